// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/quantile_belief.hpp"
#include "journeyrank/measure/student_width.hpp"

namespace journeyrank {

/// Numbers that are all the same say nothing of how others may differ where they are fewer than this.
inline constexpr std::int64_t few_numbers = 30;

/// What an estimate was drawn from, and so what its doubt is.
///
/// count  what was seen: a count or sum of all of it, which has no sampling error unless an extract stands for all (see
///        WeightedTotal), or a quantile or a ratio of what was seen, whose interval says how sure it is
/// rate   a share of n that meet a condition
/// mean   the mean of n numbers
enum class Basis { count, rate, mean };

constexpr auto enumerators(Basis) {
  using enum Basis;
  return std::array{Enumerator{"count", count}, Enumerator{"rate", rate}, Enumerator{"mean", mean}};
}

/// From a rate or mean x to a metric: factor * (x - offset), and never below `least`: a burden is customers * rate, an
/// excess rate - baseline, revenue at risk value * max(0, rate - baseline).
struct Outcome {
  double factor = 1.0;
  double offset = 0.0;
  double least = -std::numeric_limits<double>::infinity();

  double of(double x) const noexcept { return std::max(least, product(factor, x - offset)); }

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// What a metric found for one journey: a value, how much stands behind it and how sure it is; or why there is none.
///
/// Units   value, interval, shrunk and standard_error() are in the unit of the metric; centre and centre_error in that
///         of what was sampled
/// Edge    not measured: the value is 0 and means nothing, `why_missing` says what is lacking; the mean of one number
///         alone, or of a few equal ones, has no interval, nor has a quantile of too few
struct Estimate {
  double value = 0;
  std::int64_t n = 0;  ///< contacts, cases or customers that the value rests on
  bool measured = false;
  std::string why_missing{};
  Basis basis = Basis::count;
  std::int64_t met = 0;     ///< of a rate: how many of the n
  double centre = 0;        ///< the rate or mean itself
  double centre_error = 0;  ///< its standard error
  Outcome outcome{};        ///< from the rate or mean to the value
  double offset_error = 0;  ///< standard error of the outcome's offset, where that was measured too
  bool has_interval = false;
  Interval interval{};        ///< of the value, 95 %: Wilson's for a rate, Student's for a mean
  double shrunk = 0;          ///< the value with its rate or mean drawn to those of all journeys (see Shrinkage)
  std::int64_t clusters = 0;  ///< groups that the n go together in, where a metric asks (see ClusterBy); 0: in none
  std::int64_t asked = 0;  ///< units that were looked at, where these are no contacts (see CountingUnit); 0: contacts
  double stands_for = 0;   ///< of a weighted rate or mean: the contacts that the n were drawn from; 0: the n alone
  double freedom = 0;      ///< of a weighted mean: the degrees of freedom of its error; 0: one less than independent
  std::vector<OrderStatistic> around{};  ///< of a quantile: numbers that tell how many lie below a bound near it
  std::optional<double> within_days{};   ///< the window that tells its cases apart, where the metric has one
  std::int64_t in_part = 0;              ///< of a cost: those of the n of which only a part is known
  double over = 0;                       ///< of a rate of contacts: the customers that they are set against

  /// True when other observations would have given another value: a rate, a mean, a quantile, a ratio, a total of what
  /// an extract was drawn from. A count or sum of all that was seen is none.
  bool is_sample() const noexcept {
    return basis != Basis::count || !has_interval || interval.low != value || interval.high != value;
  }

  /// How many observations, or groups of them, say something for themselves: what a smallest sample is held against.
  std::int64_t independent() const noexcept { return clusters > 0 ? clusters : n; }

  /// The degrees of freedom of a mean's error.
  double degrees_of_freedom() const noexcept {
    return freedom > 0.0 ? freedom : static_cast<double>(independent()) - 1.0;
  }

  /// How many contacts, cases or customers a rate or mean is one of.
  double size() const noexcept { return stands_for > 0.0 ? stands_for : static_cast<double>(n); }

