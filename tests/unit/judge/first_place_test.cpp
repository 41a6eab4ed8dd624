// SPDX-License-Identifier: MIT
#include "journeyrank/judge/first_place.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/winning.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::first_places;
using journeyrank::FirstPlaces;
using journeyrank::Scorer;
using journeyrank::winning;
using laws::all_winning_columns;
using laws::matrix_of;
using laws::model_of;
using laws::random_columns;
using laws::random_weights;
using laws::scorer_of;
using laws::turned;
using laws::ValueColumns;

namespace {

FirstPlaces places_of(const ValueColumns& columns, std::size_t threads = 1) {
  return first_places(scorer_of(columns), matrix_of(columns), threads);
}

double total(const FirstPlaces& places) { return std::accumulate(places.shares.begin(), places.shares.end(), 0.0); }

/// The centres of all cells, each as heavy as its share, must balance in the middle of all weights.
void check_balance(const FirstPlaces& places, std::size_t m) {
  for (std::size_t c = 0; c < m; ++c) {
    double balance = 0.0;
    for (std::size_t i = 0; i < places.shares.size(); ++i) {
      CHECK(places.central[i].empty() == (places.shares[i] == 0.0));
      if (!places.central[i].empty()) balance += places.shares[i] * places.central[i][c];
    }
    CHECK(std::abs(balance - 1.0 / static_cast<double>(m)) < 4e-15);
  }
}

/// How often each journey is first in so many draws, ties shared.
std::vector<double> sampled(const ValueColumns& columns, int draws, Splitmix64& random) {
  std::vector<double> firsts(columns[0].size(), 0.0);
  for (int draw = 0; draw < draws; ++draw) {
    const auto weights = random_weights(random, columns.size());
    std::vector<double> scores(firsts.size(), 0.0);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += weights[c] * columns[c][i];
    }
    const double best = *std::max_element(scores.begin(), scores.end());
    const auto tied = std::count(scores.begin(), scores.end(), best);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (scores[i] == best) firsts[i] += 1.0 / static_cast<double>(tied) / draws;
    }
  }
  return firsts;
}

}  // namespace

TEST_CASE("first_place: shares add up to 1 and centres balance, with ties, duplicates and any number of criteria") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 600; ++trial) {
    const std::size_t m = 1 + random.below(4);
    const std::size_t levels = random.below(7);
    const auto columns = random_columns(random, 1 + random.below(40), m, levels);
    const auto places = places_of(columns);
    CAPTURE(trial);
    CHECK(std::abs(total(places) - 1.0) < 2e-15);
    check_balance(places, m);
  }
}

TEST_CASE("first_place: journeys that all can win share all weights among them") {
  Splitmix64 random(2);
  for (const std::size_t m : {2u, 3u, 4u}) {
    const auto places = places_of(all_winning_columns(random, 120, m));
    CHECK(std::abs(total(places) - 1.0) < 2e-15);
    for (const double each : places.shares) CHECK(each > 0.0);
    check_balance(places, m);
  }
}

TEST_CASE("first_place: two journeys win what the pairwise index says") {
  Splitmix64 random(3);
  for (int trial = 0; trial < 500; ++trial) {
    const auto columns = random_columns(random, 2, 1 + random.below(4), random.below(5));
    const auto shares = winning(scorer_of(columns), matrix_of(columns), 1);
    const auto places = places_of(columns);
    CHECK(std::abs(places.shares[0] - shares(0, 1)) < 1e-15);
    CHECK(std::abs(places.shares[1] - shares(1, 0)) < 1e-15);
  }
}

TEST_CASE("first_place: on two criteria each journey has its interval, with its middle as centre") {
  // Scores cross at w0 = 1/3 (journeys 2 and 1) and 2/3 (1 and 0).
  const auto places = places_of({{1.0, 0.75, 0.0, 0.0}, {0.0, 0.5, 0.875, 0.5}});
  CHECK(std::abs(places.shares[0] - 1.0 / 3.0) < 1e-15);
  CHECK(std::abs(places.shares[1] - 1.0 / 3.0) < 1e-15);
  CHECK(std::abs(places.shares[2] - 1.0 / 3.0) < 1e-15);
  CHECK(places.shares[3] == 0.0);
  CHECK(std::abs(places.central[0][0] - 5.0 / 6.0) < 1e-15);
  CHECK(std::abs(places.central[1][0] - 0.5) < 1e-15);
  CHECK(std::abs(places.central[2][1] - 5.0 / 6.0) < 1e-15);
  CHECK(places.central[3].empty());
}

