// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How the size of a change of all weights is told.
///
/// l1    the sum of what each weight changes: twice the weight that is moved
/// l2    the root of the sum of squares
/// linf  the largest change of one weight
enum class Norm { l1, l2, linf };

constexpr auto enumerators(Norm) {
  using enum Norm;
  return std::array{Enumerator{"l1", l1}, Enumerator{"l2", l2}, Enumerator{"linf", linf}};
}

/// The smallest change of all weights that brings something about.
struct WeightChange {
  bool possible = false;             ///< false: no weights whatever do; searched: none were found
  double distance = 0.0;             ///< in the norm asked for; 0: it is so already
  std::vector<double> weights = {};  ///< they add up to 1 but for rounding; there both are level, or just past it
  std::vector<Note> notes = {};
  bool searched = false;  ///< found by search, and not proven to be the smallest
};

/// The least change of weights on the simplex that closes a gap which is linear in them, in closed form.
///
/// Shape   weights: m, normalised; gain: m, what each criterion does for the one behind: value of B - value of A
/// Edge    no gap: distance 0. No criterion gains, but some lose nothing: level where these alone weigh something.
///         Every criterion loses: not possible
class GapCloser {
 public:
  GapCloser(std::span<const double> weights, std::span<const double> gain) : weights_(weights), gain_(gain) {
    for (std::size_t c = 0; c < weights.size(); ++c) gap_ -= product(gain[c], weights[c]);
    by_gain_.resize(weights.size());
    std::iota(by_gain_.begin(), by_gain_.end(), std::size_t{0});
    std::stable_sort(by_gain_.begin(), by_gain_.end(), [&](auto a, auto b) { return gain[a] > gain[b]; });
  }

  WeightChange close(Norm norm) const {
    if (gap_ <= 0.0) return {true, 0.0, {weights_.begin(), weights_.end()}};
    if (by_gain_.empty() || gain_[by_gain_[0]] < 0.0) return {};
    if (gain_[by_gain_[0]] == 0.0) return onto_level_face(norm);
    if (norm == Norm::l1) return by_moved_weight();
    return norm == Norm::l2 ? by_length() : by_largest();
  }

