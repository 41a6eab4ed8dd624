// SPDX-License-Identifier: MIT
#include "journeyrank/base/linear_constraint.hpp"

#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::LinearConstraint;
using journeyrank::name_of;
using journeyrank::Relation;

TEST_CASE("linear_constraint: relations are spelled as they are read") {
  CHECK(std::string(name_of(Relation::at_most)) == "at_most");
  CHECK(std::string(name_of(Relation::at_least)) == "at_least");
  CHECK(std::string(name_of(Relation::equal)) == "equal");
}

TEST_CASE("linear_constraint: one with a coefficient a variable is taken") {
  CHECK(refusal([] {
          check(LinearConstraint{{1.0, -2.0}, Relation::equal, 0.0}, 2, "here");
        }) == "nothing was refused");
}

TEST_CASE("linear_constraint: too many or too few coefficients are refused with the place") {
  CHECK(refusal([] { check(LinearConstraint{{1.0}}, 2, "statement 3"); }) ==
        "shape_mismatch: statement 3: found 1 coefficients; allowed: 2, one a variable");
  CHECK(refusal_code([] { check(LinearConstraint{{1.0, 1.0, 1.0}}, 2, "statement 3"); }) == "shape_mismatch");
}

TEST_CASE("linear_constraint: NaN and infinity are refused, as a coefficient and as a bound") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(refusal([&] {
          check(LinearConstraint{{1.0, nan}}, 2, "here");
        }) == "bad_number: here: found NaN or infinity; allowed: a finite number");
  CHECK(refusal_code([&] {
          check(LinearConstraint{{1.0, 1.0}, Relation::at_least, infinity}, 2, "here");
        }) == "bad_number");
}
