// SPDX-License-Identifier: MIT
#include "journeyrank/judge/sorted_draws.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::DrawOrder;
using journeyrank::draws_at_once;
using journeyrank::Names;
using journeyrank::SortedDraws;

namespace {

std::vector<std::uint32_t> plain_order(const DrawOrder& order, const std::vector<double>& scores, std::size_t lane,
                                       std::uint64_t draw) {
  std::vector<std::uint32_t> journeys(order.size());
  std::iota(journeys.begin(), journeys.end(), std::uint32_t{0});
  order.sort(journeys, draw, [&](std::uint32_t j) { return scores[j * draws_at_once + lane]; });
  return journeys;
}

/// True when the sorted draws are those that sorting one draw at a time gives.
bool is_exact(std::size_t n, const std::vector<double>& scores, std::uint64_t first) {
  const DrawOrder order(Names::numbered(n));
  SortedDraws sorted(n);
  sorted.sort(order, scores, draws_at_once, first);
  bool same = true;
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
    const auto expected = plain_order(order, scores, lane, first + lane);
    for (std::size_t i = 0; i < n; ++i) same = same && sorted.journey(i, lane) == expected[i];
  }
  return same;
}

std::vector<double> random_scores(std::size_t n, std::uint64_t seed, double from, double span, double steps) {
  Splitmix64 random(seed);
  std::vector<double> scores(n * draws_at_once);
  for (double& each : scores) {
    each = static_cast<double>(random() >> 11) * 0x1p-53;
    if (steps > 0.0) each = static_cast<double>(static_cast<int>(each * steps)) / steps;
    each = from + span * each;
  }
  return scores;
}

}  // namespace

TEST_CASE("sorted_draws: many draws at once are sorted as one at a time, whatever the scores") {
  for (const std::size_t n : {1U, 2U, 3U, 7U, 16U, 17U, 100U, 128U, 129U, 1000U}) {
    CHECK(is_exact(n, random_scores(n, n, 0.0, 1.0, 0.0), 1024));
    CHECK(is_exact(n, random_scores(n, n, 0.0, 1.0, 8.0), 16));           // many are equal
    CHECK(is_exact(n, random_scores(n, n, 0.7, 1e-9, 0.0), 0));           // keys are equal, scores are not
    CHECK(is_exact(n, random_scores(n, n, 1.0, 0x1p-52, 2.0), 0));        // just above 1
    CHECK(is_exact(n, random_scores(n, n, -3.0, 9.0, 0.0), 0));           // most lie outside of what keys tell apart
    CHECK(is_exact(n, std::vector<double>(n * draws_at_once, 0.25), 7));  // all are equal
  }
}

TEST_CASE("sorted_draws: too many journeys for keys are sorted one draw at a time") {
  const std::size_t n = SortedDraws::most + 3;
  CHECK(is_exact(n, random_scores(n, 5, 0.0, 1.0, 1000.0), 0));
}

TEST_CASE("sorted_draws: no journey is no order") {
  const DrawOrder order{Names{}};
  SortedDraws sorted(0);
  sorted.sort(order, {}, draws_at_once, 0);
  CHECK(order.size() == 0);
}
