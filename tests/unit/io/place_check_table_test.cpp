// SPDX-License-Identifier: MIT
#include "journeyrank/io/place_check_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::PackedTexts;
using journeyrank::PlaceCheck;
using journeyrank::PlaceQuestion;

TEST_CASE("place check table: a row a place, and no rank where a journey was not or is not there") {
  PlaceCheck check;
  check.places = {{PlaceQuestion::top, "a", "A", 2, 1, true},
                  {PlaceQuestion::unchanged, "b", "B", 0, 3, false},
                  {PlaceQuestion::unchanged, "c", "C", 4, 0, false}};
  const auto table = to_table(check);
  REQUIRE(table.rows == 3);
  REQUIRE(table.columns.size() == 6);
  const auto whole = [&table](std::size_t c) { return std::get<std::vector<std::int64_t>>(table.columns[c].cells); };
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[1] == "unchanged");
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[2] == "c");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[0] == "A");
  CHECK(whole(3) == std::vector<std::int64_t>{2, 0, 4});
  CHECK(table.columns[3].missing == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(whole(4) == std::vector<std::int64_t>{1, 3, 0});
  CHECK(table.columns[4].missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(whole(5) == std::vector<std::int64_t>{1, 0, 0});
}
