// SPDX-License-Identifier: MIT
#include "journeyrank/measure/window_lint.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::CaseReading;
using journeyrank::ContactTable;
using journeyrank::day_of;
using journeyrank::lint_times_of_day;
using journeyrank::lint_windows;
using journeyrank::LintFinding;
using journeyrank::LossReading;
using journeyrank::Reading;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t first = 20'000 * day;

ContactTable table_of(const std::vector<std::int64_t>& starts, const std::vector<Reading>& readings) {
  ContactTable table(readings);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::string id = std::to_string(i);
    table.add({.contact_id = id, .customer_id = id, .journey = "bill", .started_at = starts[i]});
  }
  return table;
}

std::vector<LintFinding> times(const std::vector<std::int64_t>& starts) {
  return lint_times_of_day(table_of(starts, {}));
}

std::vector<LintFinding> windows(const std::vector<std::int64_t>& starts, const std::vector<Reading>& readings) {
  return lint_windows(table_of(starts, readings));
}

/// Three contacts on each of so many days.
std::vector<std::int64_t> days(int count) {
  std::vector<std::int64_t> starts;
  for (int i = 0; i < 3 * count; ++i) starts.push_back(first + i / 3 * day + i % 3 * hour);
  return starts;
}

}  // namespace

TEST_CASE("days: of UTC, also before 1970") {
  CHECK(day_of(0) == 0);
  CHECK(day_of(day - 1) == 0);
  CHECK(day_of(-1) == -1);
  CHECK(day_of(-day) == -1);
  CHECK(day_of(-day - 1) == -2);
}

TEST_CASE("dates_without_times: all starts at midnight; times of the day are none") {
  std::vector<std::int64_t> midnights;
  for (int i = 0; i < 60; ++i) midnights.push_back(first + (i % 20) * day);
  CHECK(found_codes(times(midnights)) == "info dates_without_times");
  for (int i = 0; i < 4; ++i) midnights[static_cast<std::size_t>(i)] += (i + 1) * hour;
  CHECK(times(midnights).empty());  // 56 of 60
}

TEST_CASE("window_incomplete: a window as long as most of the log; a short one is fine") {
  const auto starts = days(40);
  const auto findings = windows(starts, {LossReading{.days = 30.0}});
  REQUIRE(found_codes(findings) == "warning window_incomplete");
  CHECK(findings[0].sentence.find("start less than 30 days before the log ends") != std::string::npos);
  CHECK(windows(starts, {LossReading{.days = 10.0}}).empty());
  CHECK(found_codes(windows(starts, {CaseReading{.rule = {.days = 35.0}}})) == "warning window_incomplete");
  CHECK(windows(starts, {CaseReading{}}).empty());
}

TEST_CASE("window lint: few contacts, and none, say nothing") {
  CHECK(windows({}, {LossReading{}}).empty());
  CHECK(windows(days(9), {LossReading{}}).empty());
  CHECK(times({}).empty());
}
