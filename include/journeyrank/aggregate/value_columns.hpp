// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_row.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"

namespace journeyrank {

/// A column of values a criterion that weighs something, one a journey.
///
/// Units   values in [0, 1], 1 is the strongest reason to act, whatever the direction of the criterion was
using ValueColumns = std::span<const std::span<const double>>;

/// What a method is fitted on. A method that compares journeys keeps of it what it needs; it looks at no journey again.
///
/// Shape   one column, one weight, one mark and one preference a criterion that weighs something; no marks: more is
///         always more urgent; no preferences: none is stated
struct WeighedColumns {
  ValueColumns columns;
  std::span<const double> weights;             ///< normalised
  std::span<const std::uint8_t> falling = {};  ///< 1 for a criterion of which less is more urgent
  std::span<const std::uint32_t> places = {};  ///< of each criterion in the model; none: they are all of it
  std::span<const std::optional<Preference>> preferences = {};
  std::size_t threads = 1;  ///< that a fit may use (0: one a processor), which change no bit

  std::size_t criterion_count() const noexcept { return weights.size(); }
  std::size_t journey_count() const noexcept { return columns.empty() ? 0 : columns[0].size(); }

  /// The values of one journey, for a method that scores those that it is fitted on. The row must not outlive `at`.
  auto at(std::size_t journey) const noexcept {
    return [this, journey](std::size_t c) { return columns[c][journey]; };
  }

  /// What a criterion states about differences, or `by_default`.
  Preference preference(std::size_t c, const Preference& by_default) const {
    return preferences.empty() ? by_default : preferences[c].value_or(by_default);
  }

  bool falls(std::size_t c) const noexcept { return !falling.empty() && falling[c] != 0; }

  /// Where the criterion stands in the model, from 0.
  std::size_t place(std::size_t c) const noexcept { return places.empty() ? c : places[c]; }
};

/// What a criterion weighs, and the least and the greatest value that a journey has on it.
struct ValueReach {
  double weight = 0.0;
  Extent values{};

  /// Where a value lies between both ends, 0 to 1; `alone` where they are one.
  double position(double value, double alone) const noexcept {
    if (!(values.low < values.high)) return alone;
    return clamped_position(value, values.low, values.high - values.low);
  }
};

/// The least and the greatest number. Edge: none: 0 and 0.
inline Extent extent_of(std::span<const double> numbers) noexcept {
  if (numbers.empty()) return {.low = 0.0, .high = 0.0};
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  return {.low = *low, .high = *high};
}

/// The mean, whatever the order of the numbers, never beyond the least or the greatest of them. Edge: none: 0.
inline double mean_of(std::span<const double> numbers) noexcept {
  ExactSum sum;
  for (const double number : numbers) sum.add(number);
  const Extent extent = extent_of(numbers);
  return numbers.empty() ? 0.0 : std::clamp(sum.value() / static_cast<double>(numbers.size()), extent.low, extent.high);
}

/// Weight and reach of every criterion. Cost: O(n m).
inline std::vector<ValueReach> reach_of(const WeighedColumns& given) {
  std::vector<ValueReach> reach;
  for (std::size_t c = 0; c < given.columns.size(); ++c) {
    reach.push_back({given.weights[c], extent_of(given.columns[c])});
  }
  return reach;
}

}  // namespace journeyrank
