// SPDX-License-Identifier: MIT
#include "journeyrank/measure/case_rows.hpp"

#include <cstddef>

#include <doctest/doctest.h>

using journeyrank::CaseRow;
using journeyrank::CaseRows;
using journeyrank::no_party;

TEST_CASE("CaseRows: a row goes in and comes out, and every column is visited") {
  const CaseRow first{.ended_at = 7, .account = 1, .issue = 2, .declared = 3, .resolved = 1};
  CaseRows rows;
  rows.push_back(first);
  rows.push_back({});
  CHECK(rows.row(0) == first);
  CHECK(rows.row(1).account == no_party);
  std::size_t columns = 0;
  rows.for_each_column([&columns](auto& column) {
    column.pop_back();
    ++columns;
    CHECK(column.size() == 1);
  });
  CHECK(columns == 5);
}
