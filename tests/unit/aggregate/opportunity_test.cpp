// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/opportunity.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Opportunity;
using journeyrank::ValueRow;

namespace {

Opportunity::Fitted fitted(const std::vector<double>& weights, const std::vector<std::uint8_t>& falling) {
  return Opportunity{}.fit({.columns = {}, .weights = weights, .falling = falling});
}

/// Of importance and satisfaction on scales from 0 to 10, anchored at their ends.
double published(double importance, double satisfaction) {
  const std::vector<double> values = {importance / 10.0, 1.0 - satisfaction / 10.0};
  return 10.0 * fitted({0.5, 0.5}, {0, 1}).published(ValueRow(values));
}

}  // namespace

TEST_CASE("opportunity: importance + max(importance - satisfaction, 0)") {
  CHECK(published(9.0, 3.0) == doctest::Approx(15.0).epsilon(1e-14));
  CHECK(published(8.0, 8.0) == doctest::Approx(8.0).epsilon(1e-14));
  CHECK(published(10.0, 0.0) == doctest::Approx(20.0).epsilon(1e-14));
}

TEST_CASE("opportunity: being served better than it matters takes nothing away") {
  CHECK(published(4.0, 9.0) == doctest::Approx(4.0).epsilon(1e-14));
  CHECK(published(0.0, 10.0) == 0.0);
}

TEST_CASE("opportunity: the score is half of it, and weights tell no side from the other") {
  const std::vector<double> values = {0.9, 0.7};
  const auto even = fitted({0.5, 0.5}, {0, 1});
  CHECK(even(ValueRow(values)) == 0.5 * even.published(ValueRow(values)));
  CHECK(fitted({0.25, 0.75}, {0, 1})(ValueRow(values)) == doctest::Approx(even(ValueRow(values))).epsilon(1e-15));
}

TEST_CASE("opportunity: several criteria on one side count by their weighted mean") {
  // Importance (0.75 * 0.8 + 0.25 * 0.4) = 0.7, satisfaction 0.2.
  const std::vector<double> values = {0.8, 0.4, 0.8};
  CHECK(fitted({0.6, 0.2, 0.2}, {0, 0, 1}).published(ValueRow(values)) == doctest::Approx(1.2).epsilon(1e-14));
}

TEST_CASE("opportunity: no falling criterion is the weighted sum, no rising one is as important as can be") {
  const std::vector<double> values = {0.8, 0.4};
  CHECK(fitted({0.75, 0.25}, {0, 0})(ValueRow(values)) == doctest::Approx(0.7).epsilon(1e-14));
  CHECK(fitted({0.75, 0.25}, {1, 1})(ValueRow(values)) == doctest::Approx(0.5 * (1.0 + 0.7)).epsilon(1e-14));
  CHECK(Opportunity{}.fault().empty());
}
