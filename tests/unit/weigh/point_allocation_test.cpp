// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/point_allocation.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::PointAllocation;

using Numbers = std::vector<double>;

TEST_CASE("point allocation: points over their sum; what is missing from the total, or too much, is inconsistent") {
  const auto found = PointAllocation{}(Numbers{50, 30, 20});
  CHECK(are_close(found.weights, {0.5, 0.3, 0.2}, 1e-15));
  CHECK(*found.inconsistency == 0.0);
  CHECK(*PointAllocation{}(Numbers{60, 30}).inconsistency == doctest::Approx(0.1));
  CHECK(*PointAllocation{}(Numbers{60, 50}).inconsistency == doctest::Approx(0.1));
  CHECK(*PointAllocation{.total = 10.0}(Numbers{6, 4}).inconsistency == 0.0);
}

TEST_CASE("point allocation: a criterion without a point weighs 0, and no sum is too large") {
  CHECK(PointAllocation{}(Numbers{0, 100}).weights == Numbers{0.0, 1.0});
  const double largest = std::numeric_limits<double>::max();
  const auto found = PointAllocation{.total = 1e-300}(Numbers{largest, largest});
  CHECK(found.weights == Numbers{0.5, 0.5});
  CHECK(std::isfinite(*found.inconsistency));
}

TEST_CASE("point allocation: no criterion, no point, negative points and a total of 0 are refused") {
  CHECK(refusal_code([] { PointAllocation{}(Numbers{}); }) == "empty_input");
  CHECK(refusal_code([] { PointAllocation{}(Numbers{0, 0}); }) == "bad_weights");
  CHECK(refusal_code([] { PointAllocation{}(Numbers{10, -1}); }) == "bad_weights");
  CHECK(refusal_code([] { PointAllocation{.total = 0.0}(Numbers{10}); }) == "bad_option");
  CHECK(refusal_code([] { PointAllocation{.total = std::numeric_limits<double>::infinity()}(Numbers{10}); }) ==
        "bad_option");
}
