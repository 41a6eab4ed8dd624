// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/cell_trial.hpp"
#include "journeyrank/judge/change_search.hpp"
#include "journeyrank/judge/cheapest_stops.hpp"
#include "journeyrank/judge/cost_curve.hpp"
#include "journeyrank/judge/needed_text.hpp"
#include "journeyrank/judge/ranked_again.hpp"
#include "journeyrank/judge/requirement.hpp"
#include "journeyrank/judge/spent_cost.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// One cell that is to change.
struct CellChange {
  std::string criterion;
  std::string label;
  std::string unit;
  double raw = 0.0;
  double needed = 0.0;
  double change = 0.0;     ///< needed - raw
  std::string level = {};  ///< the name of the level that is needed
  double cost = 0.0;
};

/// The cheapest way into the top k, or out of it.
///
/// Shape   one change for each cell that changes, in the model's order
struct CheapestChange {
  std::string journey;
  std::string label;
  TopAim aim;
  Feasibility feasibility = Feasibility::already;  ///< already, possible or out_of_reach
  double score = 0.0;                              ///< with the changes
  double bar = 0.0;                                ///< the score that suffices, as in Requirements; 0 with fewer others
  double cost = 0.0;
  bool searched = false;  ///< found by search, and not proven to be the cheapest
  std::vector<CellChange> changes = {};
  std::vector<Note> notes = {};
};

/// Brings one cell as far as it must go for the aim, from where it is, or to the end; true when that met it.
inline bool bring(CellTrial& trial, const CostCurve& curve) {
  const std::size_t c = curve.criterion;
  const auto works = [&](double raw) { return trial.is_met_with(c, raw); };
  if (trial.is_met()) return true;
  const double end = curve.stops.back().raw;
  if (curve.connected) {
    const bool met = works(end);
    trial.set(c, met ? first_that_works(trial.row().raw[c], end, works) : end);
    return met;
  }
  const auto stop =
      std::find_if(curve.stops.begin(), curve.stops.end(), [&](const auto& each) { return works(each.raw); });
  trial.set(c, stop == curve.stops.end() ? end : stop->raw);
  return stop != curve.stops.end();
}

/// Sets the cells of a trial to a choice of stops and brings the last one as far as it must go; true when that met it.
inline bool apply(CellTrial& trial, std::span<const CostCurve> curves, const CheapestStops& choice) {
  for (std::size_t i = 0; i < curves.size(); ++i) {
    const std::size_t stop = i == choice.last ? 0 : choice.stops[i];
    trial.set(curves[i].criterion, curves[i].stops[stop].raw);
  }
  return bring(trial, curves[choice.last]);
}

/// What the cells of a trial cost as they are.
inline double spent(const CellTrial& trial, std::span<const CostCurve> curves) {
  double cost = 0.0;
  for (const CostCurve& curve : curves) {
    cost += product(curve.unit, std::fabs(trial.row().raw[curve.criterion] - curve.stops[0].raw));
  }
  return cost;
}

/// Sets the cells of a trial to the cheapest values on these curves that meet the aim. False when no values do.
inline bool make_cheapest(CellTrial& trial, std::span<const CostCurve> curves) {
  const double wanted = std::fabs(trial.bar() - trial.score());
  for (const CostCurve& curve : curves) trial.set(curve.criterion, curve.stops.back().raw);
  if (!trial.is_met()) return false;
  if (std::all_of(curves.begin(), curves.end(), [](const auto& each) { return each.is_concave(); })) {
    if (apply(trial, curves, cheapest_by_ratio(curves, wanted))) return true;
    for (const CostCurve& curve : curves) {  // rounding left a little wanting
      if (bring(trial, curve)) return true;
    }
    return true;  // all at their ends
  }
  const auto cost_of = [&](const CheapestStops& choice) -> std::optional<double> {
    if (!apply(trial, curves, choice)) return std::nullopt;
    return spent(trial, curves);
  };
  const CheapestSearch search(curves, wanted, cost_of);
  return search.best() && apply(trial, curves, *search.best());
}

/// So many choices of sides are looked at one by one: six best ranges that can each be left on either side.
inline constexpr double most_choices_of_sides = 64.0;

/// Sets the cells of a trial to the cheapest values that meet the aim, whatever side of a best range they leave it on.
/// False when no values do.
inline bool make_cheapest(CellTrial& trial, std::span<const UnitCost> costs) {
  std::optional<CellTrial> best;
  double least = 0.0;
  const auto choices = static_cast<std::size_t>(choices_of_sides(trial, costs));
  for (std::size_t sides = 0; sides < choices; ++sides) {
    const std::vector<CostCurve> curves = cost_curves(trial, costs, sides);
    CellTrial tried = trial;
    if (!make_cheapest(tried, curves)) continue;
    const double cost = spent(tried, curves);
    if (best && cost >= least) continue;
    best = std::move(tried);
    least = cost;
  }
  if (best) trial = *best;
  return best.has_value();
}

