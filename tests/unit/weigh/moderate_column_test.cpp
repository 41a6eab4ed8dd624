// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/moderate_column.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"

using journeyrank::ModerateColumn;

TEST_CASE("moderate column: ordinary values are borrowed as they are") {
  const auto matrix = matrix_of_columns({{3.0, -6.0, 1e20}});
  const ModerateColumn column(matrix, 0);
  CHECK(column.values().data() == matrix.column(0).data());
  CHECK(column.range() == 1e20 + 6.0);
}

TEST_CASE("moderate column: those near the ends of a double are brought to 1 by a power of two") {
  const double largest = std::numeric_limits<double>::max();
  const auto matrix = matrix_of_columns({{largest, -largest, 0.0}, {0.0, 3e-320, 1e-320}});
  const ModerateColumn huge(matrix, 0);
  CHECK(huge.values()[0] < 1.0);
  CHECK(huge.values()[0] > 0.99);
  CHECK(huge.values()[1] == -huge.values()[0]);
  CHECK(huge.range() == 2.0 * huge.values()[0]);
  CHECK(huge.reach().low == huge.values()[1]);
  const ModerateColumn tiny(matrix, 1);
  CHECK(tiny.values()[1] >= 0.5);
  CHECK(tiny.values()[1] < 1.0);
  CHECK(tiny.range() == tiny.values()[1]);
}

TEST_CASE("moderate column: moved elsewhere, it keeps its values") {
  const auto matrix = matrix_of_columns({{1e300, 2e300}});
  std::vector<ModerateColumn> columns;
  columns.emplace_back(matrix, 0);
  const double first = columns[0].values()[0];
  for (int i = 0; i < 10; ++i) columns.emplace_back(matrix, 0);
  CHECK(columns[0].values()[0] == first);
  CHECK(columns[0].values()[1] == 2.0 * first);
}
