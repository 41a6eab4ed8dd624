// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_decimal.hpp"

#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::ArrowDecimal;

TEST_CASE("arrow decimal: formats state scale and width; anything else is none") {
  for (const char* format : {"d:9,2,32", "d:18,0,64", "d:19,10", "d:38,-3,128", "d:76,40,256"}) {
    CAPTURE(format);
    CHECK(ArrowDecimal::of(format).has_value());
  }
  for (const char* format : {"", "g", "d:", "d:x,2", "d:9;2", "d:9,2,48", "d:0,0", "d:9,2000000000", "d:9,-200,128"}) {
    CAPTURE(format);
    CHECK(!ArrowDecimal::of(format));
  }
}

TEST_CASE("arrow decimal: values of every width are the nearest doubles") {
  const std::vector<std::int32_t> narrow = {12345, -12345, 0, std::numeric_limits<std::int32_t>::min()};
  const auto cents = *ArrowDecimal::of("d:9,2,32");
  CHECK(cents.value(narrow.data(), 0) == 123.45);
  CHECK(cents.value(narrow.data(), 1) == -123.45);
  CHECK(cents.value(narrow.data(), 2) == 0.0);
  CHECK(cents.value(narrow.data(), 3) == -21474836.48);

  const std::vector<std::int64_t> wide = {9007199254740993, std::numeric_limits<std::int64_t>::min()};
  CHECK(ArrowDecimal::of("d:18,0,64")->value(wide.data(), 0) == 9007199254740992.0);  // halfway, to even
  CHECK(ArrowDecimal::of("d:18,1,64")->value(wide.data(), 0) == 900719925474099.3);
  CHECK(ArrowDecimal::of("d:18,0,64")->value(wide.data(), 1) == -9223372036854775808.0);
  CHECK(ArrowDecimal::of("d:18,-2,64")->value(wide.data(), 0) == 900719925474099300.0);

  // 2^64 and -1, then 10^-38 of 2^127 - 1, the largest of its width.
  const std::vector<std::uint64_t> wider = {0, 1, ~0ULL, ~0ULL, ~0ULL, ~0ULL >> 1};
  CHECK(ArrowDecimal::of("d:38,0")->value(wider.data(), 0) == 18446744073709551616.0);
  CHECK(ArrowDecimal::of("d:38,1")->value(wider.data(), 1) == -0.1);
  CHECK(ArrowDecimal::of("d:38,38")->value(wider.data(), 2) == 1.70141183460469231731687303715884105727);

  // The smallest of the widest type: -2^255.
  const std::vector<std::uint64_t> widest = {0, 0, 0, 1ULL << 63};
  CHECK(ArrowDecimal::of("d:76,0,256")->value(widest.data(), 0) == -0x1p255);
}
