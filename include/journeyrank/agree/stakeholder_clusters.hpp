// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"

namespace journeyrank {

/// Two clusters become one. Each goes by its smallest member.
struct Joining {
  std::uint32_t a = 0;  ///< the one with the smaller member
  std::uint32_t b = 0;
  double distance = 0.0;  ///< the mean of the distances between their members

  friend bool operator==(const Joining&, const Joining&) = default;
};

/// How stakeholders come together, from one cluster each to one of all.
class ClusterTree {
 public:
  ClusterTree(std::size_t size, std::vector<Joining> joinings) : size_(size), joinings_(std::move(joinings)) {}

  std::size_t size() const noexcept { return size_; }

  /// In their order, the nearest first; one fewer than there are stakeholders.
  const std::vector<Joining>& joinings() const noexcept { return joinings_; }

  /// The cluster of each stakeholder when there are so many, numbered from 0 by their smallest members.
  ///
  /// Errors  bad_option if count is 0 or more than there are stakeholders; none among none is allowed
  std::vector<std::uint32_t> clusters(std::size_t count) const {
    if (count > size_ || (count == 0 && size_ > 0)) {
      throw Error(errc::bad_option, "clusters: found " + std::to_string(count) + "; allowed: 1 to " +
                                        std::to_string(size_) + ", the number of stakeholders");
    }
    std::vector<std::uint32_t> smallest(size_);
    std::iota(smallest.begin(), smallest.end(), std::uint32_t{0});
    for (std::size_t j = 0; j + count < size_; ++j) {
      for (auto& each : smallest) each = each == joinings_[j].b ? joinings_[j].a : each;
    }
    std::vector<std::uint32_t> numbers;
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < size_; ++i) numbers.push_back(smallest[i] == i ? next++ : numbers[smallest[i]]);
    return numbers;
  }

  /// The same, joined as long as clusters are no further apart than this.
  std::vector<std::uint32_t> within(double distance) const {
    std::size_t joined = 0;
    while (joined < joinings_.size() && joinings_[joined].distance <= distance) ++joined;
    return clusters(size_ - joined);
  }

 private:
  std::size_t size_;
  std::vector<Joining> joinings_;
};

/// Refuses what is no matrix of distances. Errors: shape_mismatch, bad_number with the place.
inline void refuse_unless_distances(std::span<const double> distances, std::size_t size) {
  if (distances.size() != size * size) {
    throw Error(errc::shape_mismatch, "clusters: found " + std::to_string(distances.size()) + " distances; allowed: " +
                                          std::to_string(size * size) + ", one for every two stakeholders");
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      const double distance = distances[i * size + j];
      const bool sound = std::isfinite(distance) && distance >= 0.0 && (i != j || distance == 0.0);
      if (sound && distance == distances[j * size + i]) continue;
      throw Error(errc::bad_number, "clusters: the distance of " + std::to_string(i) + " and " + std::to_string(j) +
                                        ": found " +
                                        (std::isfinite(distance) ? shortest_number(distance) : "NaN or infinity") +
                                        "; allowed: finite, >= 0, the same both ways, 0 to oneself");
    }
  }
}

/// Joins the two nearest clusters again and again, by the mean distance of their members (average linkage). Of equally
/// near ones those with the smallest members, first the smaller, then the larger one: the same input, the same tree.
///
///     average_linkage(apart.distances(0.5), apart.voice_count()).clusters(3);
///
/// Shape   size × size distances, row after row
/// Edge    one stakeholder or none: nothing to join; equal ones join at distance 0, first
/// Errors  shape_mismatch for another number of distances; bad_number for one that is negative, not finite or not the
///         same both ways, or not 0 to oneself
/// Source  sokal1958statistical
/// Cost    O(size³)
inline ClusterTree average_linkage(std::span<const double> distances, std::size_t size) {
  refuse_unless_distances(distances, size);
  std::vector<double> sums(distances.begin(), distances.end());  // over the members of two clusters
  std::vector<double> members(size, 1.0);                        // 0 once it has joined a smaller one
  std::vector<Joining> joinings;
  while (joinings.size() + 1 < size) {
    Joining nearest{.distance = -1.0};
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) {
        if (members[a] == 0.0 || members[b] == 0.0) continue;
        const double distance = sums[a * size + b] / (members[a] * members[b]);
        if (nearest.distance < 0.0 || distance < nearest.distance) nearest = {a, b, distance};
      }
    }
    // A mean over more distances is never nearer; where rounding says so, it is as near.
    if (!joinings.empty()) nearest.distance = std::max(nearest.distance, joinings.back().distance);
    joinings.push_back(nearest);
    for (std::size_t other = 0; other < size; ++other) {
      const double sum = sums[nearest.a * size + other] + sums[nearest.b * size + other];
      sums[nearest.a * size + other] = sum;
      sums[other * size + nearest.a] = sum;
    }
    members[nearest.a] += members[nearest.b];
    members[nearest.b] = 0.0;
  }
  return {size, std::move(joinings)};
}

}  // namespace journeyrank
