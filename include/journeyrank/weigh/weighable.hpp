// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// Refuses a matrix that no method which weighs by data can take.
///
/// Errors  empty_input if there is no criterion or no journey; shape_mismatch if there is not one direction a
///         criterion; missing_cell naming the first one
inline void check_weighable(const CriteriaMatrix& matrix, std::span<const Direction> directions, const char* method) {
  const std::string place = std::string("weights by ") + method;
  if (matrix.criterion_count() == 0 || matrix.journey_count() == 0) {
    throw Error(errc::empty_input, place + ": found " + std::to_string(matrix.journey_count()) + " journeys × " +
                                       std::to_string(matrix.criterion_count()) +
                                       " criteria; allowed: one at least of each");
  }
  if (directions.size() != matrix.criterion_count()) {
    throw Error(errc::shape_mismatch, place + ": found " + std::to_string(directions.size()) +
                                          " directions; allowed: " + std::to_string(matrix.criterion_count()) +
                                          ", one a criterion");
  }
  for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
    for (std::size_t journey = 0; matrix.has_missing(c) && journey < matrix.journey_count(); ++journey) {
      if (!matrix.is_missing(journey, c)) continue;
      throw Error(errc::missing_cell, place + ": journey \"" + matrix.journeys()[journey] + "\", criterion \"" +
                                          matrix.criterion(c) + "\": found a missing cell; allowed: a number");
    }
  }
}

/// The least that a formula takes of a criterion's raw values.
enum class Floor { zero, above_zero };

/// Refuses values that a formula does not admit. Errors: bad_number naming the method, the journey and the criterion.
inline void refuse_below(Floor floor, const CriteriaMatrix& matrix, std::size_t c, const char* method) {
  const double least = matrix.extent(c).low;
  if (!matrix.has_missing(c) && (floor == Floor::zero ? least >= 0.0 : least > 0.0)) return;
  const auto column = matrix.column(c);
  for (std::size_t journey = 0; journey < column.size(); ++journey) {
    if (column[journey] > 0.0 || (floor == Floor::zero && column[journey] == 0.0)) continue;
    throw Error(errc::bad_number, std::string("weights by ") + method + ": journey \"" + matrix.journeys()[journey] +
                                      "\", criterion \"" + matrix.criterion(c) + "\": found " +
                                      shortest_number(column[journey]) + "; allowed: a number " +
                                      (floor == Floor::zero ? ">= 0" : "> 0"));
  }
}

/// False for a constant column: it tells no journey from another.
inline bool varies(const CriteriaMatrix& matrix, std::size_t c) noexcept {
  return matrix.extent(c).low < matrix.extent(c).high;
}

}  // namespace journeyrank
