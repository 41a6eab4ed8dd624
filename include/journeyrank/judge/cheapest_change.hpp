// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
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
#include "journeyrank/judge/cheapest_stops.hpp"
#include "journeyrank/judge/cost_curve.hpp"
#include "journeyrank/judge/needed_text.hpp"
#include "journeyrank/judge/requirement.hpp"
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
  double bar = 0.0;                                ///< the score of the k-th of the others; 0 when there are fewer
  double cost = 0.0;
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

/// Sets the cells of a trial to the cheapest values that meet the aim. False when no values do.
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
    double cost = 0.0;
    for (std::size_t i = 0; i < curves.size(); ++i) {
      cost += product(curves[i].unit, std::fabs(trial.row().raw[curves[i].criterion] - curves[i].stops[0].raw));
    }
    return cost;
  };
  const CheapestSearch search(curves, wanted, cost_of);
  return search.best() && apply(trial, curves, *search.best());
}

/// The cheapest change of several cells of a journey together that brings it into the top k, or out of it, at stated
/// costs a unit. Other cells stay as they are.
///
///     cheapest_change(ranking, matrix, "bill_query", std::vector<UnitCost>{{"cost", 1.0}, {"retention", 40000.0}})
///
/// Edge    as for requirements; where scales have one stretch from the cell on, or ever flatter ones, the best points
///         for their cost are taken first; else all choices of bends are looked at. Either way no other change costs
///         less, but for rounding; the score itself meets the aim, and with the last cell one double nearer it would
///         not
/// Errors  unknown_name, with the nearest, for a journey or criterion; bad_option for no cost, a cost that is not > 0
///         or a relative scale; duplicate_name; missing_cell; too_large for scales of too many bends; no_exact_answer
///         for a method that does not add up; those of CellTrial
/// Source  dantzig1957discrete
/// Cost    O(n) and O(64 m), and up to a million choices of bends
inline CheapestChange cheapest_change(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view journey,
                                      std::span<const UnitCost> costs, const TopAim& aim = {}) {
  const std::size_t row = ranking.find(journey);
  CellTrial trial(ranking, matrix, row, aim);
  if (!adds_up(ranking.scorer().model().method)) {
    throw Error(errc::no_exact_answer, std::string("cheapest change: the scores of ") +
                                           step_name(ranking.scorer().model().method) +
                                           " do not add up over the criteria; allowed: a method that adds up, or each "
                                           "criterion alone, without costs");
  }
  const Row before = trial.row();
  const std::vector<CostCurve> curves = cost_curves(trial, costs);
  CheapestChange result{.journey = ranking.journeys()[row],
                        .label = ranking.label(row),
                        .aim = aim,
                        .score = trial.score(),
                        .bar = trial.bar_journey() ? trial.bar() : 0.0,
                        .notes = notes_on_trials(ranking)};
  if (trial.is_met()) return result;
  result.feasibility = Feasibility::out_of_reach;
  if (!trial.bar_journey() || !make_cheapest(trial, curves)) return result;
  result.feasibility = Feasibility::possible;
  result.score = trial.score();
  for (const CostCurve& curve : curves) {
    const std::size_t c = curve.criterion;
    const Criterion& criterion = ranking.scorer().model().criteria[c];
    CellChange change{criterion.id, criterion.shown(), criterion.unit, before.raw[c], trial.row().raw[c]};
    change.change = change.needed - change.raw;
    if (change.change == 0.0) continue;
    if (const auto* levels = std::get_if<Levels>(&criterion.scale)) {
      change.level = levels->levels[static_cast<std::size_t>(change.needed)].name;
    }
    change.cost = product(curve.unit, std::fabs(change.change));
    result.cost += change.cost;
    result.changes.push_back(std::move(change));
  }
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
    return cheapest.label + " cannot get " + (reach ? "into " : "out of ") + top + " by these criteria.";
  }
  std::vector<std::string> parts;
  for (const auto& each : cheapest.changes) {
    const std::string unit = each.unit.empty() ? "" : " " + each.unit;
    parts.push_back(each.level.empty() ? each.label + " of " + needed_text(each.needed, each.raw) + unit + " (now " +
                                             brief_number(each.raw) + ")"
                                       : each.label + " at " + each.level);
  }
  return cheapest.label + " gets " + (reach ? "into " : "out of ") + top + " at a cost of " +
         brief_number(cheapest.cost) + ": " + list_text(parts, parts.size()) + ".";
}

}  // namespace journeyrank
