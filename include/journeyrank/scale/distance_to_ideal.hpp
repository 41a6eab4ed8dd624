// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/min_max.hpp"

namespace journeyrank {

/// v = 1 - |raw - best| / farthest, cut to [0, 1].
struct Nearness {
  double best = 0.0;
  double farthest = 1.0;

  double value(double raw) const noexcept {
    const double rest = 1.0 - std::fabs(raw - best) / farthest;
    return rest > 0.0 ? rest : 0.0;
  }

  friend bool operator==(const Nearness&, const Nearness&) = default;
};

/// How near a raw value is to the best one, as a share of the farthest of the matrix at hand: v = 1 - |raw - best| /
/// largest |raw - best|. More is not always more urgent, nor less. A relative scale: adding or removing a journey can
/// reorder the others; target_range says the same by fixed bounds.
///
/// Units   best in the raw unit of the criterion
/// Edge    the direction must be maximize, for it is nearness that raises the priority; a constant column, or one with
///         no cell at all: every value is 0.5, with the note constant_column
/// Errors  bad_model if best is not finite or the direction is minimize; bad_number for a distance beyond a double
/// Source  kuo2008grey, normalisation of the closer to the desired value the better
/// Use     to repeat a study that has it; target_range says the same by bounds that no journey moves
struct DistanceToIdeal {
  double best = 0.0;  ///< the raw value that is the strongest reason to act

  static constexpr const char* name = "distance_to_ideal";
  static constexpr const char* formula = "1 - |raw - best| / largest |raw - best|";
  static constexpr bool relative = true;
  static constexpr bool two_sided = true;
  static constexpr auto fields() {
    return FieldList{Field{"best", &DistanceToIdeal::best,
                           "the raw value that counts 1, whether or not a journey has it", Allowed{.required = true}}};
  }

  /// The scale on this column.
  std::variant<Nearness, Constant> fit(const Extent& extent, Direction) const noexcept {
    if (!(extent.low < extent.high)) return Constant{};
    return Nearness{best, farthest(extent)};
  }

  /// A number that orders raw values as their values do.
  double nearness(double raw) const noexcept { return -std::fabs(raw - best); }

  std::string fault(Direction direction) const {
    if (!std::isfinite(best)) return "best is not a finite number";
    if (direction == Direction::maximize) return "";
    return "found minimize; allowed: maximize, for on a scale that is best in between nearness raises the priority";
  }

  /// Why it cannot be fitted on this column, or "".
  std::string column_fault(const Extent& extent) const {
    return std::isfinite(farthest(extent)) ? "" : "a distance is beyond what a double holds; use target_range instead";
  }

  friend bool operator==(const DistanceToIdeal&, const DistanceToIdeal&) = default;

 private:
  double farthest(const Extent& extent) const noexcept {
    return std::max(std::fabs(extent.low - best), std::fabs(extent.high - best));
  }
};

static_assert(fully_described<DistanceToIdeal>);

}  // namespace journeyrank
