// SPDX-License-Identifier: MIT
#include "journeyrank/measure/row_memory.hpp"

#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::RowMemory;

TEST_CASE("RowMemory: a row is new until an equal one comes; where fields are cut matters") {
  using Row = std::vector<std::string_view>;
  RowMemory rows;
  CHECK(rows.is_new(Row{"a", "bc"}));
  CHECK(rows.is_new(Row{"ab", "c"}));
  CHECK(rows.is_new(Row{"abc", ""}));
  CHECK_FALSE(rows.is_new(Row{"ab", "c"}));
}
