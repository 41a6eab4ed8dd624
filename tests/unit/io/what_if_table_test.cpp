// SPDX-License-Identifier: MIT
#include "journeyrank/io/what_if_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("what_if table: a row a move, and nothing where a journey is not there") {
  WhatIf half;
  half.scenario = "half";
  half.moves = {{"a", "A", 2, 1, 0.5, 0.6}, {"new", "new", 0, 2, 0.0, 0.4}, {"old", "Old", 3, 0, 0.2, 0.0}};
  WhatIf same;
  same.scenario = "same";
  const std::vector<WhatIf> answers = {half, same};
  const ResultTable table = to_table(answers);
  REQUIRE(table.rows == 3);
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[2] == "half");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[0] == "A");
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[3].cells) == std::vector<std::int64_t>{2, 0, 3});
  CHECK(table.columns[3].missing == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(table.columns[4].missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(table.columns[5].missing == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(std::get<std::vector<double>>(table.columns[6].cells)[1] == 0.4);
  CHECK(table.columns[7].gaps()[0] == 1);
  CHECK(to_table(std::vector<WhatIf>{}).rows == 0);
}

TEST_CASE("what_if table: the reason of a pin stands beside the place it holds") {
  WhatIf pinned;
  pinned.moves = {{"a", "A", 2, 1, 0.5, 0.5, "", "duty"}, {"b", "B", 1, 2, 0.6, 0.6, "campaign", ""}};
  const ResultTable table = to_table(std::vector<WhatIf>{pinned});
  REQUIRE(table.columns.size() == 9);
  CHECK(table.columns[7].name == "pin_before");
  CHECK(table.columns[8].name == "pin_after");
  CHECK(std::get<PackedTexts>(table.columns[7].cells)[1] == "campaign");
  CHECK(std::get<PackedTexts>(table.columns[8].cells)[0] == "duty");
  CHECK(table.columns[7].gaps()[0] == 1);
  CHECK(table.columns[8].gaps()[1] == 1);
}
