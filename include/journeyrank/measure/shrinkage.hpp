// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/estimate.hpp"

namespace journeyrank {

/// Whether a criterion takes a journey's own rate or mean, or one drawn to those of all journeys.
///
/// none       its own
/// estimated  drawn to the mean of the journeys, the more the less stands behind it; how much is estimated from them
/// fixed      drawn to a declared mean, as if `prior_weight` further observations had shown it; advised below about
///            eight journeys
enum class Shrink { none, estimated, fixed };

constexpr auto enumerators(Shrink) {
  using enum Shrink;
  return std::array{Enumerator{"none", none}, Enumerator{"estimated", estimated}, Enumerator{"fixed", fixed}};
}

/// How small samples are kept from standing out by chance.
struct Shrinkage {
  Shrink how = Shrink::none;
  double prior_mean = 0.0;    ///< of `fixed`: what is believed of a journey before its data
  double prior_weight = 0.0;  ///< of `fixed`: how many observations that belief is worth

  static constexpr auto fields() {
    return FieldList{Field{"how", &Shrinkage::how, "none, estimated from the journeys, or fixed"},
                     Field{"prior_mean", &Shrinkage::prior_mean, "fixed: the rate or mean believed beforehand"},
                     Field{"prior_weight", &Shrinkage::prior_weight,
                           "fixed: how many observations that belief is worth, >= 0", Allowed{.at_least = 0.0}}};
  }

  friend bool operator==(const Shrinkage&, const Shrinkage&) = default;
};

/// What is wrong with a shrinkage, or "".
inline std::string fault(const Shrinkage& shrinkage) {
  const bool finite = std::isfinite(shrinkage.prior_mean) && std::isfinite(shrinkage.prior_weight);
  if (!finite || shrinkage.prior_weight < 0)
    return "shrink: prior_mean and prior_weight must be finite, the weight >= 0";
  const bool stated = shrinkage.prior_mean != 0.0 || shrinkage.prior_weight != 0.0;
  if (stated && shrinkage.how != Shrink::fixed) return "shrink: a prior is stated, but \"how\" is not \"fixed\"";
  return "";
}

/// Fewer journeys than this are too few to estimate a prior from.
inline constexpr std::size_t few_journeys = 8;

/// What all journeys say of one before its own data. The shrunk value is (n * own + weight * mean) / (n + weight) for
/// rates; for means the weight of the own one is between / (between + its squared standard error).
struct Prior {
  double mean = 0.0;
  double weight = 0.0;       ///< of rates, in observations; infinite when the journeys cannot be told apart
  double between = 0.0;      ///< of means: the variance between the journeys beyond chance
  double within = 0.0;       ///< of means: that of one number in a journey, over those that tell it
  std::size_t journeys = 0;  ///< that it rests on

