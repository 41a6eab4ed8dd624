// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/value_blocks.hpp"
#include "journeyrank/aggregate/vikor.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What VIKOR proposes: one journey where it is far enough ahead and the best in another way too, else a set of them.
struct Compromise {
  std::vector<std::size_t> journeys{};  ///< rows of the matrix, the most urgent first
  double advantage = 0.0;               ///< how far the first is ahead of the second in Q
  double needed = 0.0;                  ///< how far it must be: 1 / (n - 1)
  bool has_advantage = false;           ///< acceptable advantage, the first condition
  bool is_stable = false;               ///< acceptable stability, the second: the first is the best by S or by R too
};

/// The compromise of the journeys that a scorer was fitted on, by vikor; `order` has them by score, the most urgent
/// first.
///
/// Without the advantage it is all that are less than what is needed behind the first; with it, but not stable, the
/// first two; else the first alone.
///
/// Edge    another method, or fewer than two journeys: none; journeys that are all alike: all of them
/// Source  opricovic2004compromise
/// Cost    O(m) a journey of the compromise
inline std::optional<Compromise> compromise_of(const Scorer& scorer, const BoundMatrix& bound,
                                               std::span<const std::uint32_t> order) {
  const auto* fitted = std::get_if<Vikor::Fitted>(&scorer.by_method().fitted());
  if (!std::holds_alternative<Vikor>(scorer.model().method) || fitted == nullptr || order.size() < 2) return {};
  const auto measures = [&](std::size_t place) {
    VikorMeasures found;
    scorer.by_method().visit_block(bound, order[place], 1, [&](const ValueBlock& block) {
      fitted->regrets(block, &found.s, &found.r);
      found.q = fitted->compromise(found.s, found.r);
    });
    return found;
  };
  const VikorMeasures first = measures(0);
  Compromise compromise{.advantage = measures(1).q - first.q, .needed = 1.0 / static_cast<double>(order.size() - 1)};
  compromise.has_advantage = compromise.advantage >= compromise.needed - level_slack;
  compromise.is_stable = first.s <= fitted->s.low + level_slack || first.r <= fitted->r.low + level_slack;
  for (std::size_t place = 0; place < order.size(); ++place) {
    const double behind = place == 0 ? 0.0 : measures(place).q - first.q;
    const bool near = behind < compromise.needed - level_slack;
    const bool second = place == 1 && !compromise.is_stable;
    if (place == 0 || second || (near && !compromise.has_advantage)) compromise.journeys.push_back(order[place]);
    // The order is by 1 - Q, which is rounded: of those that are far behind none can be near any more.
    if (place > 0 && behind > compromise.needed + level_slack) break;
  }
  return compromise;
}

/// "vikor proposes bill_query alone: it is 0.27 ahead in Q, of the 0.17 that is needed, and the best by S or R too."
inline Note compromise_note(const Compromise& compromise, const Names& journeys) {
  constexpr std::size_t most_named = 10;
  std::string names;
  for (std::size_t i = 0; i < std::min(most_named, compromise.journeys.size()); ++i) {
    names += (i > 0 ? ", " : "") + journeys[compromise.journeys[i]];
  }
  if (compromise.journeys.size() > most_named) names += ", ...";
  const std::string ahead = three_digits(compromise.advantage) + " ahead in Q, ";
  const std::string needed = three_digits(compromise.needed);
  if (!compromise.has_advantage) {
    return {"vikor_compromise", "vikor proposes " + std::to_string(compromise.journeys.size()) +
                                    " journeys as one compromise, for the first is only " + ahead + "less than the " +
                                    needed + " that is needed: " + names};
  }
  if (!compromise.is_stable) {
    return {"vikor_compromise", "vikor proposes two journeys as one compromise, for the first is " + ahead + "of the " +
                                    needed + " that is needed, but the best neither by S nor by R: " + names};
  }
  return {"vikor_compromise", "vikor proposes " + names + " alone: it is " + ahead + "of the " + needed +
                                  " that is needed, and the best by S or R too"};
}

}  // namespace journeyrank
