// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/two_flows.hpp"

#include <doctest/doctest.h>

TEST_CASE("two_flows: the net flow is what is over less what is under") {
  CHECK(journeyrank::TwoFlows{.over = 0.75, .under = 0.5}.net() == 0.25);
  CHECK(journeyrank::TwoFlows{}.net() == 0.0);
}
