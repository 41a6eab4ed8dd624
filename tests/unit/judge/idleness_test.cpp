// SPDX-License-Identifier: MIT
#include "journeyrank/judge/idleness.hpp"

#include <doctest/doctest.h>

#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"

using journeyrank::Idleness;
using journeyrank::IdleSearch;
using journeyrank::is_linear;
using journeyrank::rank;
using journeyrank::ValueMatrix;

namespace {

Idleness idleness_of(const laws::WeighedValues& problem, std::size_t c) {
  const auto ranking = rank(problem.matrix, problem.model);
  const ValueMatrix values(ranking.scorer(), problem.matrix);
  return IdleSearch(ranking, values, is_linear(ranking.scorer(), values)).of(c);
}

}  // namespace

TEST_CASE("idleness: a weight that orders as the others do decides nothing, by every method") {
  laws::WeighedValues problem({{0.9, 0.8}, {0.5, 0.7}, {0.1, 0.6}}, {1.0, 1.0});
  journeyrank::for_each_step<journeyrank::Method>([&](const auto& step) {
    problem.model.method = step;
    const Idleness found = idleness_of(problem, 0);
    CHECK(found.without);
    CHECK(found.at_any);
    CHECK(found.winner);
  });
}

TEST_CASE("idleness: a weight may leave the winner and not the ranks, or the ranks without it alone, or nothing") {
  const laws::WeighedValues winner({{0.9, 0.8, 0.7}, {0.1, 0.6, 0.1}, {0.5, 0.1, 0.2}}, {1.0, 1.0, 1.0});
  CHECK(idleness_of(winner, 0).winner);
  CHECK_FALSE(idleness_of(winner, 0).at_any);
  const laws::WeighedValues small({{0.9, 0.51}, {0.5, 0.52}, {0.1, 0.53}}, {1.0, 1.0});
  CHECK(idleness_of(small, 1).without);
  CHECK_FALSE(idleness_of(small, 1).at_any);
  CHECK_FALSE(idleness_of(small, 1).winner);
  CHECK_FALSE(idleness_of(small, 0).without);
}

TEST_CASE("idleness: two that share the first place are no winner; no journey decides nothing") {
  const laws::WeighedValues level({{0.5, 0.4}, {0.5, 0.4}, {0.1, 0.1}}, {1.0, 1.0});
  CHECK(idleness_of(level, 0).at_any);
  CHECK_FALSE(idleness_of(level, 0).winner);
  CHECK_FALSE(idleness_of(laws::WeighedValues({}, {1.0, 1.0}), 0).winner);
}

TEST_CASE("idleness: an end at which a journey has nothing left is seen from next to it") {
  laws::WeighedValues problem({{0.9, 0.8}, {0.0, 0.7}}, {1.0, 1.0});
  for (auto& each : problem.model.criteria) each.missing = journeyrank::Missing::renormalise;
  problem.matrix = journeyrank::CriteriaMatrix(
      problem.matrix.journeys(),
      {{.criterion = "c0", .values = {0.6, 0.0}, .missing = {0, 1}}, {.criterion = "c1", .values = {0.8, 0.7}}});
  // 2 scores 0.7 at any weight of c0 below 1; 1 falls from 0.8 to 0.6 and is passed.
  CHECK_FALSE(idleness_of(problem, 0).at_any);
  CHECK_FALSE(idleness_of(problem, 0).winner);
}

TEST_CASE("idleness: first at both ends of a weight, and not between them, is not first at any weight") {
  // By waspas: the 0 of the second in c2 makes its product 0 wherever c2 weighs something.
  laws::WeighedValues problem({{0.3, 0.1, 0.0}, {1.0, 0.9, 0.0}, {0.7, 0.3, 0.3}}, {1.0, 3.0, 1.0});
  problem.model.method = journeyrank::Waspas{};
  const auto first_at = [&](double share) {
    const laws::WeighedValues there({{0.3, 0.1, 0.0}, {1.0, 0.9, 0.0}, {0.7, 0.3, 0.3}},
                                    {share, 0.75 * (1.0 - share), 0.25 * (1.0 - share)});
    auto model = there.model;
    model.method = journeyrank::Waspas{};
    return rank(there.matrix, model).ranks()[1] == 1;
  };
  REQUIRE(first_at(0.0));
  REQUIRE(first_at(0.2));
  REQUIRE(first_at(1.0));
  REQUIRE_FALSE(first_at(0.5));
  CHECK_FALSE(idleness_of(problem, 0).winner);
}
