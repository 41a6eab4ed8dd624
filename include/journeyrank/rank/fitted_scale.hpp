// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criterion.hpp"

namespace journeyrank {

/// A scale whose anchors are fixed: it values a raw cell without looking at any other journey.
using FittedScale = std::variant<Anchored, Piecewise, Levels, Constant, Reciprocal, Logarithmic, ExponentialValue,
                                 SmoothStep, TargetRange, LogarithmicLine, Standardised, Nearness>;

/// The value in [0, 1] of one raw cell.
inline double value_of(const FittedScale& scale, double raw) noexcept {
  return visit_step(scale, [raw](const auto& fitted) { return fitted.value(raw); });
}

/// Refuses a column that ratios cannot be taken of. Errors: bad_number naming the criterion.
template <class Ratio>
void refuse_without_ratio(const Criterion& criterion, const Ratio& scale, const Extent& extent,
                          const FittedRatio& fitted) {
  const bool inverse = criterion.direction == Direction::minimize && scale.falling == Falling::reciprocal;
  const std::string place = "criterion \"" + criterion.id + "\": the scale " + scale.name;
  if (inverse ? extent.low <= 0.0 : extent.low < 0.0) {
    throw Error(errc::bad_number, place + " takes ratios: found " + shortest_number(extent.low) + "; allowed: " +
                                      (inverse ? "above 0 where lower is more urgent (or falling: complement)"
                                               : "0 or more; use anchors or min_max instead"));
  }
  const auto* line = std::get_if<Anchored>(&fitted);
  const auto* falling = std::get_if<Reciprocal>(&fitted);
  const double whole = line != nullptr ? std::fabs(line->at_1 - line->at_0) : falling->at_1;
  if (std::isfinite(whole) && whole > 0.0) return;
  throw Error(errc::bad_number, place + ": its sums are beyond what a double holds; use anchors instead");
}

/// Refuses a column that a scale cannot be fitted on. Errors: bad_number naming the criterion.
template <class Step>
void refuse_column(const Criterion& criterion, const Step& scale, const Extent& extent) {
  if constexpr (requires { scale.column_fault(extent); }) {
    const std::string what = scale.column_fault(extent);
    if (what.empty()) return;
    throw Error(errc::bad_number, "criterion \"" + criterion.id + "\": the scale " + scale.name + ": " + what);
  }
}

/// The raw values that the scale of a criterion takes, from low to high: of a relative one that takes ratios 0 or more,
/// above 0 where raw values divide, and of logarithms 1 or more; what is divided by 0 or more. Levels are not asked.
inline Extent taken_by(const Criterion& criterion) {
  const double low = visit_step(criterion.scale, [&]<class Step>([[maybe_unused]] const Step& step) {
    if constexpr (takes_ratios<Step>) {
      const bool divides = criterion.direction == Direction::minimize && step.falling == Falling::reciprocal;
      return divides ? 1e-150 : 0.0;  // no smaller, so that the square of its inverse is a double
    }
    if constexpr (requires { Step::takes_logarithms; }) return 1.0;
    if constexpr (std::is_same_v<Step, Reciprocal>) return 0.0;
    return -std::numeric_limits<double>::infinity();
  });
  return {low, std::numeric_limits<double>::infinity()};
}

/// What a relative scale becomes on a column that it takes.
template <class Relative>
auto fitted_on(const Criterion& criterion, const Relative& scale, const Extent& extent, const ColumnTotals& totals) {
  if constexpr (requires { scale.fit(extent, totals, criterion.direction); }) {
    return scale.fit(extent, totals, criterion.direction);
  } else {
    return scale.fit(extent, criterion.direction);
  }
}

/// A relative scale fixed on its column.
template <class Relative>
FittedScale fit_relative_scale(const Criterion& criterion, const Relative& scale, const Extent& extent,
                               const ColumnTotals& totals, std::vector<Note>& notes) {
  if (extent.low < extent.high && !std::isfinite(extent.high - extent.low)) {
    throw Error(errc::bad_number, "criterion \"" + criterion.id +
                                      "\": its values span more than a double holds; use anchors instead of " +
                                      scale.name);
  }
  if (extent.low < extent.high) refuse_column(criterion, scale, extent);
  notes.push_back({"relative_scale", "criterion \"" + criterion.id + "\" is scaled by " + scale.name +
                                         ": adding or removing a journey can reorder the others; anchors cannot do "
                                         "that"});
  const auto fitted = fitted_on(criterion, scale, extent, totals);
  if constexpr (takes_ratios<Relative>) {
    if (!std::holds_alternative<Constant>(fitted)) refuse_without_ratio(criterion, scale, extent, fitted);
  }
  if (std::holds_alternative<Constant>(fitted)) {
    notes.push_back({"constant_column", "criterion \"" + criterion.id +
                                            "\" is the same for every journey: it counts 0.5 for each and changes no "
                                            "rank"});
  }
  return visit_step(fitted, [](const auto& each) -> FittedScale { return each; });
}

/// Fixes a criterion's scale on the extent of its column, and on its totals where it takes ratios; what that means for
/// the ranking is added to `notes`.
///
/// Edge    a relative scale on a constant column, or on one without a present cell: 0.5 for every journey
/// Errors  bad_number if a relative scale would span more than a double holds, or takes ratios of a raw value below 0
inline FittedScale fit_scale(const Criterion& criterion, const Extent& extent, const ColumnTotals& totals,
                             std::vector<Note>& notes) {
  return visit_step(criterion.scale, [&](const auto& scale) -> FittedScale {
    if constexpr (std::decay_t<decltype(scale)>::relative) {
      return fit_relative_scale(criterion, scale, extent, totals, notes);
    } else {
      return scale;
    }
  });
}

/// The same for a column that is known to be one that the scale takes: nothing is refused or noted. A scale that is not
/// relative stays as it is.
inline FittedScale fit_scale(const Criterion& criterion, const Extent& extent, const ColumnTotals& totals) {
  return visit_step(criterion.scale, [&](const auto& scale) -> FittedScale {
    if constexpr (std::decay_t<decltype(scale)>::relative) {
      return visit_step(fitted_on(criterion, scale, extent, totals),
                        [](const auto& each) -> FittedScale { return each; });
    } else {
      return scale;
    }
  });
}

/// to[i] = the clamped position of raw[i] on a line.
struct TakePositions {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* raw, double at_0, double range, double* to) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes position;
      std::memcpy(&position, raw + i, sizeof position);
      to_clamped_position(position, at_0, range);
      std::memcpy(to + i, &position, sizeof position);
    }
    if constexpr (lanes > 1) run<double>(n - i, raw + i, at_0, range, to + i);
  }
};

