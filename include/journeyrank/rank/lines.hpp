// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <span>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/fitted_scale.hpp"

namespace journeyrank {

/// The criteria of a scorer when every scale is a straight line: the common case, laid out for speed.
///
/// Edge    empty when some scale is no line
/// Cost    O(m) a journey; a row of four takes about 4 ns, a batch the time to read it (tests/bench/score_bench.cpp)
class Lines {
 public:
  Lines() = default;

  Lines(std::span<const FittedScale> scales, std::span<const double> weights) {
    for (std::size_t c = 0; c < scales.size(); ++c) {
      const auto* line = std::get_if<Anchored>(&scales[c]);
      if (line == nullptr) {
        lines_.clear();
        return;
      }
      lines_.push_back({nullptr, line->at_0, line->at_1 - line->at_0, weights[c]});
    }
    for (std::size_t c = 0; c + lanes <= lines_.size(); c += lanes) {
      for (const auto part : {&WeightedLine::at_0, &WeightedLine::range, &WeightedLine::weight}) {
        for (std::size_t lane = 0; lane < lanes; ++lane) side_by_side_.push_back(lines_[c + lane].*part);
      }
    }
  }

  bool empty() const noexcept { return lines_.empty(); }

  /// The score of one row: two criteria at a time, for divisions are what a row waits for, added one after the other.
  double score(std::span<const double> row) const noexcept {
    double score = 0.0;
    std::size_t c = 0;
    for (; c + lanes <= row.size(); c += lanes) {
      std::array<TwoLanes, 3> line;  // at_0, range, weight
      std::memcpy(&line, side_by_side_.data() + 3 * c, sizeof line);
      TwoLanes term{row[c]};
      if constexpr (lanes == 2) term = TwoLanes{row[c], row[c + 1]};  // two loads: the row may be just written
      to_clamped_position(term, line[0], line[1]);
      term *= line[2];
      JOURNEYRANK_ROUNDED(term);
      std::array<double, lanes> terms;
      std::memcpy(&terms, &term, sizeof terms);
      for (const double each : terms) score += each;
    }
    for (; c < row.size(); ++c) {
      score += product(clamped_position(row[c], lines_[c].at_0, lines_[c].range), lines_[c].weight);
    }
    return score;
  }

  /// Adds all criteria to the scores from journey `begin` on; a score stays in a register while columns are added.
  void add(const BoundMatrix& bound, std::size_t begin, std::span<double> scores) const noexcept {
    std::array<WeightedLine, 16> some;
    std::size_t count = 0;
    const auto add_some = [&] {
      const WeightedLine* first = some.data();
      run_kernel<AddWeightedLines>(begin, begin + scores.size(), first, count, scores.data());
      count = 0;
    };
    for (std::size_t c = 0; c < lines_.size(); ++c) {
      if (!bound.is_there(c)) continue;
      some[count] = lines_[c];
      some[count++].raw = bound.column(c).data();
      if (count == some.size()) add_some();
    }
    add_some();
  }

 private:
  static constexpr std::size_t lanes = sizeof(TwoLanes) / sizeof(double);

  std::vector<WeightedLine> lines_;   ///< one a criterion; `raw` is set where a batch is scored
  std::vector<double> side_by_side_;  ///< the same numbers, two criteria side by side
};

}  // namespace journeyrank
