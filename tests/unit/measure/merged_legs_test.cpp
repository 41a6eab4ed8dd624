// SPDX-License-Identifier: MIT
#include "journeyrank/measure/merged_legs.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CaseReading;
using journeyrank::Condition;
using journeyrank::ContactTable;
using journeyrank::merged_legs;
using journeyrank::NumberOf;
using journeyrank::Reading;

TEST_CASE("merged_legs: a chain is its first leg to the latest end; what was read of its legs is joined") {
  const std::vector<Reading> asks = {NumberOf{"handle_s"}, NumberOf{"csat"}, Condition{.column = "abandoned"},
                                     CaseReading{}};
  ContactTable legs(asks, {"channel"});
  legs.add({.contact_id = "b",
            .parent_contact_id = "a",
            .customer_id = "ann",
            .journey = "two",
            .channel = "chat",
            .started_at = 9,
            .ended_at = 30,
            .handle_ms = 4,
            .abandoned = true,
            .resolved = true,
            .csat = 5.0});
  legs.add({.contact_id = "a",
            .customer_id = "ann",
            .journey = "one",
            .channel = "voice",
            .started_at = 5,
            .ended_at = 8,
            .handle_ms = 3,
            .abandoned = false,
            .csat = 1.0});
  legs.add({.contact_id = "c", .customer_id = "bob", .journey = "one", .started_at = 6, .handle_ms = 2});
  const ContactTable merged = merged_legs(legs);
  REQUIRE(merged.size() == 2);
  const std::uint32_t a = merged.contact_key(0) == "a" ? 0 : 1;
  CHECK(merged.contact_key(a) == "a");
  CHECK(merged.journey_names()[merged.journey(a)] == "one");
  CHECK(merged.slices()[0].text(a) == "voice");
  CHECK(merged.readings()[0].at(a) == 7);
  CHECK(merged.readings()[1].reader.in_units(merged.readings()[1].at(a)) == 5.0);
  CHECK(merged.readings()[2].at(a) == 1);
  CHECK(merged.ended_at()[a] == 30);
  CHECK(merged.resolved()[a] == 1);
  CHECK_FALSE(merged.has_legs());
}

TEST_CASE("merged_legs: contacts that are no legs stay as they are") {
  ContactTable table({NumberOf{"handle_s"}});
  table.add({.contact_id = "1", .journey = "a", .started_at = 5, .handle_ms = 3});
  table.add({.contact_id = "2", .journey = "a", .started_at = 4, .handle_ms = 2});
  CHECK(merged_legs(table).size() == 2);
  CHECK(merged_legs(ContactTable({NumberOf{"handle_s"}})).size() == 0);
}
