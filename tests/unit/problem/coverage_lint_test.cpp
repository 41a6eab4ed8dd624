// SPDX-License-Identifier: MIT
#include "journeyrank/problem/coverage_lint.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "found_codes.hpp"

using journeyrank::Burden;
using journeyrank::CoverageLint;
using journeyrank::Csat;
using journeyrank::CustomerRate;
using journeyrank::Estimate;
using journeyrank::HighEffort;
using journeyrank::JourneyMeasures;
using journeyrank::measured_rate;
using journeyrank::MeasuredCells;
using journeyrank::MetricChoice;
using journeyrank::Model;
using journeyrank::not_measured;
using journeyrank::RepeatRate;

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

std::vector<journeyrank::LintFinding> coverage(MetricChoice metric, const std::vector<Answered>& answered) {
  return CoverageLint(Measured(std::move(metric), answered).cells()).findings();
}

}  // namespace

TEST_CASE("survey_coverage: fewer than one in twenty, where a survey counts; one in twenty is enough") {
  const auto findings = coverage(HighEffort{}, {{"a", 100, 4}, {"b", 100, 5}, {"c", 40, 0}});
  REQUIRE(found_codes(findings) == "warning survey_coverage");
  CHECK(findings[0].sentence ==
        "fewer than 5 % of the contacts answered \"ces\" in 2 of 3 journeys: a (4.0 %) and "
        "c (0 %)");
  CHECK(coverage(HighEffort{}, {{"b", 100, 5}, {"c", 29, 0}}).empty());
}

TEST_CASE("survey_coverage: what is no survey is not looked at, nor the customers of a metric of customers") {
  CHECK(coverage(RepeatRate{}, {{"a", 100, 4}}).empty());
  CHECK(coverage(CustomerRate{.column = "csat", .at_least = 4.0}, {{"a", 100, 4}}).empty());
  CHECK(!coverage(Burden{.column = "csat", .at_most = 2.0}, {{"a", 100, 4}}).empty());
}

TEST_CASE("survey_coverage: what is missing everywhere, or for want of customers, is said elsewhere") {
  CHECK(coverage(HighEffort{}, {{"a", 100, 0}, {"b", 100, 0}}).empty());
  CHECK(coverage(Burden{.column = "csat", .at_most = 2.0}, {{"a", 100, 0}, {"b", 100, 50}}).empty());
}

TEST_CASE("survey_coverage: where customers are counted, the customers who answered are compared with the customers") {
  const auto found = [](std::int64_t asked, std::int64_t answers) {
    Measured measured(Csat{.per = journeyrank::CountingUnit::customer}, {{"a", 4000, answers}, {"b", 4000, 90}});
    for (auto& each : measured.estimates[0]) each.asked = asked;
    return CoverageLint(measured.cells()).findings();
  };
  CHECK(found(100, 90).empty());
  const auto silent = found(100, 4);
  REQUIRE(found_codes(silent) == "warning survey_coverage, warning survey_coverage_differs");
  CHECK(silent[0].sentence == "fewer than 5 % of the customers answered \"csat\" in 1 of 2 journeys: a (4.0 %)");
  CHECK(silent[1].sentence == "90 % of the customers answered \"csat\" in b and 4.0 % in a");
  CHECK(found(29, 1).empty());
}

TEST_CASE("survey_coverage_differs: three times as many, beyond chance; twice as many may be") {
  const auto findings = coverage(Csat{}, {{"a", 200, 20}, {"b", 200, 80}, {"tiny", 20, 20}});
  REQUIRE(found_codes(findings) == "warning survey_coverage_differs");
  CHECK(findings[0].sentence == "40 % of the contacts answered \"csat\" in b and 10 % in a");
  CHECK(coverage(Csat{}, {{"a", 200, 20}, {"b", 200, 50}}).empty());
  CHECK(coverage(Csat{}, {{"a", 100, 6}, {"b", 100, 18}}).empty());  // within chance
}
