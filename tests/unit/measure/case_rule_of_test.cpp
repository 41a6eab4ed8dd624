// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_rule_of.hpp"

#include <doctest/doctest.h>

using journeyrank::case_rule_of;
using journeyrank::CaseRule;
using journeyrank::Contacts;
using journeyrank::CostOf;
using journeyrank::CostToServe;
using journeyrank::CountingUnit;
using journeyrank::FirstContactResolution;
using journeyrank::Mean;
using journeyrank::RepeatRate;

namespace {

TEST_CASE("case_rule_of: metrics of cases and of the unit case have a rule, others none") {
  CHECK(case_rule_of(RepeatRate{.cases = {.days = 3}}) == CaseRule{.days = 3});
  CHECK(case_rule_of(FirstContactResolution{}) == CaseRule{});
  CHECK(case_rule_of(Mean{.column = "handle_s", .per = CountingUnit::each_case}).has_value());
  CHECK_FALSE(case_rule_of(Mean{.column = "handle_s"}).has_value());
  CHECK_FALSE(case_rule_of(Contacts{}).has_value());
  CHECK_FALSE(case_rule_of({}).has_value());
}

TEST_CASE("case_rule_of: a cost has one only where it is that of repeats") {
  CHECK(case_rule_of(CostToServe{.of = CostOf::repeats, .cases = {.days = 2}}) == CaseRule{.days = 2});
  CHECK_FALSE(case_rule_of(CostToServe{.of = CostOf::contacts}).has_value());
}

}  // namespace
