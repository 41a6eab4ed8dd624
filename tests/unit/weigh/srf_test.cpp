// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/srf.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Srf;

using Numbers = std::vector<double>;

TEST_CASE("srf: weights rise by equal steps from 1 to the ratio, a blank card being a step") {
  // Positions 0, 1 and 3 with a ratio of 4: 1, 2 and 4.
  CHECK(are_close(Srf{.ratio = 4.0}(Numbers{1, 0, 3}).weights, {2.0 / 7, 1.0 / 7, 4.0 / 7}, 1e-15));
}

TEST_CASE("srf: criteria in one position weigh the same") {
  CHECK(are_close(Srf{.ratio = 3.0}(Numbers{5, 5, 4}).weights, {3.0 / 7, 3.0 / 7, 1.0 / 7}, 1e-15));
  CHECK(Srf{}(Numbers{2, 2}).weights == Numbers{0.5, 0.5});
  CHECK(Srf{}(Numbers{2}).weights == Numbers{1.0});
  CHECK_FALSE(Srf{}(Numbers{2, 3}).inconsistency);
}

TEST_CASE("srf: positions that are no whole numbers and ratios below 1 are refused") {
  CHECK(refusal_code([] { Srf{}(Numbers{}); }) == "empty_input");
  CHECK(refusal([] {
          Srf{}(Numbers{1, 1.5});
        }) == "bad_weights: weights by srf, criterion 2: found 1.5; allowed: a whole number >= 0");
  CHECK(refusal_code([] { Srf{}(Numbers{-1, 2}); }) == "bad_weights");
  CHECK(refusal([] {
          Srf{.ratio = 0.5}(Numbers{1, 2});
        }) == "bad_option: weights by srf, ratio: found 0.5; allowed: a number >= 1");
  for (const double ratio : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK(refusal_code([&] { Srf{.ratio = ratio}(Numbers{1, 2}); }) == "bad_option");
  }
}
