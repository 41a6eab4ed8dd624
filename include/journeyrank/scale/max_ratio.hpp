// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

/// The share of the largest raw value: v = x / max, or min / x where a lower one is more urgent. A relative scale.
///
/// Units   raw values >= 0; above 0 where a lower one is more urgent and `falling` is reciprocal
/// Edge    a constant column, or one with no cell at all: every value is 0.5, with the note constant_column
/// Errors  bad_number for a raw value below what it takes
/// Source  hwang1981methods, linear normalisation by the best
/// Use     for counts and amounts with a true 0, where twice as much is twice the reason; and for the methods whose
///         authors use it
struct MaxRatio {
  Falling falling = Falling::reciprocal;  ///< how it values a criterion where a lower raw value is more urgent

  static constexpr const char* name = "max_ratio";
  static constexpr const char* formula = "raw / largest raw; falling: smallest raw / raw, or 1 - raw / largest raw";
  static constexpr bool relative = true;
  static constexpr auto fields() {
    return FieldList{Field{"falling", &MaxRatio::falling, "what a lower raw value that is more urgent counts"}};
  }

  /// Which total of the column it is fitted on.
  static RatioTotal asks(Direction) noexcept { return RatioTotal::none; }

  /// The scale on this column.
  FittedRatio fit(const Extent& extent, const ColumnTotals&, Direction direction) const noexcept {
    return fit_ratio(extent, direction, falling, extent.high, [&] { return extent.low; });
  }

  std::string fault(Direction) const { return ""; }

  friend bool operator==(const MaxRatio&, const MaxRatio&) = default;
};

static_assert(fully_described<MaxRatio>);

}  // namespace journeyrank
