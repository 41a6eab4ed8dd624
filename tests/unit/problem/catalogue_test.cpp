// SPDX-License-Identifier: MIT
#include "journeyrank/problem/catalogue.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"

using journeyrank::for_each_field;
using journeyrank::for_each_step;
using journeyrank::Method;
using journeyrank::Metric;
using journeyrank::Scale;
using journeyrank::step_name;
using journeyrank::step_names;

namespace {

/// Checks what every step of a list must have: a name of its own, and for each option a name and a line of help.
template <class Choice>
void check_steps() {
  std::set<std::string> names;
  std::size_t count = 0;
  for_each_step<Choice>([&](const auto& step) {
    ++count;
    names.insert(step.name);
    CAPTURE(step.name);
    std::set<std::string> options = {"name"};  // taken: a step is written as {"name": ..., options ...}
    for_each_field(step, [&](const auto& field, const auto&) {
      CHECK(options.insert(field.name).second);
      CHECK(std::string(field.help).size() > 3);
    });
    CHECK(std::string(step_name(Choice(step))) == step.name);
  });
  CHECK(names.size() == count);
  CHECK(step_names<Choice>().size() == count);
}

}  // namespace

TEST_CASE("catalogue: the scales are listed once, in this order") {
  CHECK(step_names<Scale>() ==
        std::vector<std::string_view>{"anchored", "piecewise", "levels", "min_max", "max_ratio", "sum_ratio",
                                      "vector_ratio", "logarithmic", "exponential_value", "smooth_step", "target_range",
                                      "reciprocal", "logarithmic_ratio", "z_score", "distance_to_ideal"});
}

TEST_CASE("catalogue: the methods are listed once, in this order") {
  CHECK(step_names<Method>() == std::vector<std::string_view>{"weighted_sum",
                                                              "weighted_product",
                                                              "waspas",
                                                              "topsis",
                                                              "vikor",
                                                              "moora",
                                                              "moora_reference",
                                                              "multimoora",
                                                              "copras",
                                                              "aras",
                                                              "marcos",
                                                              "cradis",
                                                              "ram",
                                                              "ocra",
                                                              "aroman",
                                                              "lmaw",
                                                              "rafsi",
                                                              "lopm",
                                                              "edas",
                                                              "mabac",
                                                              "mairca",
                                                              "cocoso",
                                                              "rim",
                                                              "spotis",
                                                              "balanced_spotis",
                                                              "pvm",
                                                              "ervd",
                                                              "codas",
                                                              "probid",
                                                              "simple_probid",
                                                              "comet",
                                                              "promethee_2",
                                                              "electre_2",
                                                              "electre_3",
                                                              "prosa_c",
                                                              "opportunity"});
}

TEST_CASE("catalogue: a method says whether it reads directions, counts journeys, is bounded and keeps dominance") {
  CHECK_FALSE(reads_direction(Method{}));
  CHECK(reads_direction(Method{journeyrank::Moora{}}));
  CHECK(reads_direction(Method{journeyrank::Edas{}}));
  CHECK_FALSE(reads_direction(Method{journeyrank::Topsis{}}));
  CHECK_FALSE(reads_direction(Method{journeyrank::Aras{}}));
  CHECK_FALSE(counts_journeys(Method{journeyrank::Topsis{}}));
  CHECK(counts_journeys(Method{journeyrank::Aras{}}));
  CHECK(is_bounded(Method{journeyrank::Vikor{}}));
  CHECK(is_bounded(Method{journeyrank::Edas{}}));
  CHECK_FALSE(is_bounded(Method{journeyrank::Moora{}}));
  CHECK_FALSE(is_bounded(Method{journeyrank::Mabac{}}));
  CHECK(breaks_dominance(Method{}).empty());
  CHECK(breaks_dominance(Method{journeyrank::Vikor{}}).empty());
  CHECK_FALSE(breaks_dominance(Method{journeyrank::Aroman{}}).empty());
  CHECK_FALSE(breaks_dominance(Method{journeyrank::Probid{}}).empty());
  // Of some it is their options that say.
  CHECK(breaks_dominance(Method{journeyrank::BalancedSpotis{}}).empty());
  CHECK_FALSE(breaks_dominance(Method{journeyrank::BalancedSpotis{.expected = {0.5}, .expected_share = 1.0}}).empty());
}

TEST_CASE("catalogue: every step has a name of its own and options that are explained") {
  check_steps<Scale>();
  check_steps<Method>();
  check_steps<Metric>();
}

TEST_CASE("catalogue: the name of the chosen step is the step's") {
  CHECK(std::string(step_name(Scale{journeyrank::MinMax{}})) == "min_max");
  CHECK(std::string(step_name(Scale{journeyrank::Levels{}})) == "levels");
  CHECK(std::string(step_name(Method{})) == "weighted_sum");
}

TEST_CASE("visit_step: reaches the step that is chosen, and no other") {
  const auto name = [](const auto& step) { return std::string(step.name); };
  CHECK(journeyrank::visit_step(Scale{journeyrank::Anchored{}}, name) == "anchored");
  CHECK(journeyrank::visit_step(Scale{journeyrank::Levels{}}, name) == "levels");
  CHECK(journeyrank::visit_step(Scale{journeyrank::MinMax{}}, name) == "min_max");
  CHECK(journeyrank::visit_step(Method{}, name) == "weighted_sum");
}
