// SPDX-License-Identifier: MIT
#include "journeyrank/rank/fitted_method.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/value_matrix.hpp"

#include "laws/random_problem.hpp"

using journeyrank::Scorer;
using journeyrank::ValueMatrix;
using journeyrank::WeighedValues;
using laws::Missing;

namespace {

constexpr std::array<std::uint8_t, 2> both_up = {0, 0};
constexpr std::array<std::optional<journeyrank::Preference>, 2> nothing_stated = {};

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

TEST_CASE("fitted_method: a row, a batch and the values of a matrix give the same bits by every method") {
  std::size_t rows = 0;
  laws::for_each_problem(51, 240, {.policies = {Missing::reject, Missing::worst, Missing::interval}},
                         [&](const laws::Problem& problem, Splitmix64&) {
                           const auto matrix = problem.matrix();
                           const auto ranking = rank(matrix, problem.model);
                           const Scorer& scorer = ranking.scorer();
                           const ValueMatrix values(scorer, matrix);
                           std::vector<double> scores(matrix.journey_count());
                           values.score(scorer.weights().normalised(), scores);
                           const auto bound = scorer.bind(matrix);
                           for (std::size_t i = 0; i < scores.size(); ++i) {
                             CHECK(same_bits(scores[i], ranking.scores()[i]));
                             CHECK(same_bits(values.score(i, scorer.weights().normalised()), ranking.scores()[i]));
                             if (bound.has_gap(i)) continue;
                             ++rows;
                             CHECK(same_bits(scorer.score(bound.row(i).raw), ranking.scores()[i]));
                           }
                         });
  CHECK(rows > 1000);
}

TEST_CASE("fitted_method: one that adds up scores the same when it is fitted as when it is not") {
  const std::vector<double> pain = {0.25, 0.75};
  const std::vector<double> cost = {1.0, 0.5};
  const std::vector<double> weights = {0.7, 0.3};
  const WeighedValues values(journeyrank::WeightedSum{}, weights, both_up, nothing_stated,
                             [&](std::size_t c) { return std::span<const double>(c == 0 ? pain : cost); });
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(same_bits(values.score(i), journeyrank::WeightedSum{}(std::vector{pain[i], cost[i]}, weights)));
  }
}

TEST_CASE("fitted_method: where nothing weighs anything every score is 0") {
  const std::vector<double> pain = {0.25, 0.75};
  const WeighedValues values(journeyrank::Topsis{}, std::vector{0.0}, both_up, nothing_stated,
                             [&](std::size_t) { return std::span<const double>(pain); });
  CHECK(values.score(0) == 0.0);
  CHECK(values.score(1) == 0.0);
}
