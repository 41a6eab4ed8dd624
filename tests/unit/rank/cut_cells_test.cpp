// SPDX-License-Identifier: MIT
#include "journeyrank/rank/cut_cells.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/product_preset.hpp"
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

TEST_CASE("cut_cells: the journeys below the least that is believed are named, five at most") {
  CHECK(notes({2.0, 0.5, 3.0}, 1.0)[0].text ==
        "criterion \"effort\" is divided by, and 2 lies below 1, the least that is believed: it counts as that");
  const auto many = notes({0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 9.0}, 1.0);
  CHECK(many[0].code == "small_divisor");
  CHECK(many[0].text.find("1, 2, 3, 4, 5 and 2 more lie below 1") != std::string::npos);
}

TEST_CASE("cut_cells: nothing is said where all are believed, and of no other scale") {
  CHECK(notes({2.0, 1.0, 3.0}, 1.0).empty());
  CHECK(notes({}, 1.0).empty());
  const Model model{.criteria = {{.id = "effort"}}};
  const CriteriaMatrix matrix(Names::numbered(1), {{.criterion = "effort", .values = {0.0}}});
  CHECK(small_divisor_notes(model.criteria[0], BoundMatrix(matrix, model, weights_of(model)), 0).empty());
}

TEST_CASE("cut_cells: of what multiplies the journeys beyond the anchors are named, and count as the nearer end") {
  const Model model = rice_model();
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{.criterion = "reach", .values = {1000.0, 900.0}},
                               {.criterion = "impact", .values = {5.0, 3.0}},
                               {.criterion = "confidence", .values = {0.8, 1.0}},
                               {.criterion = "effort", .values = {1.0, 1.0}}});
  const Ranking ranking = rank(matrix, model);
  const auto of_code = [&](const char* code) {
    std::vector<std::string> texts;
    for (const Note& note : ranking.notes()) {
      if (note.code == code) texts.push_back(note.text);
    }
    return texts;
  };
  CHECK(of_code("cut_factor") ==
        std::vector<std::string>{
            "criterion \"impact\" is known from 0 to 3, and a lies beyond: it counts as the nearer end"});
  // By its own number, too, b comes first: 900 * 3 * 1 against 1000 * 3 * 0.8.
  CHECK(ranking[0].id == "b");
  CHECK(*product_numbers(matrix, model)[0] == doctest::Approx(2400.0));
  CHECK(*product_numbers(matrix, model)[1] == doctest::Approx(2700.0));
}

TEST_CASE("cut_cells: nothing is said within the anchors, nor of a method that takes no formula") {
  Model model = ice_model();
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a"}), {{.criterion = "impact", .values = {12.0}},
                                                                         {.criterion = "confidence", .values = {10.0}},
                                                                         {.criterion = "ease", .values = {0.0}}});
  CHECK(rank(matrix, model).notes().size() == 1);
  model.method = WeightedSum{};
  CHECK(rank(matrix, model).notes().empty());
}
