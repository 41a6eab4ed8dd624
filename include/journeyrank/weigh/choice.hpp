// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// Which of two journeys somebody takes: the first, the second, or neither, for both are worth the same.
enum class Preferred { first, second, neither };

constexpr auto enumerators(Preferred) {
  using enum Preferred;
  return std::array{Enumerator{"first", first}, Enumerator{"second", second}, Enumerator{"neither", neither}};
}

/// A choice between two journeys, by their positions from 0.
struct Choice {
  std::size_t first = 0;
  std::size_t second = 1;
  Preferred prefers = Preferred::first;

  friend bool operator==(const Choice&, const Choice&) = default;
};

/// Choices between journeys whose values are known: one row a journey, one value in [0, 1] a criterion. Each choice is
/// turned so that the journey that is taken comes first.
///
/// Errors  empty_input for no choice or no criterion; shape_mismatch for rows of different lengths; bad_weights for a
///         value outside [0, 1], or a choice that is not between two different rows
class ValuedChoices {
 public:
  ValuedChoices(std::span<const std::vector<double>> values, std::span<const Choice> choices, const char* method)
      : values_(values.begin(), values.end()), choices_(choices.begin(), choices.end()) {
    const std::string place = std::string("weights by ") + method;
    if (choices_.empty() || values_.empty() || values_[0].empty()) {
      throw Error(errc::empty_input, place + ": found no choice between journeys with values; allowed: one at least");
    }
    for (std::size_t row = 0; row < values_.size(); ++row) check_row(place, row);
    for (std::size_t c = 0; c < choices_.size(); ++c) {
      Choice& each = choices_[c];
      if (each.first >= values_.size() || each.second >= values_.size() || each.first == each.second) {
        throw Error(errc::bad_weights, place + ", choice " + std::to_string(c + 1) +
                                           ": allowed: two different journeys from 1 to " +
                                           std::to_string(values_.size()));
      }
      if (each.prefers == Preferred::second) each = {each.second, each.first, Preferred::first};
    }
  }

  std::size_t size() const noexcept { return choices_.size(); }
  std::size_t criteria() const noexcept { return values_[0].size(); }
  bool is_tie(std::size_t choice) const noexcept { return choices_[choice].prefers == Preferred::neither; }

  /// The value of the journey that is taken, or of the other one.
  double taken(std::size_t choice, std::size_t c) const noexcept { return values_[choices_[choice].first][c]; }
  double left(std::size_t choice, std::size_t c) const noexcept { return values_[choices_[choice].second][c]; }

  /// By how much the journey that is taken exceeds the other, criterion by criterion.
  std::vector<double> difference(std::size_t choice) const {
    std::vector<double> row;
    for (std::size_t c = 0; c < criteria(); ++c) row.push_back(taken(choice, c) - left(choice, c));
    return row;
  }

 private:
  void check_row(const std::string& place, std::size_t row) const {
    if (values_[row].size() != values_[0].size()) {
      throw Error(errc::shape_mismatch, place + ", journey " + std::to_string(row + 1) + ": found " +
                                            std::to_string(values_[row].size()) +
                                            " values; allowed: " + std::to_string(values_[0].size()));
    }
    for (const double each : values_[row]) {
      if (each >= 0.0 && each <= 1.0) continue;
      throw Error(errc::bad_weights,
                  place + ", journey " + std::to_string(row + 1) + ": found a value outside of 0 to 1");
    }
  }

  std::vector<std::vector<double>> values_;
  std::vector<Choice> choices_;
};

}  // namespace journeyrank
