// SPDX-License-Identifier: MIT
#include "journeyrank/measure/unit_contacts.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/evaluated_contacts.hpp"

using journeyrank::Condition;
using journeyrank::ContactTable;
using journeyrank::CountingUnit;
using journeyrank::EvaluatedContacts;
using journeyrank::JourneyContacts;
using journeyrank::not_read;
using journeyrank::NumberOf;
using journeyrank::ReadingView;
using journeyrank::UnitReading;

TEST_CASE("UnitContacts: readings of one unit are joined, by start and then by id; those of no unit stay out") {
  ContactTable table(
      {NumberOf{"handle_s"}, NumberOf{"csat"}, Condition{.column = "resolved"}, UnitReading{CountingUnit::customer}});
  table.add({.contact_id = "b", .customer_id = "ann", .journey = "a", .started_at = 5, .handle_ms = 7, .csat = 2.0});
  table.add({.contact_id = "a", .customer_id = "ann", .journey = "a", .started_at = 5, .resolved = false, .csat = 4.0});
  table.add(
      {.contact_id = "c", .customer_id = "ann", .journey = "a", .started_at = 2, .handle_ms = 3, .resolved = true});
  table.add({.contact_id = "d", .journey = "a", .started_at = 1, .handle_ms = 100});
  table.add({.contact_id = "e", .customer_id = "bob", .journey = "a", .started_at = 9});
  const EvaluatedContacts contacts(table);
  const std::vector<ReadingView> views = {contacts.view(0), contacts.view(1), contacts.view(2)};
  const auto units = contacts.units(0, 3, views);
  const JourneyContacts joined = units.contacts();
  REQUIRE(joined.count() == 2);
  CHECK(joined.started_at(0) == 2);
  CHECK(joined.reading(0) == 10);
  CHECK(joined.of(1).number(joined.of(1).reading(0)) == 2.0);
  CHECK(joined.of(2).reading(0) == 1);
  CHECK(joined.reading(1) == not_read);
  CHECK(joined.of(2).reading(1) == not_read);
}
