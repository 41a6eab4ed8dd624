// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/best_worst.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::BestAndWorst;
using journeyrank::BestWorst;
using journeyrank::BestWorstModel;

using Numbers = std::vector<double>;

namespace {

constexpr BestWorst linear{.model = BestWorstModel::linear};
constexpr BestWorst nonlinear{.model = BestWorstModel::nonlinear};

/// What the linear model makes small.
double largest_difference(const BestAndWorst& judgement, const Numbers& w) {
  double largest = 0.0;
  for (std::size_t c = 0; c < w.size(); ++c) {
    largest = std::max(largest, std::abs(w[judgement.best] - judgement.best_over[c] * w[c]));
    largest = std::max(largest, std::abs(w[c] - judgement.over_worst[c] * w[judgement.worst]));
  }
  return largest;
}

/// What the nonlinear model makes small.
double largest_ratio(const BestAndWorst& judgement, const Numbers& w) {
  double largest = 0.0;
  for (std::size_t c = 0; c < w.size(); ++c) {
    largest = std::max(largest, std::abs(w[judgement.best] / w[c] - judgement.best_over[c]));
    largest = std::max(largest, std::abs(w[c] / w[judgement.worst] - judgement.over_worst[c]));
  }
  return largest;
}

/// Saaty's numbers, thrown.
BestAndWorst random_judgement(Splitmix64& random) {
  const std::size_t m = 3 + random.below(4);
  BestAndWorst judgement{.best = 0, .worst = m - 1, .best_over = Numbers(m, 1.0), .over_worst = Numbers(m, 1.0)};
  const double whole = static_cast<double>(2 + random.below(8));
  for (std::size_t c = 1; c + 1 < m; ++c) {
    judgement.best_over[c] = 1.0 + static_cast<double>(random.below(static_cast<std::size_t>(whole)));
    judgement.over_worst[c] = 1.0 + static_cast<double>(random.below(static_cast<std::size_t>(whole)));
  }
  judgement.best_over[m - 1] = judgement.over_worst[0] = whole;
  return judgement;
}

}  // namespace

TEST_CASE("best_worst: comparisons that agree give their weights back") {
  const BestAndWorst judgement{.best = 1, .worst = 0, .best_over = {8, 1, 2, 4}, .over_worst = {1, 8, 4, 2}};
  for (const auto& method : {linear, nonlinear}) {
    const auto found = method(judgement);
    CHECK(are_close(found.weights, {1.0 / 15, 8.0 / 15, 4.0 / 15, 2.0 / 15}, 1e-14));
    CHECK(*found.inconsistency < 1e-14);
    CHECK_FALSE(found.revisit);
  }
}

TEST_CASE("best_worst: no other weights deviate less") {
  Splitmix64 random(6);
  for (int problem = 0; problem < 60; ++problem) {
    const BestAndWorst judgement = random_judgement(random);
    const auto by_difference = linear(judgement);
    const auto by_ratio = nonlinear(judgement);
    const double difference = largest_difference(judgement, by_difference.weights);
    const double ratio = largest_ratio(judgement, by_ratio.weights);
    CHECK(difference == doctest::Approx(*by_difference.inconsistency).epsilon(1e-9));
    for (int trial = 0; trial < 300; ++trial) {
      for (const Numbers& start : {by_difference.weights, by_ratio.weights}) {
        Numbers moved = start;
        const double size = std::pow(10.0, random.between(-6.0, 0.0));
        double sum = 0.0;
        for (double& each : moved) sum += each *= 1.0 + size * random.between(-0.9, 0.9);
        for (double& each : moved) each /= sum;
        REQUIRE(largest_difference(judgement, moved) >= difference - 1e-12);
        REQUIRE(largest_ratio(judgement, moved) >= ratio - 1e-9);
      }
    }
  }
}

TEST_CASE("best_worst: nonlinear, the deviation of one criterion in between is the root of its equation") {
  // (2 - x) (5 - x) = 8 + x has no root that is small, (2 + x) (5 + x) = 8 - x none: 10 > 8, so x² - 8 x + 2 = 0.
  const auto found = nonlinear({.best = 2, .worst = 0, .best_over = {8, 2, 1}, .over_worst = {1, 5, 8}});
  const double off = 4.0 - std::sqrt(14.0);
  CHECK(*found.inconsistency == doctest::Approx(off / ((17.0 - std::sqrt(65.0)) / 2.0)).epsilon(1e-12));
}

TEST_CASE("best_worst: nonlinear, two criteria that pull apart can be worse than each alone") {
  // Best over worst is 6; through one criterion it is 1, through the other 16: (1 + x)² = (4 - x)².
  const BestAndWorst judgement{.best = 0, .worst = 3, .best_over = {1, 1, 4, 6}, .over_worst = {6, 1, 4, 1}};
  const auto found = nonlinear(judgement);
  CHECK(largest_ratio(judgement, found.weights) == doctest::Approx(1.5).epsilon(1e-12));
  CHECK(*found.inconsistency == doctest::Approx(0.5).epsilon(1e-12));
}

TEST_CASE("best_worst: the criterion through which best and worst disagree most is the one to revisit") {
  const BestAndWorst judgement{.best = 0, .worst = 3, .best_over = {1, 2, 4, 8}, .over_worst = {8, 4, 8, 1}};
  for (const auto& method : {linear, nonlinear}) {
    const auto found = method(judgement);
    REQUIRE(found.revisit);
    CHECK(found.revisit->stated.first == 0);
    CHECK(found.revisit->stated.second == 2);
    CHECK(found.revisit->stated.ratio == 4.0);
    CHECK(found.revisit->implied == 1.0);
  }
}

TEST_CASE("best_worst: one criterion, two, and best and worst the same") {
  for (const auto& method : {linear, nonlinear}) {
    CHECK(method({.best = 0, .worst = 0, .best_over = {1}, .over_worst = {1}}).weights == Numbers{1.0});
    const auto two = method({.best = 1, .worst = 0, .best_over = {3, 1}, .over_worst = {1, 3}});
    CHECK(are_close(two.weights, {0.25, 0.75}, 1e-15));
    CHECK_FALSE(two.inconsistency);
    CHECK(are_close(method({.best = 1, .worst = 1, .best_over = {1, 1, 1}, .over_worst = {1, 1, 1}}).weights,
                    {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1e-15));
  }
}

TEST_CASE("best_worst: judgements that contradict what they are called are refused") {
  const auto code = [](const BestAndWorst& judgement) { return refusal_code([&] { linear(judgement); }); };
  CHECK(code({}) == "empty_input");
  CHECK(code({.best = 0, .worst = 1, .best_over = {1, 2}, .over_worst = {2}}) == "shape_mismatch");
  CHECK(code({.best = 2, .worst = 1, .best_over = {1, 2}, .over_worst = {2, 1}}) == "shape_mismatch");
  CHECK(code({.best = 0, .worst = 1, .best_over = {1, 0.5}, .over_worst = {0.5, 1}}) == "bad_weights");
  CHECK(code({.best = 0, .worst = 1, .best_over = {2, 2}, .over_worst = {2, 1}}) == "bad_weights");
  CHECK(code({.best = 0, .worst = 1, .best_over = {1, 2}, .over_worst = {3, 1}}) == "bad_weights");
  CHECK(code({.best = 0, .worst = 1, .best_over = {1, 101}, .over_worst = {101, 1}}) == "bad_weights");
  CHECK(code({.best = 0, .worst = 2, .best_over = {1, 5, 3}, .over_worst = {3, 2, 1}}) == "bad_weights");
}
