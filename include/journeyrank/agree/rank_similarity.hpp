// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <variant>

#include "journeyrank/agree/kendall_tau.hpp"
#include "journeyrank/agree/rank_biased_overlap.hpp"
#include "journeyrank/agree/spearman_rho.hpp"
#include "journeyrank/agree/weighted_spearman.hpp"
#include "journeyrank/agree/ws_coefficient.hpp"

namespace journeyrank {

/// Every measure of how alike two rankings are: 1 is the same ranking.
///
/// The correlations go down to -1 for a reversed ranking, WS and the overlap to 0.
using RankSimilarity = std::variant<KendallTau, SpearmanRho, WeightedSpearman, WsCoefficient, RankBiasedOverlap>;

/// How alike two rankings are by one of them.
///
/// Shape   one rank a journey in each, the smallest first; the first is the reference where that matters (WS)
/// Errors  those of the measure
inline double similarity(const RankSimilarity& measure, std::span<const std::uint32_t> a,
                         std::span<const std::uint32_t> b) {
  return std::visit([&](const auto& step) { return step(a, b); }, measure);
}

/// What one of them says, by its name.
struct NamedSimilarity {
  const char* name;
  double value;
};

/// How alike two rankings are by each of them, the overlap by its options.
///
/// Shape   one rank a journey in each, the smallest first; the first is the reference for WS
/// Errors  those of the measures
/// Cost    O(n log n)
inline std::array<NamedSimilarity, std::variant_size_v<RankSimilarity>> similarities(
    std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, const RankBiasedOverlap& overlap = {}) {
  const auto named = [&](const auto& step) { return NamedSimilarity{step.name, step(a, b)}; };
  return {named(KendallTau{}), named(SpearmanRho{}), named(WeightedSpearman{}), named(WsCoefficient{}), named(overlap)};
}

}  // namespace journeyrank
