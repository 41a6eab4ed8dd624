// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/json_text.hpp"
#include "journeyrank/io/json_value.hpp"
#include "journeyrank/io/result_json.hpp"
#include "journeyrank/measure/lint_code.hpp"
#include "journeyrank/measure/lint_finding.hpp"

namespace journeyrank {

/// The findings of the lint for programs, in their order. `criterion` and `journey` are null where a finding is about
/// several or none.
inline JsonValue findings_json(const std::vector<LintFinding>& findings) {
  const auto place = [](const std::string& name) { return name.empty() ? JsonValue{} : ResultJson::of(name); };
  JsonArray list;
  for (const auto& finding : findings) {
    JsonObject evidence;
    for (const auto& [name, value] : finding.evidence) evidence.push_back({name, {value}});
    list.push_back({JsonObject{{"severity", ResultJson::of(name_of(finding.severity))},
                               {"code", ResultJson::of(name_of(finding.code))},
                               {"criterion", place(finding.criterion)},
                               {"journey", place(finding.journey)},
                               {"sentence", ResultJson::of(finding.sentence)},
                               {"remedy", ResultJson::of(finding.remedy())},
                               {"evidence", {std::move(evidence)}}}});
  }
  return {std::move(list)};
}

/// Every code of the lint, with what it means and what to do.
inline std::string lint_codes_json() {
  JsonArray codes;
  for (const auto& rule : lint_rules) {
    codes.push_back({JsonObject{{"code", ResultJson::of(rule.name)},
                                {"worst", ResultJson::of(name_of(rule.worst))},
                                {"finds", ResultJson::of(rule.finds)},
                                {"remedy", ResultJson::of(rule.remedy)}}});
  }
  JsonObject document = ResultJson::head("lint_codes");
  document.push_back({"codes", {std::move(codes)}});
  return JsonText::pretty({std::move(document)});
}

}  // namespace journeyrank
