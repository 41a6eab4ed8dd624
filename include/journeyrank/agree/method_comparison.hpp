// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/agree/concordance.hpp"
#include "journeyrank/agree/kendall_tau.hpp"
#include "journeyrank/agree/profile_comparison.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/rank.hpp"

namespace journeyrank {

/// How methods are compared.
struct MethodComparisonOptions {
  std::string profile = {};  ///< whose weights; empty: the model's own
  bool scales = false;       ///< every method on every relative scale too, beside the model's own scales
  std::size_t threads = 0;

  static constexpr const char* name = "method_comparison";
  static constexpr auto fields() {
    return FieldList{Field{"profile", &MethodComparisonOptions::profile, "whose weights; the model's own when empty"},
                     Field{"scales", &MethodComparisonOptions::scales,
                           "every method on every relative scale too, beside the model's own scales"},
                     Field{"threads", &MethodComparisonOptions::threads, "0: one a processor; never changes a bit"}};
  }
};

static_assert(fully_described<MethodComparisonOptions>);

/// One method, or a method on another scale, and what it makes of the journeys.
struct RankedMethod {
  Method method{};
  std::optional<Scale>
      scale{};               ///< of all criteria but those with levels or a best in between; none: those of the model
  std::string name;          ///< "topsis", "topsis on vector_ratio"
  std::string refused = {};  ///< why it cannot rank these journeys; empty when it can
  std::vector<std::uint32_t> ranks = {};  ///< by journey
  std::vector<double> scores = {};
  double tau = 0.0;  ///< Kendall's τ-b with the model's own ranking

  bool is_ranked() const noexcept { return refused.empty(); }
};

/// The same journeys and weights by many methods, side by side.
struct MethodComparison {
  std::vector<RankedMethod> methods{};    ///< the model's own first, then the catalogue's order
  std::vector<std::size_t> ranked{};      ///< the places, among `methods`, of those that could rank
  Concordance agreement{};                ///< of those that could rank
  std::vector<Divergence> divergences{};  ///< one a journey, the widest spread first; `best_by` counts in `ranked`
};

/// All methods to be compared: the model's own first, with its options, the others with theirs by default.
inline std::vector<RankedMethod> methods_to_compare(const Model& model, bool scales) {
  std::vector<RankedMethod> all = {{.method = model.method, .name = step_name(model.method)}};
  for_each_step<Method>([&](const auto& step) {
    if (Method(step).index() != model.method.index()) all.push_back({.method = step, .name = step.name});
  });
  if (!scales) return all;
  const std::vector<RankedMethod> own = all;
  for_each_step<Scale>([&](const auto& scale) {
    using Step = std::decay_t<decltype(scale)>;
    if constexpr (Step::relative && !is_two_sided_step<Step>) {
      for (RankedMethod each : own) {
        each.scale = scale;
        each.name += std::string(" on ") + scale.name;
        all.push_back(std::move(each));
      }
    }
  });
  return all;
}

/// Ranks the journeys by one of them; what it refuses is kept as its reason.
inline void rank_by(RankedMethod& by, const CriteriaMatrix& matrix, Model model,
                    const MethodComparisonOptions& options) {
  model.method = by.method;
  for (auto& criterion : model.criteria) {
    const bool stays = std::holds_alternative<Levels>(criterion.scale) || is_two_sided(criterion.scale);
    if (by.scale && !stays) criterion.scale = *by.scale;
  }
  try {
    const Ranking ranking = rank(matrix, model, {.profile = options.profile, .threads = options.threads});
    by.ranks.assign(ranking.ranks().begin(), ranking.ranks().end());
    by.scores.assign(ranking.scores().begin(), ranking.scores().end());
  } catch (const Error& error) {
    by.refused = error.what();
  }
}

/// Ranks a matrix by every method, without pins: whether another method would say the same.
///
///     const MethodComparison methods = compare_methods(matrix, model);
///     methods.agreement.w;     // how much they agree
///     methods.divergences[0];  // whose place depends on the method most
///
/// Shape   n journeys, k methods: 5, or with scales 5 for each relative scale more
/// Edge    a method that cannot rank these journeys is there with its reason; no journey: nothing diverges
/// Errors  those of rank by the model's own method
/// Cost    O(k n (m + log n)), and what the p-value of concordance takes
inline MethodComparison compare_methods(const CriteriaMatrix& matrix, const Model& model,
                                        const MethodComparisonOptions& options = {}) {
  MethodComparison found{.methods = methods_to_compare(model, options.scales)};
  static_cast<void>(Scorer::fit(matrix, model, options.profile));  // what the model itself cannot do is refused
  std::vector<std::vector<std::uint32_t>> rankings;
  for (std::size_t i = 0; i < found.methods.size(); ++i) {
    RankedMethod& each = found.methods[i];
    rank_by(each, matrix, model, options);
    if (!each.is_ranked()) continue;
    found.ranked.push_back(i);
    rankings.push_back(each.ranks);
    each.tau = KendallTau{}(rankings[0], each.ranks);
  }
  found.agreement = concordance(rankings);
  found.divergences = divergences_of(rankings);
  return found;
}

/// "5 methods: the place of 3 of 7 journeys depends on which, most that of Bill query: 1 by vikor, 4 by topsis."
inline std::string sentence(const MethodComparison& found, const CriteriaMatrix& matrix) {
  const std::size_t methods = found.ranked.size();
  std::size_t depend = 0;
  for (const Divergence& each : found.divergences) depend += each.spread() > 0 ? 1 : 0;
  const std::size_t journeys = matrix.journey_count();
  std::string text = std::to_string(methods) + (methods == 1 ? " method" : " methods");
  if (journeys < 2) return text + ", and nothing to put in order.";
  if (depend == 0) return text + " give all " + std::to_string(journeys) + " journeys the same places.";
  const Divergence& widest = found.divergences[0];
  return text + ": the place of " + std::to_string(depend) + " of " + std::to_string(journeys) +
         " journeys depends on " + "which, most that of " + matrix.label(widest.journey) + ": " +
         std::to_string(widest.best) + " by " + found.methods[found.ranked[widest.best_by]].name + ", " +
         std::to_string(widest.worst) + " by " + found.methods[found.ranked[widest.worst_by]].name + ".";
}

}  // namespace journeyrank
