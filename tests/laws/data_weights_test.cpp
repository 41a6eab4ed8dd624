// SPDX-License-Identifier: MIT
//
// What every way to weigh criteria by their data keeps, over random matrices.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/weigh/weight_catalogue.hpp"

#include "laws/random_problem.hpp"
#include "raw_columns.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Critic;
using journeyrank::DataWeights;
using journeyrank::Direction;
using journeyrank::Likeness;
using journeyrank::visit_step;

namespace {

using Numbers = std::vector<double>;

/// Every way to weigh by data, with the options that change most.
std::vector<DataWeights> all_members() {
  std::vector<DataWeights> members;
  journeyrank::for_each_step<DataWeights>([&](const auto& step) { members.emplace_back(step); });
  members.emplace_back(Critic{.correlation = Likeness::spearman});
  members.emplace_back(Critic{.correlation = Likeness::distance});
  return members;
}

Numbers weigh(const DataWeights& member, const std::vector<Numbers>& columns,
              const std::vector<Direction>& directions) {
  return visit_step(member, [&](const auto& step) { return step(matrix_of_columns(columns), directions); });
}

std::string_view name(const DataWeights& member) { return journeyrank::step_name(member); }

/// Those that look at values between their extremes, whatever their zero point.
bool takes_any_zero_point(const DataWeights& member) {
  return std::set<std::string_view>{"equal", "critic", "standard_deviation", "lopcow"}.count(name(member)) > 0;
}

struct Columns {
  std::vector<Numbers> raw;
  std::vector<Direction> directions;
};

/// Values above 0, of several magnitudes and with ties; some columns constant.
Columns random_columns(Splitmix64& random) {
  const std::size_t m = 1 + random.below(5);
  const std::size_t n = 1 + random.below(7);
  Columns columns;
  for (std::size_t c = 0; c < m; ++c) {
    const double unit = std::pow(10.0, random.between(-6.0, 6.0));
    const bool constant = random.below(6) == 0;
    const bool coarse = random.below(3) == 0;
    auto& column = columns.raw.emplace_back();
    for (std::size_t i = 0; i < n; ++i) {
      column.push_back(constant ? unit
                                : unit * (coarse ? static_cast<double>(1 + random.below(3)) : random.between(0.1, 9)));
    }
    columns.directions.push_back(random.below(2) == 0 ? Direction::maximize : Direction::minimize);
  }
  return columns;
}

constexpr std::size_t problems = 10'000 / (laws::share_of_rounds * laws::share_of_rounds);

}  // namespace

TEST_CASE("data weights: finite, >= 0 and adding up to 1, with constant columns, one journey or one criterion") {
  Splitmix64 random(1);
  for (const auto& member : all_members()) {
    CAPTURE(name(member));
    for (std::size_t problem = 0; problem < problems; ++problem) {
      const Columns columns = random_columns(random);
      const Numbers weights = weigh(member, columns.raw, columns.directions);
      REQUIRE(weights.size() == columns.raw.size());
      double sum = 0.0;
      for (const double weight : weights) {
        REQUIRE(std::isfinite(weight));
        REQUIRE(weight >= 0.0);
        sum += weight;
      }
      REQUIRE(std::abs(sum - 1.0) < 1e-14);
    }
  }
}

