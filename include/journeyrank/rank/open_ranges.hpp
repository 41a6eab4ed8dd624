// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/aggregate/topsis.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/aggregate/vikor.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/method_scorer.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// One column of values of a method that compares journeys, some of them open.
///
/// What a value is compared with are the least and the greatest value of its column. Open cells of other journeys move
/// both ends up with them. A value stands highest above the least and nearest to the greatest where they are all at 0,
/// and lowest where they are all at 1: each end is then as low, or as high, as it can be. And the higher the value
/// itself, the better it stands, whatever the others are.
struct OpenColumn {
  double weight = 0.0;
  std::vector<double> values{};      ///< 0 where the cell is missing
  std::vector<std::uint8_t> open{};  ///< 1 where it may be anything from 0 to 1
  std::size_t open_count = 0;

  /// Makes ready: counts what is open, and finds both ends of what is known.
  void settle() {
    for (std::size_t journey = 0; journey < values.size(); ++journey) {
      if (open[journey] != 0) {
        ++open_count;
        continue;
      }
      known_.low = std::min(known_.low, values[journey]);
      known_.high = std::max(known_.high, values[journey]);
    }
  }

  /// The value of a journey, with its own cell at `own` and all others' at `others` where they are open, and the ends
  /// that it is compared with.
  double value(std::size_t journey, double own) const noexcept { return open[journey] != 0 ? own : values[journey]; }
  Extent reach(std::size_t journey, double own, double others) const noexcept {
    const double mine = value(journey, own);
    Extent ends{std::min(known_.low, mine), std::max(known_.high, mine)};
    if (open_count > open[journey]) {
      ends.low = std::min(ends.low, others);
      ends.high = std::max(ends.high, others);
    }
    return ends;
  }

 private:
  Extent known_{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
};

/// Between which scores each journey lies, whatever the open cells are, its own and those of the others, by a method
/// that compares journeys.
///
/// topsis  the distances from the best and from the worst each have one end at which all of their parts are at theirs
///         (see OpenColumn), so low and high are scores that are met: own cells at 0 and others at 1, and the other
///         way round
/// vikor   so are the sum and the largest of the regrets; but Q also looks at the sums of all others, which move with
///         the same cells. Each is taken at the end that is worse, whether they go together or not: bounds that no
///         score leaves, and that need not be met
///
/// Edge    no open cell: low and high are the score
/// Cost    O(n m)
class OpenRanges {
 public:
  OpenRanges(const Scorer& scorer, const BoundMatrix& bound)
      : method_(scorer.model().method), journeys_(bound.journey_count()) {
    for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
      if (!scorer.is_on(c)) continue;
      OpenColumn column;
      column.weight = scorer.weights().normalised(c);
      for (std::size_t journey = 0; journey < journeys_; ++journey) {
        const bool missing = bound.is_missing(journey, c);
        column.values.push_back(missing ? 0.0 : value_of(scorer.scale(c), bound.column(c)[journey]));
        column.open.push_back(missing && scorer.model().criteria[c].missing == Missing::interval ? 1 : 0);
      }
      column.settle();
      any_ = any_ || column.open_count > 0;
      columns_.push_back(std::move(column));
    }
    if (any_ && std::holds_alternative<Vikor>(method_)) find_sums();
  }

  /// True where some cell is open.
  bool any() const noexcept { return any_; }

  /// The interval of a journey that scores so much.
  ScoreRange range(std::size_t journey, double score) const {
    if (!any_) return {score, score, score};
    ScoreRange range{score, score, score};
    if (const auto* topsis = std::get_if<Topsis>(&method_)) {
      range.low = std::min(score, topsis_score(*topsis, journey, 0.0, 1.0));
      range.high = std::max(score, topsis_score(*topsis, journey, 1.0, 0.0));
    }
    if (const auto* vikor = std::get_if<Vikor>(&method_)) {
      const double most =
          product(vikor->v, sums_.highest(journey)) + product(1.0 - vikor->v, largest_.highest(journey));
      const double least = product(vikor->v, sums_.lowest(journey)) + product(1.0 - vikor->v, largest_.lowest(journey));
      range.low = std::max(0.0, std::min(score, 1.0 - most - rounding));
      range.high = std::min(1.0, std::max(score, 1.0 - least + rounding));
    }
    return range;
  }

