// SPDX-License-Identifier: MIT
#include "journeyrank/measure/typed_cell.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/number_text.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/timestamp.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

using journeyrank::BoundColumn;
using journeyrank::Contact;
using journeyrank::contact_columns;
using journeyrank::ContactColumn;
using journeyrank::DurationUnit;
using journeyrank::fill_double_cell;
using journeyrank::fill_text_cell;
using journeyrank::fill_time_cell;
using journeyrank::fill_whole_cell;
using journeyrank::find_contact_column;
using journeyrank::MaybeFault;
using journeyrank::RowFault;
using journeyrank::TimeCell;
using journeyrank::TimestampFormat;

namespace {

/// What a column says of a cell: the fault, and the bits of the member.
std::string said(const BoundColumn& bound, const Contact& contact, MaybeFault fault) {
  const std::string shown = std::visit(
      [&](auto member) {
        const auto& cell = contact.*member;
        if constexpr (requires { cell.has_value(); }) {
          return cell ? std::to_string(std::bit_cast<std::uint64_t>(static_cast<double>(*cell)))
                      : std::string("nothing");
        } else {
          return std::string(cell);
        }
      },
      bound.column->member);
  return shown + (fault ? std::string(" ") + name_of(*fault) : "");
}

/// The same of the text of the cell, by the way that every file takes.
std::string said_of_text(const BoundColumn& bound, std::string_view text) {
  Contact contact;
  text = journeyrank::trimmed(text);
  auto fault = bound.fill(contact, text, '.');
  if (!fault) fault = bound.doubt(text);
  return said(bound, contact, fault);
}

}  // namespace

TEST_CASE("typed cells: a whole number says in every column what its digits say") {
  constexpr std::int64_t large = std::int64_t{1} << 53;
  std::vector<std::int64_t> numbers = {0,
                                       1,
                                       2,
                                       -1,
                                       10,
                                       86'400,
                                       large,
                                       large + 1,
                                       -large,
                                       -large - 1,
                                       999'999'999'999'999,
                                       1'000'000'000'000'000,
                                       -999'999'999'999'999,
                                       -1'000'000'000'000'000,
                                       std::numeric_limits<std::int64_t>::max(),
                                       std::numeric_limits<std::int64_t>::min()};
  for (const ContactColumn& column : contact_columns) {
    for (const auto unit : {DurationUnit::s, DurationUnit::ms, DurationUnit::h}) {
      const BoundColumn bound{&column, 0, unit};
      for (const std::int64_t number : numbers) {
        CAPTURE(column.name);
        CAPTURE(number);
        const std::string text = std::to_string(number);
        Contact contact;
        const auto fault = fill_whole_cell(bound, contact, number, [&] { return std::string_view(text); });
        CHECK(said(bound, contact, fault) == said_of_text(bound, text));
      }
    }
  }
}

TEST_CASE("typed cells: a double says in every column what its shortest spelling says") {
  std::vector<double> numbers = {0.0,
                                 -0.0,
                                 0.5,
                                 1.0,
                                 1.5,
                                 0.29,
                                 103.43,
                                 -3.5,
                                 0.005,
                                 2.675,
                                 1e-7,
                                 1e21,
                                 1e300,
                                 -1e300,
                                 5e-324,
                                 0x1p53,
                                 0.1 + 0.2,
                                 1e13 + 0.25,
                                 99.99,
                                 1e15,
                                 1e14,
                                 0x1p53 + 2.0,
                                 123456.78,
                                 -0.01,
                                 1e-2,
                                 0.125,
                                 float{0.1F},
                                 4503599627370497.5,
                                 std::numeric_limits<double>::infinity(),
                                 std::numeric_limits<double>::quiet_NaN()};
  for (std::uint64_t i = 0; i < 2000; ++i) {
    const auto hundredths = static_cast<double>(static_cast<std::int64_t>(i * i * i * 7919) - 1'000'000);
    numbers.push_back(hundredths / 100.0);
    numbers.push_back(hundredths / 1000.0);
  }
  for (const ContactColumn& column : contact_columns) {
    const BoundColumn bound{&column, 0};
    for (const double number : numbers) {
      const std::string text = journeyrank::shortest_number(number);
      Contact contact;
      const auto fault = fill_double_cell(bound, contact, number, [&] { return std::string_view(text); });
      const bool same = said(bound, contact, fault) == said_of_text(bound, text);
      CAPTURE(column.name);
      CAPTURE(number);
      REQUIRE(same);
    }
  }
}

TEST_CASE("typed cells: a money amount that is no whole number of hundredths is rounded as its spelling is") {
  const BoundColumn revenue{find_contact_column("revenue"), 0};
  const auto fill = [&](double amount) {
    const std::string text = journeyrank::shortest_number(amount);
    Contact contact;
    const auto fault = fill_double_cell(revenue, contact, amount, [&] { return std::string_view(text); });
    return std::pair(contact.revenue_minor, fault);
  };
  CHECK(fill(2.675) == std::pair(std::optional<std::int64_t>(268), MaybeFault(RowFault::rounded_money)));
  CHECK(fill(2.665) == std::pair(std::optional<std::int64_t>(266), MaybeFault(RowFault::rounded_money)));
  CHECK(fill(0.29) == std::pair(std::optional<std::int64_t>(29), MaybeFault()));
}

TEST_CASE("typed cells: a time says what its RFC 3339 text says, whatever the zone and format that are declared") {
  const std::vector<std::int64_t> moments = {0,
                                             1,
                                             -1,
                                             1'772'357'400'250,
                                             1'774'747'800'000,
                                             1'774'751'400'000,
                                             journeyrank::earliest_moment,
                                             journeyrank::latest_moment};
  const std::vector<TimestampFormat> formats = {TimestampFormat{},
                                                TimestampFormat{"", "UTC"},
                                                TimestampFormat{"", "+02:00"},
                                                TimestampFormat{"", "-14:00"},
                                                TimestampFormat{"", "Europe/Berlin"},
                                                TimestampFormat{"%Y-%m-%dT%H:%M:%SZ", "UTC"}};
  for (const char* const name : {"started_at", "ended_at", "churned_at", "contact_id", "handle_s", "csat"}) {
    for (const auto& format : formats) {
      const BoundColumn bound{find_contact_column(name), 0, DurationUnit::s, format};
      for (const std::int64_t ms : moments) {
        for (const TimeCell says : {TimeCell::moment, TimeCell::clock}) {
          CAPTURE(name);
          CAPTURE(ms);
          std::string text = journeyrank::format_timestamp(ms);
          if (says == TimeCell::clock) text.pop_back();
          Contact contact;
          const auto fault = fill_time_cell(bound, contact, ms, says, [&] { return std::string_view(text); });
          CHECK(said(bound, contact, fault) == said_of_text(bound, text));
        }
      }
    }
  }
}

TEST_CASE("typed cells: a text is taken without the spaces around it, and an empty one is missing") {
  const BoundColumn journey{find_contact_column("journey"), 0};
  Contact contact;
  CHECK_FALSE(fill_text_cell(journey, contact, " billing\t").has_value());
  CHECK(contact.journey == "billing");
  CHECK(fill_text_cell(journey, contact, "  ") == RowFault::no_journey);
  CHECK(fill_text_cell(journey, contact, "N/A") == RowFault::placeholder);
  const BoundColumn abandoned{find_contact_column("abandoned"), 0};
  CHECK_FALSE(fill_text_cell(abandoned, contact, "").has_value());
  CHECK(contact.abandoned == false);
}
