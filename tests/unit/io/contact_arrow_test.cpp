// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_arrow.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
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
