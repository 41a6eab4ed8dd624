// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/named_shares.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/weight_path.hpp"
#include "journeyrank/judge/weight_search.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// From this weight on a journey has this rank.
struct RankStep {
  double weight = 0.0;
  std::uint32_t rank = 1;

  friend bool operator==(const RankStep&, const RankStep&) = default;
};

/// The ranks of all journeys while the weight of one criterion, or group, goes from 0 to 1 and the others keep their
/// proportions.
struct Trajectory {
  std::string over = {};                ///< the id of the criterion or group
  std::vector<std::size_t> criteria{};  ///< the criterion, or those of the group
  double weight = 0.0;                  ///< what it weighs now
  std::vector<std::uint32_t> first{};   ///< journeys by rank just above weight 0
  std::vector<std::uint32_t> ranks{};   ///< by journey, just above weight 0; equal scores share the smallest
  std::vector<Flip> flips{};            ///< by weight
  std::vector<Note> notes{};
};

/// Every pair that changes sides, each once, in no order of weights.
///
/// Source  knuth1998sorting, 5.2.1: straight insertion meets each inversion once
/// Cost    O(n + flips)
inline std::vector<Flip> flips_along(const WeightPath& path, std::vector<std::uint32_t> order) {
  const auto at_1 = path.at_1();
  std::vector<Flip> flips;
  for (std::size_t next = 1; next < order.size(); ++next) {
    const std::uint32_t rising = order[next];
    std::size_t place = next;
    for (; place > 0 && at_1[order[place - 1]] < at_1[rising]; --place) {
      flips.push_back({path.crossing(order[place - 1], rising), order[place - 1], rising});
      order[place] = order[place - 1];
    }
    order[place] = rising;
  }
  return flips;
}

/// Sorts flips by weight, then by who is passed and who passes: dealt into buckets of a few, then each on its own.
///
/// Cost    O(flips) where they are spread, at most O(flips log flips)
inline void sort_by_weight(std::vector<Flip>& flips) {
  const std::size_t buckets = flips.size() / 4 + 1;
  const auto bucket = [buckets](const Flip& flip) {
    return std::min(buckets - 1, static_cast<std::size_t>(flip.weight * static_cast<double>(buckets)));
  };
  std::vector<std::size_t> ends(buckets, 0);
  for (const Flip& flip : flips) ++ends[bucket(flip)];
  std::exclusive_scan(ends.begin(), ends.end(), ends.begin(), std::size_t{0});
  std::vector<Flip> dealt(flips.size());
  for (const Flip& flip : flips) dealt[ends[bucket(flip)]++] = flip;
  for (std::size_t b = 0; b < buckets; ++b) {
    const auto begin = dealt.begin() + static_cast<std::ptrdiff_t>(b == 0 ? 0 : ends[b - 1]);
    const auto end = dealt.begin() + static_cast<std::ptrdiff_t>(ends[b]);
    std::sort(begin, end, [](const Flip& x, const Flip& y) {
      if (x.weight != y.weight) return x.weight < y.weight;
      return x.overtaken != y.overtaken ? x.overtaken < y.overtaken : x.overtaking < y.overtaking;
    });
  }
  flips = std::move(dealt);
}

/// The trajectory along one path.
inline Trajectory trajectory(const WeightPath& path, const Names& names) {
  const auto at_0 = path.at_0();
  const auto at_1 = path.at_1();
  Trajectory whole{.criteria = path.criteria(), .weight = path.weight()};
  whole.first.resize(at_0.size());
  std::iota(whole.first.begin(), whole.first.end(), std::uint32_t{0});
  std::sort(whole.first.begin(), whole.first.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (at_0[a] != at_0[b]) return at_0[a] > at_0[b];
    return at_1[a] != at_1[b] ? at_1[a] > at_1[b] : names.less(a, b);
  });
  whole.ranks.resize(at_0.size());
  for (std::size_t place = 0; place < whole.first.size(); ++place) {
    const std::uint32_t journey = whole.first[place];
    const std::uint32_t before = place == 0 ? journey : whole.first[place - 1];
    const bool tied = place > 0 && at_0[before] == at_0[journey] && at_1[before] == at_1[journey];
    whole.ranks[journey] = tied ? whole.ranks[before] : static_cast<std::uint32_t>(place + 1);
  }
  whole.flips = flips_along(path, whole.first);
  sort_by_weight(whole.flips);
  return whole;
}

