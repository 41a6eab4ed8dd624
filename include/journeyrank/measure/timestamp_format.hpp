// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// How the times of one column are written: RFC 3339, or a declared format, in a declared zone.
///
/// %Y year (4 digits), %y year (2 digits: 69 to 99 are 19xx), %m month, %b month by its English name ("Feb",
/// "February"), %d day, %H hour, %I hour of 12 with %p (AM, PM), %M minute, %S second, %f fraction of a second,
/// %z offset (Z, +02:00, +0200), %F = %Y-%m-%d, %T = %H:%M:%S, %% a percent sign. A space stands for one or more;
/// every other letter for itself. Numbers other than years have one or two digits.
///
/// Edge    a text with its own offset is read by it, whatever zone is declared
/// Errors  bad_option for an unknown directive, a format that leaves the day or the half of the day open, a zone that
/// is
///         neither UTC nor a fixed offset, and a format of local time without a zone
class TimestampFormat {
 public:
  TimestampFormat() = default;

  /// An empty format is RFC 3339; an empty zone is none.
  explicit TimestampFormat(std::string_view format, std::string_view tz = "") : format_(format) {
    if (!tz.empty()) offset_minutes_ = parse_zone(tz);
    if (!format_.empty()) check_format();
  }

  /// Reads one cell. Never throws: a fault says what is wrong.
  TimeReading read(std::string_view text) const noexcept {
    if (format_.empty()) return read_rfc3339(text, offset_minutes_);
    TextCursor cursor(text);
    Clock clock;
    if (!read_as(format_, cursor, clock) || !cursor.at_end()) return {0, "it is not written as declared"};
    if (clock.hour_of_12) {
      if (clock.parts.hour < 1 || clock.parts.hour > 12) return {0, "the hour must be 1 to 12"};
      clock.parts.hour = clock.parts.hour % 12 + (clock.afternoon ? 12 : 0);
    }
    return to_moment(clock.parts, offset_minutes_);
  }

  /// How a time must be written, for messages.
  std::string expected() const { return format_.empty() ? "RFC 3339, such as 2026-03-01T09:30:00Z" : format_; }

 private:
  struct Clock {
    TimeParts parts{};
    bool hour_of_12 = false;
    bool afternoon = false;
  };

  static int parse_zone(std::string_view tz) {
    if (tz == "UTC") return 0;
    TextCursor cursor(tz);
    const std::optional<int> offset = cursor.take_offset();
    if (offset && cursor.at_end()) return *offset;
    throw Error(errc::bad_option, "found the time zone \"" + std::string(tz) +
                                      "\"; allowed are UTC and fixed offsets such as +02:00 (zones by name, with "
                                      "their summer times, are not known to this version)");
  }

  void check_format() const {
    const std::string used = directives();
    const auto has = [&used](char directive) { return used.find(directive) != std::string::npos; };
    if (!has('F') && !(has('d') && (has('m') || has('b')) && (has('Y') || has('y')))) {
      throw Error(errc::bad_option, "the time format \"" + format_ + "\" leaves the day open; it needs %Y, %m and %d");
    }
    if (has('I') != has('p')) {
      throw Error(errc::bad_option, "the time format \"" + format_ + "\" needs %I and %p together");
    }
    if (!offset_minutes_ && !has('z')) {
      throw Error(errc::bad_option, "the time format \"" + format_ +
                                        "\" is local time; declare its zone (\"tz\": \"UTC\" or an offset such as "
                                        "\"+02:00\") or read it with %z");
    }
  }

  /// The letters after the percent signs.
  std::string directives() const {
    std::string used;
    for (std::size_t at = format_.find('%'); at != std::string::npos; at = format_.find('%', at + 2)) {
      const std::string_view directive = std::string_view(format_).substr(at, 2);
      if (directive.size() < 2 || std::string_view("YymbdHIpMSfzFT%").find(directive[1]) == std::string_view::npos) {
        throw Error(errc::bad_option, "found \"" + std::string(directive) + "\" in the time format \"" + format_ +
                                          "\"; allowed are %Y %y %m %b %d %H %I %p %M %S %f %z %F %T %%");
      }
      used += directive[1];
    }
    return used;
  }

  static bool read_as(std::string_view format, TextCursor& cursor, Clock& clock) noexcept {
    for (std::size_t i = 0; i < format.size(); ++i) {
      if (format[i] == ' ') {
        if (!cursor.take(' ')) return false;
        while (cursor.take(' ')) {
        }
      } else if (format[i] != '%') {
        if (!cursor.take(format[i])) return false;
      } else if (!read_directive(format[++i], cursor, clock)) {
        return false;
      }
    }
    return true;
  }

  static bool read_directive(char directive, TextCursor& cursor, Clock& clock) noexcept {
    TimeParts& parts = clock.parts;
    const auto number = [&cursor](int& part) { return (part = cursor.take_number(1, 2)) >= 0; };
    switch (directive) {
      case 'Y':
        return (parts.date.year = cursor.take_number(4, 4)) >= 0;
      case 'y':
        if ((parts.date.year = cursor.take_number(2, 2)) < 0) return false;
        parts.date.year += parts.date.year >= 69 ? 1900 : 2000;
        return true;
      case 'm':
        return number(parts.date.month);
      case 'b':
        return (parts.date.month = take_month(cursor)) > 0;
      case 'd':
        return number(parts.date.day);
      case 'H':
        return number(parts.hour);
      case 'I':
        return clock.hour_of_12 = true, number(parts.hour);
      case 'p':
        clock.afternoon = cursor.peek() == 'P' || cursor.peek() == 'p';
        if (!clock.afternoon && cursor.peek() != 'A' && cursor.peek() != 'a') return false;
        cursor.skip(1);
        return cursor.take('M') || cursor.take('m');
      case 'M':
        return number(parts.minute);
      case 'S':
        return number(parts.second);
      case 'f':
        return (parts.millisecond = cursor.take_milliseconds()) >= 0;
      case 'z':
        return (parts.offset_minutes = cursor.take_offset()).has_value();
      case 'F':
        return read_as("%Y-%m-%d", cursor, clock);
      case 'T':
        return read_as("%H:%M:%S", cursor, clock);
      default:
        return cursor.take('%');
    }
  }

  /// The number of a month by its English name, whole or its first three letters, in any case; 0 when it is none.
  static int take_month(TextCursor& cursor) noexcept {
    constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                         "may",       "june",     "july",     "august",
                                                         "september", "october",  "november", "december"};
    const auto agree = [&cursor](std::string_view name) {
      const std::string_view rest = cursor.rest();
      if (rest.size() < name.size()) return false;
      for (std::size_t i = 0; i < name.size(); ++i) {
        const char letter = rest[i] >= 'A' && rest[i] <= 'Z' ? static_cast<char>(rest[i] + 32) : rest[i];
        if (letter != name[i]) return false;
      }
      return true;
    };
    for (std::size_t month = 0; month < months.size(); ++month) {
      if (!agree(months[month].substr(0, 3))) continue;
      cursor.skip(agree(months[month]) ? months[month].size() : 3);
      return static_cast<int>(month + 1);
    }
    return 0;
  }

  std::string format_;
  std::optional<int> offset_minutes_;
};

}  // namespace journeyrank
