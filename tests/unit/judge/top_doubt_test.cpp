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
