// SPDX-License-Identifier: MIT
#include "journeyrank/problem/effort_lint.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::Burden;
using journeyrank::Contact;
using journeyrank::ContactLint;
using journeyrank::Csat;
using journeyrank::Direction;
using journeyrank::EffortLint;
using journeyrank::Estimate;
using journeyrank::HighAnswer;
using journeyrank::HighEffort;
using journeyrank::JourneyMeasures;
using journeyrank::Mean;
using journeyrank::measured_rate;
using journeyrank::MeasuredCells;
using journeyrank::MetricChoice;
using journeyrank::Model;
using journeyrank::not_measured;
using journeyrank::stated_high_answer;

namespace {

/// A journey, its contacts, and how many of them answered.
struct Answered {
  std::string journey;
  std::int64_t contacts;
  std::int64_t answers;
};

/// One criterion over journeys.
struct Measured {
  Model model;
  std::vector<JourneyMeasures> journeys;
  std::vector<std::vector<Estimate>> estimates{1};

  Measured(MetricChoice metric, const std::vector<Answered>& answered, std::int64_t met = 0)
      : model{.criteria = {{.id = "c", .metric = std::move(metric)}}} {
    for (const auto& each : answered) {
      journeys.push_back({.journey = each.journey, .contacts = each.contacts});
      estimates[0].push_back(each.answers == 0 ? not_measured("nobody answered") : measured_rate(met, each.answers));
    }
  }
  MeasuredCells cells() const { return {model, journeys, estimates}; }
};

/// Answers on a scale of 1 to 7, where each is given as often, and beside it what csat and nps say.
ContactLint answers(int sign, bool csat, bool nps) {
  ContactLint lint;
  for (int i = 0; i < 70; ++i) {
    const double effort = i % 7 + 1.0;
    const double beside = sign > 0 ? effort : 8.0 - effort;
    Contact contact{.contact_id = "1", .started_at = 0, .ces = effort};
    if (csat) contact.csat = beside;
    if (nps) contact.nps = beside;
    lint.add(contact);
  }
  return lint;
}

std::vector<journeyrank::LintFinding> effort(MetricChoice metric, const ContactLint& observed, std::int64_t met = 0,
                                             Direction direction = Direction::maximize) {
  Measured measured(std::move(metric), {{"a", 100, 60}}, met);
  measured.model.criteria[0].direction = direction;
  return EffortLint(measured.cells(), observed).findings();
}

}  // namespace

TEST_CASE("effort: a band says which side it takes for effort, a mean does so by its direction") {
  const auto stated = [](MetricChoice metric, Direction direction = Direction::maximize) {
    return stated_high_answer({.id = "c", .direction = direction, .metric = std::move(metric)}, 1.0, 7.0);
  };
  CHECK(stated(HighEffort{.at_least = 1, .at_most = 3}) == HighAnswer::good);
  CHECK(stated(HighEffort{.at_least = 5, .at_most = 7}) == HighAnswer::effort);
  CHECK(stated(Burden{.column = "ces", .at_most = 3.0}) == HighAnswer::good);
  CHECK(stated(Burden{.column = "ces", .at_least = 5.0}) == HighAnswer::effort);
  CHECK(stated(HighEffort{.at_least = 3, .at_most = 5}) == HighAnswer::unknown);
  CHECK(stated(Mean{"ces"}) == HighAnswer::effort);
  CHECK(stated(Mean{"ces"}, Direction::minimize) == HighAnswer::good);
  CHECK(stated(Csat{}) == HighAnswer::unknown);
}

TEST_CASE("ces_direction: satisfied people answer high, and the model takes a high answer for effort") {
  const auto findings = effort(HighEffort{.at_least = 5, .at_most = 7}, answers(1, true, false));
  REQUIRE(found_codes(findings) == "serious ces_direction");
  CHECK(findings[0].sentence ==
        "c takes a high answer in \"ces\" for effort, but those who answer higher there answer higher in \"csat\" "
        "(rank correlation 1.00 of 70)");
  CHECK(effort(HighEffort{.at_least = 1, .at_most = 3}, answers(1, true, false)).empty());
}

TEST_CASE("ces_direction: satisfied people answer low, and the model takes a low answer for effort") {
  CHECK(found_codes(effort(HighEffort{.at_least = 1, .at_most = 3}, answers(-1, false, true))) ==
        "serious ces_direction");
  CHECK(effort(HighEffort{.at_least = 5, .at_most = 7}, answers(-1, false, true)).empty());
  CHECK(found_codes(effort(Mean{"ces"}, answers(1, true, true))) == "serious ces_direction");
  CHECK(effort(Mean{"ces"}, answers(1, true, true), 0, Direction::minimize).empty());
}

TEST_CASE("ces_direction: two surveys that contradict each other, and few answers, say nothing") {
  ContactLint both = answers(1, true, false);
  both.merge(answers(-1, false, true));
  CHECK(effort(HighEffort{.at_least = 5, .at_most = 7}, both).empty());
  ContactLint few;
  for (int i = 0; i < 29; ++i) few.add({.contact_id = "1", .started_at = 0, .csat = i % 5 + 1.0, .ces = i % 7 + 1.0});
  CHECK(effort(HighEffort{.at_least = 5, .at_most = 7}, few).empty());
}

TEST_CASE("ces_direction: without another survey, four of five answers in the band are a doubt") {
  const auto findings = effort(HighEffort{.at_least = 5, .at_most = 7}, answers(1, false, false), 48);
  REQUIRE(found_codes(findings) == "warning ces_direction");
  CHECK(findings[0].sentence ==
        "c takes a high answer in \"ces\" for effort, and that is what 80 % (48 of 60) of the answers are");
  CHECK(effort(HighEffort{.at_least = 5, .at_most = 7}, answers(1, false, false), 47).empty());
}

TEST_CASE("ces_direction: nobody answered, or all the same: nothing is said") {
  CHECK(effort(HighEffort{}, ContactLint{}).empty());
  ContactLint same;
  for (int i = 0; i < 50; ++i) same.add({.contact_id = "1", .started_at = 0, .csat = 1.0 + i % 5, .ces = 6.0});
  CHECK(effort(HighEffort{.at_least = 5, .at_most = 7}, same, 60).empty());
}
