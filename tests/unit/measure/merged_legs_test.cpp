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

TEST_CASE("merged_legs: the last agent that a leg names is the contact's, those of earlier legs are kept beside") {
  ContactTable legs({CaseReading{{}, journeyrank::CaseFact::agents}}, {"channel"});
  const auto add = [&legs](const char* id, const char* parent, const char* agent, std::int64_t at) {
    legs.add({.contact_id = id, .parent_contact_id = parent, .journey = "one", .agent_id = agent, .started_at = at});
  };
  add("a", "", "x", 1);
  add("b", "a", "y", 2);
  add("c", "a", "", 3);
  add("d", "", "", 4);
  add("e", "d", "z", 5);
  const ContactTable merged = merged_legs(legs);
  REQUIRE(merged.size() == 2);
  CHECK(merged.slices().size() == 1);
  const std::uint32_t a = merged.contact_key(0) == "a" ? 0 : 1;
  CHECK(merged.agents()->text(a) == "y");
  CHECK(merged.agents()->text(1 - a) == "z");
  REQUIRE(merged.further_agents().size() == 1);
  CHECK(merged.further_agents()[0].row == a);
  CHECK(merged.agents()->names()[merged.further_agents()[0].agent] == "x");
}

TEST_CASE(
    "merged_legs: journey, customer, account, issue, case and slices are those of the first leg that names them") {
  ContactTable legs({CaseReading{}}, {"segment", "channel"});
  legs.add({.contact_id = "menu", .channel = "voice", .started_at = 1});
  legs.add({.contact_id = "3",
            .case_id = "k3",
            .parent_contact_id = "2",
            .customer_id = "cid",
            .account_id = "acme",
            .segment = "business",
            .journey = "move",
            .issue = "meter",
            .started_at = 3});
  legs.add({.contact_id = "2",
            .parent_contact_id = "menu",
            .customer_id = "ann",
            .segment = "premium",
            .journey = "bill",
            .channel = "chat",
            .started_at = 2});
  const ContactTable merged = merged_legs(legs);
  REQUIRE(merged.size() == 1);
  CHECK(merged.contact_key(0) == "menu");
  CHECK(merged.started_at()[0] == 1);
  CHECK(merged.journey_names()[merged.journey(0)] == "bill");
  CHECK(merged.names().customers[merged.customer(0)] == "ann");
  CHECK(merged.names().accounts[merged.case_rows().accounts[0]] == "acme");
  CHECK(merged.names().issues[merged.case_rows().issues[0]] == "meter");
  CHECK(merged.names().cases[merged.case_rows().declared[0]] == "k3");
  CHECK(merged.slices()[0].text(0) == "premium");
  CHECK(merged.slices()[1].text(0) == "voice");
}

TEST_CASE("merged_legs: a chain that names nothing names nothing") {
  ContactTable legs({NumberOf{"handle_s"}});
  legs.add({.contact_id = "1", .started_at = 1});
  legs.add({.contact_id = "2", .parent_contact_id = "1", .started_at = 2});
  const ContactTable merged = merged_legs(legs);
  REQUIRE(merged.size() == 1);
  CHECK(merged.journey_names()[merged.journey(0)] == "(unmapped)");
  CHECK(merged.customer(0) == journeyrank::no_party);
}

TEST_CASE("merged_legs: contacts that are no legs stay as they are") {
  ContactTable table({NumberOf{"handle_s"}});
  table.add({.contact_id = "1", .journey = "a", .started_at = 5, .handle_ms = 3});
  table.add({.contact_id = "2", .journey = "a", .started_at = 4, .handle_ms = 2});
  CHECK(merged_legs(table).size() == 2);
  CHECK(merged_legs(ContactTable({NumberOf{"handle_s"}})).size() == 0);
}
