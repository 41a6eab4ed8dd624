// SPDX-License-Identifier: MIT
#include "journeyrank/judge/quantile_curve.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "journeyrank/base/distribution.hpp"

using journeyrank::Beta;
using journeyrank::normal_quantile;
using journeyrank::QuantileCurve;
using journeyrank::StudentT;
using journeyrank::Tails;

namespace {

/// How far the score of what is read lies from that which was asked for, at most, up to |z|.
template <class Distribution>
double furthest_off(const Distribution& distribution, double upto) {
  const auto curve = QuantileCurve::of(distribution);
  double furthest = 0.0;
  for (double z = -upto; z <= upto; z += 0.0137) {
    const Tails sides = distribution.tails(curve.at(z));
    const double score = sides.below < sides.above ? normal_quantile(sides.below) : -normal_quantile(sides.above);
    furthest = std::fmax(furthest, std::fabs(score - z));
  }
  return furthest;
}

}  // namespace

TEST_CASE("quantile_curve: what is read has the score that was asked for") {
  CHECK(furthest_off(Beta{0.5, 0.5}, 4.0) < 4e-4);
  CHECK(furthest_off(Beta{1.0, 1.0}, 4.0) < 4e-4);
  CHECK(furthest_off(Beta{0.5, 1000.5}, 6.3) < 2e-3);
  CHECK(furthest_off(Beta{5.0, 5.0}, 4.0) < 1e-6);
  CHECK(furthest_off(Beta{300.0, 9000.0}, 4.0) < 1e-6);
  CHECK(furthest_off(Beta{3e4, 9e5}, 4.0) < 1e-6);
  CHECK(furthest_off(StudentT{1.0, 0.0, 1.0}, 4.0) < 4e-4);
  CHECK(furthest_off(StudentT{5.0, 10.0, 2.0}, 4.0) < 4e-4);
  CHECK(furthest_off(StudentT{300.0, 10.0, 2.0}, 6.3) < 2e-3);
}

TEST_CASE("quantile_curve: it rises, and ends beyond 6.4") {
  const auto curve = QuantileCurve::of(Beta{2.0, 30.0});
  for (double z = -6.4; z < 6.39; z += 0.01) CHECK(curve.at(z) < curve.at(z + 0.01));
  CHECK(curve.at(7.0) == curve.at(6.4));
  CHECK(curve.at(-1e9) == curve.at(-6.4));
  CHECK(curve.at(-6.4) > 0.0);
}
