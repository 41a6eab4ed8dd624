// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/macbeth.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Attractiveness;
using journeyrank::AttractivenessConstraints;
using journeyrank::AttractivenessStatement;
using journeyrank::LinearConstraint;
using journeyrank::Macbeth;
using enum journeyrank::Attractiveness;

using Numbers = std::vector<double>;
using Statements = std::vector<AttractivenessStatement>;

namespace {

double times(const Numbers& a, const Numbers& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < b.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// The largest worth once shares are stretched until they keep every constraint; below 0 if they never do.
double largest_worth(const std::vector<LinearConstraint>& kept, const Numbers& shares) {
  double stretch = 0.0;
  for (const auto& each : kept) {
    const double along = times(each.coefficients, shares);
    if (along < -1e-12 || (each.bound > 0.0 && along < 1e-12)) return -1.0;
    if (each.bound > 0.0) stretch = std::max(stretch, each.bound / along);
  }
  return stretch * *std::max_element(shares.begin(), shares.end());
}

/// Statements of three criteria, thrown.
Statements random_statements(Splitmix64& random) {
  Statements said;
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = a + 1; b < 4; ++b) {
      if (random.below(4) == 0) continue;
      const std::size_t low = 1 + random.below(6);
      const std::size_t high = std::min<std::size_t>(6, low + random.below(3));
      const auto least = static_cast<Attractiveness>(low);
      const auto most = static_cast<Attractiveness>(high);
      if (b == 3) {
        said.push_back({a, {}, least, most});
      } else {
        said.push_back(random.below(5) == 0 ? AttractivenessStatement{b, a, least, most}
                                            : AttractivenessStatement{a, b, least, most});
      }
    }
  }
  return said;
}

/// Every set of three shares in steps of 1 / 30.
std::vector<Numbers> grid() {
  std::vector<Numbers> all;
  for (int i = 0; i <= 30; ++i) {
    for (int j = 0; i + j <= 30; ++j) all.push_back({i / 30.0, j / 30.0, (30 - i - j) / 30.0});
  }
  return all;
}

}  // namespace

TEST_CASE("macbeth: categories that add up are taken at their word") {
  // Worths 6, 3 and 1: every difference is its category.
  const Statements said = {{0, 1, moderate, moderate}, {1, 2, weak, weak},          {0, 2, very_strong, very_strong},
                           {0, {}, extreme, extreme},  {1, {}, moderate, moderate}, {2, {}, very_weak, very_weak}};
  const auto judged = Macbeth{}(3, said);
  CHECK(are_close(judged.weights, {0.6, 0.3, 0.1}, 1e-12));
  CHECK(*judged.inconsistency == 0.0);
  CHECK(judged.conflict.empty());
  CHECK_FALSE(judged.revisit_statement);
  REQUIRE(judged.ranges.size() == 3);
  CHECK(judged.ranges[0].low < 0.6);
  CHECK(judged.ranges[0].high > 0.6);
}

TEST_CASE("macbeth: an order alone gives equal steps") {
  const Statements said = {{2, 0, very_weak, extreme}, {0, 1, very_weak, extreme}};
  const auto judged = Macbeth{}(3, said);
  CHECK(are_close(judged.weights, {2.0 / 6, 1.0 / 6, 3.0 / 6}, 1e-12));
  CHECK(judged.ranges[2].low == doctest::Approx(1.0 / 3.0));
  CHECK(judged.ranges[2].high == doctest::Approx(1.0));
  CHECK(judged.ranges[1].low == doctest::Approx(0.0));
  CHECK(judged.ranges[1].high == doctest::Approx(1.0 / 3.0));
}

