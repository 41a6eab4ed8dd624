// SPDX-License-Identifier: MIT
#include "journeyrank/measure/posix_zone_rule.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/measure/timestamp.hpp"

using journeyrank::parse_timestamp;
using journeyrank::PosixZoneRule;

namespace {

std::int64_t offset(const char* rule, const std::string& utc) {
  const auto parsed = PosixZoneRule::parse(rule);
  REQUIRE(parsed.has_value());
  return parsed->offset_at(parse_timestamp(utc) / 1000);
}

}  // namespace

TEST_CASE("PosixZoneRule: the last Sunday of March and October, at the second") {
  const char* const berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
  CHECK(offset(berlin, "2026-03-29T00:59:59Z") == 3600);
  CHECK(offset(berlin, "2026-03-29T01:00:00Z") == 7200);
  CHECK(offset(berlin, "2026-10-25T00:59:59Z") == 7200);
  CHECK(offset(berlin, "2026-10-25T01:00:00Z") == 3600);
  CHECK(offset(berlin, "2099-07-01T00:00:00Z") == 7200);
}

TEST_CASE("PosixZoneRule: summer over the new year, half hours, names in brackets, negative hours and days") {
  CHECK(offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z") == 11 * 3600);
  CHECK(offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z") == 10 * 3600);
  CHECK(offset("<+0330>-3:30", "2026-07-01T00:00:00Z") == 12'600);
  CHECK(offset("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z") == 11 * 3600);
  CHECK(offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z") == -7200);
  CHECK(offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z") == -3600);
  CHECK(offset("XST-1XDT,J60/0,J300/0", "2024-02-29T22:59:59Z") == 3600);
  CHECK(offset("XST-1XDT,J60/0,J300/0", "2024-02-29T23:00:00Z") == 7200);
  CHECK(offset("XST-1XDT,59/0,300/0", "2024-02-28T23:00:00Z") == 7200);
}

TEST_CASE("PosixZoneRule: the fifth week is the last one there is") {
  CHECK(offset("XST0XDT,M2.5.0/0,M3.1.0/0", "2026-02-21T23:59:59Z") == 0);
  CHECK(offset("XST0XDT,M2.5.0/0,M3.1.0/0", "2026-02-22T00:00:00Z") == 3600);
}

TEST_CASE("PosixZoneRule: the days around the first and the last year end as others do") {
  // A date that stands for "never ends", such as 9999-12-31, is looked up a day later too.
  const auto berlin = PosixZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3");
  REQUIRE(berlin.has_value());
  CHECK(berlin->offset_at(journeyrank::latest_moment / 1000 + 86'400) == 3600);
  CHECK(berlin->offset_at(journeyrank::earliest_moment / 1000 - 86'400) == 3600);
}

TEST_CASE("PosixZoneRule: what is no rule is none") {
  for (const char* text : {"", "C-1", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
                           "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0", "CET-1CEST,J0,J5", "CET-200",
                           "CET-1CEST,M3.5.0,M10.5.0/3x", "<CET-1"}) {
    CAPTURE(text);
    CHECK_FALSE(PosixZoneRule::parse(text).has_value());
  }
}