/// The same where scores are no straight lines: searched, from the order just above weight 0.
///
/// Edge    journeys that are equal there have ranks of their own, by name
/// Errors  too_large for more than 500 journeys
/// Cost    O((512 + 12 flips) n m)
inline Trajectory searched_trajectory(const WeightPath& path, const Names& names) {
  SearchedOrder search(path, names);
  Trajectory whole{.criteria = path.criteria(), .weight = path.weight(), .first = search.order()};
  whole.ranks.resize(whole.first.size());
  for (std::size_t place = 0; place < whole.first.size(); ++place) {
    whole.ranks[whole.first[place]] = static_cast<std::uint32_t>(place + 1);
  }
  whole.flips = search.flips();
  return whole;
}

/// The ranks of all journeys over one weight: what a bump chart shows.
///
///     const Trajectory path = trajectory(scorer, matrix, "retention");
///     for (const Flip& flip : path.flips) ...  // who passes whom, at which weight
///
/// Shape   at most n (n - 1) / 2 flips
/// Units   weights in [0, 1], the share of all weight
/// Edge    journeys that meet only at weight 0 or 1, and those with one line, do not flip; the others' weights are all
///         0: they share equally what is left. The criteria of a group keep their proportions within it. Open cells stand at 0.5 and only equal scores are a tie, with a note
///         Where scores are not linear in the weights flips are searched, with a note, of up to 500 journeys
/// Errors  unknown_name for the criterion or group; those of ValueMatrix
/// Cost    O(n m + n log n + flips), and at most another O(flips log n) where many flips fall together
inline Trajectory trajectory(const Scorer& scorer, const CriteriaMatrix& matrix, std::string_view criterion) {
  const ValueMatrix values(scorer, matrix);
  const WeightPath path(values, scorer.weights().normalised(), criteria_named(scorer.model(), criterion));
  const bool linear = is_linear(scorer, values);
  Trajectory whole = linear ? trajectory(path, matrix.journeys()) : searched_trajectory(path, matrix.journeys());
  whole.over = criterion;
  whole.notes = score_notes(scorer, values);
  if (!linear) whole.notes.push_back(searched_note(scorer));
  if (whole.weight > 0.0 && whole.weight < 1.0) {  // the others keep their proportions, those of weight 0 too
    std::erase_if(whole.notes, [](const Note& note) { return note.code == "criteria_off"; });
  }
  return whole;
}

/// The same, with a note where the ranking has pins.
inline Trajectory trajectory(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view criterion) {
  Trajectory whole = trajectory(ranking.scorer(), matrix, criterion);
  const std::vector<Note> pins = pin_notes(ranking);
  whole.notes.insert(whole.notes.begin(), pins.begin(), pins.end());
  return whole;
}

/// The name people read of what moves.
inline std::string shown_over(const Trajectory& whole, const Model& model) {
  for (const auto& group : model.groups) {
    if (group.id == whole.over) return group.shown();
  }
  return model.criteria[whole.criteria.front()].shown();
}

/// By journey, the ranks it takes and from which weight on; the first from 0.
///
/// Cost    O(n + flips)
inline std::vector<std::vector<RankStep>> rank_steps(const Trajectory& whole) {
  std::vector<std::vector<RankStep>> steps;
  for (const std::uint32_t rank : whole.ranks) steps.push_back({{0.0, rank}});
  const auto move = [&steps](std::uint32_t journey, double weight, bool up) {
    auto& own = steps[journey];
    const std::uint32_t rank = up ? own.back().rank - 1 : own.back().rank + 1;
    if (own.back().weight == weight && own.size() > 1) {
      own.back().rank = rank;
      if (own[own.size() - 2].rank == rank) own.pop_back();
    } else {
      own.push_back({weight, rank});
    }
  };
  for (const Flip& flip : whole.flips) {
    move(flip.overtaken, flip.weight, false);
    move(flip.overtaking, flip.weight, true);
  }
  return steps;
}

}  // namespace journeyrank
