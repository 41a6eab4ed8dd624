// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Cells whose errors go together: their normal scores share a factor, and each two of them have this correlation.
struct CellGroup {
  struct At {
    std::size_t journey = 0;
    std::size_t criterion = 0;

    friend bool operator==(const At&, const At&) = default;
  };
  std::vector<At> cells{};
  double correlation = 0.0;  ///< 0 to 1
};

/// What is believed of the cells of a matrix.
struct CellDoubt {
  /// One list a criterion of the model, in journey order; a list, or all, may be empty: those cells are fixed.
  std::vector<std::vector<CellDistribution>> distributions{};
  std::vector<CellGroup> groups{};
  std::vector<CellGroup::At>
      held{};              ///< missing cells that are not drawn but stand at the middle of what they could be
  std::size_t untold = 0;  ///< measured cells that stand fixed because their samples are too small to tell their doubt

  /// True when something else is believed of a cell than that it is what the matrix says.
  bool states(const CellGroup::At& at) const noexcept {
    if (at.criterion >= distributions.size() || at.journey >= distributions[at.criterion].size()) return false;
    return !std::holds_alternative<FixedCell>(distributions[at.criterion][at.journey].shape);
  }
};

/// The cells that are missing, of criteria that are on, and of which something is believed: they are drawn from that,
/// whatever the policy.
inline std::vector<CellGroup::At> believed_gaps(const Scorer& scorer, const CriteriaMatrix& matrix,
                                                const CellDoubt& cells) {
  std::vector<CellGroup::At> gaps;
  for (std::size_t c = 0; c < cells.distributions.size() && c < scorer.criterion_count(); ++c) {
    const auto column = scorer.is_on(c) ? matrix.find_criterion(scorer.model().criteria[c].id) : std::nullopt;
    if (!column || !matrix.has_missing(*column)) continue;
    for (std::size_t j = 0; j < matrix.journey_count(); ++j) {
      if (matrix.is_missing(j, *column) && cells.states({j, c})) gaps.push_back({j, c});
    }
  }
  return gaps;
}

/// The cells that are missing and open, of criteria that are on, and of which nothing is believed.
inline std::vector<CellGroup::At> open_cells(const Scorer& scorer, const CriteriaMatrix& matrix,
                                             const CellDoubt& cells = {}) {
  const ValueMatrix values(scorer, matrix);
  std::vector<CellGroup::At> open;
  for (std::size_t c = 0; c < values.criterion_count() && values.has_gaps(); ++c) {
    for (std::size_t j = 0; j < values.journey_count() && scorer.is_on(c); ++j) {
      if (values.known(j, c) == Known::open && !cells.states({j, c})) open.push_back({j, c});
    }
  }
  return open;
}

/// The values of a matrix in which cells of which something is believed are no longer left out or open.
///
/// Edge    they stand where their policy puts them until they are drawn
inline ValueMatrix believed_values(const Scorer& scorer, const CriteriaMatrix& matrix, const CellDoubt& cells) {
  ValueMatrix values(scorer, matrix);
  for (const CellGroup::At& gap : believed_gaps(scorer, matrix, cells)) values.know(gap.journey, gap.criterion);
  return values;
}

}  // namespace journeyrank