  double standard_error() const noexcept {
    const double error = offset_error > 0.0 ? std::hypot(centre_error, offset_error) : centre_error;
    return product(std::fabs(outcome.factor), error);
  }

  friend bool operator==(const Estimate&, const Estimate&) = default;
};

/// A count of all that was seen.
inline Estimate measured(double value, std::int64_t n) {
  return {.value = value,
          .n = n,
          .measured = true,
          .centre = value,
          .has_interval = true,
          .interval = {value, value},
          .shrunk = value};
}

inline Estimate not_measured(std::string why) { return {.why_missing = std::move(why)}; }

/// The same estimate of what follows from it.
inline Estimate with_outcome(Estimate estimate, const Outcome& outcome) {
  if (!estimate.measured) return estimate;
  const double low = outcome.of(estimate.interval.low);
  const double high = outcome.of(estimate.interval.high);
  estimate.outcome = outcome;
  estimate.interval = {std::min(low, high), std::max(low, high)};
  estimate.value = outcome.of(estimate.centre);
  estimate.shrunk = estimate.value;
  return estimate;
}

/// A rate: `met` of n, n > 0.
inline Estimate measured_rate(std::int64_t met, std::int64_t n) {
  const double rate = static_cast<double>(met) / static_cast<double>(n);
  Estimate estimate = measured(rate, n);
  estimate.basis = Basis::rate;
  estimate.met = met;
  estimate.centre_error = std::sqrt(product(rate, 1.0 - rate) / static_cast<double>(n));
  estimate.interval = wilson(met, n);
  return estimate;
}

/// A mean of n numbers, n > 0, and the variance of the numbers (0 when there is one alone), with Student's interval.
///
/// Edge    one number alone, and a few that are all the same, do not tell how sure they are: no interval
/// Source  student1908probable
inline Estimate measured_mean(double mean, double variance, std::int64_t n) {
  Estimate estimate = measured(mean, n);
  estimate.basis = Basis::mean;
  estimate.centre_error = std::sqrt(variance / static_cast<double>(n));
  estimate.has_interval = n > 1 && (variance > 0.0 || n >= few_numbers);
  if (estimate.has_interval) estimate.interval = normal_interval(mean, estimate.centre_error, student_width(n));
  return estimate;
}

/// The error that a sample of a mean tells: its own, or, where all answers are the same, that of its interval; nothing
/// for one that tells none.
inline std::optional<double> told_error(const Estimate& mean) noexcept {
  if (mean.independent() < 2 || !mean.has_interval) return std::nullopt;
  if (mean.centre_error > 0.0) return mean.centre_error;
  return (mean.interval.high - mean.interval.low) / (2.0 * z_95);
}

/// How many independent observations a rate is worth: n, or fewer where its error, its clusters or its interval say
/// that some of them go together, as the contacts of one case do.
inline double observations_of(const Estimate& rate) noexcept {
  const auto n = static_cast<double>(rate.n);
  const double spread = product(rate.centre, 1.0 - rate.centre);
  double worth = n;
  if (spread > 0.0 && rate.centre_error > 0.0) {
    worth = spread / product(rate.centre_error, rate.centre_error);
  } else if (rate.clusters > 0 && !(rate.stands_for > 0.0)) {
    worth = static_cast<double>(rate.clusters);
  } else if (!(spread > 0.0) && rate.has_interval && rate.outcome == Outcome{}) {
    const double far = rate.met == 0 ? rate.interval.high : 1.0 - rate.interval.low;  // Wilson's: z² / (n + z²)
    worth = far > 0.0 ? product(product(z_95, z_95), (1.0 - far) / far) : n;
  }
  return worth < product(n, 1.0 - 1e-9) ? worth : n;
}

/// How many of so many observations meet the condition: as many as of the n, or, where contacts stand for others, as
/// the rate says.
inline double met_among(const Estimate& rate, double worth) noexcept {
  if (rate.stands_for > 0.0) return product(worth, rate.centre);
  return product(static_cast<double>(rate.met), worth / static_cast<double>(rate.n));
}

}  // namespace journeyrank
