// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/cocoso.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Cocoso;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

List by_the_paper(const Columns& positions, const List& weights, double lambda) {
  const std::size_t n = positions[0].size();
  List s(n, 0.0);
  List p(n, 0.0);
  double whole = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t c = 0; c < weights.size(); ++c) {
      s[i] += weights[c] * positions[c][i];
      p[i] += std::pow(positions[c][i], weights[c]);
    }
    whole += s[i] + p[i];
  }
  const auto [s_low, s_high] = std::minmax_element(s.begin(), s.end());
  const auto [p_low, p_high] = std::minmax_element(p.begin(), p.end());
  List scores;
  for (std::size_t i = 0; i < n; ++i) {
    const double a = (s[i] + p[i]) / whole;
    const double b = s[i] / *s_low + p[i] / *p_low;
    const double c = (lambda * s[i] + (1.0 - lambda) * p[i]) / (lambda * *s_high + (1.0 - lambda) * *p_high);
    scores.push_back(std::cbrt(a * b * c) + (a + b + c) / 3.0);
  }
  return scores;
}

}  // namespace

TEST_CASE("cocoso: the cube root of the product and the mean of its three appraisals") {
  Splitmix64 random(1);
  for (int round = 0; round < 50; ++round) {
    Columns columns(3);
    for (auto& column : columns) {
      for (int i = 0; i < 5; ++i) column.push_back(0.2 + 0.5 * random.unit());
      column[random.below(2)] = 0.0;
      column[2 + random.below(2)] = 1.0;
    }
    columns[0][0] = columns[1][1] = columns[2][4] = 0.5;  // nobody is the worst of all
    columns[0][1] = 0.0;
    columns[1][0] = 0.0;
    const List weights = {0.5, 0.3, 0.2};
    const double share = random.unit();
    const List expected = by_the_paper(columns, weights, share);
    const List found = scores_by(Cocoso{share}, columns, weights);
    for (std::size_t i = 0; i < 5; ++i) CHECK(found[i] == doctest::Approx(expected[i]).epsilon(1e-12));
  }
}

TEST_CASE("cocoso: a journey that is the worst on every criterion scores 0, and the least above 0 is divided by") {
  const Columns columns = {{0.0, 0.5, 1.0}, {0.0, 1.0, 0.5}};
  const List scores = scores_by(Cocoso{}, columns, {0.5, 0.5});
  CHECK(scores[0] == 0.0);
  // The other two are each the least above 0, the greatest, and half of all.
  CHECK(scores[1] == doctest::Approx(1.0 + (0.5 + 2.0 + 1.0) / 3.0).epsilon(1e-14));
  CHECK(scores[2] == doctest::Approx(scores[1]).epsilon(1e-14));
}

TEST_CASE("cocoso: journeys that are all alike score the same, and a constant criterion counts nothing") {
  const List alike = scores_by(Cocoso{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5});
  CHECK(alike == List{1.0, 1.0});  // k_a 0, k_b 2, k_c 1
  CHECK(scores_by(Cocoso{}, {{0.3}}, {1.0}) == List{1.0});
  const Columns one = {{0.0, 0.5, 1.0}};
  const Columns two = {{0.0, 0.5, 1.0}, {0.3, 0.3, 0.3}};
  CHECK(scores_by(Cocoso{}, one, {0.5}) == scores_by(Cocoso{}, two, {0.5, 0.5}));
}

TEST_CASE("cocoso: the cube root is within rounding of the root, and never falls") {
  Splitmix64 random(2);
  for (int round = 0; round < 20'000; ++round) {
    const double x = std::exp(random.between(-744.0, 709.0));
    const double root = Cocoso::Fitted::cube_root(x);
    CHECK(root / std::cbrt(x) == doctest::Approx(1.0).epsilon(1e-15));
    CHECK_LE(root, Cocoso::Fitted::cube_root(std::nextafter(x, std::numeric_limits<double>::infinity())));
  }
  CHECK(Cocoso::Fitted::cube_root(0.0) == 0.0);
  CHECK(Cocoso::Fitted::cube_root(27.0) == 3.0);
  for (int power = -357; power < 340; ++power) {  // where powers of 8 change hands
    const double x = std::ldexp(1.0, 3 * power);
    CHECK(Cocoso::Fitted::cube_root(x) == std::ldexp(1.0, power));
    CHECK_LE(Cocoso::Fitted::cube_root(std::nextafter(x, 0.0)), std::ldexp(1.0, power));
  }
  CHECK(Cocoso::Fitted::cube_root(5e-324) / std::cbrt(5e-324) == doctest::Approx(1.0).epsilon(1e-15));
}

TEST_CASE("cocoso: a sum_share outside of 0 to 1 is a fault") {
  CHECK(Cocoso{}.fault().empty());
  for (const double share : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Cocoso{share}.fault() == "sum_share must be 0 to 1");
  }
}
