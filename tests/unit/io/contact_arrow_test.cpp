// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_arrow.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/arrow_table.hpp"

#include "refusal.hpp"
#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowFrame;
using journeyrank::ArrowTable;
using journeyrank::Contacts;
using journeyrank::Intake;
using journeyrank::Mapping;
using journeyrank::Mean;
using journeyrank::read_contacts;
using journeyrank::Tally;

namespace {

/// Batches of two rows; contact 2 is delivered in each, and each has one row without a start.
std::vector<ProducedColumn> batches(int count) {
  std::vector<ProducedColumn> all;
  for (std::int32_t i = 0; i < count; ++i) {
    all.push_back(batch_of({numbers_column<std::int32_t>("contact_id", "i", {2, 1000 + i, 3000 + i}),
                            viewed_column("journey", {"bill", "a journey with a long name", "bill"}),
                            numbers_column<std::int64_t>("started_at", "tsm:UTC", {1000, 2000, 0}, "110"),
                            numbers_column<double>("handle_s", "g", {1.5, 0.1, 3})}));
  }
  return all;
}

}  // namespace

TEST_CASE("read_contacts: a stream, batch by batch, gives the tally and the report of the whole table") {
  ArrowProducer whole(batches(7));
  auto stream = whole.stream();
  const ArrowTable table(&stream);
  Tally of_table({Contacts{}, Mean{"handle_s"}});
  const Intake expected = read_contacts(ArrowFrame(table), Mapping{}, of_table);
  ArrowProducer parts(batches(7));
  auto again = parts.stream();
  Tally of_stream({Contacts{}, Mean{"handle_s"}});
  const Intake found = read_contacts(&again, Mapping{}, of_stream);
  CHECK(of_stream == of_table);
  CHECK(found == expected);
  CHECK(found.rows == 21);
  CHECK(found.repeated() == 6);
  CHECK(to_string(found.findings[0].places[1]) == "frame:6:3");
  CHECK(parts.counts().given == parts.counts().released);
}

TEST_CASE("read_contacts: of a thousand batches no more than one is held") {
  ArrowProducer producer(batches(1000));
  auto stream = producer.stream();
  Tally tally({Contacts{}});
  int most = 0;
  read_contacts(&stream, Mapping{}, tally, [&](std::size_t, std::size_t) {
    most = std::max(most, producer.counts().given - producer.counts().released);
  });
  CHECK(most == 3);  // stream, schema, batch
  CHECK(tally.contacts() == 1001);
}

TEST_CASE("read_contacts: a stream without rows is refused") {
  ArrowProducer producer(
      {batch_of({texts_column("contact_id", {}), texts_column("journey", {}), texts_column("started_at", {})})});
  auto stream = producer.stream();
  CHECK(refusal_code([&] {
          Tally tally;
          read_contacts(&stream, Mapping{}, tally);
        }) == "empty_input");
}

namespace {

/// One batch of two contacts with a further column.
ProducedColumn batch_with(ProducedColumn column, const char* id_format = "u") {
  ProducedColumn ids = texts_column("contact_id", {"1", "2"});
  ids.format = id_format;
  return batch_of({std::move(ids), texts_column("journey", {"bill", "bill"}),
                   numbers_column<std::int64_t>("started_at", "tsm:UTC", {1000, 2000}), std::move(column)});
}

std::string refused(ProducedColumn batch, const Mapping& mapping = {}) {
  ArrowProducer producer({std::move(batch)});
  auto stream = producer.stream();
  Tally tally({Contacts{}});
  return refusal([&] { read_contacts(&stream, mapping, tally); });
}

}  // namespace

TEST_CASE("read_contacts: a duration column is read as one, whatever unit the mapping says of text") {
  for (const auto& [format, counts] : std::vector<std::pair<const char*, std::vector<std::int64_t>>>{
           {"tDs", {5, 7}}, {"tDm", {5000, 7000}}, {"tDu", {5000000, 7000000}}, {"tDn", {5000000000, 7000000000}}}) {
    for (const char* unit : {"s", "min"}) {
      const Mapping mapping{.columns = {{"handle_s",
                                         {.unit = unit == std::string("s") ? journeyrank::DurationUnit::s
                                                                           : journeyrank::DurationUnit::min}}}};
      ArrowProducer streamed({batch_with(numbers_column<std::int64_t>("handle_s", format, counts))});
      ArrowProducer whole({batch_with(numbers_column<std::int64_t>("handle_s", format, counts))});
      auto stream = streamed.stream();
      auto other = whole.stream();
      Tally tally({Mean{"handle_s"}});
      CHECK(read_contacts(&stream, mapping, tally).findings.empty());
      CHECK(tally.evaluate("bill", Mean{"handle_s"}).value == 6.0);
      const ArrowTable table(&other);
      Tally of_table({Mean{"handle_s"}});
      read_contacts(ArrowFrame(table), mapping, of_table);
      CHECK(of_table == tally);
    }
  }
}

TEST_CASE("read_contacts: a duration that a metric reads of a column of its own is in seconds") {
  ArrowProducer producer({batch_with(numbers_column<std::int64_t>("wait", "tDm", {1500, 2500}))});
  auto stream = producer.stream();
  Tally tally({Mean{"wait"}});
  read_contacts(&stream, Mapping{}, tally);
  CHECK(tally.evaluate("bill", Mean{"wait"}).value == 2.0);
}

TEST_CASE("read_contacts: ids that are bytes are read where they are UTF-8") {
  ArrowProducer producer({batch_with(texts_column("channel", {"voice", "chat"}), "z")});
  auto stream = producer.stream();
  Tally tally({Contacts{}});
  CHECK(read_contacts(&stream, Mapping{}, tally).used == 2);
  CHECK(tally.table().contact_index().find("2").has_value());
  ProducedColumn bytes = texts_column("channel", {"voice", "\xff"});
  bytes.format = "z";
  CHECK(refused(batch_with(std::move(bytes))).find("column \"channel\" (Arrow format \"z\"): row 2 is not UTF-8") !=
        std::string::npos);
}

TEST_CASE("read_contacts: a column of a type that is not read is named with it, never called absent") {
  const auto odd = [](const char* name) { return numbers_column<std::int64_t>(name, "ttu", {1, 2}); };
  const char* said = "(Arrow format \"ttu\") cannot be read here; allowed: text, numbers, flags, times and durations";
  CHECK(
      refused(batch_with(texts_column("x", {"a", "b"}), "w:1")).find("column \"contact_id\" (Arrow format \"w:1\")") !=
      std::string::npos);
  CHECK(refused(batch_with(odd("wait")), {.columns = {{"queue_s", {.from = "wait"}}}}).find(said) != std::string::npos);
  ArrowProducer producer({batch_with(odd("handle_s"))});
  auto stream = producer.stream();
  Tally tally({Contacts{}});
  const Intake intake = read_contacts(&stream, Mapping{}, tally);
  CHECK(intake.used == 2);
  CHECK(std::any_of(intake.table_notes.begin(), intake.table_notes.end(), [&](const auto& note) {
    return note.code == "unread_column" && note.text.starts_with("the frame's column \"handle_s\" ") &&
           note.text.find(said) != std::string::npos;
  }));
}
