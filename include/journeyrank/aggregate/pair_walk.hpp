// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>

#include "journeyrank/aggregate/outranking_bits.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// Calls `visit(part, a, b, forth, back)` once for each two of the journeys, by position, with their credibilities;
/// those of one part one after the other.
template <class Pairs, class Visit>
void for_each_two(const Pairs& pairs, std::size_t parts, const Visit& visit) {
  const std::size_t n = pairs.size();
  run_parts(parts, [&](std::size_t part) {
    const auto block = std::make_unique<PairBlock>();
    const auto row = [&](std::size_t a) {
      for (std::size_t begin = a + 1; begin < n; begin += block_size) {
        const std::size_t end = std::min(n, begin + block_size);
        pairs.compare(*block, a, begin, end);
        for (std::size_t b = begin; b < end; ++b) visit(part, a, b, block->forth[b - begin], block->back[b - begin]);
      }
    };
    // A long row and a short one in turn, so that all threads have as much to do.
    for (std::size_t a = part; a < (n + 1) / 2; a += parts) {
      row(a);
      if (n - 1 - a != a) row(n - 1 - a);
    }
  });
}

}  // namespace journeyrank
