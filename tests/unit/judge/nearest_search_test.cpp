// SPDX-License-Identifier: MIT
#include "journeyrank/judge/nearest_search.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/searched_change.hpp"
#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using journeyrank::change_into_top;
using journeyrank::distance;
using journeyrank::Method;
using journeyrank::NearestSearch;
using journeyrank::Norm;
using journeyrank::place_among_all;
using journeyrank::PlaceMargin;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::smallest_change;
using journeyrank::ValueMatrix;
using journeyrank::WantedPlace;
using journeyrank::WeightChange;
using journeyrank::WeightRays;

namespace {

constexpr Norm norms[] = {Norm::l1, Norm::l2, Norm::linf};

laws::WeighedValues random_values(Splitmix64& random, std::size_t n, std::size_t m) {
  std::vector<std::vector<double>> values(n, std::vector<double>(m));
  for (auto& row : values) {
    for (double& value : row) value = 0.05 + 0.95 * random.unit();
  }
  std::vector<double> weights(m);
  for (double& weight : weights) weight = 0.1 + random.unit();
  return {values, weights};
}

/// The search without any closed form to start from.
std::optional<double> searched(const ValueMatrix& values, std::span<const double> weights, WantedPlace place,
                               Norm norm) {
  const PlaceMargin margin(values, std::move(place));
  NearestSearch search(margin, weights, norm);
  const WeightRays rays(weights, margin.may_weigh());
  search.look_along(rays, [&](std::size_t ray, std::size_t step) { return margin.at(rays.weights_at(ray, step)); });
  const auto found = search.find();
  if (!found) return std::nullopt;
  CHECK(margin.at(*found) >= 0.0);
  return distance(weights, *found, norm);
}

/// How far the nearest of all weights of a grid are, so many steps a weight, under which the journey has the place: in
/// each norm.
std::array<std::optional<double>, 3> least_on_grid(const PlaceMargin& margin, std::span<const double> weights,
                                                   std::size_t steps) {
  std::array<std::optional<double>, 3> least;
  const std::size_t m = weights.size();
  for (std::size_t i = 0; i <= steps; ++i) {
    for (std::size_t j = 0; j <= (m == 3 ? steps - i : 0); ++j) {
      const double first = static_cast<double>(i) / static_cast<double>(steps);
      const double second = static_cast<double>(m == 3 ? j : steps - i) / static_cast<double>(steps);
      std::vector<double> tried = {first, second};
      if (m == 3) tried.push_back(static_cast<double>(steps - i - j) / static_cast<double>(steps));
      if (!(margin.at(tried) >= 0.0)) continue;
      for (std::size_t k = 0; k < 3; ++k) {
        const double far = distance(weights, tried, norms[k]);
        if (!least[k] || far < *least[k]) least[k] = far;
      }
    }
  }
  return least;
}

}  // namespace

TEST_CASE("nearest_search: where scores are sums it comes within a hundredth of the closed form, in each norm") {
  Splitmix64 random(31);
  std::size_t looked_at = 0;
  std::size_t missed = 0;
  for (std::size_t trial = 0; trial < 200 / laws::share_of_rounds; ++trial) {
    const auto problem = random_values(random, 2, 2 + random.below(5));
    const Ranking ranking = rank(problem.matrix, problem.model);
    const ValueMatrix values(ranking.scorer(), problem.matrix);
    const std::size_t behind = ranking.order()[1];
    const std::size_t ahead = ranking.order()[0];
    for (const Norm norm : norms) {
      const WeightChange exact =
          smallest_change(ranking, problem.matrix, ranking.journeys()[behind], ranking.journeys()[ahead], norm);
      const auto found = searched(values, ranking.scorer().weights().normalised(),
                                  {behind, {static_cast<std::uint32_t>(ahead)}}, norm);
      CHECK(found.has_value() == exact.possible);
      if (!found || !exact.possible) continue;
      ++looked_at;
      CHECK(*found >= exact.distance * (1.0 - 1e-9));
      missed += *found > exact.distance * 1.01 ? 1 : 0;
    }
  }
  CHECK(looked_at > (laws::share_of_rounds == 1 ? 300 : 20));
  CHECK(missed == 0);
}

