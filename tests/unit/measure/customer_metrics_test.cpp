// SPDX-License-Identifier: MIT
#include "journeyrank/measure/customer_metrics.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::Burden;
using journeyrank::Contact;
using journeyrank::CustomerRate;
using journeyrank::Customers;
using journeyrank::Estimate;
using journeyrank::ExcessChurn;
using journeyrank::Metric;
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

TEST_CASE("customers: each known one once, anonymous contacts not at all") {
  CHECK(over(Customers{}, {{.customer_id = "a"}, {.customer_id = "b"}, {.customer_id = "a"}, {}, {}}) ==
        measured(2, 2));
  const Estimate none = over(Customers{}, {{}, {}});
  CHECK_FALSE(none.measured);
  CHECK(none.why_missing == "no contact of the journey has a customer_id");
}

TEST_CASE("customer_rate: one contact that meets it is enough, a customer without the column is in neither count") {
  const CustomerRate effort{.column = "ces", .at_most = 3};
  CHECK(over(effort, {{.customer_id = "a", .ces = 7.0},
                      {.customer_id = "a", .ces = 1.0},
                      {.customer_id = "b", .ces = 5.0},
                      {.customer_id = "b"},
                      {.customer_id = "c"},
                      {.ces = 1.0}}) == measured(0.5, 2));
}

TEST_CASE("customer_rate: says whether customers or cells are lacking") {
  const CustomerRate effort{.column = "ces", .at_most = 3};
  CHECK(over(effort, {{.ces = 1.0}}).why_missing == "no contact of the journey has a customer_id");
  CHECK(over(effort, {{.customer_id = "a"}}).why_missing == "no contact of the journey has \"ces\" measured");
  CHECK(over(effort, {{.customer_id = "a"}, {.ces = 1.0}}).why_missing ==
        "no contact with a customer_id has \"ces\" measured");
}

TEST_CASE("burden: all known customers times the rate over measured contacts") {
  const Burden pain{.column = "ces", .at_least = 1, .at_most = 3};
  CHECK(over(pain, {{.customer_id = "a", .ces = 1.0},
                    {.customer_id = "a", .ces = 7.0},
                    {.customer_id = "b", .ces = 2.0},
                    {.customer_id = "c"},
                    {.ces = 5.0}}) == measured(3 * 0.5, 4));
  CHECK(over(pain, {{.ces = 1.0}}).why_missing == "no contact of the journey has a customer_id");
  CHECK(over(pain, {{.customer_id = "a"}}).why_missing == "no contact of the journey has \"ces\" measured");
}

TEST_CASE("excess_churn: the share of lost customers less the baseline, below 0 where it is smaller") {
  const std::vector<Contact> contacts = {{.customer_id = "a", .churned = false},
                                         {.customer_id = "a", .churned = true},
                                         {.customer_id = "b", .churned = false},
                                         {.customer_id = "c", .churned = false},
                                         {.customer_id = "d", .churned = false},
                                         {.customer_id = "e"},
                                         {.churned = true}};
  CHECK(over(ExcessChurn{}, contacts) == measured(0.25, 4));
  CHECK(over(ExcessChurn{.baseline = 0.125}, contacts) == measured(0.125, 4));
  CHECK(over(ExcessChurn{.baseline = 0.5}, contacts) == measured(-0.25, 4));
  CHECK(over(ExcessChurn{.baseline = 0.5, .floor_at_0 = true}, contacts) == measured(0, 4));
  CHECK_FALSE(over(ExcessChurn{}, {{.customer_id = "a"}}).measured);
  CHECK_FALSE(over(ExcessChurn{}, {{.churned = true}}).measured);
}

TEST_CASE("metrics of customers: faulty options are named") {
  CHECK(Customers{}.fault().empty());
  CHECK(Burden{.column = "ces", .at_most = 3}.fault().empty());
  CHECK_FALSE(Burden{.column = "ces"}.fault().empty());
  CHECK_FALSE(CustomerRate{.column = "started_at", .at_least = 1}.fault().empty());
  CHECK(ExcessChurn{.baseline = 1}.fault().empty());
  CHECK_FALSE(ExcessChurn{.baseline = 1.5}.fault().empty());
  CHECK_FALSE(ExcessChurn{.baseline = -0.1}.fault().empty());
  CHECK_FALSE(ExcessChurn{.baseline = std::numeric_limits<double>::quiet_NaN()}.fault().empty());
}