TEST_CASE("macbeth: nothing said, one criterion and swings of no worth have stated results") {
  CHECK(are_close(Macbeth{}(3, Statements{}).weights, {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1e-12));
  CHECK_FALSE(Macbeth{}(3, Statements{}).inconsistency);
  const auto one = Macbeth{}(1, Statements{{0, {}, strong, strong}});
  CHECK(one.weights == Numbers{1.0});
  CHECK(one.ranges[0].low == doctest::Approx(1.0));
  const auto nothing = Macbeth{}(2, Statements{{0, {}, none, none}, {1, {}, none, none}});
  CHECK(nothing.weights == Numbers{0.5, 0.5});
  CHECK(nothing.ranges.empty());
  CHECK(are_close(Macbeth{}(2, Statements{{0, {}, none, none}}).weights, {0.0, 1.0}, 1e-12));
  CHECK(refusal_code([] { Macbeth{}(0, Statements{}); }) == "empty_input");
}

TEST_CASE("macbeth: a contradiction is named, with the statement that settles it by the fewest categories") {
  // 0 over 1 and 1 over 2 are both strong, so 0 over 2 cannot be weak.
  const Statements said = {{0, 1, strong, strong}, {1, 2, strong, strong}, {0, 2, weak, weak}, {2, {}, weak, weak}};
  const auto judged = Macbeth{}(3, said);
  CHECK(judged.conflict == std::vector<std::size_t>{0, 1, 2});
  REQUIRE(judged.revisit_statement);
  CHECK(judged.revisit_statement->entry == 2);
  CHECK(judged.revisit_statement->stated == 2.0);
  CHECK(judged.revisit_statement->implied == 4.0);
  CHECK(judged.ranges.empty());
  CHECK(*judged.inconsistency > 0.0);
  CHECK(judged.weights[0] > judged.weights[1]);
  CHECK(judged.weights[1] > judged.weights[2]);
}

TEST_CASE("macbeth: a circle may be settled by turning a statement round") {
  const Statements said = {{0, 1, weak, weak}, {1, 2, weak, weak}, {2, 0, very_weak, very_weak}};
  const auto judged = Macbeth{}(3, said);
  CHECK(judged.conflict == std::vector<std::size_t>{0, 1, 2});
  REQUIRE(judged.revisit_statement);
  const auto& revisit = *judged.revisit_statement;
  auto turned = said;
  auto& changed = turned[revisit.entry];
  if (revisit.implied < 0.0) std::swap(changed.first, *changed.second);
  changed.least = changed.most = static_cast<Attractiveness>(static_cast<int>(std::fabs(revisit.implied)));
  CHECK(Macbeth{}(3, turned).conflict.empty());
}

TEST_CASE("macbeth: against every set of weights of a grid") {
  Splitmix64 random(4);
  const auto all = grid();
  std::size_t agreeing = 0;
  std::size_t contradicting = 0;
  for (int round = 0; round < 120; ++round) {
    const Statements said = random_statements(random);
    const auto judged = Macbeth{}(3, said);
    const auto kept = AttractivenessConstraints(3, said).kept(1.0);
    double smallest = 1e300;
    Numbers low(3, 2.0);
    Numbers high(3, -1.0);
    for (const Numbers& shares : all) {
      const double largest = largest_worth(kept, shares);
      if (largest < 0.0) continue;
      smallest = std::min(smallest, largest);
      for (std::size_t c = 0; c < 3; ++c) {
        low[c] = std::min(low[c], shares[c]);
        high[c] = std::max(high[c], shares[c]);
      }
    }
    if (!judged.conflict.empty()) {
      REQUIRE(smallest == 1e300);
      REQUIRE(*judged.inconsistency > 0.0);
      ++contradicting;
      continue;
    }
    ++agreeing;
    const double largest = largest_worth(kept, judged.weights);
    REQUIRE(largest > 0.0);
    REQUIRE(largest <= smallest * (1.0 + 1e-9));
    for (std::size_t c = 0; c < 3; ++c) {
      REQUIRE(judged.ranges[c].low <= judged.weights[c] + 1e-9);
      REQUIRE(judged.ranges[c].high >= judged.weights[c] - 1e-9);
      if (smallest == 1e300) continue;  // the region slips between the points of the grid
      REQUIRE(judged.ranges[c].low <= low[c] + 1e-9);
      REQUIRE(judged.ranges[c].high >= high[c] - 1e-9);
    }
  }
  CHECK(agreeing > 30);
  CHECK(contradicting > 30);
}

TEST_CASE("macbeth: the ends of the ranges are reached by weights that keep every statement") {
  const Statements said = {{0, 1, moderate, strong}, {1, 2, weak, weak}, {2, {}, weak, moderate}};
  const auto judged = Macbeth{}(3, said);
  const auto kept = AttractivenessConstraints(3, said).kept(0.0);
  Numbers low(3, 2.0);
  Numbers high(3, -1.0);
  for (int i = 0; i <= 600; ++i) {
    for (int j = 0; i + j <= 600; ++j) {
      const Numbers shares = {i / 600.0, j / 600.0, (600 - i - j) / 600.0};
      if (std::any_of(kept.begin(), kept.end(),
                      [&](const auto& each) { return times(each.coefficients, shares) < each.bound - 1e-12; })) {
        continue;
      }
      for (std::size_t c = 0; c < 3; ++c) {
        low[c] = std::min(low[c], shares[c]);
        high[c] = std::max(high[c], shares[c]);
      }
    }
  }
  for (std::size_t c = 0; c < 3; ++c) {
    CHECK(std::fabs(judged.ranges[c].low - low[c]) < 0.01);
    CHECK(std::fabs(judged.ranges[c].high - high[c]) < 0.01);
  }
}

TEST_CASE("macbeth: somebody whose weights are known says categories that hold them in the ranges") {
  Splitmix64 random(5);
  double off = 0.0;
  for (int person = 0; person < 60; ++person) {
    Numbers weights(4);
    double sum = 0.0;
    for (double& each : weights) sum += each = random.between(0.2, 1.0);
    for (double& each : weights) each /= sum;
    const double most = *std::max_element(weights.begin(), weights.end());
    Statements said;
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t b = 0; b < 5; ++b) {
        const double difference = weights[a] - (b < 4 ? weights[b] : 0.0);
        if (a == b || difference <= 0.0) continue;
        const auto category = static_cast<Attractiveness>(1 + std::min(5, static_cast<int>(6.0 * difference / most)));
        said.push_back({a, b < 4 ? std::optional(b) : std::nullopt, category, category});
      }
    }
    const auto judged = Macbeth{}(4, said);
    REQUIRE(judged.conflict.empty());
    for (std::size_t c = 0; c < 4; ++c) {
      REQUIRE(judged.ranges[c].low <= weights[c] + 1e-9);
      REQUIRE(judged.ranges[c].high >= weights[c] - 1e-9);
      off = std::max(off, std::fabs(judged.weights[c] - weights[c]));
    }
  }
  CHECK(off < 0.1);
}
