// SPDX-License-Identifier: MIT
#include "journeyrank/measure/bound_column.hpp"

#include <optional>
#include <string_view>

#include <doctest/doctest.h>

using journeyrank::BoundColumn;
using journeyrank::ColumnSource;
using journeyrank::Contact;
using journeyrank::DurationUnit;
using journeyrank::find_contact_column;
using journeyrank::MaybeFault;
using journeyrank::RowFault;
using journeyrank::TimestampFormat;

namespace {

struct Filled {
  Contact contact{};
  MaybeFault fault{};
};

Filled filled(const char* column, std::string_view text, char mark = '.') {
  Filled result;
  result.fault = BoundColumn{find_contact_column(column)}.fill(result.contact, text, mark);
  return result;
}

}  // namespace

TEST_CASE("BoundColumn: each kind of cell fills its member") {
  CHECK(filled("journey", "billing").contact.journey == "billing");
  CHECK(filled("started_at", "1970-01-01T00:00:01Z").contact.started_at == 1000);
  CHECK(filled("handle_s", "1.5").contact.handle_ms == 1500);
  CHECK(filled("transfers", "2").contact.transfers == 2);
  CHECK(filled("resolved", "Yes").contact.resolved == true);
  CHECK(filled("ces", "6,5", ',').contact.ces == 6.5);
  CHECK(filled("revenue", "-12.5").contact.revenue_minor == -1250);
  CHECK_FALSE(filled("revenue", "-12.5").fault.has_value());
}

TEST_CASE("BoundColumn: an empty cell is not measured, or the default of its column") {
  CHECK(filled("contact_id", "").fault == RowFault::missing_contact_id);
  CHECK(filled("started_at", "").fault == RowFault::bad_start);
  CHECK(filled("journey", "").fault == RowFault::no_journey);
  CHECK(filled("customer_id", "").fault == RowFault::no_customer);
  CHECK(filled("channel", "").contact.channel == "other");
  CHECK(filled("abandoned", "").contact.abandoned == false);
  CHECK(filled("churned", "").contact.churned == false);
  CHECK_FALSE(filled("resolved", "").contact.resolved.has_value());
  CHECK_FALSE(filled("ces", "").contact.ces.has_value());
  CHECK_FALSE(filled("ces", "").fault.has_value());
  CHECK_FALSE(filled("ended_at", "").fault.has_value());
}

TEST_CASE(
    "BoundColumn: a date of a loss that cannot be read is a loss without a date, in whatever order columns come") {
  using journeyrank::CellSaid;
  const Filled unread = filled("churned_at", "11/01/2026");
  CHECK(unread.fault == RowFault::bad_loss_date);
  CHECK(unread.contact.churned == true);
  CHECK_FALSE(unread.contact.churned_at.has_value());
  // A text for nothing says nothing.
  CHECK(filled("churned_at", "n/a").fault == RowFault::bad_time);
  CHECK_FALSE(filled("churned_at", "n/a").contact.churned.has_value());
  const auto both = [](const char* flag, const char* date) {
    std::optional<bool> found[2];
    for (const bool date_first : {false, true}) {
      Contact contact;
      const BoundColumn of_flag{find_contact_column("churned")};
      const BoundColumn of_date{find_contact_column("churned_at")};
      if (date_first) of_date.fill(contact, date, '.');
      of_flag.fill(contact, flag, '.');
      if (!date_first) of_date.fill(contact, date, '.');
      CHECK(contact.churned_cell >= CellSaid::empty);
      found[date_first ? 1 : 0] = contact.churned;
    }
    CHECK(found[0] == found[1]);
    return found[0];
  };
  CHECK(both("", "11/01/2026") == true);
  CHECK(both("false", "11/01/2026") == false);
  CHECK(both("perhaps", "11/01/2026") == true);
  CHECK(both("perhaps", "") == std::nullopt);
  CHECK(both("perhaps", "n/a") == std::nullopt);
  CHECK(both("", "n/a") == std::nullopt);
  CHECK(both("", "") == false);
  CHECK(both("true", "") == true);
}

