// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scale_bends.hpp"

namespace journeyrank {

/// What a journey is to do: reach the top k, or leave it.
enum class Aim { reach, leave };

constexpr auto enumerators(Aim) { return std::array{Enumerator{"reach", Aim::reach}, Enumerator{"leave", Aim::leave}}; }

/// The part of the ranking that a journey is to reach or to leave.
///
/// A journey is in the top k when its rank by score is k or less: fewer than k journeys score more, or within the
/// model's tie tolerance it shares the rank of one of the first k. So a tie at the k-th place is in. Pins are not
/// looked at.
struct TopAim {
  std::int64_t top = 1;
  Aim aim = Aim::reach;

  static constexpr const char* name = "top_aim";
  static constexpr auto fields() {
    return FieldList{Field{"top", &TopAim::top, "how many places, from 1", Allowed{.at_least = 1}},
                     Field{"aim", &TopAim::aim, "whether the journey is to reach them or to leave them"}};
  }
};

static_assert(fully_described<TopAim>);

/// The first double on the way from `fails` to `works` that works, where all behind it work too.
///
/// Cost    64 tries
template <class Works>
double first_that_works(double fails, double works, Works&& does_work) {
  const auto place = [](double number) {  // doubles in their order, one after the other
    const auto bits = std::bit_cast<std::int64_t>(number);
    return bits >= 0 ? bits : std::numeric_limits<std::int64_t>::min() - bits;
  };
  const auto number = [](std::int64_t at) {
    return std::bit_cast<double>(at >= 0 ? at : std::numeric_limits<std::int64_t>::min() - at);
  };
  std::int64_t low = place(fails);
  std::int64_t high = place(works);
  for (std::int64_t mid = std::midpoint(low, high); mid != low && mid != high; mid = std::midpoint(low, high)) {
    (does_work(number(mid)) ? high : low) = mid;
  }
  return number(high);
}

/// The score that the k-th of some others shares the rank of: its own, or that of the first whom it is tied with within
/// the tolerance. Who is no further than the tolerance below it has rank k or better.
///
/// Shape   scores: those of the others, k or more of them (asserted)
/// Cost    O(n + k log k)
inline double shared_score(std::vector<double> scores, std::size_t top, double tolerance) {
  assert(top >= 1 && top <= scores.size());
  const auto end = scores.begin() + static_cast<std::ptrdiff_t>(top);
  std::partial_sort(scores.begin(), end, scores.end(), [](double a, double b) { return a > b; });
  double head = scores.front();
  for (auto score = scores.begin(); score != end; ++score) {
    if (head - *score > tolerance) head = *score;
  }
  return head;
}

/// One journey with other cells, the others as they are: does its score meet the aim? Only cells that leave all other
/// scores alone may change (`is_fixed`).
class CellTrial {
 public:
  /// Errors  bad_option for a top below 1; shape_mismatch for another matrix than was ranked
  CellTrial(const Ranking& ranking, const CriteriaMatrix& matrix, std::size_t journey, const TopAim& aim)
      : scorer_(&ranking.scorer()), aim_(aim.aim), tolerance_(ranking.scorer().model().tie_tolerance) {
    if (aim.top < 1) {
      throw Error(errc::bad_option, "top: found " + std::to_string(aim.top) + "; allowed: 1 or more");
    }
    if (matrix.journey_count() != ranking.size() || matrix.journeys()[journey] != ranking.journeys()[journey]) {
      throw Error(errc::shape_mismatch, "the matrix has other journeys than the ranking; give the one that was ranked");
    }
    row_ = scorer_->bind(matrix).row(journey);
    find_bar(ranking, journey, static_cast<std::size_t>(aim.top));
  }

  const Scorer& scorer() const noexcept { return *scorer_; }
  const Row& row() const noexcept { return row_; }
  Aim aim() const noexcept { return aim_; }
  void set(std::size_t c, double raw) noexcept { row_.raw[c] = raw; }

  double score() const { return scorer_->score(row_.raw, row_.missing).score; }
  bool is_met() const { return (shared_ - score() <= tolerance_) == (aim_ == Aim::reach); }

  /// True when the aim is met with this raw value in one cell.
  bool is_met_with(std::size_t c, double raw) {
    const double before = std::exchange(row_.raw[c], raw);
    const bool met = is_met();
    row_.raw[c] = before;
    return met;
  }

