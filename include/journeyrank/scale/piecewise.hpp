// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// One bend of a piecewise scale: this raw value has this value.
struct Knot {
  double raw = 0.0;
  double value = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"raw", &Knot::raw, "a raw value", Allowed{.required = true}},
                     Field{"value", &Knot::value, "its value in [0, 1]",
                           Allowed{.required = true, .at_least = 0.0, .at_most = 1.0, .code = errc::bad_model}}};
  }

  friend bool operator==(const Knot&, const Knot&) = default;
};

/// Straight lines from knot to knot, flat beyond the first and the last.
///
/// Shape   two knots or more, raw values strictly rising
/// Edge    at a knot the value is the knot's, to the bit; between two it never passes either
/// Errors  bad_model if a knot is not finite, out of order, outside [0, 1], or turns against the direction
/// Source  keeney1976decisions
/// Cost    O(log knots) a value
/// Use     where a step counts more in one part of the range than in another, and people can say so at a few points
struct Piecewise {
  std::vector<Knot> knots;  ///< at least two, raw values rising

  static constexpr const char* name = "piecewise";
  static constexpr const char* formula = "straight lines from knot to knot, flat beyond the first and the last";
  static constexpr bool relative = false;
  static constexpr auto fields() {
    return FieldList{Field{"knots", &Piecewise::knots, "raw values and their values, raw rising, two or more",
                           Allowed{.required = true, .least_size = 2, .code = errc::bad_model}}};
  }

  double value(double raw) const noexcept {
    if (!(raw >= knots.front().raw)) return knots.front().value;
    if (raw >= knots.back().raw) return knots.back().value;
    const auto right =
        std::upper_bound(knots.begin(), knots.end(), raw, [](double x, const Knot& knot) { return x < knot.raw; });
    const Knot& a = *(right - 1);
    const Knot& b = *right;
    const double value = a.value + product(b.value - a.value, (raw - a.raw) / (b.raw - a.raw));
    // Rounding may carry it past the next knot, and then a more urgent raw value would count less.
    return a.value < b.value ? std::min(value, b.value) : std::max(value, b.value);
  }

  /// What is wrong with these knots, or "".
  std::string fault(Direction direction) const {
    if (knots.size() < 2) return "a piecewise scale needs two knots or more, found " + std::to_string(knots.size());
    for (std::size_t i = 0; i < knots.size(); ++i) {
      const auto& [raw, value] = knots[i];
      const std::string at = "knot " + std::to_string(i + 1);
      if (!std::isfinite(raw) || !std::isfinite(value)) return at + " is not a finite number";
      if (value < 0.0 || value > 1.0) return at + " has value " + shortest_number(value) + "; allowed: 0 to 1";
      if (i == 0) continue;
      const Knot& before = knots[i - 1];
      if (!(raw > before.raw)) return at + " has raw value " + shortest_number(raw) + ", which does not rise";
      if (!std::isfinite(raw - before.raw)) return at + " is too far from the knot before it for a double";
      const bool turns = direction == Direction::maximize ? value < before.value : value > before.value;
      if (turns) return at + " turns against the direction " + name_of(direction);
    }
    return "";
  }

  friend bool operator==(const Piecewise&, const Piecewise&) = default;
};

static_assert(fully_described<Piecewise>);

}  // namespace journeyrank
