// SPDX-License-Identifier: MIT
#include "journeyrank/measure/time_zone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/timestamp.hpp"
#include "journeyrank/measure/zone_file.hpp"

#include "refusal.hpp"

using journeyrank::format_timestamp;
using journeyrank::parse_timestamp;
using journeyrank::read_zone;
using journeyrank::TimeZone;

namespace {

void put(std::string& bytes, std::uint64_t number, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
}

std::string header(char version, std::uint64_t leap, std::uint64_t changes, std::uint64_t types) {
  std::string bytes = "TZif";
  bytes += version;
  bytes += std::string(15, '\0');
  for (const std::uint64_t count : {std::uint64_t{0}, std::uint64_t{0}, leap, changes, types, std::uint64_t{1}}) {
    put(bytes, count, 4);
  }
  return bytes;
}

/// A TZif file with an empty first block: changes at moments to types of offsets.
std::string tzif(const std::vector<std::pair<std::int64_t, int>>& changes, const std::vector<int>& offsets,
                 const std::string& footer, char version = '2', std::uint64_t leap = 0) {
  std::string bytes =
      header(version, 0, 0, 1) + std::string(7, '\0') + header(version, leap, changes.size(), offsets.size());
  for (const auto& [moment, type] : changes) put(bytes, static_cast<std::uint64_t>(moment), 8);
  for (const auto& [moment, type] : changes) put(bytes, static_cast<std::uint64_t>(type), 1);
  for (const int offset : offsets) {
    put(bytes, static_cast<std::uint32_t>(offset), 4);
    put(bytes, 0, 2);
  }
  bytes += '\0';
  return bytes + "\n" + footer + "\n";
}

/// The moment of a local time in a zone of the system; "none" for one that the clocks leave out.
std::string moment(const char* zone, const std::string& local) {
  const auto found = read_zone(zone).moment_of(parse_timestamp(local + "Z"));
  return found ? format_timestamp(*found) : "none";
}

}  // namespace

TEST_CASE("TimeZone: known changes of real zones, before and after what their files list") {
  CHECK(moment("Europe/Berlin", "2026-01-15T12:00:00") == "2026-01-15T11:00:00Z");
  CHECK(moment("Europe/Berlin", "2026-07-15T12:00:00.250") == "2026-07-15T10:00:00.250Z");
  CHECK(moment("Europe/Berlin", "2080-07-15T12:00:00") == "2080-07-15T10:00:00Z");
  CHECK(moment("America/New_York", "2026-03-08T03:00:00") == "2026-03-08T07:00:00Z");
  CHECK(moment("America/New_York", "2006-04-01T12:00:00") == "2006-04-01T17:00:00Z");  // the rule of 2007 came later
  CHECK(moment("Asia/Kolkata", "2026-07-15T12:00:00") == "2026-07-15T06:30:00Z");
  CHECK(moment("Australia/Sydney", "2026-01-15T12:00:00") == "2026-01-15T01:00:00Z");
  CHECK(moment("America/Sao_Paulo", "2018-12-15T12:00:00") == "2018-12-15T14:00:00Z");  // its last summer time
  CHECK(moment("America/Sao_Paulo", "2026-12-15T12:00:00") == "2026-12-15T15:00:00Z");
}

TEST_CASE("TimeZone: a local time that the clocks leave out is none, at both ends") {
  CHECK(moment("Europe/Berlin", "2026-03-29T01:59:59.999") == "2026-03-29T00:59:59.999Z");
  CHECK(moment("Europe/Berlin", "2026-03-29T02:00:00") == "none");
  CHECK(moment("Europe/Berlin", "2026-03-29T02:59:59.999") == "none");
  CHECK(moment("Europe/Berlin", "2026-03-29T03:00:00") == "2026-03-29T01:00:00Z");
  CHECK(moment("Pacific/Apia", "2011-12-30T12:00:00") == "none");  // the day that Samoa left out
}

TEST_CASE("TimeZone: of a local time that comes twice the earlier moment is meant, at both ends") {
  CHECK(moment("Europe/Berlin", "2026-10-25T01:59:59") == "2026-10-24T23:59:59Z");
  CHECK(moment("Europe/Berlin", "2026-10-25T02:00:00") == "2026-10-25T00:00:00Z");
  CHECK(moment("Europe/Berlin", "2026-10-25T02:59:59") == "2026-10-25T00:59:59Z");
  CHECK(moment("Europe/Berlin", "2026-10-25T03:00:00") == "2026-10-25T02:00:00Z");
  CHECK(moment("Australia/Lord_Howe", "2026-04-05T01:45:00") == "2026-04-04T14:45:00Z");  // half an hour
}

TEST_CASE("TimeZone: every moment of a year is found again from its local time, or from one that came before") {
  for (const char* name : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
    const TimeZone zone = read_zone(name);
    const std::int64_t begin = parse_timestamp("2026-01-01T00:00:00Z") / 1000;
    for (std::int64_t at = begin; at < begin + 366 * 86'400; at += 600) {
      const auto again = zone.moment_of((at + zone.offset_at(at)) * 1000);
      REQUIRE(again.has_value());
      const std::int64_t back = at - *again / 1000;
      CHECK((back == 0 || back == 1800 || back == 3600));
    }
  }
}

TEST_CASE("TimeZone: without a footer the last offset holds on; before the first change the first one does") {
  const TimeZone zone = TimeZone::parse(tzif({{0, 1}, {1000, 0}}, {3600, 7200}, ""), "made up");
  CHECK(zone.offset_at(-1) == 3600);
  CHECK(zone.offset_at(0) == 7200);
  CHECK(zone.offset_at(5'000'000'000) == 3600);
}

TEST_CASE("TimeZone: bytes that are no such file are refused, saying why") {
  const auto refused = [](const std::string& bytes) { return refusal([&] { TimeZone::parse(bytes, "x"); }); };
  CHECK(refused("") == "bad_time: the file of the time zone \"x\" cannot be used: it is cut short");
  CHECK(refused(std::string(100, 'x')).find("it is no TZif file") != std::string::npos);
  CHECK(refused(tzif({}, {0}, "", '\0')).find("it has only times of 32 bits") != std::string::npos);
  CHECK(refused(tzif({}, {0}, "", '2', 1)).find("it counts leap seconds") != std::string::npos);
  CHECK(refused(tzif({{5, 3}}, {0}, "")).find("a change names an offset that is not there") != std::string::npos);
  CHECK(refused(tzif({{5, 0}, {5, 0}}, {0}, "")).find("its changes are not in order") != std::string::npos);
  CHECK(refused(tzif({}, {0}, "what")).find("its footer is no rule: \"what\"") != std::string::npos);
  const std::string whole = tzif({{5, 0}}, {0}, "UTC0");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK(refused(whole.substr(0, length)).find("bad_time") == 0);
  }
}
