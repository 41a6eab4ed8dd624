// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/listed_values.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::listed_fault;
using journeyrank::listed_value;

using List = std::vector<double>;

TEST_CASE("listed values: one counts for all criteria, more count one a criterion, none what the method says") {
  CHECK(listed_value({}, 3, 0.25) == 0.25);
  CHECK(listed_value({0.5}, 3, 0.25) == 0.5);
  CHECK(listed_value({0.5, 0.75}, 1, 0.25) == 0.75);
  CHECK(listed_value({0.5, 0.75}, 2, 0.25) == 0.25);
}

TEST_CASE("listed values: a value outside of 0 to 1 is a fault, and so is a list of another length than the criteria") {
  CHECK(listed_fault("expected", List{0.0, 1.0}).empty());
  CHECK(listed_fault("expected", List{0.5, 1.5}) == "expected: found 1.5; allowed: values from 0 to 1");
  CHECK_FALSE(listed_fault("expected", List{std::numeric_limits<double>::quiet_NaN()}).empty());
  CHECK(listed_fault("expected", List{}, 3).empty());
  CHECK(listed_fault("expected", List{0.5}, 3).empty());
  CHECK(listed_fault("expected", List{0.5, 0.5, 0.5}, 3).empty());
  CHECK(listed_fault("expected", List{0.5, 0.5}, 3) ==
        "expected: found 2 values for 3 criteria; allowed: one for all, or one a criterion in the order of the model");
}
