// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using journeyrank::rank;
using laws::Missing;
using laws::Problem;

namespace {

const laws::Variety with_gaps{.policies = {Missing::reject, Missing::worst, Missing::interval}};

}  // namespace

TEST_CASE("laws: all weights times a power of two give the same bits") {
  laws::for_each_problem(301, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    Problem scaled = problem;
    const double factor = std::ldexp(1.0, static_cast<int>(random.below(60)) - 30);
    for (auto& criterion : scaled.model.criteria) criterion.weight *= factor;
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(scaled.matrix(), scaled.model);
    CHECK(std::equal(ranking.scores().begin(), ranking.scores().end(), other.scores().begin()));
    CHECK(std::equal(ranking.order().begin(), ranking.order().end(), other.order().begin()));
  });
}

TEST_CASE("laws: all weights times any factor move a score by no more than rounding") {
  laws::for_each_problem(302, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    Problem scaled = problem;
    const double factor = 0.001 + 1000.0 * random.unit();
    for (auto& criterion : scaled.model.criteria) criterion.weight *= factor;
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(scaled.matrix(), scaled.model);
    const double rounding =
        8e-16 * static_cast<double>(problem.raw.size()) * laws::size_of_scores(problem, ranking.scores());
    for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
      CHECK_LE(std::abs(other.scores()[i] - ranking.scores()[i]), rounding);
    }
  });
}

TEST_CASE("laws: a criterion of weight zero is as if it were not there, to the bit") {
  laws::for_each_problem(303, 400, with_gaps, [](Problem& problem, Splitmix64& random) {
    const std::size_t at = random.below(problem.raw.size() + 1);
    const auto place = static_cast<std::ptrdiff_t>(at);
    const auto ranking = rank(problem.matrix(), problem.model);
    Problem wider = problem;
    laws::Criterion off{.id = "off", .weight = 0.0, .missing = problem.model.criteria[0].missing};
    off.scale = laws::random_scale(random, random.below(4), off.direction);
    std::vector<double> column;
    for (std::size_t i = 0; i < problem.journeys.size(); ++i)
      column.push_back(laws::random_cell(random, off.scale, 12));
    wider.model.criteria.insert(wider.model.criteria.begin() + place, off);
    wider.raw.insert(wider.raw.begin() + place, column);
    wider.missing.insert(wider.missing.begin() + place,
                         std::vector<std::uint8_t>(column.size(), random.below(2) == 0 ? 0 : 1));
    const auto other = rank(wider.matrix(), wider.model);
    CHECK(std::equal(ranking.scores().begin(), ranking.scores().end(), other.scores().begin()));
    CHECK(std::equal(ranking.ranks().begin(), ranking.ranks().end(), other.ranks().begin()));
    CHECK_EQ(other.notes().size(), ranking.notes().size());
  });
}

TEST_CASE("laws: a criterion that weighs everything orders the journeys by its values alone") {
  laws::for_each_problem(304, 400, {}, [](Problem& problem, Splitmix64& random) {
    if (!breaks_dominance(problem.model.method).empty()) return;
    const std::size_t only = random.below(problem.raw.size());
    for (auto& criterion : problem.model.criteria) criterion.weight = 0.0;
    problem.model.criteria[only].weight = 0.1 + random.unit();
    const auto matrix = problem.matrix();
    const auto scorer = journeyrank::Scorer::fit(matrix, problem.model);
    const auto scores = scorer.score(matrix);
    const auto value = [&](std::size_t i) { return journeyrank::value_of(scorer.scale(only), problem.raw[only][i]); };
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (adds_up(problem.model.method)) CHECK_EQ(scores[i], value(i));
      for (std::size_t j = 0; j < i; ++j) {
        if (value(i) >= value(j)) CHECK_GE(scores[i], scores[j]);
        if (value(i) <= value(j)) CHECK_LE(scores[i], scores[j]);
      }
    }
  });
}
