// SPDX-License-Identifier: MIT
#include "journeyrank/measure/timestamp_format.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::format_timestamp;
using journeyrank::TimeReading;
using journeyrank::TimestampFormat;

namespace {

/// The moment in RFC 3339, or the fault.
std::string read(const TimestampFormat& format, std::string_view text) {
  const TimeReading reading = format.read(text);
  return reading.fault == nullptr ? format_timestamp(reading.ms) : reading.fault;
}

}  // namespace

TEST_CASE("TimestampFormat: a service desk's D/M/YYYY HH:MM needs no leading zeros") {
  const TimestampFormat format("%d/%m/%Y %H:%M", "UTC");
  CHECK(read(format, "29/2/2016 01:16") == "2016-02-29T01:16:00Z");
  CHECK(read(format, "05/03/2016 12:00") == "2016-03-05T12:00:00Z");
  CHECK(read(format, "5/3/2016  7:5") == "2016-03-05T07:05:00Z");
}

TEST_CASE("TimestampFormat: day and month are what the format says, not what fits") {
  CHECK(read(TimestampFormat("%m/%d/%Y", "UTC"), "7/8/2013") == "2013-07-08T00:00:00Z");
  CHECK(read(TimestampFormat("%d/%m/%Y", "UTC"), "7/8/2013") == "2013-08-07T00:00:00Z");
  CHECK(read(TimestampFormat("%d/%m/%Y", "UTC"), "7/29/2013") == "the calendar has no such day");
}

TEST_CASE("TimestampFormat: each directive reads its part") {
  CHECK(read(TimestampFormat("%Y-%m-%d %H:%M:%S.%f", "UTC"), "2026-03-01 09:30:05.25") == "2026-03-01T09:30:05.250Z");
  CHECK(read(TimestampFormat("%F %T", "UTC"), "2026-03-01 09:30:05") == "2026-03-01T09:30:05Z");
  CHECK(read(TimestampFormat("%d.%m.%y", "UTC"), "1.3.26") == "2026-03-01T00:00:00Z");
  CHECK(read(TimestampFormat("%d.%m.%y", "UTC"), "1.3.69") == "1969-03-01T00:00:00Z");
  CHECK(read(TimestampFormat("%d.%m.%y", "UTC"), "1.3.68") == "2068-03-01T00:00:00Z");
  CHECK(read(TimestampFormat("%d %b %Y", "UTC"), "1 Mar 2026") == "2026-03-01T00:00:00Z");
  CHECK(read(TimestampFormat("%d %b %Y", "UTC"), "1 DECEMBER 2026") == "2026-12-01T00:00:00Z");
  CHECK(read(TimestampFormat("%b %d, %Y", "UTC"), "may 9, 2026") == "2026-05-09T00:00:00Z");
  CHECK(read(TimestampFormat("%Y%%%m%%%d", "UTC"), "2026%03%01") == "2026-03-01T00:00:00Z");
  CHECK(read(TimestampFormat("%F %T UTC", "UTC"), "2026-03-01 09:30:05 UTC") == "2026-03-01T09:30:05Z");
}

TEST_CASE("TimestampFormat: noon and midnight of the twelve-hour clock") {
  const TimestampFormat format("%m/%d/%Y %I:%M %p", "UTC");
  CHECK(read(format, "3/1/2026 12:00 AM") == "2026-03-01T00:00:00Z");
  CHECK(read(format, "3/1/2026 12:00 PM") == "2026-03-01T12:00:00Z");
  CHECK(read(format, "3/1/2026 3:05 pm") == "2026-03-01T15:05:00Z");
  CHECK(read(format, "3/1/2026 13:05 PM") == "the hour must be 1 to 12");
  CHECK(read(format, "3/1/2026 0:05 AM") == "the hour must be 1 to 12");
  CHECK(read(format, "3/1/2026 1:05 XM") == "it is not written as declared");
}

TEST_CASE("TimestampFormat: the declared zone moves local time, an offset in the text wins over it") {
  CHECK(read(TimestampFormat("%F %T", "+02:00"), "2026-03-01 01:00:00") == "2026-02-28T23:00:00Z");
  CHECK(read(TimestampFormat("%F %T", "-0330"), "2026-03-01 01:00:00") == "2026-03-01T04:30:00Z");
  CHECK(read(TimestampFormat("%F %T %z", "+02:00"), "2026-03-01 01:00:00 +01:00") == "2026-03-01T00:00:00Z");
  CHECK(read(TimestampFormat("%F %T%z"), "2026-03-01 01:00:00Z") == "2026-03-01T01:00:00Z");
  CHECK(read(TimestampFormat("", "+02:00"), "2026-03-01T01:00:00") == "2026-02-28T23:00:00Z");
  CHECK(read(TimestampFormat("", "+02:00"), "2026-03-01T01:00:00Z") == "2026-03-01T01:00:00Z");
  CHECK(read(TimestampFormat(), "2026-03-01T01:00:00Z") == "2026-03-01T01:00:00Z");
}

