// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/discrimination.hpp"
#include "journeyrank/aggregate/pair_walk.hpp"
#include "journeyrank/aggregate/placed_journeys.hpp"
#include "journeyrank/aggregate/qualified_rest.hpp"

namespace journeyrank {

/// The distillations of ELECTRE III: from the top the journeys that outrank most and are outranked least, class after
/// class, and from the bottom the other way round. Ties of a class are looked at again among themselves, at the next
/// lower level of credibility.
///
/// Shape   `pairs` as QualifiedRest wants them; one place a journey, classes counted from 1. The same for any room, and
///         any number of threads (0: one a processor)
/// Edge    a journey at least as credible against all others as another, and all no more against it, is never placed
///         behind it
/// Source  roy1978electre
/// Cost    twice that of QualifiedRest, and f² comparisons a further level of f journeys that tie: of levels there are
///         as many as credibilities where nothing more is needed than the reverse
template <class Pairs>
class Distillation {
 public:
  Distillation(const Pairs& pairs, const Discrimination& needed, std::size_t threads = 1, std::size_t room = 0)
      : pairs_(pairs), needed_(needed), threads_(threads), room_(room) {}

  /// Both places of every journey.
  std::vector<TwoPlaces> places() const {
    std::vector<TwoPlaces> places(pairs_.size());
    std::size_t classes = distil(1, [&](std::size_t i, std::size_t place) { places[i].from_the_top = place; });
    classes = distil(-1, [&](std::size_t i, std::size_t place) { places[i].from_the_bottom = place; });
    for (TwoPlaces& each : places) each.from_the_bottom = classes + 1 - each.from_the_bottom;
    return places;
  }

 private:
  using Members = std::vector<std::uint32_t>;

  template <class Take>
  std::size_t distil(std::int64_t sign, const Take& take) const {
    QualifiedRest<Pairs> rest(pairs_, needed_, threads_, room_);
    std::size_t place = 0;
    while (!rest.members().empty()) {
      const Members best = best_of(rest, sign);
      ++place;
      for (const std::uint32_t i : best) take(i, place);
      rest.take_away(best);
    }
    return place;
  }

  Members best_of(QualifiedRest<Pairs>& rest, std::int64_t sign) const {
    double level = rest.highest();
    if (rest.members().size() == 1 || level <= 0.0) return rest.members();
    level = rest.lower(level - needed_(level));
    Members best =
        best_qualified(rest.members(), sign, [&](std::size_t i) { return rest.qualified(rest.members()[i]); });
    if (best.size() == 1 || level <= 0.0) return best;
    Pairs among = pairs_.among(best);
    while (best.size() > 1 && level > 0.0) {
      level = highest(among, level - needed_(level));
      const auto qualified = qualified_at(among, level);
      Members positions(best.size());
      std::iota(positions.begin(), positions.end(), std::uint32_t{0});
      positions = best_qualified(positions, sign, [&](std::size_t i) { return qualified[i]; });
      if (positions.size() == best.size()) continue;
      among = among.among(positions);
      for (std::uint32_t& position : positions) position = best[position];
      best = std::move(positions);
    }
    return best;
  }

  /// The highest credibility of two of some journeys below a bound; 0 where there is none above 0.
  double highest(const Pairs& among, double bound) const {
    std::vector<HighestBelow> found(pair_parts(among.size(), threads_), HighestBelow{bound});
    for_each_two(among, found.size(), [&](std::size_t part, std::size_t, std::size_t, double forth, double back) {
      found[part].add(forth);
      found[part].add(back);
    });
    return highest_of(found);
  }

  std::vector<std::int64_t> qualified_at(const Pairs& among, double level) const {
    const std::size_t parts = pair_parts(among.size(), threads_);
    std::vector<std::vector<std::int64_t>> qualified(parts, std::vector<std::int64_t>(among.size(), 0));
    for_each_two(among, parts, [&](std::size_t part, std::size_t a, std::size_t b, double forth, double back) {
      const std::int64_t more = needed_.balance(forth, back, level);
      qualified[part][a] += more;
      qualified[part][b] -= more;
    });
    for (std::size_t part = 1; part < parts; ++part) {
      for (std::size_t i = 0; i < among.size(); ++i) qualified[0][i] += qualified[part][i];
    }
    return std::move(qualified[0]);
  }

  /// The most qualified, or by sign -1 the least.
  template <class Qualified>
  static Members best_qualified(const Members& among, std::int64_t sign, const Qualified& qualified) {
    std::int64_t most = sign * qualified(0);
    for (std::size_t i = 1; i < among.size(); ++i) most = std::max(most, sign * qualified(i));
    Members best;
    for (std::size_t i = 0; i < among.size(); ++i) {
      if (sign * qualified(i) == most) best.push_back(among[i]);
    }
    return best;
  }

  const Pairs& pairs_;
  Discrimination needed_;
  std::size_t threads_;
  std::size_t room_;
};

}  // namespace journeyrank
