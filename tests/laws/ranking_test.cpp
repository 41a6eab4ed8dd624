// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/top.hpp"

#include "laws/random_problem.hpp"

using journeyrank::rank;
using journeyrank::RankOptions;
using laws::Missing;
using laws::Problem;

namespace {

const laws::Variety with_gaps{.policies = {Missing::reject, Missing::worst, Missing::interval}};

}  // namespace

TEST_CASE("laws: a rank is one more than the number of journeys that score higher; lines fall, ties stand by id") {
  laws::for_each_problem(801, 400, with_gaps, [](const Problem& problem, Splitmix64&) {
    const auto ranking = rank(problem.matrix(), problem.model);
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      const auto scores = ranking.scores();
      const auto higher = std::count_if(scores.begin(), scores.end(), [&](double score) { return score > scores[i]; });
      CHECK_EQ(ranking.ranks()[i], static_cast<std::size_t>(higher) + 1);
    }
    for (std::size_t line = 1; line < ranking.size(); ++line) {
      const auto before = ranking[line - 1];
      const auto after = ranking[line];
      CHECK_GE(before.score.score, after.score.score);
      if (before.score.score == after.score.score) CHECK_LT(before.id, after.id);
    }
  });
}

TEST_CASE("laws: the top k are the first k lines") {
  laws::for_each_problem(802, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const auto matrix = problem.matrix();
    const auto ranking = rank(matrix, problem.model);
    const auto top = journeyrank::top(ranking.scorer(), matrix, random.below(ranking.size() + 2));
    for (std::size_t line = 0; line < top.size(); ++line) {
      CHECK_EQ(top[line].journey, ranking[line].journey);
      CHECK_EQ(top[line].score, ranking[line].score.score);
    }
  });
}

TEST_CASE("laws: pins move no score and no unpinned rank, and pinned journeys stand at their places") {
  laws::for_each_problem(803, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    RankOptions options;
    for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
      if (random.below(3) != 0) continue;
      const auto place = static_cast<std::int64_t>(problem.journeys.size() - i);
      options.pins.push_back({.journey = problem.journeys[i], .place = place, .reason = "law", .author = "test"});
    }
    const auto plain = rank(problem.matrix(), problem.model);
    const auto pinned = rank(problem.matrix(), problem.model, options);
    CHECK(std::equal(plain.scores().begin(), plain.scores().end(), pinned.scores().begin()));
    CHECK(std::equal(plain.ranks().begin(), plain.ranks().end(), pinned.unpinned_ranks().begin()));
    for (const auto& held : pinned.pins()) {
      const auto line = pinned[static_cast<std::size_t>(held.pin.place) - 1];
      CHECK_EQ(line.journey, held.journey);
      CHECK_EQ(line.rank, static_cast<std::size_t>(held.pin.place));
    }
  });
}

TEST_CASE("laws: a wider tie tolerance never gives a journey a worse rank than its place, nor parts a tie") {
  laws::for_each_problem(804, 400, with_gaps, [](Problem& problem, Splitmix64& random) {
    const auto exact = rank(problem.matrix(), problem.model);
    problem.model.tie_tolerance = random.unit() / 8;
    const auto tolerant = rank(problem.matrix(), problem.model);
    CHECK(std::equal(exact.order().begin(), exact.order().end(), tolerant.order().begin()));
    for (std::size_t i = 0; i < exact.size(); ++i) {
      CHECK_LE(tolerant.ranks()[i], exact.ranks()[i]);
      for (std::size_t j = 0; j < i; ++j) {
        if (exact.ranks()[i] == exact.ranks()[j]) CHECK_EQ(tolerant.ranks()[i], tolerant.ranks()[j]);
      }
    }
  });
}
