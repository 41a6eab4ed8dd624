// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_duration.hpp"

#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

using journeyrank::ArrowDuration;
using journeyrank::largest_whole;

namespace {

std::int64_t ms_of(const char* format, std::int64_t count) { return ArrowDuration::of(format)->ms(&count, 0); }

TEST_CASE("ArrowDuration: each unit in milliseconds, to the nearest, halves away from 0") {
  CHECK(ms_of("tDs", 5) == 5000);
  CHECK(ms_of("tDm", -5) == -5);
  CHECK(ms_of("tDu", 1499) == 1);
  CHECK(ms_of("tDu", 1500) == 2);
  CHECK(ms_of("tDu", -1500) == -2);
  CHECK(ms_of("tDn", 5'000'499'999) == 5000);
  CHECK(ms_of("tDn", 5'000'500'000) == 5001);
}

TEST_CASE("ArrowDuration: what is beyond 2^53 milliseconds stays beyond") {
  for (const char* format : {"tDs", "tDm"}) {
    CHECK(ms_of(format, std::numeric_limits<std::int64_t>::max()) == largest_whole + 1);
    CHECK(ms_of(format, std::numeric_limits<std::int64_t>::min()) == -largest_whole - 1);
  }
  CHECK(ms_of("tDn", std::numeric_limits<std::int64_t>::min()) == -9'223'372'036'855);
}

TEST_CASE("ArrowDuration: the text says its unit") {
  const std::int64_t count = 5'250'000;
  CHECK(ArrowDuration::of("tDu")->text(&count, 0) == "PT5.25S");
  CHECK_FALSE(ArrowDuration::of("tDx").has_value());
  CHECK_FALSE(ArrowDuration::of("tdD").has_value());
}

}  // namespace
