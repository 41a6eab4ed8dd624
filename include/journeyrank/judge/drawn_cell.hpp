// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/normal_score.hpp"
#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/quantile_curve.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/rank/fitted_scale.hpp"

namespace journeyrank {

/// A cell made ready to be drawn.
struct DrawnCell {
  /// fixed    its value is a; in a column that is fitted anew, its raw value is what is fixed
  /// uniform  a + b u, cut to [0, 1]: raw bounds and anchors are in a and b
  /// normal   a + b z, cut to [0, 1]
  /// other    see OtherCell, at `other`
  enum class Kind : std::uint32_t { fixed, uniform, normal, other };
  Kind kind = Kind::fixed;
  std::uint32_t other = 0;
  double a = 0.0;
  double b = 0.0;
};

/// A cell whose value takes more than a line to draw.
struct OtherCell {
  CellDistribution distribution{};
  std::optional<QuantileCurve> curve{};
  FittedScale scale{};
  bool open = false;  ///< its value itself is uniform in [0, 1]
  std::size_t group = none;
  double shared = 0.0;  ///< of the factor of its group in its score
  double own = 1.0;

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  /// The value for a uniform number of its own and the normal factor of its group.
  double value(double uniform, double factor) const noexcept {
    const Position at = position(uniform, factor);
    return open ? at.uniform : value_of(scale, distribution.outcome.of(number(at.uniform, at.score)));
  }

  /// The raw value behind it, of a cell that is not open.
  double raw(double uniform, double factor) const noexcept {
    const Position at = position(uniform, factor);
    return distribution.outcome.of(number(at.uniform, at.score));
  }

 private:
  /// Where in its distribution a cell is drawn: by share, and by normal score where that is asked for.
  struct Position {
    double uniform = 0.0;
    double score = 0.0;
  };

  Position position(double uniform, double factor) const noexcept {
    double score = 0.0;
    const bool by_score = group != none || !(open || std::holds_alternative<UniformCell>(distribution.shape) ||
                                             std::holds_alternative<EmpiricalCell>(distribution.shape));
    if (by_score) score = normal_score(uniform);
    if (group == none) return {uniform, score};
    score = product(shared, factor) + product(own, score);
    return {normal_tails(score).below, score};
  }

  double number(double uniform, double score) const noexcept {
    const CellShape& shape = distribution.shape;
    if (curve) return curve->at(score);
    if (const auto* each = std::get_if<UniformCell>(&shape))
      return each->low + product(each->high - each->low, uniform);
    if (const auto* each = std::get_if<NormalCell>(&shape)) return each->mean + product(each->deviation, score);
    if (const auto* each = std::get_if<LogNormalCell>(&shape)) {
      return product(each->median, exponential(product(each->log_deviation, score)));
    }
    if (const auto* each = std::get_if<IntervalCell>(&shape)) {
      const double side = score < 0.0 ? each->middle - each->low : each->high - each->middle;
      return each->middle + product(side, score / z_95);
    }
    const auto& samples = std::get<EmpiricalCell>(shape).samples;
    const auto at = static_cast<std::size_t>(product(static_cast<double>(samples.size()), uniform));
    return samples[std::min(at, samples.size() - 1)];
  }
};

}  // namespace journeyrank
