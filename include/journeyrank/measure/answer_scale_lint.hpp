// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/answer_scale.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/lint_finding.hpp"

namespace journeyrank {

/// "0 to 10", or where one end is declared "1 or more", "5 or less".
inline std::string text_of(const AnswerScale& scale) {
  if (!scale.low) return shortest_number(*scale.high) + " or less";
  if (!scale.high) return shortest_number(*scale.low) + " or more";
  return shortest_number(*scale.low) + " to " + shortest_number(*scale.high);
}

/// Answers outside the scale that a metric declares (that of a net promoter score is 0 to 10), a finding a column and
/// scale: they are left out. Every delivery of a contact counts.
inline std::vector<LintFinding> lint_answer_scales(const ContactTable& table) {
  std::vector<LintFinding> findings;
  for (const auto& each : table.readings()) {
    const auto outside = each.reader.unreadable();
    if (outside == 0 || !each.reader.scale().is_declared()) continue;
    LintFinding finding{.code = LintCode::survey_out_of_scale,
                        .sentence = std::to_string(outside) + (outside == 1 ? " answer" : " answers") + " in \"" +
                                    each.reader.column() + (outside == 1 ? "\" is" : "\" are") + " outside " +
                                    text_of(each.reader.scale()) + " and left out",
                        .evidence = {{"answers", static_cast<double>(outside)}}};
    if (std::find(findings.begin(), findings.end(), finding) == findings.end()) findings.push_back(std::move(finding));
  }
  return findings;
}

/// The columns of which a metric declares the scale.
inline std::vector<std::string> columns_with_scale(const ContactTable& table) {
  std::vector<std::string> columns;
  for (const auto& each : table.readings()) {
    if (each.reader.scale().is_declared()) columns.push_back(each.reader.column());
  }
  return columns;
}

}  // namespace journeyrank
