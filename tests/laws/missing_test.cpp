// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using journeyrank::Scorer;
using laws::Missing;
using laws::Problem;

namespace {

/// The same problem with every gap filled at random.
Problem filled(const Problem& problem, Splitmix64& random) {
  Problem whole = problem;
  for (std::size_t c = 0; c < problem.raw.size(); ++c) {
    for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
      if (problem.missing[c][i] == 0) continue;
      whole.raw[c][i] = laws::random_cell(random, problem.model.criteria[c].scale, 12);
      whole.missing[c][i] = 0;
    }
  }
  return whole;
}

}  // namespace

TEST_CASE("laws: whatever an open cell holds, the score lies in the interval") {
  laws::for_each_problem(701, 400, {.policies = {Missing::reject, Missing::interval}},
                         [](const Problem& problem, Splitmix64& random) {
                           if (problem.is_relative()) return;
                           const auto ranking = journeyrank::rank(problem.matrix(), problem.model);
                           const auto whole = journeyrank::rank(filled(problem, random).matrix(), problem.model);
                           for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
                             CHECK_GE(whole.scores()[i], ranking.range(i).low);
                             CHECK_LE(whole.scores()[i], ranking.range(i).high);
                           }
                         });
}

TEST_CASE("laws: what is not known never earns more than what is, under worst") {
  laws::for_each_problem(702, 400, {.policies = {Missing::reject, Missing::worst}},
                         [](const Problem& problem, Splitmix64& random) {
                           if (problem.is_relative()) return;
                           const auto ranking = journeyrank::rank(problem.matrix(), problem.model);
                           const auto whole = journeyrank::rank(filled(problem, random).matrix(), problem.model);
                           for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
                             CHECK_LE(ranking.scores()[i], whole.scores()[i]);
                           }
                         });
}

TEST_CASE("laws: under renormalise a journey scores as if its missing criteria were not in the model") {
  laws::for_each_problem(703, 400, {.policies = {Missing::renormalise}},
                         [](const Problem& problem, Splitmix64& random) {
                           if (problem.is_relative() || !adds_up(problem.model.method)) return;
                           const std::size_t journey = random.below(problem.journeys.size());
                           Problem narrower = problem;
                           bool any = false;
                           for (std::size_t c = 0; c < problem.raw.size(); ++c) {
                             if (problem.missing[c][journey] != 0) narrower.model.criteria[c].weight = 0.0;
                             any = any || narrower.model.criteria[c].weight > 0.0;
                           }
                           if (!any) return;
                           const auto matrix = problem.matrix();
                           const auto scorer = Scorer::fit(matrix, problem.model);
                           const auto range = scorer.score_range(scorer.bind(matrix), journey);
                           const auto other = Scorer::fit(matrix, narrower.model);
                           const auto expected = other.score_range(other.bind(matrix), journey);
                           CHECK_LE(std::abs(range.score - expected.score), 1e-14);
                           CHECK_EQ(range.low, range.score);
                           CHECK_EQ(range.high, range.score);
                         });
}

TEST_CASE("laws: the policy does not matter where nothing is missing") {
  laws::for_each_problem(704, 400, {}, [](const Problem& problem, Splitmix64& random) {
    Problem other = problem;
    for (auto& criterion : other.model.criteria) criterion.missing = static_cast<Missing>(random.below(4));
    const auto matrix = problem.matrix();
    CHECK(Scorer::fit(matrix, problem.model).score(matrix) == Scorer::fit(matrix, other.model).score(matrix));
  });
}
