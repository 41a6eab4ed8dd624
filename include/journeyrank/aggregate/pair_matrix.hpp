// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// A matrix of more journeys would not fit: 200 MB hold this many.
inline constexpr std::size_t most_paired_journeys = 5000;

/// Relations of more journeys would not fit: 450 MB hold four of this many, a bit a pair.
inline constexpr std::size_t most_outranking_journeys = 30000;

/// Errors  too_large above so many
inline void refuse_too_many_pairs(const char* method, std::size_t journeys, std::size_t most) {
  if (journeys <= most) return;
  throw Error(errc::too_large, std::string("method ") + method + " compares each journey with each: found " +
                                   std::to_string(journeys) + "; allowed: " + std::to_string(most) +
                                   ", or a method that needs no pairs, such as promethee_2");
}

/// A number for each ordered pair of journeys.
///
/// Shape   n × n, row after row: matrix(a, b) is that of a against b
template <class Number>
class PairMatrix {
 public:
  PairMatrix() = default;
  explicit PairMatrix(std::size_t n, Number every = {}) : n_(n), numbers_(n * n, every) {}

  std::size_t size() const noexcept { return n_; }
  Number operator()(std::size_t a, std::size_t b) const noexcept { return numbers_[a * n_ + b]; }
  Number& operator()(std::size_t a, std::size_t b) noexcept { return numbers_[a * n_ + b]; }
  std::span<const Number> row(std::size_t a) const noexcept { return std::span(numbers_).subspan(a * n_, n_); }

  friend bool operator==(const PairMatrix&, const PairMatrix&) = default;

 private:
  std::size_t n_ = 0;
  std::vector<Number> numbers_;
};

/// The matrix of `number(a, b)` for each pair of different journeys, and `same` for a journey and itself.
template <class Number, class Of>
PairMatrix<Number> matrix_of_pairs(std::size_t n, Number same, const Of& number) {
  PairMatrix<Number> matrix(n, same);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (a != b) matrix(a, b) = number(a, b);
    }
  }
  return matrix;
}

}  // namespace journeyrank
