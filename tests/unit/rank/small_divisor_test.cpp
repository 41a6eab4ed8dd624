// SPDX-License-Identifier: MIT
#include "journeyrank/rank/small_divisor.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;

namespace {

Model divided_by(double least) {
  Model model;
  model.criteria = {{.id = "effort", .direction = Direction::minimize, .scale = Reciprocal{.at_1 = least}}};
  return model;
}

std::vector<Note> notes(const std::vector<double>& efforts, double least) {
  const Model model = divided_by(least);
  const CriteriaMatrix matrix(Names::numbered(efforts.size()), {{.criterion = "effort", .values = efforts}});
  return small_divisor_notes(model.criteria[0], BoundMatrix(matrix, model, weights_of(model)), 0);
}

}  // namespace

TEST_CASE("small_divisor: the journeys below the least that is believed are named, five at most") {
  CHECK(notes({2.0, 0.5, 3.0}, 1.0)[0].text ==
        "criterion \"effort\" is divided by, and 2 lies below 1, the least that is believed: it counts as that");
  const auto many = notes({0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 9.0}, 1.0);
  CHECK(many[0].code == "small_divisor");
  CHECK(many[0].text.find("1, 2, 3, 4, 5 and 2 more lie below 1") != std::string::npos);
}

TEST_CASE("small_divisor: nothing is said where all are believed, and of no other scale") {
  CHECK(notes({2.0, 1.0, 3.0}, 1.0).empty());
  CHECK(notes({}, 1.0).empty());
  const Model model{.criteria = {{.id = "effort"}}};
  const CriteriaMatrix matrix(Names::numbered(1), {{.criterion = "effort", .values = {0.0}}});
  CHECK(small_divisor_notes(model.criteria[0], BoundMatrix(matrix, model, weights_of(model)), 0).empty());
}
