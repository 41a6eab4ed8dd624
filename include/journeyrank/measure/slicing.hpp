// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// Spans of the calendar (UTC) that contacts are told apart by: a contact is in that of its start.
enum class Period { none, day, week, month, quarter, year };

constexpr auto enumerators(Period) {
  using enum Period;
  return std::array{Enumerator{"none", none},   Enumerator{"day", day},         Enumerator{"week", week},
                    Enumerator{"month", month}, Enumerator{"quarter", quarter}, Enumerator{"year", year}};
}

/// How the contacts of each journey are told apart further: by columns, by period, or both.
struct Slicing {
  std::vector<std::string> by{};  ///< contact columns or extra columns, of texts, flags, counts or numbers
  Period period = Period::none;

  bool is_none() const noexcept { return by.empty() && period == Period::none; }

  friend bool operator==(const Slicing&, const Slicing&) = default;
};

/// Refuses a slicing that cannot be: a column of times, durations or amounts, or one named twice.
///
/// Errors  bad_option
inline void validate(const Slicing& slicing) {
  for (std::size_t i = 0; i < slicing.by.size(); ++i) {
    const std::string quoted = "slices: column \"" + slicing.by[i] + "\"";
    const auto kind = kind_of(slicing.by[i]);
    if (slicing.by[i].empty()) throw Error(errc::bad_option, "slices: no column is named");
    if (slicing.by[i] == "journey") throw Error(errc::bad_option, quoted + ": journeys are told apart anyway");
    if (kind == ColumnKind::time) {
      throw Error(errc::bad_option, quoted + " is a time; slice by a period: day, week, month, quarter or year");
    }
    if (kind == ColumnKind::duration || kind == ColumnKind::money) {
      throw Error(errc::bad_option, quoted + " is a " + name_of(*kind) + "; allowed: texts, flags, counts, numbers");
    }
    if (std::count(slicing.by.begin(), slicing.by.end(), slicing.by[i]) > 1) {
      throw Error(errc::bad_option, quoted + " is named twice");
    }
  }
}

/// The first day of the period that a moment lies in, in days since 1970-01-01; weeks begin on Monday (ISO 8601).
constexpr std::int64_t period_begin(Period period, std::int64_t moment_ms) noexcept {
  const std::int64_t day = (moment_ms >= 0 ? moment_ms : moment_ms - day_ms + 1) / day_ms;
  if (period == Period::none) return 0;
  if (period == Period::day) return day;
  if (period == Period::week) return day - ((day + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
  Date date = date_after_1970(day);
  date.day = 1;
  if (period == Period::quarter) date.month = (date.month - 1) / 3 * 3 + 1;
  if (period == Period::year) date.month = 1;
  return days_since_1970(date);
}

/// The first day after the period that begins on a day.
constexpr std::int64_t period_end(Period period, std::int64_t first_day) noexcept {
  const std::int64_t longest = period == Period::day       ? 1
                               : period == Period::week    ? 7
                               : period == Period::month   ? 31
                               : period == Period::quarter ? 92
                                                           : 366;
  return period_begin(period, (first_day + longest) * day_ms);
}

/// The name of the period that begins on a day: "2026-03-31", "2026-W14", "2026-03", "2026-Q1", "2026"; "" for none.
inline std::string period_name(Period period, std::int64_t first_day) {
  if (period == Period::none) return "";
  if (period == Period::week) {
    // The week belongs to the year that holds its Thursday.
    const Date thursday = date_after_1970(first_day + 3);
    const std::int64_t week = (first_day + 3 - days_since_1970({thursday.year, 1, 1})) / 7 + 1;
    return to_string(thursday).substr(0, 4) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
  }
  const Date date = date_after_1970(first_day);
  const std::string text = to_string(date);
  if (period == Period::day) return text;
  if (period == Period::month) return text.substr(0, 7);
  if (period == Period::quarter) return text.substr(0, 4) + "-Q" + std::to_string((date.month + 2) / 3);
  return text.substr(0, 4);
}

}  // namespace journeyrank
