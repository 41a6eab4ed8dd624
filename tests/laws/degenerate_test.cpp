// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "refusal.hpp"

using journeyrank::rank;
using laws::Levels;
using laws::MinMax;
using laws::Missing;
using laws::Problem;

namespace {

constexpr double rounding = 1e-14;  // normalised weights add up to 1 but for rounding

/// Scores, intervals, values and points of a ranking are finite and lie where they must.
void check_finite(const Problem& problem) {
  const auto matrix = problem.matrix();
  const auto ranking = rank(matrix, problem.model);
  CHECK_EQ(ranking.size(), problem.journeys.size());
  const journeyrank::ScoreShares shares(ranking.scorer(), matrix);
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const auto& [score, low, high] = ranking.range(i);
    CHECK(std::isfinite(score));
    CHECK(std::isfinite(low));
    CHECK(std::isfinite(high));
    CHECK_LE(low, score);
    CHECK_LE(score, high);
    if (is_bounded(problem.model.method)) {
      CHECK_GE(low, 0.0);
      CHECK_LE(high, 1.0 + rounding);
    }
    CHECK_GE(ranking.ranks()[i], 1);
    CHECK_LE(ranking.ranks()[i], ranking.size());
    for (const auto& each : explain(shares, i).contributions) {
      CHECK_GE(each.value, 0.0);
      CHECK_LE(each.value, 1.0);
      if (adds_up(problem.model.method)) CHECK_GE(each.points, 0.0);
      CHECK_LE(each.weight, 1.0 + rounding);
    }
  }
}

/// Raw values from the ends of double; spans that a relative scale must refuse are left out.
double extreme_raw(Splitmix64& random) {
  constexpr double ends[] = {0.0,   -0.0,   5e-324,  -5e-324, 2.2250738585072014e-308, 1e-300, 1e-16, 1.0, -1.0, 1e16,
                             1e300, -1e300, 8.9e307, -8.9e307};
  return ends[random.below(std::size(ends))];
}

}  // namespace

TEST_CASE("laws: scores are finite and in [0, 1], with gaps and without, of whatever a problem holds") {
  laws::for_each_problem(601, 400, {.policies = {Missing::reject, Missing::worst, Missing::interval}},
                         [](const Problem& problem, Splitmix64&) { check_finite(problem); });
}

TEST_CASE(
    "laws: raw values at the ends of double give finite scores in [0, 1], or are refused where ratios are taken") {
  laws::for_each_problem(602, 400, {}, [](Problem& problem, Splitmix64& random) {
    bool choosy = false;
    for (std::size_t c = 0; c < problem.raw.size(); ++c) {
      const auto& scale = problem.model.criteria[c].scale;
      if (std::holds_alternative<Levels>(scale)) continue;
      choosy = choosy || laws::is_choosy(scale);
      const bool from_0 = needs_totals(scale) || std::holds_alternative<laws::Reciprocal>(scale);
      for (auto& raw : problem.raw[c]) raw = from_0 ? std::abs(extreme_raw(random)) : extreme_raw(random);
    }
    if (choosy && refusal_code([&] { rank(problem.matrix(), problem.model); }) == "bad_number") return;
    check_finite(problem);
  });
}

TEST_CASE("laws: weights at the ends of double give finite scores in [0, 1]") {
  laws::for_each_problem(603, 400, {}, [](Problem& problem, Splitmix64& random) {
    for (auto& criterion : problem.model.criteria) criterion.weight = std::abs(extreme_raw(random)) / 128;
    problem.model.criteria[0].weight = random.below(2) == 0 ? 5e-324 : 1e307;
    check_finite(problem);
  });
}

TEST_CASE("laws: journeys that are all equal all rank first") {
  laws::for_each_problem(604, 400, {}, [](Problem& problem, Splitmix64&) {
    for (auto& column : problem.raw) std::fill(column.begin(), column.end(), column.front());
    check_finite(problem);
    const auto ranking = rank(problem.matrix(), problem.model);
    for (const auto each : ranking.ranks()) CHECK_EQ(each, 1);
    for (std::size_t c = 0; c < problem.raw.size(); ++c) {
      if (!std::holds_alternative<MinMax>(problem.model.criteria[c].scale)) continue;
      CHECK_EQ(journeyrank::value_of(ranking.scorer().scale(c), problem.raw[c][0]), 0.5);
    }
  });
}

TEST_CASE("laws: no journey is an empty ranking") {
  laws::for_each_problem(605, 200, {}, [](Problem& problem, Splitmix64&) {
    problem.journeys.clear();
    for (auto& column : problem.raw) column.clear();
    CHECK_EQ(rank(problem.matrix(), problem.model).size(), 0);
  });
}

TEST_CASE(
    "laws: with every cell missing worst scores 0, interval all of it where nothing is relative, and renormalise is "
    "refused") {
  for (const Missing policy : {Missing::worst, Missing::interval, Missing::renormalise}) {
    laws::for_each_problem(606, 100, {.policies = {policy}}, [&](Problem& problem, Splitmix64&) {
      for (auto& mask : problem.missing) std::fill(mask.begin(), mask.end(), 1);
      if (policy == Missing::renormalise) {
        if (!adds_up(problem.model.method)) return;  // its cells are open
        CHECK_EQ(refusal_code([&] { rank(problem.matrix(), problem.model); }), "missing_cell");
        return;
      }
      check_finite(problem);
      if (compares_journeys(problem.model.method)) return;
      const auto range = rank(problem.matrix(), problem.model).range(0);
      if (reads_direction(problem.model.method)) {  // its scores have ends of their own
        CHECK_LE(range.low, range.high);
        return;
      }
      CHECK_EQ(range.low, 0.0);
      CHECK_LE(std::abs(range.high - (policy == Missing::worst ? 0.0 : 1.0)), rounding);
    });
  }
}
