// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_csv.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::ContactCsv;
using journeyrank::Contacts;
using journeyrank::CsvOptions;
using journeyrank::Customers;
using journeyrank::Intake;
using journeyrank::Mapping;
using journeyrank::Mean;
using journeyrank::MetricChoice;
using journeyrank::read_contacts;
using journeyrank::RowFault;
using journeyrank::Sum;
using journeyrank::Tally;

namespace {

Intake read(std::string_view text, Tally& tally, const Mapping& mapping = {}, const CsvOptions& options = {}) {
  return read_contacts(ByteSource::text(text, "t.csv"), mapping, tally, options);
}

/// What a text is refused with.
std::string refused(std::string_view text) {
  return refusal([text] {
    Tally tally;
    read(text, tally);
  });
}

bool has_note(const Intake& intake, std::string_view code, std::string_view part) {
  for (const auto& note : intake.notes()) {
    if (note.code == code && note.text.find(part) != std::string::npos) return true;
  }
  return false;
}

constexpr std::string_view three =
    "contact_id,customer_id,journey,started_at,handle_s\n"
    "1,ann,bill,2026-03-01T09:30:00Z,60\n"
    "2,bob,bill,2026-03-01T09:31:00Z,120\n"
    "3,ann,\"move, home\",2026-03-01T09:32:00Z,\n";

}  // namespace

TEST_CASE("read_contacts: contacts of a clean file are counted and nothing is said") {
  Tally tally({Contacts{}, Customers{}, Mean{"handle_s"}});
  const Intake intake = read(three, tally);
  CHECK(intake.rows == 3);
  CHECK(intake.used == 3);
  CHECK(intake.notes().empty());
  CHECK(tally.journeys() == std::vector<std::string>{"bill", "move, home"});
  CHECK(tally.evaluate("bill", Mean{"handle_s"}).value == 90.0);
}

TEST_CASE("read_contacts: each doubtful row is counted under its code, with its place") {
  Tally tally({Contacts{}, Mean{"handle_s"}});
  const Intake intake = read(
      "contact_id,customer_id,journey,started_at,ended_at,handle_s\n"
      "1,ann,bill,2026-03-01T09:30:00Z,2026-03-01T09:29:00Z,60\n"  // ended before it started
      "2,,bill,2026-03-01T09:30:00Z,,x\n"                          // no customer, no number
      "3,bob,,2026-03-01T09:30:00Z,soon,-5\n"                      // no journey, no time, negative
      ",bob,bill,2026-03-01T09:30:00Z,,\n"                         // no id
      "5,bob,bill,2026-02-30T09:30:00Z,,\n"                        // no such day
      "6,bob,bill,2026-03-01T09:30:00Z\n"                          // ragged
      "1,ann,bill,2026-03-01T09:30:00Z,,60\n",                     // again
      tally);
  CHECK(intake.rows == 7);
  CHECK(intake.used == 3);
  CHECK(tally.contacts() == 3);
  const std::vector<std::pair<RowFault, std::string>> expected = {{RowFault::ragged_row, "t.csv:7"},
                                                                  {RowFault::missing_contact_id, "t.csv:5:1"},
                                                                  {RowFault::bad_start, "t.csv:6:12"},
                                                                  {RowFault::bad_time, "t.csv:4:29"},
                                                                  {RowFault::ended_before_started, "t.csv:2:33"},
                                                                  {RowFault::repeated_contact, "t.csv:8:1"},
                                                                  {RowFault::bad_number, "t.csv:3:31"},
                                                                  {RowFault::negative_number, "t.csv:4:34"},
                                                                  {RowFault::no_journey, "t.csv:4:7"},
                                                                  {RowFault::no_customer, "t.csv:3:3"}};
  REQUIRE(intake.findings.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(intake.findings[i].sentence());
    CHECK(intake.findings[i].fault == expected[i].first);
    CHECK(intake.findings[i].count == 1);
    CHECK(to_string(intake.findings[i].places[0]).find(expected[i].second) == 0);
  }
}

