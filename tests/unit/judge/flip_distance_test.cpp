// SPDX-License-Identifier: MIT
#include "journeyrank/judge/flip_distance.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using journeyrank::flip_distances;
using journeyrank::FlipDistances;
using journeyrank::Norm;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::smallest_change;

TEST_CASE("flip_distance: every pair has the distance of its smallest change, whatever the number of threads") {
  Splitmix64 random(55);
  for (int trial = 0; trial < 10; ++trial) {
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < 20; ++i) rows.push_back({random.unit(), random.unit(), random.unit(), random.unit()});
    rows[3] = rows[2];
    const laws::WeighedValues problem(rows, {random.unit() + 0.05, random.unit(), random.unit(), 0.0});
    const Ranking ranking = rank(problem.matrix, problem.model);
    for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
      const FlipDistances all = flip_distances(ranking, problem.matrix, norm, 1);
      CHECK(all.distances == flip_distances(ranking, problem.matrix, norm, 3).distances);
      for (std::size_t a = 0; a < 20; ++a) {
        for (std::size_t b = 0; b < 20; ++b) {
          if (a == b) continue;
          const auto one = smallest_change(ranking, problem.matrix, ranking.journeys()[a], ranking.journeys()[b], norm);
          CHECK(one.possible == (all.of(a, b) >= 0.0));
          if (one.possible) CHECK(all.of(a, b) == doctest::Approx(one.distance).epsilon(1e-12));
        }
      }
    }
  }
}

TEST_CASE("flip_distance: 0 on the diagonal and where one is ahead, -1 where no weights let it pass") {
  const laws::WeighedValues problem({{0.9, 0.9}, {0.5, 0.5}, {0.1, 0.8}}, {1.0, 1.0});
  const FlipDistances all = flip_distances(rank(problem.matrix, problem.model), problem.matrix);
  CHECK(all.of(0, 0) == 0.0);
  CHECK(all.of(0, 1) == 0.0);
  CHECK(all.of(1, 0) == -1.0);
  CHECK(all.of(2, 0) == -1.0);
  CHECK(all.of(2, 1) > 0.0);
  const laws::WeighedValues none({}, {1.0});
  CHECK(flip_distances(rank(none.matrix, none.model), none.matrix).distances.empty());
}