TEST_CASE("first_place: one journey a criterion shares all weights evenly, and its centre is known") {
  // The largest weight is w1 on a half of the interval, a third of the triangle, a quarter of the tetrahedron; there
  // the mean weights are rank order centroids: the largest (1 + 1/2 + .. + 1/m) / m, the others what is left, evenly.
  const std::vector<double> largest = {1.0, 3.0 / 4.0, 11.0 / 18.0, 25.0 / 48.0};
  for (std::size_t m = 1; m <= 4; ++m) {
    ValueColumns columns(m, std::vector<double>(m, 0.0));
    for (std::size_t c = 0; c < m; ++c) columns[c][c] = 1.0;
    const auto places = places_of(columns);
    for (std::size_t i = 0; i < m; ++i) {
      CHECK(std::abs(places.shares[i] - 1.0 / static_cast<double>(m)) < 3e-16);
      for (std::size_t c = 0; c < m; ++c) {
        const double other = (1.0 - largest[m - 1]) / static_cast<double>(m > 1 ? m - 1 : 1);
        CHECK(std::abs(places.central[i][c] - (c == i ? largest[m - 1] : other)) < 1e-15);
      }
    }
  }
}

TEST_CASE("first_place: sampled answers come as near as chance allows") {
  Splitmix64 random(4);
  for (int trial = 0; trial < 8; ++trial) {
    const auto columns = random_columns(random, 25, 2 + random.below(3));
    const auto places = places_of(columns);
    constexpr int draws = 20000;
    const auto expected = sampled(columns, draws, random);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const double share = places.shares[i];
      CHECK(std::abs(expected[i] - share) < 5.0 * std::sqrt(share * (1.0 - share) / draws) + 2.0 / draws);
    }
  }
}

TEST_CASE("first_place: SciPy's half-space intersections and hulls give the same volumes") {
  // scipy 1.17.1: HalfspaceIntersection from the middle that linprog finds, then ConvexHull, times 6.
  const auto places = places_of({{0.81, 0.05, 0.05, 0.43, 0.39, 0.56, 0.68, 0.87, 0.3},
                                 {0.81, 0.38, 1.0, 0.97, 0.49, 0.27, 0.87, 0.02, 0.3},
                                 {0.52, 0.41, 0.65, 0.9, 0.68, 0.88, 0.23, 0.71, 0.3},
                                 {0.29, 0.05, 0.23, 0.84, 0.06, 0.06, 0.9, 0.0, 0.3}});
  const std::vector<double> expected = {0.08035431312280543,
                                        0.0,
                                        0.0003674869337979119,
                                        0.7117358209809344,
                                        0.0,
                                        0.00046570353431310926,
                                        0.17504251114671193,
                                        0.03203416428143742,
                                        0.0};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(std::abs(places.shares[i] - expected[i]) < 3e-16);
}

TEST_CASE("first_place: a journey is first under its central weights") {
  Splitmix64 random(5);
  for (int trial = 0; trial < 100; ++trial) {
    const auto columns = random_columns(random, 30, 1 + random.below(4));
    const auto places = places_of(columns);
    for (std::size_t i = 0; i < places.shares.size(); ++i) {
      if (places.shares[i] < 1e-9) continue;
      for (std::size_t j = 0; j < places.shares.size(); ++j) {
        double ahead = 0.0;
        for (std::size_t c = 0; c < columns.size(); ++c) {
          ahead += places.central[i][c] * (columns[c][i] - columns[c][j]);
        }
        CHECK(ahead >= 0.0);
      }
    }
  }
}

TEST_CASE("first_place: equal journeys share their cell evenly and have the same centre") {
  const auto places = places_of({{1.0, 0.0, 1.0, 1.0}, {0.0, 1.0, 0.0, 0.0}});
  CHECK(std::abs(places.shares[1] - 0.5) < 1e-16);
  for (const std::size_t i : {0u, 2u, 3u}) {
    CHECK(std::abs(places.shares[i] - 1.0 / 6.0) < 1e-16);
    CHECK(places.central[i] == places.central[0]);
  }
  const auto all = places_of({{0.5, 0.5}, {0.5, 0.5}, {0.1, 0.1}});
  CHECK(all.shares == std::vector<double>{0.5, 0.5});
}

TEST_CASE("first_place: a journey that is first only on the border of others has no share and no centre") {
  // c0 is worth the same for journeys 0 and 1; journey 2 ties with both where their cells meet.
  const auto places = places_of({{1.0, 0.0, 0.5}, {0.0, 1.0, 0.5}});
  CHECK(places.shares[2] == 0.0);
  CHECK(places.central[2].empty());
}

