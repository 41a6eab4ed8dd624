// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/pairwise.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::ImportanceRatio;
using journeyrank::Pairwise;
using journeyrank::Priority;

using Ratios = std::vector<ImportanceRatio>;
using Numbers = std::vector<double>;

namespace {

Numbers powers(std::size_t m) {
  Numbers weights(m);
  for (std::size_t c = 0; c < m; ++c) weights[c] = std::pow(0.7, static_cast<double>(c));
  double sum = 0.0;
  for (const double each : weights) sum += each;
  for (double& each : weights) each /= sum;
  return weights;
}

}  // namespace

TEST_CASE("pairwise: comparisons that agree give their weights back, with an inconsistency of 0") {
  for (std::size_t m = 2; m < 20; m += 3) {
    const Numbers weights = powers(m);
    Ratios ratios;
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < i; ++j) ratios.push_back({i, j, weights[i] / weights[j]});
    }
    for (const auto priority : {Priority::eigenvector, Priority::geometric_mean}) {
      const auto found = Pairwise{.priority = priority}(m, ratios);
      CHECK(are_close(found.weights, weights, 1e-13));
      CHECK(found.inconsistency.has_value() == (m > 2));
      if (m > 2) CHECK(*found.inconsistency < 1e-12);
      CHECK_FALSE(found.revisit);
    }
  }
}

TEST_CASE("pairwise: of three criteria eigenvector and geometric mean are the same, and the ratio is by hand") {
  // For three, the eigenvalue is 1 + x + 1/x with x the cube root of a(0,1) a(1,2) / a(0,2).
  const Ratios ratios = {{0, 1, 2.0}, {1, 2, 4.0}, {0, 2, 1.0}};
  const auto eigen = Pairwise{}(3, ratios);
  const auto mean = Pairwise{.priority = Priority::geometric_mean}(3, ratios);
  CHECK(are_close(eigen.weights, mean.weights, 1e-14));
  CHECK(*eigen.inconsistency == doctest::Approx((1.0 + 2.0 + 0.5 - 3.0) / 2.0 / 0.58).epsilon(1e-12));
  CHECK(*mean.inconsistency == *eigen.inconsistency);
}

TEST_CASE("pairwise: the eigenvector is one, of some pairs with the weights' own ratios for the others") {
  const Ratios ratios = {{0, 1, 3.0}, {1, 2, 2.0}, {2, 3, 0.5}, {0, 3, 7.0}, {0, 2, 1.0}};
  const Numbers w = Pairwise{}(4, ratios).weights;
  double matrix[4][4];
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) matrix[i][j] = w[i] / w[j];
  }
  for (const auto& [i, j, ratio] : ratios) {
    matrix[i][j] = ratio;
    matrix[j][i] = 1.0 / ratio;
  }
  double eigenvalue[4] = {};
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) eigenvalue[i] += matrix[i][j] * w[j] / w[i];
  }
  for (std::size_t i = 1; i < 4; ++i) CHECK(std::abs(eigenvalue[i] - eigenvalue[0]) < 1e-12);
  // One pair of six is unstated: the random average of four criteria, 0.9, times 1 - 1/3.
  CHECK(*Pairwise{}(4, ratios).inconsistency == doctest::Approx((eigenvalue[0] - 4.0) / 3.0 / 0.6).epsilon(1e-10));
}

TEST_CASE("pairwise: the judgement that was turned round is the one to revisit") {
  const Numbers weights = powers(5);
  Ratios ratios;
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < i; ++j) ratios.push_back({i, j, weights[i] / weights[j]});
  }
  ratios[7].ratio = 1.0 / ratios[7].ratio;
  for (const auto priority : {Priority::eigenvector, Priority::geometric_mean}) {
    const auto found = Pairwise{.priority = priority}(5, ratios);
    REQUIRE(found.revisit);
    CHECK(found.revisit->stated == ratios[7]);
    CHECK(found.revisit->implied == found.weights[ratios[7].first] / found.weights[ratios[7].second]);
  }
}

TEST_CASE("pairwise: m - 1 comparisons leave no room for a contradiction") {
  const auto found = Pairwise{}(4, Ratios{{0, 1, 2.0}, {1, 2, 2.0}, {2, 3, 2.0}});
  CHECK(are_close(found.weights, {8.0 / 15, 4.0 / 15, 2.0 / 15, 1.0 / 15}, 1e-14));
  CHECK_FALSE(found.inconsistency);
  CHECK_FALSE(found.revisit);
  CHECK(Pairwise{}(1, Ratios{}).weights == Numbers{1.0});
  CHECK_FALSE(Pairwise{}(1, Ratios{}).inconsistency);
}

TEST_CASE("pairwise: random comparisons have an inconsistency of about 1") {
  Splitmix64 random(5);
  for (const std::size_t m : {std::size_t{4}, std::size_t{8}, std::size_t{12}}) {
    double sum = 0.0;
    for (int run = 0; run < 300; ++run) {
      Ratios ratios;
      for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          const auto k = static_cast<int>(random.below(17)) - 8;
          ratios.push_back({i, j, k >= 0 ? k + 1.0 : 1.0 / (1.0 - k)});
        }
      }
      sum += *Pairwise{}(m, ratios).inconsistency;
    }
    CAPTURE(m);
    CHECK(std::abs(sum / 300 - 1.0) < 0.1);
  }
}

TEST_CASE("pairwise: criteria that nothing connects are refused") {
  CHECK(refusal_code([] { Pairwise{}(3, Ratios{{0, 1, 2.0}}); }) == "bad_weights");
  CHECK(refusal_code([] { Pairwise{}(0, Ratios{}); }) == "empty_input");
}
