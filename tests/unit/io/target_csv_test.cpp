// SPDX-License-Identifier: MIT
#include "journeyrank/io/target_csv.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

TargetReading read(const std::string& text, const CsvOptions& options = {}) {
  CsvReader table(ByteSource::text(text, "t.csv"), options);
  return read_targets(table);
}

}  // namespace

TEST_CASE("target csv: a row a target, each with its place") {
  const auto found = read(
      "journey,stage,metric,target,valid_from\n"
      "bill,,effort,0.2,2026-04-01\n"
      "*,verify,time,300,\n"
      ",,time,250,\n");
  REQUIRE(found.targets.size() == 3);
  CHECK(found.targets[0].target ==
        Target{.journey = "bill", .metric = "effort", .target = 0.2, .valid_from = Date{2026, 4, 1}});
  CHECK(found.targets[0].row == Place{"t.csv", 2, 1});
  CHECK(found.targets[0].journey == Place{"t.csv", 2, 1});
  CHECK(found.targets[0].metric == Place{"t.csv", 2, 7});
  CHECK(found.targets[1].target == Target{.journey = "*", .stage = "verify", .metric = "time", .target = 300});
  CHECK(found.targets[1].stage == Place{"t.csv", 3, 3});
  CHECK(found.targets[2].target.is_for_every_journey());
  CHECK(found.notes.empty());
}

TEST_CASE("target csv: columns may come in any order; stage and valid_from may be left out") {
  const auto found = read("target;metric;journey\n1,5;time;bill\n", {.decimal = ','});
  REQUIRE(found.targets.size() == 1);
  CHECK(found.targets[0].target == Target{.journey = "bill", .metric = "time", .target = 1.5});
  CHECK(found.targets[0].journey == Place{"t.csv", 2, 10});
}

TEST_CASE("target csv: a header alone is no target") { CHECK(read("journey,metric,target\n").targets.empty()); }

TEST_CASE("target csv: a column that no target has is passed over, and said") {
  CHECK(read("journey,metric,target,valid_form,owner\nbill,time,5,2026-01-01,Ann\n").notes ==
        std::vector<Note>{
            {"unknown_column", "column \"valid_form\" of the targets is not looked at (did you mean \"valid_from\"?)"},
            {"unknown_column", "column \"owner\" of the targets is not looked at"}});
}

TEST_CASE("target csv: a bad row is refused with file, line and column") {
  CHECK(refusal([] { read("journey,metrik,target\n"); }) ==
        "missing_column: t.csv: there is no column \"metric\" (did you mean \"metrik\"?)");
  CHECK(refusal([] { read("journey,metric,target\nbill,,5\n"); }) == "missing_cell: t.csv:2:6: the row has no metric");
  CHECK(refusal([] { read("journey,metric,target\nbill,time, \n"); }) ==
        "missing_cell: t.csv:2:11: the row has no target");
  CHECK(refusal([] { read("journey,metric,target\nbill,time,5 %\n"); }).starts_with("bad_number: t.csv:2:11: "));
  CHECK(refusal([] { read("journey,metric,target\nbill,time,nan\n"); }).starts_with("bad_number: t.csv:2:11: "));
  CHECK(refusal([] { read("journey,metric,target,valid_from\nbill,time,5,1/4/2026\n"); }) ==
        "bad_time: t.csv:2:13: valid_from: found \"1/4/2026\"; allowed: a day such as 2026-04-01");
  CHECK(refusal([] { read("journey,metric,target\nbill,time\n"); }).starts_with("bad_csv: t.csv:2:"));
}

TEST_CASE("target csv: a day may be written as the midnight that begins it, and as no other time") {
  CHECK(first_day(" 2026-04-01 ", {}) == Date{2026, 4, 1});
  CHECK(first_day("2026-04-01T00:00:00Z", {}) == Date{2026, 4, 1});
  CHECK(first_day("2026-04-01T00:00:00", {}) == Date{2026, 4, 1});
  CHECK(refusal_code([] { first_day("2026-04-01T09:00:00Z", {}); }) == "bad_time");
  CHECK(refusal_code([] { first_day("2026-02-30", {}); }) == "bad_time");
  CHECK(refusal_code([] { first_day("", {}); }) == "bad_time");
}

TEST_CASE("target csv: a file that is not there is read_failed") {
  CHECK(refusal_code([] { read_targets("no/such/targets.csv"); }) == "read_failed");
}
