// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>
#include <vector>

#include "journeyrank/aggregate/concordance.hpp"
#include "journeyrank/aggregate/pair_bits.hpp"
#include "journeyrank/aggregate/preference.hpp"
#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// What one criterion says of pairs: it agrees up to `low`, and not at all `range` beyond that.
struct PairLine {
  double weight;
  double low;
  double range;  ///< 0: a step
  double veto;   ///< infinity: none

  static PairLine of(double weight, const Preference& by) noexcept {
    const double veto = by.veto ? *by.veto - step_slack : std::numeric_limits<double>::infinity();
    if (by.preference > by.indifference) return {weight, by.indifference, by.preference - by.indifference, veto};
    return {weight, by.indifference > 0.0 ? by.indifference + step_slack : 0.0, 0.0, veto};
  }
};

/// One journey against a run of others on one criterion: concordances both ways, added up, and the largest discordance.
/// The same bits as PairCriteria gives.
struct ComparePairs {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* others, double own, const PairLine* line,
                                     double* forth, double* back, double* against) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes other;
      Lanes each;
      std::memcpy(&other, others + i, sizeof other);
      const Lanes behind = other - own;
      Lanes agreed = behind;
      to_agreed(agreed, *line);
      std::memcpy(&each, forth + i, sizeof each);
      each += agreed;
      std::memcpy(forth + i, &each, sizeof each);
      agreed = -behind;
      to_agreed(agreed, *line);
      std::memcpy(&each, back + i, sizeof each);
      each += agreed;
      std::memcpy(back + i, &each, sizeof each);
      std::memcpy(&each, against + i, sizeof each);
      const Lanes one = Lanes{} + 1.0;
      const Lanes stopped = behind > Lanes{} ? one : behind;
      const Lanes said = behind >= Lanes{} + line->veto ? stopped : behind;
      each = said > each ? said : each;
      std::memcpy(against + i, &each, sizeof each);
    }
    if constexpr (lanes > 1) run<double>(n - i, others + i, own, line, forth + i, back + i, against + i);
  }

 private:
  /// `behind` becomes the weight that agrees.
  template <class Lanes>
  JOURNEYRANK_KERNEL static void to_agreed(Lanes& behind, const PairLine& line) noexcept {
    if (line.range == 0.0) {
      behind = behind > Lanes{} + line.low ? Lanes{} : Lanes{} + line.weight;
      return;
    }
    to_clamped_position(behind, line.low, line.range);
    behind = (1.0 - behind) * line.weight;
    JOURNEYRANK_ROUNDED(behind);
  }
};

/// Concordances and discordances of one journey against up to block_size others.
struct PairBlock {
  std::array<double, block_size> forth;
  std::array<double, block_size> back;
  std::array<double, block_size> against;

  /// Columns of numbers, one a line.
  template <class Columns>
  void compare(const Columns& columns, const std::vector<PairLine>& lines, std::size_t a, std::size_t begin,
               std::size_t end) noexcept {
    const std::size_t n = end - begin;
    std::fill_n(forth.begin(), n, 0.0);
    std::fill_n(back.begin(), n, 0.0);
    std::fill_n(against.begin(), n, 0.0);
    for (std::size_t c = 0; c < lines.size(); ++c) {
      run_kernel<ComparePairs>(n, columns[c].data() + begin, columns[c][a], &lines[c], forth.data(), back.data(),
                               against.data());
    }
  }
};

/// Fewer journeys than this are compared sooner than a thread starts: 512 by 8 criteria take about a millisecond.
inline constexpr std::size_t pairs_worth_threads = 512;

/// The relations of all pairs of different journeys, each by its `reached(forth, back, against)`: concordance of a over
/// b, of b over a, and what speaks against a. The numbers themselves are never kept.
///
/// Shape   n × n bits for each relation; the same for any number of threads
/// Cost    O(n² m) time, n² / 8 bytes a relation
template <class... Reached>
std::array<PairBits, sizeof...(Reached)> outranking_bits(const WeighedColumns& given, const Reached&... reached) {
  const std::size_t n = given.journey_count();
  std::vector<PairLine> lines;
  for (std::size_t c = 0; c < given.criterion_count(); ++c) {
    lines.push_back(PairLine::of(given.weights[c], given.preference(c, {})));
  }
  std::array<PairBits, sizeof...(Reached)> relations{((void)reached, PairBits(n))...};
  const auto fill = [&](std::size_t a, PairBlock& block, std::size_t begin, std::size_t end) {
    block.compare(given.columns, lines, a, begin, end);
    for (std::size_t from = begin; from < end; from += PairBits::word_bits) {
      const std::size_t bits = std::min(PairBits::word_bits, end - from);
      std::array<PairBits::Word, sizeof...(Reached)> words{};
      for (std::size_t k = 0; k < bits; ++k) {
        const std::size_t at = from - begin + k;
        const double forth = std::min(block.forth[at], 1.0);
        const double back = std::min(block.back[at], 1.0);
        std::size_t r = 0;
        ((words[r++] |= PairBits::Word{reached(forth, back, block.against[at])} << k), ...);
      }
      for (std::size_t r = 0; r < words.size(); ++r) relations[r].row(a)[from / PairBits::word_bits] = words[r];
    }
  };
  for_each_block(n, PairBits::word_bits, n < pairs_worth_threads ? 1 : given.threads,
                 [&](std::size_t first, std::size_t last) {
                   PairBlock block;
                   for (std::size_t a = first; a < last; ++a) {
                     for (std::size_t begin = 0; begin < n; begin += block_size) {
                       fill(a, block, begin, std::min(n, begin + block_size));
                     }
                     for (PairBits& each : relations)
                       each.row(a)[a / PairBits::word_bits] &= ~(PairBits::Word{1} << (a % PairBits::word_bits));
                   }
                 });
  return relations;
}

}  // namespace journeyrank
