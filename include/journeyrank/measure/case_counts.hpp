// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/merged_legs.hpp"
#include "journeyrank/measure/table_cases.hpp"

namespace journeyrank {

/// How much counting contacts inflates the number of issues, and how many cases one contact settled, by the flag and by
/// nobody coming back. What the log is too short to tell is in none of the counts.
struct CaseCounts {
  std::int64_t contacts = 0;      ///< whose window before is in the log
  std::int64_t cases = 0;         ///< those of them that open a case
  std::int64_t passed = 0;        ///< cases whose first contact's window has passed
  std::int64_t not_repeated = 0;  ///< of these, those of one contact
  std::int64_t flagged = 0;       ///< of these, those whose first contact has the flag `resolved`
  std::int64_t resolved = 0;      ///< and says that it was

  friend bool operator==(const CaseCounts&, const CaseCounts&) = default;
};

/// Counts by each rule the cases of all contacts that name a journey; transfer legs are one contact.
///
/// Edge    a table that keeps nothing of cases (no reading asks): all counts are 0
/// Cost    O(n log c) a rule for cases of c contacts; `threads` (0: one a processor) never change a count
inline std::vector<CaseCounts> count_cases(const ContactTable& table, const std::vector<CaseRule>& rules,
                                           std::size_t threads = 1) {
  std::vector<CaseCounts> counts(rules.size());
  if (rules.empty() || !table.keeps_cases()) return counts;
  std::optional<ContactTable> merged;
  if (table.has_legs()) merged = merged_legs(table);
  const ContactTable& contacts = merged ? *merged : table;
  const auto unmapped = contacts.journey_names().find(unmapped_journey);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const TableCases of_table = cases_of(contacts, rules[i], threads);
    const CaseFacts& facts = of_table.facts;
    const auto resolved = of_table.resolved.empty() ? contacts.resolved() : std::span(of_table.resolved);
    for (std::uint32_t row = 0; row < contacts.size(); ++row) {
      if (unmapped && contacts.journey(row) == *unmapped) continue;
      const auto& contact = facts.of_contacts[row];
      counts[i].contacts += contact.opens >= 0 ? 1 : 0;
      counts[i].cases += contact.opens == 1 ? 1 : 0;
      if (contact.single < 0) continue;
      ++counts[i].passed;
      counts[i].not_repeated += contact.single;
      const std::int8_t flag = resolved.empty() ? std::int8_t{-1} : resolved[row];
      counts[i].flagged += flag >= 0 ? 1 : 0;
      counts[i].resolved += flag == 1 ? 1 : 0;
    }
  }
  return counts;
}

}  // namespace journeyrank
