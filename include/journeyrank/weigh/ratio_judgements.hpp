// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/linear_system.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// Criteria compared by twos: each pair once at most, and enough pairs to connect them all.
///
/// Errors  empty_input for no criterion; bad_weights for a ratio outside [1e-6, 1e6], a criterion that is none of the
///         m, one compared with itself, a pair compared twice (either way round), or a criterion that no chain of
///         comparisons connects with the first one
class RatioJudgements {
 public:
  RatioJudgements(std::size_t criteria, std::span<const ImportanceRatio> judgements, const char* method)
      : m_(criteria),
        stated_(judgements.begin(), judgements.end()),
        cells_(criteria * criteria, 0.0),
        place_(std::string("weights by ") + method) {
    if (m_ == 0) throw Error(errc::empty_input, place_ + ": found no criterion; allowed: one at least");
    for (std::size_t c = 0; c < m_; ++c) cells_[c * m_ + c] = 1.0;
    for (const auto& each : stated_) set(each);
    check_connected();
  }

  std::size_t size() const noexcept { return m_; }
  std::span<const ImportanceRatio> stated() const noexcept { return stated_; }

  /// How many times as important as j criterion i is; 0 where nobody said.
  double operator()(std::size_t i, std::size_t j) const noexcept { return cells_[i * m_ + j]; }

  /// Pairs that nobody compared.
  std::size_t unstated() const noexcept { return m_ * (m_ - 1) / 2 - stated_.size(); }

  /// The weights whose ratios are nearest to those stated, by the sum of squared logarithms: the geometric mean of each
  /// row where every pair is compared.
  ///
  /// Errors  bad_weights if they put two criteria more than e^230, about 1e100 times, apart
  std::vector<double> nearest_weights() const {
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 1; i < m_; ++i) {
      auto& row = rows.emplace_back(m_, 0.0);
      for (std::size_t j = 0; j < m_; ++j) {
        const double ratio = (*this)(i, j);
        if (j == i || ratio == 0.0) continue;
        row[i - 1] += 1.0;
        if (j > 0) row[j - 1] -= 1.0;
        row[m_ - 1] += natural_log(ratio);
      }
    }
    auto logs = solve_linear_system(std::move(rows));
    assert(logs.has_value());  // connected comparisons settle every weight beside the first
    logs->insert(logs->begin(), 0.0);
    const auto [least, most] = std::minmax_element(logs->begin(), logs->end());
    if (*most - *least > 230.0) {
      throw Error(errc::bad_weights, place_ + ": found criteria " + std::to_string(least - logs->begin() + 1) +
                                         " and " + std::to_string(most - logs->begin() + 1) +
                                         " more than 1e100 times apart; allowed: less");
    }
    std::vector<double> weights;
    for (const double each : *logs) weights.push_back(exponential(each - *most));
    return shares_of(weights);
  }

 private:
  void set(const ImportanceRatio& judgement) {
    const auto& [i, j, ratio] = judgement;
    const std::string pair = ", criteria " + std::to_string(i + 1) + " and " + std::to_string(j + 1);
    if (i >= m_ || j >= m_ || i == j) {
      throw Error(errc::bad_weights,
                  place_ + pair + ": allowed: two different criteria from 1 to " + std::to_string(m_));
    }
    if (!(ratio >= 1e-6) || !(ratio <= 1e6)) {
      throw Error(errc::bad_weights, place_ + pair + ": found " +
                                         (std::isfinite(ratio) ? shortest_number(ratio) : "NaN or infinity") +
                                         "; allowed: a ratio from 0.000001 to 1000000");
    }
    if ((*this)(i, j) != 0.0) throw Error(errc::bad_weights, place_ + pair + ": found twice; allowed: once");
    cells_[i * m_ + j] = ratio;
    cells_[j * m_ + i] = 1.0 / ratio;
  }

  void check_connected() const {
    std::vector<bool> reached(m_, false);
    std::vector<std::size_t> open = {0};
    reached[0] = true;
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      for (std::size_t j = 0; j < m_; ++j) {
        if (reached[j] || (*this)(i, j) == 0.0) continue;
        reached[j] = true;
        open.push_back(j);
      }
    }
    for (std::size_t c = 0; c < m_; ++c) {
      if (reached[c]) continue;
      throw Error(errc::bad_weights, place_ + ": found no chain of comparisons from criterion 1 to criterion " +
                                         std::to_string(c + 1) + "; allowed: comparisons that connect all criteria");
    }
  }

  std::size_t m_;
  std::vector<ImportanceRatio> stated_;
  std::vector<double> cells_;
  std::string place_;  ///< where an error says it is
};

}  // namespace journeyrank
