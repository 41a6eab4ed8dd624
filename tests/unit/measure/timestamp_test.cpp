// SPDX-License-Identifier: MIT
#include "journeyrank/measure/timestamp.hpp"

#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Date;
using journeyrank::date_after_1970;
using journeyrank::days_since_1970;
using journeyrank::earliest_moment;
using journeyrank::format_timestamp;
using journeyrank::latest_moment;
using journeyrank::parse_timestamp;
using journeyrank::read_rfc3339;
using journeyrank::TextCursor;

namespace {

std::string_view fault_of(std::string_view text) {
  const char* fault = read_rfc3339(text).fault;
  return fault == nullptr ? "" : fault;
}

}  // namespace

TEST_CASE("days_since_1970: known days have known numbers") {
  CHECK(days_since_1970({1970, 1, 1}) == 0);
  CHECK(days_since_1970({1969, 12, 31}) == -1);
  CHECK(days_since_1970({2000, 3, 1}) == 11017);
  CHECK(days_since_1970({1, 1, 1}) == -719162);
  CHECK(days_since_1970({9999, 12, 31}) == 2932896);
}

TEST_CASE("days_since_1970: every day of 800 years follows the one before, and date_after_1970 takes it back") {
  std::int64_t expected = days_since_1970({1600, 1, 1});
  bool same = true;
  for (int year = 1600; year < 2400; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= journeyrank::days_in_month(year, month); ++day, ++expected) {
        same = same && days_since_1970({year, month, day}) == expected;
        same = same && date_after_1970(expected) == Date{year, month, day};
      }
    }
  }
  CHECK(same);
  CHECK(date_after_1970(days_since_1970({1, 1, 1})) == Date{1, 1, 1});
  CHECK(date_after_1970(days_since_1970({9999, 12, 31})) == Date{9999, 12, 31});
}

TEST_CASE("parse_timestamp: RFC 3339 in its spellings is one moment") {
  const std::int64_t moment = 1'772'357'400'000;  // date -u -d 2026-03-01T09:30:00Z +%s
  for (const char* text :
       {"2026-03-01T09:30:00Z", "2026-03-01 09:30:00Z", "2026-03-01t09:30:00z", "2026-03-01T09:30:00+00:00",
        "2026-03-01T09:30:00-00:00", "2026-03-01T11:30:00+02:00", "2026-03-01T11:30:00+0200",
        "2026-02-28T23:30:00-10:00", "2026-03-01T09:30Z", "2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00.0009999Z"}) {
    CAPTURE(text);
    CHECK(parse_timestamp(text) == moment);
  }
  CHECK(parse_timestamp("2026-03-01T09:30:00.1Z") == moment + 100);
  CHECK(parse_timestamp("2026-03-01T09:30:00.12345678901234567890Z") == moment + 123);
  CHECK(parse_timestamp("1970-01-01T00:00:00Z") == 0);
  CHECK(parse_timestamp("1969-12-31T23:59:59.999Z") == -1);
}

