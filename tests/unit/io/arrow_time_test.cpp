// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_time.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"

using journeyrank::ArrowTime;
using journeyrank::Error;
using journeyrank::TimestampText;

namespace {

std::string spelt(const char* format, const void* counts, std::size_t at) {
  TimestampText text{};
  return std::string(ArrowTime::of(format)->text(counts, at, text));
}

std::string spelt(const char* format, std::int64_t count) { return spelt(format, &count, 0); }

}  // namespace

TEST_CASE("arrow time: timestamps of every unit and days are times; anything else is none") {
  for (const char* format : {"tss:", "tsm:UTC", "tsu:", "tsn:Europe/Berlin", "tdD", "tdm"}) {
    CAPTURE(format);
    CHECK(ArrowTime::of(format).has_value());
  }
  for (const char* format : {"", "ts", "tsx:", "tss", "ttm", "tDs", "tiM", "g"}) {
    CAPTURE(format);
    CHECK(!ArrowTime::of(format));
  }
}

TEST_CASE("arrow time: a moment is spelt in UTC; without a zone it has no offset") {
  CHECK(spelt("tss:UTC", 1'767'225'600) == "2026-01-01T00:00:00Z");
  CHECK(spelt("tsm:Europe/Berlin", 1'767'225'600'250) == "2026-01-01T00:00:00.250Z");
  CHECK(spelt("tsu:", 1'767'225'600'250'999) == "2026-01-01T00:00:00.250");
  CHECK(spelt("tsn:UTC", -1) == "1969-12-31T23:59:59.999Z");
  CHECK(spelt("tsn:UTC", -1'000'000) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("arrow time: a day is spelt without a time, from 32 or 64 bits") {
  const std::array<std::int32_t, 4> days{-1, 1};  // as long as two of 64 bits: gcc looks at that branch too
  CHECK(spelt("tdD", days.data(), 0) == "1969-12-31");
  CHECK(spelt("tdD", days.data(), 1) == "1970-01-02");
  CHECK(spelt("tdm", 86'400'000) == "1970-01-02");
}

TEST_CASE("arrow time: a moment outside the years 1 to 9999 is refused, however large it is") {
  for (const char* format : {"tss:", "tsm:"}) {
    CAPTURE(format);
    CHECK_THROWS_AS(spelt(format, std::numeric_limits<std::int64_t>::max()), Error);
    CHECK_THROWS_AS(spelt(format, std::numeric_limits<std::int64_t>::min()), Error);
  }
}