TEST_CASE("nearest_search: into the top k of sums it is seldom farther than the best choice of whom to pass" *
          doctest::skip(laws::share_of_rounds > 1)) {
  Splitmix64 random(32);
  std::size_t looked_at = 0;
  std::size_t missed = 0;
  for (int trial = 0; trial < 40; ++trial) {
    const auto problem = random_values(random, 7, 3 + random.below(2));
    const Ranking ranking = rank(problem.matrix, problem.model);
    const ValueMatrix values(ranking.scorer(), problem.matrix);
    const std::size_t own = random.below(7);
    for (const std::size_t top : {1u, 3u}) {
      for (const Norm norm : norms) {
        const WeightChange exact =
            change_into_top(ranking, problem.matrix, ranking.journeys()[own], {.top = top, .norm = norm});
        if (exact.possible && exact.distance == 0.0) continue;
        const auto found =
            searched(values, ranking.scorer().weights().normalised(), place_among_all(7, own, top), norm);
        if (!exact.possible) {
          CHECK_FALSE(found.has_value());
          continue;
        }
        ++looked_at;
        if (found) CHECK(*found >= exact.distance * (1.0 - 1e-9));
        missed += !found || *found > exact.distance * 1.01 ? 1 : 0;
      }
    }
  }
  CHECK(looked_at > 80);
  CHECK(missed * 50 <= looked_at);
}

TEST_CASE("nearest_search: by methods that do not add up no weights of a fine grid are nearer" *
          doctest::skip(laws::share_of_rounds > 1)) {
  Splitmix64 random(33);
  std::size_t looked_at = 0;
  for (const Method& method : {Method{journeyrank::Topsis{}}, Method{journeyrank::Vikor{}},
                               Method{journeyrank::WeightedProduct{}}, Method{journeyrank::Multimoora{}}}) {
    CAPTURE(step_name(method));
    for (int trial = 0; trial < 10; ++trial) {
      const std::size_t m = 2 + static_cast<std::size_t>(trial % 2);
      auto problem = random_values(random, 3, m);
      problem.model.method = method;
      const Ranking ranking = rank(problem.matrix, problem.model);
      const ValueMatrix values(ranking.scorer(), problem.matrix);
      const auto weights = ranking.scorer().weights().normalised();
      const std::size_t own = ranking.order()[2];
      for (const bool pair : {true, false}) {
        const WantedPlace place =
            pair ? WantedPlace{own, {static_cast<std::uint32_t>(ranking.order()[0])}} : place_among_all(3, own, 1);
        const PlaceMargin margin(values, place);
        if (margin.at(weights) >= 0.0) continue;
        const auto grid = least_on_grid(margin, weights, m == 2 ? 2000 : 120);
        for (std::size_t k = 0; k < 3; ++k) {
          if (!grid[k]) continue;
          const auto found = searched(values, weights, place, norms[k]);
          REQUIRE(found.has_value());
          ++looked_at;
          CHECK(*found <= *grid[k] * (1.0 + 1e-6));
        }
      }
    }
  }
  CHECK(looked_at > 60);
}

TEST_CASE("nearest_search: places that only few weights give are found by climbing, where no ray meets them") {
  Splitmix64 random(34);
  std::size_t looked_at = 0;
  std::size_t missed = 0;
  for (int trial = 0; trial < 12; ++trial) {
    const auto problem = random_values(random, 30, 5);
    const Ranking ranking = rank(problem.matrix, problem.model);
    const ValueMatrix values(ranking.scorer(), problem.matrix);
    for (const std::size_t place : {9u, 14u, 19u}) {
      const std::size_t own = ranking.order()[place];
      const WeightChange exact = change_into_top(ranking, problem.matrix, ranking.journeys()[own]);
      if (!exact.possible) continue;
      ++looked_at;
      const auto found =
          searched(values, ranking.scorer().weights().normalised(), place_among_all(30, own, 1), Norm::l2);
      missed += !found || *found > exact.distance * 1.01 ? 1 : 0;
    }
  }
  CHECK(looked_at >= 8);
  CHECK(missed == 0);
}
