// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/party_rows.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// What telling cases apart needs of each contact, one entry a contact.
struct CaseColumns {
  std::span<const std::uint32_t> parties;   ///< account or customer; no_party for an anonymous contact
  std::size_t party_count = 0;              ///< parties are below it
  std::span<const std::uint32_t> subjects;  ///< issue; empty: all of them are about one thing
  std::span<const std::int64_t> started_at;
  std::span<const std::int64_t> ended_at;  ///< not before the start
  std::span<const std::uint32_t> journeys;
  std::span<const std::int64_t> windows;    ///< of each journey, in milliseconds
  std::span<const std::uint8_t> declared;   ///< 1: the party and subject are a case by themselves; empty: none is
  std::span<const std::int8_t> resolved;    ///< -1 not known, 0, 1; empty: of none is it known
  std::span<const std::uint32_t> agents{};  ///< who handled it last; no_party: not known; empty: nobody asks
  std::int64_t longest_window = 0;          ///< of any journey, whether it has contacts here or not
  std::span<const std::uint8_t> of_one_journey{};  ///< 1: only contacts of its journey have its key; empty: none is so
  const PartyRows* by_party = nullptr;             ///< the rows of these parties, where somebody has sorted them
};

/// Who called again about the same thing: facts of each contact.
///
/// -1 stands for "not known": the contact is anonymous, or the log is too short to tell. A contact is known to be the
/// last of its case only when its window has passed before the log ends, and the first only when the longest window
/// that a contact of its key can have is in the log before it: a case that seems to open so soon may have begun before
/// the log, with a contact of another journey.
///
/// But for `first`, what is known depends on the time of the contact alone, never on what came after it: else a case
/// that is over early is known more often than one that goes on, and a rate of cases comes out too good.
struct CaseFacts {
  /// What there is to say of one contact, next to each other: the walk goes through contacts out of order.
  struct OfContact {
    std::int8_t repeated = -1;    ///< 1: another contact of the key starts within the window after this one
    std::int8_t first = -1;       ///< 1: no contact of the key in the window before; 0 wherever one is seen
    std::int8_t opens = -1;       ///< the same, known only where the window before is in the log
    std::int8_t same_agent = -1;  ///< of a contact that opens no case, where known: 1 when that before it had its agent
    std::int8_t alone = -1;       ///< 1: none in the window before and none in that after, both in the log
    /// At the first contact of a case, where its windows before and after are in the log, -1 elsewhere:
    std::int8_t single = -1;  ///< 1: the case is one contact
    std::int8_t once = -1;    ///< 1: and it was resolved, by its flag where there is one
  };

  LargeVector<OfContact> of_contacts{};
  /// At every contact of a case whose windows are in the log, not_read elsewhere:
  LargeVector<std::int64_t> units{};  ///< its number, the same for all of them; empty unless asked for

  std::int8_t of(CaseFact fact, std::size_t row) const noexcept {
    const OfContact& contact = of_contacts[row];
    switch (fact) {
      case CaseFact::repeated:
        return contact.repeated;
      case CaseFact::first:
        return contact.first;
      case CaseFact::opens:
        return contact.opens;
      case CaseFact::alone:
        return contact.alone;
      case CaseFact::single:
        return contact.single;
      case CaseFact::same_agent:
        return contact.same_agent;
      case CaseFact::once:
      case CaseFact::agents:  // a number: see agents_of_cases
        break;
    }
    return contact.once;
  }
};

/// Whether cases are numbered too: 8 bytes a contact, for metrics that count cases.
enum class NumberCases { no, yes };

/// Tells cases apart. `before(a, b)` orders contacts that start at one moment: by id, so that runs are deterministic.
///
/// Edge    the log begins with its first contact and ends with the start of its last; a case is that of its first
///         contact; overlapping contacts are in one case, whatever the window
/// Cost    O(n log c) for cases of c contacts
template <class Before>
class CaseWalk {
 public:
  CaseWalk(const CaseColumns& columns, Before before, std::size_t threads, NumberCases numbered)
      : columns_(columns), before_(before) {
    const std::size_t n = columns.parties.size();
    facts_.of_contacts.resize(n);
    if (numbered == NumberCases::yes) facts_.units.assign(n, not_read);
    if (n == 0) return;
    const auto [begin, end] = std::minmax_element(columns.started_at.begin(), columns.started_at.end());
    log_begin_ = *begin;
    log_end_ = *end;
    std::optional<PartyRows> own;
    const PartyRows& by_party =
        columns.by_party != nullptr ? *columns.by_party : own.emplace(columns.parties, columns.party_count, threads);
    for_each_block(by_party.count(), 1024, threads,
                   [this, &by_party](std::size_t first, std::size_t last) { walk_parties(by_party, first, last); });
  }

  CaseFacts facts() && { return std::move(facts_); }

