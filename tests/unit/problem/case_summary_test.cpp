// SPDX-License-Identifier: MIT
#include "journeyrank/problem/case_summary.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/problem/measure.hpp"

using journeyrank::case_summaries;
using journeyrank::CaseCounts;
using journeyrank::CaseSummary;
using journeyrank::Contacts;
using journeyrank::FirstContactResolution;
using journeyrank::measure;
using journeyrank::metrics_of;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::note_of;
using journeyrank::RepeatRate;
using journeyrank::Tally;
using journeyrank::windows_text;

namespace {

TEST_CASE("case summary: a line says windows, contacts, cases and both rates of resolution") {
  CaseSummary summary{
      .criterion = "solved",
      .rule = {.days = 7, .windows = {{"billing", 30}, {"password", 1}}},
      .counts = {.contacts = 1404, .cases = 1000, .passed = 200, .not_repeated = 150, .flagged = 100, .resolved = 60},
      .tells_resolution = true};
  CHECK(note_of(summary).code == "cases");
  CHECK(note_of(summary).text ==
        "solved: cases by a window of 7 days (billing 30 and password 1); 1404 contacts in 1000 cases, 1.40 a case; "
        "resolved at the first contact: 60 % (60 of 100) by the flag, 75 % (150 of 200) by nobody coming back");
  summary.counts.flagged = 0;
  CHECK(note_of(summary).text.ends_with("first contact: no flag, 75 % (150 of 200) by nobody coming back"));
  summary.tells_resolution = false;
  summary.rule = {.days = 1};
  CHECK(note_of(summary).text == "solved: cases by a window of 1 day; 1404 contacts in 1000 cases, 1.40 a case");
  summary.counts = CaseCounts{};
  CHECK(note_of(summary).text == "solved: cases by a window of 1 day; of no contact is it known that it opens one");
}

TEST_CASE("case summary: measure says it of each criterion that tells cases apart, and cells say their window") {
  const Model model{
      .criteria = {
          {.id = "again", .missing = Missing::worst, .metric = RepeatRate{.cases = {.windows = {{"moving", 2}}}}},
          {.id = "volume", .metric = Contacts{}},
          {.id = "solved", .missing = Missing::worst, .metric = FirstContactResolution{}}}};
  Tally tally(metrics_of(model));
  for (int i = 0; i < 60; ++i) {
    const std::string id = std::to_string(i);
    const std::string customer = std::to_string(i % 20);
    tally.add({.contact_id = id,
               .customer_id = customer,
               .journey = i % 2 == 0 ? "billing" : "moving",
               .started_at = i * std::int64_t{86'400'000}});
  }
  const auto result = measure(tally, model);
  REQUIRE(result.cases.size() == 2);
  CHECK(result.cases == case_summaries(model, tally.answers().cases));
  CHECK(result.cases[0].criterion == "again");
  CHECK_FALSE(result.cases[0].tells_resolution);
  CHECK(result.cases[1].tells_resolution);
  CHECK(result.notes.back() == note_of(result.cases[1]));
  CHECK(result.estimates[0][0].within_days == 7.0);
  CHECK(result.estimates[0][1].within_days == 2.0);
  CHECK_FALSE(result.estimates[1][0].within_days.has_value());
  CHECK(case_summaries(model, Tally(metrics_of(model)).answers().cases).empty());
}

}  // namespace
