// SPDX-License-Identifier: MIT
#include "journeyrank/measure/loss_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::ChurnAfter;
using journeyrank::ClusterBy;
using journeyrank::Contact;
using journeyrank::ExcessChurn;
using journeyrank::LossBaseline;
using journeyrank::Party;
using journeyrank::RevenueAtRisk;
using journeyrank::Tally;

TEST_CASE("churn_after: customers lost within the horizon over those whose horizon has passed") {
  constexpr std::int64_t day = 86'400'000;
  const ChurnAfter within{.horizon_days = 30};
  const ExcessChurn excess{.baseline = 0.1, .horizon_days = 30};
  const RevenueAtRisk at_risk{.baseline = 0.1, .horizon_days = 30};
  Tally tally({within, excess, at_risk, ChurnAfter{.horizon_days = 0}});
  const auto add = [&tally](const char* id, std::int64_t start, std::optional<std::int64_t> lost) {
    Contact contact{.contact_id = id, .customer_id = id, .journey = "billing", .started_at = start * day};
    contact.churned = lost.has_value();
    if (lost) contact.churned_at = *lost * day;
    contact.revenue_minor = 100'00;
    tally.add(contact);
  };
  add("gone", 10, 20);
  add("gone late", 10, 60);
  add("here", 10, std::nullopt);
  add("left before", 10, 5);
  add("too late to tell", 90, 95);
  tally.add({.contact_id = "last", .journey = "other", .started_at = 100 * day});
  CHECK(tally.evaluate("billing", within).value == 1.0 / 3.0);
  CHECK(tally.evaluate("billing", within).n == 3);
  CHECK(tally.evaluate("billing", excess).value == doctest::Approx(1.0 / 3.0 - 0.1));
  CHECK(tally.evaluate("billing", at_risk).value == doctest::Approx(500 * (1.0 / 3.0 - 0.1)));
  CHECK(tally.evaluate("billing", ChurnAfter{.horizon_days = 0}).value == 4.0 / 5.0);
  CHECK_FALSE(ChurnAfter{.horizon_days = -1}.fault().empty());
}

