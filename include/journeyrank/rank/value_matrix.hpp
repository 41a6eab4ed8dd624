// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/fitted_method.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How the value of a cell is known.
///
/// known     its raw value is there, or its criterion counts a missing one as the worst
/// open      missing, anywhere in [0, 1]: the value stands at 0.5
/// left_out  missing: the weights of the journey's other criteria are rescaled
enum class Known : std::uint8_t { known, open, left_out };

/// True when a criterion can be weighed on a matrix, whatever it weighs now: it has a column there, and its policy, its
/// scale and the method take the cells.
inline bool can_be_weighed(const Model& model, const CriteriaMatrix& matrix, std::size_t c) {
  if (!matrix.find_criterion(model.criteria[c].id)) return false;
  Model alone;
  alone.criteria = {model.criteria[c]};
  alone.criteria[0].weight = 1.0;
  alone.method = model.method;
  try {
    static_cast<void>(Scorer::fit(matrix, alone));
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// What every cell is worth under a scorer, so that many weights can be tried on it.
///
///     const ValueMatrix values(scorer, matrix);
///     values.score(weights, scores);  // with the scorer's own weights the scorer's scores, bit for bit
///
/// Shape   n journeys × m criteria of the model, in its order; one contiguous column a criterion
/// Units   values in [0, 1], 1 is the strongest reason to act
/// Edge    a criterion of weight 0 has its values too, its scale fitted on this matrix, unless the matrix lacks it, its
///         policy rejects a cell or its scale cannot take one: then it is not there, its values are 0, and it must
///         weigh nothing
/// Errors  those of Scorer::bind
/// Cost    O(n m) time and memory; a score of one journey O(m), but O(n m) by a method that does not add up
class ValueMatrix {
 public:
  ValueMatrix(const Scorer& scorer, const CriteriaMatrix& matrix)
      : journeys_(matrix.journey_count()), method_(scorer.model().method) {
    const Scorer open = Scorer::fit(matrix, all_on(scorer, matrix));
    const BoundMatrix bound = open.bind(matrix);
    const auto& criteria = scorer.model().criteria;
    columns_.assign(criteria.size(), std::vector<double>(journeys_, 0.0));
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      falling_.push_back(criteria[c].direction == Direction::minimize ? 1 : 0);
      preferences_.push_back(criteria[c].preference);
      there_.push_back(open.is_on(c) ? 1 : 0);
      scales_.push_back(scorer.is_on(c) ? scorer.scale(c) : open.scale(c));
      if (open.is_on(c)) fill(c, scales_[c], bound, criteria[c].missing);
    }
  }

  std::size_t journey_count() const noexcept { return journeys_; }
  std::size_t criterion_count() const noexcept { return columns_.size(); }

  const Method& method() const noexcept { return method_; }

  /// False for a criterion of weight 0 that nothing is known of.
  bool is_there(std::size_t c) const noexcept { return there_[c] != 0; }

  std::span<const double> column(std::size_t c) const noexcept { return columns_[c]; }
  double value(std::size_t journey, std::size_t c) const noexcept { return columns_[c][journey]; }

  /// The scale that values a raw cell of this criterion.
  const FittedScale& scale(std::size_t c) const noexcept { return scales_[c]; }

  /// Another value for one cell, as a draw of it has.
  void replace(std::size_t journey, std::size_t c, double value) noexcept { columns_[c][journey] = value; }

  /// A missing cell counts as known from here on, at the value that it has or is given.
  void know(std::size_t journey, std::size_t c) noexcept {
    if (!known_.empty()) known_[c * journeys_ + journey] = Known::known;
  }

  Known known(std::size_t journey, std::size_t c) const noexcept {
    return known_.empty() ? Known::known : known_[c * journeys_ + journey];
  }

  /// True when some cell is open, or left out.
  bool has_gaps() const noexcept { return !known_.empty(); }

  /// True when a cell of this journey is left out, so that its score is no longer linear in the weights.
  bool leaves_out(std::size_t journey) const noexcept {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (known(journey, c) == Known::left_out) return true;
    }
    return false;
  }

  /// The method fitted on these values under normalised weights, as one that does not add up is for each set of them.
  WeighedValues weighed(std::span<const double> weights) const {
    return {method_, weights, falling_, preferences_, [this](std::size_t c) { return column(c); }};
  }

  /// The score of one journey under normalised weights.
  ///
  /// Edge    a journey whose criteria that weigh something are all left out scores 0
  double score(std::size_t journey, std::span<const double> weights) const {
    assert(weights.size() == columns_.size());
    if (!adds_up(method_)) return weighed(weights).score(journey);
    double present = 0.0;
    bool rescale = false;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const bool left_out = known(journey, c) == Known::left_out && weights[c] > 0.0;
      rescale = rescale || left_out;
      if (!left_out) present += weights[c];
    }
    if (rescale && present == 0.0) return 0.0;
    double score = 0.0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (known(journey, c) == Known::left_out) continue;
      score += product(columns_[c][journey], rescale ? weights[c] / present : weights[c]);
    }
    return score;
  }

  /// The scores of all journeys under normalised weights.
  void score(std::span<const double> weights, std::span<double> scores) const {
    assert(weights.size() == columns_.size() && scores.size() == journeys_);
    if (!adds_up(method_)) {
      const WeighedValues fitted = weighed(weights);
      for (std::size_t journey = 0; journey < journeys_; ++journey) scores[journey] = fitted.score(journey);
      return;
    }
    std::fill(scores.begin(), scores.end(), 0.0);
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      run_kernel<AddWeighted>(journeys_, columns_[c].data(), weights[c], scores.data());
    }
    if (!has_gaps()) return;
    for (std::size_t journey = 0; journey < journeys_; ++journey) {
      if (leaves_out(journey)) scores[journey] = score(journey, weights);
    }
  }

 private:
  // The model with every criterion on that the matrix can value, as a sum: its values are the same, and nothing is
  // fitted on them.
  static Model all_on(const Scorer& scorer, const CriteriaMatrix& matrix) {
    std::vector<double> weights;
    for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
      weights.push_back(scorer.is_on(c) || can_be_weighed(scorer.model(), matrix, c) ? 1.0 : 0.0);
    }
    Model model = with_weights(scorer.model(), weights);
    model.method = WeightedSum{};
    return model;
  }

  void fill(std::size_t c, const FittedScale& scale, const BoundMatrix& bound, Missing policy) {
    for (std::size_t journey = 0; journey < journeys_; ++journey) {
      if (!bound.is_missing(journey, c)) {
        columns_[c][journey] = value_of(scale, bound.column(c)[journey]);
        continue;
      }
      if (policy == Missing::worst) continue;
      if (known_.empty()) known_.assign(journeys_ * columns_.size(), Known::known);
      known_[c * journeys_ + journey] = policy == Missing::interval ? Known::open : Known::left_out;
      columns_[c][journey] = policy == Missing::interval ? 0.5 : 0.0;
    }
  }

  std::size_t journeys_;
  Method method_;
  std::vector<std::vector<double>> columns_;
  std::vector<std::uint8_t> falling_;
  std::vector<std::optional<Preference>> preferences_;
  std::vector<std::uint8_t> there_;
  std::vector<FittedScale> scales_;
  std::vector<Known> known_;  ///< column after column; empty when every cell is known
};

}  // namespace journeyrank
