// SPDX-License-Identifier: MIT
#include "journeyrank/judge/flip_search.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/flip_distance.hpp"
#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::flip_distances;
using journeyrank::FlipDistances;
using journeyrank::FlipSearch;
using journeyrank::Method;
using journeyrank::Norm;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::smallest_change;
using journeyrank::ValueMatrix;

namespace {

laws::WeighedValues random_values(Splitmix64& random, std::size_t n, std::size_t m) {
  std::vector<std::vector<double>> values(n, std::vector<double>(m));
  for (auto& row : values) {
    for (double& value : row) value = 0.05 + 0.95 * random.unit();
  }
  std::vector<double> weights(m);
  for (double& weight : weights) weight = 0.1 + random.unit();
  return {values, weights};
}

}  // namespace

TEST_CASE("flip_search: where scores are sums it has the distances of the closed form, for any number of threads") {
  Splitmix64 random(61);
  for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
    const auto problem = random_values(random, 7, 4);
    const Ranking ranking = rank(problem.matrix, problem.model);
    const ValueMatrix values(ranking.scorer(), problem.matrix);
    const FlipSearch search(values, ranking.scorer().weights().normalised(), norm);
    const std::vector<double> found = search.distances(1);
    CHECK(found == search.distances(3));
    const std::vector<double> exact = flip_distances(ranking, problem.matrix, norm).distances;
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == doctest::Approx(exact[i]).epsilon(1e-6));
  }
}

TEST_CASE("flip_search: by a method that does not add up they are those of each pair, within a hundredth") {
  Splitmix64 random(62);
  std::size_t looked_at = 0;
  for (const Method& method : {Method{journeyrank::Topsis{}}, Method{journeyrank::Vikor{}}}) {
    auto problem = random_values(random, 5, 3);
    problem.model.method = method;
    const Ranking ranking = rank(problem.matrix, problem.model);
    const FlipDistances all = flip_distances(ranking, problem.matrix, Norm::l2, 1);
    CHECK(all.searched);
    REQUIRE(all.notes.size() == 1);
    CHECK(all.notes[0].code == "searched_change");
    for (std::size_t a = 0; a < 5; ++a) {
      for (std::size_t b = 0; b < 5; ++b) {
        if (a == b) {
          CHECK(all.of(a, b) == 0.0);
          continue;
        }
        const auto one = smallest_change(ranking, problem.matrix, ranking.journeys()[a], ranking.journeys()[b]);
        CHECK(one.possible == (all.of(a, b) >= 0.0));
        if (!one.possible) continue;
        CHECK(all.of(a, b) == doctest::Approx(one.distance).epsilon(0.01));
        ++looked_at;
      }
    }
  }
  CHECK(looked_at > 25);
}

TEST_CASE("flip_search: -1 where none are found, nothing of no journeys, and too many are refused with the limit") {
  laws::WeighedValues problem({{0.9, 0.9}, {0.5, 0.5}}, {1.0, 1.0});
  problem.model.method = journeyrank::WeightedProduct{};
  const FlipDistances all = flip_distances(rank(problem.matrix, problem.model), problem.matrix);
  CHECK(all.of(1, 0) == -1.0);
  CHECK(all.of(0, 1) == 0.0);
  const std::vector<std::vector<double>> rows(101, {0.5, 0.5});
  laws::WeighedValues many(rows, {1.0, 1.0});
  many.model.method = journeyrank::Vikor{};
  const Ranking ranking = rank(many.matrix, many.model);
  CHECK(refusal_code([&] { flip_distances(ranking, many.matrix); }) == "too_large");
  many.model.method = journeyrank::WeightedSum{};
  CHECK(flip_distances(rank(many.matrix, many.model), many.matrix).journeys == 101);
}

TEST_CASE("flip_search: no journey is asked about by every method") {
  laws::WeighedValues none({}, {1.0, 2.0});
  none.model.method = journeyrank::Topsis{};
  CHECK(flip_distances(rank(none.matrix, none.model), none.matrix).distances.empty());
}
