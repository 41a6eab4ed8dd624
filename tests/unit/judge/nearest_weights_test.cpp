// SPDX-License-Identifier: MIT
#include "journeyrank/judge/nearest_weights.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::distance;
using journeyrank::dot;
using journeyrank::GapCloser;
using journeyrank::nearest_weights;
using journeyrank::Norm;
using journeyrank::sum_keeping_basis;

namespace {

std::vector<double> random_weights(Splitmix64& random, std::size_t m) {
  std::vector<double> weights;
  double sum = 0.0;
  for (std::size_t c = 0; c < m; ++c) sum += weights.emplace_back(-std::log(1.0 - random.unit()));
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

TEST_CASE("nearest_weights: the basis is orthonormal and keeps the sum") {
  for (const std::size_t m : {2u, 3u, 7u}) {
    const auto basis = sum_keeping_basis(m);
    CHECK(basis.size() == m - 1);
    for (std::size_t a = 0; a < basis.size(); ++a) {
      CHECK(dot(basis[a], std::vector<double>(m, 1.0)) == doctest::Approx(0.0));
      for (std::size_t b = 0; b < basis.size(); ++b) {
        CHECK(std::fabs(dot(basis[a], basis[b]) - (a == b ? 1.0 : 0.0)) < 1e-14);
      }
    }
  }
}

TEST_CASE("nearest_weights: for one gain they are those of the closed form, in every norm") {
  Splitmix64 random(41);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t m = 2 + random.below(5);
    const auto weights = random_weights(random, m);
    std::vector<double> gain;
    for (std::size_t c = 0; c < m; ++c) gain.push_back(random.between(-1.0, 0.6));
    for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
      const auto closed = GapCloser(weights, gain).close(norm);
      const auto nearest = nearest_weights(weights, {gain}, norm);
      REQUIRE(nearest.has_value() == closed.possible);
      if (nearest) CHECK(distance(weights, *nearest, norm) == doctest::Approx(closed.distance).epsilon(1e-9));
    }
  }
}

TEST_CASE("nearest_weights: with several gains all hold, and no other weights that keep them are nearer") {
  Splitmix64 random(42);
  int found = 0;
  for (int trial = 0; trial < 150; ++trial) {
    const std::size_t m = 2 + random.below(4);
    const auto weights = random_weights(random, m);
    std::vector<std::vector<double>> gains(1 + random.below(4));
    for (auto& gain : gains) {
      for (std::size_t c = 0; c < m; ++c) gain.push_back(random.between(-1.0, 1.0));
    }
    for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
      const auto nearest = nearest_weights(weights, gains, norm);
      const auto keeps = [&](const std::vector<double>& at) {
        for (const auto& gain : gains) {
          if (dot(gain, at) < -1e-10) return false;
        }
        return true;
      };
      if (nearest) {
        ++found;
        CHECK(keeps(*nearest));
        CHECK(dot(*nearest, std::vector<double>(m, 1.0)) == doctest::Approx(1.0));
      }
      for (int other = 0; other < 200; ++other) {
        auto tried = random_weights(random, m);
        const double mix = nearest && random.below(2) == 0 ? random.unit() * 0.05 : 1.0;
        for (std::size_t c = 0; mix < 1.0 && c < m; ++c) tried[c] = mix * tried[c] + (1.0 - mix) * (*nearest)[c];
        bool strictly = true;
        for (const auto& gain : gains) strictly = strictly && dot(gain, tried) >= 0.0;
        if (!strictly) continue;
        REQUIRE(nearest.has_value());
        CHECK(distance(weights, tried, norm) >= distance(weights, *nearest, norm) - 1e-10);
      }
    }
  }
  CHECK(found > 200);
}

TEST_CASE("nearest_weights: no gains leave the present weights; one criterion stays at 1; what cannot be is nothing") {
  const std::vector<double> weights = {0.25, 0.75};
  CHECK(nearest_weights(weights, {}, Norm::l2) == weights);
  CHECK(nearest_weights(std::vector{1.0}, {{0.5}}, Norm::l1) == std::vector{1.0});
  CHECK_FALSE(nearest_weights(std::vector{1.0}, {{-0.5}}, Norm::l1).has_value());
  for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
    CHECK_FALSE(nearest_weights(weights, {{-0.1, -0.2}}, norm).has_value());
    CHECK_FALSE(nearest_weights(weights, {{-1.0, 0.5}, {0.5, -1.0}}, norm).has_value());
  }
}
