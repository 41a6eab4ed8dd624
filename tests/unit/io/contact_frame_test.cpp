// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_frame.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/contact_csv.hpp"
#include "journeyrank/measure/timestamp.hpp"

#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowFrame;
using journeyrank::ArrowTable;
using journeyrank::Contacts;
using journeyrank::Error;
using journeyrank::Intake;
using journeyrank::Mapping;
using journeyrank::Mean;
using journeyrank::RowFault;
using journeyrank::Tally;

namespace {

const std::vector<journeyrank::MetricChoice> metrics = {Contacts{}, Mean{.column = "handle_s"},
                                                        Mean{.column = "effort"}};

/// Four rows: one is the second delivery of a contact, one has no readable start.
std::vector<ProducedColumn> four_rows() {
  return {numbers_column<std::int32_t>("contact_id", "i", {1, 2, 2, 4}),
          viewed_column("journey", {"billing", "roaming", "roaming", "billing"}),
          numbers_column<std::int64_t>("started_at", "tsm:UTC", {1000, 2000, 3000, 0}, "1110"),
          numbers_column<double>("handle_s", "g", {1.5, 0.1, 0.3, 9}, "1111"),
          numbers_column<double>("effort", "g", {2, 3, 4, 5}, "1011"),
          ProducedColumn{.format = "+w:2", .name = "agents", .length = 4}};
}

ArrowTable table_of(ArrowProducer& producer) {
  auto stream = producer.stream();
  return ArrowTable(&stream);
}

}  // namespace

TEST_CASE("contact frame: a frame is counted as the file of the same rows is, to the bit") {
  ArrowProducer producer({batch_of(four_rows())});
  const ArrowTable table = table_of(producer);
  Tally of_frame(metrics);
  const Intake intake = read_contacts(ArrowFrame(table), Mapping{}, of_frame);
  Tally of_file(metrics);
  const std::string text =
      "contact_id,journey,started_at,handle_s,effort\n1,billing,1970-01-01T00:00:01Z,1.5,2\n"
      "2,roaming,1970-01-01T00:00:02Z,0.1,\n2,roaming,1970-01-01T00:00:03Z,0.3,4\n4,billing,,9,5\n";
  const Intake file_intake = read_contacts(journeyrank::ByteSource::text(text, "contacts.csv"), Mapping{}, of_file);
  CHECK(of_frame == of_file);
  CHECK(intake.rows == 4);
  CHECK(intake.used == 2);
  CHECK(intake.used == file_intake.used);
  REQUIRE(intake.findings.size() == 2);
  CHECK(intake.findings[0].fault == RowFault::bad_start);
  CHECK(to_string(intake.findings[0].places.at(0)) == "frame:4:3");
  CHECK(intake.findings[1].fault == RowFault::repeated_contact);
}

TEST_CASE("contact frame: a mapping finds columns, and a local time gets its zone from it") {
  auto columns = four_rows();
  columns[0].name = "ticket";
  columns[2].format = "tsm:";
  ArrowProducer producer({batch_of(columns)});
  const ArrowTable table = table_of(producer);
  Mapping mapping{.columns = {{"contact_id", {.from = "ticket"}}, {"started_at", {.tz = "+02:00"}}}};
  Tally tally(metrics);
  CHECK(read_contacts(ArrowFrame(table), mapping, tally).used == 2);
  mapping.columns.pop_back();
  Tally local(metrics);
  CHECK_THROWS_WITH_AS(read_contacts(ArrowFrame(table), mapping, local), doctest::Contains("bad_time: frame:1:3"),
                       Error);
}

TEST_CASE("contact frame: what the frame lacks is noted") {
  auto columns = four_rows();
  columns.erase(columns.begin() + 4);
  ArrowProducer producer({batch_of(columns)});
  const ArrowTable table = table_of(producer);
  Tally tally(metrics);
  const Intake intake = read_contacts(ArrowFrame(table), Mapping{}, tally);
  REQUIRE(intake.table_notes.size() == 3);
  CHECK(intake.table_notes[0].code == "no_customer_column");
  CHECK(intake.table_notes[1].code == "unread_column");
  CHECK(intake.table_notes[2].text == "the frame has no column \"effort\", which a metric reads");
}

TEST_CASE("contact frame: a missing column and a frame without rows are refused") {
  ArrowProducer producer({batch_of({numbers_column<std::int32_t>("contact_id", "i", {})})});
  const ArrowTable table = table_of(producer);
  Tally tally(metrics);
  CHECK_THROWS_WITH_AS(read_contacts(ArrowFrame(table), Mapping{}, tally),
                       doctest::Contains("missing_column: frame: there is no column \"journey\""), Error);
  auto columns = four_rows();
  for (auto& column : columns) column.length = 0;
  ArrowProducer empty({batch_of(columns)});
  const ArrowTable no_rows = table_of(empty);
  CHECK_THROWS_WITH_AS(read_contacts(ArrowFrame(no_rows), Mapping{}, tally), doctest::Contains("empty_input: frame"),
                       Error);
}

TEST_CASE("contact frame: what progress throws ends the reading") {
  ArrowProducer producer({batch_of(four_rows())});
  const ArrowTable table = table_of(producer);
  Tally tally(metrics);
  const auto stop = [](std::size_t, std::size_t all) {
    CHECK(all == 4);
    throw std::runtime_error("stop");
  };
  CHECK_THROWS_WITH_AS(read_contacts(ArrowFrame(table), Mapping{}, tally, stop), "stop", std::runtime_error);
}

TEST_CASE("contact frame: a long frame, whose columns are read on several threads, is the file of the same rows") {
  const std::size_t n = 5000;
  std::vector<std::int32_t> ids;
  std::vector<std::string> journeys;
  std::vector<std::int64_t> starts;
  std::vector<double> handled;
  std::string text = "contact_id,journey,started_at,handle_s\n";
  for (std::size_t i = 0; i < n; ++i) {
    ids.push_back(static_cast<std::int32_t>(i));
    journeys.push_back(i % 3 == 0 ? "billing" : "roaming");
    starts.push_back(static_cast<std::int64_t>(i) * 60'000);
    handled.push_back(static_cast<double>(i % 7) + 0.25);
    text += std::to_string(ids[i]) + "," + journeys[i] + "," + journeyrank::format_timestamp(starts[i]) + "," +
            journeyrank::shortest_number(handled[i]) + "\n";
  }
  ArrowProducer producer(
      {batch_of({numbers_column<std::int32_t>("contact_id", "i", ids), viewed_column("journey", journeys),
                 numbers_column<std::int64_t>("started_at", "tsm:UTC", starts),
                 numbers_column<double>("handle_s", "g", handled)})});
  const ArrowTable table = table_of(producer);
  Tally of_frame(metrics);
  read_contacts(ArrowFrame(table), Mapping{}, of_frame);
  Tally of_file(metrics);
  read_contacts(journeyrank::ByteSource::text(text, "contacts.csv"), Mapping{}, of_file);
  CHECK(of_frame == of_file);
  CHECK(of_frame.contacts() == static_cast<std::int64_t>(n));
}
