// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/swing.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Swing;

using Numbers = std::vector<double>;

TEST_CASE("swing: points over their sum; a swing that is worth nothing weighs 0") {
  CHECK(are_close(Swing{}(Numbers{100, 60, 0, 40}).weights, {0.5, 0.3, 0.0, 0.2}, 1e-15));
  CHECK(Swing{}(Numbers{100}).weights == Numbers{1.0});
  CHECK_FALSE(Swing{}(Numbers{100}).inconsistency);
}

TEST_CASE("swing: the most important criterion must have 100, and none less than 0") {
  CHECK(refusal([] {
          Swing{}(Numbers{60, 90});
        }) == "bad_weights: weights by swing: found 90 for the most important; allowed: 100");
  CHECK(refusal_code([] { Swing{}(Numbers{100, 110}); }) == "bad_weights");
  CHECK(refusal_code([] { Swing{}(Numbers{100, -1}); }) == "bad_weights");
  CHECK(refusal_code([] { Swing{}(Numbers{}); }) == "empty_input");
}
