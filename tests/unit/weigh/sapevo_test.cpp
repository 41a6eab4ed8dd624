// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/sapevo.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Sapevo;

using Numbers = std::vector<double>;

using Degrees = std::vector<Numbers>;

TEST_CASE("sapevo: sums of degrees above the least one, by hand") {
  // Sums 3, 0 and -3: 6, 3 and 0 above the least.
  const auto found = Sapevo{}(Degrees{{0, 1, 2}, {-1, 0, 1}, {-2, -1, 0}});
  CHECK(are_close(found.weights, {6.0 / 9, 3.0 / 9, 0.0}, 1e-15));
  CHECK(*found.inconsistency == 0.0);
  CHECK_FALSE(found.revisit);
}

TEST_CASE("sapevo: the least important criterion may have a share of the next one") {
  const auto found = Sapevo{.least = 0.01}(Degrees{{0, 1, 2}, {-1, 0, 1}, {-2, -1, 0}});
  CHECK(are_close(found.weights, {6.0 / 9.03, 3.0 / 9.03, 0.03 / 9.03}, 1e-15));
}

TEST_CASE("sapevo: equal sums, and one criterion, weigh the same") {
  CHECK(Sapevo{}(Degrees{{0, 1, -1}, {-1, 0, 1}, {1, -1, 0}}).weights == Numbers{1.0 / 3, 1.0 / 3, 1.0 / 3});
  CHECK(Sapevo{}(Degrees{{0}}).weights == Numbers{1.0});
  CHECK_FALSE(Sapevo{}(Degrees{{0}}).inconsistency);
}

TEST_CASE("sapevo: a pair whose degrees are not opposite is inconsistent, and the worst is named") {
  const auto found = Sapevo{}(Degrees{{0, 1, 2}, {-1, 0, 3}, {-1, 0, 0}});
  CHECK(*found.inconsistency == doctest::Approx((0.0 + 1.0 + 3.0) / 3.0 / 6.0));
  REQUIRE(found.revisit);
  CHECK(found.revisit->stated.first == 1);
  CHECK(found.revisit->stated.second == 2);
  CHECK(found.revisit->stated.ratio == 3.0);
  CHECK(found.revisit->implied == 0.0);
}

TEST_CASE("sapevo: degrees that are none are refused") {
  CHECK(refusal_code([] { Sapevo{}(Degrees{}); }) == "empty_input");
  CHECK(refusal_code([] { Sapevo{}(Degrees{{0, 1}, {0}}); }) == "shape_mismatch");
  CHECK(refusal([] {
          Sapevo{}(Degrees{{0, 4}, {-1, 0}});
        }) == "bad_weights: weights by sapevo, criteria 1 and 2: found 4; allowed: a degree from -3 to 3");
  CHECK(refusal([] {
          Sapevo{}(Degrees{{0, 1}, {-1, 1}});
        }) == "bad_weights: weights by sapevo, criteria 2 and 2: found 1; allowed: 0");
  CHECK(refusal_code([] {
          Sapevo{}(Degrees{{0, std::numeric_limits<double>::quiet_NaN()}, {1, 0}});
        }) == "bad_weights");
  for (const double least : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(refusal_code([&] { Sapevo{.least = least}(Degrees{{0}}); }) == "bad_option");
  }
}