 private:
  /// Shares of a span are rounded, and do not keep their order to the last bit where both ends move.
  static constexpr double rounding = 1e-14;

  /// The least and the greatest number of all but one.
  class OtherEnds {
   public:
    explicit OtherEnds(const std::vector<double>& numbers) {
      for (const double number : numbers) {
        if (number < least_)
          next_least_ = std::exchange(least_, number);
        else
          next_least_ = std::min(next_least_, number);
        if (number > greatest_)
          next_greatest_ = std::exchange(greatest_, number);
        else
          next_greatest_ = std::max(next_greatest_, number);
      }
    }

    /// Those of all others and one more number, where `mine` is the one that is left out.
    Extent with(double number, double mine) const noexcept {
      return {std::min(number, mine == least_ ? next_least_ : least_),
              std::max(number, mine == greatest_ ? next_greatest_ : greatest_)};
    }

   private:
    double least_ = std::numeric_limits<double>::infinity();
    double next_least_ = std::numeric_limits<double>::infinity();
    double greatest_ = -std::numeric_limits<double>::infinity();
    double next_greatest_ = -std::numeric_limits<double>::infinity();
  };

  /// Where a number of a journey lies among those of all, 0 to 1, when all are only known to lie between two.
  class Places {
   public:
    Places() = default;
    Places(std::vector<double> low, std::vector<double> high)
        : low_(std::move(low)), high_(std::move(high)), lows_(low_), highs_(high_) {}

    /// At most: it rises with the own number, and falls with both ends of the others.
    double highest(std::size_t journey) const {
      return Vikor::Fitted::position(high_[journey], lows_.with(high_[journey], low_[journey]), 0.0);
    }
    double lowest(std::size_t journey) const {
      return Vikor::Fitted::position(low_[journey], highs_.with(low_[journey], high_[journey]), 0.0);
    }

   private:
    std::vector<double> low_{};
    std::vector<double> high_{};
    OtherEnds lows_{low_};
    OtherEnds highs_{high_};
  };

  double topsis_score(const Topsis& topsis, std::size_t journey, double own, double others) const {
    Topsis::Fitted fitted{topsis.p, {}};
    for (const OpenColumn& column : columns_)
      fitted.reach.push_back({column.weight, column.reach(journey, own, others)});
    const auto value = [&](std::size_t c) { return columns_[c].value(journey, own); };
    return fitted(ValueRow(value));
  }

  VikorMeasures measures(std::size_t journey, double own, double others) const {
    Vikor::Fitted fitted;
    for (const OpenColumn& column : columns_)
      fitted.reach.push_back({column.weight, column.reach(journey, own, others)});
    const auto value = [&](std::size_t c) { return columns_[c].value(journey, own); };
    return fitted.measures(ValueRow(value));
  }

  void find_sums() {
    std::vector<double> ends[4];  // of the sums and of the largest, low and high
    for (std::size_t journey = 0; journey < journeys_; ++journey) {
      const VikorMeasures least = measures(journey, 1.0, 0.0);
      const VikorMeasures most = measures(journey, 0.0, 1.0);
      ends[0].push_back(least.s);
      ends[1].push_back(std::max(least.s, most.s));
      ends[2].push_back(least.r);
      ends[3].push_back(std::max(least.r, most.r));
    }
    sums_ = Places(std::move(ends[0]), std::move(ends[1]));
    largest_ = Places(std::move(ends[2]), std::move(ends[3]));
  }

  Method method_;
  std::size_t journeys_ = 0;
  std::vector<OpenColumn> columns_;
  bool any_ = false;
  Places sums_;
  Places largest_;
};

}  // namespace journeyrank
