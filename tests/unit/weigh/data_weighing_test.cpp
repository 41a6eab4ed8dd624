// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/data_weighing.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Critic;
using journeyrank::data_weighings;
using journeyrank::DataWeighing;
using journeyrank::Direction;
using journeyrank::Model;
using journeyrank::weigh_by_data;

namespace {

Model three_criteria() {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "off", .weight = 0.0}, {.id = "cost", .label = "Cost"}};
  model.criteria[2].direction = Direction::minimize;
  model.criteria[2].scale = journeyrank::Anchored{1.0, 0.0};
  return model;
}

CriteriaMatrix matrix_of(std::vector<double> pain, std::vector<double> cost) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < pain.size(); ++i) names.push_back("j" + std::to_string(i));
  return {journeyrank::Names::of(names),
          {{.criterion = "cost", .values = std::move(cost)}, {.criterion = "pain", .values = std::move(pain)}}};
}

const DataWeighing& named(const std::vector<DataWeighing>& all, const std::string& name) {
  for (const auto& each : all) {
    if (each.name == name) return each;
  }
  throw std::out_of_range(name);
}

}  // namespace

TEST_CASE("data_weighing: each way gives what it gives alone, in the order of the model") {
  const CriteriaMatrix matrix = matrix_of({0.1, 0.9, 0.4}, {0.5, 0.2, 0.3});
  const auto found = weigh_by_data(matrix, three_criteria());
  CHECK(found.size() == 11);
  const std::vector<Direction> directions = {Direction::minimize, Direction::maximize};
  const std::vector<double> alone = Critic{}(matrix, directions);
  const DataWeighing& critic = named(found, "critic");
  REQUIRE(critic.is_weighed());
  CHECK(critic.weights[0] == doctest::Approx(alone[1]));
  CHECK(critic.weights[1] == 0.0);
  CHECK(critic.weights[2] == doctest::Approx(alone[0]));
}

TEST_CASE("data_weighing: a way that cannot weigh the journeys is there with its reason") {
  const auto found = weigh_by_data(matrix_of({-0.1, 0.9}, {0.5, 0.2}), three_criteria());
  CHECK(!named(found, "merec").is_weighed());
  CHECK(named(found, "merec").refused.find("bad_number") == 0);
  CHECK(named(found, "merec").weights.empty());
  CHECK(named(found, "equal").weights == std::vector<double>{0.5, 0.0, 0.5});
}

TEST_CASE("data_weighing: levels count by their values, upwards") {
  Model model = three_criteria();
  model.criteria[0].scale = journeyrank::Levels{{{"high", 1.0}, {"low", 0.0}, {"middle", 0.5}}};
  model.criteria[0].direction = Direction::minimize;
  const auto columns = weighable_columns(matrix_of({0, 1, 2}, {0.1, 0.2, 0.3}), model);
  CHECK(columns.directions == std::vector<Direction>{Direction::maximize, Direction::minimize});
  CHECK(std::vector<double>(columns.matrix.column(0).begin(), columns.matrix.column(0).end()) ==
        std::vector<double>{1.0, 0.0, 0.5});
}

TEST_CASE("data_weighing: a column that is not there, no way at all, and what nobody can weigh are refused") {
  const Model model = three_criteria();
  const CriteriaMatrix matrix = matrix_of({0.1, 0.9}, {0.5, 0.2});
  CHECK(refusal_code([&] { weigh_by_data(matrix, model, {}); }) == "empty_input");
  Model other = model;
  other.criteria[0].id = "pains";
  CHECK(refusal_code([&] { weigh_by_data(matrix, other); }) == "missing_column");
  CHECK(refusal_code([&] { weigh_by_data(matrix_of({}, {}), model); }) == "empty_input");
  CHECK(refusal_code([&] {
          weigh_by_data(matrix_of({0.0, 0.9}, {0.5, 0.2}), model, {{.name = "merec", .by = journeyrank::Merec{}}});
        }) == "bad_number");
  const CriteriaMatrix gap(
      journeyrank::Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = std::vector{0.9, 0.2}},
       {.criterion = "cost", .values = std::vector{0.5, 0.0}, .missing = std::vector<std::uint8_t>{0, 1}}});
  CHECK(refusal_code([&] { weigh_by_data(gap, model); }) == "missing_cell");
}

TEST_CASE("data_weighing: the weight that must move is half of all differences") {
  CHECK(journeyrank::weight_moved(std::vector{0.5, 0.5}, std::vector{0.2, 0.8}) == doctest::Approx(0.3));
  CHECK(journeyrank::weight_moved(std::vector{1.0, 0.0}, std::vector{0.0, 1.0}) == 1.0);
}

TEST_CASE("data_weighing: the sentence names the criterion on which the ways differ most") {
  const Model model = three_criteria();
  const std::vector<DataWeighing> two = {{.name = "one", .weights = {0.25, 0.0, 0.75}},
                                         {.name = "two", .weights = {0.5, 0.0, 0.5}},
                                         {.name = "three", .refused = "no"}};
  CHECK(sentence(two, model) == "2 ways to weigh by data: they differ most on pain, 25 % by one to 50 % by two.");
  CHECK(sentence({two[0], two[0]}, model) == "2 ways to weigh by data: all give the same weights.");
  CHECK(sentence({two[0]}, model) == "1 way to weigh by data.");
}

TEST_CASE("data_weighing: on a scale that is best in between nearness counts, as its values would on a line") {
  Model two_sided;
  two_sided.criteria = {{.id = "pain"}, {.id = "cost", .scale = journeyrank::TargetRange{0.0, 4.0, 4.0, 8.0}}};
  Model line = two_sided;
  line.criteria[1].scale = journeyrank::Anchored{};
  const CriteriaMatrix raw = matrix_of({0.1, 0.9, 0.4, 0.7}, {1.0, 4.0, 6.0, 8.0});
  const CriteriaMatrix values = matrix_of({0.1, 0.9, 0.4, 0.7}, {0.25, 1.0, 0.5, 0.0});
  const auto expected = weigh_by_data(values, line);
  const auto found = weigh_by_data(raw, two_sided);
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].weights == expected[i].weights);
  two_sided.criteria[1].scale = journeyrank::DistanceToIdeal{.best = 4.0};
  const CriteriaMatrix far = matrix_of({0.1, 0.9, 0.4, 0.7}, {1.0, 4.0, 6.0, 8.0});
  CHECK(named(weigh_by_data(far, two_sided), "entropy").weights == named(expected, "entropy").weights);
}
