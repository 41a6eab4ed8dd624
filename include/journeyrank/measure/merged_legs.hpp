// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/slice_column.hpp"
#include "journeyrank/measure/transfer_legs.hpp"

namespace journeyrank {

/// Makes a table in which every chain of transfer legs is one contact.
class LegMerge {
 public:
  explicit LegMerge(const ContactTable& legs) : legs_(legs) {}

  ContactTable table() const {
    const std::vector<std::uint32_t> roots = chains();
    std::vector<std::uint32_t> rows(legs_.size());
    std::iota(rows.begin(), rows.end(), std::uint32_t{0});
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (roots[a] != roots[b]) return roots[a] < roots[b];
      const auto starts = legs_.started_at();
      return starts[a] != starts[b] ? starts[a] < starts[b] : legs_.contact_key(a) < legs_.contact_key(b);
    });
    ContactTable merged = legs_.without_rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || roots[rows[i]] != roots[rows[i - 1]]) {
        begin(merged, rows[i]);
      } else {
        join(merged, rows[i]);
      }
    }
    return merged;
  }

 private:
  std::vector<std::uint32_t> chains() const {
    const auto& parents = legs_.rows_.parents;
    std::vector<std::uint32_t> of_rows(legs_.size(), no_party);
    for (std::uint32_t at = 0; at < of_rows.size(); ++at) {
      if (parents[at] == no_party) continue;
      const auto here = legs_.contact_ids_.find(legs_.names_.parents[parents[at]]);
      of_rows[at] = here ? *here : static_cast<std::uint32_t>(legs_.size()) + parents[at];
    }
    return chains_of(of_rows, legs_.size() + legs_.names_.parents.size());
  }

  /// The first leg of a chain: it is the contact.
  void begin(ContactTable& merged, std::uint32_t row) const {
    for (std::size_t r = 0; r < legs_.readings_.size(); ++r) merged.scratch_[r] = legs_.readings_[r].at(row);
    for (std::size_t c = 0; c < legs_.slices_.size(); ++c) merged.slices_[c].push_back(legs_.slices_[c].text(row));
    merged.contact_ids_.insert(legs_.contact_ids_[row]);
    merged.push_row(legs_.rows_.row(row));
  }

  /// Takes over what the legs before do not name: the journey, who it was and what it was about.
  void name(ContactTable& merged, std::size_t at, std::uint32_t row) const {
    const ContactRow leg = legs_.rows_.row(row);
    auto& rows = merged.rows_;
    const auto unmapped = legs_.names_.journeys.find(unmapped_journey);
    if (unmapped && rows.journeys[at] == *unmapped) rows.journeys[at] = leg.journey;
    if (rows.customers[at] == no_party) rows.customers[at] = leg.customer;
    for (std::size_t c = 0; c < legs_.slice_count_; ++c) {
      SliceColumn& slice = merged.slices_[c];
      if (slice.text(at) == no_slice) slice.set(at, legs_.slices_[c].text(row));
    }
    if (!rows.keeps_cases()) return;
    const auto take = [at](auto& column, std::uint32_t named) {
      if (column[at] == no_party) column.set(at, named);
    };
    take(rows.cases.accounts, leg.of_case.account);
    take(rows.cases.issues, leg.of_case.issue);
    take(rows.cases.declared, leg.of_case.declared);
  }

  /// A further leg: its readings join those of the contact.
  void join(ContactTable& merged, std::uint32_t row) const {
    const std::size_t at = merged.size() - 1;
    name(merged, at, row);
    for (std::size_t r = 0; r < legs_.readings_.size(); ++r) {
      merged.readings_[r].add_leg(at, legs_.readings_[r].at(row));
    }
    if (legs_.agents() != nullptr) join_agent(merged, row);
    if (!legs_.rows_.keeps_cases()) return;
    const CaseRow leg = legs_.rows_.cases.row(row);
    auto& columns = merged.rows_.cases;
    columns.ended_at[at] = std::max(columns.ended_at[at], leg.ended_at);
    if (leg.resolved >= 0) columns.resolved.set(at, leg.resolved);
  }

  /// The last leg that names its agent tells that of the contact; those of earlier ones are kept beside.
  void join_agent(ContactTable& merged, std::uint32_t row) const {
    const std::string_view agent = legs_.agents()->text(row);
    if (agent == no_slice) return;
    const std::size_t at = merged.size() - 1;
    SliceColumn& agents = merged.slices_.back();
    if (agents.text(at) != no_slice) {
      merged.further_agents_.push_back({static_cast<std::uint32_t>(at), agents.numbers()[at]});
    }
    agents.set(at, agent);
  }

  const ContactTable& legs_;
};

/// The same contacts with every chain of transfer legs as one contact: that of its first leg, to the latest end. Its
/// journey, customer, account, issue, case and slices are each those of the first leg that names them: a menu that
/// knows nobody and nothing is passed over.
///
/// Edge    durations, counts and amounts of the legs are added up; of a survey, of an agent and of what the customer is
///         worth in a year (`revenue`) the last one counts, and any other condition holds when it does for one leg;
///         legs of a parent that is not here, and those whose parents go in a circle, are one contact too; whether it
///         is over the last leg tells
/// Cost    O(n log n)
inline ContactTable merged_legs(const ContactTable& legs) { return LegMerge(legs).table(); }

}  // namespace journeyrank