 private:
  /// A contact on its way through the walk: what decides its case, next to that of the contacts around it.
  struct Step {
    std::int64_t start;
    std::int64_t until;  ///< the end of its window
    std::uint32_t subject;
    std::uint32_t row;
  };

  /// The contacts of some parties: what is asked of them is brought together first, then gone through.
  void walk_parties(const PartyRows& by_party, std::size_t first_party, std::size_t last_party) {
    const std::size_t offset = by_party.begin(first_party);
    std::vector<Step> steps;
    steps.reserve(by_party.begin(last_party) - offset);
    for (const std::uint32_t row : by_party.rows().subspan(offset, by_party.begin(last_party) - offset)) {
      steps.push_back({columns_.started_at[row], columns_.ended_at[row] + columns_.windows[columns_.journeys[row]],
                       columns_.subjects.empty() ? 0 : columns_.subjects[row], row});
    }
    for (std::size_t party = first_party; party < last_party; ++party) {
      const std::size_t begin = by_party.begin(party);
      walk_party(std::span(steps).subspan(begin - offset, by_party.begin(party + 1) - begin));
    }
  }

  void walk_party(std::span<Step> steps) {
    if (steps.size() > 1) {
      std::sort(steps.begin(), steps.end(), [this](const Step& a, const Step& b) {
        if (a.subject != b.subject) return a.subject < b.subject;
        return a.start != b.start ? a.start < b.start : before_(a.row, b.row);
      });
    }
    for (std::size_t begin = 0; begin < steps.size();) {
      std::size_t end = begin + 1;
      while (end < steps.size() && steps[end].subject == steps[begin].subject) ++end;
      walk_key(steps.subspan(begin, end - begin));
      begin = end;
    }
  }

  /// The contacts of one key, in order.
  void walk_key(std::span<const Step> steps) {
    std::size_t begin = 0;  // of the case at hand
    std::int64_t open_until = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto [start, until, subject, row] = steps[i];
      const bool is_declared = !columns_.declared.empty() && columns_.declared[row] != 0;
      const bool follows = i > 0 && (start <= open_until || is_declared);
      if (i > 0 && !follows) end_case(steps.subspan(begin, i - begin));
      if (!follows) begin = i;
      const bool has_window_before = start - window_before(row) >= log_begin_;
      CaseFacts::OfContact& contact = facts_.of_contacts[row];
      if (has_window_before) contact.opens = follows ? 0 : 1;
      contact.first = follows ? std::int8_t{0} : contact.opens;
      if (follows && has_window_before) note_agent(steps[i - 1].row, row);
      open_until = follows ? std::max(open_until, until) : until;
      const bool has_next = i + 1 < steps.size();
      if (until <= log_end_) contact.repeated = has_next && steps[i + 1].start <= until ? 1 : 0;
      if (until <= log_end_ && has_window_before) contact.alone = 0;  // until its case is over
    }
    end_case(steps.subspan(begin));
  }

  /// The longest window that a contact before it with its key can have.
  std::int64_t window_before(std::uint32_t row) const noexcept {
    const std::int64_t own = columns_.windows[columns_.journeys[row]];
    const bool same_journey = !columns_.of_one_journey.empty() && columns_.of_one_journey[row] != 0;
    return same_journey ? own : std::max(own, columns_.longest_window);
  }

  void note_agent(std::uint32_t before, std::uint32_t row) {
    if (columns_.agents.empty()) return;
    const std::uint32_t agent = columns_.agents[row];
    const std::uint32_t other = columns_.agents[before];
    if (agent != no_party && other != no_party) facts_.of_contacts[row].same_agent = agent == other ? 1 : 0;
  }

  void end_case(std::span<const Step> steps) {
    const auto [start, until, subject, first] = steps.front();
    if (until > log_end_) return;  // whoever comes back may yet do so
    CaseFacts::OfContact& contact = facts_.of_contacts[first];
    if (contact.opens != 1) return;  // and whoever was there before may have come back
    const std::int8_t single = steps.size() == 1 ? 1 : 0;
    contact.single = single;
    contact.once = !columns_.resolved.empty() && columns_.resolved[first] == 0 ? std::int8_t{0} : single;
    if (contact.alone == 0) contact.alone = single;
    if (facts_.units.empty()) return;
    for (const Step& step : steps) facts_.units[step.row] = first;
  }

  CaseColumns columns_;
  Before before_;
  CaseFacts facts_;
  std::int64_t log_begin_ = 0;
  std::int64_t log_end_ = 0;
};

/// The facts of all contacts; `threads` (0: one a processor) never change one.
template <class Before>
CaseFacts case_facts(const CaseColumns& columns, Before before, std::size_t threads = 1,
                     NumberCases numbered = NumberCases::yes) {
  return CaseWalk<Before>(columns, before, threads, numbered).facts();
}

}  // namespace journeyrank