  /// False when the data cannot tell the journeys apart: what differs is within chance.
  bool tells_apart() const noexcept { return std::isfinite(weight); }
};

/// The plain mean of numbers, added exactly: their order changes no bit.
inline double exact_mean(std::span<const double> numbers) noexcept {
  ExactSum sum;
  for (const double each : numbers) sum.add(each);
  return numbers.empty() ? 0.0 : sum.value() / static_cast<double>(numbers.size());
}

/// The variance of numbers around their mean, with n - 1; 0 for fewer than two.
inline double exact_variance(std::span<const double> numbers) noexcept {
  if (numbers.size() < 2) return 0.0;
  const double mean = exact_mean(numbers);
  ExactSum sum;
  for (const double each : numbers) sum.add(product(each - mean, each - mean));
  return sum.value() / static_cast<double>(numbers.size() - 1);
}

/// The prior of rates by moments: with m the mean rate, s² the variance of the rates and w the mean of m (1 - m) / n,
/// t = max(s² - w, 0) is what lies between the journeys, and the weight m (1 - m) / t - 1. n counts independent
/// observations (see observations_of).
///
/// Shape   rates of journeys with n > 0
/// Edge    t = 0: infinite weight, for the data cannot tell the journeys apart; fewer than two journeys: weight 0
/// Source  kleinman1973proportions, beta-binomial by moments
inline Prior rate_prior(std::span<const Estimate> rates) {
  Prior prior{.journeys = rates.size()};
  if (rates.size() < 2) return prior;
  std::vector<double> own;
  for (const auto& each : rates) own.push_back(each.centre);
  prior.mean = exact_mean(own);
  const double spread = product(prior.mean, 1.0 - prior.mean);
  std::vector<double> chance;
  for (const auto& each : rates) chance.push_back(spread / std::max(0.5, observations_of(each)));
  const double between = std::max(0.0, exact_variance(own) - exact_mean(chance));
  prior.between = between;
  prior.weight = between > 0.0 ? std::max(0.0, spread / between - 1.0) : std::numeric_limits<double>::infinity();
  return prior;
}

/// The prior of means by moments: what lies between the journeys is the variance of their means less the mean of their
/// squared standard errors (of those that tell one).
///
/// Edge    nothing between them: infinite weight, for the data cannot tell the journeys apart; fewer than two journeys:
///         weight 0
/// Source  efron1975data, normal means by moments
inline Prior mean_prior(std::span<const Estimate> means) {
  Prior prior{.journeys = means.size()};
  if (means.size() < 2) return prior;
  std::vector<double> own;
  std::vector<double> chance;
  ExactSum spread;
  double numbers = 0.0;
  for (const auto& each : means) {
    own.push_back(each.centre);
    const std::optional<double> error = told_error(each);
    if (!error) continue;
    chance.push_back(product(*error, *error));
    const auto n = static_cast<double>(each.independent());
    spread.add(product(product(n, n - 1.0), chance.back()));
    numbers += n - 1.0;
  }
  prior.within = numbers > 0.0 ? spread.value() / numbers : 0.0;
  prior.mean = exact_mean(own);
  prior.between = std::max(0.0, exact_variance(own) - exact_mean(chance));
  if (!(prior.between > 0.0)) prior.weight = std::numeric_limits<double>::infinity();
  return prior;
}

/// The variance of a mean by chance: its squared error, or, of a few equal numbers, what numbers vary by in the other
/// journeys; nothing for one number alone, and where no journey tells.
inline std::optional<double> chance_of(const Estimate& mean, const Prior& prior) noexcept {
  if (const std::optional<double> error = told_error(mean)) return product(*error, *error);
  if (mean.independent() < 2 || !(prior.within > 0.0)) return std::nullopt;
  return prior.within / static_cast<double>(mean.independent());
}

/// A rate or mean drawn to a prior. Observations that go together count as fewer (see observations_of); those of a mean
/// as one a cluster.
///
/// Edge    a mean of one number alone, which has no error of its own, becomes the prior's; one of a few equal numbers
///         has that of numbers of the other journeys (see chance_of)
inline double shrunk_centre(const Estimate& estimate, const Prior& prior) noexcept {
  if (!prior.tells_apart()) return prior.mean;
  if (estimate.basis == Basis::mean && prior.between > 0.0) {
    const std::optional<double> chance = chance_of(estimate, prior);
    if (!chance) return prior.mean;
    const double to_prior = *chance / (*chance + prior.between);
    return product(to_prior, prior.mean) + product(1.0 - to_prior, estimate.centre);
  }
  const bool is_rate = estimate.basis == Basis::rate;
  const double n = is_rate ? std::max(0.5, observations_of(estimate)) : static_cast<double>(estimate.independent());
  const bool all_count = is_rate && n == static_cast<double>(estimate.n);
  const double own = all_count ? met_among(estimate, n) : product(n, estimate.centre);
  return (own + product(prior.weight, prior.mean)) / (n + prior.weight);
}

/// The prior that a shrinkage draws one metric of all journeys to.
inline Prior prior_of(const Shrinkage& shrinkage, std::span<const Estimate> sampled) {
  if (shrinkage.how == Shrink::fixed) {
    return {.mean = shrinkage.prior_mean, .weight = shrinkage.prior_weight, .journeys = sampled.size()};
  }
  const bool rates = !sampled.empty() && sampled.front().basis == Basis::rate;
  return rates ? rate_prior(sampled) : mean_prior(sampled);
}

/// Fills in the shrunk values of one metric over all journeys. Where nothing is asked for, they are shown by the
/// estimated prior, and not used.
///
/// Edge    counts and what is not measured stay as they are
inline Prior shrink(std::span<Estimate> estimates, const Shrinkage& shrinkage) {
  std::vector<Estimate> sampled;
  for (const auto& each : estimates) {
    if (each.measured && each.basis != Basis::count) sampled.push_back(each);
  }
  const Prior prior = prior_of(shrinkage, sampled);
  for (auto& each : estimates) {
    if (each.measured && each.basis != Basis::count) each.shrunk = each.outcome.of(shrunk_centre(each, prior));
  }
  return prior;
}

/// What a reader must know of an estimated prior that is used.
inline std::vector<Note> notes_on(const Prior& prior, const Shrinkage& shrinkage, const std::string& criterion) {
  std::vector<Note> notes;
  if (shrinkage.how != Shrink::estimated) return notes;
  if (!prior.tells_apart()) {
    notes.push_back({"cannot_tell_apart", criterion +
                                              ": what differs between the journeys is within chance, so every "
                                              "shrunk value rests on their mean, " +
                                              shortest_number(prior.mean) + "; collect more, or weigh it less"});
  }
  if (prior.journeys < few_journeys) {
    notes.push_back({"few_journeys", criterion + ": a prior estimated from " + std::to_string(prior.journeys) +
                                         " journeys is itself uncertain; state a fixed one (\"how\": \"fixed\")"});
  }
  return notes;
}

}  // namespace journeyrank
