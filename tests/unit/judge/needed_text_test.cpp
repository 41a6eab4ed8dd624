// SPDX-License-Identifier: MIT
#include "journeyrank/judge/needed_text.hpp"

#include <doctest/doctest.h>

using journeyrank::needed_text;
using journeyrank::rounded_away;

TEST_CASE("needed_text: what is shown is rounded away from what is there, so it does it as well") {
  CHECK(needed_text(282012.34, 1.0) == "282013");
  CHECK(needed_text(282012.84, 300000.0) == "282012");
  CHECK(needed_text(3.0000001, 1.0) == "3.00001");
  CHECK(needed_text(3.0, 1.0) == "3");
  CHECK(needed_text(-3.0000001, 1.0) == "-3.00001");
  CHECK(needed_text(-3.0000001, -5.0) == "-3");
  CHECK(needed_text(9.9999999, 1.0) == "10");
  CHECK(needed_text(0.00012345678, 0.0) == "0.000123457");
  CHECK(needed_text(0.0, 4.0) == "0");
  CHECK(needed_text(1.0000001e-9, 1.0) == "1e-09");
  CHECK(rounded_away(22958.42, 6940.47) == 22958.5);
  CHECK(rounded_away(22958.48, 30000.0) == 22958.4);
  CHECK(rounded_away(21888123.4, 1.0) == 21888200.0);
  CHECK(rounded_away(-16017.91, 0.0) == -16018.0);
  CHECK(rounded_away(0.0, 0.0) == 0.0);
}