TEST_CASE("TimestampFormat: text that is cut, longer or other is a fault") {
  const TimestampFormat format("%d/%m/%Y %H:%M", "UTC");
  for (const char* text : {"", "29", "29/2", "29/2/2016", "29/2/2016 ", "29/2/2016 01", "29/2/2016 01:",
                           "29/2/2016 01:16:00", "29/2/2016 01:16 ", " 29/2/2016 01:16", "29/2/16 01:16",
                           "029/2/2016 01:16", "29-2-2016 01:16", "29/2/2016T01:16", "29/2/02016 01:16", "?"}) {
    CAPTURE(text);
    CHECK(read(format, text) == "it is not written as declared");
  }
  CHECK(read(format, "30/2/2016 01:16") == "the calendar has no such day");
  CHECK(read(format, "28/2/2016 24:00") == "the hour must be 0 to 23");
  CHECK(read(format, "1/1/0000 00:00") == "the year must be 1 to 9999");
}

TEST_CASE("TimestampFormat: local times of a named zone follow its summer time; a text with its own offset does not") {
  const TimestampFormat format("%d/%m/%Y %H:%M", "Europe/Berlin");
  CHECK(read(format, "1/2/2026 12:00") == "2026-02-01T11:00:00Z");
  CHECK(read(format, "1/7/2026 12:00") == "2026-07-01T10:00:00Z");
  const TimestampFormat plain("", "Europe/Berlin");
  CHECK(read(plain, "2026-07-01T12:00:00") == "2026-07-01T10:00:00Z");
  CHECK(read(plain, "2026-07-01") == "2026-06-30T22:00:00Z");
  CHECK(read(plain, "2026-07-01T12:00:00+00:00") == "2026-07-01T12:00:00Z");
}

TEST_CASE("TimestampFormat: a time that the clocks leave out is a fault, of one that comes twice the first is meant") {
  const TimestampFormat format("%F %T", "Europe/Berlin");
  CHECK(read(format, "2026-03-29 02:30:00") == "the clocks of its zone leave this time out");
  CHECK(read(format, "2026-10-25 02:30:00") == "2026-10-25T00:30:00Z");
}

TEST_CASE("TimestampFormat: what is no zone is refused by its name") {
  const std::string message = refusal([] { TimestampFormat("%F", "Europe/Atlantis"); });
  CHECK(message.find("bad_option: found the time zone \"Europe/Atlantis\", which the system's tz database does not") ==
        0);
  CHECK(refusal_code([] { TimestampFormat("", "utc"); }) == "bad_option");
  CHECK(refusal_code([] { TimestampFormat("", "+2"); }) == "bad_option");
  CHECK(refusal_code([] { TimestampFormat("", "+02:00x"); }) == "bad_option");
}

TEST_CASE("TimestampFormat: a format of local time without a zone is refused") {
  CHECK(refusal([] { TimestampFormat("%d/%m/%Y"); }).find("is local time; declare its zone") != std::string::npos);
}

TEST_CASE("TimestampFormat: an unknown directive and a format that leaves the day open are refused") {
  CHECK(refusal([] { TimestampFormat("%d/%m/%Y %Q", "UTC"); }).find("found \"%Q\"") != std::string::npos);
  CHECK(refusal([] { TimestampFormat("%d/%m/%Y %", "UTC"); }).find("found \"%\"") != std::string::npos);
  CHECK(refusal([] { TimestampFormat("%m/%Y", "UTC"); }).find("leaves the day open") != std::string::npos);
  CHECK(refusal([] { TimestampFormat("%d/%m", "UTC"); }).find("leaves the day open") != std::string::npos);
  CHECK(refusal([] { TimestampFormat("%H:%M", "UTC"); }).find("leaves the day open") != std::string::npos);
  CHECK(refusal([] { TimestampFormat("%%d/%%m/%Y", "UTC"); }).find("leaves the day open") != std::string::npos);
}

TEST_CASE("TimestampFormat: an hour of twelve without its half of the day is refused") {
  CHECK(refusal([] { TimestampFormat("%F %I:%M", "UTC"); }).find("needs %I and %p together") != std::string::npos);
  CHECK(refusal([] { TimestampFormat("%F %H:%M %p", "UTC"); }).find("needs %I and %p together") != std::string::npos);
}

TEST_CASE("TimestampFormat: what a clock shows is read in the declared zone, and is a fault without one") {
  CHECK(TimestampFormat("", "+02:00").read_clock(7'200'000).ms == 0);
  CHECK(TimestampFormat("", "Europe/Berlin").read_clock(7'200'000).ms == 3'600'000);
  CHECK(TimestampFormat().read_clock(0).fault != nullptr);
  CHECK(TimestampFormat("", "+02:00").read_clock(journeyrank::earliest_moment).fault != nullptr);
  CHECK(TimestampFormat("", "UTC").is_rfc3339());
  CHECK_FALSE(TimestampFormat("%F", "UTC").is_rfc3339());
}

TEST_CASE("TimestampFormat: a leap second is read in any format with an offset, and refused in a named zone") {
  CHECK(TimestampFormat("%d.%m.%Y %H:%M:%S", "UTC").read("31.12.2016 23:59:60").ms ==
        TimestampFormat().read("2017-01-01T00:00:00Z").ms);
  CHECK(TimestampFormat("%F %H:%M:%S", "Europe/Berlin").read("2016-12-31 23:59:60").fault != nullptr);
  CHECK(TimestampFormat("", "Europe/Berlin").read("2016-12-31T23:59:60").fault != nullptr);
  CHECK(TimestampFormat("", "Europe/Berlin").read("2016-12-31T23:59:60Z").fault == nullptr);
}

TEST_CASE("TimestampFormat: says how a time must be written") {
  CHECK(TimestampFormat().expected() == "RFC 3339, such as 2026-03-01T09:30:00Z");
  CHECK(TimestampFormat("%F", "UTC").expected() == "%F");
}
