// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/time_zone.hpp"
#include "journeyrank/measure/timestamp.hpp"
#include "journeyrank/measure/zone_file.hpp"

namespace journeyrank {

/// How the times of one column are written: RFC 3339, or a declared format, in a declared zone.
///
/// %Y year (4 digits), %y year (2 digits: 69 to 99 are 19xx), %m month, %b month by its English name ("Feb",
/// "February"), %d day, %H hour, %I hour of 12 with %p (AM, PM), %M minute, %S second, %f fraction of a second,
/// %z offset (Z, +02:00, +0200), %F = %Y-%m-%d, %T = %H:%M:%S, %% a percent sign. A space stands for one or more;
/// every other letter for itself. Numbers other than years have one or two digits.
///
/// Edge    a text with its own offset is read by it, whatever zone is declared. Of a local time that the clocks of a
///         named zone show twice, the earlier moment is meant; one that they leave out is a fault
/// Errors  bad_option for an unknown directive, a format that leaves the day or the half of the day open, a zone that
///         is neither UTC nor a fixed offset nor known by its name, and a format of local time without a zone
class TimestampFormat {
 public:
  TimestampFormat() = default;

  /// An empty format is RFC 3339; an empty zone is none.
  explicit TimestampFormat(std::string_view format, std::string_view tz = "") : format_(format) {
    if (!tz.empty()) set_zone(std::string(tz));
    if (!format_.empty()) check_format();
  }

  /// Reads one cell. Never throws: a fault says what is wrong.
  TimeReading read(std::string_view text) const noexcept {
    if (format_.empty()) {
      if (!zone_ || text.find_first_of("Zz+-", 10) != text.npos) return read_rfc3339(text, offset_minutes_);
      if (text.size() > 18 && text.substr(17, 2) == "60") return {0, no_leap_second};
      return moment_of(read_rfc3339(text, 0));
    }
    TextCursor cursor(text);
    Clock clock;
    if (!read_as(format_, cursor, clock) || !cursor.at_end()) return {0, "it is not written as declared"};
    if (clock.hour_of_12) {
      if (clock.parts.hour < 1 || clock.parts.hour > 12) return {0, "the hour must be 1 to 12"};
      clock.parts.hour = clock.parts.hour % 12 + (clock.afternoon ? 12 : 0);
    }
    if (!zone_ || clock.parts.offset_minutes) return to_moment(clock.parts, offset_minutes_);
    if (clock.parts.second == 60) return {0, no_leap_second};  // a named zone is taken off after the look at it
    return moment_of(to_moment(clock.parts, 0));
  }

  /// True when times are written as RFC 3339.
  bool is_rfc3339() const noexcept { return format_.empty(); }

  /// The moment of what a clock of the declared zone shows, in milliseconds since 1970-01-01 on that clock.
  TimeReading read_clock(std::int64_t local_ms) const noexcept {
    if (zone_) return moment_of({local_ms});
    if (!offset_minutes_) return {0, "local time needs a declared zone (\"tz\")"};
    const std::int64_t moment = local_ms - std::int64_t{*offset_minutes_} * 60'000;
    if (moment < earliest_moment || moment > latest_moment) return {0, "in UTC, the year must be 1 to 9999"};
    return {moment};
  }

  /// How a time must be written, for messages.
  std::string expected() const { return format_.empty() ? "RFC 3339, such as 2026-03-01T09:30:00Z" : format_; }

 private:
  struct Clock {
    TimeParts parts{};
    bool hour_of_12 = false;
    bool afternoon = false;
  };

  void set_zone(const std::string& tz) {
    TextCursor cursor(tz);
    offset_minutes_ = tz == "UTC" ? std::optional(0) : cursor.take_offset();
    if (tz == "UTC" || (offset_minutes_ && cursor.at_end())) return;
    offset_minutes_.reset();
    zone_ = read_zone(tz);
  }

  /// Of what the clocks of the zone show, when it was.
  TimeReading moment_of(const TimeReading& local) const noexcept {
    if (local.fault != nullptr) return local;
    const auto moment = zone_->moment_of(local.ms);
    if (!moment) return {0, "the clocks of its zone leave this time out"};
    if (*moment < earliest_moment || *moment > latest_moment) return {0, "in UTC, the year must be 1 to 9999"};
    return {*moment};
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
    if (!offset_minutes_ && !zone_ && !has('z')) {
      throw Error(errc::bad_option, "the time format \"" + format_ +
                                        "\" is local time; declare its zone (\"tz\": \"UTC\", an offset such as "
                                        "\"+02:00\" or a name such as \"Europe/Berlin\") or read it with %z");
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
  std::optional<TimeZone> zone_;
};

}  // namespace journeyrank
