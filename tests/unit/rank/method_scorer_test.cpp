// SPDX-License-Identifier: MIT
#include "journeyrank/rank/method_scorer.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"

using journeyrank::Missing;
using journeyrank::Scorer;

namespace {

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

TEST_CASE("method_scorer: a scorer keeps the journeys that it was fitted on") {
  journeyrank::Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}};
  model.method = journeyrank::Topsis{};
  const auto matrix_of = [](const std::vector<double>& pain, const std::vector<double>& cost) {
    return journeyrank::CriteriaMatrix(journeyrank::Names::numbered(pain.size()),
                                       {{.criterion = "pain", .values = pain}, {.criterion = "cost", .values = cost}});
  };
  const auto all = matrix_of({0.1, 0.5, 0.9}, {0.8, 0.4, 0.2});
  const Scorer scorer = Scorer::fit(all, model);
  const double alone = scorer.score(matrix_of({0.5}, {0.4}))[0];
  CHECK(same_bits(alone, scorer.score(all)[1]));
  CHECK(alone < 1.0);  // fitted on itself alone it would be the ideal
  REQUIRE(scorer.notes().size() == 1);
  CHECK(scorer.notes()[0].code == "relative_method");
}

TEST_CASE("method_scorer: renormalise is refused by a method that does not add up, naming journey and criterion") {
  journeyrank::Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost", .missing = Missing::renormalise}};
  model.method = journeyrank::Vikor{};
  const journeyrank::CriteriaMatrix matrix(
      journeyrank::Names::of(std::vector<std::string>{"billing", "fault"}),
      {{.criterion = "pain", .values = std::vector{0.1, 0.2}},
       {.criterion = "cost", .values = std::vector{0.5, 0.0}, .missing = std::vector<std::uint8_t>{0, 1}}});
  CHECK(refusal([&] { rank(matrix, model); }) ==
        "bad_model: journey \"fault\", criterion \"cost\": a cell is missing, and its policy is renormalise, which the "
        "method vikor does not know, for its scores do not add up; allowed: worst, interval, reject");
  model.method = journeyrank::WeightedSum{};
  CHECK(rank(matrix, model).size() == 2);
}

TEST_CASE("method_scorer: a matrix that was not fitted and has a gap to renormalise is refused too") {
  journeyrank::Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost", .missing = Missing::renormalise}};
  model.method = journeyrank::WeightedProduct{};
  const auto matrix_of = [](std::uint8_t missing) {
    return journeyrank::CriteriaMatrix(
        journeyrank::Names::numbered(1),
        {{.criterion = "pain", .values = std::vector{0.5}},
         {.criterion = "cost", .values = std::vector{0.5}, .missing = std::vector<std::uint8_t>{missing}}});
  };
  const Scorer scorer = Scorer::fit(matrix_of(0), model);
  CHECK(scorer.score(matrix_of(0))[0] == doctest::Approx(0.5));
  CHECK(refusal_code([&] { scorer.score(matrix_of(1)); }) == "bad_model");
}

TEST_CASE("method_scorer: an open cell counts a half, and the score goes from it at 0 to it at 1; worst counts 0") {
  journeyrank::Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost", .missing = Missing::interval}};
  model.method = journeyrank::WeightedProduct{};
  const journeyrank::CriteriaMatrix matrix(
      journeyrank::Names::numbered(1),
      {{.criterion = "pain", .values = std::vector{0.25}},
       {.criterion = "cost", .values = std::vector{0.0}, .missing = std::vector<std::uint8_t>{1}}});
  const auto open = rank(matrix, model).range(0);
  CHECK(open.score == doctest::Approx(std::sqrt(0.125)));
  CHECK(open.low == 0.0);
  CHECK(open.high == 0.5);
  model.criteria[1].missing = Missing::worst;
  CHECK(rank(matrix, model).range(0) == journeyrank::ScoreRange{0.0, 0.0, 0.0});
}
