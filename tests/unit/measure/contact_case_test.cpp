// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_case.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::case_facts;
using journeyrank::CaseColumns;
using journeyrank::CaseFact;
using journeyrank::CaseFacts;
using journeyrank::no_party;

namespace {

/// Contacts as columns, in days for the eye.
struct Log {
  std::vector<std::uint32_t> parties{};
  std::vector<std::uint32_t> subjects{};
  std::vector<std::int64_t> started_at{};
  std::vector<std::int64_t> ended_at{};
  std::vector<std::int64_t> windows{};
  std::vector<std::uint8_t> declared{};
  std::vector<std::int8_t> resolved{};

  void add(std::uint32_t party, std::int64_t start, std::int64_t end, std::int64_t window = 7) {
    parties.push_back(party);
    subjects.push_back(0);
    started_at.push_back(start);
    ended_at.push_back(end);
    windows.push_back(window);
    resolved.push_back(-1);
  }
  CaseFacts facts() const {
    std::vector<std::uint32_t> journeys(parties.size());  // one a contact: windows are those of journeys
    std::iota(journeys.begin(), journeys.end(), std::uint32_t{0});
    std::size_t party_count = 0;
    for (const std::uint32_t party : parties) {
      if (party != no_party) party_count = std::max<std::size_t>(party_count, party + std::size_t{1});
    }
    const CaseColumns columns{parties,  party_count, subjects, started_at, ended_at,
                              journeys, windows,     declared, resolved};
    return case_facts(columns, [](std::uint32_t a, std::uint32_t b) { return a < b; });
  }
};

using Flags = std::vector<std::int8_t>;

/// A log from day 0 to day 100 by two contacts of strangers.
Log hundred_days() {
  Log log;
  log.add(900, 0, 0);
  log.add(901, 100, 100);
  return log;
}

/// The facts of what was added after hundred_days().
template <class Cells>
Cells added(const Cells& cells) {
  return Cells(cells.begin() + 2, cells.end());
}
Flags added(const CaseFacts& facts, CaseFact fact) {
  Flags flags;
  for (std::size_t row = 2; row < facts.of_contacts.size(); ++row) flags.push_back(facts.of(fact, row));
  return flags;
}

}  // namespace

TEST_CASE("cases: exactly the window is inside, one unit more is outside") {
  Log log = hundred_days();
  log.add(1, 10, 12);
  log.add(1, 19, 19);  // 7 after the end of the first
  log.add(1, 27, 27);  // 8 after the end of the second
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::repeated) == Flags{1, 0, 0});
  CHECK(added(facts, CaseFact::first) == Flags{1, 0, 1});
  CHECK(added(facts, CaseFact::opens) == Flags{1, 0, 1});
  CHECK(added(facts, CaseFact::single) == Flags{0, -1, 1});
  CHECK(added(facts, CaseFact::alone) == Flags{0, 0, 1});
}

TEST_CASE("cases: distance runs from the end of a contact to the start of the next, overlaps are one case") {
  Log log = hundred_days();
  log.add(1, 10, 40);  // still open when the second comes and goes
  log.add(1, 20, 21);
  log.add(1, 45, 45);  // 24 after the second, but 5 after the first
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::opens) == Flags{1, 0, 0});
  CHECK(added(facts, CaseFact::repeated) == Flags{1, 0, 0});
}

TEST_CASE("cases: what the log is too short to tell is not known") {
  Log log = hundred_days();
  log.add(1, 3, 3);    // no window before it in the log: maybe not the first
  log.add(2, 93, 93);  // its window ends with the log: eligible
  log.add(3, 94, 94);  // and this one's after it: not
  log.add(4, 95, 95);  // a repeat is seen, but only early repeats can be: not eligible either
  log.add(4, 96, 96);
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::first) == Flags{-1, 1, 1, 1, 0});
  CHECK(added(facts, CaseFact::repeated) == Flags{0, 0, -1, -1, -1});
  CHECK(added(facts, CaseFact::single) == Flags{-1, 1, -1, -1, -1});
  CHECK(added(facts, CaseFact::opens) == Flags{-1, 1, 1, 1, 0});
  CHECK(added(facts, CaseFact::alone) == Flags{-1, 1, -1, -1, -1});
}

// Whether a case counts must not depend on how long it lasts: one that goes on would be left out more often.
TEST_CASE("cases: a case is known once the window of its first contact has passed, though it may still go on") {
  Log log = hundred_days();
  log.add(1, 90, 90);
  log.add(1, 96, 96);  // it may be followed yet, but the case is none of one contact
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::single) == Flags{0, -1});
  CHECK(added(facts, CaseFact::once) == Flags{0, -1});
  CHECK(added(facts, CaseFact::alone) == Flags{0, -1});
}

TEST_CASE("cases: whether a contact opens a case is known by its time alone, whatever came before it") {
  Log log = hundred_days();
  log.add(1, 3, 3);
  log.add(1, 5, 5);  // it follows, but of those in the first window only such ones could be told
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::opens) == Flags{-1, -1});
  CHECK(added(facts, CaseFact::alone) == Flags{-1, -1});
  CHECK(added(facts, CaseFact::first) == Flags{-1, 0});
}

TEST_CASE("cases: one that seems to open in the first window of the log is not known, nor is what follows it") {
  Log log = hundred_days();
  log.add(1, 6, 6);    // maybe not its first
  log.add(1, 12, 12);  // follows it
  log.add(2, 7, 7);    // the window before begins with the log
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::single) == Flags{-1, -1, 1});
  CHECK(added(facts, CaseFact::once) == Flags{-1, -1, 1});
  CHECK(added(facts.units) == journeyrank::LargeVector<std::int64_t>{journeyrank::not_read, journeyrank::not_read, 4});
}

