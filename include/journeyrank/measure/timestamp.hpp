// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// A moment read from text, in milliseconds since 1970-01-01 UTC, or why the text is none.
struct TimeReading {
  std::int64_t ms = 0;
  const char* fault = nullptr;  ///< nullptr when `ms` holds; else what is wrong, as a piece of a sentence
};

/// Milliseconds of a day.
inline constexpr std::int64_t day_ms = 86'400'000;

/// Days from 1970-01-01 to a valid date.
///
/// Source  hinnant2014date, days_from_civil: years begin in March, so that the leap day comes last
constexpr std::int64_t days_since_1970(const Date& date) noexcept {
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return std::int64_t{era} * 146097 + day_of_era - 719468;
}

/// The date this many days after 1970-01-01, within the years 1 to 9999.
///
/// Source  hinnant2014date, civil_from_days
constexpr Date date_after_1970(std::int64_t days) noexcept {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto day_of_era = static_cast<int>(days - era * 146097);
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const auto year = static_cast<int>(era * 400) + year_of_era + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

/// The first and the last moment of the years 1 to 9999.
inline constexpr std::int64_t earliest_moment = days_since_1970({1, 1, 1}) * 86'400'000;
inline constexpr std::int64_t latest_moment = (days_since_1970({9999, 12, 31}) + 1) * 86'400'000 - 1;

/// The parts of a date and time as written. Without an offset it is local time.
struct TimeParts {
  Date date{0, 0, 0};
  int hour = 0;
  int minute = 0;
  int second = 0;
  int millisecond = 0;
  std::optional<int> offset_minutes{};
};

/// What keeps a second 60 from being one.
inline constexpr const char* no_leap_second = "the second is 60 only at the end of a day of UTC (23:59:60Z)";

/// The moment that the parts name. Time here has no leap seconds: one is the next second, midnight. A local time needs
/// the offset of its declared zone.
constexpr TimeReading to_moment(const TimeParts& parts, std::optional<int> declared_offset) noexcept {
  if (parts.date.year < 1 || parts.date.year > 9999) return {0, "the year must be 1 to 9999"};
  if (!is_valid(parts.date)) return {0, "the calendar has no such day"};
  if (parts.hour > 23) return {0, "the hour must be 0 to 23"};
  if (parts.minute > 59) return {0, "the minute must be 0 to 59"};
  if (parts.second > 60) return {0, "the second must be 0 to 59"};
  const std::optional<int> offset = parts.offset_minutes ? parts.offset_minutes : declared_offset;
  if (!offset) return {0, "local time needs a declared zone (\"tz\")"};
  const std::int64_t minutes = days_since_1970(parts.date) * 1440 + parts.hour * 60 + parts.minute - *offset;
  if (parts.second == 60 && (minutes % 1440 + 1440) % 1440 != 1439) return {0, no_leap_second};
  const std::int64_t moment = (minutes * 60 + parts.second) * 1000 + parts.millisecond;
  if (moment < earliest_moment || moment > latest_moment) return {0, "in UTC, the year must be 1 to 9999"};
  return {moment, nullptr};
}

/// Reads a text from the left.
class TextCursor {
 public:
  constexpr explicit TextCursor(std::string_view text) noexcept : rest_(text) {}

  constexpr bool at_end() const noexcept { return rest_.empty(); }
  constexpr char peek() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }
  constexpr std::string_view rest() const noexcept { return rest_; }
  constexpr void skip(std::size_t letters) noexcept { rest_.remove_prefix(letters); }

  /// Takes this letter if it is the next one.
  constexpr bool take(char letter) noexcept {
    if (peek() != letter || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Takes from `least` to `most` digits as a number; -1 when there are fewer.
  constexpr int take_number(int least, int most) noexcept {
    int number = 0;
    int digits = 0;
    for (; digits < most && peek() >= '0' && peek() <= '9'; ++digits) {
      number = number * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return digits < least ? -1 : number;
  }

  /// Takes the digits of a fraction of a second as whole milliseconds, cut off; -1 when there is no digit.
  constexpr int take_milliseconds() noexcept {
    int value = 0;
    int digits = 0;
    for (; peek() >= '0' && peek() <= '9'; ++digits) {
      if (digits < 3) value = value * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    if (digits == 0) return -1;
    for (; digits < 3; ++digits) value *= 10;
    return value;
  }

  /// Takes "Z", "+02:00" or "+0200" as minutes east of UTC; nothing when it is none of them.
  constexpr std::optional<int> take_offset() noexcept {
    if (take('Z') || take('z')) return 0;
    const int sign = take('-') ? -1 : take('+') ? 1 : 0;
    if (sign == 0) return std::nullopt;
    const int hours = take_number(2, 2);
    take(':');
    const int minutes = take_number(2, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return sign * (hours * 60 + minutes);
  }

 private:
  std::string_view rest_;
};

/// Eight letters as one number, the first in its lowest byte.
constexpr std::uint64_t eight_letters(const char* text) noexcept {
  const auto letter = [text](int at) { return std::uint64_t{static_cast<unsigned char>(text[at])} << (8 * at); };
  return letter(0) | letter(1) | letter(2) | letter(3) | letter(4) | letter(5) | letter(6) | letter(7);
}

/// Reads "2026-03-01T09:30:00Z", as most files have it, eight letters at once; false for any other text, which leaves
/// `parts` alone.
constexpr bool read_plain_rfc3339(std::string_view text, TimeParts& parts) noexcept {
  if (text.size() != 20) return false;
  constexpr std::uint64_t zeros = 0x3030'3030'3030'3030U;
  // With its marks turned into 0, each letter of the text must be a digit, and the marks just 0.
  const std::uint64_t date =
      eight_letters(text.data()) ^ (std::uint64_t{'-' ^ '0'} << 32 | std::uint64_t{'-' ^ '0'} << 56);
  const std::uint64_t time =
      eight_letters(text.data() + 8) ^ (std::uint64_t{'T' ^ '0'} << 16 | std::uint64_t{':' ^ '0'} << 40);
  const std::uint64_t rest =
      eight_letters(text.data() + 12) ^
      (std::uint64_t{':' ^ '0'} << 32 | std::uint64_t{'Z' ^ '0'} << 56 | std::uint64_t{':' ^ '0'} << 8);
  const auto is_digits = [](std::uint64_t letters) {
    constexpr std::uint64_t high = 0xF0F0'F0F0'F0F0'F0F0U;
    return (letters & high) == zeros && ((letters + 0x0606'0606'0606'0606U) & high) == zeros;
  };
  const std::uint64_t marks = ((date ^ zeros) & 0xFF00'00FF'0000'0000U) | ((time ^ zeros) & 0x0000'FF00'00FF'0000U) |
                              ((rest ^ zeros) & 0xFF00'00FF'0000'FF00U);
  if (marks != 0 || !is_digits(date) || !is_digits(time) || !is_digits(rest)) return false;
  const auto two = [](std::uint64_t letters, int at) {
    return static_cast<int>((letters >> (8 * at) & 0xF) * 10 + (letters >> (8 * at + 8) & 0xF));
  };
  parts.date = {two(date, 0) * 100 + two(date, 2), two(date, 5), two(time, 0)};
  parts.hour = two(time, 3);
  parts.minute = two(time, 6);
  parts.second = two(rest, 5);
  parts.offset_minutes = 0;
  return true;
}

/// Reads an RFC 3339 time: "2026-03-01T09:30:00Z", a space for the T, an offset, a fraction (cut to milliseconds).
/// With a declared zone the offset may be left out, and so may the time of day (midnight).
///
/// Errors  a fault, never an exception: no such day, hour 24, second 60 but at the end of a day of UTC, year 0, local
///         time without a zone
/// Source  klyne2002rfc3339
constexpr TimeReading read_rfc3339(std::string_view text, std::optional<int> declared_offset = {}) noexcept {
  constexpr TimeReading unlike{0, "expected RFC 3339, such as 2026-03-01T09:30:00Z"};
  TimeParts parts;
  if (read_plain_rfc3339(text, parts)) return to_moment(parts, declared_offset);
  TextCursor cursor(text);
  parts.date.year = cursor.take_number(4, 4);
  if (parts.date.year < 0 || !cursor.take('-')) return unlike;
  parts.date.month = cursor.take_number(2, 2);
  if (parts.date.month < 0 || !cursor.take('-')) return unlike;
  parts.date.day = cursor.take_number(2, 2);
  if (parts.date.day < 0) return unlike;
  if (cursor.at_end()) return declared_offset ? to_moment(parts, declared_offset) : unlike;
  if (!cursor.take('T') && !cursor.take('t') && !cursor.take(' ')) return unlike;
  parts.hour = cursor.take_number(2, 2);
  if (parts.hour < 0 || !cursor.take(':')) return unlike;
  parts.minute = cursor.take_number(2, 2);
  if (parts.minute < 0) return unlike;
  if (cursor.take(':')) {
    parts.second = cursor.take_number(2, 2);
    if (parts.second < 0) return unlike;
    if (cursor.take('.')) parts.millisecond = cursor.take_milliseconds();
    if (parts.millisecond < 0) return unlike;
  }
  if (!cursor.at_end()) {
    parts.offset_minutes = cursor.take_offset();
    if (!parts.offset_minutes || !cursor.at_end()) return unlike;
  }
  return to_moment(parts, declared_offset);
}

/// Milliseconds since 1970-01-01 UTC of an RFC 3339 time.
///
/// Errors  bad_time when the text is none, saying why
inline std::int64_t parse_timestamp(std::string_view text) {
  const TimeReading reading = read_rfc3339(text);
  if (reading.fault != nullptr) throw Error(errc::bad_time, "found \"" + std::string(text) + "\": " + reading.fault);
  return reading.ms;
}

/// Room for a moment as text.
using TimestampText = std::array<char, 24>;

/// RFC 3339 in UTC: "2026-03-01T09:30:00Z", with milliseconds only where there are any; written where there is room.
///
/// Errors  bad_time outside the years 1 to 9999
inline std::string_view format_timestamp(std::int64_t ms, TimestampText& text) {
  if (ms < earliest_moment || ms > latest_moment) {
    throw Error(errc::bad_time, "found " + std::to_string(ms) + " ms since 1970: outside the years 1 to 9999");
  }
  const std::int64_t days = (ms >= 0 ? ms : ms - (day_ms - 1)) / day_ms;
  const auto in_day = static_cast<int>(ms - days * day_ms);
  const Date date = date_after_1970(days);
  const auto put = [&text](std::size_t at, std::size_t width, int number, char after) {
    text[at + width] = after;
    for (std::size_t i = at + width; i-- > at; number /= 10) text[i] = static_cast<char>('0' + number % 10);
  };
  put(0, 4, date.year, '-');
  put(5, 2, date.month, '-');
  put(8, 2, date.day, 'T');
  put(11, 2, in_day / 3'600'000, ':');
  put(14, 2, in_day / 60'000 % 60, ':');
  const int fraction = in_day % 1000;
  put(17, 2, in_day / 1000 % 60, fraction == 0 ? 'Z' : '.');
  if (fraction != 0) put(20, 3, fraction, 'Z');
  return {text.data(), fraction == 0 ? std::size_t{20} : std::size_t{24}};
}

/// The same as a text of its own.
inline std::string format_timestamp(std::int64_t ms) {
  TimestampText text{};
  return std::string(format_timestamp(ms, text));
}

}  // namespace journeyrank
