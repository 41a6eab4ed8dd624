// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <variant>
#include <vector>

#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

/// What a score should be, computed the plain way: one journey after the other, one criterion after the other, every
/// product rounded. Shares no arithmetic with the library.
namespace plain {

struct Score {
  double score = 0.0;
  double low = 0.0;
  double high = 0.0;
  bool refused = false;  ///< nothing was left to renormalise on
};

inline double rounded_product(double a, double b) {
  volatile double rounded = a * b;
  return rounded;
}

inline double line(double raw, double at_0, double at_1) {
  const double position = (raw - at_0) / (at_1 - at_0);
  if (!(position > 0.0)) return 0.0;
  return position < 1.0 ? position : 1.0;
}

inline double bend(const std::vector<journeyrank::Knot>& knots, double raw) {
  if (raw <= knots.front().raw) return knots.front().value;
  for (std::size_t k = 1; k < knots.size(); ++k) {
    const auto& [from, first] = knots[k - 1];
    const auto& [to, last] = knots[k];
    if (raw == to) return last;
    if (raw > to) continue;
    const double value = first + rounded_product(last - first, (raw - from) / (to - from));
    if (first < last) return value < last ? value : last;
    return value > last ? value : last;
  }
  return knots.back().value;
}

/// The value of one raw cell, given the smallest and largest raw value that is present.
inline double value(const journeyrank::Criterion& criterion, double raw, double smallest, double largest) {
  using namespace journeyrank;
  if (const auto* anchored = std::get_if<Anchored>(&criterion.scale)) return line(raw, anchored->at_0, anchored->at_1);
  if (const auto* piecewise = std::get_if<Piecewise>(&criterion.scale)) return bend(piecewise->knots, raw);
  if (const auto* levels = std::get_if<Levels>(&criterion.scale)) {
    return levels->levels[static_cast<std::size_t>(raw)].value;
  }
  if (!(smallest < largest)) return 0.5;
  const bool rising = criterion.direction == Direction::maximize;
  return rising ? line(raw, smallest, largest) : line(raw, largest, smallest);
}

/// True for what the plain loop can do: a weighted sum, on lines, levels and min_max.
inline bool knows(const journeyrank::Model& model) {
  const auto known = [](const journeyrank::Criterion& criterion) {
    const auto& scale = criterion.scale;
    return std::holds_alternative<journeyrank::Anchored>(scale) ||
           std::holds_alternative<journeyrank::Piecewise>(scale) ||
           std::holds_alternative<journeyrank::Levels>(scale) || std::holds_alternative<journeyrank::MinMax>(scale);
  };
  return adds_up(model.method) && std::all_of(model.criteria.begin(), model.criteria.end(), known);
}

/// The scores of all journeys of a matrix that has a column for each criterion, in the model's order.
inline std::vector<Score> scores(const journeyrank::Model& model, const journeyrank::CriteriaMatrix& matrix) {
  using journeyrank::Missing;
  const std::size_t m = model.criteria.size();
  double sum = 0.0;
  for (const auto& criterion : model.criteria) sum += criterion.weight;
  std::vector<double> smallest(m, std::numeric_limits<double>::infinity());
  std::vector<double> largest(m, -std::numeric_limits<double>::infinity());
  for (std::size_t c = 0; c < m; ++c) {
    for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
      if (matrix.is_missing(i, c)) continue;
      if (matrix.cell(i, c) < smallest[c]) smallest[c] = matrix.cell(i, c);
      if (matrix.cell(i, c) > largest[c]) largest[c] = matrix.cell(i, c);
    }
  }
  std::vector<Score> scores(matrix.journey_count());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    double present = 0.0;
    bool rescaled = false;
    const auto is_left_out = [&](std::size_t c) {
      return matrix.is_missing(i, c) && model.criteria[c].missing == Missing::renormalise;
    };
    for (std::size_t c = 0; c < m; ++c) {
      if (model.criteria[c].weight == 0.0) continue;
      is_left_out(c) ? static_cast<void>(rescaled = true)
                     : static_cast<void>(present += model.criteria[c].weight / sum);
    }
    scores[i].refused = present == 0.0;
    for (std::size_t c = 0; c < m; ++c) {
      const auto& criterion = model.criteria[c];
      if (criterion.weight == 0.0 || is_left_out(c)) continue;
      const double weight = rescaled ? criterion.weight / sum / present : criterion.weight / sum;
      const bool open = matrix.is_missing(i, c) && criterion.missing == Missing::interval;
      const bool nothing = matrix.is_missing(i, c) && !open;
      const double known = nothing ? 0.0 : open ? 0.5 : value(criterion, matrix.cell(i, c), smallest[c], largest[c]);
      scores[i].score += rounded_product(known, weight);
      scores[i].low += rounded_product(open ? 0.0 : known, weight);
      scores[i].high += rounded_product(open ? 1.0 : known, weight);
    }
  }
  return scores;
}

}  // namespace plain
