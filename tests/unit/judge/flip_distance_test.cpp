// SPDX-License-Identifier: MIT
#include "journeyrank/judge/flip_distance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using journeyrank::change_into_top;
using journeyrank::flip_distances;
using journeyrank::FlipDistances;
using journeyrank::Norm;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::smallest_change;

namespace {

bool has_note(const std::vector<journeyrank::Note>& notes, const std::string& code) {
  return std::any_of(notes.begin(), notes.end(), [&](const auto& note) { return note.code == code; });
}

}  // namespace

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

TEST_CASE("flip_distance: 0 on the diagonal and where one is ahead, -1 where it draws level under no weights") {
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

TEST_CASE("flip_distance: of journeys that score the same every distance is 0, whatever the rounding of differences") {
  for (const auto& weights : {std::vector<double>{1.0, 1.0}, {3.0, 3.0}, {0.1, 0.1}}) {
    const laws::WeighedValues level({{0.9, 0.1}, {0.2, 0.8}, {0.9, 0.1}, {0.2, 0.8}, {0.7, 0.3}, {0.1, 0.1}}, weights);
    const Ranking ranking = rank(level.matrix, level.model);
    for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
      const FlipDistances all = flip_distances(ranking, level.matrix, norm);
      for (std::size_t a = 0; a < ranking.size(); ++a) {
        for (std::size_t b = 0; b < ranking.size(); ++b) {
          CHECK((all.of(a, b) == 0.0) == (ranking.scores()[a] >= ranking.scores()[b]));
        }
      }
      CHECK(all.of(1, 0) == 0.0);
    }
  }
}

TEST_CASE("flip_distance: level at an end of the weights alone is one distance in every question, and in words") {
  // b is equal to a on c1 alone, c on c1 and c2, d on none.
  const laws::WeighedValues problem({{0.9, 0.5, 0.4}, {0.3, 0.5, 0.2}, {0.1, 0.5, 0.4}, {0.8, 0.4, 0.3}},
                                    {0.5, 0.25, 0.25});
  const Ranking ranking = rank(problem.matrix, problem.model);
  for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
    const FlipDistances all = flip_distances(ranking, problem.matrix, norm);
    for (const std::size_t behind : {1u, 2u}) {
      const std::string& name = ranking.journeys()[behind];
      const auto past = smallest_change(ranking, problem.matrix, name, "a", norm);
      const auto reach = change_into_top(ranking, problem.matrix, name, {.top = 1, .norm = norm});
      REQUIRE(past.possible);
      REQUIRE(reach.possible);
      CHECK(all.of(behind, 0) == doctest::Approx(past.distance).epsilon(1e-12));
      CHECK(reach.distance == doctest::Approx(past.distance).epsilon(1e-8));
      for (const auto& change : {past, reach}) {
        REQUIRE(has_note(change.notes, "level_at_most"));
        const laws::WeighedValues there({{0.9, 0.5, 0.4}, {0.3, 0.5, 0.2}, {0.1, 0.5, 0.4}, {0.8, 0.4, 0.3}},
                                        change.weights);
        const auto scores = there.scorer().score(there.matrix);
        CHECK(scores[behind] == scores[0]);
      }
    }
    CHECK(all.of(3, 0) == -1.0);
    CHECK_FALSE(smallest_change(ranking, problem.matrix, "d", "a", norm).possible);
    CHECK_FALSE(change_into_top(ranking, problem.matrix, "d", {.top = 1, .norm = norm}).possible);
    CHECK(has_note(all.notes, "level_at_most"));
  }
  // 0.5 of c0 goes to c1 and c2, 0.25 to each: by hand.
  CHECK(smallest_change(ranking, problem.matrix, "c", "a", Norm::l1).distance == doctest::Approx(1.0));
  CHECK(smallest_change(ranking, problem.matrix, "c", "a", Norm::l2).distance == doctest::Approx(std::sqrt(0.375)));
  CHECK(smallest_change(ranking, problem.matrix, "c", "a", Norm::linf).distance == doctest::Approx(0.5));
}

TEST_CASE("flip_distance: a criterion that the matrix lacks makes nobody level") {
  laws::WeighedValues problem({{0.9, 0.5}, {0.3, 0.4}, {0.2, 0.8}}, {1.0, 1.0});
  problem.model.criteria.push_back({.id = "elsewhere", .scale = journeyrank::Anchored{0.0, 1.0}, .weight = 0.0});
  const Ranking ranking = rank(problem.matrix, problem.model);
  for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
    CHECK(flip_distances(ranking, problem.matrix, norm).of(1, 0) == -1.0);
    CHECK_FALSE(smallest_change(ranking, problem.matrix, "b", "a", norm).possible);
    CHECK_FALSE(change_into_top(ranking, problem.matrix, "b", {.norm = norm}).possible);
    const auto passes = smallest_change(ranking, problem.matrix, "c", "a", norm);
    REQUIRE(passes.possible);
    CHECK(passes.weights[2] == 0.0);
    CHECK_FALSE(has_note(passes.notes, "level_at_most"));
  }
}
