// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/student_width.hpp"

namespace journeyrank {

// Contacts of a sampled extract. The weight w of one says that it stands for w contacts: 1 divided by the probability
// of its being in the extract. Each is in it or not whatever the others are (Poisson sampling).

/// The weight that was read off a contact; 1 where it has none.
inline double weight_of(std::int64_t reading) noexcept {
  return reading == not_read ? 1.0 : std::bit_cast<double>(reading);
}

/// The readings of a metric, with the weight behind them where the metric is weighted.
template <class Metric>
std::vector<Reading> with_weight(const Metric& metric, std::vector<Reading> readings) {
  if (metric.weighted) readings.emplace_back(WeightReading{});
  return readings;
}

/// What is wrong with weighing what a metric counts, or "". A weight says how many contacts one stands for; a case, a
/// customer or an account of which some contacts are in the extract stands for no known number of others.
template <class Metric>
std::string fault_of_weights(const Metric& metric) {
  if (!metric.weighted || metric.per == CountingUnit::contact) return "";
  return "\"weighted\" and \"per\": \"" + std::string(name_of(metric.per)) +
         "\" do not go together: a weight says how many contacts one stands for; leave one of them out";
}

/// Adds up what contacts stand for. Sums are exact: the order of contacts changes no bit.
///
/// Edge    a weight of 1 or less adds no doubt; where each contact stands for itself, as all_one() says, the total is a
///         count
/// Source  horvitz1952generalization; saerndal1992model, section 3.5 for the variance, the sum of w (w - 1) y²
class WeightedTotal {
 public:
  void add(double weight, double number) noexcept {
    total_.add(product(weight, number));
    const double doubt = std::max(0.0, product(weight, weight - 1.0));
    variance_.add(product(doubt, product(number, number)));
    all_one_ = all_one_ && weight == 1.0;
  }

  bool all_one() const noexcept { return all_one_; }

  /// The total that n contacts stand for, in units of `per_unit` numbers.
  Estimate estimate(std::int64_t n, double per_unit = 1.0) const {
    Estimate total = measured(total_.value() / per_unit, n);
    total.centre_error = std::sqrt(variance_.value()) / per_unit;
    total.interval = normal_interval(total.value, total.centre_error);
    return total;
  }

 private:
  ExactSum total_;
  ExactSum variance_;
  bool all_one_ = true;
};

/// The mean of weighted numbers, and how sure it is.
///
/// Source  hajek1971comment for the ratio; saerndal1992model, section 5.7 for its linearised variance; kish1965survey
///         for the effective number
struct WeightedMean {
  std::int64_t n = 0;
  bool all_one = true;     ///< each number stands for itself
  bool all_same = true;    ///< one number, said by all
  double whole = 0.0;      ///< what they stand for: sum of w
  double mean = 0.0;       ///< sum of w y / sum of w
  double variance = 0.0;   ///< of the mean: sum of w² (y - mean)² / (sum of w)²
  double effective = 0.0;  ///< how many numbers of equal weights are worth as much: (sum of w)² / sum of w²

  /// False for one number alone, and one that outweighs all others: they tell nothing of how far the mean may be off.
  bool tells_error() const noexcept { return n > 1 && effective - 1.0 > 1e-6; }
};

/// `for_each(visit)` calls `visit(weight, number)` for each number, the same ones every time.
///
/// Edge    no numbers: n = 0; sums are exact, so that the order changes no bit
template <class ForEach>
WeightedMean weighted_mean_of(ForEach&& for_each) {
  WeightedMean found;
  ExactSum whole;
  ExactSum total;
  ExactSum squares;
  double first = 0.0;
  for_each([&](double weight, double number) {
    if (found.n == 0) first = number;
    found.all_same = found.all_same && number == first;
    whole.add(weight);
    total.add(product(weight, number));
    squares.add(product(weight, weight));
    found.all_one = found.all_one && weight == 1.0;
    ++found.n;
  });
  if (found.n == 0) return found;
  found.whole = whole.value();
  // Rounding would make differences where there are none.
  found.mean = found.all_same ? first : total.value() / found.whole;
  found.effective = product(found.whole, found.whole / squares.value());
  ExactSum residuals;
  for_each([&](double weight, double number) {
    const double residual = product(weight, number - found.mean);
    residuals.add(product(residual, residual));
  });
  found.variance = residuals.value() / product(found.whole, found.whole);
  return found;
}

/// A rate of weighted contacts, of whom `met` were seen to meet the condition. Its interval is Wilson's of the p (1 -
/// p) / se² observations that it is worth.
///
/// Edge    a rate of 0 or 1 is worth Kish's effective number; no rate is surer than by as many contacts of equal weight
inline Estimate measured_weighted_rate(const WeightedMean& of, std::int64_t met) {
  Estimate rate = measured(of.mean, of.n);
  const double chance = product(of.mean, 1.0 - of.mean);
  const bool tells = chance > 0.0 && of.variance > 0.0;
  const double worth = std::min(static_cast<double>(of.n), tells ? chance / of.variance : of.effective);
  rate.basis = Basis::rate;
  rate.met = met;
  rate.stands_for = of.whole;
  rate.centre_error = std::sqrt(chance / worth);
  rate.interval = wilson_of(of.mean, worth);
  return rate;
}

/// A mean of weighted numbers, with Student's interval: with Kish's effective number k of them its error has k - 1
/// degrees of freedom. `variance` is that of the mean.
///
/// Edge    equal weights are none: the interval of the plain mean; one number alone, one that outweighs all others, and
///         a few that are all the same, do not tell how sure they are: no interval
/// Source  kish1965survey; student1908probable
inline Estimate measured_weighted_mean(const WeightedMean& of, double variance) {
  Estimate mean = measured(of.mean, of.n);
  mean.basis = Basis::mean;
  mean.stands_for = of.whole;
  mean.has_interval = of.tells_error() && (variance > 0.0 || of.n >= few_numbers);
  if (!of.tells_error()) return mean;
  mean.centre_error = std::sqrt(variance);
  mean.freedom = std::clamp(of.effective - 1.0, 1.0, static_cast<double>(of.n - 1));
  mean.interval = normal_interval(of.mean, mean.centre_error, student_width_of(mean.freedom));
  return mean;
}

/// The same with the variance of the mean as the sample tells it: times k / (k - 1), as few numbers are nearer to their
/// own mean than to that of all.
inline Estimate measured_weighted_mean(const WeightedMean& of) {
  return measured_weighted_mean(of, of.tells_error() ? of.variance * (of.effective / (of.effective - 1.0)) : 0.0);
}

}  // namespace journeyrank
