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

TEST_CASE("CustomerJoin: an empty churn cell is filled in by the table, a word or date of the contact stands") {
  using journeyrank::CellSaid;
  constexpr std::int64_t day = 86'400'000;
  CustomerTable table = customers();
  table.add({.customer_id = "una", .end_is_unreadable = true});
  CustomerJoin join(&table);
  const auto end = parse_timestamp("2026-05-01T00:00:00Z");
  Contact empty{.customer_id = "ann", .churned = false, .churned_cell = CellSaid::empty};
  CHECK(join.fill(empty));
  CHECK(empty.churned_at == end);
  CHECK(empty.churned == true);
  CHECK_FALSE(join.differs());
  Contact absent{.customer_id = "bob", .churned_cell = CellSaid::left_out};
  CHECK(join.fill(absent));
  CHECK(absent.churned == false);
  CHECK_FALSE(join.differs());
  // A date that cannot be read is a loss that no date belongs to.
  Contact unread{.customer_id = "una", .churned = false, .churned_cell = CellSaid::empty};
  CHECK(join.fill(unread));
  CHECK(unread.churned == true);
  CHECK_FALSE(unread.churned_at);

  const auto differs = [&](const char* customer, std::optional<bool> churned, std::optional<std::int64_t> at) {
    Contact contact{.customer_id = customer, .churned_at = at, .churned = churned, .churned_cell = CellSaid::said};
    CHECK(join.fill(contact));
    if (at) CHECK(contact.churned_at == at);
    if (churned) CHECK(contact.churned == churned);
    return join.differs();
  };
  CHECK(differs("ann", false, {}));
  CHECK(differs("ann", {}, end + day));
  CHECK(differs("ann", {}, end - day));
  CHECK_FALSE(differs("ann", {}, end + day - 1));
  CHECK_FALSE(differs("ann", true, {}));
  CHECK(differs("bob", true, {}));
  CHECK(differs("bob", {}, end));
  CHECK_FALSE(differs("bob", false, {}));
  CHECK(differs("una", false, {}));
  CHECK_FALSE(differs("una", {}, end));
  // A table that dates no loss says nothing of any.
  CustomerTable silent;
  silent.add({.customer_id = "bob"});
  CustomerJoin of_silent(&silent);
  Contact left{.customer_id = "bob", .churned = true, .churned_cell = CellSaid::said};
  CHECK(of_silent.fill(left));
  CHECK_FALSE(of_silent.differs());
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
