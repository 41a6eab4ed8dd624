// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/pair_bits.hpp"

namespace journeyrank {

/// The circuits of a relation: two members are in one component where each reaches the other.
///
/// Shape   `of[i]` is the component of member i; components are numbered so that no later one reaches an earlier one
struct StrongComponents {
  std::vector<std::size_t> of;
  std::size_t count = 0;
};

/// Finds the circuits of a relation over n members, without recursion. `next(a, from)` is the first member from `from`
/// on that a reaches, n where there is no more.
///
/// Source  tarjan1972depth
/// Cost    one call of `next` for each member, and for each pair in the relation
template <class Next>
class ComponentSearch {
 public:
  ComponentSearch(std::size_t n, const Next& next)
      : n_(n), next_(next), order_(n, unseen), low_(n, 0), found_{std::vector<std::size_t>(n, unseen), 0} {
    for (std::size_t i = 0; i < n; ++i) {
      if (order_[i] == unseen) walk_from(i);
    }
    for (std::size_t& each : found_.of) each = found_.count - 1 - each;  // they come up from the last one
  }

  StrongComponents found() && { return std::move(found_); }

 private:
  static constexpr std::size_t unseen = std::numeric_limits<std::size_t>::max();

  struct Step {
    std::size_t at;
    std::size_t from;
  };

  void walk_from(std::size_t start) {
    enter(start);
    while (!path_.empty()) {
      const std::size_t at = path_.back().at;
      const std::size_t to = next_(at, path_.back().from);
      if (to == n_) {
        leave(at);
        continue;
      }
      path_.back().from = to + 1;
      if (order_[to] == unseen) {
        enter(to);
      } else if (found_.of[to] == unseen) {
        low_[at] = std::min(low_[at], order_[to]);
      }
    }
  }

  void enter(std::size_t i) {
    order_[i] = low_[i] = seen_++;
    open_.push_back(i);
    path_.push_back({i, 0});
  }

  void leave(std::size_t at) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back().at] = std::min(low_[path_.back().at], low_[at]);
    if (low_[at] != order_[at]) return;
    for (bool more = true; more;) {
      more = open_.back() != at;
      found_.of[open_.back()] = found_.count;
      open_.pop_back();
    }
    ++found_.count;
  }

  std::size_t n_;
  const Next& next_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> low_;
  std::vector<std::size_t> open_;
  std::vector<Step> path_;
  std::size_t seen_ = 0;
  StrongComponents found_;
};

/// The components of `reaches(a, b)` over n members. Cost: O(n²).
template <class Reaches>
StrongComponents strong_components(std::size_t n, const Reaches& reaches) {
  const auto next = [&](std::size_t a, std::size_t from) {
    while (from < n && !reaches(a, from)) ++from;
    return from;
  };
  return ComponentSearch(n, next).found();
}

/// The components of a relation in bits. Cost: n² / 64 words, and a step for each pair in the relation.
inline StrongComponents strong_components(const PairBits& relation) {
  const auto next = [&](std::size_t a, std::size_t from) { return next_bit(relation.row(a), from, relation.size()); };
  return ComponentSearch(relation.size(), next).found();
}

}  // namespace journeyrank
