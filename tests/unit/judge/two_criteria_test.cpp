// SPDX-License-Identifier: MIT
#include "journeyrank/judge/two_criteria.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/winning.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::first_places;
using journeyrank::Scorer;
using journeyrank::two_criteria;
using journeyrank::TwoCriteria;
using journeyrank::winning;
using laws::all_winning_columns;
using laws::matrix_of;
using laws::model_of;
using laws::random_columns;
using laws::scorer_of;
using laws::ValueColumns;

namespace {

using Ranks = std::vector<std::uint32_t>;

TwoCriteria ranks_of(const ValueColumns& columns, std::size_t threads = 1) {
  return two_criteria(scorer_of(columns), matrix_of(columns), threads);
}

/// The same by scoring: between two crossings, of whichever journeys, the order is that of the middle.
TwoCriteria by_scoring(const ValueColumns& columns) {
  const std::size_t n = columns[0].size();
  std::vector<double> weights = {0.0, 1.0};
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const double at_0 = columns[1][a] - columns[1][b];
      const double at_1 = columns[0][a] - columns[0][b];
      if (at_0 * at_1 < 0.0) weights.push_back(at_0 / (at_0 - at_1));
    }
  }
  std::sort(weights.begin(), weights.end());
  TwoCriteria result{n, std::vector<double>(n * n, 0.0), {}, Ranks(n, 1000000), Ranks(n, 0), {}, {}};
  for (std::size_t k = 1; k < weights.size(); ++k) {
    const double length = weights[k] - weights[k - 1];
    if (length < 1e-13) continue;
    const double middle = weights[k - 1] + length / 2.0;
    for (std::size_t a = 0; a < n; ++a) {
      std::size_t ahead = 0;
      std::size_t equal = 0;
      for (std::size_t b = 0; b < n; ++b) {
        const bool same = columns[0][a] == columns[0][b] && columns[1][a] == columns[1][b];
        const double gap = middle * (columns[0][b] - columns[0][a]) + (1.0 - middle) * (columns[1][b] - columns[1][a]);
        equal += same ? 1 : 0;
        ahead += !same && gap > 0.0 ? 1 : 0;
      }
      for (std::size_t e = 0; e < equal; ++e) {
        result.acceptability[a * n + ahead + e] += length / static_cast<double>(equal);
      }
      result.best[a] = std::min(result.best[a], static_cast<std::uint32_t>(ahead + 1));
      result.worst[a] = std::max(result.worst[a], static_cast<std::uint32_t>(ahead + 1));
    }
  }
  return result;
}

}  // namespace

TEST_CASE("two_criteria: three journeys whose scores cross have their ranks between the crossings") {
  // Crossings of w0: 1/4 (0 and 1), 1/2 (0 and 2), 5/8 (1 and 2).
  const auto found = ranks_of({{1.0, 0.25, 0.5}, {0.25, 0.5, 0.75}});
  CHECK(found(0, 1) == 0.5);
  CHECK(found(2, 1) == 0.5);
  CHECK(found(0, 3) == 0.25);
  CHECK(found(1, 3) == 0.75);
  CHECK(found(1, 2) == 0.25);
  CHECK(found.best == Ranks{1, 2, 1});
  CHECK(found.worst == Ranks{3, 3, 2});
  CHECK(found.expected_ranks == std::vector<double>{1.75, 2.75, 1.5});
  CHECK(found.central == std::vector<double>{0.75, -1.0, 0.25});
}

TEST_CASE("two_criteria: every share, best and worst rank is what scoring between all crossings gives") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 150; ++trial) {
    const auto columns = random_columns(random, 1 + random.below(18), 2, random.below(7));
    const auto found = ranks_of(columns);
    const auto expected = by_scoring(columns);
    CAPTURE(trial);
    for (std::size_t k = 0; k < expected.acceptability.size(); ++k) {
      CHECK(std::abs(found.acceptability[k] - expected.acceptability[k]) < 1e-12);
    }
    CHECK(found.best == expected.best);
    CHECK(found.worst == expected.worst);
  }
}

