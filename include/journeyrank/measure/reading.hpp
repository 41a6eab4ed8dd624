// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <variant>

#include "journeyrank/measure/condition.hpp"

namespace journeyrank {

/// The number in a column of a contact.
struct NumberOf {
  std::string column;

  friend bool operator==(const NumberOf&, const NumberOf&) = default;
};

/// What a metric reads off each contact: nothing, a number, or whether a condition holds.
using Reading = std::variant<std::monostate, NumberOf, Condition>;

/// A reading that is not there.
inline constexpr std::int64_t not_read = std::numeric_limits<std::int64_t>::min();

/// The largest integer taken as a count, duration or amount: a double still holds it exactly.
inline constexpr std::int64_t largest_integer = std::int64_t{1} << 53;

}  // namespace journeyrank
