// SPDX-License-Identifier: MIT
#include "journeyrank/measure/log_lint.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::ContactTable;
using journeyrank::Date;
using journeyrank::LintCode;
using journeyrank::LintFinding;
using journeyrank::LintOptions;
using journeyrank::LogLint;

namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;
constexpr std::int64_t first = 20'000 * day;  // 2024-10-04

std::vector<LintFinding> found(const std::vector<std::int64_t>& starts, const LintOptions& options = {}) {
  ContactTable table({});
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::string id = std::to_string(i);
    table.add({.contact_id = id, .customer_id = id, .journey = "bill", .started_at = starts[i]});
  }
  return LogLint(table, options).findings();
}

/// Contacts an hour apart, so many a day, on each of the days from `from` on.
std::vector<std::int64_t> days(int from, int count, int a_day) {
  std::vector<std::int64_t> starts;
  for (int d = from; d < from + count; ++d) {
    for (int i = 0; i < a_day; ++i) starts.push_back(first + d * day + i * hour + d * 1000);
  }
  return starts;
}

std::vector<std::int64_t> joined(std::vector<std::int64_t> a, const std::vector<std::int64_t>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

TEST_CASE("log: contacts on every day, and no contacts, are nothing to doubt") {
  CHECK(found(days(0, 60, 12)).empty());
  CHECK(found({}).empty());
}

TEST_CASE("stale_data: the newest contact may be max_age_days old, and not a day more") {
  // The last of the ten days is 2024-10-13.
  const auto starts = days(0, 10, 3);
  CHECK(found(starts, {.today = Date{2024, 11, 17}}).empty());
  const auto findings = found(starts, {.today = Date{2024, 11, 18}});
  REQUIRE(found_codes(findings) == "warning stale_data");
  CHECK(findings[0].sentence == "the newest contact is of 2024-10-13, 36 days before 2024-11-18; allowed: 35");
  CHECK(found(starts, {.today = Date{2024, 11, 18}, .max_age_days = 36}).empty());
  CHECK(found(starts).empty());  // nobody said which day it is
}

TEST_CASE("future_contacts: tomorrow may be today elsewhere, the day after is not") {
  const auto starts = days(0, 10, 3);
  CHECK(found(starts, {.today = Date{2024, 10, 12}}).empty());
  const auto findings = found(starts, {.today = Date{2024, 10, 11}});
  REQUIRE(found_codes(findings) == "serious future_contacts");
  CHECK(findings[0].sentence == "10 % (3 of 30) of the contacts start after 2024-10-11, the last one on 2024-10-13");
}

TEST_CASE("stray_dates: one contact of 1970 among many, and one next year; a gap in the middle is none") {
  auto starts = days(0, 60, 10);
  starts.push_back(0);
  starts.push_back(first + 400 * day);
  const auto findings = found(starts);
  REQUIRE(found_codes(findings) == "warning stray_dates");
  CHECK(findings[0].sentence ==
        "a few contacts start more than 30 days apart from the 600 others: 1 before 2024-10-04, 1 after 2024-12-02");
  CHECK(!has_code(found(joined(days(0, 60, 10), days(120, 60, 10))), LintCode::stray_dates));
  CHECK(!has_code(found(joined(days(0, 60, 10), days(89, 1, 1))), LintCode::stray_dates));  // 29 days apart
}

TEST_CASE("stray_dates: a mistyped year does not make old data look new") {
  auto starts = days(0, 60, 10);  // to 2024-12-02
  starts.push_back(first + 90 * day);
  CHECK(has_code(found(starts, {.today = Date{2025, 1, 20}}), LintCode::stale_data));
}

TEST_CASE("days_without_contacts: a week is missing; closed Sundays and a holiday are not doubted") {
  const auto findings = found(joined(days(0, 20, 12), days(27, 33, 12)));
  REQUIRE(found_codes(findings) == "warning days_without_contacts");
  CHECK(findings[0].sentence == "7 of 60 days have no contact, the first is 2024-10-24, 7 at most in a row");
  std::vector<std::int64_t> six_a_week;
  for (int week = 0; week < 9; ++week) six_a_week = joined(six_a_week, days(7 * week, 6, 12));
  CHECK(found(six_a_week).empty());
  CHECK(found_codes(found(joined(days(0, 20, 12), days(21, 39, 12)))) == "info days_without_contacts");
}

TEST_CASE("days_without_contacts: where few contacts come, a day without one is no wonder") {
  CHECK(found(joined(days(0, 40, 5), days(43, 40, 5))).empty());
}

TEST_CASE("log: the order of the contacts changes no finding") {
  auto starts = joined(days(0, 20, 12), days(27, 33, 12));
  starts.push_back(0);
  const auto in_order = found(starts, {.today = Date{2025, 6, 1}});
  CHECK(in_order.size() == 3);
  const std::vector<std::int64_t> turned(starts.rbegin(), starts.rend());
  CHECK(found(turned, {.today = Date{2025, 6, 1}}) == in_order);
}
