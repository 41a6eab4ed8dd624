// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/judged_weights.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::check_judgements;
using journeyrank::JudgedWeights;

using Numbers = std::vector<double>;

TEST_CASE("judged weights: no judgement is refused") {
  CHECK(refusal([] { check_judgements(Numbers{}, 0.0, "swing"); }) ==
        "empty_input: weights by swing: found no criterion; allowed: one at least");
}

TEST_CASE("judged weights: a number that cannot be said is refused, naming its criterion") {
  CHECK_NOTHROW(check_judgements(Numbers{0.0, 1.0}, 0.0, "swing"));
  CHECK(refusal([] {
          check_judgements(Numbers{1.0, -2.0}, 0.0, "swing");
        }) == "bad_weights: weights by swing, criterion 2: found -2; allowed: a number >= 0");
  CHECK(refusal([] { check_judgements(Numbers{0.5}, 1.0, "swing"); }) ==
        "bad_weights: weights by swing, criterion 1: found 0.5; allowed: a number >= 1");
  for (const double each : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK(refusal([&] { check_judgements(Numbers{each}, 0.0, "swing"); }) ==
          "bad_weights: weights by swing, criterion 1: found NaN or infinity; allowed: a number >= 0");
  }
}

TEST_CASE("judged weights: as they are made they say nothing about consistency") {
  CHECK_FALSE(JudgedWeights{}.inconsistency);
  CHECK_FALSE(JudgedWeights{}.revisit);
}
