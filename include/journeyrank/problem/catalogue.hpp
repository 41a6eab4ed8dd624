// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/aggregate/electre_2.hpp"
#include "journeyrank/aggregate/electre_3.hpp"
#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/aggregate/prosa_c.hpp"
#include "journeyrank/aggregate/topsis.hpp"
#include "journeyrank/aggregate/vikor.hpp"
#include "journeyrank/aggregate/waspas.hpp"
#include "journeyrank/aggregate/weighted_product.hpp"
#include "journeyrank/aggregate/weighted_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/anchored.hpp"
#include "journeyrank/scale/levels.hpp"
#include "journeyrank/scale/max_ratio.hpp"
#include "journeyrank/scale/min_max.hpp"
#include "journeyrank/scale/piecewise.hpp"
#include "journeyrank/scale/sum_ratio.hpp"
#include "journeyrank/scale/vector_ratio.hpp"

namespace journeyrank {

// The one list of all steps. The model reader, Python, the command line, the documentation and the laws walk it: a new
// step is its header and its place here. (Metrics are listed beside their definitions, in measure/metric.hpp: a model
// carries one without its type.)

/// How a raw value becomes a value in [0, 1].
using Scale = std::variant<Anchored, Piecewise, Levels, MinMax, MaxRatio, SumRatio, VectorRatio>;

/// How the values of a journey become its score.
using Method =
    std::variant<WeightedSum, WeightedProduct, Waspas, Topsis, Vikor, Promethee2, Electre2, Electre3, ProsaC>;

/// Calls `visit(Step{})` for each step a variant can hold, in order.
template <class Choice, class Visit>
constexpr void for_each_step(Visit&& visit) {
  [&]<class... Steps>(std::variant<Steps...>*) {
    static_assert((fully_described<Steps> && ...), "a step has an option that its fields() leave out");
    (visit(Steps{}), ...);
  }(static_cast<Choice*>(nullptr));
}

/// Calls `visit(step)` on the step that is chosen: std::visit at a fraction of its compile time.
template <std::size_t first = 0, class... Steps, class Visit>
constexpr decltype(auto) visit_step(const std::variant<Steps...>& choice, Visit&& visit) {
  if constexpr (first + 1 < sizeof...(Steps)) {
    if (choice.index() != first) return visit_step<first + 1>(choice, visit);
  }
  return visit(*std::get_if<first>(&choice));
}

/// True when a score is the sum of what each criterion adds, whatever the others say: what closed forms rest on.
inline bool adds_up(const Method& method) {
  return visit_step(method, [](const auto& step) { return step.additive; });
}

/// True for a scale that takes ratios of raw values: it must know the totals of its column.
template <class Step>
inline constexpr bool takes_ratios = requires(const Step& step) {
  step.falling;
};

inline bool needs_totals(const Scale& scale) {
  return visit_step(scale, []<class Step>(const Step&) { return takes_ratios<Step>; });
}

/// True when a method compares journeys with each other: adding or removing one can reorder the others.
inline bool compares_journeys(const Method& method) {
  return visit_step(method, [](const auto& step) { return step.relative; });
}

/// Why a method, as it was published, can rank a journey below one that is no better on any criterion; empty for one
/// that never does.
inline std::string_view breaks_dominance(const Method& method) {
  return visit_step(method, []<class Step>(const Step&) -> std::string_view {
    if constexpr (requires { Step::breaks_dominance; }) return Step::breaks_dominance;
    return {};
  });
}

/// What a fit takes beside O(n m): 0 nothing, 1 it keeps every journey, 2 it compares each with each.
inline int keeps_journeys(const Method& method) {
  return visit_step(method, []<class Step>(const Step&) {
    if constexpr (requires { Step::keeps_journeys; }) return Step::keeps_journeys;
    return 0;
  });
}

/// True when all scores lie in [0, 1], as they do where a method does not say that it is unbounded.
inline bool is_bounded(const Method& method) {
  return visit_step(method, []<class Step>(const Step&) {
    if constexpr (requires { Step::unbounded; }) return !Step::unbounded;
    return true;
  });
}

/// The names of all steps a variant can hold.
template <class Choice>
std::vector<std::string_view> step_names() {
  std::vector<std::string_view> names;
  for_each_step<Choice>([&](const auto& step) { names.emplace_back(step.name); });
  return names;
}

/// The name of the step that is chosen.
template <class... Steps>
const char* step_name(const std::variant<Steps...>& choice) {
  return visit_step(choice, [](const auto& step) { return step.name; });
}

}  // namespace journeyrank
