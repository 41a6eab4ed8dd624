// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_metrics.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Cases;
using journeyrank::ContactsPerCase;
using journeyrank::CostOf;
using journeyrank::CostToServe;
using journeyrank::Estimate;
using journeyrank::FirstContactResolution;
using journeyrank::Metric;
using journeyrank::OneAndDone;
using journeyrank::RepeatRate;
using journeyrank::Tally;

namespace {

constexpr std::int64_t day = 86'400'000;

/// Ann calls twice within the week and a third time later, Bob once, Cid too late to tell; a log of 40 days.
Estimate over(const Metric& metric, bool bob_resolved = true) {
  Tally tally({metric});
  const auto add = [&tally](const char* id, const char* who, std::int64_t at, bool resolved) {
    tally.add({.contact_id = id,
               .customer_id = who,
               .journey = "bill",
               .started_at = at * day,
               .handle_ms = 3'600'000,
               .resolved = resolved});
  };
  tally.add({.contact_id = "0", .journey = "other", .started_at = 0});
  add("1", "ann", 10, false);
  add("2", "ann", 15, true);
  add("3", "ann", 30, true);
  add("4", "bob", 20, bob_resolved);
  add("5", "cid", 38, true);
  tally.add({.contact_id = "6", .journey = "other", .started_at = 40 * day});
  return tally.evaluate("bill", metric);
}

}  // namespace

TEST_CASE("cases: those whose window has passed, by their first contact") {
  CHECK(over(Cases{}).value == 3.0);
  CHECK(over(Cases{.cases = {.days = 30}}).measured == false);
  CHECK(over(Cases{.cases = {.days = 30}}).why_missing ==
        "no contact of the journey has a customer and its window inside the log");
}

TEST_CASE("contacts_per_case: contacts over those that open a case, with the error of that share turned over") {
  const Estimate estimate = over(ContactsPerCase{});
  CHECK(estimate.value == 5.0 / 4.0);
  CHECK(estimate.n == 4);
  CHECK(estimate.centre_error == doctest::Approx(std::sqrt(0.8 * 0.2 / 5) / (0.8 * 0.8)));
}

TEST_CASE("contacts_per_case: where no contact is known to open a case it is not measured") {
  Tally tally({ContactsPerCase{}});
  tally.add({.contact_id = "1", .customer_id = "ann", .journey = "bill", .started_at = 0, .ended_at = 20 * day});
  tally.add({.contact_id = "2", .customer_id = "ann", .journey = "bill", .started_at = 10 * day});
  CHECK(tally.evaluate("bill", ContactsPerCase{}).why_missing == "no contact of the journey is known to open a case");
}

TEST_CASE("first_contact_resolution: cases of one contact that resolved, over cases") {
  CHECK(over(FirstContactResolution{}).value == 2.0 / 3.0);
  CHECK(over(FirstContactResolution{}, false).value == 1.0 / 3.0);
}

TEST_CASE("one_and_done: cases of one contact over contacts, which is another number") {
  CHECK(over(OneAndDone{}).value == 2.0 / 4.0);
  CHECK(over(OneAndDone{}).n == 4);
  CHECK(over(OneAndDone{}).interval == journeyrank::wilson_of(0.5, 3.0));  // four contacts of three cases
  CHECK(over(OneAndDone{}, false).value == 2.0 / 4.0);
}

TEST_CASE("repeat_rate: contacts followed within the window over those whose window has passed") {
  CHECK(over(RepeatRate{}).value == 1.0 / 4.0);
  CHECK(over(RepeatRate{.cases = {.days = 4}}).value == 0.0);
  CHECK(over(RepeatRate{.cases = {.windows = {{"bill", 4}}}}).value == 0.0);
}

TEST_CASE("cost_to_serve of repeats: only what follows an earlier contact") {
  CHECK(over(CostToServe{.rate_per_hour = 27}).value == 5 * 27.0);
  CHECK(over(CostToServe{.rate_per_hour = 27, .of = CostOf::repeats}).value == 27.0);
}

TEST_CASE("case metrics: a faulty rule is a fault of the metric") {
  CHECK_FALSE(RepeatRate{.cases = {.days = -1}}.fault().empty());
  CHECK_FALSE(CostToServe{.rate_per_hour = 1, .cases = {.days = -1}}.fault().empty());
  CHECK(FirstContactResolution{}.fault().empty());
}
