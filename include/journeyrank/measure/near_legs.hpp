// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"

namespace journeyrank {

/// Which contact each contact is a transfer leg of, where only the times tell: a contact of the same customer and
/// journey that starts less than `within_ms` after the start of the one before is a leg of the contact that this
/// belongs to. `before(a, b)` orders contacts that start at one moment: by id, so that runs are deterministic.
///
/// Shape   one row a contact: its own where it is no leg, else that of the first leg
/// Edge    an anonymous contact is a leg of none
/// Cost    O(n log n)
template <class Before>
std::vector<std::uint32_t> near_legs(std::span<const std::uint32_t> customers, std::span<const std::uint32_t> journeys,
                                     std::span<const std::int64_t> started_at, std::int64_t within_ms, Before before) {
  std::vector<std::uint32_t> first(customers.size());
  std::iota(first.begin(), first.end(), std::uint32_t{0});
  std::vector<std::uint32_t> order = first;
  std::erase_if(order, [&](std::uint32_t row) { return customers[row] == no_party; });
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (customers[a] != customers[b]) return customers[a] < customers[b];
    if (journeys[a] != journeys[b]) return journeys[a] < journeys[b];
    return started_at[a] != started_at[b] ? started_at[a] < started_at[b] : before(a, b);
  });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::uint32_t row = order[i];
    const std::uint32_t last = order[i - 1];
    const bool is_leg = customers[row] == customers[last] && journeys[row] == journeys[last] &&
                        started_at[row] - started_at[last] < within_ms;
    if (is_leg) first[row] = first[last];
  }
  return first;
}

/// The columns of contacts with their near legs taken together: the first leg lasts to the latest end, and the last leg
/// that says so tells whether it was resolved and who handled it. The other legs are of no party, so that they count as
/// nothing of their own.
class LegColumns {
 public:
  /// `first` is that of near_legs; the columns must outlive this.
  LegColumns(const CaseColumns& columns, std::span<const std::uint32_t> first)
      : columns_(columns),
        parties_(columns.parties.begin(), columns.parties.end()),
        started_at_(columns.started_at.begin(), columns.started_at.end()),
        ended_at_(columns.ended_at.begin(), columns.ended_at.end()),
        resolved_(columns.resolved.begin(), columns.resolved.end()),
        agents_(columns.agents.begin(), columns.agents.end()) {
    std::vector<std::uint32_t> legs;
    for (std::uint32_t row = 0; row < first.size(); ++row) {
      if (first[row] != row) legs.push_back(row);
    }
    std::stable_sort(legs.begin(), legs.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return columns.started_at[a] < columns.started_at[b]; });
    for (const std::uint32_t leg : legs) {
      const std::uint32_t row = first[leg];
      parties_[leg] = no_party;
      started_at_[leg] = started_at_[row];  // the log ends with the start of a contact, not of a leg
      ended_at_[row] = std::max(ended_at_[row], ended_at_[leg]);
      if (!resolved_.empty() && resolved_[leg] >= 0) resolved_[row] = resolved_[leg];
      if (!agents_.empty() && agents_[leg] != no_party) agents_[row] = agents_[leg];
    }
  }
  LegColumns(const LegColumns&) = delete;
  LegColumns& operator=(const LegColumns&) = delete;

  CaseColumns columns() const noexcept {
    CaseColumns columns = columns_;
    columns.parties = parties_;
    columns.started_at = started_at_;
    columns.ended_at = ended_at_;
    columns.resolved = resolved_;
    columns.agents = agents_;
    columns.by_party = nullptr;  // it has the rows of other parties
    return columns;
  }

 private:
  CaseColumns columns_;
  std::vector<std::uint32_t> parties_;
  std::vector<std::int64_t> started_at_;
  std::vector<std::int64_t> ended_at_;
  std::vector<std::int8_t> resolved_;
  std::vector<std::uint32_t> agents_;
};

/// Gives each leg what is said of its contact for sums over contacts: whether it opens a case (its cost is that of a
/// repeat when the contact is one), and the number of its case. Rates count it with the first leg alone.
inline void share_with_legs(CaseFacts& facts, std::span<const std::uint32_t> first) {
  for (std::uint32_t row = 0; row < first.size(); ++row) {
    facts.of_contacts[row].first = facts.of_contacts[first[row]].first;
    if (!facts.units.empty()) facts.units[row] = facts.units[first[row]];
  }
}

}  // namespace journeyrank
