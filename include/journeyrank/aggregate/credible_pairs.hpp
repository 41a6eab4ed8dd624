// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "journeyrank/aggregate/level_slack.hpp"
#include "journeyrank/aggregate/outranking_bits.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// What one criterion says against a journey: nothing up to `low`, all of it `range` beyond that.
struct AgainstLine {
  std::size_t criterion = 0;
  double low = 0.0;
  double range = 0.0;  ///< 0: a step
};

/// Weakens credibilities by one criterion, where it speaks louder against a journey than all agree: `sign` is 1 where
/// the others may be ahead, -1 where the journey may.
struct WeakenPairs {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* others, double own, double sign, AgainstLine line,
                                     const double* agreed, double* credible) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    const Lanes one = Lanes{} + 1.0;
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes against;
      Lanes all;
      Lanes each;
      std::memcpy(&against, others + i, sizeof against);
      std::memcpy(&all, agreed + i, sizeof all);
      std::memcpy(&each, credible + i, sizeof each);
      against = sign * (against - own);
      if (line.range == 0.0) {
        against = against > Lanes{} + line.low ? one : Lanes{};
      } else {
        to_clamped_position(against, line.low, line.range);
      }
      const Lanes open = all < one ? one - all : one;
      const Lanes weaker = each * ((one - against) / open);
      each = against > all ? weaker : each;
      std::memcpy(credible + i, &each, sizeof each);
    }
    if constexpr (lanes > 1) run<double>(n - i, others + i, own, sign, line, agreed + i, credible + i);
  }
};

/// The credibilities of pairs of listed journeys, worked out when they are asked for; the same bits as
/// PairCriteria::credibility gives.
///
/// Shape   journeys by position in the list
/// Source  roy1978electre
/// Cost    O(m) a pair and direction; 8 n m bytes
class CrediblePairs {
 public:
  /// Of all journeys.
  CrediblePairs(const WeighedColumns& given, const Preference& by_default) {
    for (std::size_t c = 0; c < given.criterion_count(); ++c) {
      columns_.emplace_back(given.columns[c].begin(), given.columns[c].end());
      const Preference by = given.preference(c, by_default);
      lines_.push_back(PairLine::of(given.weights[c], by));
      if (!by.veto) continue;
      const bool slopes = *by.veto > by.preference;
      against_.push_back({c,
                          slopes           ? by.preference
                          : *by.veto > 0.0 ? *by.veto + step_slack
                                           : 0.0,
                          slopes ? *by.veto - by.preference : 0.0});
    }
  }

  std::size_t size() const noexcept { return columns_.empty() ? 0 : columns_[0].size(); }

  /// Of some of them, by position.
  CrediblePairs among(std::span<const std::uint32_t> positions) const {
    CrediblePairs some;
    some.lines_ = lines_;
    some.against_ = against_;
    for (const std::vector<double>& column : columns_) {
      std::vector<double>& kept = some.columns_.emplace_back();
      kept.reserve(positions.size());
      for (const std::uint32_t position : positions) kept.push_back(column[position]);
    }
    return some;
  }

  /// Into `block`, of one against up to block_size that follow each other: `forth` its credibility against each, `back`
  /// that of each against it.
  void compare(PairBlock& block, std::size_t a, std::size_t begin, std::size_t end) const noexcept {
    block.compare(columns_, lines_, a, begin, end);
    const std::size_t n = end - begin;
    weaken(block.forth.data(), block.against.data(), 1.0, a, begin, n);
    weaken(block.back.data(), block.against.data(), -1.0, a, begin, n);
  }

 private:
  CrediblePairs() = default;

  /// Concordances become credibilities.
  void weaken(double* sums, double* agreed, double sign, std::size_t a, std::size_t begin,
              std::size_t n) const noexcept {
    for (std::size_t i = 0; i < n; ++i) agreed[i] = sums[i] = sums[i] < 1.0 ? sums[i] : 1.0;
    for (const AgainstLine& line : against_) {
      const std::vector<double>& column = columns_[line.criterion];
      run_kernel<WeakenPairs>(n, column.data() + begin, column[a], sign, line, static_cast<const double*>(agreed),
                              sums);
    }
    for (std::size_t i = 0; i < n; ++i) sums[i] = on_level_grid(sums[i]);
  }

  std::vector<std::vector<double>> columns_;
  std::vector<PairLine> lines_;
  std::vector<AgainstLine> against_;  ///< of the criteria with a veto
};

}  // namespace journeyrank