TEST_CASE("read_contacts: all ragged rows are counted, also beyond those described") {
  std::string text(three);
  for (int i = 0; i < 500; ++i) text += "ragged\n";
  Tally tally;
  const Intake intake = read(text, tally);
  CHECK(intake.rows == 503);
  CHECK(intake.used == 3);
  CHECK(intake.findings[0].count == 500);
}

TEST_CASE("read_contacts: rows without an id column are numbered") {
  Tally tally({Contacts{}});
  const Mapping mapping{.columns = {{"contact_id", {.row_number = true}},
                                    {"journey", {.from = "Product"}},
                                    {"started_at", {.from = "Date received", .format = "%m/%d/%Y", .tz = "UTC"}}}};
  const Intake intake = read("Date received,Product\n7/29/2013,Loan\n7/29/2013,Loan\n", tally, mapping);
  CHECK(intake.used == 2);
  CHECK(tally.contacts() == 2);
  CHECK(has_note(intake, "no_customer_column", "t.csv names no customers"));
}

TEST_CASE("read_contacts: missing markers of mapping and options join; the options may declare the decimal comma") {
  Tally tally({Mean{"ces"}});
  const Intake intake = read(
      "contact_id;customer_id;journey;started_at;ces\n1;a;x;2026-03-01T09:30:00Z;5,5\n"
      "2;?;x;2026-03-01T09:30:00Z;NA\n",
      tally, {.missing = {"?"}}, {.decimal = ',', .missing = {"NA"}});
  CHECK(tally.evaluate("x", Mean{"ces"}).value == 5.5);
  REQUIRE(intake.findings.size() == 1);
  CHECK(intake.findings[0].fault == RowFault::no_customer);
}

TEST_CASE("read_contacts: a metric's column that the file lacks is noted, with the nearest one") {
  Tally tally({Mean{"police_distict"}});
  const Intake intake =
      read("contact_id,customer_id,journey,started_at,police_district\n1,a,x,2026-03-01T09:30:00Z,5\n", tally);
  CHECK(has_note(intake, "no_such_column",
                 "no column \"police_distict\", which a metric reads (did you mean "
                 "\"police_district\"?)"));
}

TEST_CASE("read_contacts: columns of one name are renamed and noted") {
  Tally tally;
  const Intake intake = read("contact_id,customer_id,journey,started_at,x,x\n1,a,b,2026-03-01T09:30:00Z,5,6\n", tally);
  CHECK(has_note(intake, "renamed_column", "column 6"));
}

TEST_CASE("read_contacts: files read one after the other give the bits of one file") {
  const std::vector<journeyrank::MetricChoice> metrics = {Contacts{}, Customers{}, Mean{"handle_s"}};
  Tally whole(metrics);
  read(three, whole);
  Tally parts(metrics);
  const std::string header(three.substr(0, three.find('\n') + 1));
  read(header + "3,ann,\"move, home\",2026-03-01T09:32:00Z,\n", parts);
  read(header + "2,bob,bill,2026-03-01T09:31:00Z,120\n1,ann,bill,2026-03-01T09:30:00Z,60\n", parts);
  CHECK(parts == whole);
}

TEST_CASE("read_contacts: empty input, a header alone and a table without the needed columns are refused") {
  CHECK(refused("").find("empty_input: t.csv") == 0);
  CHECK(refused("contact_id,journey,started_at\n") == "empty_input: t.csv: a header and no rows");
  CHECK(refused("id,journey,started_at\n1,a,b\n").find("missing_column: t.csv: there is no column \"contact_id\"") ==
        0);
}