TEST_CASE("cases: anonymous contacts belong to none") {
  Log log = hundred_days();
  log.add(no_party, 10, 10);
  log.add(no_party, 11, 11);
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::repeated) == Flags{-1, -1});
  CHECK(added(facts, CaseFact::first) == Flags{-1, -1});
  CHECK(added(facts, CaseFact::opens) == Flags{-1, -1});
  CHECK(added(facts, CaseFact::alone) == Flags{-1, -1});
  CHECK(added(facts, CaseFact::single) == Flags{-1, -1});
}

TEST_CASE("cases: parties and subjects part cases; a contact resolved by its flag outweighs the window") {
  Log log = hundred_days();
  log.add(1, 10, 10);
  log.add(2, 11, 11);
  log.add(1, 12, 12);
  log.subjects.back() = 5;
  log.resolved = {-1, -1, 1, 0, -1};
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::single) == Flags{1, 1, 1});
  CHECK(added(facts, CaseFact::once) == Flags{1, 0, 1});
}

TEST_CASE("cases: contacts of one declared case are one, however far apart") {
  Log log = hundred_days();
  log.add(1, 10, 10);
  log.add(1, 60, 60);
  log.declared = {0, 0, 1, 1};
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::opens) == Flags{1, 0});
  CHECK(added(facts, CaseFact::single) == Flags{0, -1});
  CHECK(added(facts, CaseFact::repeated) == Flags{0, 0});  // nobody came back within the window
}

TEST_CASE("cases: contacts of one moment are ordered by id, and a window of 0 joins only those") {
  Log log = hundred_days();
  log.add(1, 10, 10, 0);
  log.add(1, 10, 10, 0);
  log.add(1, 11, 11, 0);
  const CaseFacts facts = log.facts();
  CHECK(added(facts, CaseFact::first) == Flags{1, 0, 1});
  CHECK(added(facts, CaseFact::opens) == Flags{1, 0, 1});
}

TEST_CASE("cases: no contact, and one contact alone") {
  CHECK(Log{}.facts().of_contacts.empty());
  Log log;
  log.add(1, 10, 10);
  CHECK(log.facts().of(CaseFact::repeated, 0) == -1);
}

TEST_CASE("cases: random logs are told apart as by the definition, in any order of rows") {
  Splitmix64 random(3);
  for (int round = 0; round < 300; ++round) {
    Log log;
    const std::size_t n = 1 + random.below(40);
    for (std::size_t i = 0; i < n; ++i) {
      const auto start = static_cast<std::int64_t>(random.below(60));
      log.add(static_cast<std::uint32_t>(random.below(4)), start, start + static_cast<std::int64_t>(random.below(5)),
              5);
    }
    const CaseFacts facts = log.facts();
    const std::int64_t begin = *std::min_element(log.started_at.begin(), log.started_at.end());
    const std::int64_t end = *std::max_element(log.started_at.begin(), log.started_at.end());
    const auto later = [&](std::size_t a, std::size_t b) {
      return log.started_at[a] != log.started_at[b] ? log.started_at[a] > log.started_at[b] : a > b;
    };
    for (std::size_t i = 0; i < n; ++i) {
      bool followed = false;
      std::int64_t open = -1;  // until when the contacts before this one keep their case open
      for (std::size_t j = 0; j < n; ++j) {
        if (log.parties[j] != log.parties[i]) continue;
        followed = followed || (later(j, i) && log.started_at[j] <= log.ended_at[i] + 5);
        if (later(i, j)) open = std::max(open, log.ended_at[j] + 5);
      }
      CHECK(facts.of(CaseFact::repeated, i) == (log.ended_at[i] + 5 > end ? -1 : followed ? 1 : 0));
      CHECK(facts.of(CaseFact::first, i) == (log.started_at[i] <= open ? 0 : log.started_at[i] - 5 >= begin ? 1 : -1));
    }
  }
}

// A log of 28 days in which 30 % of contacts are followed by another within a uniform 7 days: counting all contacts
// gives 26.1 %, counting those whose window has passed 29.9 %.
TEST_CASE("cases: the repeat rate of eligible contacts is unbiased where that of all contacts is not") {
  Splitmix64 random(11);
  Log log;
  constexpr std::int64_t day = 1000;
  for (std::uint32_t party = 0; party < 200'000; ++party) {
    auto at = static_cast<std::int64_t>(random.unit() * 28 * day);
    for (; at < 28 * day; at += static_cast<std::int64_t>(random.unit() * 7 * day)) {
      log.add(party, at, at, 7 * day);
      if (random.unit() >= 0.3) break;
    }
  }
  const CaseFacts facts = log.facts();
  const auto count = [&](std::int8_t CaseFacts::OfContact::*fact, std::int8_t value) {
    return static_cast<double>(std::count_if(facts.of_contacts.begin(), facts.of_contacts.end(),
                                             [&](const auto& contact) { return contact.*fact == value; }));
  };
  const double repeated = count(&CaseFacts::OfContact::repeated, 1);
  const double eligible = repeated + count(&CaseFacts::OfContact::repeated, 0);
  const double seen = count(&CaseFacts::OfContact::first, 0);
  CHECK(repeated / eligible == doctest::Approx(0.30).epsilon(0.015));
  CHECK(seen / static_cast<double>(log.parties.size()) < 0.28);
}
