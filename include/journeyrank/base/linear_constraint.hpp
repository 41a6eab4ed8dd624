// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// How the sum of coefficient * variable stands to a bound.
enum class Relation { at_most, at_least, equal };

constexpr auto enumerators(Relation) {
  using enum Relation;
  return std::array{Enumerator{"at_most", at_most}, Enumerator{"at_least", at_least}, Enumerator{"equal", equal}};
}

/// One linear condition on the variables.
struct LinearConstraint {
  std::vector<double> coefficients;
  Relation relation = Relation::at_most;
  double bound = 0.0;

  friend bool operator==(const LinearConstraint&, const LinearConstraint&) = default;
};

/// Refuses NaN and infinity. Errors: bad_number naming the place.
inline void check_numbers(std::span<const double> numbers, const std::string& place) {
  for (const double each : numbers) {
    if (std::isfinite(each)) continue;
    throw Error(errc::bad_number, place + ": found NaN or infinity; allowed: a finite number");
  }
}

/// Refuses a constraint that does not fit so many variables. Errors: shape_mismatch, bad_number naming the place.
inline void check(const LinearConstraint& constraint, std::size_t variables, const std::string& place) {
  if (constraint.coefficients.size() != variables) {
    throw Error(errc::shape_mismatch, place + ": found " + std::to_string(constraint.coefficients.size()) +
                                          " coefficients; allowed: " + std::to_string(variables) + ", one a variable");
  }
  check_numbers(constraint.coefficients, place);
  check_numbers(std::span(&constraint.bound, 1), place);
}

}  // namespace journeyrank
