// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "journeyrank/measure/timestamp.hpp"

namespace journeyrank {

/// Times of an Arrow array: timestamps in some unit, or days.
///
/// Edge    a timestamp without a zone is local: its text has no offset, so that a mapping can declare one
struct ArrowTime {
  std::int64_t ms_numerator = 1;
  std::int64_t ms_denominator = 1;
  bool has_zone = false;
  bool is_day = false;
  bool is_narrow = false;  ///< stored in 32 bits

  /// Reads a format such as "tsu:UTC", "tsn:" or "tdD"; nothing when it is none.
  static std::optional<ArrowTime> of(std::string_view format) noexcept {
    if (format == "tdD") return ArrowTime{.ms_numerator = 86'400'000, .is_day = true, .is_narrow = true};
    if (format == "tdm") return ArrowTime{.is_day = true};
    if (format.size() < 4 || !format.starts_with("ts") || format[3] != ':') return std::nullopt;
    const bool zoned = format.size() > 4;
    switch (format[2]) {
      case 's':
        return ArrowTime{.ms_numerator = 1000, .has_zone = zoned};
      case 'm':
        return ArrowTime{.has_zone = zoned};
      case 'u':
        return ArrowTime{.ms_denominator = 1000, .has_zone = zoned};
      case 'n':
        return ArrowTime{.ms_denominator = 1'000'000, .has_zone = zoned};
      default:
        return std::nullopt;
    }
  }

  /// "2026-03-01T09:30:00.250Z", without Z where the zone is not known; "2026-03-01" for a day. Parts of a millisecond
  /// are cut. Errors: bad_time outside the years 1 to 9999.
  std::string_view text(const void* buffer, std::size_t at, TimestampText& written) const {
    const auto time = format_timestamp(ms(buffer, at), written);
    return is_day ? time.substr(0, 10) : time.substr(0, time.size() - (has_zone ? 0 : 1));
  }

  /// What the text says, in milliseconds since 1970-01-01; of a day its begin. Errors: bad_time as text().
  std::int64_t ms(const void* buffer, std::size_t at) const {
    std::int64_t count = 0;
    if (is_narrow) {
      std::int32_t days = 0;
      std::memcpy(&days, static_cast<const char*>(buffer) + at * sizeof days, sizeof days);
      count = days;
    } else {
      std::memcpy(&count, static_cast<const char*>(buffer) + at * sizeof count, sizeof count);
    }
    const std::int64_t floored = count / ms_denominator - (count % ms_denominator < 0 ? 1 : 0);
    const bool fits = floored <= latest_moment / ms_numerator && floored >= earliest_moment / ms_numerator;
    const std::int64_t ms = fits ? floored * ms_numerator : latest_moment + 1;
    if (ms < earliest_moment || ms > latest_moment) static_cast<void>(format_timestamp(ms));  // refuses it
    return is_day ? ms - (ms % day_ms + day_ms) % day_ms : ms;
  }
};

}  // namespace journeyrank