  /// The score that suffices: that of the k-th of the other journeys, or what a tie within the tolerance leaves of it;
  /// and the row of the k-th. Minus infinity and none where there are fewer.
  double bar() const noexcept { return shared_ - tolerance_; }
  std::optional<std::size_t> bar_journey() const noexcept { return bar_journey_; }

  /// True where a change of the cell leaves all other scores alone: neither its scale nor the method looks at the other
  /// journeys.
  bool is_fixed(std::size_t c) const {
    return !compares_journeys(scorer_->model().method) && !has_relative_scale(scorer_->model().criteria[c]);
  }

  /// True where a criterion is to go up in raw value for the aim. Of a scale that is best in between: to come nearer.
  bool is_rising(std::size_t c) const {
    const double from = row_.raw[c];
    if (const auto best = best_range(scorer_->scale(c))) return (from < best->low) == (aim_ == Aim::reach);
    return (scorer_->model().criteria[c].direction == Direction::maximize) == (aim_ == Aim::reach);
  }

  /// The raw values from the cell's to the end of its scale in the direction of the aim: its own first, then each bend.
  /// Of a scale of levels all those that are no step back, in the order of their values. There are two ways to leave a
  /// best range, and all others take one; on each the score meets the aim from some value on.
  std::vector<std::vector<double>> ways(std::size_t c) const {
    const FittedScale& scale = scorer_->scale(c);
    const double from = row_.raw[c];
    if (const auto* levels = std::get_if<Levels>(&scale)) return {level_way(*levels, from)};
    const std::vector<double> bends = bends_of(scale);
    const auto best = best_range(scale);
    if (!best) return {stops_on(bends, from, is_rising(c))};
    if (aim_ == Aim::leave) return {stops_on(bends, from, false), stops_on(bends, from, true)};
    if (from >= best->low && from <= best->high) return {{from}};
    std::vector<double> way = stops_on(bends, from, from < best->low);
    std::erase_if(way, [&](double stop) { return from < best->low ? stop > best->low : stop < best->high; });
    return {way};
  }

  /// The one way, or the first of two.
  std::vector<double> way(std::size_t c) const { return ways(c).front(); }

  bool has_levels(std::size_t c) const { return std::holds_alternative<Levels>(scorer_->scale(c)); }

 private:
  static std::vector<double> stops_on(std::vector<double> stops, double from, bool rising) {
    if (!rising) std::reverse(stops.begin(), stops.end());
    std::erase_if(stops, [&](double stop) { return rising ? stop <= from : stop >= from; });
    stops.insert(stops.begin(), from);
    return stops;
  }

  std::vector<double> level_way(const Levels& levels, double from) const {
    const double side = aim_ == Aim::reach ? 1.0 : -1.0;
    std::vector<double> stops = {from};
    for (std::size_t i = 0; i < levels.levels.size(); ++i) {
      const auto index = static_cast<double>(i);
      if (side * (levels.value(index) - levels.value(from)) > 0.0) stops.push_back(index);
    }
    std::stable_sort(stops.begin() + 1, stops.end(),
                     [&](double a, double b) { return side * levels.value(a) < side * levels.value(b); });
    return stops;
  }

  void find_bar(const Ranking& ranking, std::size_t journey, std::size_t top) {
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
      if (i != journey) others.push_back(i);
    }
    if (others.size() < top) return;
    const auto kth = others.begin() + static_cast<std::ptrdiff_t>(top) - 1;
    std::nth_element(others.begin(), kth, others.end(), [&](std::size_t a, std::size_t b) {
      const auto scores = ranking.scores();
      return scores[a] != scores[b] ? scores[a] > scores[b] : ranking.journeys()[a] < ranking.journeys()[b];
    });
    bar_journey_ = *kth;
    std::vector<double> scores;
    for (const std::size_t other : others) scores.push_back(ranking.scores()[other]);
    shared_ = shared_score(std::move(scores), top, tolerance_);
  }

  const Scorer* scorer_;
  Aim aim_;
  double tolerance_;
  Row row_;
  double shared_ = -std::numeric_limits<double>::infinity();
  std::optional<std::size_t> bar_journey_;
};

}  // namespace journeyrank
