// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/unset_vector.hpp"
#include "journeyrank/measure/party_rows.hpp"

namespace journeyrank {

/// Contacts in groups (of a journey, or of a journey within a slice), those of one party next to each other.
///
/// Cost    O(n + groups) time: one counting sort of what PartyRows has sorted; 4 bytes a contact; `threads` (0: one a
///         processor) never change it
class ContactGroups {
 public:
  /// `groups` numbers the group of each contact, `by_party` has all contacts by their party.
  ContactGroups(std::span<const std::uint32_t> groups, std::size_t group_count, const PartyRows& by_party,
                std::size_t threads = 1)
      : ends_(group_count + 1), rows_(groups.size()) {
    const auto rows = by_party.rows();
    // Each thread has its stretch of the rows; what it puts in a group stands behind what those before it put there.
    const std::size_t parts = thread_count(threads, rows.size() / std::max(least_rows_a_thread, 4 * group_count) + 1);
    std::vector<std::vector<std::size_t>> at(parts, std::vector<std::size_t>(group_count));
    const auto stretch = [&](std::size_t part) {
      const std::size_t begin = rows.size() * part / parts;
      return rows.subspan(begin, rows.size() * (part + 1) / parts - begin);
    };
    run_parts(parts, [&](std::size_t part) {
      for (const std::uint32_t row : stretch(part)) ++at[part][groups[row]];
    });
    std::size_t end = 0;
    for (std::size_t group = 0; group < group_count; ++group) {
      for (auto& of_part : at) {
        const std::size_t size = of_part[group];
        of_part[group] = end;
        end += size;
      }
      ends_[group + 1] = end;
    }
    run_parts(parts, [&](std::size_t part) {
      for (const std::uint32_t row : stretch(part)) rows_[at[part][groups[row]]++] = row;
    });
  }

  /// The same of contacts whose parties are numbered below `party_count`; no_party is nobody's, and comes last.
  ContactGroups(std::span<const std::uint32_t> groups, std::size_t group_count, std::span<const std::uint32_t> parties,
                std::size_t party_count, std::size_t threads = 1)
      : ContactGroups(groups, group_count, PartyRows(parties, party_count, threads), threads) {}

  /// All contacts, group by group.
  std::span<const std::uint32_t> rows() const noexcept { return rows_; }

  std::size_t group_count() const noexcept { return ends_.size() - 1; }

  /// Where a group begins among all contacts; that of group_count() is the end.
  std::size_t begin(std::size_t group) const noexcept { return ends_[group]; }

  std::span<const std::uint32_t> rows(std::uint32_t group) const noexcept {
    return std::span(rows_).subspan(ends_[group], ends_[group + 1] - ends_[group]);
  }

 private:
  static constexpr std::size_t least_rows_a_thread = 65'536;

  std::vector<std::size_t> ends_;
  UnsetVector<std::uint32_t> rows_;
};

}  // namespace journeyrank
