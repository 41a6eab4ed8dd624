// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_csv_writer.hpp"

#include <array>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/io/contact_csv.hpp"
#include "journeyrank/measure/simulated_contacts.hpp"

#include "refusal.hpp"

using journeyrank::append_digits;
using journeyrank::Contact;
using journeyrank::ContactCsvWriter;

namespace {

constexpr std::array columns = {"contact_id", "journey",  "started_at", "handle_s",
                                "transfers",  "resolved", "ces",        "revenue"};

std::string line(const Contact& contact) {
  ContactCsvWriter writer(columns);
  std::string text;
  writer.append(text, contact);
  return text;
}

}  // namespace

TEST_CASE("contact_csv_writer: a header, and a line a contact in the units of the columns") {
  std::string text;
  ContactCsvWriter(columns).append_header(text);
  CHECK(text == "contact_id,journey,started_at,handle_s,transfers,resolved,ces,revenue\n");
  CHECK(line({.contact_id = "1",
              .journey = "bill",
              .started_at = 1'767'225'600'000,
              .handle_ms = 90'000,
              .transfers = 2,
              .resolved = false,
              .ces = 6.0,
              .revenue_minor = 18'605}) == "1,bill,2026-01-01T00:00:00Z,90,2,false,6,186.05\n");
}

TEST_CASE("contact_csv_writer: what is not measured is an empty cell, a text with a comma is quoted") {
  CHECK(line({.contact_id = "1,2"}) == "\"1,2\",,,,,,,\n");
}

TEST_CASE("contact_csv_writer: parts of seconds and of money, also below 0") {
  CHECK(line({.contact_id = "1", .handle_ms = 1'050, .revenue_minor = -5}) == "1,,,1.050,,,,-0.05\n");
  CHECK(line({.contact_id = "1", .handle_ms = 7, .revenue_minor = 100}) == "1,,,0.007,,,,1\n");
}

TEST_CASE("contact_csv_writer: times are those of format_timestamp, day after day, before 1970 too") {
  ContactCsvWriter writer(std::array{"started_at"});
  for (const std::int64_t ms : {0LL, 86'399'999LL, 86'400'000LL, -1LL, -86'400'001LL, 1'767'225'600'123LL}) {
    std::string text;
    writer.append(text, {.started_at = ms});
    CHECK(text == journeyrank::format_timestamp(ms) + "\n");
  }
  CHECK(refusal_code([&] {
          std::string text;
          writer.append(text, {.started_at = journeyrank::latest_moment + 1});
        }) == "bad_time");
}

TEST_CASE("contact_csv_writer: an unknown column is refused with the nearest, and so is a number that is not finite") {
  CHECK(refusal([] { ContactCsvWriter(std::array{"journy"}); }) ==
        "unknown_name: no contact column \"journy\" (did you mean \"journey\"?)");
  CHECK(refusal_code([] { line({.contact_id = "1", .ces = std::nan("")}); }) == "bad_number");
}

TEST_CASE("contact_csv_writer: digits are filled up with zeros, and never cut") {
  std::string text;
  append_digits(text, 7, 3);
  append_digits(text, 1234, 3);
  CHECK(text == "0071234");
}

TEST_CASE("contact_csv_writer: simulated contacts are read back equal, without a mapping") {
  journeyrank::Simulation simulation;
  simulation.customers = 500;
  simulation.shared_accounts = 0.4;
  simulation.dirt = {.duplicates = 0.1, .anonymous = 0.1, .unmapped = 0.1, .missing = 0.1};
  ContactCsvWriter writer(journeyrank::simulated_columns);
  std::string text;
  writer.append_header(text);
  const std::size_t header = text.size();
  journeyrank::simulate(simulation, [&](const Contact& contact) { writer.append(text, contact); });
  REQUIRE(text.size() > 10'000);
  std::string again = text.substr(0, header);
  journeyrank::ContactCsv table(journeyrank::ByteSource::text(text));
  while (table.next()) writer.append(again, table.contact());
  CHECK(again == text);
  CHECK(table.intake().used == table.intake().rows);
}
