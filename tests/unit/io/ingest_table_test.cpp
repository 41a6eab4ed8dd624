// SPDX-License-Identifier: MIT
#include "journeyrank/io/ingest_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Ingest;
using journeyrank::IngestMemory;
using journeyrank::PackedTexts;
using journeyrank::ResultTable;

TEST_CASE("ingest_table: a row a column, and no reason where nothing was copied") {
  const Ingest ingest{
      {{.name = "pain", .type = "double"}, {"cost", "int8", IngestMemory::copied, "int8 to double", 2, 16}}};
  const ResultTable table = to_table(ingest);
  REQUIRE(table.rows == 2);
  REQUIRE(table.columns.size() == 5);
  const auto text = [&table](std::size_t column, std::size_t row) {
    return std::get<PackedTexts>(table.columns[column].cells)[row];
  };
  CHECK(table.columns[0].name == "column");
  CHECK(text(0, 1) == "cost");
  CHECK(text(1, 0) == "double");
  CHECK(text(2, 0) == "borrowed");
  CHECK(text(3, 1) == "int8 to double");
  CHECK(table.columns[3].gaps() == std::vector<std::uint8_t>{1, 0});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[4].cells) == std::vector<std::int64_t>{0, 16});
}
