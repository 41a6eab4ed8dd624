// SPDX-License-Identifier: MIT
#include "journeyrank/measure/intake_bytes.hpp"

#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ByteReader;
using journeyrank::ByteWriter;
using journeyrank::errc;
using journeyrank::Intake;
using journeyrank::Place;
using journeyrank::read_intake;
using journeyrank::RowFault;
using journeyrank::write_intake;

namespace {

std::string bytes_of(const Intake& intake) {
  ByteWriter to;
  write_intake(to, intake);
  return std::move(to).bytes();
}

Intake full() {
  Intake intake;
  intake.rows = 90;
  intake.used = 70;
  intake.currency = "EUR";
  for (std::size_t line = 2; line < 12; ++line) {
    intake.count(RowFault::bad_number, "csat", "n/a", [line] { return Place{"a.csv", line, 3}; });
    intake.count(RowFault::ragged_row, "", "too short", [line] { return Place{"a.csv", line}; });
  }
  intake.table_notes = {{"a", "b"}, {"c", ""}};
  return intake;
}

TEST_CASE("intake bytes: what is written is read back, whole or empty") {
  for (const Intake& intake : {Intake{}, full()}) {
    const std::string bytes = bytes_of(intake);
    ByteReader from(bytes, errc::bad_tally);
    CHECK(read_intake(from) == intake);
    CHECK(from.at_end());
  }
}

TEST_CASE("intake bytes: what is cut, negative or of an unknown fault is refused") {
  const std::string bytes = bytes_of(full());
  const auto code = [](const std::string& from_bytes) {
    return refusal_code([&] {
      ByteReader from(from_bytes, errc::bad_tally);
      read_intake(from);
    });
  };
  for (std::size_t size = 0; size < bytes.size(); size += 7) CHECK(code(bytes.substr(0, size)) == "bad_tally");
  Intake negative;
  negative.rows = -1;
  CHECK(code(bytes_of(negative)) == "bad_tally");
  std::string renamed = bytes;
  renamed.replace(renamed.find("ragged_row"), 10, "rugged_row");
  CHECK(code(renamed) == "bad_tally");
}

}  // namespace