TEST_CASE("read_contacts: marks between thousands are read where they are declared, and only between groups of three") {
  const std::string text =
      "contact_id,customer_id,journey,started_at,handle_s,cost,replies,mood\n"
      "1,ann,bill,2026-03-01T09:30:00Z,\"1,200.5\",\"12,345.67\",\"1,000\",\"2,500\"\n"
      "2,bob,bill,2026-03-01T09:31:00Z,\"+1,000\",5,0,0.5\n"
      "3,ann,bill,2026-03-01T09:32:00Z,\"1,20\",7,0,\"2,5\"\n";
  const std::vector<MetricChoice> metrics = {Mean{"handle_s"}, Sum{"cost"}, Sum{"replies"}, Sum{"mood"}};
  for (const bool in_mapping : {true, false}) {
    Tally tally(metrics);
    const Intake intake =
        in_mapping ? read(text, tally, {.thousands = ","}) : read(text, tally, {}, {.thousands = ','});
    CHECK(intake.used == 3);
    CHECK(intake.count_of(RowFault::bad_number) == 1);
    CHECK(intake.findings.front().example == "1,20");
    const auto estimates = tally.evaluate().front().estimates;
    CHECK(estimates[0].value == 1100.25);
    CHECK(estimates[1].value == 12357.67);
    CHECK(estimates[2].value == 1000.0);
    CHECK(estimates[3].value == 2500.5);
  }
  Tally german(metrics);
  const std::string with_comma =
      "contact_id;customer_id;journey;started_at;handle_s;cost\n1;a;b;2026-03-01T09:30:00Z;1.200,5;12.345,67\n";
  read(with_comma, german, {.decimal = ",", .thousands = "."});
  CHECK(german.evaluate().front().estimates[0].value == 1200.5);
  CHECK(german.evaluate().front().estimates[1].value == 12345.67);
}

TEST_CASE("read_contacts: a filter reads numbers with their marks between thousands") {
  Tally tally({Contacts{}});
  const Mapping mapping{.thousands = ",", .where = {{"size", {.at_least = 1000}}}};
  const Intake intake = read(
      "contact_id,customer_id,journey,started_at,size\n1,a,b,2026-03-01T09:30:00Z,\"1,500\"\n"
      "2,a,b,2026-03-01T09:30:00Z,999\n",
      tally, mapping);
  CHECK(intake.used == 1);
  CHECK(intake.filtered == 1);
}

TEST_CASE("read_contacts: a mark that could be read in two ways is refused") {
  for (const Mapping& mapping : {Mapping{.thousands = "."}, Mapping{.thousands = "x"}, Mapping{.thousands = ",,"}}) {
    CHECK(refusal_code([&] {
            Tally tally;
            read(three, tally, mapping);
          }) == "bad_option");
  }
}

TEST_CASE("read_contacts: when no row can be counted the reason is thrown with its first place") {
  const std::string times = refused("contact_id,journey,started_at\n1,a,29/2/2016\n2,b,1/3/2016\n,c,1/3/2016\n");
  CHECK(times.find("bad_time: t.csv:2:5: none of the 3 rows can be counted: started_at is no readable time (3 rows)") ==
        0);
  CHECK(refused("contact_id,journey,started_at\n,a,2026-03-01T09:30:00Z\n").find("missing_cell: t.csv:2:1") == 0);
  CHECK(refused("contact_id,journey,started_at\n1,a\n").find("bad_csv: t.csv:2") == 0);
}

TEST_CASE("read_contacts: a file that only repeats known contacts is no error") {
  Tally tally;
  read(three, tally);
  const Intake again = read(three, tally);
  CHECK(again.rows == 3);
  CHECK(again.used == 0);
  CHECK(again.findings[0].fault == RowFault::repeated_contact);
  CHECK(tally.contacts() == 3);
}

TEST_CASE("read_contacts: progress is told and may end the reading") {
  Tally tally;
  std::uint64_t total = 0;
  read_contacts(ByteSource::text(three, "t.csv"), {}, tally, CsvOptions{},
                [&](std::uint64_t, std::uint64_t bytes) { total = bytes; });
  CHECK(total == three.size());
  const auto stop = [](std::uint64_t, std::uint64_t) { throw std::runtime_error("enough"); };
  CHECK_THROWS_AS(read_contacts(ByteSource::text(three, "t.csv"), {}, tally, CsvOptions{}, stop), std::runtime_error);
}

