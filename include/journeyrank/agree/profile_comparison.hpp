// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "journeyrank/agree/concordance.hpp"
#include "journeyrank/agree/voice.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/rank.hpp"

namespace journeyrank {

/// The best and the worst place that a journey has among several rankings, and who gives it.
struct Divergence {
  std::uint32_t journey = 0;
  std::uint32_t best = 0;
  std::uint32_t worst = 0;
  std::uint32_t best_by = 0;  ///< the first voice that gives it
  std::uint32_t worst_by = 0;

  std::uint32_t spread() const noexcept { return worst - best; }

  friend bool operator==(const Divergence&, const Divergence&) = default;
};

/// One matrix ranked under several weights, side by side.
struct ProfileComparison {
  std::vector<WeighedVoice> voices{};
  std::vector<std::vector<std::uint32_t>> ranks{};  ///< by voice, by journey
  std::vector<std::vector<double>> scores{};        ///< the same
  Concordance agreement{};                          ///< every voice counts once, whatever its influence
  std::vector<Divergence> divergences{};            ///< one a journey, the widest spread first, then by row
};

/// The best and worst place of each journey, the widest spread first.
///
/// Cost    O(v n + n log n)
inline std::vector<Divergence> divergences_of(std::span<const std::vector<std::uint32_t>> rankings) {
  std::vector<Divergence> all(rankings.empty() ? 0 : rankings[0].size());
  for (std::uint32_t journey = 0; journey < all.size(); ++journey) {
    Divergence& each = all[journey];
    each = {journey, rankings[0][journey], rankings[0][journey]};
    for (std::uint32_t v = 1; v < rankings.size(); ++v) {
      const std::uint32_t rank = rankings[v][journey];
      if (rank < each.best) std::tie(each.best, each.best_by) = std::pair(rank, v);
      if (rank > each.worst) std::tie(each.worst, each.worst_by) = std::pair(rank, v);
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Divergence& a, const Divergence& b) { return a.spread() > b.spread(); });
  return all;
}

/// Ranks a matrix under each voice's weights: the rankings are those of rank(), bit for bit, without pins.
///
///     const ProfileComparison sides = compare_profiles(matrix, model, voices_of(model));
///     sides.agreement.w;     // how much they agree
///     sides.divergences[0];  // about which journey least
///
/// Shape   n journeys, v voices
/// Edge    one voice: W = 1 and no spread; no journey: nothing diverges
/// Errors  those of weighed and of rank
/// Cost    O(v n (m + log n)), and what the p-value of concordance takes
inline ProfileComparison compare_profiles(const CriteriaMatrix& matrix, const Model& model,
                                          std::span<const Voice> voices) {
  ProfileComparison sides{.voices = weighed(model, voices)};
  for (const Voice& voice : voices) {
    const Ranking ranking = rank(matrix, model, {.profile = voice.profile});
    sides.ranks.emplace_back(ranking.ranks().begin(), ranking.ranks().end());
    sides.scores.emplace_back(ranking.scores().begin(), ranking.scores().end());
  }
  sides.agreement = concordance(sides.ranks);
  sides.divergences = divergences_of(sides.ranks);
  return sides;
}

}  // namespace journeyrank