/// True when what a change does is known in closed form: the method adds up, no cell moves other scores, scales go in
/// straight lines, and the sides on which best ranges can be left are not too many to look at each choice.
inline bool has_closed_form(const CellTrial& trial, std::span<const UnitCost> costs) {
  const Model& model = trial.scorer().model();
  return adds_up(model.method) && choices_of_sides(trial, costs) <= most_choices_of_sides &&
         std::all_of(costs.begin(), costs.end(), [&](const UnitCost& unit) {
           const std::size_t c = criterion_index(model, unit.criterion);
           return !trial.scorer().is_on(c) || (trial.is_fixed(c) && is_straight(trial.scorer().scale(c)));
         });
}

/// On which of two ways a best range is left sooner by this cell alone; where neither does it, the nearer end's.
inline std::size_t nearer_side(const CellTrial& trial, const RankedAgain& again, std::size_t c) {
  const double from = trial.row().raw[c];
  const FoundCell found = again.find(trial, c);
  if (found.met) return found.raw > from ? 1 : 0;
  const auto best = best_range(trial.scorer().scale(c));
  return best && best->high - from < from - best->low ? 1 : 0;
}

/// How far each cell may go: every choice of sides, or of too many the one with the nearer side of each.
inline std::vector<std::vector<CellRoom>> rooms_of(const CellTrial& trial, const RankedAgain& again,
                                                   std::span<const UnitCost> costs) {
  const bool each_side = choices_of_sides(trial, costs) <= most_choices_of_sides;
  std::vector<std::vector<CellRoom>> choices = {{}};
  for (const UnitCost& unit : costs) {
    const std::size_t c = criterion_index(trial.scorer().model(), unit.criterion);
    if (!trial.scorer().is_on(c)) continue;
    CellRoom room{c, unit.cost, 0.0, {}};
    if (trial.has_levels(c)) room.levels = trial.way(c);
    std::vector<double> ends = again.ends_of(trial, c);
    if (ends.size() > 1 && !each_side) ends = {ends[nearer_side(trial, again, c)]};
    std::vector<std::vector<CellRoom>> more;
    for (const std::vector<CellRoom>& rooms : choices) {
      for (const double end : ends) {
        more.push_back(rooms);
        more.back().push_back(room);
        more.back().back().end = end;
      }
    }
    choices = std::move(more);
  }
  return choices;
}

/// Sets the cells of a trial to the cheapest values that a search finds to meet the aim. False when it finds none.
inline bool search_cheapest(CellTrial& trial, const RankedAgain& again, std::span<const UnitCost> costs) {
  const std::vector<std::vector<CellRoom>> choices = rooms_of(trial, again, costs);
  const bool alone = std::all_of(choices[0].begin(), choices[0].end(),
                                 [&](const CellRoom& room) { return trial.is_fixed(room.criterion); });
  CellTrial tried = trial;
  const auto works = [&](const std::vector<double>& cells) {
    if (!alone) return again.is_met_with(cells);
    for (std::size_t c = 0; c < cells.size(); ++c) tried.set(c, cells[c]);
    return tried.is_met();
  };
  std::vector<std::vector<double>> offers;
  for (const CellRoom& room : choices[0]) {
    const FoundCell found = again.find(trial, room.criterion);
    std::vector<double> cells = trial.row().raw;
    cells[room.criterion] = found.raw;
    if (found.met && works(cells)) offers.push_back(cells);
  }
  for (const std::vector<CellRoom>& rooms : choices) {
    ChangeSearch search(rooms, trial.row().raw, works);
    for (const auto& cells : offers) search.offer(cells);
    if (const auto found = search.find()) offers = {*found};
  }
  if (offers.empty()) return false;
  for (std::size_t c = 0; c < offers[0].size(); ++c) trial.set(c, offers[0][c]);
  return true;
}

/// What a reader must know of a change that was searched.
inline Note searched_change_note(bool found, bool each_side) {
  const std::string widths = std::to_string(static_cast<int>(RankedAgain::widths_beyond));
  const std::string how =
      "the journeys are ranked again with each choice that is tried, a relative scale up to " + widths +
      " widths of the column beyond its last value, and the cost is shared among the criteria in steps down to 1/" +
      std::to_string(ChangeSearch::finest_share) +
      (each_side ? ""
                 : "; best ranges that can be left on either side are too many to try each choice, so each is left "
                   "on the nearer one");
  return {"searched_change", found ? "found by search, not proven to be the cheapest: " + how +
                                         "; with any of the cells nearer by one double it would not do"
                                   : "looked for by search, not proven to be out of reach: " + how};
}

/// The score that suffices among the others, ranked again: that of the k-th, less what a tie within the tolerance
/// leaves.
inline double bar_of(std::vector<double> scores, std::size_t journey, std::int64_t top, double tolerance) {
  scores.erase(scores.begin() + static_cast<std::ptrdiff_t>(journey));
  return shared_score(std::move(scores), static_cast<std::size_t>(top), tolerance) - tolerance;
}

