// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What the score of one journey would fall by, were one of its cells at another raw value and all else as it is.
///
/// Units   shares of the score, in [-1, 1]
/// Edge    of a method that adds up: the difference of the values times the weight that applies, rescaled where missing
///         cells were left out. Of any other: the score less that with the other value; scales, and what the method
///         keeps of the journeys, stay as they were fitted. A journey of which nothing is measured has no points
class CellPoints {
 public:
  CellPoints(const Scorer& scorer, const BoundMatrix& bound, std::size_t journey)
      : scorer_(scorer), row_(bound.row(journey)), weights_(scorer.criterion_count(), 0.0) {
    for (std::size_t c = 0; c < weights_.size(); ++c) any_ = any_ || (scorer.is_on(c) && row_.missing[c] == 0);
    if (!any_) return;  // nothing is measured, so nothing is to be weighed
    scorer.for_each_term(row_.raw, row_.missing, [&](std::size_t c, const Term& term) { weights_[c] = term.weight; });
  }

  /// What the score falls by from one raw value of a criterion to another.
  double fall(std::size_t c, double from, double to) const {
    if (adds_up(scorer_.model().method)) {
      return product(value_of(scorer_.scale(c), from) - value_of(scorer_.scale(c), to), weights_[c]);
    }
    return any_ && scorer_.is_on(c) ? score_with(c, from) - score_with(c, to) : 0.0;
  }

 private:
  double score_with(std::size_t c, double raw) const {
    std::vector<double> cells = row_.raw;
    cells[c] = raw;
    return scorer_.score(cells, row_.missing).score;
  }

  const Scorer& scorer_;
  Row row_;
  std::vector<double> weights_;
  bool any_ = false;
};

}  // namespace journeyrank
