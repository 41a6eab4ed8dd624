// SPDX-License-Identifier: MIT
#include "journeyrank/base/large_vector.hpp"

#include <cstdint>
#include <limits>
#include <new>
#include <numeric>
#include <utility>

#include <doctest/doctest.h>

using journeyrank::LargeAllocator;
using journeyrank::LargeVector;

TEST_CASE("large_vector: keeps its entries as it grows past what is large, is copied, moved and shrunk") {
  LargeVector<std::uint64_t> numbers;
  const std::size_t count = journeyrank::huge_page / sizeof(std::uint64_t) + 1;
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(i);
  LargeVector<std::uint64_t> copy = numbers;
  LargeVector<std::uint64_t> moved = std::move(numbers);
  CHECK(copy == moved);
  CHECK(std::accumulate(moved.begin(), moved.end(), std::uint64_t{0}) == count * (count - 1) / 2);
  moved.resize(3);
  moved.shrink_to_fit();
  CHECK(moved == LargeVector<std::uint64_t>{0, 1, 2});
}

TEST_CASE("large_vector: large memory begins at a huge page") {
  constexpr std::size_t page = journeyrank::huge_page;
  const LargeVector<char> large(journeyrank::huge_page);
  CHECK(reinterpret_cast<std::uintptr_t>(large.data()) % page == 0);
  CHECK(large.front() == 0);
  CHECK(large.back() == 0);
}

TEST_CASE("large_vector: more than there can be is refused as any vector refuses it") {
  LargeAllocator<std::uint64_t> memory;
  CHECK_THROWS_AS(static_cast<void>(memory.allocate(std::numeric_limits<std::size_t>::max())), std::bad_alloc);
}
