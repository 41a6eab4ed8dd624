// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/smart.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Smart;

using Numbers = std::vector<double>;

TEST_CASE("smart: points over their sum, however many") {
  CHECK(are_close(Smart{}(Numbers{10, 30, 60}).weights, {0.1, 0.3, 0.6}, 1e-15));
  CHECK(Smart{}(Numbers{10}).weights == Numbers{1.0});
  CHECK_FALSE(Smart{}(Numbers{10}).inconsistency);
  const double largest = std::numeric_limits<double>::max();
  CHECK(are_close(Smart{}(Numbers{10, largest, largest}).weights, {0.0, 0.5, 0.5}, 1e-15));
}

TEST_CASE("smart: the least important criterion must have 10") {
  CHECK(refusal([] {
          Smart{}(Numbers{20, 90});
        }) == "bad_weights: weights by smart: found 20 for the least important; allowed: 10");
  CHECK(refusal_code([] { Smart{}(Numbers{10, 5}); }) == "bad_weights");
  CHECK(refusal_code([] { Smart{}(Numbers{}); }) == "empty_input");
}
