// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

/// The share of the sum of all raw values: v = x / sum, or (1 / x) / sum of 1 / x where a lower one is more urgent. A
/// relative scale.
///
/// Units   raw values >= 0; above 0 where a lower one is more urgent and `falling` is reciprocal
/// Edge    a constant column, or one with no cell at all: every value is 0.5, with the note constant_column
/// Errors  bad_number for a raw value below what it takes
/// Source  zavadskas2010new, normalisation by the sum
/// Use     where the share of the whole is meant, such as a journey's share of all contacts; and for the methods whose
///         authors use it
struct SumRatio {
  Falling falling = Falling::reciprocal;  ///< how it values a criterion where a lower raw value is more urgent

  static constexpr const char* name = "sum_ratio";
  static constexpr const char* formula =
      "raw / sum of all raw; falling: (1 / raw) / sum of all 1 / raw, or 1 - raw / sum";
  static constexpr bool relative = true;
  static constexpr auto fields() {
    return FieldList{Field{"falling", &SumRatio::falling, "what a lower raw value that is more urgent counts"}};
  }

  /// Which total of the column it is fitted on.
  RatioTotal asks(Direction direction) const noexcept {
    const bool inverse = direction == Direction::minimize && falling == Falling::reciprocal;
    return inverse ? RatioTotal::sum_of_inverses : RatioTotal::sum;
  }

  /// The scale on this column.
  FittedRatio fit(const Extent& extent, const ColumnTotals& totals, Direction direction) const noexcept {
    return fit_ratio(extent, direction, falling, totals.sum, [&] { return 1.0 / totals.sum_of_inverses; });
  }

  std::string fault(Direction) const { return ""; }

  friend bool operator==(const SumRatio&, const SumRatio&) = default;
};

static_assert(fully_described<SumRatio>);

}  // namespace journeyrank
