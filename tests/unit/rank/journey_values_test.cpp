// SPDX-License-Identifier: MIT
#include "journeyrank/rank/journey_values.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

Model model_of(Missing policy) {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 10.0}, .missing = policy},
                    {.id = "off", .scale = Anchored{0.0, 1.0}, .weight = 0.0},
                    {.id = "cost", .direction = Direction::minimize, .scale = MinMax{}, .missing = policy}};
  return model;
}

CriteriaMatrix matrix_of(std::vector<std::uint8_t> missing) {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"bill", "move"}),
                        {{.criterion = "cost", .values = {4.0, 2.0}},
                         {.criterion = "pain", .values = {5.0, 0.0}, .missing = std::move(missing)}});
}

}  // namespace

TEST_CASE("journey_values: the criteria that are on, in the order of the model, as its scales value them") {
  Model model = model_of(Missing::reject);
  model.method = WeightedProduct{};
  const ValuedJourneys found = journey_values(matrix_of({}), model);
  CHECK(found.columns == std::vector<std::vector<double>>{{0.5, 0.0}, {0.0, 1.0}});
  CHECK(found.unknown.empty());
  CHECK(found.find("move") == 1);
}

TEST_CASE("journey_values: a missing cell is not known, unless it counts as the worst") {
  const ValuedJourneys open = journey_values(matrix_of({0, 1}), model_of(Missing::interval));
  CHECK(open.is_known(0, 0));
  CHECK_FALSE(open.is_known(1, 0));
  CHECK(open.is_known(1, 1));
  CHECK(journey_values(matrix_of({0, 1}), model_of(Missing::worst)).is_known(1, 0));
  CHECK(refusal_code([] { journey_values(matrix_of({0, 1}), model_of(Missing::reject)); }) == "missing_cell");
}

TEST_CASE("journey_values: a criterion without a column is refused with the nearest") {
  Model model = model_of(Missing::reject);
  model.criteria[0].id = "pains";
  CHECK(refusal([&] {
          journey_values(matrix_of({}), model);
        }).starts_with("missing_column: no column \"pains\" in the matrix (did you mean \"pain\"?)"));
}
