// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/measure/better.hpp"
#include "journeyrank/measure/clustering.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/quantile_belief.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/split_normal.hpp"
#include "journeyrank/measure/spread_metrics.hpp"

namespace journeyrank {

/// The value is what it is: all of it was seen.
struct Certain {
  friend bool operator==(const Certain&, const Certain&) = default;
};

/// Why nothing can be said of how far off a value may be.
struct NoPosterior {
  std::string why;

  friend bool operator==(const NoPosterior&, const NoPosterior&) = default;
};

/// What is believed of the rate, mean, quantile or ratio behind an estimate once its data are in.
using Posterior = std::variant<NoPosterior, Certain, Beta, Normal, StudentT, QuantileBelief, SplitNormal>;

/// What all journeys together know of one common rate or mean: that of the plain mean over the journeys, which is what
/// a shrunk value is where they cannot be told apart.
struct Pooled {
  double observations =
      0.0;  ///< of rates: a sample of so many has the error of the mean rate, k² / Σ 1/n (see observations_of)
  double variance = 0.0;  ///< of means: that of their mean, Σ s² / n / k²; 0 when no mean has an error
};

inline Pooled pooled(std::span<const Estimate> sampled) {
  if (sampled.empty()) return {};
  ExactSum rarities;
  ExactSum variances;
  for (const auto& each : sampled) {
    if (each.basis == Basis::rate) rarities.add(1.0 / std::max(observations_of(each), 0.5));
    const std::optional<double> error = each.basis == Basis::mean ? told_error(each) : std::nullopt;
    if (error) variances.add(product(*error, *error));
  }
  const auto k = static_cast<double>(sampled.size());
  const double rarity = rarities.value();
  return {rarity > 0.0 ? product(k, k) / rarity : 0.0, variances.value() / product(k, k)};
}

/// The same belief of a rate less another one that is known but for an error: as much less sure as that makes the
/// difference.
inline Beta widened(const Beta& beta, double error) noexcept {
  if (!(error > 0.0)) return beta;
  const double weight = beta.a + beta.b;
  const double mean = beta.a / weight;
  const double spread = product(mean, 1.0 - mean);
  const double variance = spread / (weight + 1.0) + product(error, error);
  const double kept = std::max(0.5, spread / variance - 1.0) / weight;
  return {product(beta.a, kept), product(beta.b, kept)};
}

/// A rate after its data: Beta(met + 1/2, n - met + 1/2), Jeffreys' prior; where rates are shrunk the prior is theirs,
/// M m to one side and M (1 - m) to the other.
///
/// Edge    observations that go together count as fewer (see observations_of), and few clusters as fewer still; a prior
///         that leaves one side without weight: half an observation more on each; rates that cannot be told apart: the
///         mean rate, as sure as all journeys together are of it
/// Source  jeffreys1946invariant; kleinman1973proportions for the shared prior
inline Posterior rate_posterior(const Estimate& rate, const Shrinkage& shrinkage, const Prior& prior,
                                const Pooled& pool) {
  const auto n = static_cast<double>(rate.n);
  const double worth = product(observations_of(rate), part_kept_by_clusters(rate));
  const double kept = worth / n;
  const double met = met_among(rate, worth);
  const double unmet = product(n, kept) - met;
  if (shrinkage.how == Shrink::none) return Beta{met + 0.5, unmet + 0.5};
  const double mean = std::clamp(prior.mean, 0.0, 1.0);
  if (!prior.tells_apart()) {
    return Beta{product(pool.observations, mean) + 0.5, product(pool.observations, 1.0 - mean) + 0.5};
  }
  const double prior_met = product(prior.weight, mean);
  const double prior_unmet = product(prior.weight, 1.0 - mean);
  const double half = prior_met > 0.0 && prior_unmet > 0.0 ? 0.0 : 0.5;
  if (kept == 1.0) return Beta{met + (prior_met + half), unmet + (prior_unmet + half)};
  const double shrunk = shrunk_centre(rate, prior);
  const double weight = worth + prior.weight;
  return Beta{product(weight, shrunk) + half, product(weight, 1.0 - shrunk) + half};
}

/// A mean after its data: Student's t with n - 1 degrees around it (clusters less one, where numbers go together; fewer
/// where weights differ), for its variance is estimated too; where means are shrunk, the normal distribution around the
/// shrunk mean, with the variance that is left.
///
/// Edge    one number alone, or a few equal ones, say nothing of their variance: no posterior, unless the other
///         journeys lend theirs; equal answers of which the interval alone tells the doubt have none of their own
///         either; means that cannot be told apart: their mean, as sure as all journeys together are of it; a fixed
///         prior counts as observations of the journey's own variance
/// Source  student1908probable; efron1975data for the shrunk mean
inline Posterior mean_posterior(const Estimate& mean, const Shrinkage& shrinkage, const Prior& prior,
                                const Pooled& pool) {
  const auto n = static_cast<double>(mean.independent());
  const double centre = shrinkage.how == Shrink::none ? mean.centre : shrunk_centre(mean, prior);
  const std::optional<double> error = told_error(mean);
  const NoPosterior untold{n < 2.0 ? "one number alone says nothing of how far it may be off"
                                   : "equal numbers alone say nothing of how far others may be off"};
  if (shrinkage.how == Shrink::estimated && !prior.tells_apart()) {
    if (!(pool.variance > 0.0)) return untold;
    return Normal{centre, std::sqrt(pool.variance)};
  }
  if (shrinkage.how == Shrink::estimated && prior.between > 0.0) {
    const std::optional<double> chance = chance_of(mean, prior);
    if (!chance) return Normal{centre, std::sqrt(prior.between)};
    return Normal{centre, std::sqrt(product(*chance, prior.between / (*chance + prior.between)))};
  }
  if (!error || (shrinkage.how == Shrink::none && mean.centre_error == 0.0 && *error > 0.0)) return untold;
  const double kept = shrinkage.how == Shrink::fixed ? n / (n + prior.weight) : 1.0;
  return StudentT{mean.degrees_of_freedom(), centre, product(*error, std::sqrt(kept))};
}

/// A total of all that was seen is what it is; one of what an extract was drawn from is normal around its estimate.
inline Posterior total_posterior(const Estimate& total) {
  if (total.centre_error > 0.0) return Normal{total.centre, total.centre_error};
  return Certain{};
}

/// A quantile or a ratio after its data: of a quantile of numbers how many lie below (see QuantileBelief); of a ratio
/// of sums Student's t with the linearised error, as its interval is; of what has an interval alone (a time to the end
/// with open contacts, a ratio of two quantiles) what that leaves open.
///
/// Edge    a sample too small for an error or interval, equal numbers whose interval has no width, and the least or
///         greatest number (p of 0 or 1): none, with the reason
inline Posterior spread_posterior(const Estimate& found, const Metric& metric) {
  if (const auto* quantile = std::get_if<Quantile>(&metric)) {
    if (!found.around.empty()) return QuantileBelief{quantile->p, found.n, found.around};
    return NoPosterior{"the least or greatest number seen says nothing of how far others may go"};
  }
  if (!found.has_interval) return NoPosterior{"the sample is too small to say how far it may be off"};
  const auto& [low, high] = found.interval;
  if (!(low < high)) return NoPosterior{"equal numbers alone say nothing of how far others may be off"};
  if (std::holds_alternative<Proportion>(metric) && found.centre_error > 0.0) {
    return StudentT{static_cast<double>(found.n) - 1.0, found.value, found.centre_error};
  }
  return SplitNormal{low, std::clamp(found.value, low, high), high};
}

/// What is believed of one metric of each journey, in their order.
///
/// Edge    not measured: no posterior, with the reason; a total of all that was seen is certain
/// Cost    O(n)
inline std::vector<Posterior> posteriors(std::span<const Estimate> estimates, const Metric& metric) {
  std::vector<Estimate> sampled;
  for (const auto& each : estimates) {
    if (each.measured && each.basis != Basis::count) sampled.push_back(each);
  }
  const Shrinkage shrinkage = shrinkage_of(metric);
  const Prior prior = prior_of(shrinkage, sampled);
  const Pooled pool = pooled(sampled);
  std::vector<Posterior> all;
  all.reserve(estimates.size());
  for (const auto& each : estimates) {
    if (!each.measured) {
      all.emplace_back(NoPosterior{each.why_missing});
    } else if (is_total(metric)) {
      all.push_back(total_posterior(each));
    } else if (each.basis == Basis::rate) {
      const Posterior own = rate_posterior(each, shrinkage, prior, pool);
      all.emplace_back(widened(std::get<Beta>(own), each.offset_error));
    } else if (each.basis == Basis::mean) {
      all.push_back(mean_posterior(each, shrinkage, prior, pool));
    } else {
      all.push_back(spread_posterior(each, metric));
    }
  }
  return all;
}

/// True where the rates or means of these journeys are shrunk to one number that all of them have, for they cannot be
/// told apart: what is believed of it is one belief, and not one a journey.
inline bool have_common_posterior(std::span<const Estimate> estimates, const Metric& metric) {
  const Shrinkage shrinkage = shrinkage_of(metric);
  if (shrinkage.how != Shrink::estimated || is_total(metric)) return false;
  std::vector<Estimate> sampled;
  for (const auto& each : estimates) {
    if (each.measured && each.basis != Basis::count) sampled.push_back(each);
  }
  const auto is_shrunk = [](const Estimate& each) { return each.basis == Basis::rate || each.basis == Basis::mean; };
  return !sampled.empty() && std::all_of(sampled.begin(), sampled.end(), is_shrunk) &&
         !prior_of(shrinkage, sampled).tells_apart();
}

/// The two sides of x under a posterior that is a distribution; nothing for one that is not.
inline std::optional<Tails> tails(const Posterior& posterior, double x) {
  if (const auto* beta = std::get_if<Beta>(&posterior)) return beta->tails(x);
  if (const auto* normal = std::get_if<Normal>(&posterior)) return normal->tails(x);
  if (const auto* student = std::get_if<StudentT>(&posterior)) return student->tails(x);
  if (const auto* quantile = std::get_if<QuantileBelief>(&posterior)) return quantile->tails(x);
  if (const auto* split = std::get_if<SplitNormal>(&posterior)) return split->tails(x);
  return std::nullopt;
}

/// The probability that the value of a metric truly lies on the bad side of a bound: above it where lower is better,
/// below it where higher is. `used` is the value that stands for the journey; its estimate says what follows from the
/// rate or mean (a burden takes the number of customers for known).
///
/// Edge    certain: 0 or 1, and exactly on the bound is not beyond it; without a posterior: nothing
inline std::optional<double> probability_worse(const Estimate& estimate, double used, const Posterior& posterior,
                                               double bound, Better better) {
  const bool lower = better == Better::lower;
  const auto of_known = [&](double value) { return (lower ? value > bound : value < bound) ? 1.0 : 0.0; };
  if (std::holds_alternative<NoPosterior>(posterior)) return std::nullopt;
  if (std::holds_alternative<Certain>(posterior)) return of_known(used);
  const auto& [factor, offset, least] = estimate.outcome;
  if (factor == 0.0) return of_known(estimate.outcome.of(0.0));
  if (bound < least) return lower ? 1.0 : 0.0;
  if (bound == least && !lower) return 0.0;
  const Tails sides = *tails(posterior, bound / factor + offset);
  return lower == (factor > 0.0) ? sides.above : sides.below;
}

}  // namespace journeyrank
