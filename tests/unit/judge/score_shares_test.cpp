// SPDX-License-Identifier: MIT
#include "journeyrank/judge/score_shares.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Scorer;
using journeyrank::ScoreShares;
using journeyrank::Topsis;
using journeyrank::WeightedProduct;
using laws::Missing;

namespace {

double sum_of(const std::vector<double>& points) {
  double sum = 0.0;
  for (const double each : points) sum += each;
  return sum;
}

/// Two journeys on so many criteria of equal weight, the second one best on all.
struct Wide {
  explicit Wide(std::size_t criteria) {
    std::vector<MatrixColumn> columns;
    for (std::size_t c = 0; c < criteria; ++c) {
      model.criteria.push_back({.id = "c" + std::to_string(c)});
      columns.push_back({.criterion = model.criteria.back().id, .values = {0.5, 1.0}});
    }
    matrix = CriteriaMatrix(Names::of(std::vector<std::string>{"a", "b"}), columns);
  }

  Model model;
  CriteriaMatrix matrix;
};

}  // namespace

TEST_CASE("score_shares: what criteria add gives the score, bit for bit by a sum and but for rounding by any method") {
  std::size_t sums = 0;
  std::size_t others = 0;
  laws::for_each_problem(
      41, 1000,
      {.most_journeys = 8, .most_criteria = 5, .policies = {Missing::reject, Missing::worst, Missing::interval}},
      [&](const laws::Problem& problem, Splitmix64&) {
        const auto matrix = problem.matrix();
        const auto ranking = rank(matrix, problem.model);
        const ScoreShares shares(ranking.scorer(), matrix);
        REQUIRE(shares.is_known());
        for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
          const double sum = sum_of(shares.points(i));
          if (adds_up(problem.model.method)) {
            ++sums;
            CHECK(std::bit_cast<std::uint64_t>(sum) == std::bit_cast<std::uint64_t>(ranking.scores()[i]));
          } else {
            ++others;
            // Scores of some of the criteria can be far larger where they are not bounded.
            const double rounding = is_bounded(problem.model.method) ? 1e-13 : 1e-11;
            CHECK(std::fabs(sum - ranking.scores()[i]) <= rounding * laws::size_of_scores(problem, ranking.scores()));
          }
        }
      });
  CHECK(sums > 500);
  CHECK(others > 2000 / laws::share_of_rounds);
}

TEST_CASE("score_shares: two criteria of a weighted product by hand") {
  Wide two(2);
  two.model.method = WeightedProduct{};
  two.matrix =
      CriteriaMatrix(Names::numbered(1), {{.criterion = "c0", .values = {0.25}}, {.criterion = "c1", .values = {1.0}}});
  const Scorer scorer = Scorer::fit(two.matrix, two.model);
  const ScoreShares shares(scorer, two.matrix);
  // Alone 0.25 and 1, together 0.5: (0.25 + (0.5 - 1)) / 2 and (1 + (0.5 - 0.25)) / 2.
  CHECK(shares.points(0)[0] == doctest::Approx(-0.125));
  CHECK(shares.points(0)[1] == doctest::Approx(0.625));
}

TEST_CASE("score_shares: 17 criteria of a method that does not add up are not known, by a sum they are") {
  Wide wide(17);
  CHECK(ScoreShares(Scorer::fit(wide.matrix, wide.model), wide.matrix).is_known());
  wide.model.method = Topsis{};
  const Scorer scorer = Scorer::fit(wide.matrix, wide.model);
  const ScoreShares shares(scorer, wide.matrix);
  CHECK_FALSE(shares.is_known());
  CHECK(refusal_code([&] { shares.points(0); }) == "too_large");
  wide.model.criteria[3].weight = 0.0;
  const Scorer sixteen = Scorer::fit(wide.matrix, wide.model);
  CHECK(ScoreShares(sixteen, wide.matrix).is_known());
}
