// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/random_lanes.hpp"

namespace journeyrank {

/// Draws are made, scored and counted in blocks of so many, on one thread each.
inline constexpr std::size_t draws_in_block = 1024;

/// The larger of two numbers in each lane into `high`, the smaller into `low`.
template <class Lanes>
JOURNEYRANK_KERNEL void put_in_order(Lanes& low, Lanes& high) noexcept {
  const Lanes smaller = low < high ? low : high;
  high = low < high ? high : low;
  low = smaller;
}

/// Which criteria weigh something, and which of them stand in an order.
struct WeightOrder {
  std::vector<std::uint32_t> on{};                   ///< criteria that are on
  std::vector<std::vector<std::uint32_t>> chains{};  ///< each from its largest weight to its smallest
};

/// A block of uniform draws: the gaps between sorted uniform numbers.
struct DrawUniformWeights {
  static constexpr std::size_t most = 256;  ///< criteria that are on

  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::uint64_t seed, std::uint64_t first, const WeightOrder* order,
                                     double* const* columns) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    const std::size_t gaps = order->on.size();
    for (std::size_t draw = 0; draw < draws_in_block; draw += lanes) {
      Words<Lanes> streams;
      to_streams<Lanes>(first + draw, streams);
      Lanes sorted[most];
      PhiloxWords<Lanes> words;
      for (std::size_t i = 0; i + 1 < gaps; ++i) {
        if (i % 2 == 0) philox_lanes<Lanes>(seed, i / 2, streams, words);
        Lanes number;
        to_uniform<Lanes>(words.word[2 * (i % 2)], words.word[2 * (i % 2) + 1], number);
        for (std::size_t below = 0; below < i; ++below) put_in_order(sorted[below], number);
        sorted[i] = number;
      }
      Lanes before{};
      for (std::size_t i = 0; i < gaps; ++i) {
        const Lanes upto = i + 1 < gaps ? sorted[i] : Lanes{} + 1.0;
        const Lanes weight = upto - before;
        std::memcpy(columns[order->on[i]] + draw, &weight, sizeof weight);
        before = upto;
      }
      for (const auto& chain : order->chains) sort_chain<Lanes>(chain.data(), chain.size(), columns, draw);
    }
  }

 private:
  template <class Lanes>
  JOURNEYRANK_KERNEL static void sort_chain(const std::uint32_t* chain, std::size_t size, double* const* columns,
                                            std::size_t draw) noexcept {
    for (std::size_t i = 1; i < size; ++i) {
      Lanes weight;
      std::memcpy(&weight, columns[chain[i]] + draw, sizeof weight);
      for (std::size_t above = 0; above < i; ++above) {
        Lanes other;
        std::memcpy(&other, columns[chain[above]] + draw, sizeof other);
        put_in_order(weight, other);
        std::memcpy(columns[chain[above]] + draw, &other, sizeof other);
      }
      std::memcpy(columns[chain[i]] + draw, &weight, sizeof weight);
    }
  }
};

/// Draws first, first + 1, ... of a block: weights uniform over all that add up to 1, or over those of them that keep
/// to the orders. Draw d depends on (seed, d) alone.
///
/// Shape   columns: one a criterion, a whole block each; those of criteria that are off are not written
/// Edge    one criterion on: its weight is 1; every draw adds up to exactly 1
/// Errors  256 criteria on at most (see WeightSampler)
/// Source  devroye1986nonuniform, V.2.1, spacings; sorting the weights of a chain maps the simplex onto the part of it
///         that keeps to the order, each point as often as any other
/// Cost    O(m^2) a draw, in vector lanes over draws
inline void draw_uniform_weights(std::uint64_t seed, std::uint64_t first, const WeightOrder& order,
                                 std::span<double* const> columns) noexcept {
  run_kernel<DrawUniformWeights>(seed, first, &order, columns.data());
}

}  // namespace journeyrank
