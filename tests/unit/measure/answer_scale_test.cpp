// SPDX-License-Identifier: MIT
#include "journeyrank/measure/answer_scale.hpp"

#include <limits>

#include <doctest/doctest.h>

using journeyrank::AnswerScale;
using journeyrank::fault_of_band;

TEST_CASE("AnswerScale: both ends are on it, and an end that is not declared is open") {
  CHECK_FALSE(AnswerScale{}.is_declared());
  CHECK(AnswerScale{}.holds(-1e9));
  const AnswerScale five{1.0, 5.0};
  CHECK(five.is_declared());
  CHECK(five.holds(1.0));
  CHECK(five.holds(5.0));
  CHECK_FALSE(five.holds(0.0));
  CHECK_FALSE(five.holds(6.0));
  CHECK(AnswerScale{.low = 1.0}.holds(99.0));
  CHECK_FALSE(AnswerScale{.high = 7.0}.holds(8.0));
}

TEST_CASE("AnswerScale: its ends are finite and in order, and the band is on it") {
  CHECK(fault_of_band({1.0, 7.0}, 1.0, 3.0).empty());
  CHECK(fault_of_band({}, 1.0, 3.0).empty());
  CHECK(fault_of_band({7.0, 1.0}, 1.0, 3.0) == "scale_low must be below scale_high");
  CHECK(fault_of_band({1.0, std::numeric_limits<double>::infinity()}, 1.0, 3.0) ==
        "scale_low and scale_high must be finite");
  CHECK(fault_of_band({1.0, 5.0}, 6.0, 7.0) == "no answer of the declared scale is in the band");
  CHECK(fault_of_band({4.0, 5.0}, 1.0, 3.0) == "no answer of the declared scale is in the band");
}
