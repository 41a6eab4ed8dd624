// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_blocks.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/problem/catalogue.hpp"

namespace journeyrank {

template <class Methods>
struct FittedMethods;
template <class... Methods>
struct FittedMethods<std::variant<Methods...>> {
  using type = std::variant<typename Methods::Fitted...>;
};

/// A method made ready to score: its weights, and what it keeps of the journeys that it was fitted on. It scores any
/// values without looking at a journey again.
using FittedMethod = FittedMethods<Method>::type;

/// Fits a method on columns of values, one a criterion that weighs something. Errors: those of the method.
inline FittedMethod fit_method(const Method& method, const WeighedColumns& given) {
  return visit_step(method, [&](const auto& step) -> FittedMethod { return step.fit(given); });
}

/// True for a method that needs to see each journey once only, block by block, and keeps none.
inline bool fits_blocks(const Method& method) {
  return visit_step(method, []<class Step>(const Step&) {
    return requires(const Step& step, const ValueBlocks& given) { step.fit(given); };
  });
}

/// Fits such a method on values block by block (asserted).
inline FittedMethod fit_method(const Method& method, const ValueBlocks& given) {
  return visit_step(method, [&]<class Step>(const Step& step) -> FittedMethod {
    if constexpr (requires { step.fit(given); }) return step.fit(given);
    assert(false);
    return {};
  });
}

/// The scores of a block of journeys.
inline void score_block(const FittedMethod& method, const ValueBlock& block, std::span<double> scores) noexcept {
  visit_step(method, [&](const auto& fitted) {
    if constexpr (requires { fitted(block, scores); }) {
      fitted(block, scores);
    } else {
      score_row_by_row(fitted, block, scores);
    }
  });
}

/// The score of one journey, given its values on the criteria that it was fitted on.
inline double score_of(const FittedMethod& method, const ValueRow& value) noexcept {
  return visit_step(method, [&](const auto& fitted) { return fitted(value); });
}

/// The scores of journeys whose values stand in columns, one a criterion of the model, under normalised weights: fits
/// the method on them, and scores them. Criteria of weight 0 are not looked at.
///
/// Shape   one weight, one mark for falling and one preference a criterion of the model
/// Edge    nothing weighs anything: 0 for every journey
class WeighedValues {
 public:
  template <class ColumnAt>
  WeighedValues(const Method& method, std::span<const double> weights, std::span<const std::uint8_t> falling,
                std::span<const std::optional<Preference>> preferences, const ColumnAt& column) {
    std::vector<double> given;
    std::vector<std::uint8_t> falling_given;
    std::vector<std::uint32_t> places;
    std::vector<std::optional<Preference>> preferences_given;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      if (!(weights[c] > 0.0)) continue;
      columns_.push_back(column(c));
      given.push_back(weights[c]);
      falling_given.push_back(falling[c]);
      places.push_back(static_cast<std::uint32_t>(c));
      preferences_given.push_back(preferences[c]);
    }
    fitted_ = fit_method(method, {columns_, given, falling_given, places, preferences_given});
  }

  double score(std::size_t journey) const noexcept {
    if (columns_.empty()) return 0.0;
    const auto value = [&](std::size_t c) { return columns_[c][journey]; };
    return score_of(fitted_, ValueRow(value));
  }

 private:
  std::vector<std::span<const double>> columns_;
  FittedMethod fitted_;
};

}  // namespace journeyrank
