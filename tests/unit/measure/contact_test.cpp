// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact.hpp"

#include <set>
#include <string>
#include <variant>

#include <doctest/doctest.h>

using journeyrank::ColumnKind;
using journeyrank::Contact;
using journeyrank::contact_column_names;
using journeyrank::contact_columns;
using journeyrank::find_contact_column;

TEST_CASE("Contact: a service fills it with designated initialisers, the rest is not measured") {
  const Contact contact{.contact_id = "17", .journey = "billing", .started_at = 0, .ces = 2.0};
  CHECK(contact.source == "default");
  CHECK(contact.channel == "other");
  CHECK(contact.direction == "inbound");
  CHECK(contact.demand == "unknown");
  CHECK(contact.segment == "(none)");
  CHECK(contact.customer_id.empty());
  CHECK_FALSE(contact.handle_ms.has_value());
  CHECK_FALSE(contact.churned.has_value());
  CHECK_FALSE(contact.revenue_minor.has_value());
  CHECK(contact.extra.empty());
}

TEST_CASE("contact_columns: names differ and are found") {
  std::set<std::string> names;
  for (const auto& column : contact_columns) {
    names.insert(column.name);
    REQUIRE(find_contact_column(column.name) == &column);
  }
  CHECK(names.size() == contact_columns.size());
  CHECK(find_contact_column("handle_ms") == nullptr);
  CHECK(find_contact_column("") == nullptr);
  CHECK(contact_column_names().front() == "contact_id");
  CHECK(contact_column_names().back() == "upsell");
}

TEST_CASE("contact_columns: every member has the type of its column's kind") {
  for (const auto& column : contact_columns) {
    CAPTURE(column.name);
    const std::size_t type = column.kind == ColumnKind::text     ? 0
                             : column.kind == ColumnKind::flag   ? 2
                             : column.kind == ColumnKind::number ? 3
                                                                 : 1;
    CHECK(column.member.index() == type);
    CHECK_FALSE(std::string(column.help).empty());
  }
}

TEST_CASE("contact_columns: no two columns fill one member") {
  for (const auto& a : contact_columns) {
    for (const auto& b : contact_columns) CHECK((&a == &b) == (a.member == b.member));
  }
}
