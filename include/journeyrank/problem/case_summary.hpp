// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/case_counts.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/case_rule_of.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// What stands behind a criterion that tells cases apart: its windows, how many contacts make how many cases, and of a
/// criterion of resolution both rates. Of all contacts that name a journey.
struct CaseSummary {
  std::string criterion;
  CaseRule rule{};
  CaseCounts counts{};
  bool tells_resolution = false;

  /// Contacts a case: how much counting contacts inflates. 0 when no contact is known to open one.
  double contacts_per_case() const noexcept {
    return counts.cases == 0 ? 0.0 : static_cast<double>(counts.contacts) / static_cast<double>(counts.cases);
  }

  friend bool operator==(const CaseSummary&, const CaseSummary&) = default;
};

/// "7 days (billing 30)".
inline std::string windows_text(const CaseRule& rule) {
  std::string text = shortest_number(rule.days) + (rule.days == 1.0 ? " day" : " days");
  std::vector<std::string> others;
  for (const auto& window : rule.windows) others.push_back(window.journey + " " + shortest_number(window.days));
  return others.empty() ? text : text + " (" + list_text(others) + ")";
}

/// A summary as a note of a result, one line.
inline Note note_of(const CaseSummary& summary) {
  const auto& [contacts, cases, passed, not_repeated, flagged, resolved] = summary.counts;
  std::string text = summary.criterion + ": cases by a window of " + windows_text(summary.rule);
  if (cases == 0) return {"cases", text + "; of no contact is it known that it opens one"};
  const auto hundredths = static_cast<std::int64_t>(100.0 * summary.contacts_per_case() + 0.5);
  const std::string digits = std::to_string(hundredths % 100);
  text += "; " + std::to_string(contacts) + " contacts in " + std::to_string(cases) + " cases, " +
          std::to_string(hundredths / 100) + (digits.size() < 2 ? ".0" : ".") + digits + " a case";
  if (summary.tells_resolution && passed > 0) {
    text += "; resolved at the first contact: ";
    text += flagged > 0 ? share_text(resolved, flagged) + " by the flag, " : "no flag, ";
    text += share_text(not_repeated, passed) + " by nobody coming back";
  }
  return {"cases", text};
}

/// A summary of each criterion that tells cases apart, in the order of the model, of what a tally has counted.
///
/// Edge    a rule by which nothing was counted, as where there are no contacts: none
inline std::vector<CaseSummary> case_summaries(const Model& model, std::span<const RuleCounts> counted) {
  std::vector<CaseSummary> summaries;
  for (const auto& criterion : model.criteria) {
    const auto rule = case_rule_of(criterion.metric);
    if (!rule) continue;
    const auto found =
        std::find_if(counted.begin(), counted.end(), [&](const auto& each) { return each.rule == *rule; });
    if (found == counted.end()) continue;
    summaries.push_back({.criterion = criterion.id,
                         .rule = *rule,
                         .counts = found->counts,
                         .tells_resolution = std::string_view(criterion.metric.name()) == "first_contact_resolution"});
  }
  return summaries;
}

}  // namespace journeyrank