TEST_CASE("excess_churn: against the customers of the log who had no contact in the journey") {
  const ExcessChurn excess{.against = LossBaseline::not_exposed};
  const RevenueAtRisk at_risk{.against = LossBaseline::not_exposed};
  const ExcessChurn of_accounts{.per = Party::account, .against = LossBaseline::not_exposed};
  Tally tally({excess, at_risk, of_accounts});
  int id = 0;
  const auto add = [&](const std::string& customer, const char* journey, std::optional<bool> churned) {
    const std::string contact_id = std::to_string(++id);
    tally.add({.contact_id = contact_id,
               .customer_id = customer,
               .account_id = customer.substr(0, 1),
               .journey = journey,
               .started_at = id,
               .churned = churned,
               .revenue_minor = 100'00});
  };
  // Five met billing, of whom three were lost; a5 is known by another journey's contact alone.
  for (const char* lost : {"a1", "a2", "b1"}) add(lost, "billing", true);
  add("a4", "billing", false);
  add("a5", "billing", std::nullopt);
  add("a5", "other", true);
  add("a1", "other", true);
  // Of ten who did not, one was lost; nothing is known of one more.
  for (int i = 0; i < 10; ++i) add("c" + std::to_string(i), "other", i == 0);
  add("d1", "other", std::nullopt);

  const auto found = tally.evaluate("billing", excess);
  CHECK(found.n == 4);
  CHECK(found.value == doctest::Approx(3.0 / 4.0 - 1.0 / 10.0));
  // Newcombe's interval from Wilson's of 3/4 and 1/10.
  CHECK(found.interval.low == doctest::Approx(0.65 - std::hypot(0.75 - 0.30064, 0.40415 - 0.1)).epsilon(1e-4));
  CHECK(found.interval.high == doctest::Approx(0.65 + std::hypot(0.95441 - 0.75, 0.1 - 0.01788)).epsilon(1e-4));
  CHECK(tally.evaluate("billing", at_risk).value == doctest::Approx(500 * 0.65));
  // The accounts a and b were lost; c was lost too, and nothing is known of d.
  CHECK(tally.evaluate("billing", of_accounts).value == 0.0);
  CHECK(tally.evaluate("billing", of_accounts).n == 2);
}

TEST_CASE("excess_churn: in a slice, who met the journey in another slice is not among those not exposed") {
  constexpr std::int64_t day = 86'400'000;
  const ExcessChurn excess{.against = LossBaseline::not_exposed};
  const ExcessChurn of_accounts{.per = Party::account, .against = LossBaseline::not_exposed};
  const RevenueAtRisk at_risk{.shrink = {}, .against = LossBaseline::not_exposed};
  Tally by_segment({excess, of_accounts, at_risk}, {.by = {"segment"}});
  Tally by_month({excess}, {.period = journeyrank::Period::month});
  int id = 0;
  const auto add = [&](char who, int count, const char* journey, const char* segment, std::int64_t start, int lost) {
    for (int i = 0; i < count; ++i) {
      const std::string contact_id = std::to_string(++id);
      const std::string customer = who + std::to_string(i);
      const Contact contact{.contact_id = contact_id,
                            .customer_id = customer,
                            .segment = segment,
                            .journey = journey,
                            .started_at = start * day,
                            .churned = i < lost,
                            .revenue_minor = 100'00};
      by_segment.add(contact);
      by_month.add(contact);
    }
  };
  add('a', 10, "bill", "A", 0, 5);
  add('b', 10, "bill", "B", 40, 10);
  add('m', 10, "move", "A", 0, 0);

  const auto slices = by_segment.evaluate_slices();
  REQUIRE(slices.size() == 2);
  REQUIRE(slices[0].journeys.front().journey == "bill");
  CHECK(slices[0].journeys.front().estimates[0].value == 0.5);
  CHECK(slices[0].journeys.front().estimates[1].value == 0.5);
  CHECK(slices[0].journeys.front().estimates[2].value == 500.0);
  CHECK(slices[1].journeys.front().estimates[0].value == 1.0);
  CHECK(slices[1].journeys.front().estimates[1].value == 1.0);
  const auto months = by_month.evaluate_slices();
  REQUIRE(months.size() == 2);
  CHECK(months[0].journeys.front().estimates[0].value == 0.5);
  CHECK(months[1].journeys.front().estimates[0].value == 1.0);
}

namespace {

/// Customers a journey, of whom so many were lost; each meets that journey alone and is worth 100.
Tally tally_of(const std::vector<journeyrank::MetricChoice>& metrics, const std::vector<std::pair<int, int>>& lost_of) {
  Tally tally(metrics);
  int id = 0;
  for (std::size_t j = 0; j < lost_of.size(); ++j) {
    const std::string journey = "j" + std::to_string(j);
    for (int i = 0; i < lost_of[j].second; ++i) {
      const std::string name = std::to_string(++id);
      tally.add({.contact_id = name,
                 .customer_id = name,
                 .journey = journey,
                 .started_at = id,
                 .churned = i < lost_of[j].first,
                 .revenue_minor = 100'00});
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("excess_churn: a share below the baseline is below 0, and so is its interval") {
  const ExcessChurn excess{.baseline = 0.03};
  const RevenueAtRisk at_risk{.baseline = 0.03, .shrink = {}};
  const Tally tally = tally_of({excess, at_risk}, {{10, 1000}, {40, 1000}});
  const auto below = tally.evaluate("j0", excess);
  CHECK(below.value == doctest::Approx(-0.02));
  CHECK(below.interval.low == doctest::Approx(journeyrank::wilson(10, 1000).low - 0.03));
  CHECK(below.interval.high == doctest::Approx(journeyrank::wilson(10, 1000).high - 0.03));
  CHECK(below.interval.high < 0.0);
  CHECK(tally.evaluate("j0", at_risk).value == 0.0);
  CHECK(tally.evaluate("j0", at_risk).interval == journeyrank::Interval{0.0, 0.0});
  const ExcessChurn over_others{.against = LossBaseline::not_exposed};
  const Tally others = tally_of({over_others}, {{10, 1000}, {40, 1000}});
  CHECK(others.evaluate("j0", over_others).value == doctest::Approx(-0.03));
  CHECK(others.evaluate("j0", over_others).interval.high < 0.0);
  CHECK(others.evaluate("j1", over_others).value == doctest::Approx(0.03));
}

TEST_CASE(
    "excess_churn: shrunk against those not exposed is the shrunk churn less theirs, their error in the interval") {
  using journeyrank::Estimate;
  const journeyrank::Shrinkage estimated{.how = journeyrank::Shrink::estimated};
  const ExcessChurn excess{.shrink = estimated, .against = LossBaseline::not_exposed};
  const ChurnAfter churn{.horizon_days = 0, .shrink = estimated};
  const RevenueAtRisk at_risk{.against = LossBaseline::not_exposed};
  const std::vector<std::pair<int, int>> lost_of = {{4, 20}, {2, 20}, {30, 100}, {8, 100}, {1, 50}, {15, 60}, {0, 9}};
  const Tally tally = tally_of({excess, churn, at_risk}, lost_of);
  std::vector<std::vector<Estimate>> found(3);
  int all_lost = 0;
  int everyone = 0;
  for (std::size_t j = 0; j < lost_of.size(); ++j) {
    const std::string journey = "j" + std::to_string(j);
    found[0].push_back(tally.evaluate(journey, excess));
    found[1].push_back(tally.evaluate(journey, churn));
    found[2].push_back(tally.evaluate(journey, at_risk));
    all_lost += lost_of[j].first;
    everyone += lost_of[j].second;
  }
  for (auto& each : found) journeyrank::shrink(each, estimated);
  for (std::size_t j = 0; j < lost_of.size(); ++j) {
    CAPTURE(j);
    const auto [lost, n] = lost_of[j];
    const double others_n = everyone - n;
    const double others = (all_lost - lost) / others_n;
    CHECK(found[0][j].shrunk == doctest::Approx(found[1][j].shrunk - others).epsilon(1e-12));
    CHECK(found[2][j].shrunk == doctest::Approx(100.0 * n * std::max(0.0, found[0][j].shrunk)).epsilon(1e-12));
    const double rate = static_cast<double>(lost) / n;
    CHECK(found[0][j].standard_error() ==
          doctest::Approx(std::sqrt(rate * (1 - rate) / n + others * (1 - others) / others_n)).epsilon(1e-12));
    CHECK(journeyrank::observations_of(found[0][j]) == n);
  }
  CHECK(found[0][0].shrunk != doctest::Approx(found[0][0].value));
}

TEST_CASE("revenue_at_risk: its share of lost customers is drawn to those of all journeys unless it says none") {
  CHECK(RevenueAtRisk{}.shrink.how == journeyrank::Shrink::estimated);
  CHECK(RevenueAtRisk{.shrink = {}}.shrink.how == journeyrank::Shrink::none);
  CHECK(RevenueAtRisk{}.fault().empty());
}

TEST_CASE("excess_churn: where everyone met the journey there is nobody to compare with; two baselines are refused") {
  const ExcessChurn excess{.horizon_days = 30, .against = LossBaseline::not_exposed};
  Tally tally({excess});
  tally.add({.contact_id = "1", .customer_id = "a", .journey = "billing", .started_at = 0, .churned = false});
  tally.add({.contact_id = "2", .journey = "billing", .started_at = 100 * std::int64_t{86'400'000}});
  CHECK(tally.evaluate("billing", excess).why_missing ==
        "no customer is known who had no contact in the journey and of whom the loss is known");
  CHECK_FALSE(ExcessChurn{.baseline = 0.1, .against = LossBaseline::not_exposed}.fault().empty());
  CHECK_FALSE(RevenueAtRisk{.baseline = 0.1, .against = LossBaseline::not_exposed}.fault().empty());
  // Customers of one account may be on both sides.
  const ExcessChurn apart{.against = LossBaseline::not_exposed, .cluster = ClusterBy::account};
  CHECK(apart.fault() == "cluster needs a declared baseline, not against not_exposed");
  CHECK(ExcessChurn{.baseline = 0.1, .cluster = ClusterBy::account}.fault().empty());
  CHECK_FALSE(RevenueAtRisk{.against = LossBaseline::not_exposed, .cluster = ClusterBy::account}.fault().empty());
}

TEST_CASE("churn_after: a loss without a date is not known, and never makes a wrong 0") {
  constexpr std::int64_t day = 86'400'000;
  const ChurnAfter within{.horizon_days = 30};
  const ChurnAfter of_accounts{.horizon_days = 30, .per = Party::account};
  const ExcessChurn excess{.horizon_days = 30};
  const RevenueAtRisk at_risk{.horizon_days = 30};
  const ExcessChurn over_others{.horizon_days = 30, .against = LossBaseline::not_exposed};
  Tally tally({within, of_accounts, excess, at_risk, over_others});
  const auto add = [&tally](const char* id, const char* journey, std::optional<bool> churned,
                            std::optional<std::int64_t> lost, const char* account) {
    Contact contact{.contact_id = id, .customer_id = id, .account_id = account, .journey = journey, .started_at = 0};
    contact.churned = churned;
    if (lost) contact.churned_at = *lost * day;
    contact.revenue_minor = 100'00;
    tally.add(contact);
  };
  // Of three of billing two are lost, nobody knows when; fault has one whose date is known beside them.
  add("a", "billing", true, {}, "A");
  add("b", "billing", true, {}, "B");
  add("c", "billing", false, {}, "A");
  add("d", "fault", true, 10, "D");
  add("e", "fault", true, {}, "E");
  add("f", "fault", false, {}, "F");
  tally.add({.contact_id = "last", .journey = "other", .started_at = 100 * day});
  for (const journeyrank::Metric& metric : {journeyrank::Metric{within}, {excess}, {at_risk}}) {
    const auto found = tally.evaluate("billing", metric);
    CHECK_FALSE(found.measured);
    CHECK(found.why_missing.find("2 customers were lost and no \"churned_at\" says when") == 0);
  }
  CHECK(tally.evaluate("billing", of_accounts).why_missing.find("2 customers were lost") == 0);
  CHECK(tally.evaluate("fault", within).value == 1.0 / 2.0);
  CHECK(tally.evaluate("fault", within).n == 2);
  // The others of fault are those of billing, whose losses have no date: 0 would be no baseline.
  CHECK(tally.evaluate("fault", over_others).why_missing.find("2 customers were lost") == 0);
}
