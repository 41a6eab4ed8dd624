// SPDX-License-Identifier: MIT
#include "journeyrank/judge/winning.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::Scorer;
using journeyrank::SimplexCut;
using journeyrank::Winning;
using journeyrank::winning;
using journeyrank::WinningPair;
using laws::matrix_of;
using laws::model_of;
using laws::random_columns;
using laws::scorer_of;
using laws::turned;
using laws::ValueColumns;

namespace {

WinningPair cut(const std::vector<double>& differences) { return SimplexCut(differences.size())(differences); }

/// The share above 0 for whole numbers that all differ, exactly: a sum of powers over one common denominator.
double exact_share(const std::vector<int>& d) {
  std::int64_t common = 1;
  for (std::size_t i = 0; i < d.size(); ++i) {
    for (std::size_t j = i + 1; j < d.size(); ++j) common *= d[i] - d[j];
  }
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    if (d[i] <= 0) continue;
    std::int64_t below = 1;
    std::int64_t power = 1;
    for (std::size_t j = 0; j < d.size(); ++j) {
      if (j == i) continue;
      below *= d[i] - d[j];
      power *= d[i];
    }
    sum += power * (common / below);
  }
  return static_cast<double>(static_cast<long double>(sum) / static_cast<long double>(common));
}

Winning winning_of(const ValueColumns& columns, std::size_t threads = 1) {
  return winning(scorer_of(columns), matrix_of(columns), threads);
}

}  // namespace

TEST_CASE("winning: on two criteria the share is where the scores cross") {
  CHECK(cut({0.75, -0.25}).first == 0.75);
  CHECK(cut({-0.25, 0.75}).first == 0.75);
  CHECK(cut({0.25, -0.75}).first == 0.25);
  CHECK(cut({0.5, -0.5}) == WinningPair{0.5, 0.5});
}

TEST_CASE("winning: on three criteria the share is an area of the triangle") {
  // 1 w1 - 1 w2 - 1 w3 > 0 is w1 > 1/2: a quarter.
  CHECK(cut({1.0, -1.0, -1.0}).first == 0.25);
  // 1 w1 + 1 w2 - 1 w3 > 0 is w3 < 1/2: three quarters.
  CHECK(cut({1.0, 1.0, -1.0}).first == 0.75);
  CHECK(cut({1.0, 0.0, -1.0}).first == 0.5);
}

TEST_CASE("winning: whole differences give the double next to the exact fraction") {
  Splitmix64 random(3);
  for (int trial = 0; trial < 2000; ++trial) {
    const std::size_t m = 2 + random.below(4);
    std::vector<int> whole;
    while (whole.size() < m) {
      const int each = static_cast<int>(random.below(17)) - 8;
      bool there = false;
      for (const int other : whole) there = there || other == each;
      if (!there) whole.push_back(each);
    }
    std::vector<double> differences;
    for (const int each : whole) differences.push_back(each / 8.0);
    const WinningPair shares = cut(differences);
    const double expected = exact_share(whole);
    CHECK(std::abs(shares.first - expected) <= 2e-16);
    if (expected <= 0.5) CHECK(std::abs(shares.first - expected) <= 1e-15 * expected);
  }
}

TEST_CASE("winning: a share far below one ulp of 1 keeps its digits") {
  // x^3 / (x + 1)^3
  const double x = 1e-9;
  CHECK(cut({x, -1.0, -1.0, -1.0}).first == doctest::Approx(1e-27 / std::pow(1.0 + x, 3)).epsilon(1e-15));
  CHECK(cut({x, -1.0, -1.0, -1.0}).second == 1.0);
  std::vector<double> sixteen(16, -1.0);
  sixteen[7] = 0.5;
  CHECK(cut(sixteen).first == doctest::Approx(std::pow(3.0, -15)).epsilon(1e-14));
}

TEST_CASE("winning: nearly equal differences cancel nothing") {
  // Sixteen differences that agree to 12 digits: by symmetry and monotony the share of w1 + .. + w8 > w9 + .. + w16.
  std::vector<double> differences;
  for (int i = 0; i < 8; ++i) differences.push_back(0.5 + i * 1e-12);
  for (int i = 0; i < 8; ++i) differences.push_back(-0.5 - i * 1e-12);
  CHECK(std::abs(cut(differences).first - 0.5) < 1e-11);
}

