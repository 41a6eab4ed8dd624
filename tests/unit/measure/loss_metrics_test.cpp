// SPDX-License-Identifier: MIT
#include "journeyrank/measure/loss_metrics.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

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