/// The values of some raw cells, one each.
inline void take_values(const FittedScale& scale, std::span<const double> raw, double* values) noexcept {
  if (const auto* line = std::get_if<Anchored>(&scale)) {
    return run_kernel<TakePositions>(raw.size(), raw.data(), line->at_0, line->at_1 - line->at_0, values);
  }
  visit_step(scale, [&](const auto& fitted) {
    for (std::size_t i = 0; i < raw.size(); ++i) values[i] = fitted.value(raw[i]);
  });
}

/// scores[i] += weight * value(raw[i]), each product rounded first.
inline void add_weighted_values(const FittedScale& scale, std::span<const double> raw, double weight, double* scores) {
  if (const auto* anchored = std::get_if<Anchored>(&scale)) {
    const WeightedLine line{raw.data(), anchored->at_0, anchored->at_1 - anchored->at_0, weight};
    run_kernel<AddWeightedLines>(std::size_t{0}, raw.size(), &line, std::size_t{1}, scores);
    return;
  }
  std::array<double, block_size> values;
  for (std::size_t begin = 0; begin < raw.size(); begin += block_size) {
    const std::size_t count = std::min(block_size, raw.size() - begin);
    take_values(scale, raw.subspan(begin, count), values.data());
    run_kernel<AddWeighted>(count, static_cast<const double*>(values.data()), weight, scores + begin);
  }
}

}  // namespace journeyrank
