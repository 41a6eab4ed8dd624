// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "journeyrank/base/date.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// The rule by which a zone goes on after the last change that its file lists: "CET-1CEST,M3.5.0,M10.5.0/3".
///
/// Units   seconds; offsets east of UTC
/// Source  POSIX.1-2017, section 8.3 (TZ), with the hours of RFC 8536, section 3.3.1
class PosixZoneRule {
 public:
  /// Nothing when the text is no such rule.
  static std::optional<PosixZoneRule> parse(std::string_view text) noexcept {
    TextCursor cursor(text);
    PosixZoneRule rule;
    if (!take_name(cursor) || !take_seconds(cursor, rule.standard_)) return std::nullopt;
    rule.standard_ = -rule.standard_;  // POSIX counts west of Greenwich
    if (cursor.at_end()) return rule;
    rule.has_summer_ = true;
    rule.summer_ = rule.standard_ + 3600;
    if (!take_name(cursor)) return std::nullopt;
    if (cursor.peek() != ',') {
      if (!take_seconds(cursor, rule.summer_)) return std::nullopt;
      rule.summer_ = -rule.summer_;
    }
    const bool fine = take_change(cursor, rule.begin_) && take_change(cursor, rule.end_) && cursor.at_end();
    return fine ? std::optional(rule) : std::nullopt;
  }

  /// The offset that holds at a moment, in seconds since 1970-01-01 UTC.
  std::int64_t offset_at(std::int64_t moment) const noexcept {
    if (!has_summer_) return standard_;
    const int year = date_after_1970(floor_days(moment + standard_)).year;
    const std::int64_t begin = begin_.local_second(year) - standard_;
    const std::int64_t end = end_.local_second(year) - summer_;
    const bool summer = begin < end ? begin <= moment && moment < end : moment < end || moment >= begin;
    return summer ? summer_ : standard_;
  }

  /// The two offsets that the zone changes between; equal where it does not.
  std::array<std::int64_t, 2> offsets() const noexcept { return {standard_, has_summer_ ? summer_ : standard_}; }

  static constexpr std::int64_t floor_days(std::int64_t second) noexcept {
    return (second >= 0 ? second : second - 86'399) / 86'400;
  }

 private:
  /// A day of every year, and the second of it in the local time before the change.
  struct Change {
    enum class Day { weekday_of_month, day_without_leap, day_with_leap };
    Day day = Day::weekday_of_month;
    int month = 1;
    int week = 1;    ///< 5: the last
    int number = 0;  ///< the weekday, or the day of the year
    std::int64_t second = 7200;

    std::int64_t local_second(int year) const noexcept {
      const std::int64_t new_year = days_since_1970({year, 1, 1});
      if (day == Day::day_with_leap) return (new_year + number) * 86'400 + second;
      if (day == Day::day_without_leap) {
        const bool after_leap_day = number >= 60 && is_leap_year(year);
        return (new_year + number - 1 + (after_leap_day ? 1 : 0)) * 86'400 + second;
      }
      const std::int64_t first = days_since_1970({year, month, 1});
      const std::int64_t weekday = ((first + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
      std::int64_t found = first + (number - weekday + 7) % 7 + (week - 1) * 7;
      while (found - first >= days_in_month(year, month)) found -= 7;
      return found * 86'400 + second;
    }
  };

  /// Three or more letters, or anything in < >.
  static bool take_name(TextCursor& cursor) noexcept {
    if (cursor.take('<')) {
      while (!cursor.at_end() && cursor.peek() != '>') cursor.skip(1);
      return cursor.take('>');
    }
    int letters = 0;
    const auto is_letter = [](char each) { return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z'); };
    for (; is_letter(cursor.peek()); ++letters) cursor.skip(1);
    return letters >= 3;
  }

  /// "5", "-3:30", "167:59:59"
  static bool take_seconds(TextCursor& cursor, std::int64_t& seconds) noexcept {
    const int sign = cursor.take('-') ? -1 : 1;
    if (sign > 0) cursor.take('+');
    const int hours = cursor.take_number(1, 3);
    const int minutes = cursor.take(':') ? cursor.take_number(2, 2) : 0;
    const int rest = minutes >= 0 && cursor.take(':') ? cursor.take_number(2, 2) : 0;
    if (hours < 0 || hours > 167 || minutes < 0 || minutes > 59 || rest < 0 || rest > 59) return false;
    seconds = sign * (hours * 3600 + minutes * 60 + rest);
    return true;
  }

  /// ",M3.5.0/2", ",J60", ",59"
  static bool take_change(TextCursor& cursor, Change& change) noexcept {
    if (!cursor.take(',')) return false;
    if (cursor.take('M')) {
      change.month = cursor.take_number(1, 2);
      if (change.month < 1 || change.month > 12 || !cursor.take('.')) return false;
      change.week = cursor.take_number(1, 1);
      if (change.week < 1 || change.week > 5 || !cursor.take('.')) return false;
      change.number = cursor.take_number(1, 1);
      if (change.number < 0 || change.number > 6) return false;
    } else {
      change.day = cursor.take('J') ? Change::Day::day_without_leap : Change::Day::day_with_leap;
      change.number = cursor.take_number(1, 3);
      const int least = change.day == Change::Day::day_without_leap ? 1 : 0;
      if (change.number < least || change.number > 365) return false;
    }
    return !cursor.take('/') || take_seconds(cursor, change.second);
  }

  std::int64_t standard_ = 0;
  std::int64_t summer_ = 0;
  bool has_summer_ = false;
  Change begin_;
  Change end_;
};

}  // namespace journeyrank
