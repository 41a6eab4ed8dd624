// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/visited_totals.hpp"

namespace journeyrank {

inline bool is_relative(const Scale& scale) {
  return visit_step(scale, [](const auto& step) { return step.relative; });
}

/// The raw values of a criterion on a relative scale that may be other than they are: the scale is fitted anew whenever
/// some are, as ranking them does.
///
/// Shape   one raw value a journey; of some journeys none is known: they take no part in the fit
/// Units   raw values within bounds() of what the scale takes
/// Edge    equal raw values: 0.5 each, as in a ranking
/// Cost    O(n) a fit
class RefittedColumn {
 public:
  RefittedColumn(Criterion criterion, std::size_t journeys)
      : criterion_(std::move(criterion)), raw_(journeys, 0.0), is_there_(journeys, 0), bounds_(bounds_of(criterion_)) {}

  /// States the raw value of a journey.
  void state(std::size_t journey, double raw) noexcept {
    raw_[journey] = raw;
    is_there_[journey] = 1;
  }

  bool is_there(std::size_t journey) const noexcept { return is_there_[journey] != 0; }
  double raw(std::size_t journey) const noexcept { return raw_[journey]; }

  /// A raw value that the scale takes: those beyond its bounds count as the nearest that it does.
  double taken(double raw) const noexcept { return std::clamp(raw, bounds_.low, bounds_.high); }

  /// What the scale takes (see taken_by()), no further than a double can be squared.
  const Extent& bounds() const noexcept { return bounds_; }

  /// Puts their values in place of the raw values of the journeys that have one.
  void value(std::span<double> column) const noexcept {
    Extent extent;
    const auto present = [&](auto&& visit) {
      for (std::size_t j = 0; j < column.size(); ++j) {
        if (is_there(j)) visit(column[j]);
      }
    };
    present([&extent](double raw) {
      extent.low = std::min(extent.low, raw);
      extent.high = std::max(extent.high, raw);
    });
    const FittedScale scale = fit_scale(criterion_, extent, totals_for(criterion_.scale, present));
    for (std::size_t j = 0; j < column.size(); ++j) {
      if (is_there(j)) column[j] = value_of(scale, column[j]);
    }
  }

 private:
  static Extent bounds_of(const Criterion& criterion) {
    constexpr double far = 1e150;
    const Extent taken = taken_by(criterion);
    return {std::max(taken.low, -far), std::min(taken.high, far)};
  }

  Criterion criterion_;
  std::vector<double> raw_;
  std::vector<std::uint8_t> is_there_;
  Extent bounds_;
};

}  // namespace journeyrank
