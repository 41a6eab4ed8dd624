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
/// Cost    O(n²) a class and level, O(n³) at most
class Distillation {
 public:
  Distillation(const PairMatrix<double>& credibility, const Discrimination& needed)
      : credibility_(credibility), needed_(needed) {}

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

  template <class Take>
  std::size_t distil(std::int64_t sign, const Take& take) const {
    Members rest(credibility_.size());
    std::iota(rest.begin(), rest.end(), std::size_t{0});
    std::size_t place = 0;
    while (!rest.empty()) {
      const Members best = best_of(rest, sign);
      ++place;
      for (const std::size_t i : best) take(i, place);
      std::erase_if(rest, [&](std::size_t i) { return std::binary_search(best.begin(), best.end(), i); });
    }
    return place;
  }

  Members best_of(Members among, std::int64_t sign) const {
    double level = highest(among, 2.0);
    while (among.size() > 1 && level > 0.0) {
      level = std::max(highest(among, level - needed_(level)), 0.0);
      among = best_qualified(among, level, sign);
    }
    return among;
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
    const std::int64_t most = *std::max_element(qualified.begin(), qualified.end());
    Members best;
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (qualified[i] == most) best.push_back(among[i]);
    }
    return best;
  }

  bool outranks(std::size_t a, std::size_t b, double level) const noexcept {
    const double forth = credibility_(a, b);
    return forth > level + level_slack && forth - needed_(forth) > credibility_(b, a) + level_slack;
  }

  const PairMatrix<double>& credibility_;
  Discrimination needed_;
};

}  // namespace journeyrank
