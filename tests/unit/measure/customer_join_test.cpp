// SPDX-License-Identifier: MIT
#include "journeyrank/measure/customer_join.hpp"

#include <array>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "journeyrank/measure/timestamp.hpp"

using journeyrank::Contact;
using journeyrank::CustomerJoin;
using journeyrank::CustomerTable;
using journeyrank::ExtraColumn;
using journeyrank::parse_timestamp;

namespace {

CustomerTable customers() {
  CustomerTable table;
  table.add({.customer_id = "ann",
             .account_id = "acme",
             .segment = "business",
             .start_at = parse_timestamp("2025-01-01T00:00:00Z"),
             .end_at = parse_timestamp("2026-05-01T00:00:00Z"),
             .annual_value_minor = 10'000,
             .churn_risk = "0.7",
             .preferred_channel = "chat"});
  table.add({.customer_id = "bob"});
  return table;
}

std::string extra(const Contact& contact, std::string_view name) {
  for (const auto& each : contact.extra) {
    if (each.name == name) return std::string(each.text);
  }
  return "(none)";
}

}  // namespace

TEST_CASE("CustomerJoin: what the contact does not say is filled in, and the tenure at its start") {
  const CustomerTable table = customers();
  CustomerJoin join(&table);
  const std::array own = {ExtraColumn{"mood", "good"}};
  Contact contact{.customer_id = "ann", .started_at = parse_timestamp("2026-03-01T00:00:00Z"), .extra = own};
  CHECK(join.fill(contact));
  CHECK(contact.account_id == "acme");
  CHECK(contact.segment == "business");
  CHECK(contact.revenue_minor == 10'000);
  CHECK(contact.churned_at == parse_timestamp("2026-05-01T00:00:00Z"));
  CHECK(contact.churned == true);
  CHECK(extra(contact, "mood") == "good");
  CHECK(extra(contact, "tenure") == "1-3 years");
  CHECK(extra(contact, "churn_risk") == "0.7");
  CHECK(extra(contact, "preferred_channel") == "chat");
}

TEST_CASE("CustomerJoin: what the contact says itself stands") {
  const CustomerTable table = customers();
  CustomerJoin join(&table);
  const std::array own = {ExtraColumn{"churn_risk", "0.1"}, ExtraColumn{"tenure", ""}};
  Contact contact{.customer_id = "ann",
                  .account_id = "other",
                  .segment = "consumer",
                  .started_at = parse_timestamp("2025-02-01T00:00:00Z"),
                  .churned = false,
                  .revenue_minor = 5,
                  .extra = own};
  CHECK(join.fill(contact));
  CHECK(contact.account_id == "other");
  CHECK(contact.segment == "consumer");
  CHECK(contact.revenue_minor == 5);
  CHECK_FALSE(contact.churned_at.has_value());
  CHECK(contact.churned == false);
  CHECK(extra(contact, "churn_risk") == "0.1");
  CHECK(extra(contact, "tenure") == "<3 months");
}

TEST_CASE("CustomerJoin: who has no end has not left so far; who is not in the table is unknown, nobody is not") {
  const CustomerTable table = customers();
  CustomerJoin join(&table);
  Contact bob{.customer_id = "bob", .started_at = 0};
  CHECK(join.fill(bob));
  CHECK(bob.churned == false);
  CHECK(bob.segment == "(none)");
  CHECK(extra(bob, "tenure").empty());
  Contact eve{.customer_id = "eve", .started_at = 0};
  CHECK_FALSE(join.fill(eve));
  CHECK_FALSE(eve.churned.has_value());
  Contact anonymous{.started_at = 0};
  CHECK(join.fill(anonymous));
  CHECK_FALSE(CustomerJoin(nullptr).is_on());
}

TEST_CASE("CustomerJoin: a contact that says no more than that its customer left gets the date") {
  const CustomerTable table = customers();
  CustomerJoin join(&table);
  Contact left{.customer_id = "ann", .churned = true};
  CHECK(join.fill(left));
  CHECK(left.churned_at == parse_timestamp("2026-05-01T00:00:00Z"));
  Contact undated{.customer_id = "bob", .churned = true};
  CHECK(join.fill(undated));
  CHECK_FALSE(undated.churned_at);
  CHECK(undated.churned == true);
  Contact here{.customer_id = "ann", .churned = false};
  CHECK(join.fill(here));
  CHECK_FALSE(here.churned_at);
}
