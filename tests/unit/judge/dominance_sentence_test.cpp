// SPDX-License-Identifier: MIT
#include "journeyrank/judge/dominance_sentence.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using journeyrank::dominance;
using journeyrank::potential_optimality;

namespace {

std::string said(const std::vector<std::vector<double>>& rows) {
  const laws::WeighedValues problem(rows, {1.0, 1.0});
  const auto scorer = problem.scorer();
  return sentence(dominance(scorer, problem.matrix), potential_optimality(scorer, problem.matrix));
}

}  // namespace

TEST_CASE("dominance_sentence: it tells how many are dominated and how many could be first") {
  CHECK(said({{0.9, 0.1}, {0.1, 0.9}, {0.4, 0.4}, {0.1, 0.1}}) ==
        "1 of 4 journeys is dominated by another; 2 can be first under some weights.");
  CHECK(said({{0.9, 0.8}, {0.1, 0.2}, {0.2, 0.1}}) ==
        "2 of 3 journeys are dominated by another; 1 can be first under some weights.");
  CHECK(said({{0.5, 0.5}}) == "No journey is dominated by another; 1 can be first under some weights.");
  CHECK(said({}) == "There is no journey.");
}

TEST_CASE("dominance_sentence: where it is not known who could be first nothing is said of it") {
  laws::WeighedValues problem({{0.9, 0.8}, {0.1, 0.2}}, {1.0, 1.0});
  const auto scorer = problem.scorer();
  CHECK(sentence(dominance(scorer, problem.matrix), {}) == "1 of 2 journeys is dominated by another.");
}

TEST_CASE("dominance_sentence: what a search finds is at least so many") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.1}, {0.1, 0.8}}, {1.0, 1.0});
  problem.model.method = journeyrank::Topsis{};
  const auto scorer = problem.scorer();
  CHECK(sentence(journeyrank::dominance(scorer, problem.matrix),
                 journeyrank::potential_optimality(scorer, problem.matrix)) ==
        "1 of 3 journeys is dominated by another; at least 2 can be first under some weights.");
}
