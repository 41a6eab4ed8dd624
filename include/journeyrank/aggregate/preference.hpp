// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"

namespace journeyrank {

/// How strongly a difference d of two values speaks for the better one, from 0 to 1.
///
/// usual     d > 0: 1
/// u_shape   d > indifference: 1
/// v_shape   d / preference, 1 from there on
/// level     d > indifference: 1/2, d > preference: 1
/// linear    (d - indifference) / (preference - indifference), 0 below, 1 above
/// gaussian  1 - exp(-d² / (2 inflection²))
enum class PreferenceShape { usual, u_shape, v_shape, level, linear, gaussian };

constexpr auto enumerators(PreferenceShape) {
  using enum PreferenceShape;
  return std::array{Enumerator{"usual", usual}, Enumerator{"u_shape", u_shape}, Enumerator{"v_shape", v_shape},
                    Enumerator{"level", level}, Enumerator{"linear", linear},   Enumerator{"gaussian", gaussian}};
}

/// What differences on one criterion mean to methods that compare journeys in pairs.
///
/// Units   thresholds are differences of values, shares of the scale: 0.1 is a tenth of it
/// Edge    thresholds of 0, as they stand by default: any difference is a full preference, and there is no veto
/// Errors  see fault()
/// Source  brans1986how (shapes), roy1978electre (veto)
struct Preference {
  PreferenceShape shape = PreferenceShape::linear;
  double indifference = 0.0;
  double preference = 0.0;
  double inflection = 0.0;
  std::optional<double> veto = {};

  static constexpr Allowed threshold{.at_least = 0.0, .at_most = 1000.0};

  static constexpr auto fields() {
    return FieldList{
        Field{"shape", &Preference::shape, "how a difference grows into a preference"},
        Field{"indifference", &Preference::indifference, "the largest difference that counts for nothing", threshold},
        Field{"preference", &Preference::preference, "the difference from which on a preference is full", threshold},
        Field{"inflection", &Preference::inflection, "where the gaussian shape is steepest", threshold},
        Field{"veto", &Preference::veto, "the difference from which on nothing outranks against it; none by default",
              threshold}};
  }

  /// What is wrong with it, or "".
  std::string fault() const {
    using enum PreferenceShape;
    for (const double each : {indifference, preference, inflection, veto.value_or(0.0)}) {
      if (!(each >= threshold.at_least && each <= threshold.at_most)) return "a threshold must be 0 to 1000";
    }
    if (shape == gaussian && inflection == 0.0) return "the gaussian shape needs an inflection above 0";
    const bool both = shape == level || shape == linear;
    if (both && preference < indifference) return "preference must not be below indifference";
    if (veto && *veto < preference) return "veto must not be below preference";
    return "";
  }

  friend bool operator==(const Preference&, const Preference&) = default;
};

/// 1 - exp(-d² / (2 s²)) for d >= 0.
///
/// Edge    never falls from one d to a larger one, in the last bit either: the exponent is put on a grid of 2^-50, over
///         a step of which the exponential falls by more than it can be wrong
inline double gaussian_preference(double d, double inflection) noexcept {
  const double ratio = d / inflection;
  const double exponent = product(product(ratio, ratio), 0.5);
  if (!(exponent < 745.0)) return 1.0;
  return 1.0 - exponential(-((exponent + 6.0) - 6.0));
}

/// How far a difference that is not exactly representable may lie beyond a step and still count as on it.
inline constexpr double step_slack = 1e-12;

/// The preference for a journey whose value is higher by d than another's, in [0, 1].
///
/// Edge    d <= 0: 0. A step holds up to 1e-12 beyond it, so that 0.8 - 0.7 is not above 0.1
inline double preference_of(const Preference& by, double d) noexcept {
  using enum PreferenceShape;
  if (!(d > 0.0)) return 0.0;
  const auto beyond = [d](double step) { return d > (step > 0.0 ? step + step_slack : 0.0); };
  if (by.shape == usual) return 1.0;
  if (by.shape == u_shape) return beyond(by.indifference) ? 1.0 : 0.0;
  if (by.shape == level) return beyond(by.preference) ? 1.0 : beyond(by.indifference) ? 0.5 : 0.0;
  if (by.shape == gaussian) return gaussian_preference(d, by.inflection);
  const double low = by.shape == v_shape ? 0.0 : by.indifference;
  if (by.preference <= low) return beyond(low) ? 1.0 : 0.0;
  return clamped_position(d, low, by.preference - low);
}

}  // namespace journeyrank