/// The changes from one row to another, in the model's order.
inline std::vector<CellChange> changes_between(const Model& model, const Row& before, const Row& after,
                                               std::span<const UnitCost> costs) {
  std::vector<CellChange> changes;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const Criterion& criterion = model.criteria[c];
    const auto unit =
        std::find_if(costs.begin(), costs.end(), [&](const auto& each) { return each.criterion == criterion.id; });
    if (unit == costs.end() || before.raw[c] == after.raw[c]) continue;
    CellChange change{criterion.id, criterion.shown(), criterion.unit, before.raw[c], after.raw[c]};
    change.change = change.needed - change.raw;
    if (const auto* levels = std::get_if<Levels>(&criterion.scale)) {
      change.level = levels->levels[static_cast<std::size_t>(change.needed)].name;
    }
    change.cost = product(unit->cost, std::fabs(change.change));
    changes.push_back(std::move(change));
  }
  return changes;
}

/// The cheapest change of several cells of a journey together that brings it into the top k, or out of it, at stated
/// costs a unit. Other cells stay as they are.
///
///     cheapest_change(ranking, matrix, "bill_query", std::vector<UnitCost>{{"cost", 1.0}, {"retention", 40000.0}})
///
/// Edge    as for requirements; exact where the method adds up and each scale with a cost is anchored, piecewise, of
///         levels or a target range: with one stretch from the cell on, or ever flatter ones, the best points for their
///         cost are taken first; else all choices of bends are looked at, and of the sides on which up to six best
///         ranges can be left. Then no other change costs less, but for rounding; the score itself meets the aim, and
///         with the last cell one double nearer it would not. By any other method or scale a ChangeSearch looks for it,
///         that costs no more than one criterion alone, with a note; ranked again with it the journey meets the aim
/// Errors  unknown_name, with the nearest, for a journey or criterion; bad_option for no cost or one that is not > 0;
///         duplicate_name; missing_cell; too_large for scales of too many bends or levels; those of CellTrial
/// Source  dantzig1957discrete
/// Cost    O(n) and O(64 m), and up to a million choices of bends; searched some thousand times O(n m)
inline CheapestChange cheapest_change(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view journey,
                                      std::span<const UnitCost> costs, const TopAim& aim = {}) {
  const std::size_t row = ranking.find(journey);
  CellTrial trial(ranking, matrix, row, aim);
  refuse_bad_costs(trial, costs);
  const Row before = trial.row();
  CheapestChange result{.journey = ranking.journeys()[row],
                        .label = ranking.label(row),
                        .aim = aim,
                        .score = trial.score(),
                        .bar = trial.bar_journey() ? trial.bar() : 0.0,
                        .notes = notes_on_trials(ranking)};
  if (trial.is_met()) return result;
  result.feasibility = Feasibility::out_of_reach;
  if (!trial.bar_journey()) return result;
  result.searched = !has_closed_form(trial, costs);
  const bool each_side = choices_of_sides(trial, costs) <= most_choices_of_sides;
  const RankedAgain again(ranking, matrix, row, aim);
  const bool found = result.searched ? search_cheapest(trial, again, costs) : make_cheapest(trial, costs);
  if (result.searched) result.notes.push_back(searched_change_note(found, each_side));
  if (!found) return result;
  result.feasibility = Feasibility::possible;
  result.score = trial.score();
  if (result.searched) {
    const std::vector<double> scores = again.scores_with(trial.row().raw);
    result.score = scores[row];
    result.bar = bar_of(scores, row, aim.top, ranking.scorer().model().tie_tolerance);
  }
  result.changes = changes_between(ranking.scorer().model(), before, trial.row(), costs);
  for (const CellChange& change : result.changes) result.cost += change.cost;
  return result;
}

/// The cheapest change as one sentence: "Bill query gets into the top 1 at a cost of 4500: Cost to serve of 196567 GBP
/// (now 192067)."
inline std::string sentence(const CheapestChange& cheapest) {
  const bool reach = cheapest.aim.aim == Aim::reach;
  const std::string top = "the top " + std::to_string(cheapest.aim.top);
  if (cheapest.feasibility == Feasibility::already) {
    return cheapest.label + " is " + (reach ? "in " : "outside ") + top + " already.";
  }
  if (cheapest.feasibility == Feasibility::out_of_reach) {
    return cheapest.label + (cheapest.searched ? " was not seen to get " : " cannot get ") +
           (reach ? "into " : "out of ") + top + " by these criteria.";
  }
  std::vector<std::string> parts;
  for (const auto& each : cheapest.changes) {
    const std::string unit = each.unit.empty() ? "" : " " + each.unit;
    parts.push_back(each.level.empty() ? each.label + " of " + needed_text(each.needed, each.raw) + unit + " (now " +
                                             brief_number(each.raw) + ")"
                                       : each.label + " at " + each.level);
  }
  return cheapest.label + " gets " + (reach ? "into " : "out of ") + top + " at a cost of " +
         brief_number(cheapest.cost) + (cheapest.searched ? ", the least found by search: " : ": ") +
         list_text(parts, parts.size()) + ".";
}

}  // namespace journeyrank
