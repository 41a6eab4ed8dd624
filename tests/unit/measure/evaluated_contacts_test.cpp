// SPDX-License-Identifier: MIT
#include "journeyrank/measure/evaluated_contacts.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CaseFact;
using journeyrank::CaseReading;
using journeyrank::ContactTable;
using journeyrank::CountingUnit;
using journeyrank::EvaluatedContacts;
using journeyrank::NumberOf;
using journeyrank::Party;
using journeyrank::Reading;
using journeyrank::ReadingView;
using journeyrank::UnitReading;

TEST_CASE("EvaluatedContacts: journeys are sorted, contacts of one customer stand together, anonymous ones last") {
  ContactTable table({NumberOf{"transfers"}});
  table.add({.contact_id = "1", .journey = "move", .started_at = 0, .transfers = 1});
  table.add({.contact_id = "2", .customer_id = "ann", .journey = "bill", .started_at = 0, .transfers = 2});
  table.add({.contact_id = "3", .journey = "bill", .started_at = 0, .transfers = 3});
  table.add({.contact_id = "4", .customer_id = "bob", .journey = "bill", .started_at = 0, .transfers = 4});
  table.add({.contact_id = "5", .customer_id = "ann", .journey = "bill", .started_at = 0, .transfers = 5});
  for (const std::size_t threads : {1u, 2u}) {
    const EvaluatedContacts contacts(table, {}, threads);
    const auto& journeys = contacts.slices().front().journeys;
    REQUIRE(journeys.size() == 2);
    CHECK(journeys[0].first == "bill");
    std::vector<std::int64_t> transfers;
    for (const std::uint32_t row : contacts.rows(journeys[0].second)) transfers.push_back(contacts.view(0).at(row));
    CHECK(transfers == std::vector<std::int64_t>{2, 5, 4, 3});
  }
}

TEST_CASE("EvaluatedContacts: facts of cases and readings of contacts are seen side by side") {
  constexpr std::int64_t day = 86'400'000;
  ContactTable table({NumberOf{"handle_s"}, CaseReading{{}, CaseFact::repeated}, CaseReading{{}, CaseFact::single}});
  table.add({.contact_id = "1", .customer_id = "ann", .journey = "a", .started_at = 8 * day, .handle_ms = 5});
  table.add({.contact_id = "2", .customer_id = "ann", .journey = "a", .started_at = 9 * day});
  table.add({.contact_id = "3", .journey = "a", .started_at = 30 * day});
  table.add({.contact_id = "0", .journey = "b", .started_at = 0});
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
  CHECK(EvaluatedContacts(table).slices().empty());
}

TEST_CASE("EvaluatedContacts: accounts are parties where a metric counts them, whatever the order of customers") {
  ContactTable table({Reading{}, UnitReading{CountingUnit::account}});
  table.add({.contact_id = "1", .customer_id = "ann", .account_id = "acme", .journey = "a", .started_at = 0});
  table.add({.contact_id = "2", .customer_id = "bob", .journey = "a", .started_at = 0});
  table.add({.contact_id = "3", .customer_id = "cem", .account_id = "acme", .journey = "a", .started_at = 0});
  table.add({.contact_id = "4", .journey = "a", .started_at = 0});
  const EvaluatedContacts contacts(table);
  const std::vector<ReadingView> views = {contacts.view(0)};
  CHECK(contacts.contacts(0, Party::customer, views).customer_count() == 3);
  CHECK(contacts.contacts(0, Party::account, views).customer_count() == 2);
}
