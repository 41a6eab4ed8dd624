// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/contact_case.hpp"

namespace journeyrank {

/// Contacts in groups (of a journey, or of a journey within a slice), those of one party next to each other.
///
/// Cost    O(n + parties + groups) time: two counting sorts; 4 bytes a contact
class ContactGroups {
 public:
  /// `groups` and `parties` number the group and the party of each contact; no_party is nobody's, and comes last.
  ContactGroups(std::span<const std::uint32_t> groups, std::size_t group_count, std::span<const std::uint32_t> parties,
                std::size_t party_count)
      : ends_(group_count + 1), rows_(groups.size()) {
    const LargeVector<std::uint32_t> by_party = rows_by_party(parties, party_count);
    for (const std::uint32_t group : groups) ++ends_[group + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    std::vector<std::size_t> at(ends_.begin(), ends_.end() - 1);
    for (const std::uint32_t row : by_party) rows_[at[groups[row]]++] = row;
  }

  /// All contacts, group by group.
  std::span<const std::uint32_t> rows() const noexcept { return rows_; }

  std::size_t group_count() const noexcept { return ends_.size() - 1; }

  /// Where a group begins among all contacts; that of group_count() is the end.
  std::size_t begin(std::size_t group) const noexcept { return ends_[group]; }

  std::span<const std::uint32_t> rows(std::uint32_t group) const noexcept {
    return std::span(rows_).subspan(ends_[group], ends_[group + 1] - ends_[group]);
  }

 private:
  static LargeVector<std::uint32_t> rows_by_party(std::span<const std::uint32_t> parties, std::size_t party_count) {
    LargeVector<std::size_t> at(party_count + 2);
    const auto slot = [party_count](std::uint32_t party) { return party == no_party ? party_count : party; };
    for (const std::uint32_t party : parties) ++at[slot(party) + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    LargeVector<std::uint32_t> rows(parties.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row) rows[at[slot(parties[row])]++] = row;
    return rows;
  }

  std::vector<std::size_t> ends_;
  LargeVector<std::uint32_t> rows_;
};

}  // namespace journeyrank
