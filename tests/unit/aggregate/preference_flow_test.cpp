// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/preference_flow.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/exact_sum.hpp"

#include "splitmix64.hpp"

using journeyrank::Preference;
using journeyrank::PreferenceFlow;
using journeyrank::TwoFlows;
using enum journeyrank::PreferenceShape;

namespace {

Preference random_preference(Splitmix64& random) {
  constexpr journeyrank::PreferenceShape shapes[] = {usual, u_shape, v_shape, level, linear, gaussian};
  const double low = random.below(4) == 0 ? 0.0 : static_cast<double>(random.below(8)) / 20.0;
  const double high = low + (random.below(4) == 0 ? 0.0 : random.unit());
  return {
      .shape = shapes[random.below(6)], .indifference = low, .preference = high, .inflection = 0.01 + random.unit()};
}

std::vector<double> random_column(Splitmix64& random, std::size_t n) {
  const bool few = random.below(2) == 0;
  std::vector<double> column;
  for (std::size_t i = 0; i < n; ++i) {
    column.push_back(few ? static_cast<double>(random.below(21)) / 20.0 : random.unit());
  }
  return column;
}

TwoFlows pair_by_pair(const std::vector<double>& column, const Preference& by, double value) {
  journeyrank::ExactSum over;
  journeyrank::ExactSum under;
  for (const double other : column) {
    over.add(preference_of(by, value - other));
    under.add(preference_of(by, other - value));
  }
  return {over.value(), under.value()};
}

void check_close(const TwoFlows& found, const TwoFlows& expected, double tolerance) {
  CHECK(std::fabs(found.over - expected.over) <= tolerance);
  CHECK(std::fabs(found.under - expected.under) <= tolerance);
}

}  // namespace

TEST_CASE("preference_flow: the sums are those over all pairs, for every shape, of fitted values and of others") {
  Splitmix64 random(21);
  for (std::size_t round = 0; round < 600; ++round) {
    const auto column = random_column(random, 1 + random.below(40));
    const Preference by = random_preference(random);
    const PreferenceFlow flow(column, by);
    for (const double value : column) check_close(flow(value), pair_by_pair(column, by, value), 1e-11);
    for (const double value : {0.0, 0.37, 0.5, 1.0, random.unit()}) {
      check_close(flow(value), pair_by_pair(column, by, value), 1e-11);
    }
  }
}

TEST_CASE("preference_flow: the gaussian sums of many values are those of all terms") {
  Splitmix64 random(22);
  for (const double inflection : {0.003, 0.05, 0.3, 2.0, 500.0}) {
    const auto column = random_column(random, 3000);
    const Preference by{.shape = gaussian, .inflection = inflection};
    const PreferenceFlow flow(column, by);
    for (std::size_t i = 0; i < column.size(); i += 101) {
      check_close(flow(column[i]), pair_by_pair(column, by, column[i]), 1e-14 * 3000.0);
    }
    check_close(flow(0.4321), pair_by_pair(column, by, 0.4321), 1e-14 * 3000.0);
  }
}

TEST_CASE("preference_flow: no sum goes against the order of the values, in the last bit either") {
  Splitmix64 random(23);
  for (std::size_t round = 0; round < 300; ++round) {
    const auto column = random_column(random, 1 + random.below(round % 50 == 0 ? 2000 : 30));
    const PreferenceFlow flow(column, random_preference(random));
    std::vector<double> values = column;
    for (std::size_t i = 0, count = std::min<std::size_t>(column.size(), 100); i < count; ++i) {
      values.push_back(std::nextafter(column[i], 2.0));
      values.push_back(column[i] - 1e-15);
      values.push_back(random.unit());
    }
    std::sort(values.begin(), values.end());
    for (std::size_t i = 1; i < values.size(); ++i) {
      CHECK(flow(values[i]).over >= flow(values[i - 1]).over);
      CHECK(flow(values[i]).under <= flow(values[i - 1]).under);
    }
  }
}

TEST_CASE("preference_flow: the order of the journeys changes no bit") {
  Splitmix64 random(24);
  for (std::size_t round = 0; round < 60; ++round) {
    auto column = random_column(random, 2 + random.below(400));
    const Preference by = random_preference(random);
    const PreferenceFlow flow(column, by);
    std::vector<double> shuffled(column.rbegin(), column.rend());
    std::rotate(shuffled.begin(), shuffled.begin() + 1, shuffled.end());
    const PreferenceFlow other(shuffled, by);
    for (const double value : column) CHECK(flow(value) == other(value));
    CHECK(flow(0.123) == other(0.123));
  }
}

TEST_CASE("preference_flow: of no values both sums are 0") {
  for (const auto shape : {usual, linear, gaussian}) {
    const PreferenceFlow flow(std::vector<double>{}, {.shape = shape, .preference = 0.5, .inflection = 0.1});
    CHECK(flow(0.5) == TwoFlows{});
  }
}
