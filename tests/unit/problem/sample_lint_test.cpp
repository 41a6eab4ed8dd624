// SPDX-License-Identifier: MIT
#include "journeyrank/problem/sample_lint.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"

#include "found_codes.hpp"

using journeyrank::ChurnAfter;
using journeyrank::Contacts;
using journeyrank::Csat;
using journeyrank::Estimate;
using journeyrank::ExcessChurn;
using journeyrank::JourneyMeasures;
using journeyrank::lint_outcomes;
using journeyrank::lint_samples;
using journeyrank::lint_tiny_journeys;
using journeyrank::measured;
using journeyrank::measured_rate;
using journeyrank::MeasuredCells;
using journeyrank::MetricChoice;
using journeyrank::Model;
using journeyrank::names_a_departure;
using journeyrank::not_measured;
using journeyrank::RepeatRate;
using journeyrank::Shrink;
using journeyrank::unmapped_finding;

namespace {

/// One criterion over journeys, of each its name and what was estimated.
struct Measured {
  Model model;
  std::vector<JourneyMeasures> journeys;
  std::vector<std::vector<Estimate>> estimates{1};

  Measured(MetricChoice metric, std::vector<std::pair<std::string, Estimate>> cells)
      : model{.criteria = {{.id = "c", .metric = std::move(metric)}}} {
    for (auto& [journey, estimate] : cells) {
      journeys.push_back({.journey = journey, .contacts = estimate.n});
      estimates[0].push_back(estimate);
    }
  }
  MeasuredCells cells() const { return {model, journeys, estimates}; }
};

/// So many journeys of so many contacts each.
std::vector<std::pair<std::string, Estimate>> journeys(int count, std::int64_t contacts) {
  std::vector<std::pair<std::string, Estimate>> all;
  for (int i = 0; i < count; ++i) {
    all.emplace_back("j" + std::to_string(contacts) + "_" + std::to_string(i), measured(1.0, contacts));
  }
  return all;
}

}  // namespace

TEST_CASE("unmapped_contacts: information below 5 %, serious from 20 % on") {
  CHECK(found_codes({unmapped_finding(4, 100)}) == "info unmapped_contacts");
  CHECK(found_codes({unmapped_finding(5, 100)}) == "warning unmapped_contacts");
  CHECK(found_codes({unmapped_finding(20, 100)}) == "serious unmapped_contacts");
  CHECK(unmapped_finding(4, 100).sentence == "4 of 100 contacts name no journey and are kept out of the ranking");
}

TEST_CASE("small_sample: below 30, with the journeys and what was counted; 30 are enough") {
  const Measured two(Csat{}, {{"a", measured_rate(3, 29)}, {"b", measured_rate(3, 30)}, {"c", not_measured("none")}});
  const auto findings = lint_samples(two.cells(), {});
  REQUIRE(found_codes(findings) == "warning small_sample");
  CHECK(findings[0].sentence == "c rests on fewer than 30 answers for 1 of 3 journeys: a (29)");
  CHECK(findings[0].criterion == "c");
  CHECK(findings[0].journey == "a");
  CHECK(lint_samples(two.cells(), {.min_n = 29}).empty());
}

TEST_CASE("small_sample: where answers go together their clusters are counted") {
  Estimate together = measured_rate(90, 300);
  together.clusters = 29;
  CHECK(lint_samples(Measured(Csat{}, {{"a", together}}).cells(), {})[0].sentence ==
        "c rests on fewer than 30 clusters of answers for 1 of 1 journeys: a (29)");
  together.clusters = 30;
  CHECK(lint_samples(Measured(Csat{}, {{"a", together}}).cells(), {}).empty());
}

TEST_CASE("small_sample: what a metric counts is named, also where it is no contacts") {
  using journeyrank::CountingUnit;
  using journeyrank::Party;
  const auto said = [](MetricChoice metric) {
    return lint_samples(Measured(std::move(metric), {{"a", measured_rate(3, 9)}}).cells(), {})[0].sentence;
  };
  CHECK(said(Csat{.per = CountingUnit::account}) == "c rests on fewer than 30 accounts for 1 of 1 journeys: a (9)");
  CHECK(said(Csat{.per = CountingUnit::each_case}) == "c rests on fewer than 30 cases for 1 of 1 journeys: a (9)");
  CHECK(said(RepeatRate{.per = CountingUnit::customer}).starts_with("c rests on fewer than 30 customers for"));
  CHECK(said(ChurnAfter{}).starts_with("c rests on fewer than 30 customers for"));
  CHECK(said(ChurnAfter{.per = Party::account}).starts_with("c rests on fewer than 30 accounts for"));
}

