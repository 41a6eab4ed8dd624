// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_blocks.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/fitted_method.hpp"
#include "journeyrank/rank/fitted_scale.hpp"

namespace journeyrank {

/// A score and the interval it can lie in while missing cells are open; all three are equal when none is.
struct ScoreRange {
  double score = 0.0;
  double low = 0.0;
  double high = 0.0;

  friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
};

/// Scores by a method that does not add up, fitted once on a matrix. A Scorer has one where its method is such.
///
/// Shape   rows hold a raw value for each criterion of the model
/// Edge    a missing cell counts 0 under worst and 0.5 under interval, also where the method is fitted; low and high
///         are the scores with the open cells of the row at 0 and at 1, the method as it was fitted (a ranking has
///         those over all open cells: OpenRanges)
/// Errors  missing_cell under reject; bad_model under renormalise: there are no parts whose weights could be rescaled
/// Cost    fit O(n m) time, and memory unless the method sees each journey once only; score as the method says, a row
///         without allocation, no lock
class MethodScorer {
 public:
  MethodScorer() = default;

  MethodScorer(const Model& model, std::span<const FittedScale> scales, std::span<const double> weights,
               const BoundMatrix& bound, std::size_t threads = 1)
      : method_(step_name(model.method)) {
    std::vector<double> given;
    std::vector<std::uint8_t> falling;
    std::vector<std::uint32_t> places;
    std::vector<std::optional<Preference>> preferences;
    for (std::size_t c = 0; c < scales.size(); ++c) {
      if (!(weights[c] > 0.0)) continue;
      criteria_.push_back({c, scales[c], model.criteria[c].missing, model.criteria[c].id});
      given.push_back(weights[c]);
      falling.push_back(model.criteria[c].direction == Direction::minimize ? 1 : 0);
      places.push_back(static_cast<std::uint32_t>(c));
      preferences.push_back(model.criteria[c].preference);
    }
    for (const Counted& each : criteria_) check_gaps(bound, each);
    const std::size_t n = bound.journey_count();
    const auto fill = [&](std::size_t i, std::size_t begin, std::span<double> to) {
      take_values_of(bound, criteria_[i], begin, to);
    };
    if (fits_blocks(model.method)) {
      const std::vector<Extent> reach = reach_of_lines(bound);
      fitted_ = fit_method(model.method, ValueBlocks(given, n, threads, fill, reach));
      return;
    }
    std::vector<UnsetVector<double>> values(criteria_.size(), UnsetVector<double>(n));
    const std::vector<std::span<const double>> columns(values.begin(), values.end());
    for_each_block(n, block_size, thread_count(threads, n >> 15), [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        take_values_of(bound, criteria_[i], begin, std::span(values[i]).subspan(begin, end - begin));
      }
    });
    fitted_ = fit_method(model.method, {columns, given, falling, places, preferences, threads});
  }

  /// True for one that was not fitted.
  bool empty() const noexcept { return criteria_.empty(); }

  /// What fitting gave, for answers in the terms of the method.
  const FittedMethod& fitted() const noexcept { return fitted_; }

  /// The score of a complete row.
  double score(std::span<const double> row) const noexcept {
    const auto value = [&](std::size_t i) { return value_of(criteria_[i].scale, row[criteria_[i].place]); };
    return score_of(fitted_, ValueRow(value));
  }

  /// The score of a row in which cells are missing (1 in `missing`), with its interval.
  ScoreRange score(std::span<const double> row, std::span<const std::uint8_t> missing) const {
    bool open = false;
    for (const Counted& each : criteria_) {
      open = open || (missing[each.place] != 0 && gap_of(each).high > 0.0);
    }
    const auto scored = [&](double ScoreRange::*part) {
      const auto value = [&](std::size_t i) {
        const Counted& each = criteria_[i];
        if (missing[each.place] == 0) return value_of(each.scale, row[each.place]);
        return each.missing == Missing::interval ? open_cell.*part : 0.0;
      };
      return score_of(fitted_, ValueRow(value));
    };
    const double score = scored(&ScoreRange::score);
    if (!open) return {score, score, score};
    // Both ends, whichever is which: a method need not be one that rewards a higher value.
    const double low = scored(&ScoreRange::low);
    const double high = scored(&ScoreRange::high);
    return {score, std::min({low, high, score}), std::max({low, high, score})};
  }

