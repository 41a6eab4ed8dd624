// SPDX-License-Identifier: MIT
#include "journeyrank/io/weight_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::DataWeighing;
using journeyrank::Model;
using journeyrank::PackedTexts;

TEST_CASE("weight table: the model's own weights first, a row a criterion, and one for a method that is refused") {
  Model model;
  model.criteria = {{.id = "pain", .label = "Pain", .weight = 3.0}, {.id = "cost", .weight = 1.0}};
  const std::vector<DataWeighing> ways = {{.name = "critic", .weights = {0.4, 0.6}},
                                          {.name = "merec", .refused = "bad_number: below 0"}};
  const auto table = to_table(ways, model);
  REQUIRE(table.rows == 5);
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[0] == "own");
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[4] == "merec");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[2] == "Pain");
  CHECK(std::get<std::vector<double>>(table.columns[3].cells)[0] == 0.75);
  CHECK(std::get<std::vector<double>>(table.columns[3].cells)[3] == 0.6);
  CHECK(table.columns[3].gaps() == std::vector<std::uint8_t>{0, 0, 0, 0, 1});
  CHECK(table.columns[4].gaps() == std::vector<std::uint8_t>{1, 1, 1, 1, 0});
}
