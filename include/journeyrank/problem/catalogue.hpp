// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "journeyrank/aggregate/aras.hpp"
#include "journeyrank/aggregate/aroman.hpp"
#include "journeyrank/aggregate/balanced_spotis.hpp"
#include "journeyrank/aggregate/cocoso.hpp"
#include "journeyrank/aggregate/codas.hpp"
#include "journeyrank/aggregate/comet.hpp"
#include "journeyrank/aggregate/copras.hpp"
#include "journeyrank/aggregate/cradis.hpp"
#include "journeyrank/aggregate/edas.hpp"
#include "journeyrank/aggregate/electre_2.hpp"
#include "journeyrank/aggregate/electre_3.hpp"
#include "journeyrank/aggregate/ervd.hpp"
#include "journeyrank/aggregate/lmaw.hpp"
#include "journeyrank/aggregate/lopm.hpp"
#include "journeyrank/aggregate/mabac.hpp"
#include "journeyrank/aggregate/mairca.hpp"
#include "journeyrank/aggregate/marcos.hpp"
#include "journeyrank/aggregate/moora.hpp"
#include "journeyrank/aggregate/moora_reference.hpp"
#include "journeyrank/aggregate/multimoora.hpp"
#include "journeyrank/aggregate/ocra.hpp"
#include "journeyrank/aggregate/opportunity.hpp"
#include "journeyrank/aggregate/probid.hpp"
#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/aggregate/prosa_c.hpp"
#include "journeyrank/aggregate/pvm.hpp"
#include "journeyrank/aggregate/rafsi.hpp"
#include "journeyrank/aggregate/ram.hpp"
#include "journeyrank/aggregate/rim.hpp"
#include "journeyrank/aggregate/simple_probid.hpp"
#include "journeyrank/aggregate/spotis.hpp"
#include "journeyrank/aggregate/topsis.hpp"
#include "journeyrank/aggregate/vikor.hpp"
#include "journeyrank/aggregate/waspas.hpp"
#include "journeyrank/aggregate/weighted_product.hpp"
#include "journeyrank/aggregate/weighted_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/named_command.hpp"
#include "journeyrank/scale/anchored.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/distance_to_ideal.hpp"
#include "journeyrank/scale/exponential_value.hpp"
#include "journeyrank/scale/levels.hpp"
#include "journeyrank/scale/logarithmic.hpp"
#include "journeyrank/scale/logarithmic_ratio.hpp"
#include "journeyrank/scale/max_ratio.hpp"
#include "journeyrank/scale/min_max.hpp"
#include "journeyrank/scale/piecewise.hpp"
#include "journeyrank/scale/reciprocal.hpp"
#include "journeyrank/scale/smooth_step.hpp"
#include "journeyrank/scale/sum_ratio.hpp"
#include "journeyrank/scale/target_range.hpp"
#include "journeyrank/scale/vector_ratio.hpp"
#include "journeyrank/scale/z_score.hpp"

namespace journeyrank {

// The one list of all steps. The model reader, Python, the command line, the documentation and the laws walk it: a new
// step is its header and its place here. (Metrics are listed beside their definitions, in measure/metric.hpp: a model
// carries one without its type.)

/// How a raw value becomes a value in [0, 1].
using Scale =
    std::variant<Anchored, Piecewise, Levels, MinMax, MaxRatio, SumRatio, VectorRatio, Logarithmic, ExponentialValue,
                 SmoothStep, TargetRange, Reciprocal, LogarithmicRatio, ZScore, DistanceToIdeal>;

/// How the values of a journey become its score.
using Method = std::variant<WeightedSum, WeightedProduct, Waspas, Topsis, Vikor, Moora, MooraReference, Multimoora,
                            Copras, Aras, Marcos, Cradis, Ram, Ocra, Aroman, Lmaw, Rafsi, Lopm, Edas, Mabac, Mairca,
                            Cocoso, Rim, Spotis, BalancedSpotis, Pvm, Ervd, Codas, Probid, SimpleProbid, Comet,
                            Promethee2, Electre2, Electre3, ProsaC, Opportunity>;

/// Methods of the literature that no model can name, for they give one journey alone no score: commands run them.
inline constexpr std::array commanded_methods = {
    NamedCommand{"promethee_1", "partial-order",
                 "ahead where the positive flow is no lower and the negative flow no higher, and one of them better; "
                 "where the flows disagree two journeys cannot be compared"},
    NamedCommand{
        "electre_1", "kernel",
        "a outranks b where concordance >= its level and discordance <= its level; in the kernel none outranks "
        "another, and each journey outside is outranked from within"},
    NamedCommand{
        "simus", "simus",
        "sum of shares * part of the plans that hold the journey; shares: of the best plan for each criterion"}};

template <>
inline constexpr std::span<const NamedCommand> named_commands<Method> = commanded_methods;

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

/// True for a scale that is best in between: more is not always more urgent, nor less.
template <class Step>
inline constexpr bool is_two_sided_step = requires {
  Step::two_sided;
};

inline bool is_two_sided(const Scale& scale) {
  return visit_step(scale, []<class Step>(const Step&) { return is_two_sided_step<Step>; });
}

/// A number that orders the raw values of a criterion by urgency, the most urgent highest. (A value would do, but a
/// relative scale has none before it is fitted.)
inline double urgency(const Scale& scale, Direction direction, double raw) {
  return visit_step(scale, [&]<class Step>(const Step& step) {
    if constexpr (is_two_sided_step<Step>) return step.nearness(raw);
    if constexpr (std::is_same_v<Step, Levels>) return step.value(raw);
    return direction == Direction::maximize ? raw : -raw;
  });
}

/// True when a method compares journeys with each other: adding or removing one can reorder the others.
inline bool compares_journeys(const Method& method) {
  return visit_step(method, [](const auto& step) { return step.relative; });
}

/// True when a method takes the direction of a criterion into account, and not its values alone: the same values of a
/// falling and of a rising criterion can give other scores.
inline bool reads_direction(const Method& method) {
  return visit_step(method, []<class Step>(const Step&) {
    if constexpr (requires { Step::reads_direction; }) return Step::reads_direction;
    return false;
  });
}

/// True when a method adds up over the journeys: one more of them can change scores though it is like one that is
/// there.
inline bool counts_journeys(const Method& method) {
  return visit_step(method, []<class Step>(const Step&) {
    if constexpr (requires { Step::counts_journeys; }) return Step::counts_journeys;
    return false;
  });
}

/// Why a method, as it was published, can rank a journey below one that is no better on any criterion; empty for one
/// that never does.
inline std::string_view breaks_dominance(const Method& method) {
  return visit_step(method, []<class Step>(const Step& step) -> std::string_view {
    if constexpr (requires { Step::breaks_dominance; }) return Step::breaks_dominance;
    if constexpr (requires { step.why_no_dominance(); }) return step.why_no_dominance();
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

/// Why a method, as it was published, breaks dominance, as one sentence: "codas can rank a journey below one that is no
/// better on any criterion: ..."; empty for one that never does.
inline std::string dominance_sentence(const Method& method) {
  const std::string_view why = breaks_dominance(method);
  if (why.empty()) return "";
  return std::string(step_name(method)) +
         " can rank a journey below one that is no better on any criterion: " + std::string(why);
}

}  // namespace journeyrank