TEST_CASE("first_place: journeys one ulp apart on crossing criteria divide their cell") {
  const double above = std::nextafter(0.5, 1.0);
  const auto places = places_of({{above, 0.5}, {0.5, above}, {0.25, 0.25}, {0.125, 0.125}});
  CHECK(std::abs(places.shares[0] - 0.5) < 1e-15);
  CHECK(std::abs(places.shares[1] - 0.5) < 1e-15);
}

TEST_CASE("first_place: a cell of a part in ten billion is found, and cut off from its neighbours") {
  const double above = 0.5 + 1e-10;
  const auto places = places_of({{1.0, 0.0, above}, {0.0, 1.0, above}});
  CHECK(std::abs(places.shares[2] - 2.0 * (above - 0.5)) < 1e-15);
  CHECK(std::abs(places.shares[0] - (1.0 - above)) < 1e-15);
  CHECK(std::abs(places.shares[1] - (1.0 - above)) < 1e-15);
}

TEST_CASE("first_place: journeys an ulp or two from each other leave no weights to two of them, and none to nobody") {
  Splitmix64 random(8);
  for (int trial = 0; trial < 400; ++trial) {
    const std::size_t n = 3 + random.below(20);
    const std::size_t apart = 1 + random.below(5);
    auto columns = all_winning_columns(random, n, 4);
    for (std::size_t i = apart; i < n; ++i) {
      const std::size_t near = random.below(apart);
      for (auto& column : columns) {
        column[i] = column[near];
        const std::size_t ulps = random.below(3);
        const double towards = random.below(2) == 0 ? 0.0 : 1.0;
        for (std::size_t k = 0; k < ulps; ++k) column[i] = std::nextafter(column[i], towards);
      }
    }
    const auto places = places_of(columns);
    CAPTURE(trial);
    CHECK(std::abs(total(places) - 1.0) < 3e-15);
    check_balance(places, 4);
  }
}

TEST_CASE("first_place: criteria of weight 0 stay off, and have central weight 0") {
  const ValueColumns columns = {{1.0, 0.0, 0.2}, {0.0, 1.0, 1.0}, {0.0, 0.5, 1.0}};
  auto model = model_of(columns);
  model.criteria[1].weight = 0.0;
  const auto matrix = matrix_of(columns);
  const auto places = first_places(Scorer::fit(matrix, model), matrix, 1);
  const auto expected = places_of({columns[0], columns[2]});
  CHECK(places.shares == expected.shares);
  CHECK(places.central[2] == std::vector<double>{expected.central[2][0], 0.0, expected.central[2][1]});
  model.criteria[2].weight = 0.0;
  CHECK(first_places(Scorer::fit(matrix, model), matrix, 1).shares == std::vector<double>{1.0, 0.0, 0.0});
}

TEST_CASE("first_place: the number of threads and the order of the journeys change no bit") {
  Splitmix64 random(6);
  const auto columns = all_winning_columns(random, 90, 4);
  const auto one = places_of(columns, 1);
  for (const std::size_t threads : {2u, 5u}) {
    const auto more = places_of(columns, threads);
    CHECK(more.shares == one.shares);
    CHECK(more.central == one.central);
  }
  auto other = places_of(turned(columns));
  std::reverse(other.shares.begin(), other.shares.end());
  CHECK(other.shares == one.shares);
}

TEST_CASE("first_place: no journey has no share, one has all with the middle as centre") {
  CHECK(places_of({{}, {}}).shares.empty());
  const auto one = places_of({{0.1}, {0.2}, {0.3}});
  CHECK(one.shares == std::vector<double>{1.0});
  for (const double each : one.central[0]) CHECK(std::abs(each - 1.0 / 3.0) < 1e-16);
}

TEST_CASE("first_place: 5,000 x 4 shares add up to 1") {
  Splitmix64 random(7);
  const auto places = places_of(random_columns(random, 5000, 4));
  CHECK(std::abs(total(places) - 1.0) < 2e-15);
  check_balance(places, 4);
}

TEST_CASE("first_place: more than four criteria that weigh something are refused") {
  const ValueColumns columns(5, std::vector<double>{0.5, 0.6});
  CHECK(refusal([&] { places_of(columns); }) ==
        "too_large: exact first places: found 5 criteria that weigh something; allowed: 4, or sampled answers");
  auto model = model_of(columns);
  model.criteria[3].weight = 0.0;
  const auto matrix = matrix_of(columns);
  CHECK(first_places(Scorer::fit(matrix, model), matrix, 1).shares == std::vector<double>{0.0, 1.0});
}
