// SPDX-License-Identifier: MIT
#include "journeyrank/measure/grown_capacity.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::grown_capacity;

namespace {

TEST_CASE("grown capacity: what vectors take, entry by entry") {
  std::vector<int> grown;
  for (std::size_t size = 1; size < 3000; ++size) {
    const std::size_t before = grown.capacity();
    grown.push_back(0);
    CHECK(grown.capacity() == grown_capacity(before, size));
  }
  CHECK(grown_capacity(0, 0) == 0);
  CHECK(grown_capacity(100, 101) == 200);
}

}  // namespace
