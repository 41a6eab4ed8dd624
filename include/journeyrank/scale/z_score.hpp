// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/curve.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/min_max.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

/// How a number of standard deviations from the mean becomes a value.
///
/// normal   the share of a normal distribution that lies below: the mean counts 0.5, one deviation above it 0.84
/// clamped  a straight line from `width` deviations below the mean to as many above, cut to 0 to 1
enum class DeviationValue { normal, clamped };

constexpr auto enumerators(DeviationValue) {
  return std::array{Enumerator{"normal", DeviationValue::normal}, Enumerator{"clamped", DeviationValue::clamped}};
}

/// The value of z = (raw - mean) / deviation. The deviation comes as the farthest distance from the mean (below 0 where
/// a lower raw value is more urgent) and the share of it that one deviation is, so that it never vanishes.
struct Standardised {
  double mean = 0.0;
  double farthest = 1.0;
  double share = 1.0;
  double width = 0.0;  ///< deviations to either end of a straight line; 0: by the normal distribution

  double value(double raw) const noexcept {
    const double z = (raw - mean) / farthest / share;
    if (width > 0.0) return clamped_position(z, -width, 2.0 * width);
    return on_grid(z, 0x1p-20, [](double at) { return normal_tails(at).below; });
  }

  friend bool operator==(const Standardised&, const Standardised&) = default;
};

/// How many standard deviations a raw value lies above the mean of the matrix at hand (below it, where a lower one is
/// more urgent), as a value: one journey far off takes less room from the others than on min_max. A relative scale.
///
/// Units   the deviation is that of the column itself: sum of squares / n
/// Edge    a constant column, or one with no cell at all: every value is 0.5, with the note constant_column; the values
///         of `normal` lie within 4 * 10^-14 of the normal distribution, and more urgent is never less
/// Errors  bad_model if width is not finite and above 0
/// Source  jahan2015normalization, statistical normalisation (clamped); abramowitz1964handbook, 26.2 (normal)
/// Use     for a settled list where no anchors can be agreed upon and one journey far off would squeeze all others on
///         min_max
struct ZScore {
  DeviationValue how = DeviationValue::normal;
  double width = 3.0;  ///< deviations from the mean to either end, for clamped

  static constexpr const char* name = "z_score";
  static constexpr const char* formula =
      "z = (raw - mean) / standard deviation, as the normal share below z, or 0.5 + z / (2 width) cut to 0 to 1";
  static constexpr bool relative = true;
  static constexpr bool takes_deviations = true;
  static constexpr auto fields() {
    return FieldList{Field{"how", &ZScore::how, "how deviations from the mean become a value"},
                     Field{"width", &ZScore::width, "deviations from the mean to either end, > 0, for clamped"}};
  }

  /// The scale on this column.
  std::variant<Standardised, Constant> fit(const Extent& extent, const ColumnTotals& totals,
                                           Direction direction) const noexcept {
    if (!(extent.low < extent.high)) return Constant{};
    const double side = direction == Direction::maximize ? 1.0 : -1.0;
    return Standardised{totals.mean, side * totals.farthest, totals.deviation,
                        how == DeviationValue::clamped ? width : 0.0};
  }

  std::string fault(Direction) const {
    if (std::isfinite(2.0 * width) && width > 0.0) return "";
    return "width is " + (std::isfinite(width) ? shortest_number(width) : std::string("not finite")) +
           "; allowed: a finite number above 0";
  }

  friend bool operator==(const ZScore&, const ZScore&) = default;
};

static_assert(fully_described<ZScore>);

}  // namespace journeyrank
