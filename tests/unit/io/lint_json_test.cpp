// SPDX-License-Identifier: MIT
#include "journeyrank/io/lint_json.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::findings_json;
using journeyrank::JsonText;
using journeyrank::lint_codes_json;
using journeyrank::lint_rules;
using journeyrank::LintCode;
using journeyrank::LintFinding;
using journeyrank::rule_of;

TEST_CASE("lint json: evidence by its names, and null where a finding is about nothing in particular") {
  const std::vector<LintFinding> findings{
      {.code = LintCode::stale_data, .criterion = "pain", .sentence = "old", .evidence = {{"days", 36.0}}}};
  CHECK(JsonText::line(findings_json(findings)) ==
        "[{\"severity\": \"warning\", \"code\": \"stale_data\", \"criterion\": \"pain\", \"journey\": null, "
        "\"sentence\": \"old\", \"remedy\": \"" +
            std::string(rule_of(LintCode::stale_data).remedy) + "\", \"evidence\": {\"days\": 36}}]");
  CHECK(JsonText::line(findings_json({})) == "[]");
}

TEST_CASE("lint json: every code is listed once, in order") {
  const std::string text = lint_codes_json();
  std::size_t at = 0;
  for (const auto& rule : lint_rules) {
    const std::size_t found = text.find("\"" + std::string(rule.name) + "\"");
    REQUIRE(found != text.npos);
    CHECK(found >= at);
    at = found;
  }
  CHECK(text.find("\"kind\": \"lint_codes\"") != text.npos);
}
