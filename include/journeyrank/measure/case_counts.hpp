// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_table.hpp"
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

/// The counts by one rule.
struct RuleCounts {
  CaseRule rule{};
  CaseCounts counts{};

  friend bool operator==(const RuleCounts&, const RuleCounts&) = default;
};

/// Counts the cases, told apart, of all contacts that name a journey. The table has its legs merged.
///
/// Cost    O(n)
inline CaseCounts counts_of(const ContactTable& contacts, const TableCases& cases) {
  CaseCounts counts;
  const auto unmapped = contacts.journey_names().find(unmapped_journey);
  const auto resolved = cases.resolved.empty() ? contacts.resolved() : std::span(cases.resolved);
  for (std::uint32_t row = 0; row < contacts.size(); ++row) {
    if (unmapped && contacts.journey(row) == *unmapped) continue;
    const auto& contact = cases.facts.of_contacts[row];
    counts.contacts += contact.opens >= 0 ? 1 : 0;
    counts.cases += contact.opens == 1 ? 1 : 0;
    if (contact.single < 0) continue;
    ++counts.passed;
    counts.not_repeated += contact.single;
    const std::int8_t flag = resolved.empty() ? std::int8_t{-1} : resolved[row];
    counts.flagged += flag >= 0 ? 1 : 0;
    counts.resolved += flag == 1 ? 1 : 0;
  }
  return counts;
}

}  // namespace journeyrank
