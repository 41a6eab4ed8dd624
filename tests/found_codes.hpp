// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "journeyrank/measure/lint_finding.hpp"

/// The findings in one line: "serious rounded_ids, warning anonymous_share"; "" for none.
inline std::string found_codes(const std::vector<journeyrank::LintFinding>& findings) {
  std::string text;
  for (const auto& each : findings) {
    text += (text.empty() ? "" : ", ") + std::string(name_of(each.severity)) + " " + name_of(each.code);
  }
  return text;
}

/// True when a finding of this code is among them.
inline bool has_code(const std::vector<journeyrank::LintFinding>& findings, journeyrank::LintCode code) {
  return std::any_of(findings.begin(), findings.end(), [code](const auto& each) { return each.code == code; });
}
