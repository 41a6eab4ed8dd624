// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Numbers that exact answers about all weights are computed from: scores are linear in the weights.
///
/// Shape   n journeys × the m criteria that are on, a journey's values side by side
/// Edge    a criterion of weight 0 is off, and stays off under all weights that are asked about; an open cell stands at
///         0.5, and a note says so
/// Errors  those of refuse_unless_linear and of Scorer::bind
/// Cost    O(n m)
class ExactValues {
 public:
  ExactValues(const Scorer& scorer, const CriteriaMatrix& matrix)
      : ExactValues(scorer, ValueMatrix(scorer, matrix), matrix) {}

  /// The values alone, for answers that hold by every method that never ranks a dominated journey above: only cells
  /// that are left out are refused.
  static ExactValues by_any_method(const Scorer& scorer, const CriteriaMatrix& matrix) {
    const Scorer sum = Scorer::fit(matrix, as_a_sum(scorer));
    return {sum, ValueMatrix(sum, matrix), matrix};
  }

  std::size_t journey_count() const noexcept { return journeys_; }
  std::size_t criterion_count() const noexcept { return criteria_.size(); }

  /// The model's positions of the criteria that are on, in order.
  const std::vector<std::size_t>& criteria() const noexcept { return criteria_; }

  /// The values of one journey, one for each criterion that is on.
  std::span<const double> operator[](std::size_t journey) const noexcept {
    return {cells_.data() + journey * criteria_.size(), criteria_.size()};
  }

  /// What a reader must know: how many cells are open.
  const std::vector<Note>& notes() const noexcept { return notes_; }

 private:
  ExactValues(const Scorer& scorer, const ValueMatrix& values, const CriteriaMatrix& matrix)
      : journeys_(matrix.journey_count()) {
    refuse_unless_linear(scorer, matrix, values);
    const Model& model = scorer.model();
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      if (!scorer.is_on(c)) continue;
      criteria_.push_back(c);
      note_open_cells(values, model, c);
    }
    cells_.reserve(journeys_ * criteria_.size());
    for (std::size_t journey = 0; journey < journeys_; ++journey) {
      for (const std::size_t c : criteria_) cells_.push_back(values.value(journey, c));
    }
  }

  /// The scorer's model with the weights that it scores by and the method that adds up.
  static Model as_a_sum(const Scorer& scorer) {
    Model model = with_weights(scorer.model(), scorer.weights().normalised());
    model.method = WeightedSum{};
    return model;
  }

  void note_open_cells(const ValueMatrix& values, const Model& model, std::size_t c) {
    std::size_t open = 0;
    for (std::size_t journey = 0; journey < journeys_; ++journey) {
      open += values.known(journey, c) == Known::open ? 1 : 0;
    }
    if (open == 0) return;
    notes_.push_back({"open_cells", "criterion \"" + model.criteria[c].id + "\" is missing for " +
                                        std::to_string(open) + " of " + std::to_string(journeys_) +
                                        " journeys; the exact answer counts 0.5 for it, sampled answers draw it"});
  }

  std::size_t journeys_;
  std::vector<std::size_t> criteria_;
  std::vector<double> cells_;
  std::vector<Note> notes_;
};

}  // namespace journeyrank
