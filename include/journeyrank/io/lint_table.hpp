// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/measure/lint_finding.hpp"

namespace journeyrank {

/// The findings of the lint as a table, a row each, in their order: severity, code, criterion, journey, sentence,
/// remedy and evidence ("contacts=1200 share=0.48").
///
/// Edge    criterion and journey are missing where a finding is about several or none
inline ResultTable to_table(const std::vector<LintFinding>& findings) {
  std::vector<PackedTexts> texts(7);
  const auto push = [&texts](std::size_t column, const std::string& text) {
    if (text.empty()) {
      texts[column].push_back_missing();
    } else {
      texts[column].push_back(text);
    }
  };
  for (const auto& finding : findings) {
    std::string evidence;
    for (const auto& [name, value] : finding.evidence) {
      evidence += (evidence.empty() ? "" : " ") + name + "=" + shortest_number(value);
    }
    push(0, name_of(finding.severity));
    push(1, name_of(finding.code));
    push(2, finding.criterion);
    push(3, finding.journey);
    push(4, finding.sentence);
    push(5, finding.remedy());
    push(6, evidence);
  }
  ResultTable table{.rows = findings.size()};
  const std::vector<const char*> names = {"severity", "code", "criterion", "journey", "sentence", "remedy", "evidence"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back({names[i], std::move(texts[i])});
  return table;
}

}  // namespace journeyrank
