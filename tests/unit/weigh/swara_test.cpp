// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/swara.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::ImportanceStep;
using journeyrank::Swara;

using Steps = std::vector<ImportanceStep>;
using Numbers = std::vector<double>;

TEST_CASE("swara: each weighs 1 / (1 + step) of the one before it, in criterion order") {
  CHECK(are_close(Swara{}(Steps{{1, 0.0}, {2, 1.0}, {0, 0.0}}).weights, {0.25, 0.5, 0.25}, 1e-15));
  CHECK(Swara{}(Steps{{0, 0.0}}).weights == Numbers{1.0});
  CHECK(Swara{}(Steps{{1, 0.0}, {0, 0.0}}).weights == Numbers{0.5, 0.5});
  CHECK_FALSE(Swara{}(Steps{{0, 0.0}}).inconsistency);
}

TEST_CASE("swara: steps that are none, and criteria that are not each there once, are refused") {
  CHECK(refusal_code([] { Swara{}(Steps{}); }) == "empty_input");
  CHECK(refusal_code([] { Swara{}(Steps{{0, 0.0}, {1, -0.1}}); }) == "bad_weights");
  CHECK(refusal_code([] { Swara{}(Steps{{0, 0.0}, {1, std::numeric_limits<double>::infinity()}}); }) == "bad_weights");
  CHECK(refusal_code([] { Swara{}(Steps{{0, 0.1}, {1, 0.2}}); }) == "bad_weights");
  CHECK(refusal([] {
          Swara{}(Steps{{0, 0.0}, {2, 0.1}});
        }) == "bad_weights: weights by swara: found criterion 3; allowed: each from 1 to 2 once");
  CHECK(refusal([] {
          Swara{}(Steps{{1, 0.0}, {1, 0.1}});
        }) == "bad_weights: weights by swara: found criterion 2 twice; allowed: each from 1 to 2 once");
}
