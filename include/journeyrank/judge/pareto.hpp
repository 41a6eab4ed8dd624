// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/judge/exact_values.hpp"

namespace journeyrank {

/// True when the first journey is at least as urgent on every criterion, and more so on one.
inline bool dominates(std::span<const double> values, std::span<const double> others) noexcept {
  assert(values.size() == others.size());
  bool more = false;
  for (std::size_t c = 0; c < values.size(); ++c) {
    if (values[c] < others[c]) return false;
    more = more || values[c] > others[c];
  }
  return more;
}

/// The journeys by their values, the first criterion first, from high to low; equal journeys side by side, by row. A
/// journey stands behind all that dominate it.
///
/// Cost    O(m n log n)
inline std::vector<std::uint32_t> dominance_order(const ExactValues& values) {
  std::vector<std::uint32_t> order(values.journey_count());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto first = values[a];
    const auto second = values[b];
    for (std::size_t c = 0; c < first.size(); ++c) {
      if (first[c] != second[c]) return first[c] > second[c];
    }
    return a < b;
  });
  return order;
}

/// Journeys by layers: the front, which nothing dominates; then the front of the rest, and so on.
class ParetoLayers {
 public:
  explicit ParetoLayers(const ExactValues& values) : values_(values) {}

  /// True when a journey of a layer, from 0, dominates this one. Journeys must come in dominance order.
  bool dominates_in(std::size_t layer, std::uint32_t journey) const noexcept {
    const auto& members = members_[layer];
    // On two criteria the last member has the highest second value, and none after it a higher first one.
    const std::size_t last = values_.criterion_count() <= 2 ? 1 : members.size();
    for (std::size_t k = 1; k <= last; ++k) {
      if (dominates(values_[members[members.size() - k]], values_[journey])) return true;
    }
    return false;
  }

  /// Puts a journey into the first layer that does not dominate it; returns that layer, from 0.
  std::size_t add(std::uint32_t journey) {
    std::size_t low = 0;
    std::size_t high = members_.size();
    while (low < high) {  // who is dominated in a layer is dominated in all layers before it
      const std::size_t middle = low + (high - low) / 2;
      if (dominates_in(middle, journey)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == members_.size()) members_.emplace_back();
    members_[low].push_back(journey);
    return low;
  }

  std::size_t size() const noexcept { return members_.size(); }
  const std::vector<std::uint32_t>& operator[](std::size_t layer) const noexcept { return members_[layer]; }

 private:
  const ExactValues& values_;
  std::vector<std::vector<std::uint32_t>> members_;
};

/// The layer of each journey, from 1: 1 is the Pareto front.
///
/// Edge    equal journeys share a layer; one criterion: each different value is a layer; no journey: none
/// Source  zhang2015efficient, sequential search by halves
/// Cost    O(n log n) for two criteria; else O(m n s log l) at most, with s journeys in the largest of l layers: 20 ms
///         for 5,000 × 4
inline std::vector<std::uint32_t> pareto_layers(const ExactValues& values) {
  ParetoLayers layers(values);
  std::vector<std::uint32_t> found(values.journey_count());
  for (const std::uint32_t journey : dominance_order(values)) {
    found[journey] = static_cast<std::uint32_t>(layers.add(journey) + 1);
  }
  return found;
}

/// Equal journeys, by row; the first stands for all.
using EqualJourneys = std::vector<std::uint32_t>;

/// The journeys, of those listed in dominance order, that none of these dominates; equal ones in one group.
///
/// Cost    O(n log n) for two criteria; else O(m n f), with f journeys on the front
inline std::vector<EqualJourneys> pareto_front(const ExactValues& values, std::span<const std::uint32_t> order) {
  ParetoLayers layers(values);
  std::vector<EqualJourneys> groups;
  for (const std::uint32_t journey : order) {
    if (layers.size() > 0 && layers.dominates_in(0, journey)) continue;
    if (!groups.empty() && std::ranges::equal(values[groups.back()[0]], values[journey])) {
      groups.back().push_back(journey);
    } else {
      layers.add(journey);
      groups.push_back({journey});
    }
  }
  return groups;
}

/// The same of all journeys: the Pareto front.
inline std::vector<EqualJourneys> pareto_front(const ExactValues& values) {
  return pareto_front(values, dominance_order(values));
}

}  // namespace journeyrank
