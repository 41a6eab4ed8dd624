// SPDX-License-Identifier: MIT
#include "journeyrank/measure/sparse_column.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::copy_cell;
using journeyrank::SparseColumn;

TEST_CASE("SparseColumn: usual values take no memory, and are there all the same") {
  SparseColumn<int> column(-1);
  for (int i = 0; i < 3; ++i) column.push_back(-1);
  CHECK(column.is_uniform());
  CHECK(column.values().empty());
  CHECK(column.size() == 3);
  CHECK(column[2] == -1);
}

TEST_CASE("SparseColumn: the first other value makes it a column like others") {
  SparseColumn<int> column(-1);
  column.push_back(-1);
  column.push_back(7);
  column.push_back(-1);
  CHECK_FALSE(column.is_uniform());
  CHECK(std::vector<int>(column.values().begin(), column.values().end()) == std::vector<int>{-1, 7, -1});
  column.pop_back();
  column.set(0, 3);
  CHECK(column.size() == 2);
  CHECK(column[0] == 3);
}

TEST_CASE("SparseColumn: a cell that is set or copied makes it one too") {
  SparseColumn<int> column(0);
  column.push_back(0);
  column.push_back(0);
  column.set(1, 0);
  CHECK(column.is_uniform());
  column.set(1, 5);
  copy_cell(column, 1, 0);
  CHECK(column[0] == 5);
  journeyrank::LargeVector<int> plain = {1, 2};
  copy_cell(plain, 1, 0);
  CHECK(plain == journeyrank::LargeVector<int>{2, 2});
}
