// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/value_columns.hpp"
#include "journeyrank/aggregate/value_row.hpp"
#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"

namespace journeyrank {

/// The values of up to block_size journeys that follow each other.
///
/// Shape   a pointer a criterion that weighs something, to as many values as `journeys` says
struct ValueBlock {
  const double* const* columns = nullptr;
  std::size_t criteria = 0;
  std::size_t journeys = 0;
};

/// The scores of a block by a method that scores rows.
template <class Fitted>
void score_row_by_row(const Fitted& fitted, const ValueBlock& block, std::span<double> scores) noexcept {
  for (std::size_t i = 0; i < block.journeys; ++i) {
    const auto value = [&](std::size_t c) { return block.columns[c][i]; };
    scores[i] = fitted(ValueRow(value));
  }
}

/// The values of all journeys, block after block: of columns that are there, or made as they are asked for. What a
/// method is fitted on that looks at each journey once and keeps none. It borrows all that it is given.
class ValueBlocks {
 public:
  /// Columns that are there.
  explicit ValueBlocks(const WeighedColumns& given) noexcept
      : weights_(given.weights), journeys_(given.journey_count()), columns_(given.columns) {}

  /// `fill(c, begin, values)` writes those of criterion c, from journey `begin` on, on any thread. Where it is known
  /// how far the values of each criterion reach, they need not be looked at for it.
  template <class Fill>
  ValueBlocks(std::span<const double> weights, std::size_t journeys, std::size_t threads, const Fill& fill,
              std::span<const Extent> reach = {}) noexcept
      : weights_(weights), journeys_(journeys), threads_(threads), reach_(reach), context_(&fill), fill_(&call<Fill>) {}

  std::span<const double> weights() const noexcept { return weights_; }
  std::size_t journey_count() const noexcept { return journeys_; }

  /// How far the values of each criterion reach, where it is known; else nothing.
  std::span<const Extent> known_reach() const noexcept { return reach_; }

  /// How many threads share the blocks.
  std::size_t parts() const noexcept { return thread_count(threads_, journeys_ / worth_a_thread); }

  /// Calls `visit(part, begin, block)` for each block, once; those of one part one after the other.
  template <class Visit>
  void for_each(const Visit& visit) const {
    const std::size_t all = parts();
    const std::size_t blocks = (journeys_ + block_size - 1) / block_size;
    run_parts(all, [&](std::size_t part) {
      UnsetVector<double> made(fill_ == nullptr ? 0 : weights_.size() * block_size);
      std::vector<const double*> columns(weights_.size());
      const std::size_t last = blocks * (part + 1) / all;
      for (std::size_t b = blocks * part / all; b < last; ++b) {
        const std::size_t begin = b * block_size;
        const std::size_t count = std::min(block_size, journeys_ - begin);
        for (std::size_t c = 0; c < columns.size(); ++c) {
          columns[c] = fill_ == nullptr ? columns_[c].data() + begin : made.data() + c * block_size;
          if (fill_ != nullptr) fill_(context_, c, begin, {made.data() + c * block_size, count});
        }
        visit(part, begin, ValueBlock{columns.data(), columns.size(), count});
      }
    });
  }

 private:
  static constexpr std::size_t worth_a_thread = 1U << 15;

  template <class Fill>
  static void call(const void* context, std::size_t c, std::size_t begin, std::span<double> values) {
    (*static_cast<const Fill*>(context))(c, begin, values);
  }

  std::span<const double> weights_;
  std::size_t journeys_ = 0;
  std::size_t threads_ = 1;
  ValueColumns columns_ = {};
  std::span<const Extent> reach_ = {};
  const void* context_ = nullptr;
  void (*fill_)(const void*, std::size_t, std::size_t, std::span<double>) = nullptr;
};

/// Weight and reach of every criterion. Cost: O(n m), O(m) where it is known.
inline std::vector<ValueReach> reach_of(const ValueBlocks& given) {
  const std::size_t m = given.weights().size();
  if (!given.known_reach().empty()) {
    std::vector<ValueReach> reach;
    for (std::size_t c = 0; c < m; ++c) reach.push_back({given.weights()[c], given.known_reach()[c]});
    return reach;
  }
  std::vector<Extent> extents(given.parts() * m);
  given.for_each([&](std::size_t part, std::size_t, const ValueBlock& block) {
    for (std::size_t c = 0; c < m; ++c) {
      run_kernel<WidenExtent>(block.journeys, block.columns[c], &extents[part * m + c]);
    }
  });
  std::vector<ValueReach> reach;
  for (std::size_t c = 0; c < m; ++c) {
    Extent extent{.low = 0.0, .high = 0.0};
    for (std::size_t part = 0; part < given.parts() && given.journey_count() > 0; ++part) {
      if (part == 0) extent = {};
      extent.include(extents[part * m + c]);
    }
    reach.push_back({given.weights()[c], extent});
  }
  return reach;
}

}  // namespace journeyrank
