// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>
#include <type_traits>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/problem/catalogue.hpp"

#include "binding.hpp"
#include "described_class.hpp"

namespace journeyrank::python {

namespace {

/// What a scale does, in the words of its header. A step without words here still has its class and its options.
std::string_view words_on(std::string_view step) {
  if (step == "anchored") {
    return "A straight line between two anchors, clamped: v = (x - at_0) / (at_1 - at_0), cut to [0, 1].\n\n"
           "Units   anchors in the raw unit of the criterion\n"
           "Edge    raw values beyond an anchor count as the anchor; at_0 > at_1 where a lower raw value is more "
           "urgent\n"
           "Errors  bad_model, when a criterion takes it, if both anchors are equal or run against the direction\n\n"
           "Examples:\n"
           "    >>> jr.Anchored(at_0=0, at_1=50).replace(at_1=60)\n"
           "    Anchored(at_0=0.0, at_1=60.0)";
  }
  if (step == "piecewise") {
    return "Straight lines from knot to knot, flat beyond the first and the last.\n\n"
           "Shape   two knots (raw, value) or more, raw values strictly rising\n"
           "Edge    at a knot the value is the knot's, to the bit\n"
           "Errors  bad_model, when a criterion takes it, if a knot is out of order or turns against the direction";
  }
  if (step == "levels") {
    return "Named levels, each with its value: Levels(levels={\"low\": 0, \"high\": 1}). A column of text holds their\n"
           "names, a column of numbers their positions from 0.\n\n"
           "Edge    the direction plays no part: the values say which level is more urgent\n"
           "Errors  bad_model, when a criterion takes it, if a name is empty or stands twice\n\n"
           "Examples:\n"
           "    >>> jr.Levels(levels={\"low\": 0, \"high\": 1}).levels\n"
           "    (('low', 0.0), ('high', 1.0))";
  }
  if (step == "min_max") {
    return "A straight line from the least to the most urgent journey of the matrix at hand. A relative scale: adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Edge    a constant column: every value is 0.5, with the note constant_column";
  }
  if (step == "max_ratio") {
    return "The share of the largest raw value of the matrix. A relative scale: adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Units   raw values >= 0; above 0 where a lower one is more urgent and falling is reciprocal\n"
           "Edge    a constant column: every value is 0.5, with the note constant_column\n"
           "Errors  bad_number, when it is fitted, for a raw value below what it takes";
  }
  if (step == "sum_ratio") {
    return "The share of the sum of all raw values of the matrix. A relative scale: adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Units   raw values >= 0; above 0 where a lower one is more urgent and falling is reciprocal\n"
           "Edge    a constant column: every value is 0.5, with the note constant_column\n"
           "Errors  bad_number, when it is fitted, for a raw value below what it takes";
  }
  if (step == "vector_ratio") {
    return "The share of the length of the column (root of the sum of squares). A relative scale: adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Units   raw values >= 0; above 0 where a lower one is more urgent and falling is reciprocal\n"
           "Edge    a constant column: every value is 0.5, with the note constant_column\n"
           "Errors  bad_number, when it is fitted, for a raw value below what it takes";
  }
  if (step == "logarithmic") {
    return "A straight line between two anchors on a logarithmic axis, clamped: twice as much adds the same, wherever "
           "it\n"
           "begins.\n\n"
           "Units   anchors in the raw unit of the criterion, above 0\n"
           "Edge    raw values beyond an anchor count as the anchor, and so do those of 0 or below\n"
           "Errors  bad_model, when a criterion takes it, if the anchors are not above 0, equal, or against the "
           "direction";
  }
  if (step == "exponential_value") {
    return "An exponential value function between two anchors: v = (1 - e^(-d / rho)) / (1 - e^(-range / rho)), d the\n"
           "way from at_0. With rho above 0 the first units count most, with rho below 0 the last.\n\n"
           "Units   anchors and rho in the raw unit of the criterion\n"
           "Edge    raw values beyond an anchor count as the anchor\n"
           "Errors  bad_model, when a criterion takes it, if rho is 0, or an anchor as in Anchored";
  }
  if (step == "smooth_step") {
    return "An S between two anchors: v = 3 p^2 - 2 p^3, p the share of the way from at_0 to at_1.\n\n"
           "Units   anchors in the raw unit of the criterion\n"
           "Edge    raw values beyond an anchor count as the anchor\n"
           "Errors  bad_model, when a criterion takes it, as for Anchored";
  }
  if (step == "target_range") {
    return "Best in a range, or at a point, and falling in a straight line to 0 at a bound on either side.\n\n"
           "Units   all four in the raw unit of the criterion, rising; a point: at_1_low = at_1_high\n"
           "Edge    the direction must be maximize, for it is nearness that raises the priority\n"
           "Errors  bad_model, when a criterion takes it, if they do not rise or the direction is minimize";
  }
  if (step == "reciprocal") {
    return "What is divided by: v = at_1 / raw, and 1 from at_1 down. A note names the journeys below at_1.\n\n"
           "Units   at_1 in the raw unit of the criterion, above 0\n"
           "Edge    a raw value of 0 or below: 1, as at_1\n"
           "Errors  bad_model, when a criterion takes it, if at_1 is not above 0 or the direction is maximize";
  }
  if (step == "logarithmic_ratio") {
    return "The share of the logarithm of the product of all raw values of the matrix. A relative scale: adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Units   raw values >= 1\n"
           "Edge    a constant column: every value is 0.5, with the note constant_column\n"
           "Errors  bad_number, when it is fitted, for a raw value below 1";
  }
  if (step == "z_score") {
    return "Standard deviations from the mean of the matrix, as the normal share below (how=\"normal\") or on a "
           "straight\n"
           "line of `width` deviations to either end (how=\"clamped\"). A relative scale: adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Edge    a constant column: every value is 0.5, with the note constant_column\n"
           "Errors  bad_model, when a criterion takes it, if width is not above 0";
  }
  if (step == "distance_to_ideal") {
    return "How near a raw value is to the best one, as a share of the farthest of the matrix. A relative scale: "
           "adding\n"
           "or removing a journey can reorder the others.\n\n"
           "Edge    the direction must be maximize; a constant column: every value is 0.5, with the note "
           "constant_column\n"
           "Errors  bad_model, when a criterion takes it with minimize";
  }
  if (step == "weighted_product") {
    return "The weighted product: s = v_1^w_1 * ... * v_m^w_m. No high value makes up for a value of 0.\n\n"
           "Units   s in [0, 1], 1 is the most urgent journey there can be\n"
           "Edge    a value of 0 on a criterion that weighs something: s = 0";
  }
  if (step == "waspas") {
    return "Weighted aggregated sum product assessment: s = sum_share * weighted sum + (1 - sum_share) * weighted\n"
           "product.\n\n"
           "Units   s in [0, 1], 1 is the most urgent journey there can be\n"
           "Errors  bad_option if sum_share is outside [0, 1]";
  }
  if (step == "topsis") {
    return "Closeness to the ideal journey: s = d- / (d+ + d-), where d+ and d- are the distances of the weighted "
           "values\n"
           "from the best and the worst that are met on each criterion. It compares journeys: adding or removing one "
           "can\n"
           "reorder the others.\n\n"
           "Units   s in [0, 1], 1 is the ideal journey, 0 the worst of all\n"
           "Edge    journeys that are all alike are all ideal: s = 1\n"
           "Errors  bad_option if p is below 1";
  }
  if (step == "vikor") {
    return "The compromise ranking: s = 1 - Q, where Q weighs the summed against the largest regret of a journey. It\n"
           "compares journeys: adding or removing one can reorder the others.\n\n"
           "Units   s in [0, 1]\n"
           "Edge    journeys that are all alike: s = 1; a constant criterion has no regret\n"
           "Errors  bad_option if v is outside [0, 1]";
  }
  if (step == "promethee_2") {
    return "PROMETHEE II, the net flow: how far a journey is preferred to the others, less how far they are to it, on\n"
           "average. The shapes are usual, u_shape, v_shape, level, linear and gaussian; a criterion may state its "
           "own\n"
           "(Criterion: preference). It compares journeys: adding or removing one can reorder the others.\n\n"
           "Units   s in [-1, 1]; thresholds are differences of values, shares of the scale\n"
           "Edge    thresholds of 0: any difference is a full preference; journeys that are all alike: s = 0\n"
           "Errors  bad_option if the thresholds contradict each other or the shape";
  }
  if (step == "prosa_c") {
    return "PROSA-C: the net flow of PROMETHEE II less balance times the mean distance of the flows on single "
           "criteria\n"
           "from it: who is urgent on a few criteria alone ranks lower. It compares journeys: adding or removing one "
           "can\n"
           "reorder the others.\n\n"
           "Units   s in [-2, 1]; thresholds are differences of values, shares of the scale\n"
           "Edge    balance 0: promethee_2; journeys that are all alike: s = 0\n"
           "Errors  bad_option if balance is outside [0, 0.5] or the thresholds contradict each other";
  }
  if (step == "electre_2") {
    return "ELECTRE II: a strong and a weak relation of outranking, and the orders that they give from the top and "
           "from\n"
           "the bottom; s is the mean of both places, turned. It compares journeys: adding or removing one can "
           "reorder\n"
           "the others.\n\n"
           "Units   s in [0, 1], 1 for a journey that is alone first in both; discordance in values\n"
           "Edge    journeys that outrank each other in a circle share their places\n"
           "Errors  bad_option if a level is outside [0, 1] or the weak relation asks more than the strong one; "
           "too_large\n"
           "        above 30,000 journeys";
  }
  if (step == "electre_3") {
    return "ELECTRE III: credibilities of all pairs, distilled from the top and from the bottom; s is the mean of "
           "both\n"
           "places, turned. A criterion may state its thresholds and its veto (Criterion: preference). It compares\n"
           "journeys: adding or removing one can reorder the others.\n\n"
           "Units   s in [0, 1], 1 for a journey that is alone first in both; thresholds are differences of values\n"
           "Edge    journeys that are all alike: s = 1\n"
           "Errors  bad_option if thresholds contradict each other; too_large above 30,000 journeys";
  }
  if (step == "opportunity") {
    return "The opportunity score: (importance + max(importance - satisfaction, 0)) / 2. Importance is what the "
           "rising\n"
           "criteria say, satisfaction what the falling ones do.\n\n"
           "Units   s in [0, 1], half the published score of values in [0, 1]\n"
           "Edge    a weight tells criteria on one side apart, not importance from satisfaction";
  }
  if (step == "weighted_sum") {
    return "The additive value model: s = w_1 v_1 + ... + w_m v_m, added in criterion order.\n\n"
           "Units   s in [0, 1], 1 is the most urgent journey there can be";
  }
  return "";
}

/// What a method scores, from its own description.
template <class Step>
std::string words_on_method() {
  std::string words = "Method: " + std::string(Step::formula) + ".";
  if (Step::relative) words += "\nIt compares journeys: adding or removing one can reorder the others.";
  words += "\n\nUnits   none; a higher score is more urgent";
  if (is_bounded(Step{})) words += "; s in [0, 1]";
  if (const std::string_view why = breaks_dominance(Step{}); !why.empty()) {
    words += "\nEdge    it can rank a journey below one that is no better on any criterion: " + std::string(why);
  }
  if constexpr (decltype(Step::fields())::size > 0) words += "\nErrors  bad_option";
  return words;
}

/// What a metric answers, from its own description.
template <class Step>
std::string words_of() {
  const std::string_view known = words_on(Step::name);
  if (!known.empty()) return std::string(known);
  if constexpr (std::is_constructible_v<Method, Step>) return words_on_method<Step>();
  std::string words = "The step \"" + std::string(Step::name) + "\".";
  if constexpr (requires { Step::formula; }) words = "Metric: " + std::string(Step::formula) + ".";
  if constexpr (requires { Step::unit; }) words += "\n\nUnits   " + std::string(Step::unit);
  if constexpr (requires { Step::needs; }) {
    if (!std::string_view(Step::needs).empty()) words += "\nNeeds   the contact columns " + std::string(Step::needs);
  }
  if constexpr (requires(const Step& step) { step.fault(); }) words += "\nErrors  bad_option";
  return words;
}

/// A metric or a method can be found faulty by itself; a scale only beside its criterion's direction.
template <class Step>
void check_step(const Step& step) {
  if constexpr (std::is_constructible_v<Metric, Step>) {
    validate(Metric(step));
  } else if constexpr (requires { step.fault(); }) {
    if (const std::string what = step.fault(); !what.empty()) {
      throw Error(errc::bad_option, std::string("method ") + Step::name + ": " + what);
    }
  }
}

template <class Choice>
void define_choice(py::module_& module) {
  for_each_step<Choice>([&](const auto& step) {
    using Step = std::decay_t<decltype(step)>;
    define_described<Step>(module, class_name(Step::name), words_of<Step>(), &check_step<Step>);
  });
}

}  // namespace

void define_steps(py::module_& module) {
  define_choice<Scale>(module);
  define_choice<Metric>(module);
  define_choice<Method>(module);
}

}  // namespace journeyrank::python