TEST_CASE("BoundColumn: a cell that cannot be read is a fault and stays not measured") {
  CHECK(filled("started_at", "yesterday").fault == RowFault::bad_start);
  CHECK(filled("ended_at", "yesterday").fault == RowFault::bad_time);
  CHECK_FALSE(filled("ended_at", "yesterday").contact.ended_at.has_value());
  CHECK(filled("ces", "high").fault == RowFault::bad_number);
  CHECK(filled("ces", "nan").fault == RowFault::bad_number);
  CHECK(filled("transfers", "1.5").fault == RowFault::bad_number);
  CHECK(filled("transfers", "-1").fault == RowFault::negative_number);
  CHECK_FALSE(filled("transfers", "-1").contact.transfers.has_value());
  CHECK(filled("handle_s", "-0.5").fault == RowFault::negative_number);
  CHECK(filled("handle_s", "5 min").fault == RowFault::bad_number);
  CHECK(filled("cost", "GBP 5").fault == RowFault::bad_number);
  CHECK(filled("resolved", "perhaps").fault == RowFault::bad_flag);
  CHECK_FALSE(filled("resolved", "perhaps").contact.resolved.has_value());
}

TEST_CASE("BoundColumn: rounded money is kept and said") {
  CHECK(filled("cost", "0.125").fault == RowFault::rounded_money);
  CHECK(filled("cost", "0.125").contact.cost_minor == 12);
}

TEST_CASE("BoundColumn: direction and demand know their words") {
  CHECK(filled("direction", "outbound").contact.direction == "outbound");
  CHECK(filled("direction", "IN").fault == RowFault::unknown_value);
  CHECK(filled("direction", "IN").contact.direction.empty());
  CHECK(filled("demand", "failure").contact.demand == "failure");
  CHECK(filled("demand", "complaint").fault == RowFault::unknown_value);
  CHECK(filled("channel", "carrier pigeon").contact.channel == "carrier pigeon");
}

TEST_CASE("BoundColumn: unit, format and translated texts are those of the mapping") {
  const ColumnSource source{.values = {{"Ja", "true"}}};
  BoundColumn resolved{.column = find_contact_column("resolved"), .source = &source};
  CHECK(resolved.translated("Ja") == "true");
  CHECK(resolved.translated("no") == "no");
  Contact contact;
  BoundColumn{.column = find_contact_column("hold_s"), .unit = DurationUnit::min}.fill(contact, "2", '.');
  CHECK(contact.hold_ms == 120'000);
  BoundColumn{.column = find_contact_column("ended_at"), .format = TimestampFormat("%d/%m/%Y", "UTC")}.fill(
      contact, "2/1/1970", '.');
  CHECK(contact.ended_at == 86'400'000);
}

TEST_CASE("BoundColumn: a column is plain when its cells are taken as they are from one field") {
  BoundColumn bound{find_contact_column("journey"), 1};
  CHECK(bound.is_plain());
  bound.fields = {1, 2};
  CHECK_FALSE(bound.is_plain());
  CHECK_FALSE(BoundColumn{find_contact_column("journey")}.is_plain());
  const auto is_plain = [](const ColumnSource& source) {
    return BoundColumn{find_contact_column("handle_s"), 0, DurationUnit::s, {}, &source}.is_plain();
  };
  CHECK(is_plain({.from = "seconds"}));
  CHECK_FALSE(is_plain({.missing = {"-1"}}));
  CHECK_FALSE(is_plain({.values = {{"a", "1"}}}));
  CHECK_FALSE(is_plain({.otherwise = "1"}));
  CHECK_FALSE(is_plain({.sum_of = {"a"}}));
  CHECK_FALSE(is_plain({.ids = journeyrank::IdForm::salesforce}));
}