 private:
  /// All weight to the criteria on which both are equal, as much to each: the least that each norm has.
  WeightChange onto_level_face(Norm norm) const {
    WeightChange change{true, 0.0, {weights_.begin(), weights_.end()}};
    double moved = 0.0;
    double square = 0.0;
    double most = 0.0;
    std::size_t level = 0;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      if (gain_[c] == 0.0) {
        ++level;
        continue;
      }
      moved += weights_[c];
      square += product(weights_[c], weights_[c]);
      most = std::max(most, weights_[c]);
      change.weights[c] = 0.0;
    }
    const double to_each = moved / static_cast<double>(level);
    for (std::size_t c = 0; c < weights_.size(); ++c) change.weights[c] += gain_[c] == 0.0 ? to_each : 0.0;
    change.distance = norm == Norm::l1   ? 2.0 * moved
                      : norm == Norm::l2 ? std::sqrt(square + product(moved, to_each))
                                         : std::max(most, to_each);
    return change;
  }

  /// Each weight that moves goes to the criterion that gains most, from those that gain least.
  WeightChange by_moved_weight() const {
    WeightChange change{true, 0.0, {weights_.begin(), weights_.end()}};
    const std::size_t to = by_gain_[0];
    double left = gap_;
    for (std::size_t i = by_gain_.size(); i-- > 1 && left > 0.0;) {
      const std::size_t from = by_gain_[i];
      const double per_weight = gain_[to] - gain_[from];
      if (!(per_weight > 0.0)) break;
      const double all = product(per_weight, weights_[from]);
      const double moved = all <= left ? weights_[from] : left / per_weight;
      change.weights[from] = all <= left ? 0.0 : weights_[from] - moved;
      change.weights[to] += moved;
      change.distance += 2.0 * moved;
      left = all <= left ? left - all : 0.0;
    }
    return change;
  }

  /// Along the gains, off the simplex's own direction; weights that reach 0 stay there, and none comes back: once a
  /// weight falls its gain is below the mean, and the mean only rises.
  WeightChange by_length() const {
    std::vector<std::size_t> free(by_gain_);
    for (;;) {
      const auto count = static_cast<double>(free.size());
      double sum = 0.0;
      double mean = 0.0;
      for (const std::size_t c : free) {
        sum += weights_[c];
        mean += gain_[c];
      }
      mean /= count;
      const double shift = (1.0 - sum) / count;  // what the fixed ones left goes to all
      double reached = 0.0;
      double square = 0.0;
      for (const std::size_t c : free) {
        reached += product(gain_[c], weights_[c] + shift);
        square += product(gain_[c] - mean, gain_[c] - mean);
      }
      const double step = square > 0.0 ? std::max(0.0, -reached / square) : 0.0;
      double first = step;
      std::size_t leaving = free.size();
      for (std::size_t i = 0; i < free.size(); ++i) {
        const std::size_t c = free[i];
        const double slope = gain_[c] - mean;
        const double zero_at = slope < 0.0 ? (weights_[c] + shift) / -slope : first;
        if (zero_at < first) {
          first = zero_at;
          leaving = i;
        }
      }
      if (leaving == free.size()) return changed_to(free, shift, step, mean);
      free.erase(free.begin() + static_cast<std::ptrdiff_t>(leaving));
    }
  }

  WeightChange changed_to(const std::vector<std::size_t>& free, double shift, double step, double mean) const {
    WeightChange change{true, 0.0, std::vector<double>(weights_.size(), 0.0)};
    for (const std::size_t c : free) {
      change.weights[c] = std::max(0.0, weights_[c] + shift + product(step, gain_[c] - mean));
    }
    double square = 0.0;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      square += product(change.weights[c] - weights_[c], change.weights[c] - weights_[c]);
    }
    change.distance = std::sqrt(square);
    return change;
  }

  /// No weight may change by more than `most`: the best gains rise by it, the worst fall by it or to 0, and one between
  /// them balances. What that closes grows with `most`, so it is halved down to the last double.
  WeightChange by_largest() const {
    double low = 0.0;
    double high = 1.0;
    for (;;) {
      const double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) break;
      (closed_within(middle) >= gap_ ? high : low) = middle;
    }
    const std::vector<double> weights = weights_within(high);
    return {true, high, weights};
  }

  std::vector<double> weights_within(double most) const {
    std::vector<double> changed(weights_.begin(), weights_.end());
    double freed = 0.0;
    for (std::size_t c = 0; c < changed.size(); ++c) {
      const double fall = std::min(most, weights_[c]);
      changed[c] = weights_[c] - fall;
      freed += fall;
    }
    for (const std::size_t c : by_gain_) {
      const double rise = std::min(freed, most + std::min(most, weights_[c]));
      changed[c] += rise;
      freed -= rise;
    }
    return changed;
  }

  double closed_within(double most) const {
    const std::vector<double> changed = weights_within(most);
    double closed = 0.0;
    for (std::size_t c = 0; c < changed.size(); ++c) closed += product(gain_[c], changed[c] - weights_[c]);
    return closed;
  }

  std::span<const double> weights_;
  std::span<const double> gain_;
  double gap_ = 0.0;                  ///< how far B is behind
  std::vector<std::size_t> by_gain_;  ///< criteria, the largest gain first
};

/// What one criterion does for one journey against another. One that the matrix lacks must weigh nothing, and loses as
/// much as any can.
inline double gain_on(const ValueMatrix& values, std::size_t behind, std::size_t ahead, std::size_t c) noexcept {
  return values.is_there(c) ? values.value(behind, c) - values.value(ahead, c) : -1.0;
}

/// What each criterion does for one journey against another.
inline std::vector<double> gains(const ValueMatrix& values, std::size_t behind, std::size_t ahead) {
  std::vector<double> gain(values.criterion_count());
  for (std::size_t c = 0; c < gain.size(); ++c) gain[c] = gain_on(values, behind, ahead, c);
  return gain;
}

/// True where some weights make both level, and none puts the one behind ahead.
inline bool is_level_at_most(std::span<const double> gain) noexcept {
  return !gain.empty() && *std::max_element(gain.begin(), gain.end()) == 0.0;
}

/// What there is to say of a change that makes a journey level with one that no weights let it pass.
inline Note level_at_most_note(const std::string& behind, const std::string& ahead) {
  return {"level_at_most",
          "no weights put " + behind + " ahead of " + ahead + ": it draws level at most, and the two share the place"};
}

}  // namespace journeyrank
