// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// True when scores are linear in the weights: the method adds up, and no cell is left out.
inline bool is_linear(const Scorer& scorer, const ValueMatrix& values) {
  if (!adds_up(scorer.model().method)) return false;
  for (std::size_t journey = 0; values.has_gaps() && journey < values.journey_count(); ++journey) {
    if (values.leaves_out(journey)) return false;
  }
  return true;
}

/// Refuses what has no exact answer about weights: a method that does not add up, and a journey with a cell that is
/// left out, whose score is no longer linear in the weights.
///
/// Errors  no_exact_answer, naming the method, or journey and criterion, and the remedy
inline void refuse_unless_linear(const Scorer& scorer, const CriteriaMatrix& matrix, const ValueMatrix& values) {
  if (!adds_up(scorer.model().method)) {
    throw Error(errc::no_exact_answer,
                std::string("the method ") + step_name(scorer.model().method) +
                    " does not add up over the criteria, so there is no exact answer; ask what-if "
                    "or robustness");
  }
  if (!values.has_gaps()) return;
  for (std::size_t journey = 0; journey < values.journey_count(); ++journey) {
    for (std::size_t c = 0; c < values.criterion_count(); ++c) {
      if (values.known(journey, c) != Known::left_out) continue;
      throw Error(errc::no_exact_answer, "journey \"" + matrix.journeys()[journey] + "\", criterion \"" +
                                             scorer.model().criteria[c].id +
                                             "\": the cell is missing and left out, so the score is not linear in the "
                                             "weights; give the criterion another missing policy: worst or interval");
    }
  }
}

}  // namespace journeyrank
