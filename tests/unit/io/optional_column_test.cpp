// SPDX-License-Identifier: MIT
#include "journeyrank/io/optional_column.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("optional column: what is not there is marked and holds 0") {
  OptionalColumn numbers;
  numbers.push(1.5);
  numbers.push(std::nullopt);
  const ResultColumn column = std::move(numbers).named("gap");
  CHECK(column.name == "gap");
  CHECK(std::get<std::vector<double>>(column.cells) == std::vector<double>{1.5, 0.0});
  CHECK(column.gaps() == std::vector<std::uint8_t>{0, 1});
}

TEST_CASE("optional column: an empty text is a missing cell") {
  PackedTexts texts;
  push_text(texts, "a");
  push_text(texts, "");
  CHECK(texts.missing == std::vector<std::uint8_t>{0, 1});
  CHECK(texts[0] == "a");
}
