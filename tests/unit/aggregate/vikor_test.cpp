// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/vikor.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Vikor;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

journeyrank::VikorMeasures measures_of(const Vikor& vikor, const Columns& columns, const List& weights,
                                       std::size_t journey) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const auto value = [&](std::size_t c) { return columns[c][journey]; };
  return vikor.fit({spans, weights}).measures(journeyrank::ValueRow(value));
}

}  // namespace

TEST_CASE("vikor: S sums the weighted regrets, R is the largest, Q weighs both") {
  const Columns columns = {{1.0, 0.5, 0.0}, {0.0, 0.8, 0.4}};
  const List weights = {0.75, 0.25};
  // Regrets: (0, 0.25), (0.375, 0), (0.75, 0.125).
  const auto first = measures_of({}, columns, weights, 0);
  CHECK(first.s == 0.25);
  CHECK(first.r == 0.25);
  CHECK(first.q == 0.0);
  const auto second = measures_of({}, columns, weights, 1);
  CHECK(second.s == 0.375);
  CHECK(second.r == 0.375);
  CHECK(second.q == doctest::Approx(0.5 * (0.125 / 0.625) + 0.5 * (0.125 / 0.5)).epsilon(1e-15));
  const auto third = measures_of({}, columns, weights, 2);
  CHECK(third.s == 0.875);
  CHECK(third.r == 0.75);
  CHECK(third.q == 1.0);
  CHECK(scores_by(Vikor{}, columns, weights) == List{1.0, 1.0 - second.q, 0.0});
}

TEST_CASE("vikor: v 1 looks at the sum alone, v 0 at the largest regret alone") {
  const Columns columns = {{1.0, 0.5, 0.0}, {0.0, 0.8, 0.4}};
  const List weights = {0.75, 0.25};
  CHECK(measures_of({.v = 1.0}, columns, weights, 1).q == 0.125 / 0.625);
  CHECK(measures_of({.v = 0.0}, columns, weights, 1).q == 0.125 / 0.5);
}

TEST_CASE("vikor: a straight line through the values changes nothing but for rounding") {
  const Columns columns = {{1.0, 0.5, 0.1}, {0.0, 0.8, 0.4}};
  Columns lines = columns;
  for (double& value : lines[0]) value = 0.25 + 0.5 * value;
  const List before = scores_by(Vikor{}, columns, {0.75, 0.25});
  const List after = scores_by(Vikor{}, lines, {0.75, 0.25});
  for (std::size_t i = 0; i < 3; ++i) CHECK(after[i] == doctest::Approx(before[i]).epsilon(1e-14));
}

TEST_CASE("vikor: journeys that are all alike score 1, and a constant criterion has no regret") {
  CHECK(scores_by(Vikor{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(scores_by(Vikor{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(measures_of({}, {{0.3, 0.3}, {0.1, 0.7}}, {0.5, 0.5}, 0).r == 0.5);
  CHECK(measures_of({}, {{0.3, 0.3}, {0.1, 0.7}}, {0.5, 0.5}, 1).s == 0.0);
}

TEST_CASE("vikor: a v outside of 0 to 1 is a fault") {
  CHECK(Vikor{}.fault().empty());
  for (const double v : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Vikor{.v = v}.fault() == "v must be 0 to 1");
  }
}
