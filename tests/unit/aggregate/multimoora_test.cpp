// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/multimoora.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::MooraOrders;
using journeyrank::Multimoora;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

/// One more than the number of those that score higher.
double rank_in(const List& scores, std::size_t journey) {
  return 1.0 + static_cast<double>(
                   std::count_if(scores.begin(), scores.end(), [&](double other) { return other > scores[journey]; }));
}

/// The three scores of each journey: a list an order.
std::vector<List> orders_of(const RatioCase& given) {
  const std::vector<std::span<const double>> spans(given.values.begin(), given.values.end());
  const auto fitted = Multimoora{}.fit({spans, given.weights, given.falling});
  std::vector<List> orders(3);
  for (std::size_t i = 0; i < given.journeys(); ++i) {
    const auto value = [&](std::size_t c) { return given.values[c][i]; };
    const auto parts = fitted.parts(journeyrank::ValueRow(value));
    for (std::size_t k = 0; k < 3; ++k) orders[k].push_back(parts[k]);
  }
  return orders;
}

}  // namespace

TEST_CASE("multimoora: its orders are those of moora, of moora_reference and of the weighted product of shares") {
  Splitmix64 random(74);
  for (int round = 0; round < 30; ++round) {
    const RatioCase given = random_ratio_case(random);
    const auto orders = orders_of(given);
    const auto ratio_system = scores_by(journeyrank::Moora{}, given);
    const auto reference_point = scores_by(journeyrank::MooraReference{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      CHECK(orders[0][i] == journeyrank::on_level_grid(ratio_system[i]));
      CHECK(orders[1][i] == journeyrank::on_level_grid(reference_point[i]));
      // Of amounts, not shares: all are multiplied by one number then.
      double ratio = 1.0;
      for (std::size_t c = 0; c < given.criteria(); ++c) {
        const double sign = given.falling[c] != 0 ? -1.0 : 1.0;
        ratio *= std::pow(given.amounts[c][i] / given.amounts[c][0], sign * given.weights[c]);
      }
      CHECK(std::exp(orders[2][i] - orders[2][0]) == doctest::Approx(ratio).epsilon(1e-12));
    }
  }
}

TEST_CASE("multimoora: reciprocal ranks are the mean of 1 / rank over the three orders") {
  Splitmix64 random(75);
  for (int round = 0; round < 30; ++round) {
    const RatioCase given = random_ratio_case(random);
    const auto orders = orders_of(given);
    const List scores = scores_by(Multimoora{}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      const double sum = 1.0 / rank_in(orders[0], i) + 1.0 / rank_in(orders[1], i) + 1.0 / rank_in(orders[2], i);
      CHECK(scores[i] == sum / 3.0);
    }
  }
}

TEST_CASE("multimoora: by dominance a score is the share of the others that are beaten in two orders or three") {
  Splitmix64 random(76);
  for (int round = 0; round < 30; ++round) {
    const RatioCase given = random_ratio_case(random);
    const auto orders = orders_of(given);
    const List scores = scores_by(Multimoora{.combined = MooraOrders::dominance}, given);
    for (std::size_t i = 0; i < given.journeys(); ++i) {
      double beaten = 0.0;
      for (std::size_t j = 0; j < given.journeys(); ++j) {
        const auto wins = std::count_if(orders.begin(), orders.end(), [&](const List& o) { return o[i] > o[j]; });
        beaten += wins >= 2 ? 1.0 : 0.0;
      }
      CHECK(scores[i] == beaten / static_cast<double>(given.journeys() - 1));
    }
  }
}

TEST_CASE("multimoora: journeys that are all alike are all first, and none beats another") {
  const Columns alike = {{0.3, 0.3}, {0.7, 0.7}};
  CHECK(scores_by(Multimoora{}, alike, {0.5, 0.5}, {0, 1}) == List{1.0, 1.0});
  CHECK(scores_by(Multimoora{.combined = MooraOrders::dominance}, alike, {0.5, 0.5}, {0, 1}) == List{0.0, 0.0});
  CHECK(scores_by(Multimoora{.combined = MooraOrders::dominance}, {{0.3}}, {1.0}) == List{0.0});
}

TEST_CASE("multimoora: an amount of 0 is multiplied as the least normal double") {
  const RatioCase given{{{0.0, 0.5, 1.0}, {0.5, 0.0, 1.0}}, {{0.0, 0.5, 1.0}, {0.5, 1.0, 0.0}}, {0.5, 0.5}, {0, 1}};
  const auto orders = orders_of(given);
  for (const double each : orders[2]) CHECK(std::isfinite(each));
  CHECK(orders[2][1] > orders[2][2]);  // nothing of what should be less
  CHECK(orders[2][2] > orders[2][0]);  // nothing of what should be more
}

TEST_CASE("multimoora: a new journey as good as the best of each criterion is first and beats all") {
  const Columns columns = {{0.9, 0.2, 0.5}, {0.1, 0.8, 0.5}};
  for (const auto combined : {MooraOrders::reciprocal_ranks, MooraOrders::dominance}) {
    CHECK(score_of_another(Multimoora{combined}, columns, {0.5, 0.5}, {0, 0}, {1.0, 1.0}) == 1.0);
  }
}
