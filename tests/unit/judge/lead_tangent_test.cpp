// SPDX-License-Identifier: MIT
#include "journeyrank/judge/lead_tangent.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using journeyrank::distance;
using journeyrank::LeadTangent;
using journeyrank::Norm;
using journeyrank::PlaceMargin;
using journeyrank::rank;
using journeyrank::smallest_change;
using journeyrank::ValueMatrix;

TEST_CASE("lead_tangent: where scores are sums it is the closed form from anywhere, but for rounding") {
  Splitmix64 random(91);
  int looked_at = 0;
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<std::vector<double>> rows(2, std::vector<double>(4));
    for (auto& row : rows) {
      for (double& value : row) value = random.unit();
    }
    const laws::WeighedValues problem(rows, {0.4, 0.3, 0.2, 0.1});
    const auto ranking = rank(problem.matrix, problem.model);
    const ValueMatrix values(ranking.scorer(), problem.matrix);
    const auto weights = ranking.scorer().weights().normalised();
    const std::size_t behind = ranking.order()[1];
    const PlaceMargin margin(values, {behind, {static_cast<std::uint32_t>(ranking.order()[0])}, 0});
    std::vector<double> at(4);
    for (double& weight : at) weight = random.unit();
    at = journeyrank::normalised(at);
    if (margin.at(at) < 0.0) continue;
    for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
      const auto exact =
          smallest_change(ranking, problem.matrix, ranking.journeys()[behind], ranking.label(ranking.order()[0]), norm);
      const auto nearest = LeadTangent(margin, at).nearest_to(weights, norm);
      REQUIRE(nearest.has_value());
      CHECK(distance(weights, *nearest, norm) == doctest::Approx(exact.distance).epsilon(1e-6));
      ++looked_at;
    }
  }
  CHECK(looked_at > 30);
}

TEST_CASE("lead_tangent: who is ahead where it is taken may stay ahead, the others may not get there") {
  const laws::WeighedValues problem({{0.0, 1.0}, {1.0, 0.0}, {0.6, 0.45}}, {1.0, 3.0});
  const auto ranking = rank(problem.matrix, problem.model);
  const ValueMatrix values(ranking.scorer(), problem.matrix);
  const PlaceMargin margin(values, {1, {0, 2}, 1});
  const auto weights = ranking.scorer().weights().normalised();
  // At (0.52, 0.48) b is ahead of a, and behind c: it need only stay ahead of a, which it is from 0.5 on.
  const auto nearest = LeadTangent(margin, std::vector{0.52, 0.48}).nearest_to(weights, Norm::l2);
  REQUIRE(nearest.has_value());
  CHECK((*nearest)[0] == doctest::Approx(0.5));
  // At (0.9, 0.1) it is ahead of both, and stays so from 0.45 / 0.85 on.
  const auto of_both = LeadTangent(margin, std::vector{0.9, 0.1}).nearest_to(weights, Norm::l2);
  REQUIRE(of_both.has_value());
  CHECK((*of_both)[0] == doctest::Approx(0.45 / 0.85));
}
