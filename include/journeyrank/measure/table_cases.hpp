// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "journeyrank/base/large_vector.hpp"
#include "journeyrank/measure/case_agents.hpp"
#include "journeyrank/measure/case_keys.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/near_legs.hpp"
#include "journeyrank/measure/party_rows.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/slice_column.hpp"

namespace journeyrank {

/// What a table says of cases: facts of each contact, and where a reading asks how many agents each case met.
struct TableCases {
  CaseFacts facts{};
  std::vector<std::int8_t> resolved{};  ///< of near legs taken together, where the rule does; else that of the table
  std::vector<std::int64_t> agents{};   ///< see agents_of_cases; empty unless asked for
};

/// Who handled each contact of a table, where a reading asks: no_party where it does not say.
inline LargeVector<std::uint32_t> agents_of(const ContactTable& table) {
  if (table.agents() == nullptr) return {};
  LargeVector<std::uint32_t> agents = table.agents()->numbers();
  if (const auto nobody = table.agents()->names().find(no_slice)) {
    std::replace(agents.begin(), agents.end(), *nobody, no_party);
  }
  return agents;
}

/// Tells the cases of a table apart by a rule, near legs first: its contacts must have their legs merged, and keep what
/// tells cases apart.
///
/// Cost    O(n log c) for cases of c contacts; `threads` (0: one a processor) never change a fact; `by_customer` spares
///         it the sorting of the table's rows by customer, where these are the parties
inline TableCases cases_of(const ContactTable& table, const CaseRule& rule, std::size_t threads = 1,
                           const PartyRows* by_customer = nullptr) {
  NumberCases numbered = NumberCases::no;
  const LargeVector<std::uint32_t> agents = agents_of(table);
  AgentColumns handled{.agents = agents, .further = table.further_agents()};
  bool counts_agents = false;
  for (const auto& each : table.readings()) {
    const Reading& reading = each.reader.reading();
    if (reading == Reading{CaseReading{rule, CaseFact::agents}}) counts_agents = true;
    if (reading == Reading{UnitReading{CountingUnit::each_case, rule}}) numbered = NumberCases::yes;
    if (reading == Reading{NumberOf{"agents"}}) handled.counts = each.numbers;
  }
  if (counts_agents) numbered = NumberCases::yes;
  std::vector<std::int64_t> windows;
  for (std::uint32_t i = 0; i < table.journey_names().size(); ++i) {
    windows.push_back(rule.window_ms(table.journey_names()[i]));
  }
  const CaseKeys keys = case_keys(table, rule.key);
  const std::vector<std::uint8_t> of_one_journey =
      rule.windows.empty() ? std::vector<std::uint8_t>{} : keys_of_one_journey(table, rule.key);
  const bool is_of_customers = keys.parties.numbers.data() == table.customers().data();
  const CaseColumns columns{.parties = keys.parties.numbers,
                            .party_count = keys.parties.count,
                            .subjects = keys.subjects.numbers,
                            .started_at = table.started_at(),
                            .ended_at = table.ended_at(),
                            .journeys = table.journeys(),
                            .windows = windows,
                            .declared = keys.declared,
                            .resolved = table.resolved(),
                            .agents = agents,
                            .longest_window = rule.longest_window_ms(),
                            .of_one_journey = of_one_journey,
                            .by_party = is_of_customers ? by_customer : nullptr};
  const auto before = [&table](std::uint32_t a, std::uint32_t b) {
    return table.contact_key(a) < table.contact_key(b);
  };
  TableCases cases;
  if (rule.legs_within_min) {
    const auto within = static_cast<std::int64_t>(std::llround(*rule.legs_within_min * 60'000.0));
    const auto first = near_legs(table.customers(), table.journeys(), table.started_at(), within, before);
    const LegColumns legs(columns, first);
    cases.facts = case_facts(legs.columns(), before, threads, numbered);
    share_with_legs(cases.facts, first);
    cases.resolved.assign(legs.columns().resolved.begin(), legs.columns().resolved.end());
  } else {
    cases.facts = case_facts(columns, before, threads, numbered);
  }
  if (counts_agents) cases.agents = agents_of_cases(cases.facts.units, handled);
  return cases;
}

}  // namespace journeyrank
