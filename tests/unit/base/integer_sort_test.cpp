// SPDX-License-Identifier: MIT
#include "journeyrank/base/integer_sort.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::sort_integers;

namespace {

std::vector<std::int64_t> sorted(std::vector<std::int64_t> numbers) {
  sort_integers(numbers);
  return numbers;
}

}  // namespace

TEST_CASE("sort_integers: nothing, one and a few are sorted") {
  CHECK(sorted({}).empty());
  CHECK(sorted({7}) == std::vector<std::int64_t>{7});
  CHECK(sorted({3, -1, 2}) == std::vector<std::int64_t>{-1, 2, 3});
}

TEST_CASE("sort_integers: many of any size, sign and spread stand as std::sort leaves them") {
  Splitmix64 random(1);
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  for (const std::size_t count : {511U, 512U, 513U, 5'000U}) {
    for (const unsigned bits : {1U, 8U, 20U, 33U, 63U}) {
      CAPTURE(count);
      CAPTURE(bits);
      std::vector<std::int64_t> numbers;
      for (std::size_t i = 0; i < count; ++i) {
        numbers.push_back(static_cast<std::int64_t>(random() >> (64 - bits)) * (random.below(2) == 0 ? 1 : -1));
      }
      numbers.insert(numbers.end(), {least, most, 0, -1});
      std::vector<std::int64_t> expected = numbers;
      std::sort(expected.begin(), expected.end());
      CHECK(sorted(numbers) == expected);
    }
  }
  CHECK(sorted(std::vector<std::int64_t>(1'000, -5)) == std::vector<std::int64_t>(1'000, -5));
}
