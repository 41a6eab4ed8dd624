// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/case_rule_of.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/sample_lint.hpp"

namespace journeyrank {

/// Windows of a criterion's metric for journeys that no contact has: a misspelt name leaves its journey with the
/// general window. A finding a criterion and journey.
///
/// Edge    no contacts: nothing is said
inline std::vector<LintFinding> lint_window_journeys(const MeasuredCells& cells) {
  std::vector<LintFinding> findings;
  std::vector<std::string> known;
  for (const auto& each : cells.journeys) known.push_back(each.journey);
  if (known.empty()) return findings;
  for (const auto& criterion : cells.model.criteria) {
    const std::optional<CaseRule> rule = case_rule_of(criterion.metric);
    if (!rule) continue;
    for (const auto& window : rule->windows) {
      if (window.journey == unmapped_journey) continue;
      if (std::find(known.begin(), known.end(), window.journey) != known.end()) continue;
      findings.push_back({.code = LintCode::window_of_no_journey,
                          .criterion = criterion.id,
                          .journey = window.journey,
                          .sentence = criterion.id + " has a window of " + shortest_number(window.days) +
                                      (window.days == 1.0 ? " day" : " days") + " for the journey \"" + window.journey +
                                      "\", which no contact has" + did_you_mean(window.journey, known),
                          .evidence = {{"days", window.days}}});
    }
  }
  return findings;
}

}  // namespace journeyrank
