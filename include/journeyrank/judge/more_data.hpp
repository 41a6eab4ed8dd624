// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <variant>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/rank_acceptability.hpp"
#include "journeyrank/problem/catalogue.hpp"

namespace journeyrank {

// What would be believed of a cell if there were `times` as many observations that look as those at hand do: the middle
// stays, the spread shrinks by the square root.

inline FixedCell grown(const FixedCell& cell, double) noexcept { return cell; }
inline UniformCell grown(const UniformCell& cell, double) noexcept { return cell; }
inline NormalCell grown(const NormalCell& cell, double times) noexcept {
  return {cell.mean, cell.deviation / std::sqrt(times)};
}
inline LogNormalCell grown(const LogNormalCell& cell, double times) noexcept {
  return {cell.median, cell.log_deviation / std::sqrt(times)};
}
inline IntervalCell grown(const IntervalCell& cell, double times) noexcept {
  const double kept = 1.0 / std::sqrt(times);
  return {cell.middle - product(kept, cell.middle - cell.low), cell.middle,
          cell.middle + product(kept, cell.high - cell.middle)};
}
inline BetaCell grown(const BetaCell& cell, double times) noexcept {
  return {std::min(1e12, product(cell.a, times)), std::min(1e12, product(cell.b, times))};
}
inline StudentCell grown(const StudentCell& cell, double times) noexcept {
  return {product(cell.freedom + 1.0, times) - 1.0, cell.centre, cell.scale / std::sqrt(times)};
}
inline EmpiricalCell grown(const EmpiricalCell& cell, double) { return cell; }

/// The same cell with `times` as many observations.
///
/// Edge    a fixed cell stays fixed; a uniform or an empirical one stays as it is: what it rests on is not known
/// Errors  times must be >= 1 (asserted by use)
inline CellDistribution with_more_data(const CellDistribution& cell, double times) {
  return {visit_step(cell.shape, [times](const auto& shape) -> CellShape { return grown(shape, times); }),
          cell.outcome};
}

/// How many observations a cell rests on, where its shape says it: a + b of a rate, one more than the degrees of
/// freedom of a mean.
inline std::optional<double> observations_behind(const CellDistribution& cell) noexcept {
  if (const auto* beta = std::get_if<BetaCell>(&cell.shape)) return beta->a + beta->b;
  if (const auto* student = std::get_if<StudentCell>(&cell.shape)) return student->freedom + 1.0;
  return std::nullopt;
}

/// True where more observations would tell more of a cell: its shape says what it rests on, and there is spread.
inline bool learns_from_data(const CellDistribution& cell) { return with_more_data(cell, 4.0) != cell; }

/// True where a cell can be another than it is.
inline bool is_spread(const CellDistribution& cell) {
  return !std::holds_alternative<FixedCell>(cell.shape) && !only_number(cell.shape);
}

/// What a cell lacks.
///
/// measurement   it is missing and open
/// observations  it rests on too few
/// knowledge     its shape (uniform, empirical) does not say what it rests on, so nobody can say how many more would do
enum class DataNeed { measurement, observations, knowledge };

constexpr auto enumerators(DataNeed) {
  using enum DataNeed;
  return std::array{Enumerator{"measurement", measurement}, Enumerator{"observations", observations},
                    Enumerator{"knowledge", knowledge}};
}

/// What more data on one cell would do for the list.
struct MoreData {
  std::size_t journey = 0;
  std::size_t criterion = 0;
  DataNeed need = DataNeed::observations;
  Drawn changed_if_known{};  ///< were the cell known for certain, as stated; a missing one at its middle
  /// As many observations, and the list is settled, too many by a sixteenth at most; nothing: the cell alone cannot, or
  /// its shape does not say what it rests on.
  std::optional<double> times{};
  std::optional<double> further{};  ///< about so many observations, where the cell says what it rests on: a prior too
};

}  // namespace journeyrank
