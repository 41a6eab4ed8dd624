// SPDX-License-Identifier: MIT
#include "journeyrank/io/ingest.hpp"

#include <doctest/doctest.h>

using journeyrank::add_reason;
using journeyrank::Ingest;
using journeyrank::IngestMemory;

TEST_CASE("ingest: the sentence counts columns and bytes, and leaves out what there is none of") {
  Ingest ingest;
  CHECK(sentence(ingest) == "no column of a table was read");
  ingest.columns.push_back({.name = "pain", .type = "double", .rows = 3});
  CHECK(sentence(ingest) == "1 column of 3 rows: 1 borrowed");
  ingest.columns.push_back({"cost", "int32", IngestMemory::copied, "int32 to double", 3, 24});
  ingest.columns.push_back({"journey", "string", IngestMemory::copied, "text", 3, 17});
  CHECK(sentence(ingest) == "3 columns of 3 rows: 1 borrowed, 2 copied (41 bytes)");
  CHECK(ingest.bytes() == 41);
  CHECK(ingest.count(IngestMemory::copied) == 2);
}

TEST_CASE("ingest: of what was streamed nothing is kept") {
  const Ingest ingest{{{.name = "journey", .type = "string", .memory = IngestMemory::streamed}}};
  CHECK(sentence(ingest) == "1 column streamed: nothing that was read is kept");
  CHECK(ingest.bytes() == 0);
}

TEST_CASE("ingest: reasons stand in a row, and one that is empty is none") {
  std::string why;
  add_reason(why, "");
  CHECK(why.empty());
  add_reason(why, "int8 to double");
  add_reason(why, "2 chunks joined");
  CHECK(why == "int8 to double, 2 chunks joined");
}
