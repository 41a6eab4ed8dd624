// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/cell.hpp"

namespace journeyrank {

/// How the cells of an Arrow type say how long something took: the type has its unit, whatever a mapping says of text.
///
/// Units   milliseconds, rounded to the nearest, halves away from 0
/// Edge    beyond 2^53 ms either way: the next number there, which no duration may be
struct ArrowDuration {
  std::int64_t ms_numerator = 1;
  std::int64_t ms_denominator = 1;

  /// Reads a format such as "tDu"; nothing when it is none.
  static std::optional<ArrowDuration> of(std::string_view format) noexcept {
    if (format == "tDs") return ArrowDuration{.ms_numerator = 1000};
    if (format == "tDm") return ArrowDuration{};
    if (format == "tDu") return ArrowDuration{.ms_denominator = 1000};
    if (format == "tDn") return ArrowDuration{.ms_denominator = 1'000'000};
    return std::nullopt;
  }

  std::int64_t ms(const void* buffer, std::size_t at) const noexcept {
    std::int64_t count = 0;
    std::memcpy(&count, static_cast<const char*>(buffer) + at * sizeof count, sizeof count);
    const std::int64_t rest = count % ms_denominator;
    const std::int64_t away = rest >= 0 ? 1 : -1;
    const std::int64_t whole = count / ms_denominator + (2 * rest * away >= ms_denominator ? away : 0);
    constexpr std::int64_t beyond = largest_whole + 1;
    if (whole > largest_whole / ms_numerator) return beyond;
    return whole < -largest_whole / ms_numerator ? -beyond : whole * ms_numerator;
  }

  /// "PT5.25S", as ISO 8601 spells seconds.
  std::string text(const void* buffer, std::size_t at) const {
    return "PT" + shortest_number(static_cast<double>(ms(buffer, at)) / 1000.0) + "S";
  }
};

}  // namespace journeyrank
