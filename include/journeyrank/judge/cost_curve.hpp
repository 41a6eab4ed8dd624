// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/judge/cell_trial.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What a change of one criterion costs, a unit of its raw value; of levels, a step in their list.
struct UnitCost {
  std::string criterion;
  double cost = 1.0;

  static constexpr bool keyed = true;
  static constexpr auto fields() {
    return FieldList{Field{"criterion", &UnitCost::criterion, "the id of a criterion"},
                     Field{"cost", &UnitCost::cost, "the cost of changing it by one unit, > 0"}};
  }
};

/// A raw value that a cell can be brought to: what that costs, and what it adds to the score.
struct CostStop {
  double raw = 0.0;
  double cost = 0.0;
  double gain = 0.0;
};

/// What more of one criterion costs.
///
/// Shape   stops with rising cost and gain, the first is where the cell is, with 0 of both
/// Edge    a dead stretch, which costs and adds nothing, may come first; levels have stops and nothing between them
struct CostCurve {
  std::size_t criterion = 0;
  double unit = 1.0;      ///< the cost of one unit of the raw value
  bool connected = true;  ///< straight lines between the stops
  std::vector<CostStop> stops{};

  double gain() const noexcept { return stops.back().gain; }

  /// The least cost of so much gain, less 10^-12 of the score, for gains are added in other orders than the score is;
  /// nothing when it is more than there is.
  std::optional<double> cost_of(double wanted) const noexcept {
    wanted -= 1e-12;
    if (wanted <= 0.0) return 0.0;
    for (std::size_t i = 1; i < stops.size(); ++i) {
      const CostStop& from = stops[i - 1];
      const CostStop& to = stops[i];
      if (to.gain < wanted) continue;
      if (!connected) return to.cost;
      return from.cost + product(to.cost - from.cost, (wanted - from.gain) / (to.gain - from.gain));
    }
    return std::nullopt;
  }

  /// True when each stretch adds less for its cost than the one before it, so that one takes them in their order.
  bool is_concave() const noexcept {
    for (std::size_t i = 2; i < stops.size(); ++i) {
      const CostStop& a = stops[i - 2];
      const CostStop& b = stops[i - 1];
      const CostStop& c = stops[i];
      if (product(c.gain - b.gain, b.cost - a.cost) > product(b.gain - a.gain, c.cost - b.cost)) return false;
    }
    return connected;
  }
};

/// Refuses a cost that cannot be used. Errors: unknown_name for the criterion, with the nearest; bad_option for a cost
/// that is none; missing_cell.
inline void refuse_bad_cost(const CellTrial& trial, const UnitCost& unit) {
  const std::size_t c = criterion_index(trial.scorer().model(), unit.criterion);
  const std::string place = "the cost of \"" + unit.criterion + "\"";
  if (!(unit.cost > 0.0) || !std::isfinite(unit.cost)) {
    throw Error(errc::bad_option, place + " is " +
                                      (std::isfinite(unit.cost) ? shortest_number(unit.cost) : "not finite") +
                                      "; allowed: a finite number > 0");
  }
  if (trial.row().missing[c] != 0)
    throw Error(errc::missing_cell, place + ": its cell is not known; allowed: one that is");
}

/// Refuses costs that cannot be used together. Errors: those of refuse_bad_cost; duplicate_name; bad_option for none.
inline void refuse_bad_costs(const CellTrial& trial, std::span<const UnitCost> costs) {
  if (costs.empty()) throw Error(errc::bad_option, "cheapest change: no cost is stated; allowed: one or more");
  for (std::size_t i = 0; i < costs.size(); ++i) {
    refuse_bad_cost(trial, costs[i]);
    for (std::size_t k = 0; k < i; ++k) {
      if (costs[k].criterion != costs[i].criterion) continue;
      throw Error(errc::duplicate_name, "the cost of \"" + costs[i].criterion + "\" is stated twice");
    }
  }
}

/// Stops in the order of their costs, without those that add nothing, but for the way to what does. Where a best range
/// lies on the way what adds less than nothing is walked through, to where as much is there as at first.
inline std::vector<CostStop> worthwhile(std::vector<CostStop> stops, bool connected) {
  std::stable_sort(stops.begin(), stops.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
  std::vector<CostStop> kept = {stops.front()};
  for (std::size_t i = 1; i < stops.size(); ++i) {
    const CostStop& stop = stops[i];
    const CostStop& before = stops[i - 1];
    if (connected && before.gain < 0.0 && stop.gain > 0.0) {
      const double part = -before.gain / (stop.gain - before.gain);
      kept.push_back({before.raw + product(stop.raw - before.raw, part),
                      before.cost + product(stop.cost - before.cost, part), 0.0});
    }
    const bool leads_on = connected && stop.gain >= 0.0 && stop.gain < stops.back().gain;
    if (stop.gain > kept.back().gain || leads_on) kept.push_back(stop);
  }
  return kept;
}

/// What more of one criterion costs a journey on one way (of `CellTrial::ways`), where its cell moves no other score
/// (asserted).
inline CostCurve cost_curve(const CellTrial& trial, const UnitCost& unit, double weight,
                            const std::vector<double>& way) {
  const std::size_t c = criterion_index(trial.scorer().model(), unit.criterion);
  CostCurve curve{
      .criterion = c, .unit = unit.cost, .connected = !trial.has_levels(c), .stops = {{trial.row().raw[c], 0.0, 0.0}}};
  if (weight == 0.0) return curve;
  assert(trial.is_fixed(c));
  const FittedScale& scale = trial.scorer().scale(c);
  const double from = trial.row().raw[c];
  const double side = trial.aim() == Aim::reach ? weight : -weight;
  std::vector<CostStop> stops;
  for (const double raw : way) {
    const double gain = product(side, value_of(scale, raw) - value_of(scale, from));
    stops.push_back({raw, product(unit.cost, std::fabs(raw - from)), gain});
  }
  curve.stops = worthwhile(std::move(stops), curve.connected);
  return curve;
}

/// How many choices there are of a side for each cell that can leave a best range on either: 1 where none can.
inline double choices_of_sides(const CellTrial& trial, std::span<const UnitCost> costs) {
  double choices = 1.0;
  for (const UnitCost& unit : costs) {
    const std::size_t c = criterion_index(trial.scorer().model(), unit.criterion);
    if (trial.scorer().is_on(c)) choices *= static_cast<double>(trial.ways(c).size());
  }
  return choices;
}

/// The curves of all criteria that may change, in the model's order; `sides` is one of the choices_of_sides, from 0.
/// Errors: those of refuse_bad_costs.
inline std::vector<CostCurve> cost_curves(const CellTrial& trial, std::span<const UnitCost> costs,
                                          std::size_t sides = 0) {
  refuse_bad_costs(trial, costs);
  const Row& row = trial.row();
  std::vector<double> weights(row.raw.size(), 0.0);
  trial.scorer().for_each_term(row.raw, row.missing,
                               [&](std::size_t c, const Term& term) { weights[c] = term.weight; });
  std::vector<CostCurve> curves;
  for (const UnitCost& unit : costs) {
    const std::size_t c = criterion_index(trial.scorer().model(), unit.criterion);
    const auto ways = trial.scorer().is_on(c) ? trial.ways(c) : std::vector<std::vector<double>>{{row.raw[c]}};
    curves.push_back(cost_curve(trial, unit, weights[c], ways[sides % ways.size()]));
    sides /= ways.size();
  }
  std::sort(curves.begin(), curves.end(), [](const auto& a, const auto& b) { return a.criterion < b.criterion; });
  return curves;
}

}  // namespace journeyrank
