// SPDX-License-Identifier: MIT
#include "journeyrank/judge/exact_values.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::ExactValues;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Scorer;

namespace {

Model three_criteria(Missing policy) {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 10.0}, .weight = 3.0},
                    {.id = "off", .scale = Anchored{0.0, 10.0}, .weight = 0.0},
                    {.id = "cost", .scale = Anchored{0.0, 10.0}, .weight = 1.0, .missing = policy}};
  return model;
}

CriteriaMatrix with_a_gap() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"bill", "fault"}),
                        {{.criterion = "pain", .values = {1.0, 2.0}},
                         {.criterion = "off", .values = {3.0, 4.0}},
                         {.criterion = "cost", .values = {5.0, 0.0}, .missing = {0, 1}}});
}

ExactValues values_under(Missing policy) {
  const auto matrix = with_a_gap();
  return {Scorer::fit(matrix, three_criteria(policy)), matrix};
}

}  // namespace

TEST_CASE("exact_values: a journey's values stand side by side, for the criteria that are on") {
  const auto values = values_under(Missing::worst);
  CHECK(values.journey_count() == 2);
  CHECK(values.criterion_count() == 2);
  CHECK(values.criteria() == std::vector<std::size_t>{0, 2});
  CHECK(values[0][0] == 0.1);
  CHECK(values[0][1] == 0.5);
  CHECK(values[1][0] == 0.2);
  CHECK(values[1][1] == 0.0);
  CHECK(values.notes().empty());
}

TEST_CASE("exact_values: an open cell stands at 0.5, and a note says so") {
  const auto values = values_under(Missing::interval);
  CHECK(values[1][1] == 0.5);
  REQUIRE(values.notes().size() == 1);
  CHECK(values.notes()[0].code == "open_cells");
  CHECK(values.notes()[0].text ==
        "criterion \"cost\" is missing for 1 of 2 journeys; the exact answer counts 0.5 for it, sampled answers draw "
        "it");
}

TEST_CASE("exact_values: a cell left out is refused with its journey and criterion") {
  const std::string message = refusal([] { values_under(Missing::renormalise); });
  CHECK(message.starts_with("no_exact_answer: journey \"fault\", criterion \"cost\": "));
}

TEST_CASE("exact_values: no journey has no values") {
  const CriteriaMatrix none(Names(), {{.criterion = "pain"}, {.criterion = "off"}, {.criterion = "cost"}});
  const ExactValues values(Scorer::fit(none, three_criteria(Missing::reject)), none);
  CHECK(values.journey_count() == 0);
  CHECK(values.criterion_count() == 2);
}
