// SPDX-License-Identifier: MIT
#include "journeyrank/base/unset_vector.hpp"

#include <cstdint>

#include <doctest/doctest.h>

using journeyrank::UnsetVector;

TEST_CASE("UnsetVector: holds what was written, and is a vector otherwise") {
  UnsetVector<std::uint32_t> cells(3);
  for (std::uint32_t i = 0; i < 3; ++i) cells[i] = i;
  cells.push_back(7);
  CHECK(cells == UnsetVector<std::uint32_t>{0, 1, 2, 7});
  const UnsetVector<std::uint32_t> copy = cells;
  CHECK(copy == cells);
}

TEST_CASE("UnsetVector: a value that is given is set") {
  const UnsetVector<double> cells(2, 0.5);
  CHECK(cells[0] == 0.5);
  CHECK(cells[1] == 0.5);
}