TEST_CASE("winning: swapping the journeys swaps the shares bit for bit, and they add up to 1") {
  Splitmix64 random(11);
  for (int trial = 0; trial < 5000; ++trial) {
    std::vector<double> differences(1 + random.below(9));
    for (auto& each : differences) {
      each = random.below(4) == 0 ? static_cast<double>(random.below(3)) - 1.0 : random.between(-1.0, 1.0);
    }
    const WinningPair shares = cut(differences);
    for (auto& each : differences) each = -each;
    CHECK(cut(differences) == WinningPair{shares.second, shares.first});
    CHECK(shares.first + shares.second == 1.0);
    CHECK(shares.first >= 0.0);
    CHECK(shares.second >= 0.0);
  }
}

TEST_CASE("winning: equal journeys win half each, also without a criterion") {
  CHECK(cut({0.0, 0.0, 0.0}) == WinningPair{});
  CHECK(cut({}) == WinningPair{});
}

TEST_CASE("winning: a journey that is at least as good everywhere wins all weights, and a zero changes nothing") {
  CHECK(cut({0.25, 0.0, 1e-300}) == WinningPair{1.0, 0.0});
  CHECK(cut({0.0, -0.25}) == WinningPair{0.0, 1.0});
  CHECK(cut({0.5}) == WinningPair{1.0, 0.0});
}

TEST_CASE("winning: a plain count over random weights comes as near as chance allows") {
  Splitmix64 random(8);
  for (int trial = 0; trial < 12; ++trial) {
    std::vector<double> differences(2 + random.below(6));
    for (auto& each : differences) each = random.between(-1.0, 1.0);
    constexpr int draws = 40000;
    int wins = 0;
    for (int draw = 0; draw < draws; ++draw) {
      double score = 0.0;
      for (const double each : differences) score += each * -std::log(1.0 - random.unit());
      wins += score > 0.0 ? 1 : 0;
    }
    const double share = cut(differences).first;
    const double error = std::sqrt(share * (1.0 - share) / draws) + 1.0 / draws;
    CHECK(std::abs(wins / static_cast<double>(draws) - share) < 5.0 * error);
  }
}

TEST_CASE("winning: a matrix has a share for each two journeys, 0.5 on the diagonal") {
  const Winning found = winning_of({{0.75, 0.0, 0.75}, {0.0, 0.25, 0.0}});
  CHECK(found.journeys == 3);
  CHECK(found(0, 1) == 0.75);
  CHECK(found(1, 0) == 0.25);
  CHECK(found(0, 2) == 0.5);
  CHECK(found(1, 1) == 0.5);
  CHECK(found.notes.empty());
}

TEST_CASE("winning: expected ranks are 1 and what is lost to others, and add up to those of n places") {
  const Winning found = winning_of({{0.75, 0.0, 0.75}, {0.0, 0.25, 0.0}});
  CHECK(found.expected_rank(0) == 1.75);
  CHECK(found.expected_rank(1) == 2.5);
  Splitmix64 random(15);
  const Winning more = winning_of(random_columns(random, 40, 6, 4));
  double sum = 0.0;
  for (std::size_t i = 0; i < 40; ++i) sum += more.expected_rank(i);
  CHECK(std::abs(sum - 820.0) < 1e-11);
}

TEST_CASE("winning: criteria of weight 0 stay off") {
  const ValueColumns columns = {{1.0, 0.0}, {0.25, 0.5}};
  auto model = model_of(columns);
  model.criteria[0].weight = 0.0;
  const auto matrix = matrix_of(columns);
  CHECK(winning(Scorer::fit(matrix, model), matrix)(0, 1) == 0.0);
}

TEST_CASE("winning: the number of threads and the order of the journeys change no bit") {
  Splitmix64 random(21);
  const auto columns = random_columns(random, 61, 5);
  const Winning one = winning_of(columns, 1);
  CHECK(winning_of(columns, 2).shares == one.shares);
  CHECK(winning_of(columns, 7).shares == one.shares);
  const Winning other = winning_of(turned(columns), 1);
  for (std::size_t a = 0; a < 61; ++a) {
    for (std::size_t b = 0; b < 61; ++b) CHECK(other(60 - a, 60 - b) == one(a, b));
  }
}

TEST_CASE("winning: no journey has no share, one ties with itself, 3 x 50 has one for each pair") {
  CHECK(winning_of({{}, {}}).shares.empty());
  CHECK(winning_of({{0.3}}).shares == std::vector<double>{0.5});
  Splitmix64 random(4);
  const Winning wide = winning_of(random_columns(random, 3, 50));
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) CHECK(wide(a, b) + wide(b, a) == 1.0);
  }
}

TEST_CASE("winning: more than 20,000 journeys are refused") {
  CHECK(refusal([] { winning_of({std::vector<double>(20001, 0.5)}); }) ==
        "too_large: pairwise winning: found 20001 journeys; allowed: 20000");
}
