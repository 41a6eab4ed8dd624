// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"

namespace journeyrank {

/// No party: an anonymous contact, which belongs to no case.
inline constexpr std::uint32_t no_party = std::numeric_limits<std::uint32_t>::max();

/// The rows of a table by their party (customer or account): those of one party next to each other, in their order;
/// nobody's come last.
///
/// Shape   one entry of `parties` a row; parties are below `count`, or no_party
/// Cost    O(n + count) time; 4 bytes a row and a party; `threads` (0: one a processor) never change it
class PartyRows {
 public:
  PartyRows(std::span<const std::uint32_t> parties, std::size_t count, std::size_t threads = 1)
      : ends_(count + 1), rows_(parties.size()) {
    // Each thread goes over all rows and takes those of its own parties, so that none waits for another.
    const std::size_t parts = thread_count(threads, parties.size() / least_rows_a_thread + 1);
    std::vector<std::uint32_t> sizes(parts + 1);
    const auto for_each_row_of = [&](std::size_t part, auto&& visit) {
      const std::size_t first = slots_before(part, parts);
      const std::size_t mine = slots_before(part + 1, parts) - first;
      for (std::uint32_t row = 0; row < parties.size(); ++row) {
        const std::size_t slot = parties[row] == no_party ? count : parties[row];
        if (slot - first < mine) visit(slot, row);
      }
    };
    run_parts(parts, [&](std::size_t part) {
      for_each_row_of(part, [this](std::size_t slot, std::uint32_t) { ++ends_[slot]; });
      std::uint32_t size = 0;
      for (std::size_t slot = slots_before(part, parts); slot < slots_before(part + 1, parts); ++slot) {
        const std::uint32_t of_slot = ends_[slot];
        ends_[slot] = size;
        size += of_slot;
      }
      sizes[part + 1] = size;
    });
    for (std::size_t part = 0; part < parts; ++part) sizes[part + 1] += sizes[part];
    run_parts(parts, [&](std::size_t part) {
      for (std::size_t slot = slots_before(part, parts); slot < slots_before(part + 1, parts); ++slot) {
        ends_[slot] += sizes[part];
      }
      // Where a party begins moves to where it ends.
      for_each_row_of(part, [this](std::size_t slot, std::uint32_t row) { rows_[ends_[slot]++] = row; });
    });
  }

  /// All rows, party by party.
  std::span<const std::uint32_t> rows() const noexcept { return rows_; }

  /// Where a party begins among all rows; that of count() is where nobody's begin.
  std::size_t begin(std::size_t party) const noexcept { return party == 0 ? 0 : ends_[party - 1]; }

  /// The number of parties.
  std::size_t count() const noexcept { return ends_.size() - 1; }

 private:
  static constexpr std::size_t least_rows_a_thread = 65'536;

  std::size_t slots_before(std::size_t part, std::size_t parts) const noexcept { return ends_.size() * part / parts; }

  LargeVector<std::uint32_t> ends_;
  UnsetVector<std::uint32_t> rows_;
};

}  // namespace journeyrank
