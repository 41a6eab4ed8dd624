// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

/// The share of the length of the column taken as a vector: v = x / sqrt(sum of x²). A relative scale.
///
/// Units   raw values >= 0; above 0 where a lower one is more urgent and `falling` is reciprocal
/// Edge    a constant column, or one with no cell at all: every value is 0.5, with the note constant_column
/// Errors  bad_number for a raw value below what it takes
/// Source  hwang1981methods, vector normalisation
/// Use     to get the numbers that papers print for topsis, moora and probid. Nobody can read such a value by itself
struct VectorRatio {
  Falling falling = Falling::complement;  ///< how it values a criterion where a lower raw value is more urgent

  static constexpr const char* name = "vector_ratio";
  static constexpr const char* formula = "raw / root of the sum of squares; falling: 1 - that, or the same of 1 / raw";
  static constexpr bool relative = true;
  static constexpr auto fields() {
    return FieldList{Field{"falling", &VectorRatio::falling, "what a lower raw value that is more urgent counts"}};
  }

  /// Which total of the column it is fitted on.
  RatioTotal asks(Direction direction) const noexcept {
    const bool inverse = direction == Direction::minimize && falling == Falling::reciprocal;
    return inverse ? RatioTotal::norm_of_inverses : RatioTotal::norm;
  }

  /// The scale on this column.
  FittedRatio fit(const Extent& extent, const ColumnTotals& totals, Direction direction) const noexcept {
    return fit_ratio(extent, direction, falling, totals.norm, [&] { return 1.0 / totals.norm_of_inverses; });
  }

  std::string fault(Direction) const { return ""; }

  friend bool operator==(const VectorRatio&, const VectorRatio&) = default;
};

static_assert(fully_described<VectorRatio>);

}  // namespace journeyrank
