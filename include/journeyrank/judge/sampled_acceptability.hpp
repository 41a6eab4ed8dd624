// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/acceptability_options.hpp"
#include "journeyrank/judge/draw_order.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/judge/rank_bins.hpp"
#include "journeyrank/judge/rank_tally.hpp"
#include "journeyrank/judge/sorted_draws.hpp"
#include "journeyrank/judge/uniform_weights.hpp"

namespace journeyrank {

/// Draws that were made elsewhere: values in [0, 1] and normalised weights.
///
/// Shape   values: draw after draw, in it journey after journey, in it criterion after criterion; weights: draw after
///         draw
struct SampledDraws {
  std::size_t journeys = 0;
  std::size_t criteria = 0;
  std::span<const double> values{};
  std::span<const double> weights{};

  std::size_t draws() const noexcept { return criteria == 0 ? 0 : weights.size() / criteria; }

  double score(std::size_t draw, std::size_t journey, const double* of_criteria) const noexcept {
    const double* row = values.data() + (draw * journeys + journey) * criteria;
    double score = 0.0;
    for (std::size_t c = 0; c < criteria; ++c) score += product(row[c], of_criteria[c]);
    return score;
  }
};

/// Refuses draws that are not of one shape, or not numbers. Errors: shape_mismatch, bad_number, empty_input.
inline void validate(const SampledDraws& sampled, const Names& names) {
  const std::size_t cells = sampled.draws() * sampled.journeys * sampled.criteria;
  if (names.size() != sampled.journeys || sampled.weights.size() != sampled.draws() * sampled.criteria ||
      sampled.values.size() != cells) {
    throw Error(errc::shape_mismatch, "sampled draws: found " + std::to_string(sampled.values.size()) + " values and " +
                                          std::to_string(sampled.weights.size()) + " weights for " +
                                          std::to_string(names.size()) + " journeys and " +
                                          std::to_string(sampled.criteria) + " criteria");
  }
  if (sampled.draws() == 0) throw Error(errc::empty_input, "sampled draws: there is none");
  const auto finite = [](double each) { return std::isfinite(each); };
  const auto share = [](double each) { return each >= 0.0 && each <= 1.0; };
  if (!std::all_of(sampled.values.begin(), sampled.values.end(), finite) ||
      !std::all_of(sampled.weights.begin(), sampled.weights.end(), share)) {
    throw Error(errc::bad_number, "sampled draws: values must be finite, weights lie in 0 to 1");
  }
}

/// In how many of the draws of the values a journey is first, no other scoring higher, under these weights.
inline std::uint64_t count_first(const SampledDraws& sampled, std::size_t journey, const std::vector<double>& weights) {
  std::uint64_t count = 0;
  for (std::size_t draw = 0; draw < sampled.draws(); ++draw) {
    const double own = sampled.score(draw, journey, weights.data());
    bool first = true;
    for (std::size_t j = 0; j < sampled.journeys; ++j) first = first && !(sampled.score(draw, j, weights.data()) > own);
    count += first ? 1 : 0;
  }
  return count;
}

/// The counts of all draws.
inline RankAcceptability count_ranks(const SampledDraws& sampled, const Names& names) {
  const std::size_t n = sampled.journeys;
  const std::size_t m = sampled.criteria;
  RankTally tally(RankBins(n), n, m, RankTally::Pairs::counted);
  const DrawOrder order(names);
  SortedDraws sorted(n);
  std::vector<double> scores(n * draws_at_once);
  std::vector<double> weights(m * draws_at_once);
  std::vector<const double*> rows;
  for (std::size_t c = 0; c < m; ++c) rows.push_back(weights.data() + c * draws_at_once);
  for (std::size_t first = 0; first < sampled.draws(); first += draws_at_once) {
    const std::size_t count = std::min(draws_at_once, sampled.draws() - first);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const double* of_draw = sampled.weights.data() + (first + lane) * m;
      for (std::size_t c = 0; c < m; ++c) weights[c * draws_at_once + lane] = of_draw[c];
      for (std::size_t j = 0; j < n; ++j) scores[j * draws_at_once + lane] = sampled.score(first + lane, j, of_draw);
    }
    sorted.sort(order, scores, draws_at_once, first);
    tally.add(sorted, rows, count);
    tally.add_pairs(scores, draws_at_once, count);
  }
  tally.settle();
  return RankAcceptability(std::move(tally));
}

/// The same as acceptability() from draws that were made elsewhere.
///
/// Edge    a journey that is never first has no central weights and no confidence factor
/// Errors  shape_mismatch, bad_number, empty_input
/// Source  lahdelma2001smaa2
/// Cost    O(draws × (n m + n^2)), and O(draws × n m) for each journey that is ever first
inline Acceptability acceptability(const SampledDraws& sampled, const Names& names,
                                   const AcceptabilityOptions& options = {}) {
  validate(options);
  validate(sampled, names);
  Acceptability found{.ranks = count_ranks(sampled, names), .level = options.level, .separation = options.separation};
  found.order = found.ranks.by_expected_rank(names);
  const auto above_next = half_draws_above_next(found.ranks, found.order);
  found.groups = tie_groups(found.ranks, found.order, above_next, options.separation);
  found.confidence.resize(sampled.journeys);
  for (std::size_t j = 0; j < sampled.journeys; ++j) {
    const auto central = found.ranks.central_weights(j);
    if (!central) continue;
    std::vector<double> weights;
    for (const auto& each : *central) weights.push_back(each.value);
    found.confidence[j] = drawn_share(count_first(sampled, j, weights), sampled.draws());
  }
  return found;
}

}  // namespace journeyrank
