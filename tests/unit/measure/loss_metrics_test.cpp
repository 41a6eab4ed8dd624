// SPDX-License-Identifier: MIT
#include "journeyrank/measure/loss_metrics.hpp"

#include <cstdint>
#include <optional>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

using journeyrank::ChurnAfter;
using journeyrank::Contact;
using journeyrank::ExcessChurn;
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
