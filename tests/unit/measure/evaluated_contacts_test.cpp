// SPDX-License-Identifier: MIT
#include "journeyrank/measure/evaluated_contacts.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CaseFact;
using journeyrank::CaseReading;
using journeyrank::ContactTable;
using journeyrank::EvaluatedContacts;
using journeyrank::NumberOf;
using journeyrank::Reading;

TEST_CASE("EvaluatedContacts: journeys are sorted, their rows stand in groups of one customer, anonymous ones last") {
  ContactTable table({Reading{}});
  table.add({.contact_id = "1", .journey = "move", .started_at = 0});
  table.add({.contact_id = "2", .customer_id = "ann", .journey = "bill", .started_at = 0});
  table.add({.contact_id = "3", .journey = "bill", .started_at = 0});
  table.add({.contact_id = "4", .customer_id = "bob", .journey = "bill", .started_at = 0});
  table.add({.contact_id = "5", .customer_id = "ann", .journey = "bill", .started_at = 0});
  const EvaluatedContacts contacts(table);
  const auto journeys = contacts.journeys();
  REQUIRE(journeys.size() == 2);
  CHECK(journeys[0].first == "bill");
  const auto rows = contacts.rows(journeys[0].second);
  CHECK(std::vector<std::uint32_t>(rows.begin(), rows.end()) == std::vector<std::uint32_t>{1, 4, 3, 2});
}

TEST_CASE("EvaluatedContacts: facts of cases and readings of contacts are seen side by side") {
  constexpr std::int64_t day = 86'400'000;
  ContactTable table({NumberOf{"handle_s"}, CaseReading{{}, CaseFact::repeated}, CaseReading{{}, CaseFact::single}});
  table.add({.contact_id = "1", .customer_id = "ann", .journey = "a", .started_at = 8 * day, .handle_ms = 5});
  table.add({.contact_id = "2", .customer_id = "ann", .journey = "a", .started_at = 9 * day});
  table.add({.contact_id = "3", .journey = "a", .started_at = 30 * day});
  const EvaluatedContacts contacts(table);
  CHECK(contacts.view(0).numbers[0] == 5);
  CHECK(contacts.view(1).conditions[0] == 1);
  CHECK(contacts.view(1).conditions[1] == 0);
  CHECK(contacts.view(1).conditions[2] == -1);
  CHECK(contacts.view(2).conditions[0] == 0);
  CHECK(contacts.view(2).conditions[1] == -1);
}

TEST_CASE("EvaluatedContacts: no contact, no journey") {
  const ContactTable table({Reading{}});
  CHECK(EvaluatedContacts(table).journeys().empty());
}
