// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_parts.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/better.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/benchmark.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What the overall rate or mean of a criterion is held against.
struct Reference {
  std::string criterion;
  double value = 0.0;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"effort": 0.1}
  static constexpr auto fields() {
    return FieldList{Field{"criterion", &Reference::criterion, "the id of a criterion"},
                     Field{"value", &Reference::value, "a rate or mean, in the unit of what is sampled"}};
  }

  friend bool operator==(const Reference&, const Reference&) = default;
};

/// How impact is told.
struct ImpactOptions {
  std::int64_t min_n = 30;                 ///< the best journey, where it is the reference, rests on so many
  std::vector<Reference> references = {};  ///< of criteria that are not to be held against their best journey
};

/// What one journey does to an overall rate or mean K.
struct JourneyImpact {
  std::string journey{};
  std::int64_t n = 0;
  double own = 0.0;                ///< K_j, its own rate or mean
  std::optional<double> impact{};  ///< K - K without it; nothing for the only journey
  double contribution = 0.0;       ///< its part of K - reference; the parts add up to `difference`, bit for bit
  std::optional<double> share{};   ///< of the difference; the shares add up to 1, bit for bit
};

/// The overall rate or mean of one criterion, taken apart by journeys.
struct CriterionImpact {
  std::string criterion{};
  Better better = Better::lower;
  Basis basis = Basis::count;  ///< rate or mean
  std::string why_not{};       ///< why it is not taken apart; then the rest is empty
  std::int64_t n = 0;          ///< N
  double overall = 0.0;        ///< K
  double reference = 0.0;
  std::string reference_journey{};        ///< whose rate or mean the reference is; "" for a stated one
  double difference = 0.0;                ///< K - reference, on the grid of the contributions
  std::vector<JourneyImpact> journeys{};  ///< those that are measured, in their order
};

/// The journey that the overall number is held against: the best of those that rest on enough, or of all where none
/// does.
inline const Estimate* best_of(std::span<const Estimate> estimates, Better better, std::int64_t min_n) noexcept {
  const Estimate* best = nullptr;
  for (const std::int64_t least : {min_n, std::int64_t{0}}) {
    for (const auto& each : estimates) {
      if (!each.measured || each.independent() < least) continue;
      const bool ahead =
          best == nullptr || (better == Better::lower ? each.centre < best->centre : each.centre > best->centre);
      if (ahead) best = &each;
    }
    if (best != nullptr) return best;
  }
  return best;
}

/// The rate or mean over all observations of all journeys: sum of met / sum of n, or sum of n K_j / sum of n.
inline double overall_centre(std::span<const Estimate> estimates, double n) noexcept {
  ExactSum sum;
  for (const auto& each : estimates) {
    if (!each.measured) continue;
    const bool counted = each.basis == Basis::rate && !(each.stands_for > 0.0);
    sum.add(counted ? static_cast<double>(each.met) : product(each.size(), each.centre));
  }
  return sum.value() / n;
}

/// How many observations the journeys have, or, of a weighted metric, were drawn from.
inline double size_of(std::span<const Estimate> estimates) noexcept {
  ExactSum sum;
  for (const auto& each : estimates) sum.add(each.measured ? each.size() : 0.0);
  return sum.value();
}

/// Why a criterion cannot be taken apart by journeys, or "".
inline std::string why_whole(std::span<const Estimate> estimates, const std::optional<Metric>& metric) {
  if (!metric) return "no metric in the model";
  bool any = false;
  for (const auto& each : estimates) {
    if (each.measured && each.basis == Basis::count) {
      return std::string(name_of(*metric)) + " is no rate and no mean over what the journeys have together";
    }
    any = any || each.measured;
  }
  return any ? "" : "no journey is measured";
}

