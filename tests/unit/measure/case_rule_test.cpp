// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_rule.hpp"

#include <cmath>

#include <doctest/doctest.h>

using journeyrank::CaseKey;
using journeyrank::CaseRule;

TEST_CASE("CaseRule: a journey has its own window, the others the common one") {
  const CaseRule rule{.days = 7, .windows = {{"billing", 30}, {"passwords", 1.5}}};
  CHECK(rule.window_ms("billing") == 30LL * 86'400'000);
  CHECK(rule.window_ms("passwords") == 129'600'000);
  CHECK(rule.window_ms("faults") == 7LL * 86'400'000);
  CHECK(CaseRule{}.window_ms("anything") == 7LL * 86'400'000);
  CHECK(CaseRule{}.key == CaseKey::account_issue);
}

TEST_CASE("CaseRule: a window that is negative, beyond ten years or no number is a fault") {
  CHECK(fault(CaseRule{}).empty());
  CHECK(fault(CaseRule{.days = 0}).empty());
  CHECK_FALSE(fault(CaseRule{.days = -1}).empty());
  CHECK_FALSE(fault(CaseRule{.days = NAN}).empty());
  CHECK_FALSE(fault(CaseRule{.days = 4000}).empty());
  CHECK(fault(CaseRule{.windows = {{"billing", INFINITY}}}) ==
        "cases: the window of \"billing\" must be 0 to 3660 days");
}
