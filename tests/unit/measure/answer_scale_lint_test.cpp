// SPDX-License-Identifier: MIT
#include "journeyrank/measure/answer_scale_lint.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/tally_lint.hpp"

#include "found_codes.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

/// So many contacts with these answers to each survey.
Tally answered(const std::vector<MetricChoice>& metrics, const std::vector<double>& answers) {
  Tally tally(metrics);
  int id = 0;
  for (const double each : answers) {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id, .journey = "a", .started_at = id, .csat = each, .ces = each, .nps = each});
  }
  return tally;
}

}  // namespace

TEST_CASE("survey_out_of_scale: answers outside a declared scale are counted, a column once, whatever their number") {
  const Tally tally = answered({Csat{.scale_low = 1.0, .scale_high = 5.0}, Nps{}}, {5, 0, 11, 3});
  const auto findings = lint_answer_scales(tally.table());
  REQUIRE(found_codes(findings) == "warning survey_out_of_scale, warning survey_out_of_scale");
  CHECK(findings[0].sentence == "2 answers in \"csat\" are outside 1 to 5 and left out");
  CHECK(findings[1].sentence == "1 answer in \"nps\" is outside 0 to 10 and left out");
  CHECK(columns_with_scale(tally.table()) == std::vector<std::string>{"csat", "nps"});
  CHECK(lint_answer_scales(answered({Csat{}}, {0, 99}).table()).empty());
}

TEST_CASE("survey_out_of_scale: what is said of a declared scale is not said again by what most answers say") {
  std::vector<double> answers(30, 10.0);
  answers.push_back(11.0);
  const auto findings = lint(answered({Nps{}}, answers));
  int said = 0;
  for (const auto& each : findings) said += each.sentence.find("\"nps\"") != std::string::npos ? 1 : 0;
  CHECK(said == 1);
}

TEST_CASE("survey_out_of_scale: an end that is not declared is open") {
  CHECK(text_of({1.0, {}}) == "1 or more");
  CHECK(text_of({{}, 7.0}) == "7 or less");
}
