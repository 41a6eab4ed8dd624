// SPDX-License-Identifier: MIT
#include "journeyrank/base/date.hpp"

#include <optional>
#include <string_view>

#include <doctest/doctest.h>

using journeyrank::Date;
using journeyrank::days_in_month;
using journeyrank::is_leap_year;
using journeyrank::is_valid;
using journeyrank::parse_date;
using journeyrank::to_string;

TEST_CASE("date: an ISO day is read and written back") {
  CHECK(parse_date("2026-03-01") == Date{2026, 3, 1});
  CHECK(parse_date("0001-01-01") == Date{1, 1, 1});
  CHECK(parse_date("9999-12-31") == Date{9999, 12, 31});
  CHECK(to_string(Date{2026, 3, 1}) == "2026-03-01");
  CHECK(to_string(Date{1, 1, 1}) == "0001-01-01");
}

TEST_CASE("date: every day of four centuries is read back as it was written") {
  int days = 0;
  for (int year = 1801; year <= 2200; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in_month(year, month); ++day, ++days) {
        const Date date{year, month, day};
        CHECK_EQ(parse_date(to_string(date)), date);
      }
    }
  }
  CHECK(days == 146'097);
}

TEST_CASE("date: what is no day of the calendar, or spelled otherwise, is refused") {
  for (const std::string_view text : {"",
                                      "2026-02-30",
                                      "2026-02-29",
                                      "2026-04-31",
                                      "2026-13-01",
                                      "2026-00-10",
                                      "2026-01-00",
                                      "2026-01-32",
                                      "0000-01-01",
                                      "2026-3-1",
                                      "2026/03/01",
                                      "26-03-01",
                                      "2026-03-01 ",
                                      " 2026-03-01",
                                      "2026-03-1a",
                                      "2026-03--1",
                                      "-026-03-01",
                                      "2026-0-301",
                                      "20260-3-01",
                                      "2026-03-01T00",
                                      "----------",
                                      "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-1"}) {
    CAPTURE(text);
    CHECK(parse_date(text) == std::nullopt);
  }
}

TEST_CASE("date: leap years are every fourth, not the hundredth, but the four hundredth") {
  CHECK(is_leap_year(2024));
  CHECK_FALSE(is_leap_year(2026));
  CHECK_FALSE(is_leap_year(1900));
  CHECK(is_leap_year(2000));
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  CHECK(parse_date("1900-02-29") == std::nullopt);
}

TEST_CASE("date: a date set by hand is checked part by part") {
  CHECK(is_valid(Date{2026, 12, 31}));
  CHECK_FALSE(is_valid(Date{2026, 0, 1}));
  CHECK_FALSE(is_valid(Date{2026, 13, 1}));
  CHECK_FALSE(is_valid(Date{2026, 6, 31}));
  CHECK_FALSE(is_valid(Date{2026, 6, 0}));
  CHECK_FALSE(is_valid(Date{0, 6, 1}));
  CHECK_FALSE(is_valid(Date{10'000, 6, 1}));
}

TEST_CASE("date: the earlier day is the smaller") {
  CHECK(Date{2025, 12, 31} < Date{2026, 1, 1});
  CHECK(Date{2026, 1, 31} < Date{2026, 2, 1});
  CHECK(Date{2026, 2, 1} < Date{2026, 2, 2});
  CHECK_FALSE(Date{2026, 2, 2} < Date{2026, 2, 2});
}
