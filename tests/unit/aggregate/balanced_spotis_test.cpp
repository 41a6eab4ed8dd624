// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/balanced_spotis.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/aggregate/spotis.hpp"
#include "journeyrank/rank/rank.hpp"

#include "aggregate_cases.hpp"
#include "refusal.hpp"

using journeyrank::BalancedSpotis;
using journeyrank::Spotis;

using List = std::vector<double>;

TEST_CASE("balanced spotis: 1 less the distances from the ideal and from what is expected, by their share") {
  Splitmix64 random(1);
  for (int round = 0; round < 200; ++round) {
    const auto [values, weights] = random_values(random, 3);
    const BalancedSpotis method{.expected = {random.unit(), random.unit(), random.unit()},
                                .expected_share = random.unit()};
    double distance = 0.0;
    for (std::size_t c = 0; c < 3; ++c) {
      distance += weights[c] * ((1.0 - method.expected_share) * (1.0 - values[c]) +
                                method.expected_share * std::fabs(values[c] - method.expected[c]));
    }
    CHECK(score_alone(method, values, weights) == doctest::Approx(1.0 - distance).epsilon(1e-13));
    CHECK(method.fit({{}, weights}).distance(journeyrank::ValueRow(values)) ==
          doctest::Approx(distance).epsilon(1e-13));
  }
}

TEST_CASE("balanced spotis: nothing expected is spotis, and so is a share of 0; no criterion scores 0") {
  const List values = {0.75, 0.5};
  const List weights = {0.5, 0.5};
  CHECK(score_alone(BalancedSpotis{}, values, weights) == score_alone(Spotis{}, values, weights));
  CHECK(score_alone(BalancedSpotis{.expected = {0.25}, .expected_share = 0.0}, values, weights) ==
        score_alone(Spotis{}, values, weights));
  CHECK(score_alone(BalancedSpotis{}, {}, {}) == 0.0);
}

TEST_CASE("balanced spotis: more than is expected loses above a share of 0.5, is all the same at it, gains below") {
  const auto score = [](double share, double value) {
    return score_alone(BalancedSpotis{.expected = {0.5}, .expected_share = share}, {value}, {1.0});
  };
  CHECK(score(0.75, 0.5) > score(0.75, 0.7));
  CHECK(score(0.5, 0.5) == score(0.5, 0.7));
  CHECK(score(0.25, 0.5) < score(0.25, 0.7));
  CHECK_FALSE(BalancedSpotis{.expected = {0.5}, .expected_share = 0.75}.why_no_dominance().empty());
  CHECK(BalancedSpotis{.expected = {0.5}, .expected_share = 0.5}.why_no_dominance().empty());
  CHECK(BalancedSpotis{.expected = {1.0}, .expected_share = 0.75}.why_no_dominance().empty());
}

TEST_CASE("balanced spotis: up to a share of 0.5 a higher value never scores less, to the bit") {
  Splitmix64 random(2);
  for (int round = 0; round < 20'000; ++round) {
    const BalancedSpotis method{.expected = {random.unit()}, .expected_share = 0.5 * random.unit()};
    const double value = random.below(2) == 0 ? random.unit() : method.expected[0];
    const double next = std::nextafter(value, 1.0);
    CHECK_LE(score_alone(method, {value}, {1.0}), score_alone(method, {next}, {1.0}));
  }
}

TEST_CASE("balanced spotis: values are listed by the criteria of the model, also of those that weigh nothing") {
  const std::vector<std::span<const double>> none;
  const List weights = {1.0};
  const std::vector<std::uint32_t> places = {2};
  const auto fitted =
      BalancedSpotis{.expected = {0.1, 0.2, 0.3}, .expected_share = 1.0}.fit({none, weights, {}, places});
  CHECK(fitted(journeyrank::ValueRow(List{0.3})) == 1.0);

  journeyrank::Model model;
  for (const char* id : {"a", "b", "c"}) {
    model.criteria.push_back({.id = id,
                              .direction = journeyrank::Direction::maximize,
                              .scale = journeyrank::Anchored{0.0, 1.0},
                              .weight = id[0] == 'a' ? 0.0 : 1.0});
  }
  model.method = BalancedSpotis{.expected = {0.1, 0.2, 0.3}, .expected_share = 1.0};
  const journeyrank::CriteriaMatrix matrix(journeyrank::Names::numbered(1), {{.criterion = "a", .values = List{0.9}},
                                                                             {.criterion = "b", .values = List{0.2}},
                                                                             {.criterion = "c", .values = List{0.3}}});
  CHECK(rank(matrix, model).scores()[0] == 1.0);
  model.method = BalancedSpotis{.expected = {0.1, 0.2}};
  CHECK(refusal_code([&] { rank(matrix, model); }) == "bad_option");
}

TEST_CASE("balanced spotis: a share or an expected value outside of 0 to 1 is a fault") {
  CHECK(BalancedSpotis{}.fault().empty());
  CHECK(BalancedSpotis{.expected_share = 1.5}.fault() == "expected_share must be 0 to 1");
  CHECK(BalancedSpotis{.expected = {-0.5}}.fault() == "expected: found -0.5; allowed: values from 0 to 1");
  CHECK_FALSE(BalancedSpotis{.expected = {0.5, 0.5}}.fault(3).empty());
}
