// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/scale/direction.hpp"
#include "journeyrank/scale/levels.hpp"
#include "journeyrank/weigh/weight_catalogue.hpp"

namespace journeyrank {

/// One way to weigh by data, and what it gives to the criteria of a model.
struct DataWeighing {
  std::string name{};  ///< as people write it: "critic"
  DataWeights by{};
  std::vector<double> weights{};  ///< in the order of the model, adding up to 1; 0 for a criterion that is off
  std::string refused{};          ///< why it cannot weigh these journeys; empty when it can

  bool is_weighed() const noexcept { return refused.empty(); }
};

/// Every way to weigh by data, with its options by default.
inline std::vector<DataWeighing> data_weighings() {
  std::vector<DataWeighing> all;
  for_each_step<DataWeights>([&](const auto& step) { all.push_back({.name = step.name, .by = step}); });
  return all;
}

/// The columns that a model weighs, as formulas take them, and where each stands in the model.
struct WeighableColumns {
  CriteriaMatrix matrix{};
  std::vector<Direction> directions{};
  std::vector<std::size_t> criteria{};
};

/// The values of a criterion whose raw values do not say by themselves what is more urgent: levels, and scales that are
/// best in between. Nothing for any other.
inline std::optional<double> value_by_itself(const Scale& scale, const Extent& extent, double raw) {
  if (const auto* levels = std::get_if<Levels>(&scale)) return levels->value(raw);
  if (const auto* target = std::get_if<TargetRange>(&scale)) return target->value(raw);
  if (const auto* ideal = std::get_if<DistanceToIdeal>(&scale)) {
    return std::visit([raw](const auto& fitted) { return fitted.value(raw); }, ideal->fit(extent, Direction::maximize));
  }
  return std::nullopt;
}

/// Raw values and directions of the criteria that are on. A level counts by its value, upwards; so does a raw value on
/// a scale that is best in between.
///
/// Errors  missing_column, with the nearest name
/// Edge    raw values that count as they are are borrowed: the matrix must outlive what is found
/// Cost    O(n m)
inline WeighableColumns weighable_columns(const CriteriaMatrix& matrix, const Model& model, std::size_t threads = 1) {
  WeighableColumns found;
  std::vector<MatrixColumn> columns;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const Criterion& criterion = model.criteria[c];
    if (criterion.weight == 0.0) continue;
    const auto at = matrix.find_criterion(criterion.id);
    if (!at) {
      throw Error(errc::missing_column, "no column \"" + criterion.id + "\" in the matrix" +
                                            did_you_mean(criterion.id, matrix.criteria()) +
                                            "; weights from data need one for each criterion that is on");
    }
    const auto raw = matrix.column(*at);
    const bool by_urgency = std::holds_alternative<Levels>(criterion.scale) || is_two_sided(criterion.scale);
    MatrixColumn column{.criterion = criterion.id, .borrowed = raw};
    for (std::size_t journey = 0; matrix.has_missing(*at) && journey < raw.size(); ++journey) {
      column.missing.push_back(matrix.is_missing(journey, *at) ? 1 : 0);
    }
    if (by_urgency) {
      column.borrowed = {};
      for (const double each : raw) {
        column.values.push_back(*value_by_itself(criterion.scale, matrix.extent(*at), each));
      }
    }
    columns.push_back(std::move(column));
    found.directions.push_back(by_urgency ? Direction::maximize : criterion.direction);
    found.criteria.push_back(c);
  }
  found.matrix = CriteriaMatrix(matrix.journeys(), std::move(columns), {.threads = threads});
  return found;
}

/// What ways to weigh by data give to the criteria of a model, side by side. They know how far the journeys are apart
/// on each criterion, and not how much that matters to anybody.
///
///     for (const DataWeighing& each : weigh_by_data(matrix, model)) each.weights;
///
/// Shape   n journeys; returns the ways that are asked for, each with m weights or the reason why it has none; threads
///         (0: one a processor) change no bit
/// Edge    a criterion of weight 0 stays off; a way that cannot weigh these journeys is there with its reason
/// Errors  missing_column; empty_input if no way is asked for; what the first one refuses if none of them can weigh
/// Cost    that of each way
inline std::vector<DataWeighing> weigh_by_data(const CriteriaMatrix& matrix, const Model& model,
                                               std::vector<DataWeighing> ways = data_weighings(),
                                               std::size_t threads = 0) {
  if (ways.empty()) throw Error(errc::empty_input, "weights from data: found no method; allowed: one or more");
  const WeighableColumns columns = weighable_columns(matrix, model, threads);
  const auto weigh = [&](const auto& step) {
    if constexpr (requires { step(columns.matrix, columns.directions, threads); }) {
      return step(columns.matrix, columns.directions, threads);
    } else {
      return step(columns.matrix, columns.directions);
    }
  };
  for (DataWeighing& each : ways) {
    try {
      const std::vector<double> shares = visit_step(each.by, weigh);
      each.weights.assign(model.criteria.size(), 0.0);
      for (std::size_t i = 0; i < shares.size(); ++i) each.weights[columns.criteria[i]] = shares[i];
    } catch (const Error& error) {
      if (ways.size() == 1) throw;
      each.refused = error.what();
    }
  }
  if (std::none_of(ways.begin(), ways.end(), [](const DataWeighing& each) { return each.is_weighed(); })) {
    visit_step(ways[0].by, weigh);
  }
  return ways;
}

/// The weight that must move from one criterion to others to have the other weights, both as shares.
inline double weight_moved(std::span<const double> from, std::span<const double> to) {
  double sum = 0.0;
  for (std::size_t c = 0; c < from.size(); ++c) sum += 0.5 * std::fabs(to[c] - from[c]);
  return std::min(1.0, sum);
}

/// "11 ways to weigh by data: they differ most on Excess churn, 14 % by gini to 46 % by critic."
inline std::string sentence(const std::vector<DataWeighing>& ways, const Model& model) {
  std::vector<const DataWeighing*> weighed;
  for (const DataWeighing& each : ways) {
    if (each.is_weighed()) weighed.push_back(&each);
  }
  const std::string count =
      std::to_string(weighed.size()) + (weighed.size() == 1 ? " way" : " ways") + " to weigh by data";
  if (weighed.size() < 2) return count + ".";
  double widest = -1.0;
  std::string most;
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    const auto [low, high] = std::minmax_element(
        weighed.begin(), weighed.end(),
        [c](const DataWeighing* a, const DataWeighing* b) { return a->weights[c] < b->weights[c]; });
    const double least = (*low)->weights[c];
    const double largest = (*high)->weights[c];
    if (largest - least <= widest) continue;
    widest = largest - least;
    most = model.criteria[c].shown() + ", " + hundredths(least) + " % by " + (*low)->name + " to " +
           hundredths(largest) + " % by " + (*high)->name + ".";
  }
  return widest > 0.0 ? count + ": they differ most on " + most : count + ": all give the same weights.";
}

}  // namespace journeyrank
