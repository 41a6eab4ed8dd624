// SPDX-License-Identifier: MIT
#include "journeyrank/judge/triangulation.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/weight_polytope.hpp"
#include "journeyrank/judge/weight_statement.hpp"

using journeyrank::Triangulation;
using journeyrank::Triangulator;
using journeyrank::WeightPolytope;

namespace {

Triangulation cut(const std::vector<std::string>& statements, std::size_t criteria = 4, std::size_t most = 1000) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < criteria; ++c) names.push_back(std::string(1, static_cast<char>('a' + c)));
  const auto polytope = WeightPolytope::of(journeyrank::read_weight_statements(statements, names),
                                           std::vector<unsigned char>(criteria, 1));
  auto found = Triangulator(polytope, polytope.corners(), most).cut();
  return found ? *found : Triangulation{};
}

/// The volume as a share of that of the whole simplex.
double share(const std::vector<std::string>& statements, std::size_t criteria = 4) {
  return cut(statements, criteria).volume / cut({}, criteria).volume;
}

}  // namespace

TEST_CASE("triangulation: the simplex is one simplex, with its volume") {
  const auto whole = cut({});
  CHECK(whole.dimension == 3);
  CHECK(whole.simplices.size() == 1);
  CHECK(whole.volume == doctest::Approx(std::sqrt(4.0) / 6.0));  // sqrt(m) / (m - 1)!
}

TEST_CASE("triangulation: volumes are those of the formulas") {
  CHECK(share({"a > 0.3"}) == doctest::Approx(std::pow(0.7, 3)));
  CHECK(share({"a <= 0.3"}) == doctest::Approx(1.0 - std::pow(0.7, 3)));
  CHECK(share({"0.2 <= a <= 0.4"}) == doctest::Approx(std::pow(0.8, 3) - std::pow(0.6, 3)));
  CHECK(share({"a > b", "a > c"}) == doctest::Approx(1.0 / 3.0));
  CHECK(share({"a > b > c > d"}) == doctest::Approx(1.0 / 24.0));
  CHECK(share({"a >= 2 * b"}) == doctest::Approx(1.0 / 3.0));  // the share of a / (a + b) above 2 / 3
  CHECK(share({"a + b <= 0.5"}) == doctest::Approx(0.5));
  // All weights at most t: sum over k of (-1)^k C(m, k) (1 - k t)^(m - 1), where 1 - k t > 0.
  CHECK(share({"a <= 0.3", "b <= 0.3", "c <= 0.3", "d <= 0.3", "e <= 0.3", "f <= 0.3"}, 6) ==
        doctest::Approx(1.0 - 6.0 * std::pow(0.7, 5) + 15.0 * std::pow(0.4, 5) - 20.0 * std::pow(0.1, 5)));
}

TEST_CASE("triangulation: a face has the volume of its own dimension, a point that of one corner") {
  const auto face = cut({"a = 0.5"});
  CHECK(face.dimension == 2);
  CHECK(face.volume == doctest::Approx(0.25 * std::sqrt(3.0) / 2.0));  // a triangle of half the size
  CHECK(cut({"a >= b", "b >= a"}).dimension == 2);
  const auto point = cut({"a = 0.5", "b = 0.25", "c = 0.25"});
  CHECK(point.dimension == 0);
  CHECK(point.simplices.size() == 1);
  CHECK(point.corners[0] == std::vector<double>{0.5, 0.25, 0.25, 0.0});
}

TEST_CASE("triangulation: shares sum to 1, and too many simplices are refused") {
  const auto box = cut({"a <= 0.3", "b <= 0.35", "c <= 0.4", "d <= 0.45"});
  double sum = 0.0;
  for (const double each : box.shares) sum += each;
  CHECK(sum == doctest::Approx(1.0));
  CHECK(box.simplices.size() > 1);
  CHECK(cut({"a <= 0.3", "b <= 0.35", "c <= 0.4", "d <= 0.45"}, 4, 1).corners.empty());
}
