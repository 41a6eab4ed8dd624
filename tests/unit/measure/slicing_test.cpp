// SPDX-License-Identifier: MIT
#include "journeyrank/measure/slicing.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/measure/timestamp.hpp"

#include "refusal.hpp"

using journeyrank::parse_timestamp;
using journeyrank::Period;
using journeyrank::period_begin;
using journeyrank::period_name;
using journeyrank::Slicing;
using journeyrank::validate;

namespace {

std::string name_of_period(Period period, const char* moment) {
  return period_name(period, period_begin(period, parse_timestamp(moment)));
}

}  // namespace

TEST_CASE("Period: each is named by what it is") {
  CHECK(name_of_period(Period::none, "2026-03-31T23:59:59Z").empty());
  CHECK(name_of_period(Period::day, "2026-03-31T23:59:59Z") == "2026-03-31");
  CHECK(name_of_period(Period::month, "2026-03-31T23:59:59Z") == "2026-03");
  CHECK(name_of_period(Period::quarter, "2026-03-31T23:59:59Z") == "2026-Q1");
  CHECK(name_of_period(Period::quarter, "2026-12-01T00:00:00Z") == "2026-Q4");
  CHECK(name_of_period(Period::year, "2026-03-31T23:59:59Z") == "2026");
}

TEST_CASE("Period: weeks are those of ISO 8601, which may belong to another year than their days") {
  CHECK(name_of_period(Period::week, "2021-01-03T12:00:00Z") == "2020-W53");
  CHECK(name_of_period(Period::week, "2021-01-04T00:00:00Z") == "2021-W01");
  CHECK(name_of_period(Period::week, "2024-12-30T00:00:00Z") == "2025-W01");
  CHECK(name_of_period(Period::week, "2026-03-31T00:00:00Z") == "2026-W14");
}

TEST_CASE("Period: a moment before 1970 is in the day that began before it") {
  CHECK(name_of_period(Period::day, "1969-12-31T23:59:59Z") == "1969-12-31");
  CHECK(name_of_period(Period::week, "1969-12-28T23:00:00Z") == "1969-W52");
  CHECK(name_of_period(Period::month, "1969-12-01T00:00:00Z") == "1969-12");
}

TEST_CASE("Period: each ends where the next begins") {
  for (const Period period : {Period::day, Period::week, Period::month, Period::quarter, Period::year}) {
    std::int64_t first = period_begin(period, parse_timestamp("1967-12-31T00:00:00Z"));
    for (int i = 0; i < 60; ++i) {
      const std::int64_t next = journeyrank::period_end(period, first);
      CHECK(next > first);
      CHECK(period_begin(period, next * journeyrank::day_ms) == next);
      CHECK(period_begin(period, next * journeyrank::day_ms - 1) == first);
      first = next;
    }
  }
}

TEST_CASE("Slicing: what cannot be a slice is refused") {
  CHECK_NOTHROW(validate(Slicing{.by = {"segment", "tenure", "transfers", "abandoned"}}));
  CHECK(refusal([] { validate(Slicing{.by = {"started_at"}}); }) ==
        "bad_option: slices: column \"started_at\" is a time; slice by a period: day, week, month, quarter or year");
  CHECK(refusal_code([] { validate(Slicing{.by = {"handle_s"}}); }) == "bad_option");
  CHECK(refusal_code([] { validate(Slicing{.by = {"journey"}}); }) == "bad_option");
  CHECK(refusal_code([] { validate(Slicing{.by = {""}}); }) == "bad_option");
  CHECK(refusal([] {
          validate(Slicing{.by = {"channel", "channel"}});
        }) == "bad_option: slices: column \"channel\" is named twice");
}
