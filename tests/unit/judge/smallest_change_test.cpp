// SPDX-License-Identifier: MIT
#include "journeyrank/judge/smallest_change.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::Norm;
using journeyrank::rank;
using journeyrank::smallest_change;
using journeyrank::WeightChange;

TEST_CASE("smallest_change: a ranking is asked by names, and its answer makes both level") {
  const laws::WeighedValues problem({{0.9, 0.2, 0.4}, {0.3, 0.7, 0.6}}, {3.0, 1.0, 1.0});
  const auto ranking = rank(problem.matrix, problem.model);
  for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
    const WeightChange change = smallest_change(ranking, problem.matrix, "b", "a", norm);
    REQUIRE(change.possible);
    const laws::WeighedValues there({{0.9, 0.2, 0.4}, {0.3, 0.7, 0.6}}, change.weights);
    const auto scores = there.scorer().score(there.matrix);
    CHECK(scores[0] == doctest::Approx(scores[1]).epsilon(1e-12));
  }
  CHECK(smallest_change(ranking, problem.matrix, "a", "b").distance == 0.0);
  CHECK(refusal_code([&] { smallest_change(ranking, problem.matrix, "z", "a"); }) == "unknown_name");
  CHECK(refusal_code([&] { smallest_change(ranking, problem.matrix, "a", "a"); }) == "bad_option");
}

TEST_CASE(
    "smallest_change: level already is distance 0; equal on one criterion is level at most, with a note; behind on "
    "each is not possible") {
  const laws::WeighedValues problem({{0.9, 0.5}, {0.9, 0.2}, {0.9, 0.5}}, {1.0, 1.0});
  const auto ranking = rank(problem.matrix, problem.model);
  CHECK(smallest_change(ranking, problem.matrix, "c", "a").distance == 0.0);
  const WeightChange at_most = smallest_change(ranking, problem.matrix, "b", "a");  // level where c1 weighs nothing
  CHECK(at_most.possible);
  CHECK(at_most.weights == std::vector<double>{1.0, 0.0});
  REQUIRE(at_most.notes.size() == 1);
  CHECK(at_most.notes[0].text == "no weights put b ahead of a: it draws level at most, and the two share the place");
  const laws::WeighedValues worse({{0.9, 0.5}, {0.8, 0.4}}, {1.0, 1.0});
  CHECK_FALSE(smallest_change(rank(worse.matrix, worse.model), worse.matrix, "b", "a").possible);
}
