// SPDX-License-Identifier: MIT
#include "journeyrank/io/impact_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const std::vector<CriterionImpact> impacts = {
    {.criterion = "effort",
     .n = 30,
     .overall = 0.3,
     .reference = 0.2,
     .reference_journey = "move",
     .difference = 0.1,
     .journeys = {{"bill", 20, 0.35, 0.15, 0.1, 1.0}, {"move", 10, 0.2, {}, 0.0, {}}}},
    {.criterion = "cost", .why_not = "a total"}};

}  // namespace

TEST_CASE("impact table: a row a criterion and journey, one for a criterion that is not taken apart") {
  const ResultTable table = to_table(impacts);
  CHECK(table.rows == 3);
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"criterion", "journey", "n", "own", "impact", "contribution", "share",
                                          "overall", "reference", "reference_journey", "difference", "why_missing"});
  const auto& journeys = std::get<PackedTexts>(table.columns[1].cells);
  CHECK(journeys[0] == "bill");
  CHECK(journeys.missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[2].cells) == std::vector<std::int64_t>{20, 10, 0});
  const std::vector<double> first = {0.35, 0.15, 0.1, 1.0, 0.3, 0.2};
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(std::get<std::vector<double>>(table.columns[3 + i].cells)[0] == first[i]);
    CHECK(table.columns[3 + i].gaps()[2] == 1);
  }
  CHECK(table.columns[4].gaps() == std::vector<std::uint8_t>{0, 1, 1});
  CHECK(table.columns[6].gaps() == std::vector<std::uint8_t>{0, 1, 1});
  CHECK(std::get<PackedTexts>(table.columns[11].cells)[2] == "a total");
}

TEST_CASE("impact table: no criteria, no rows") { CHECK(to_table(std::vector<CriterionImpact>{}).rows == 0); }
