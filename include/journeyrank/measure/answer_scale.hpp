// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <optional>
#include <string>

namespace journeyrank {

/// The ends of a survey's scale, where they are declared. An answer outside is none: it is left out and counted.
struct AnswerScale {
  std::optional<double> low{};
  std::optional<double> high{};

  bool is_declared() const noexcept { return low || high; }
  bool holds(double answer) const noexcept { return (!low || answer >= *low) && (!high || answer <= *high); }

  friend bool operator==(const AnswerScale&, const AnswerScale&) = default;
};

/// What is wrong with a scale and a band of it (from at_least to at_most), or "".
inline std::string fault_of_band(const AnswerScale& scale, double at_least, double at_most) {
  if (!std::isfinite(scale.low.value_or(0)) || !std::isfinite(scale.high.value_or(0))) {
    return "scale_low and scale_high must be finite";
  }
  if (scale.low && scale.high && *scale.low >= *scale.high) return "scale_low must be below scale_high";
  const bool below = scale.low && at_most < *scale.low;
  const bool above = scale.high && at_least > *scale.high;
  return below || above ? "no answer of the declared scale is in the band" : "";
}

}  // namespace journeyrank