TEST_CASE("small_sample: a count of all that was seen is no sample, and a criterion that is off is not looked at") {
  CHECK(lint_samples(Measured(Contacts{}, {{"a", measured(3.0, 3)}}).cells(), {}).empty());
  Measured off(Csat{}, {{"a", measured_rate(3, 29)}});
  off.model.criteria[0].weight = 0.0;
  CHECK(lint_samples(off.cells(), {}).empty());
  CHECK(lint_samples(Measured(RepeatRate{}, {{"a", measured_rate(3, 9)}}).cells(), {})[0].sentence ==
        "c rests on fewer than 30 measured contacts for 1 of 1 journeys: a (9)");
}

TEST_CASE("small_sample: where the metric draws small samples to the others, it is only information") {
  const Csat shrunk{.shrink = {.how = Shrink::fixed, .prior_mean = 0.5, .prior_weight = 20}};
  CHECK(found_codes(lint_samples(Measured(shrunk, {{"a", measured_rate(3, 9)}}).cells(), {})) == "info small_sample");
}

TEST_CASE("tiny_journeys: small ones hold a fifth of the contacts; a few small ones are nothing") {
  auto many = journeys(5, 20);
  for (auto& each : journeys(1, 400)) many.push_back(each);
  const auto findings = lint_tiny_journeys(Measured(Contacts{}, many).cells(), {});
  REQUIRE(found_codes(findings) == "info tiny_journeys");
  CHECK(findings[0].sentence ==
        "5 of 6 journeys have fewer than 30 contacts and hold 20 % (100 of 500) of the contacts");
  many.pop_back();
  for (auto& each : journeys(1, 401)) many.push_back(each);
  CHECK(lint_tiny_journeys(Measured(Contacts{}, many).cells(), {}).empty());
  CHECK(lint_tiny_journeys(Measured(Contacts{}, journeys(5, 20)).cells(), {}).empty());  // a hundred contacts in all
}

TEST_CASE("outcome_journey: most customers are lost after it and few after the others, whatever its name") {
  const Measured most(ChurnAfter{}, {{"zz", measured_rate(12, 20)}, {"b", measured_rate(4, 40)}});
  const auto findings = lint_outcomes(most.cells());
  REQUIRE(found_codes(findings) == "warning outcome_journey");
  CHECK(findings[0].journey == "zz");
  CHECK(findings[0].sentence ==
        "after zz 60 % (12 of 20) of the customers are lost, after the others 10 %: the journey is defined by its "
        "outcome, and does not cause it");
  CHECK(lint_outcomes(Measured(ChurnAfter{}, {{"zz", measured_rate(11, 20)}, {"b", measured_rate(4, 40)}}).cells())
            .empty());
  CHECK(lint_outcomes(Measured(ChurnAfter{}, {{"zz", measured_rate(12, 20)}, {"b", measured_rate(8, 40)}}).cells())
            .empty());
}

TEST_CASE("outcome_journey: a name that says so is flagged whatever the share, from three of ten on with the share") {
  CHECK(names_a_departure("Cancel contract"));
  CHECK(names_a_departure("TERMINATION"));
  CHECK(names_a_departure("cancel_contract"));
  CHECK(names_a_departure("Close my line: close-account"));
  CHECK(names_a_departure("LEAVE"));
  CHECK(names_a_departure("customer.leaving"));
  CHECK(names_a_departure("Churn"));
  CHECK(!names_a_departure("billing"));
  CHECK(!names_a_departure("cleaver"));
  const auto named = [](std::int64_t lost, const char* name) {
    return lint_outcomes(
        Measured(ExcessChurn{.baseline = 0.03}, {{name, measured_rate(lost, 20)}, {"b", measured_rate(2, 40)}})
            .cells());
  };
  CHECK(found_codes(named(6, "cancel")) == "warning outcome_journey");
  CHECK(named(6, "moving").empty());
  CHECK(named(6, "cancel")[0].sentence.starts_with("after cancel 30 % (6 of 20) of the customers are lost"));
  for (const std::int64_t lost : {0, 5}) {
    REQUIRE(found_codes(named(lost, "cancel")) == "warning outcome_journey");
    CHECK(named(lost, "cancel")[0].journey == "cancel");
    CHECK(named(lost, "cancel")[0].sentence ==
          "cancel is named for leaving: whoever meets it has decided to leave, so that churn says what the journey is, "
          "and not what it causes");
  }
  CHECK(lint_outcomes(Measured(ChurnAfter{}, {{"cancel", measured_rate(1, 3)}}).cells()).size() == 1);
  CHECK(lint_outcomes(Measured(Csat{}, {{"cancel", measured_rate(1, 30)}}).cells()).empty());
}

TEST_CASE("outcome_journey: other metrics, few customers and a journey alone are not looked at") {
  CHECK(lint_outcomes(Measured(Csat{}, {{"a", measured_rate(20, 20)}, {"b", measured_rate(0, 40)}}).cells()).empty());
  CHECK(
      lint_outcomes(Measured(ChurnAfter{}, {{"a", measured_rate(9, 9)}, {"b", measured_rate(0, 40)}}).cells()).empty());
  CHECK(lint_outcomes(Measured(ChurnAfter{}, {{"a", measured_rate(20, 20)}}).cells()).empty());
}