  /// Calls `visit(block)` with the values of so many journeys, up to block_size, from `begin` on. Errors: those of a
  /// missing cell.
  template <class Visit>
  void visit_block(const BoundMatrix& bound, std::size_t begin, std::size_t count, const Visit& visit) const {
    UnsetVector<double> values(criteria_.size() * block_size);
    std::vector<const double*> columns;
    for (const Counted& each : criteria_) {
      const auto to = std::span(values).subspan(columns.size() * block_size, count);
      take_values_of(bound, each, begin, to);
      columns.push_back(to.data());
    }
    visit(ValueBlock{columns.data(), columns.size(), count});
  }

  /// The scores of as many journeys as `scores` holds, up to block_size, from `begin` on.
  void score_block(const BoundMatrix& bound, std::size_t begin, std::span<double> scores) const {
    visit_block(bound, begin, scores.size(),
                [&](const ValueBlock& block) { journeyrank::score_block(fitted_, block, scores); });
  }

 private:
  static constexpr ScoreRange open_cell{0.5, 0.0, 1.0};

  /// A criterion that weighs something, and its place in the model.
  struct Counted {
    std::size_t place = 0;
    FittedScale scale{};
    Missing missing = Missing::reject;
    std::string id;
  };

  /// The values of as many journeys as `to` holds, from `begin` on. Errors: those of a missing cell.
  void take_values_of(const BoundMatrix& bound, const Counted& criterion, std::size_t begin,
                      std::span<double> to) const {
    if (!bound.has_gaps(criterion.place)) {
      return take_values(criterion.scale, bound.column(criterion.place).subspan(begin, to.size()), to.data());
    }
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = value_at(bound, begin + i, criterion);
  }

  /// How far the values of each criterion reach, where all are on straight lines without a missing cell: to the values
  /// of the least and of the greatest raw value. Else nothing.
  std::vector<Extent> reach_of_lines(const BoundMatrix& bound) const {
    std::vector<Extent> reach;
    for (const Counted& each : criteria_) {
      const bool straight =
          std::holds_alternative<Anchored>(each.scale) || std::holds_alternative<Constant>(each.scale);
      if (!straight || bound.has_gaps(each.place) || bound.journey_count() == 0) return {};
      const Extent raw = bound.extent(each.place);
      const double low = value_of(each.scale, raw.low);
      const double high = value_of(each.scale, raw.high);
      reach.push_back({.low = std::min(low, high), .high = std::max(low, high)});
    }
    return reach;
  }

  /// Refuses the first missing cell of a criterion that none may miss, before threads are at work.
  void check_gaps(const BoundMatrix& bound, const Counted& criterion) const {
    for (std::size_t i = 0; bound.has_gaps(criterion.place) && i < bound.journey_count(); ++i) {
      if (bound.is_missing(i, criterion.place)) value_at(bound, i, criterion);
    }
  }

  double value_at(const BoundMatrix& bound, std::size_t journey, const Counted& criterion) const {
    if (!bound.is_missing(journey, criterion.place)) {
      return value_of(criterion.scale, bound.column(criterion.place)[journey]);
    }
    try {
      return gap_of(criterion).score;
    } catch (const Error& error) {
      throw Error(error.code(), "journey \"" + bound.matrix().journeys()[journey] + "\", " + error.detail());
    }
  }

  ScoreRange gap_of(const Counted& criterion) const {
    if (criterion.missing == Missing::interval) return open_cell;
    if (criterion.missing == Missing::worst) return {};
    const std::string place = "criterion \"" + criterion.id + "\"";
    if (criterion.missing == Missing::reject) {
      throw Error(errc::missing_cell, place + " is missing, and its policy is reject");
    }
    throw Error(errc::bad_model, place + ": a cell is missing, and its policy is renormalise, which the method " +
                                     method_ +
                                     " does not know, for its scores do not add up; allowed: worst, interval, reject");
  }

  std::string method_;
  std::vector<Counted> criteria_;
  FittedMethod fitted_;
};

}  // namespace journeyrank
