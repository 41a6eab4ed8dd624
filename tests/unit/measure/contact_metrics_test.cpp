// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_metrics.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Contact;
using journeyrank::Contacts;
using journeyrank::Estimate;
using journeyrank::ExtraColumn;
using journeyrank::Mean;
using journeyrank::Metric;
using journeyrank::Rate;
using journeyrank::Sum;
using journeyrank::Tally;

namespace {

/// One metric over these contacts, all of one journey.
Estimate over(const Metric& metric, std::vector<Contact> contacts) {
  Tally tally({metric});
  int id = 0;
  for (Contact& contact : contacts) {
    const std::string contact_id = std::to_string(++id);
    contact.contact_id = contact_id;
    contact.journey = "billing";
    if (!contact.started_at) contact.started_at = 0;
    tally.add(contact);
  }
  // Without its doubt, which estimate_test.cpp looks at.
  const Estimate whole = tally.evaluate("billing", metric);
  return {.value = whole.value, .n = whole.n, .measured = whole.measured, .why_missing = whole.why_missing};
}

Estimate measured(double value, std::int64_t n) { return {.value = value, .n = n, .measured = true}; }

}  // namespace

TEST_CASE("contacts: counts all, anonymous ones too") {
  CHECK(over(Contacts{}, {{}, {.customer_id = "a"}, {.customer_id = "a"}}) == measured(3, 3));
}

TEST_CASE("rate: unmeasured contacts are in neither count") {
  const Rate effort{.column = "ces", .at_least = 1, .at_most = 3};
  CHECK(over(effort, {{.ces = 1.0}, {.ces = 3.0}, {.ces = 7.0}, {.ces = 4.0}, {}}) == measured(0.5, 4));
}

TEST_CASE("rate: of a flag, of a text and of an extra column") {
  CHECK(over(Rate{.column = "resolved", .one_of = {"false"}}, {{.resolved = false}, {.resolved = true}, {}}) ==
        measured(0.5, 2));
  CHECK(over(Rate{.column = "abandoned"}, {{.abandoned = true}, {.abandoned = false}, {.abandoned = false}}) ==
        measured(1.0 / 3.0, 3));
  CHECK(over(Rate{.column = "demand", .one_of = {"failure"}}, {{.demand = "failure"}, {.demand = "value"}, {}}) ==
        measured(0.5, 2));
  const std::array missed{ExtraColumn{"made_sla", "false"}};
  const std::array made{ExtraColumn{"made_sla", "true"}};
  CHECK(over(Rate{.column = "made_sla", .one_of = {"false"}}, {{.extra = missed}, {.extra = made}, {.extra = made}}) ==
        measured(1.0 / 3.0, 3));
}

TEST_CASE("rate: no contact with the column measured is missing, never 0") {
  const Estimate estimate = over(Rate{.column = "ces", .at_most = 3}, {{}, {}});
  CHECK_FALSE(estimate.measured);
  CHECK(estimate.why_missing == "no contact of the journey has \"ces\" measured");
}

TEST_CASE("sum: in the unit of the column, exact whatever the order") {
  CHECK(over(Sum{"handle_s"}, {{.handle_ms = 100}, {.handle_ms = 200}, {}}) == measured(0.3, 2));
  CHECK(over(Sum{"cost"}, {{.cost_minor = 10}, {.cost_minor = 20}, {.cost_minor = -5}}) == measured(0.25, 3));
  CHECK(over(Sum{"csat"}, {{.csat = 1e16}, {.csat = 1.0}, {.csat = -1e16}, {.csat = 1.0}}) == measured(2, 4));
  CHECK(over(Sum{"transfers"}, {{.transfers = 0}, {.transfers = 0}}) == measured(0, 2));
}

TEST_CASE("sum: nothing measured is missing, never 0") { CHECK_FALSE(over(Sum{"cost"}, {{}, {}}).measured); }

TEST_CASE("mean: the exact sum divided once") {
  CHECK(over(Mean{"handle_s"}, {{.handle_ms = 1000}, {.handle_ms = 2000}, {}}) == measured(1.5, 2));
  CHECK(over(Mean{"duration_s"}, {{.started_at = 0, .ended_at = 1000}, {.started_at = 500, .ended_at = 500}}) ==
        measured(0.5, 2));
  const std::array seven{ExtraColumn{"updates", "7"}};
  const std::array eight{ExtraColumn{"updates", "8"}};
  CHECK(over(Mean{"updates"}, {{.extra = seven}, {.extra = eight}}) == measured(7.5, 2));
  CHECK_FALSE(over(Mean{"handle_s"}, {{}}).measured);
}

TEST_CASE("metrics of contacts: faulty options are named") {
  CHECK(Contacts{}.fault().empty());
  CHECK(Rate{.column = "ces", .at_most = 3}.fault().empty());
  CHECK_FALSE(Rate{.column = "ces"}.fault().empty());
  CHECK_FALSE(Sum{"channel"}.fault().empty());
  CHECK_FALSE(Mean{""}.fault().empty());
}
