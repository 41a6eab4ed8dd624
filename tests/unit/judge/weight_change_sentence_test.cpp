// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_change_sentence.hpp"

#include <string>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

std::string said(const std::string& behind, const std::string& ahead, Norm norm = Norm::l1) {
  const laws::WeighedValues problem({{0.9, 0.1, 0.5}, {0.1, 0.8, 0.5}, {0.05, 0.05, 0.05}}, {2.0, 1.0, 1.0});
  const Ranking ranking = rank(problem.matrix, problem.model);
  const WeightChange change = smallest_change(ranking, problem.matrix, behind, ahead, norm);
  return sentence(change, ranking.scorer(), behind, level_words(ahead), norm);
}

}  // namespace

TEST_CASE("weight_change_sentence: it tells how far the weights move, and which") {
  // b is 0.225 behind; a weight of x moved from c0 to c1 closes 1.5 x of it.
  CHECK(
      said("b", "a") ==
      "The smallest change of all weights (l1 0.3) that brings b level with a: c0 from 50.0 to 35.0 %, c1 from 25.0 to "
      "40.0 %.");
}

TEST_CASE("weight_change_sentence: what is so already, and what no weights do") {
  CHECK(said("a", "b") == "a is level with b already.");
  CHECK(said("c", "a") == "c is level with a under no weights.");
  WeightChange none;
  none.searched = true;
  CHECK(change_headline(none, "c", top_words(1), Norm::l2) == "No weights were found under which c is first");
  CHECK(change_headline({}, "c", top_words(3), Norm::l2) == "c is among the first 3 under no weights");
  const WeightChange found{.possible = true, .distance = 0.25, .searched = true};
  CHECK(change_headline(found, "c", top_words(3), Norm::l2) ==
        "The smallest change of all weights that was found (l2 0.25) that brings c level with the first 3");
}
