// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/anchored.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// One value for every journey: what a relative scale gives where all journeys are equal.
struct Constant {
  double constant = 0.5;

  double value(double) const noexcept { return constant; }

  friend bool operator==(const Constant&, const Constant&) = default;
};

/// A straight line from the least to the most urgent journey of the matrix at hand. A relative scale: adding or
/// removing a journey can reorder the others.
///
/// Edge    a constant column, or one with no cell at all: every value is 0.5, with the note constant_column
/// Source  hwang1981methods, linear normalisation by range
/// Use     for a settled list of journeys where no anchors can be agreed upon. It stretches the smallest difference to
///         the whole scale: a criterion on which all are nearly alike counts as much as any
struct MinMax {
  static constexpr const char* name = "min_max";
  static constexpr const char* formula =
      "0 for the least urgent journey of the matrix, 1 for the most urgent, a straight line between";
  static constexpr bool relative = true;
  static constexpr auto fields() { return FieldList{}; }

  /// The line through this column.
  std::variant<Anchored, Constant> fit(const Extent& extent, Direction direction) const noexcept {
    if (!(extent.low < extent.high)) return Constant{};
    if (direction == Direction::maximize) return Anchored{.at_0 = extent.low, .at_1 = extent.high};
    return Anchored{.at_0 = extent.high, .at_1 = extent.low};
  }

  std::string fault(Direction) const { return ""; }

  friend bool operator==(const MinMax&, const MinMax&) = default;
};

static_assert(fully_described<MinMax>);

}  // namespace journeyrank
