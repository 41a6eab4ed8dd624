// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/cell_trial.hpp"
#include "journeyrank/judge/refit.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// The raw value that a search for one cell ended at.
struct FoundCell {
  bool met = false;         ///< ranked again with it the journey meets the aim
  double raw = 0.0;         ///< where it is met; else as far as was looked
  double score = 0.0;       ///< of the journey, ranked again with it
  bool open_ended = false;  ///< not met, and farther values were not tried: the scale has no end
};

/// Of what was found on different ways the nearest raw value that meets the aim; the first where none does.
inline FoundCell nearest_found(const std::vector<FoundCell>& found, double from) {
  const auto nearer = [from](const FoundCell& a, const FoundCell& b) {
    if (a.met != b.met) return a.met;
    return a.met && std::fabs(a.raw - from) < std::fabs(b.raw - from);
  };
  return *std::min_element(found.begin(), found.end(), nearer);
}

/// One journey with another cell, and all journeys ranked again with it: where a relative scale, or a method that
/// compares journeys, lets a cell move other scores too.
///
/// Edge    ranked again with the value that is found the aim is met, with the double before it it is not; where a
///         farther value can undo what a nearer one did, a nearer one still may be missed between two steps. What the
///         scale refuses (a ratio of a value that is not above 0) ends the search
/// Cost    fitting and scoring all journeys, about 100 times a cell
class RankedAgain {
 public:
  /// How far beyond the last value of its column a cell on a relative scale is looked for, in widths of the column.
  static constexpr double widths_beyond = 0x1p20;

  RankedAgain(const Ranking& ranking, const CriteriaMatrix& matrix, std::size_t journey, const TopAim& aim)
      : again_(ranking.scorer(), matrix),
        scorer_(ranking.scorer()),
        bound_(scorer_.bind(matrix)),
        row_(bound_.row(journey)),
        journey_(journey),
        aim_(aim) {}

  /// The nearest value of a cell, in the direction of the aim, that meets it: by steps that double, then between the
  /// last two to the last double. Of levels the first on the way.
  FoundCell find(const CellTrial& trial, std::size_t c) const {
    const double from = row_.raw[c];
    if (trial.has_levels(c)) return find_level(c, trial.way(c));
    std::vector<FoundCell> found;
    for (const double end : ends_of(trial, c)) found.push_back(find_between(c, from, end));
    return nearest_found(found, from);
  }

  /// As far as a cell is looked for, one a way of CellTrial: the end of its scale, of a relative one so many widths
  /// beyond its column.
  std::vector<double> ends_of(const CellTrial& trial, std::size_t c) const {
    std::vector<double> ends;
    const auto best = best_range(scorer_.scale(c));
    if (!has_relative_scale(scorer_.model().criteria[c])) {
      for (const auto& way : trial.ways(c)) ends.push_back(way.back());
    } else if (!best) {
      ends = {far_end(c, trial.is_rising(c))};
    } else if (aim_.aim == Aim::reach) {
      ends = {best->low};
    } else {
      ends = {far_end(c, false), far_end(c, true)};
    }
    return ends;
  }

  /// The scores of all journeys with these raw cells of the one. Errors: those of the scale.
  std::vector<double> scores_with(std::span<const double> cells) const { return again_.scores_with(journey_, cells); }

  /// True when the journey, ranked again with these raw cells, meets the aim; false where a scale refuses them.
  bool is_met_with(std::span<const double> cells) const { return outcome(cells) == Outcome::met; }

 private:
  enum class Outcome { not_met, met, refused };

  /// The scores of all journeys with this raw value in one cell. Errors: those of the scale.
  std::vector<double> scores_with(std::size_t c, double raw) const { return scores_with(cells_with(c, raw)); }

  std::vector<double> cells_with(std::size_t c, double raw) const {
    std::vector<double> cells = row_.raw;
    cells[c] = raw;
    return cells;
  }

  Outcome outcome(std::size_t c, double raw) const { return outcome(cells_with(c, raw)); }

  Outcome outcome(std::span<const double> cells) const {
    try {
      return is_in_top(scores_with(cells)) == (aim_.aim == Aim::reach) ? Outcome::met : Outcome::not_met;
    } catch (const Error&) {
      return Outcome::refused;
    }
  }

  bool is_in_top(std::vector<double> scores) const {
    const double own = scores[journey_];
    const double tolerance = scorer_.model().tie_tolerance;
    if (tolerance == 0.0) {
      return std::count_if(scores.begin(), scores.end(), [own](double score) { return score > own; }) < aim_.top;
    }
    scores.erase(scores.begin() + static_cast<std::ptrdiff_t>(journey_));
    const auto top = static_cast<std::size_t>(aim_.top);
    return scores.size() < top || shared_score(std::move(scores), top, tolerance) - own <= tolerance;
  }

  FoundCell found(std::size_t c, double raw, bool met) const { return {met, raw, scores_with(c, raw)[journey_]}; }

  FoundCell find_level(std::size_t c, const std::vector<double>& way) const {
    for (const double level : way) {
      if (outcome(c, level) == Outcome::met) return found(c, level, true);
    }
    return found(c, way.back(), false);
  }

  FoundCell find_between(std::size_t c, double from, double end) const {
    const auto stops = [&](double raw) { return outcome(c, raw) != Outcome::not_met; };
    const double side = end < from ? -1.0 : 1.0;
    double fails = from;
    for (double step = first_step(c, from, end); fails != end; step *= 2.0) {
      const double raw = step < std::fabs(end - from) ? from + product(side, step) : end;
      if (stops(raw)) {
        const double first = first_that_works(fails, raw, stops);
        const bool met = outcome(c, first) == Outcome::met;
        return found(c, met ? first : std::nextafter(first, from), met);
      }
      fails = raw;
    }
    FoundCell last = found(c, end, false);
    last.open_ended = has_relative_scale(scorer_.model().criteria[c]);
    return last;
  }

  /// A 1,024th of the column's width, or of the way where that is less, or the column has no width.
  double first_step(std::size_t c, double from, double end) const {
    const double way = std::fabs(end - from);
    const double width = bound_.extent(c).high - bound_.extent(c).low;
    return std::max((width > 0.0 ? std::min(width, way) : way) / 1024.0, std::numeric_limits<double>::min());
  }

  double far_end(std::size_t c, bool rising) const {
    const double low = bound_.extent(c).low;
    const double high = bound_.extent(c).high;
    const double width = low < high ? high - low : std::max(1.0, std::fabs(high));
    constexpr double most = std::numeric_limits<double>::max() / 4.0;  // so that no difference of two overflows
    const double far = std::min(product(widths_beyond, width), most);
    return rising ? std::max(high, std::min(high + far, most)) : std::min(low, std::max(low - far, -most));
  }

  Refit again_;
  const Scorer& scorer_;
  BoundMatrix bound_;
  Row row_;
  std::size_t journey_;
  TopAim aim_;
};

}  // namespace journeyrank
