// SPDX-License-Identifier: MIT
#include "journeyrank/problem/criteria_group.hpp"

#include <limits>

#include <doctest/doctest.h>

using journeyrank::CriteriaGroup;
using journeyrank::weight_fault;

TEST_CASE("criteria group: it is shown by its label, or by its id") {
  CHECK(CriteriaGroup{.id = "customer"}.shown() == "customer");
  CHECK(CriteriaGroup{.id = "customer", .label = "The customer"}.shown() == "The customer");
}

TEST_CASE("criteria group: a weight above 0, or none, is no fault; 0, less, NaN and infinity are") {
  CHECK(weight_fault({.id = "customer"}).empty());
  CHECK(weight_fault({.id = "customer", .weight = std::numeric_limits<double>::denorm_min()}).empty());
  CHECK(weight_fault({.id = "customer", .weight = 0.0}) ==
        "found the weight 0; allowed: a finite number > 0. Take a group out of the model, or drop it in a what-if, and "
        "it does not count");
  CHECK(weight_fault({.id = "customer", .weight = -0.5}).starts_with("found the weight -0.5; allowed"));
  for (const double weight : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK(weight_fault({.id = "customer", .weight = weight}).starts_with("found the weight NaN or infinity"));
  }
}
