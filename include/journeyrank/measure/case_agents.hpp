// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// An agent of a contact beside the last one: contacts of several transfer legs have them.
struct FurtherAgent {
  std::uint32_t row = 0;
  std::uint32_t agent = 0;
};

/// True for a reading that rests on who handled contacts.
inline bool reads_agents(const Reading& reading) noexcept {
  const auto* fact = std::get_if<CaseReading>(&reading);
  return fact != nullptr && asks_for_agents(fact->fact);
}

/// Who handled contacts, one entry a contact.
struct AgentColumns {
  std::span<const std::uint32_t> agents{};  ///< the (last) agent by number; no_party: not known
  std::span<const FurtherAgent> further{};
  std::span<const std::int64_t> counts{};  ///< agents who took part, where that is counted; not_read: not measured
};

/// How many agents had a part in each case: at the first contact of a case, not_read elsewhere. Where some contact of
/// the log says how many took part, these counts are added up over the case, and an agent of two contacts counts
/// twice; where none does, distinct agent ids are counted, each once.
///
/// Shape   `units` are the case of each contact by the number of its first one, or not_read
/// Edge    a case of which no contact says anything: not_read
/// Cost    O(n log n) time, 16 bytes a contact
inline std::vector<std::int64_t> agents_of_cases(std::span<const std::int64_t> units, const AgentColumns& columns) {
  std::vector<std::int64_t> of_cases(units.size(), not_read);
  const auto add = [&of_cases](std::int64_t unit, std::int64_t agents) {
    std::int64_t& all = of_cases[static_cast<std::size_t>(unit)];
    all = all == not_read ? agents : all + agents;
  };
  const auto is_counted = [](std::int64_t count) { return count != not_read; };
  if (std::any_of(columns.counts.begin(), columns.counts.end(), is_counted)) {
    for (std::size_t row = 0; row < units.size(); ++row) {
      if (units[row] != not_read && is_counted(columns.counts[row])) add(units[row], columns.counts[row]);
    }
    return of_cases;
  }
  std::vector<std::pair<std::int64_t, std::uint32_t>> met;
  const auto meet = [&](std::size_t row, std::uint32_t agent) {
    if (units[row] != not_read && agent != no_party) met.emplace_back(units[row], agent);
  };
  for (std::size_t row = 0; row < columns.agents.size(); ++row) meet(row, columns.agents[row]);
  for (const auto& [row, agent] : columns.further) meet(row, agent);
  std::sort(met.begin(), met.end());
  met.erase(std::unique(met.begin(), met.end()), met.end());
  for (const auto& [unit, agent] : met) add(unit, 1);
  return of_cases;
}

}  // namespace journeyrank
