// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// The day of UTC that a moment is on, counted from 1970-01-01.
constexpr std::int64_t day_of(std::int64_t moment) noexcept {
  return moment >= 0 ? moment / day_ms : -((day_ms - 1 - moment) / day_ms);
}

/// Starts that are all at one time of the day, 19 of 20 or more: days, not times. From 50 contacts on.
inline std::vector<LintFinding> lint_times_of_day(const ContactTable& table) {
  const auto starts = table.started_at();
  const auto contacts = static_cast<std::int64_t>(starts.size());
  if (contacts < 50) return {};
  const auto time_of = [](std::int64_t start) { return start - day_of(start) * day_ms; };
  std::int64_t usual = 0;  // the majority's, if there is one, whatever the order
  std::int64_t votes = 0;
  for (const std::int64_t start : starts) {
    if (votes == 0) usual = time_of(start);
    votes += time_of(start) == usual ? 1 : -1;
  }
  const std::int64_t same =
      std::count_if(starts.begin(), starts.end(), [&](std::int64_t start) { return time_of(start) == usual; });
  if (share_of(same, contacts) < 0.95) return {};
  return {{.code = LintCode::dates_without_times,
           .severity = Severity::info,
           .sentence =
               share_text(same, contacts) + " of the contacts start at the same time of the day: started_at holds days",
           .evidence = {{"contacts", static_cast<double>(same)}}}};
}

/// The windows in days that the readings of a table need, each once, smallest first.
inline std::vector<double> windows_of(const ContactTable& table) {
  std::vector<double> windows;
  for (const auto& each : table.readings()) {
    if (const auto* loss = std::get_if<LossReading>(&each.reader.reading())) windows.push_back(loss->days);
    if (const auto* of_case = std::get_if<CaseReading>(&each.reader.reading())) windows.push_back(of_case->rule.days);
  }
  std::sort(windows.begin(), windows.end());
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  return windows;
}

/// Windows that have not passed for half of the contacts or more when the log ends. From 30 contacts on.
inline std::vector<LintFinding> lint_windows(const ContactTable& table) {
  const auto starts = table.started_at();
  const auto contacts = static_cast<std::int64_t>(starts.size());
  if (contacts < 30) return {};
  const std::int64_t log_end = *std::max_element(starts.begin(), starts.end());
  std::vector<LintFinding> findings;
  for (const double days : windows_of(table)) {
    const auto window = static_cast<std::int64_t>(std::llround(days * static_cast<double>(day_ms)));
    const std::int64_t open =
        std::count_if(starts.begin(), starts.end(), [&](std::int64_t start) { return start > log_end - window; });
    if (share_of(open, contacts) < 0.5) continue;
    findings.push_back({.code = LintCode::window_incomplete,
                        .sentence = share_text(open, contacts) + " of the contacts start less than " +
                                    shortest_number(days) +
                                    " days before the log ends and are not known yet to a metric with that window",
                        .evidence = {{"contacts", static_cast<double>(open)}, {"days", days}}});
  }
  return findings;
}

}  // namespace journeyrank
