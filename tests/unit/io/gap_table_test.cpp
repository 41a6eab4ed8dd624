// SPDX-License-Identifier: MIT
#include "journeyrank/io/gap_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const std::vector<Gap> three_gaps = {
    {.journey = "bill",
     .criterion = "effort",
     .n = 40,
     .actual = 0.3,
     .target = 0.2,
     .against = AgainstTarget{0.1, 0.1, 0.25, 0.125, 0.875, ""},
     .headroom = Headroom{0.15, "move", 0.15, 0.1875}},
    {.journey = "bill",
     .stage = "verify",
     .criterion = "p90",
     .n = 5,
     .small_sample = true,
     .actual = 9.0,
     .target = 8.0,
     .against = AgainstTarget{.gap = 1.0, .why_unsure = "not known"}},
    {.journey = "move", .criterion = "csat", .better = Better::higher, .why_missing = "no survey", .target = 0.8}};

const std::vector<double>& numbers(const ResultTable& table, std::size_t column) {
  return std::get<std::vector<double>>(table.columns[column].cells);
}

}  // namespace

TEST_CASE("gap table: a row a gap, with what is there") {
  const ResultTable table = to_table(three_gaps);
  CHECK(table.rows == 3);
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"journey", "stage", "criterion", "better", "n", "small_sample", "actual",
                                          "target", "gap", "shortfall", "value_gap", "points", "probability_worse",
                                          "reference", "reference_journey", "headroom", "headroom_points",
                                          "why_missing"});
  const auto& stages = std::get<PackedTexts>(table.columns[1].cells);
  CHECK(stages.missing == std::vector<std::uint8_t>{1, 0, 1});
  CHECK(stages[1] == "verify");
  CHECK(std::get<PackedTexts>(table.columns[3].cells)[2] == "higher");
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[5].cells) == std::vector<std::int64_t>{0, 1, 0});
  const std::vector<double> first = {0.3, 0.2, 0.1, 0.1, 0.25, 0.125, 0.875, 0.15};
  for (std::size_t i = 0; i < first.size(); ++i) CHECK(numbers(table, 6 + i)[0] == first[i]);
  CHECK(std::get<PackedTexts>(table.columns[14].cells)[0] == "move");
  CHECK(numbers(table, 15)[0] == 0.15);
  CHECK(numbers(table, 16)[0] == 0.1875);
}

TEST_CASE("gap table: what is not there is missing, and the reason stands beside it") {
  const ResultTable table = to_table(three_gaps);
  CHECK(table.columns[6].gaps() == std::vector<std::uint8_t>{0, 0, 1});   // actual
  CHECK(table.columns[7].gaps() == std::vector<std::uint8_t>{0, 0, 0});   // target
  CHECK(table.columns[8].gaps() == std::vector<std::uint8_t>{0, 0, 1});   // gap
  CHECK(table.columns[12].gaps() == std::vector<std::uint8_t>{0, 1, 1});  // probability
  CHECK(table.columns[15].gaps() == std::vector<std::uint8_t>{0, 1, 1});  // headroom
  const auto& reasons = std::get<PackedTexts>(table.columns[17].cells);
  CHECK(reasons.missing == std::vector<std::uint8_t>{1, 0, 0});
  CHECK(reasons[1] == "not known");
  CHECK(reasons[2] == "no survey");
}

TEST_CASE("gap table: no gaps, no rows") { CHECK(to_table(std::vector<Gap>{}).rows == 0); }
