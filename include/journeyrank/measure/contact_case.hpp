// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// No party: an anonymous contact, which belongs to no case.
inline constexpr std::uint32_t no_party = std::numeric_limits<std::uint32_t>::max();

/// What telling cases apart needs of each contact, one entry a contact. Contacts of one party and one subject that
/// stand within the window are one case.
struct CaseColumns {
  std::span<const std::uint32_t> parties;   ///< account or customer; no_party for an anonymous contact
  std::span<const std::uint32_t> subjects;  ///< issue; empty when the key has none
  std::span<const std::int64_t> started_at;
  std::span<const std::int64_t> ended_at;  ///< not before the start
  std::span<const std::int64_t> windows;   ///< of the contact's journey, in milliseconds
  std::span<const std::uint8_t> declared;  ///< 1: the party and subject are a case by themselves; empty: none is
  std::span<const std::int8_t> resolved;   ///< -1 not known, 0, 1
};

/// Who called again about the same thing: facts of each contact.
///
/// -1 stands for "not known": the contact is anonymous, or the log is too short to tell. A contact is known to be the
/// last of its case only when its window has passed before the log ends, and the first only when the window before it
/// is in the log.
///
/// But for `first`, what is known depends on the time of the contact alone, never on what came after it: else a case
/// that is over early is known more often than one that goes on, and a rate of cases comes out too good.
struct CaseFacts {
  std::vector<std::int8_t> repeated;  ///< 1: another contact of the key starts within the window after this one
  std::vector<std::int8_t> first;     ///< 1: no contact of the key in the window before; 0 wherever one is seen
  std::vector<std::int8_t> opens;     ///< the same, known only where the window before is in the log
  std::vector<std::int8_t> alone;     ///< 1: none in the window before and none in that after, both in the log
  /// At the first contact of a case, once its window has passed, -1 elsewhere:
  std::vector<std::int8_t> single;  ///< 1: the case is one contact
  std::vector<std::int8_t> once;    ///< 1: and it was resolved, by its flag where there is one
};

/// Tells cases apart. `before(a, b)` orders contacts that start at one moment: by id, so that runs are deterministic.
///
/// Edge    the log begins with its first contact and ends with the start of its last; a case is that of its first
///         contact; overlapping contacts are in one case, whatever the window
/// Cost    O(n log c) for cases of c contacts
template <class Before>
class CaseWalk {
 public:
  CaseWalk(const CaseColumns& columns, Before before) : columns_(columns), before_(before) {
    const std::size_t n = columns.parties.size();
    for (auto* each : {&facts_.repeated, &facts_.first, &facts_.opens, &facts_.alone, &facts_.single, &facts_.once}) {
      each->assign(n, -1);
    }
    if (n == 0) return;
    const auto [begin, end] = std::minmax_element(columns.started_at.begin(), columns.started_at.end());
    log_begin_ = *begin;
    log_end_ = *end;
    walk(rows_in_order());
  }

  CaseFacts facts() && { return std::move(facts_); }

 private:
  std::uint32_t subject(std::uint32_t row) const noexcept {
    return columns_.subjects.empty() ? 0 : columns_.subjects[row];
  }
  bool is_same_key(std::uint32_t a, std::uint32_t b) const noexcept {
    return columns_.parties[a] == columns_.parties[b] && subject(a) == subject(b);
  }

  bool is_declared(std::uint32_t row) const noexcept {
    return !columns_.declared.empty() && columns_.declared[row] != 0;
  }

  /// The contacts that have a party, by key, then start, then id.
  std::vector<std::uint32_t> rows_in_order() const {
    std::uint32_t parties = 0;
    for (const std::uint32_t party : columns_.parties) {
      if (party != no_party) parties = std::max(parties, party + 1);
    }
    std::vector<std::size_t> ends(parties + std::size_t{1}, 0);
    for (const std::uint32_t party : columns_.parties) ++ends[std::min(party, parties)];
    const std::size_t known = columns_.parties.size() - ends[parties];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> rows(columns_.parties.size());
    for (std::size_t row = rows.size(); row-- > 0;) {
      rows[--ends[std::min(columns_.parties[row], parties)]] = static_cast<std::uint32_t>(row);
    }
    rows.resize(known);
    for (std::size_t begin = 0; begin < known;) {
      std::size_t end = begin + 1;
      while (end < known && columns_.parties[rows[end]] == columns_.parties[rows[begin]]) ++end;
      if (end - begin > 1) {
        std::sort(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.begin() + static_cast<std::ptrdiff_t>(end),
                  [this](std::uint32_t a, std::uint32_t b) { return stands_before(a, b); });
      }
      begin = end;
    }
    return rows;
  }

  bool stands_before(std::uint32_t a, std::uint32_t b) const {
    if (subject(a) != subject(b)) return subject(a) < subject(b);
    if (columns_.started_at[a] != columns_.started_at[b]) return columns_.started_at[a] < columns_.started_at[b];
    return before_(a, b);
  }

  void walk(const std::vector<std::uint32_t>& rows) {
    std::size_t begin = 0;  // of the case at hand
    std::int64_t open_until = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::uint32_t row = rows[i];
      const bool same_key = i > 0 && is_same_key(rows[i - 1], row);
      const std::int64_t start = columns_.started_at[row];
      const bool follows = same_key && (start <= open_until || is_declared(row));
      if (i > 0 && !follows) end_case(std::span(rows).subspan(begin, i - begin));
      if (!follows) begin = i;
      const bool has_window_before = start - columns_.windows[row] >= log_begin_;
      if (has_window_before) facts_.opens[row] = follows ? 0 : 1;
      facts_.first[row] = follows ? std::int8_t{0} : facts_.opens[row];
      const std::int64_t until = columns_.ended_at[row] + columns_.windows[row];
      open_until = follows ? std::max(open_until, until) : until;
      const bool has_next = i + 1 < rows.size() && is_same_key(row, rows[i + 1]);
      if (until <= log_end_) facts_.repeated[row] = has_next && columns_.started_at[rows[i + 1]] <= until ? 1 : 0;
      if (until <= log_end_ && has_window_before) facts_.alone[row] = 0;  // until its case is over
    }
    if (!rows.empty()) end_case(std::span(rows).subspan(begin));
  }

  void end_case(std::span<const std::uint32_t> rows) {
    const std::uint32_t first = rows.front();
    if (columns_.ended_at[first] + columns_.windows[first] > log_end_) return;  // whoever comes back may yet do so
    const std::int8_t single = rows.size() == 1 ? 1 : 0;
    facts_.single[first] = single;
    facts_.once[first] = columns_.resolved[first] == 0 ? std::int8_t{0} : single;
    if (facts_.alone[first] == 0) facts_.alone[first] = single;
  }

  CaseColumns columns_;
  Before before_;
  CaseFacts facts_;
  std::int64_t log_begin_ = 0;
  std::int64_t log_end_ = 0;
};

/// The facts of all contacts.
template <class Before>
CaseFacts case_facts(const CaseColumns& columns, Before before) {
  return CaseWalk<Before>(columns, before).facts();
}

}  // namespace journeyrank