TEST_CASE("ContactCsv: a caller may go through the contacts itself") {
  ContactCsv table(ByteSource::text(three, "t.csv"), {.currency = "GBP"});
  REQUIRE(table.next());
  CHECK(table.contact().contact_id == "1");
  CHECK(table.contact().handle_ms == 60'000);
  table.count(true);
  REQUIRE(table.next());
  table.count(false);
  REQUIRE(table.next());
  CHECK_FALSE(table.next());
  CHECK(table.intake().currency == "GBP");
  CHECK(table.intake().used == 2);
}

namespace {

/// Rows with quotes, doubtful cells, rows of the wrong length and contacts that come again.
std::string long_file(std::size_t rows) {
  std::string text = "contact_id,customer_id,journey,started_at,handle_s,churned,mood\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string day = i % 7 == 3 ? "31/12" : "2026-03-" + std::to_string(10 + i % 20) + "T10:00:00Z";
    text += std::to_string(i % 97 == 9 ? i / 2 : i) + ",\"customer \"\"" + std::to_string(i % 50) + "\"\"\",bill," +
            day + "," + (i % 11 == 0 ? "long" : std::to_string(i % 600)) + "," + (i % 13 == 0 ? "perhaps" : "yes") +
            ",1\n";
    if (i % 101 == 50) text += "too,short\n\n";
    if (i % 211 == 50) text += "1,\"two\nlines\",bill,2026-03-01T10:00:00Z,1,no,1\n";
  }
  return text;
}

}  // namespace

TEST_CASE("read_contacts: the tally and the report do not depend on the number of threads") {
  const std::string text = long_file(9000);
  for (const Mapping& mapping : {Mapping{}, Mapping{.columns = {{"contact_id", {.row_number = true}}}}}) {
    std::vector<std::pair<Tally, Intake>> all;
    for (const std::size_t threads : std::vector<std::size_t>{1, 2, 5}) {
      Tally tally({Contacts{}, Mean{.column = "handle_s"}, Mean{.column = "mood"}});
      Intake intake = read_contacts(ByteSource::text(text, "t.csv"), mapping, tally, CsvOptions{},
                                    journeyrank::NoProgress{}, nullptr, threads);
      all.emplace_back(std::move(tally), std::move(intake));
    }
    // And those of contacts that are read and added one by one.
    ContactCsv table(ByteSource::text(text, "t.csv"), mapping);
    Tally one_by_one(all[0].first.metrics());
    while (table.next()) table.count(one_by_one.add(table.contact()));
    for (const auto& [tally, intake] : all) {
      CHECK(tally == one_by_one);
      CHECK(tally.observed() == one_by_one.observed());
      CHECK(intake == table.intake());
      CHECK(intake.findings.size() >= 4);
    }
  }
}

TEST_CASE("read_contacts: of what is wrong with a long file the first is said, whatever the number of threads") {
  const std::string text = long_file(6000) + "x,\"never closed";
  const auto message_of = [](const std::string& of, std::size_t threads) {
    Tally tally({Contacts{}});
    try {
      read_contacts(ByteSource::text(of, "t.csv"), {}, tally, CsvOptions{}, journeyrank::NoProgress{}, nullptr,
                    threads);
    } catch (const journeyrank::Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  const std::string last = message_of(text, 1);
  CHECK(last.find("bad_csv: t.csv:") == 0);
  CHECK(message_of(text, 2) == last);
  CHECK(message_of(text, 5) == last);
}

TEST_CASE("read_contacts: weights are said to be unused unless a metric is weighted; bad ones are said all the same") {
  constexpr std::string_view extract =
      "contact_id,journey,started_at,weight\n"
      "1,bill,2026-03-01T09:30:00Z,4\n"
      "2,bill,2026-03-01T09:31:00Z,\n"
      "3,bill,2026-03-01T09:31:00Z,0\n";
  Tally plain({Contacts{}});
  const Intake without = read(extract, plain);
  CHECK(without.count_of(RowFault::unused_weight) == 1);
  CHECK(has_note(without, "unused_weight", "set \"weighted\": true on the metrics"));
  CHECK(plain.evaluate("bill", Contacts{}).value == 3.0);
  Tally weighted({Contacts{}, Contacts{.weighted = true}});
  const Intake with = read(extract, weighted);
  CHECK(with.count_of(RowFault::unused_weight) == 0);
  CHECK(with.count_of(RowFault::bad_weight) == 1);
  CHECK(weighted.evaluate("bill", Contacts{.weighted = true}).value == 6.0);
  CHECK(weighted.evaluate("bill", Contacts{}).value == 3.0);
}