TEST_CASE("read_rfc3339: days, hours and years that do not exist are faults that say so") {
  CHECK(fault_of("2026-02-30T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("2026-02-29T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("2024-02-29T00:00:00Z") == "");
  CHECK(fault_of("1900-02-29T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("2026-13-01T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("2026-00-01T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("2026-04-31T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("2026-01-00T00:00:00Z") == "the calendar has no such day");
  CHECK(fault_of("0000-01-01T00:00:00Z") == "the year must be 1 to 9999");
  CHECK(fault_of("2026-01-01T24:00:00Z") == "the hour must be 0 to 23");
  CHECK(fault_of("2026-01-01T23:60:00Z") == "the minute must be 0 to 59");
  CHECK(fault_of("2026-01-01T23:59:61Z") == "the second must be 0 to 59");
  CHECK(fault_of("0001-01-01T00:00:00Z") == "");
  CHECK(fault_of("9999-12-31T23:59:59Z") == "");
}

TEST_CASE("read_rfc3339: a leap second is the next second, at the end of a day of UTC and nowhere else") {
  const std::int64_t midnight = parse_timestamp("2017-01-01T00:00:00Z");
  CHECK(parse_timestamp("2016-12-31T23:59:60Z") == midnight);
  CHECK(parse_timestamp("2016-12-31T23:59:60.25Z") == midnight + 250);
  CHECK(parse_timestamp("2017-01-01T00:59:60+01:00") == midnight);
  CHECK(parse_timestamp("2016-12-31T18:59:60-05:00") == midnight);
  CHECK(parse_timestamp("1969-12-31T23:59:60Z") == 0);
  for (const char* text : {"2016-12-31T23:58:60Z", "2016-12-31T12:00:60Z", "2016-12-31T23:59:60+01:00",
                           "2017-01-01T00:59:60Z", "1960-01-01T00:00:60Z"}) {
    CAPTURE(text);
    CHECK(fault_of(text) == "the second is 60 only at the end of a day of UTC (23:59:60Z)");
  }
  CHECK(fault_of("9999-12-31T23:59:60Z") == "in UTC, the year must be 1 to 9999");
}

TEST_CASE("read_plain_rfc3339: takes the one plain spelling, and reads it as any other") {
  using journeyrank::read_plain_rfc3339;
  const std::string plain = "2026-03-01T09:30:00Z";
  journeyrank::TimeParts parts;
  REQUIRE(read_plain_rfc3339(plain, parts));
  for (std::size_t at = 0; at < plain.size(); ++at) {
    for (const char letter : std::string("0123456789-:TZtz /\x80")) {
      std::string text = plain;
      text[at] = letter;
      std::string spelled = text;  // with another sign of UTC, so that it is no plain text
      spelled.replace(19, 1, text[19] == 'Z' ? "+00:00" : std::string(1, text[19]));
      CAPTURE(text);
      const auto reading = read_rfc3339(text);
      CHECK(reading.ms == read_rfc3339(spelled).ms);
      CHECK((reading.fault == nullptr) == (read_rfc3339(spelled).fault == nullptr));
    }
  }
  for (const char* text : {"", "2026-03-01", "2026-03-01T09:30:00z", "2026-03-01T09:30:00.5Z", "2026-03-01T09:30Z"}) {
    CHECK_FALSE(read_plain_rfc3339(text, parts));
  }
}

TEST_CASE("read_rfc3339: other texts are faults, whatever they are cut to") {
  for (const char* text : {"",
                           " ",
                           "Z",
                           "2026",
                           "2026-",
                           "2026-03",
                           "2026-03-",
                           "2026-03-1",
                           "2026-03-01T",
                           "2026-03-01T9",
                           "2026-03-01T09",
                           "2026-03-01T09:",
                           "2026-03-01T09:3",
                           "2026-03-01T09:30:",
                           "2026-03-01T09:30:0",
                           "2026-03-01T09:30:00.",
                           "2026-03-01T09:30:00.Z",
                           "2026-03-01T09:30:00+",
                           "2026-03-01T09:30:00+2",
                           "2026-03-01T09:30:00+02",
                           "2026-03-01T09:30:00+24:00",
                           "2026-03-01T09:30:00+02:60",
                           "2026-03-01T09:30:00Zx",
                           "2026-03-01T09:30:00Z ",
                           " 2026-03-01T09:30:00Z",
                           "26-03-01T09:30:00Z",
                           "12026-03-01T09:30:00Z",
                           "-2026-03-01T09:30:00Z",
                           "2026/03/01T09:30:00Z",
                           "2026-03-01_09:30:00Z",
                           "now",
                           "1456708560"}) {
    CAPTURE(text);
    CHECK(fault_of(text) == "expected RFC 3339, such as 2026-03-01T09:30:00Z");
  }
}

TEST_CASE("read_rfc3339: local time is refused without a declared zone and read with one") {
  CHECK(fault_of("2026-03-01T09:30:00") == "local time needs a declared zone (\"tz\")");
  CHECK(read_rfc3339("2026-03-01T09:30:00", 120).ms == parse_timestamp("2026-03-01T07:30:00Z"));
  CHECK(read_rfc3339("2026-03-01T09:30:00Z", 120).ms == parse_timestamp("2026-03-01T09:30:00Z"));
  CHECK(read_rfc3339("2026-03-01", 120).ms == parse_timestamp("2026-02-28T22:00:00Z"));
  CHECK(fault_of("2026-03-01") == "expected RFC 3339, such as 2026-03-01T09:30:00Z");
}

TEST_CASE("parse_timestamp: a refusal says what was found and what is allowed") {
  CHECK(refusal([] { parse_timestamp("30/2/2016"); }) ==
        "bad_time: found \"30/2/2016\": expected RFC 3339, such as 2026-03-01T09:30:00Z");
  CHECK(refusal([] { parse_timestamp("2016-02-30T10:00:00Z"); }) ==
        "bad_time: found \"2016-02-30T10:00:00Z\": the calendar has no such day");
}

TEST_CASE("format_timestamp: writes what parse_timestamp reads back") {
  CHECK(format_timestamp(0) == "1970-01-01T00:00:00Z");
  CHECK(format_timestamp(-1) == "1969-12-31T23:59:59.999Z");
  CHECK(format_timestamp(1'772'357'400'050) == "2026-03-01T09:30:00.050Z");
  CHECK(format_timestamp(earliest_moment) == "0001-01-01T00:00:00Z");
  CHECK(format_timestamp(latest_moment) == "9999-12-31T23:59:59.999Z");
  Splitmix64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto span = static_cast<std::uint64_t>(latest_moment - earliest_moment) + 1;
    const std::int64_t moment = earliest_moment + static_cast<std::int64_t>(random() % span);
    REQUIRE(parse_timestamp(format_timestamp(moment)) == moment);
  }
}

TEST_CASE("format_timestamp: moments outside the years 1 to 9999 are bad_time") {
  CHECK(refusal_code([] { format_timestamp(earliest_moment - 1); }) == "bad_time");
  CHECK(refusal_code([] { format_timestamp(latest_moment + 1); }) == "bad_time");
  CHECK(refusal_code([] { format_timestamp(INT64_MIN); }) == "bad_time");
  CHECK(refusal_code([] { format_timestamp(INT64_MAX); }) == "bad_time");
}

TEST_CASE("TextCursor: takes what is there and nothing beyond the end") {
  TextCursor cursor("12a");
  CHECK(cursor.take_number(3, 4) == -1);
  CHECK(cursor.peek() == 'a');
  CHECK_FALSE(cursor.take('b'));
  CHECK(cursor.take('a'));
  CHECK(cursor.at_end());
  CHECK(cursor.peek() == '\0');
  CHECK_FALSE(cursor.take('\0'));
  CHECK(cursor.take_milliseconds() == -1);
  CHECK_FALSE(cursor.take_offset().has_value());
}

TEST_CASE("read_rfc3339: an offset that leads out of the years 1 to 9999 is a fault") {
  CHECK(journeyrank::read_rfc3339("9999-12-31T23:59:59Z").fault == nullptr);
  CHECK(std::string(journeyrank::read_rfc3339("9999-12-31T23:59:59-01:00").fault) ==
        "in UTC, the year must be 1 to 9999");
  CHECK(journeyrank::read_rfc3339("0001-01-01T00:00:00+00:01").fault != nullptr);
}