/// Fills in the parts of the difference, and their shares of it.
///
/// Shape   sizes: one a journey of `whole`; `size` is their sum
/// Edge    a difference that is nothing but rounding has no shares
inline void share_out(CriterionImpact& whole, std::span<const double> sizes, double size) {
  std::vector<double> parts;
  double largest = 0.0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    parts.push_back(product(sizes[i], whole.journeys[i].own - whole.reference) / size);
    largest = std::max(largest, std::fabs(parts.back()));
  }
  whole.difference = settle_parts(parts, whole.overall - whole.reference);
  for (std::size_t i = 0; i < parts.size(); ++i) whole.journeys[i].contribution = parts[i];
  if (whole.difference == 0.0 || std::fabs(whole.difference) < 1e-9 * largest) return;
  for (double& part : parts) part /= whole.difference;
  settle_parts(parts, 1.0);
  for (std::size_t i = 0; i < parts.size(); ++i) whole.journeys[i].share = parts[i];
}

/// Takes one criterion apart; its reference is stated, or that of its best journey.
inline CriterionImpact impact_of(const Criterion& criterion, std::span<const Estimate> estimates, const Names& journeys,
                                 const ImpactOptions& options) {
  CriterionImpact whole{.criterion = criterion.id};
  const std::optional<Metric> metric = metric_of(criterion.metric);
  whole.why_not = why_whole(estimates, metric);
  if (!whole.why_not.empty()) return whole;
  whole.better = better_side(criterion, *metric);
  for (const auto& each : estimates) whole.n += each.measured ? each.n : 0;
  const double size = size_of(estimates);
  whole.overall = overall_centre(estimates, size);
  const Estimate* const best = best_of(estimates, whole.better, options.min_n);
  whole.reference = best->centre;
  whole.reference_journey = journeys[static_cast<std::size_t>(best - estimates.data())];
  for (const auto& [of, value] : options.references) {
    if (of != criterion.id) continue;
    whole.reference = value;
    whole.reference_journey = "";
  }
  std::vector<double> sizes;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    const Estimate& each = estimates[i];
    if (!each.measured) continue;
    sizes.push_back(each.size());
    whole.basis = each.basis;
    JourneyImpact& one = whole.journeys.emplace_back(JourneyImpact{.journey = journeys[i], .n = each.n});
    one.own = each.centre;
    const double others = size - each.size();
    if (others > 0.0) one.impact = product(each.size(), each.centre - whole.overall) / others;
  }
  share_out(whole, sizes, size);
  return whole;
}

/// What each journey does to the overall rate or mean K of each criterion, over all contacts (or cases, or customers).
///
///     impact_j       = K - K without j = n_j (K_j - K) / (N - n_j)       does not add up
///     contribution_j = n_j (K_j - reference) / N                         adds up to K - reference
///
/// The first says what would change if the journey were not there; the second what would change if it were as good as
/// the reference. Every journey is held against one reference, so no part of the difference is due to their mix: it is
/// the rate component of Kitagawa's decomposition.
///
/// Shape   estimates: one list a criterion of the model, in journey order; returns one entry a criterion
/// Units   of the rate or mean itself, before what follows from it: of a burden the rate, of an excess the churn; where
///         contacts are weighted, n_j and N are the contacts that they stand for
/// Edge    totals, quantiles and ratios of sums are not taken apart, with the reason; a customer of two journeys counts
///         in both; one journey alone has no impact; no difference, no shares
/// Errors  shape_mismatch for another number of criteria; unknown_name for a reference on no criterion of the model,
///         with the nearest; bad_number for one that is not finite; contributions and shares are rounded as
///         settle_parts does
/// Source  kitagawa1955components
/// Cost    O(journeys × criteria)
inline std::vector<CriterionImpact> impact(const Names& journeys, const std::vector<std::vector<Estimate>>& estimates,
                                           const Model& model, const ImpactOptions& options = {}) {
  if (estimates.size() != model.criteria.size()) {
    throw Error(errc::shape_mismatch, "impact: estimates of " + std::to_string(estimates.size()) +
                                          " criteria for a model of " + std::to_string(model.criteria.size()));
  }
  for (const auto& [criterion, value] : options.references) {
    static_cast<void>(criterion_index(model, criterion));
    if (!std::isfinite(value)) {
      throw Error(errc::bad_number, "the reference of " + excerpt(criterion) + " is not a finite number");
    }
  }
  std::vector<CriterionImpact> all;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    all.push_back(impact_of(model.criteria[c], estimates[c], journeys, options));
  }
  return all;
}

}  // namespace journeyrank
