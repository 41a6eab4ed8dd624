// SPDX-License-Identifier: MIT
#include "journeyrank/io/target_frame.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/arrow.hpp"

#include "refusal.hpp"
#include "unit/io/arrow_producer.hpp"

using namespace journeyrank;

namespace {

TargetReading read(std::vector<ProducedColumn> columns) {
  ArrowProducer producer({batch_of(std::move(columns))});
  auto stream = producer.stream();
  const ArrowTable table(&stream);
  return read_targets(ArrowFrame(table));
}

}  // namespace

TEST_CASE("target frame: the rows of a frame are those of the file with the same cells") {
  const auto found = read({viewed_column("journey", {"bill", "*"}), viewed_column("metric", {"effort", "time"}),
                           numbers_column<double>("target", "g", {0.2, 300}),
                           numbers_column<std::int32_t>("valid_from", "tdD", {20'544, 0}, "10")});
  CsvReader file(ByteSource::text("journey,metric,target,valid_from\nbill,effort,0.2,2026-04-01\n*,time,300,\n", "t"));
  const auto of_file = read_targets(file);
  REQUIRE(found.targets.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) CHECK(found.targets[i].target == of_file.targets[i].target);
  CHECK(found.targets[1].row == Place{"targets", 2});
  CHECK(found.targets[1].metric == Place{"targets", 2, 2});
}

TEST_CASE("target frame: whole numbers are targets too, a null is an empty cell") {
  const auto found = read({viewed_column("journey", {"bill"}), viewed_column("metric", {"time"}),
                           numbers_column<std::int64_t>("target", "l", {300}), viewed_column("owner", {"Ann"})});
  CHECK(found.targets[0].target == Target{.journey = "bill", .metric = "time", .target = 300});
  CHECK(found.notes == std::vector<Note>{{"unknown_column", "column \"owner\" of the targets is not looked at"}});
  CHECK(refusal([] {
          read({viewed_column("journey", {"bill"}), viewed_column("metric", {"time"}),
                numbers_column<double>("target", "g", {300}, "0")});
        }) == "missing_cell: targets:1:3: the row has no target");
}

TEST_CASE("target frame: a column that is missing, doubled or no number is refused") {
  CHECK(refusal([] {
          read({viewed_column("jurney", {"bill"}), viewed_column("metric", {"time"})});
        }) == "missing_column: the targets have no column \"journey\" (did you mean \"jurney\"?)");
  CHECK(refusal_code([] {
          read({viewed_column("journey", {"bill"}), viewed_column("journey", {"bill"}),
                viewed_column("metric", {"time"}), numbers_column<double>("target", "g", {300})});
        }) == "duplicate_name");
  CHECK(
      refusal_code([] {
        read({viewed_column("journey", {"bill"}), viewed_column("metric", {"time"}), viewed_column("target", {"300"})});
      }) == "bad_arrow");
  CHECK(refusal([] {
          read({viewed_column("journey", {"bill"}), viewed_column("metric", {""}),
                numbers_column<double>("target", "g", {300})});
        }) == "missing_cell: targets:1:2: the row has no metric");
}

TEST_CASE("target frame: a stage comes with the place of its cell, an empty one is the whole journey") {
  const auto found = read({viewed_column("journey", {"bill", "bill"}), viewed_column("metric", {"time", "time"}),
                           numbers_column<double>("target", "g", {60, 300}), viewed_column("stage", {"verify", ""})});
  REQUIRE(found.targets.size() == 2);
  CHECK(found.targets[0].target == Target{.journey = "bill", .stage = "verify", .metric = "time", .target = 60});
  CHECK(found.targets[0].stage == Place{"targets", 1, 4});
  CHECK(found.targets[1].target.stage.empty());
}
