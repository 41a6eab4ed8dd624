// SPDX-License-Identifier: MIT
#include "journeyrank/problem/window_journey_lint.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/measure.hpp"

using journeyrank::Contacts;
using journeyrank::LintCode;
using journeyrank::LintFinding;
using journeyrank::measure;
using journeyrank::MeasuredMatrix;
using journeyrank::metrics_of;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::RepeatRate;
using journeyrank::Severity;
using journeyrank::Tally;

namespace {

MeasuredMatrix measured(const char* window_of) {
  const Model model{
      .criteria = {
          {.id = "again", .missing = Missing::worst, .metric = RepeatRate{.cases = {.windows = {{window_of, 1}}}}},
          {.id = "volume", .metric = Contacts{}}}};
  Tally tally(metrics_of(model));
  for (int i = 0; i < 10; ++i) {
    const std::string id = std::to_string(i);
    tally.add({.contact_id = id, .customer_id = id, .journey = i % 2 == 0 ? "billing" : "moving", .started_at = i});
  }
  return measure(tally, model);
}

TEST_CASE("window journey lint: a window for a journey that no contact has names it and the nearest") {
  const MeasuredMatrix result = measured("biling");
  const auto at = std::find_if(result.findings.begin(), result.findings.end(),
                               [](const LintFinding& each) { return each.code == LintCode::window_of_no_journey; });
  REQUIRE(at != result.findings.end());
  CHECK(at->severity == Severity::warning);
  CHECK(at->criterion == "again");
  CHECK(at->journey == "biling");
  CHECK(at->sentence ==
        "again has a window of 1 day for the journey \"biling\", which no contact has (did you mean \"billing\"?)");
  CHECK(std::any_of(result.notes.begin(), result.notes.end(),
                    [](const auto& note) { return note.code == "window_of_no_journey"; }));
}

TEST_CASE("window journey lint: windows of journeys that are there, and of contacts without one, are fine") {
  for (const char* journey : {"billing", "(unmapped)"}) {
    const MeasuredMatrix result = measured(journey);
    CHECK(std::none_of(result.findings.begin(), result.findings.end(),
                       [](const LintFinding& each) { return each.code == LintCode::window_of_no_journey; }));
  }
}

}  // namespace
