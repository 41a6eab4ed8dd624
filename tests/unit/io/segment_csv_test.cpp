// SPDX-License-Identifier: MIT
#include "journeyrank/io/segment_csv.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "journeyrank/io/byte_source.hpp"

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::CsvReader;
using journeyrank::errors_model;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::read_segments;
using journeyrank::SegmentReading;

namespace {

SegmentReading read(const std::string& text, const std::string& by = "segment") {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost", .missing = Missing::interval}};
  CsvReader table(ByteSource::text(text, "s.csv"));
  return read_segments(table, model, by);
}

std::string refused(const std::string& text, const std::string& by = "segment") {
  return refusal([&] { read(text, by); });
}

}  // namespace

TEST_CASE("segment_csv: a row a journey and segment, in any order") {
  const SegmentReading reading =
      read("journey,label,segment,pain,cost\nbill,Bill,young,1,2\nbill,Bill,old,3,\nmove,Move,old,5,6\n");
  REQUIRE(reading.segments.size() == 2);
  CHECK(reading.segments[0].name == "old");
  CHECK(reading.segments[0].matrix.journey_count() == 2);
  CHECK(reading.segments[0].matrix.is_missing(0, 1));
  CHECK(reading.segments[0].matrix.label(1) == "Move");
  CHECK(reading.segments[1].matrix.cell(0, 1) == 2.0);
}

TEST_CASE("segment_csv: what cannot be is refused with its place") {
  CHECK(refused("journey,segment,pain,cost\nbill,s,1,2\nbill,s,1,2\n") ==
        "duplicate_name: s.csv:3:1: journey \"bill\" stands here again in segment \"s\"; it stands on line 2 already");
  CHECK(refused("journey,segment,pain,cost\nbill,,1,2\n") ==
        "missing_cell: s.csv:2:6: the row names no segment in \"segment\"");
  CHECK(refused("journey,segment,pain,cost\n,s,1,2\n").starts_with("missing_cell: s.csv:2:1: "));
  CHECK(refused("journey,segmnt,pain,cost\nbill,s,1,2\n")
            .starts_with("missing_column: s.csv:1:1: there is no column \"segment\" to tell the segments apart"));
  CHECK(refused("journey,segment,pain,cost\nbill,s,1,2\n", "pain")
            .ends_with("the column \"pain\" is a criterion; segments are told apart by another one"));
  CHECK(refused("journey,segment,pain,cost\nbill,s,1,2\n", "journey").find("names the journeys") != std::string::npos);
  CHECK(refused("journey,segment,pain,cost\n") == "empty_input: s.csv: a header, but no journey below it");
  CHECK(refused("journey,segment,pain,cost\nbill,s,,2\n").starts_with("missing_cell: s.csv:2:8: "));
}

TEST_CASE("segment_csv: a table of errors need not have every cell") {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}};
  CsvReader table(ByteSource::text("journey,segment,pain\nbill,s,\n", "e.csv"));
  const SegmentReading reading = read_segments(table, errors_model(model), "segment");
  CHECK(reading.segments[0].matrix.is_missing(0, 0));
}
