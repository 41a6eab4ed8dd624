// SPDX-License-Identifier: MIT
#include "journeyrank/judge/top_doubt.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("top_doubt: the loss is what the best swap of listed for others would gain") {
  const std::vector<std::uint32_t> list = {0, 2};
  TopCount count(4, list);
  const std::vector<double> kept = {0.9, 0.1, 0.8, 0.2};
  const std::vector<double> one = {0.9, 0.5, 0.3, 0.2};
  const std::vector<double> both = {0.1, 0.9, 0.2, 0.8};
  const std::vector<double> tied = {0.9, 0.5, 0.5, 0.5};
  for (const auto* scores : {&kept, &one, &both, &tied}) count.add(scores->data(), 1);
  CHECK(count.doubt().changed.value == 0.5);
  CHECK(count.doubt().loss.value == doctest::Approx((0.2 + 1.4) / 4.0).epsilon(1e-14));
  TopCount sum(4, list);
  sum.add(count);
  CHECK(sum.doubt().loss.value == count.doubt().loss.value);
}

TEST_CASE("top_doubt: of a method whose scores go beyond [0, 1] all that is lost is counted") {
  // ocra: 8 in half of the draws, 0.5 stated: the loss is 8 - 0.5 and 0, not cut to one point.
  auto two = decision({{0.1}, {0.05}});
  two.model.method = Ocra{};
  const Scorer scorer = Scorer::fit(two.matrix, two.model);
  const CellDoubt cells{{{{}, {EmpiricalCell{{0.05, 0.9}}, {}}}}, {}};
  const DrawnProblem problem(scorer, two.matrix, {.belief = WeightBelief::stated}, cells, 1);
  CHECK_FALSE(problem.has_bounded_scores());
  const std::vector<std::uint32_t> list = {0};
  const TopDoubt found = top_doubt(problem, list, 20'000, 1, 1);
  const CriteriaMatrix drawn(Names::numbered(2), {{.criterion = "c0", .values = {0.1, 0.9}}});
  const auto scores = Scorer::fit(drawn, two.model).score(drawn);
  CHECK(scores[1] - scores[0] > 2.0);
  CHECK(found.loss.value == doctest::Approx(found.changed.value * (scores[1] - scores[0])).epsilon(1e-12));
  const TopDoubt parted = top_doubt(problem, list, 20'000, 1, 3);
  CHECK(parted.loss.value == found.loss.value);
  CHECK(parted.loss.error == found.loss.error);
}

TEST_CASE("top_doubt: a list of none or of all cannot change") {
  const auto two = decision({{0.5, 0.2}, {0.2, 0.5}});
  const DrawnProblem problem(two.scorer, two.matrix, {}, {}, 1);
  for (const std::vector<std::uint32_t>& list : {std::vector<std::uint32_t>{}, std::vector<std::uint32_t>{0, 1}}) {
    CHECK(top_doubt(problem, list, 100, 1, 1).changed.value == 0.0);
    CHECK(top_doubt(problem, list, 100, 1, 1).loss.value == 0.0);
  }
}

TEST_CASE("top_doubt: with two journeys it is the probability that the other is first, and its mean lead") {
  const auto two = decision({{0.8, 0.2}, {0.2, 0.5}});
  const DrawnProblem problem(two.scorer, two.matrix, {}, {}, 1);
  const TopDoubt found = top_doubt(problem, std::vector<std::uint32_t>{0}, 20'000, 1, 2);
  CHECK(std::fabs(found.changed.value - 1.0 / 3.0) < 4.5 * found.changed.error);
  CHECK(std::fabs(found.loss.value - 0.05) < 4.5 * found.loss.error);  // of 0.3 - 0.9 w, w below 1 / 3
  const TopDoubt again = top_doubt(problem, std::vector<std::uint32_t>{0}, 20'000, 1, 1);
  CHECK(again.loss.value == found.loss.value);
}

TEST_CASE("top_doubt: without doubt there is no error") {
  const auto two = decision({{0.8, 0.2}, {0.2, 0.5}});
  const DrawnProblem problem(two.scorer, two.matrix, {.belief = WeightBelief::stated}, {}, 1);
  CHECK(top_doubt(problem, std::vector<std::uint32_t>{0}, 100, 1, 1).changed.error == 0.0);
}
