// SPDX-License-Identifier: MIT
#include "journeyrank/measure/lint_finding.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::brief_number;
using journeyrank::correlation_text;
using journeyrank::has_serious;
using journeyrank::LintCode;
using journeyrank::LintFinding;
using journeyrank::list_text;
using journeyrank::note_of;
using journeyrank::notes_of;
using journeyrank::rule_of;
using journeyrank::Severity;
using journeyrank::share_text;
using journeyrank::sort_findings;

TEST_CASE("lint finding: its note has the code, the sentence and what to do") {
  const LintFinding finding{.code = LintCode::stale_data, .sentence = "the newest contact is old"};
  CHECK(note_of(finding).code == "stale_data");
  CHECK(note_of(finding).text == std::string("the newest contact is old; ") + rule_of(LintCode::stale_data).remedy);
}

TEST_CASE("lint finding: what is only information is no note of a result") {
  const std::vector<LintFinding> findings{{.code = LintCode::weight_zero, .severity = Severity::info},
                                          {.code = LintCode::small_sample, .severity = Severity::warning},
                                          {.code = LintCode::rounded_ids, .severity = Severity::serious}};
  const auto notes = notes_of(findings);
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].code == "small_sample");
  CHECK(notes[1].code == "rounded_ids");
}

TEST_CASE("lint finding: the worst come first, equal ones by code, and otherwise as they stood") {
  std::vector<LintFinding> findings{{.code = LintCode::weight_zero, .severity = Severity::info},
                                    {.code = LintCode::small_sample, .criterion = "b"},
                                    {.code = LintCode::small_sample, .criterion = "a"},
                                    {.code = LintCode::stale_data},
                                    {.code = LintCode::constant_column, .severity = Severity::serious}};
  CHECK(has_serious(findings));
  sort_findings(findings);
  CHECK(found_codes(findings) ==
        "serious constant_column, warning stale_data, warning small_sample, warning small_sample, info weight_zero");
  CHECK(findings[2].criterion == "b");
  findings.erase(findings.begin());
  CHECK(!has_serious(findings));
}

TEST_CASE("lint finding: shares are whole percents from ten on, and never a rounded nothing") {
  CHECK(share_text(0.484) == "48 %");
  CHECK(share_text(0.0314) == "3.1 %");
  CHECK(share_text(0.0) == "0 %");
  CHECK(share_text(0.0001) == "under 0.1 %");
  CHECK(share_text(1, 4) == "25 % (1 of 4)");
  CHECK(share_text(0, 0) == "0 % (0 of 0)");
}

TEST_CASE("lint finding: numbers have six digits") {
  CHECK(brief_number(0.014481760530738769) == "0.0144818");
  CHECK(brief_number(150000.0) == "150000");
  CHECK(brief_number(21888000.4) == "21888000");
  CHECK(brief_number(1e300) == "1e+300");
  CHECK(brief_number(-0.5) == "-0.5");
}

TEST_CASE("lint finding: correlations have two digits") {
  CHECK(correlation_text(0.934) == "0.93");
  CHECK(correlation_text(-1.0) == "-1.00");
  CHECK(correlation_text(-0.001) == "0.00");
  CHECK(correlation_text(0.05) == "0.05");
}

TEST_CASE("lint finding: long lists are cut, with how many are left") {
  CHECK(list_text({}) == "");
  CHECK(list_text({"a"}) == "a");
  CHECK(list_text({"a", "b", "c"}) == "a, b and c");
  CHECK(list_text({"a", "b", "c", "d", "e"}) == "a, b, c and 2 more");
}
