// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What a method would be fitted on, for answers that compare journeys in pairs and are no score.
///
/// Shape   n journeys × the criteria that weigh something
/// Edge    a missing cell stands at 0.5 under interval, at 0 under worst
/// Errors  no_exact_answer where a cell is left out under renormalise; those of Scorer::bind
/// Cost    O(n m)
class WeighedCriteria {
 public:
  WeighedCriteria(const Scorer& scorer, const CriteriaMatrix& matrix) : values_(scorer, matrix) {
    const auto& criteria = scorer.model().criteria;
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      if (!scorer.is_on(c)) continue;
      for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
        if (values_.known(i, c) != Known::left_out) continue;
        throw Error(errc::no_exact_answer,
                    "journey \"" + matrix.journeys()[i] + "\", criterion \"" + criteria[c].id +
                        "\": the cell is missing and left out, so the journey cannot be compared on it; give the "
                        "criterion another missing policy: worst or interval");
      }
      columns_.push_back(values_.column(c));
      weights_.push_back(scorer.weights().normalised(c));
      falling_.push_back(criteria[c].direction == Direction::minimize ? 1 : 0);
      preferences_.push_back(criteria[c].preference);
    }
  }

  // The columns are views of the values.
  WeighedCriteria(const WeighedCriteria&) = delete;
  WeighedCriteria& operator=(const WeighedCriteria&) = delete;

  WeighedColumns given() const noexcept { return {columns_, weights_, falling_, {}, preferences_}; }

  const ValueMatrix& values() const noexcept { return values_; }

 private:
  ValueMatrix values_;
  std::vector<std::span<const double>> columns_;
  std::vector<double> weights_;
  std::vector<std::uint8_t> falling_;
  std::vector<std::optional<Preference>> preferences_;
};

}  // namespace journeyrank