TEST_CASE("two_criteria: rows and columns add up to 1, means are expected ranks, firsts are first places") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 60; ++trial) {
    const auto columns = trial % 2 == 0 ? random_columns(random, 1 + random.below(50), 2, random.below(6))
                                        : all_winning_columns(random, 30, 2);
    const auto found = ranks_of(columns);
    const auto firsts = first_places(scorer_of(columns), matrix_of(columns), 1);
    const auto shares = winning(scorer_of(columns), matrix_of(columns), 1);
    for (std::size_t a = 0; a < found.journeys; ++a) {
      double row = 0.0;
      double column = 0.0;
      double mean = 0.0;
      for (std::size_t b = 0; b < found.journeys; ++b) {
        row += found(a, b + 1);
        column += found(b, a + 1);
        mean += found(a, b + 1) * static_cast<double>(b + 1);
      }
      CHECK(std::abs(row - 1.0) < 1e-13);
      CHECK(std::abs(column - 1.0) < 1e-13);
      CHECK(std::abs(mean - found.expected_ranks[a]) < 1e-11);
      CHECK(std::abs(shares.expected_rank(a) - found.expected_ranks[a]) < 1e-12);
      CHECK(std::abs(found(a, 1) - firsts.shares[a]) < 1e-14);
      if (firsts.shares[a] > 1e-12) CHECK(std::abs(found.central[a] - firsts.central[a][0]) < 1e-9);
    }
  }
}

TEST_CASE("two_criteria: equal journeys share their ranks evenly, and stand at the smallest") {
  const auto found = ranks_of({{1.0, 0.5, 0.5, 0.0}, {1.0, 0.5, 0.5, 0.0}});
  CHECK(found(1, 2) == 0.5);
  CHECK(found(1, 3) == 0.5);
  CHECK(found(2, 2) == 0.5);
  CHECK(found.expected_ranks == std::vector<double>{1.0, 2.5, 2.5, 4.0});
  CHECK(found.best == Ranks{1, 2, 2, 4});
  CHECK(found.worst == Ranks{1, 2, 2, 4});
  const auto all = ranks_of({{0.5, 0.5}, {0.5, 0.5}});
  CHECK(all.acceptability == std::vector<double>{0.5, 0.5, 0.5, 0.5});
  CHECK(all.best == Ranks{1, 1});
}

TEST_CASE("two_criteria: journeys that all cross in one point have no rank between that is not theirs") {
  ValueColumns columns(2);
  for (int i = 0; i < 9; ++i) {  // each scores 0.45 at a weight of 1/3, but for roundings
    const double y = 0.35 + 0.025 * i;
    columns[1].push_back(y);
    columns[0].push_back((0.45 - y * (2.0 / 3.0)) * 3.0);
  }
  const auto found = ranks_of(columns);
  for (std::size_t i = 0; i < 9; ++i) {
    const auto first = static_cast<std::uint32_t>(i + 1);
    CHECK(found.best[i] == std::min(first, 10 - first));
    CHECK(found.worst[i] == std::max(first, 10 - first));
  }
}

TEST_CASE("two_criteria: one criterion alone gives the ranks by its values, none or one journey little to say") {
  const auto found = ranks_of({{0.2, 0.9, 0.9}});
  CHECK(found.best == Ranks{3, 1, 1});
  CHECK(found.worst == Ranks{3, 1, 1});
  CHECK(found(1, 1) == 0.5);
  CHECK(ranks_of({{}, {}}).acceptability.empty());
  const auto one = ranks_of({{0.2}, {0.4}});
  CHECK(one.acceptability == std::vector<double>{1.0});
  CHECK(one.best == Ranks{1});
  CHECK(one.central == std::vector<double>{0.5});
}

TEST_CASE("two_criteria: criteria of weight 0 stay off, and a third that is on is refused") {
  const ValueColumns columns = {{1.0, 0.0}, {0.7, 0.1}, {0.0, 0.5}};
  auto model = model_of(columns);
  const auto matrix = matrix_of(columns);
  CHECK(refusal([&] { two_criteria(Scorer::fit(matrix, model), matrix); }) ==
        "too_large: exact ranks on two criteria: found 3 criteria that weigh something; allowed: 2, or sampled "
        "answers");
  model.criteria[1].weight = 0.0;
  CHECK(two_criteria(Scorer::fit(matrix, model), matrix).acceptability ==
        ranks_of({columns[0], columns[2]}).acceptability);
}

TEST_CASE("two_criteria: more than 20,000 journeys are refused") {
  CHECK(refusal_code([] { ranks_of({std::vector<double>(20001, 0.5)}); }) == "too_large");
}

TEST_CASE("two_criteria: the number of threads changes no bit") {
  Splitmix64 random(4);
  const auto columns = random_columns(random, 300, 2);
  const auto one = ranks_of(columns, 1);
  const auto three = ranks_of(columns, 3);
  CHECK(three.acceptability == one.acceptability);
  CHECK(three.expected_ranks == one.expected_ranks);
  CHECK(three.central == one.central);
}
