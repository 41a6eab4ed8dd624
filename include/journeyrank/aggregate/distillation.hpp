// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// How much more credible a pair must be than its reverse: intercept + slope * credibility, and never less than 0: each
/// level lies below the one before it.
struct Discrimination {
  double intercept = 0.3;
  double slope = -0.15;

  double operator()(double credibility) const noexcept {
    return std::max(intercept + product(slope, credibility), 0.0);
  }
};

/// The distillations of ELECTRE III: from the top the journeys that outrank most and are outranked least, class after
/// class, and from the bottom the other way round. Ties of a class are looked at again among themselves, at the next
/// lower level of credibility.
///
/// Shape   n × n credibilities; one place a journey, classes counted from 1
/// Edge    a journey at least as credible against all others as another, and all no more against it, is never placed
///         behind it
/// Source  roy1978electre
/// Cost    O(n² log n) time and 4 n² bytes for the first level of each class: it is never higher than that of the
///         class before, so pairs are taken from the most credible down. O(f²) a further level of f journeys that tie,
///         O(n³) at most
class Distillation {
 public:
  Distillation(const PairMatrix<double>& credibility, const Discrimination& needed)
      : credibility_(credibility), needed_(needed) {
    const std::size_t n = credibility.size();
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) {
        if (a != b && credibility(a, b) > 0.0) pairs_.push_back(static_cast<std::uint32_t>(a * n + b));
      }
    }
    std::sort(pairs_.begin(), pairs_.end(), [&](std::uint32_t a, std::uint32_t b) { return of_pair(a) > of_pair(b); });
  }

  /// Both places of every journey.
  std::vector<TwoPlaces> places() const {
    std::vector<TwoPlaces> places(credibility_.size());
    std::size_t classes = distil(1, [&](std::size_t i, std::size_t place) { places[i].from_the_top = place; });
    classes = distil(-1, [&](std::size_t i, std::size_t place) { places[i].from_the_bottom = place; });
    for (TwoPlaces& each : places) each.from_the_bottom = classes + 1 - each.from_the_bottom;
    return places;
  }

 private:
  using Members = std::vector<std::size_t>;

  /// The rest of a distillation, and how it is qualified on the first level of a class. Both the highest credibility
  /// and the level below it only fall while the rest shrinks, so that each pair is passed once.
  struct Rest {
    Members members;
    std::vector<std::uint8_t> holds;
    std::vector<std::int64_t> qualified;
    double level = 2.0;
    std::size_t highest = 0;  ///< of the sorted pairs, the first whose members are both in the rest
    std::size_t lower = 0;    ///< the first such pair below the bound
    std::size_t counted = 0;  ///< those before it are in `qualified`

    explicit Rest(std::size_t n) : members(n), holds(n, 1), qualified(n, 0) {
      std::iota(members.begin(), members.end(), std::size_t{0});
    }
  };

  template <class Take>
  std::size_t distil(std::int64_t sign, const Take& take) const {
    Rest rest(credibility_.size());
    std::size_t place = 0;
    while (!rest.members.empty()) {
      const Members best = best_of(rest, sign);
      ++place;
      for (const std::size_t i : best) take(i, place);
      take_away(rest, best, sign);
    }
    return place;
  }

  Members best_of(Rest& rest, std::int64_t sign) const {
    Members among = rest.members;
    double level = highest(rest, rest.highest, 2.0);
    for (bool first = true; among.size() > 1 && level > 0.0; first = false) {
      const double bound = level - needed_(level);
      level = std::max(first ? highest(rest, rest.lower, bound) : highest(among, bound), 0.0);
      if (first) count_down_to(level, rest, sign);
      among = first ? best_qualified(among, [&](std::size_t i) { return rest.qualified[among[i]]; })
                    : best_qualified(among, level, sign);
    }
    return among;
  }

  double of_pair(std::uint32_t pair) const noexcept {
    return credibility_(pair / credibility_.size(), pair % credibility_.size());
  }

  /// The highest credibility of a pair in the rest below a bound, from a place among the sorted pairs on.
  double highest(const Rest& rest, std::size_t& at, double bound) const noexcept {
    const std::size_t n = credibility_.size();
    const auto fits = [&](std::uint32_t pair) {
      return rest.holds[pair / n] != 0 && rest.holds[pair % n] != 0 && of_pair(pair) < bound - level_slack;
    };
    while (at < pairs_.size() && !fits(pairs_[at])) ++at;
    return at < pairs_.size() ? of_pair(pairs_[at]) : -1.0;
  }

  void count_down_to(double level, Rest& rest, std::int64_t sign) const noexcept {
    const std::size_t n = credibility_.size();
    rest.level = level;
    for (; rest.counted < pairs_.size() && of_pair(pairs_[rest.counted]) > level + level_slack; ++rest.counted) {
      const std::size_t a = pairs_[rest.counted] / n;
      const std::size_t b = pairs_[rest.counted] % n;
      if (rest.holds[a] == 0 || rest.holds[b] == 0 || !outranks(a, b, level)) continue;
      rest.qualified[a] += sign;
      rest.qualified[b] -= sign;
    }
  }

  void take_away(Rest& rest, const Members& best, std::int64_t sign) const {
    for (const std::size_t i : best) rest.holds[i] = 0;
    std::erase_if(rest.members, [&](std::size_t i) { return rest.holds[i] == 0; });
    for (const std::size_t i : best) {
      for (const std::size_t k : rest.members) {
        if (outranks(i, k, rest.level)) rest.qualified[k] += sign;
        if (outranks(k, i, rest.level)) rest.qualified[k] -= sign;
      }
    }
  }

  /// The highest credibility of a pair below a bound; below 0 where there is none.
  double highest(const Members& among, double bound) const noexcept {
    double found = -1.0;
    for (const std::size_t a : among) {
      for (const std::size_t b : among) {
        const double each = credibility_(a, b);
        if (a != b && each < bound - level_slack && each > found) found = each;
      }
    }
    return found;
  }

  Members best_qualified(const Members& among, double level, std::int64_t sign) const {
    std::vector<std::int64_t> qualified(among.size(), 0);
    for (std::size_t i = 0; i < among.size(); ++i) {
      for (std::size_t k = 0; k < among.size(); ++k) {
        if (i == k || !outranks(among[i], among[k], level)) continue;
        qualified[i] += sign;
        qualified[k] -= sign;
      }
    }
    return best_qualified(among, [&](std::size_t i) { return qualified[i]; });
  }

  template <class Qualified>
  static Members best_qualified(const Members& among, const Qualified& qualified) {
    std::int64_t most = qualified(0);
    for (std::size_t i = 1; i < among.size(); ++i) most = std::max(most, qualified(i));
    Members best;
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (qualified(i) == most) best.push_back(among[i]);
    }
    return best;
  }

  bool outranks(std::size_t a, std::size_t b, double level) const noexcept {
    const double forth = credibility_(a, b);
    return forth > level + level_slack && forth - needed_(forth) > credibility_(b, a) + level_slack;
  }

  const PairMatrix<double>& credibility_;
  Discrimination needed_;
  std::vector<std::uint32_t> pairs_;  ///< a n + b of each pair of some credibility, the most credible first
};

}  // namespace journeyrank