TEST_CASE("data weights: a constant column weighs 0 beside one that is not, and all constant weigh the same") {
  for (const auto& member : all_members()) {
    if (name(member) == "equal") continue;
    CAPTURE(name(member));
    const Numbers one = weigh(member, {{2, 3, 1}, {7, 7, 7}, {4, 4, 9}}, directions_of("+--"));
    CHECK(one[1] == 0.0);
    CHECK(one[0] + one[2] == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(weigh(member, {{2, 2}, {7, 7}}, directions_of("+-")) == Numbers{0.5, 0.5});
    CHECK(weigh(member, {{2}, {7}}, directions_of("+-")) == Numbers{0.5, 0.5});
    CHECK(weigh(member, {{2, 3}}, directions_of("-")) == Numbers{1.0});
    CHECK(weigh(member, {{2}}, directions_of("-")) == Numbers{1.0});
  }
}

TEST_CASE("data weights: permuting the criteria permutes the weights; permuting the journeys changes no bit") {
  Splitmix64 random(2);
  for (const auto& member : all_members()) {
    CAPTURE(name(member));
    for (std::size_t problem = 0; problem < problems; ++problem) {
      const Columns columns = random_columns(random);
      const Numbers weights = weigh(member, columns.raw, columns.directions);
      std::vector<std::size_t> order(columns.raw.size());
      std::iota(order.begin(), order.end(), std::size_t{0});
      random.shuffle(order);
      std::vector<std::size_t> rows(columns.raw[0].size());
      std::iota(rows.begin(), rows.end(), std::size_t{0});
      random.shuffle(rows);
      Columns moved;
      Columns shuffled = columns;
      Numbers wanted;
      for (const std::size_t c : order) {
        moved.raw.push_back(columns.raw[c]);
        moved.directions.push_back(columns.directions[c]);
        wanted.push_back(weights[c]);
      }
      for (std::size_t c = 0; c < order.size(); ++c) {
        for (std::size_t i = 0; i < rows.size(); ++i) shuffled.raw[c][i] = columns.raw[c][rows[i]];
      }
      REQUIRE(are_close(weigh(member, moved.raw, moved.directions), wanted, 1e-12));
      REQUIRE(weigh(member, shuffled.raw, shuffled.directions) == weights);
    }
  }
}

TEST_CASE(
    "data weights: another unit changes no weight, nor does another zero point where values lie between extremes") {
  Splitmix64 random(3);
  for (const auto& member : all_members()) {
    CAPTURE(name(member));
    for (std::size_t problem = 0; problem < problems; ++problem) {
      const Columns columns = random_columns(random);
      const Numbers weights = weigh(member, columns.raw, columns.directions);
      Columns doubled = columns;
      Columns other = columns;
      const std::size_t c = random.below(columns.raw.size());
      const double unit = random.between(0.01, 50.0);
      for (double& each : doubled.raw[c]) each *= 1024.0;
      for (double& each : other.raw[c]) each *= unit;
      // A power of two rounds nothing; any other unit rounds each value.
      REQUIRE(weigh(member, doubled.raw, doubled.directions) == weights);
      REQUIRE(are_close(weigh(member, other.raw, other.directions), weights, 1e-10));
      if (!takes_any_zero_point(member)) continue;
      const double shift = 3.0 * other.raw[c][0];
      for (double& each : other.raw[c]) each -= shift;
      REQUIRE(are_close(weigh(member, other.raw, other.directions), weights, 1e-9));
    }
  }
}

TEST_CASE("data weights: numbers as far apart as doubles go give finite weights or a refusal") {
  Splitmix64 random(4);
  for (const auto& member : all_members()) {
    CAPTURE(name(member));
    for (std::size_t problem = 0; problem < problems; ++problem) {
      Columns columns = random_columns(random);
      const bool above_zero = random.below(2) == 0;
      for (auto& column : columns.raw) {
        for (double& each : column) each = above_zero ? std::abs(random.finite()) : random.finite();
      }
      try {
        const Numbers weights = weigh(member, columns.raw, columns.directions);
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        REQUIRE(std::abs(sum - 1.0) < 1e-14);
      } catch (const journeyrank::Error& error) {
        REQUIRE(error.code() == journeyrank::errc::bad_number);
        REQUIRE_FALSE(above_zero);
        REQUIRE_FALSE(takes_any_zero_point(member));
      }
    }
  }
}

TEST_CASE("data weights: an empty matrix, a direction too few and a missing cell are refused by every member") {
  const CriteriaMatrix missing(journeyrank::Names::of(std::vector<std::string>{"a", "b"}),
                               {{.criterion = "pain", .values = {1.0, 2.0}, .missing = {0, 1}}});
  for (const auto& member : all_members()) {
    CAPTURE(name(member));
    CHECK(refusal_code([&] { weigh(member, {}, {}); }) == "empty_input");
    CHECK(refusal_code([&] { weigh(member, {{1, 2}, {2, 3}}, directions_of("+")); }) == "shape_mismatch");
    CHECK(refusal_code([&] {
            visit_step(member, [&](const auto& step) { return step(missing, directions_of("+")); });
          }) == "missing_cell");
  }
}
