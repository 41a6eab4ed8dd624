// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/min_max.hpp"
#include "journeyrank/scale/ratio.hpp"

namespace journeyrank {

/// v = (ln raw - log_0) / log_range, cut to [0, 1].
struct LogarithmicLine {
  double log_0 = 0.0;
  double log_range = 1.0;

  double value(double raw) const noexcept { return clamped_position(natural_log(raw), log_0, log_range); }

  friend bool operator==(const LogarithmicLine&, const LogarithmicLine&) = default;
};

/// The share of the logarithm of the product of all raw values: v = ln x / ln(product), or (1 - ln x / ln(product)) /
/// (n - 1) where a lower one is more urgent. A relative scale.
///
/// Units   raw values >= 1, so that no logarithm lies below 0
/// Edge    a constant column, or one with no cell at all: every value is 0.5, with the note constant_column; another
///         unit gives other values, as published
/// Errors  bad_number for a raw value below 1
/// Source  zavadskas2008logarithmic
/// Use     to repeat a study that has it. It depends on the unit and on every journey: for priorities of your own take
///         logarithmic
struct LogarithmicRatio {
  static constexpr const char* name = "logarithmic_ratio";
  static constexpr const char* formula =
      "ln raw / ln of the product of all raw; falling: (1 - ln raw / ln of the product) / (n - 1)";
  static constexpr bool relative = true;
  static constexpr bool takes_logarithms = true;
  static constexpr auto fields() { return FieldList{}; }

  /// The scale on this column.
  std::variant<LogarithmicLine, Constant> fit(const Extent& extent, const ColumnTotals& totals,
                                              Direction direction) const noexcept {
    if (!(extent.low < extent.high)) return Constant{};
    const double whole = totals.sum_of_logs;
    if (direction == Direction::maximize) return LogarithmicLine{0.0, whole};
    return LogarithmicLine{whole, product(-whole, totals.count - 1.0)};
  }

  std::string fault(Direction) const { return ""; }

  /// Why it cannot be fitted on this column, or "".
  std::string column_fault(const Extent& extent) const {
    if (extent.low >= 1.0) return "";
    return "found " + shortest_number(extent.low) +
           "; allowed: 1 or more, for it takes shares of logarithms; use logarithmic instead";
  }

  friend bool operator==(const LogarithmicRatio&, const LogarithmicRatio&) = default;
};

static_assert(fully_described<LogarithmicRatio>);

}  // namespace journeyrank
