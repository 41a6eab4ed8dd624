// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulated_cells.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

using journeyrank::Contact;
using journeyrank::fill_answers;
using journeyrank::fill_handling;
using journeyrank::Random;
using journeyrank::SimulatedAccount;
using journeyrank::SimulatedCourse;
using journeyrank::SimulatedJourney;
using journeyrank::spoil;

namespace {

constexpr int n = 10'000;

/// Whether so many of n are within four standard errors of a rate.
bool is_near(int met, double rate) { return std::fabs(met - n * rate) <= 4 * std::sqrt(n * rate * (1 - rate)); }

}  // namespace

TEST_CASE("simulated_cells: a handled contact has handle time, transfers, reopens and flag, at their rates") {
  const SimulatedJourney plan{.resolved_rate = 0.8, .reopen_rate = 0.1, .transfer_rate = 0.2, .failure_demand = 0.6};
  const SimulatedCourse course{.queue = 5, .handle = 60};
  Random random(1);
  int resolved = 0, reopened = 0, transferred = 0, failures = 0;
  for (int i = 0; i < n; ++i) {
    Contact contact;
    fill_handling(contact, plan, course, random);
    CHECK(contact.handle_ms == 60'000);
    CHECK(contact.queue_ms == 5'000);
    CHECK(contact.abandoned == false);
    resolved += *contact.resolved ? 1 : 0;
    reopened += *contact.reopens > 0 ? 1 : 0;
    transferred += *contact.transfers > 0 ? 1 : 0;
    failures += contact.demand == "failure" ? 1 : 0;
  }
  CHECK(is_near(resolved, 0.8));
  CHECK(is_near(reopened, 0.1));
  CHECK(is_near(transferred, 0.2));
  CHECK(is_near(failures, 0.6));
}

TEST_CASE("simulated_cells: one that was given up waited, was not handled and is not resolved") {
  Random random(2);
  Contact contact;
  fill_handling(contact, {}, {.abandoned = true, .queue = 70, .handle = 60}, random);
  CHECK(contact.abandoned == true);
  CHECK(contact.resolved == false);
  CHECK(contact.queue_ms == 70'000);
  CHECK_FALSE(contact.handle_ms);
  CHECK_FALSE(contact.transfers);
  CHECK_FALSE(contact.reopens);
}

TEST_CASE("simulated_cells: answers fall into their bands at their rates, and every answer of the scales comes") {
  const SimulatedJourney plan{
      .high_effort_rate = 0.3, .satisfied_rate = 0.7, .promoter_rate = 0.4, .detractor_rate = 0.25};
  Random random(3);
  int hard = 0, satisfied = 0, promoters = 0, detractors = 0;
  bool seen[11] = {};
  for (int i = 0; i < n; ++i) {
    Contact contact;
    fill_answers(contact, plan, nullptr, random);
    hard += *contact.ces <= 3 ? 1 : 0;
    satisfied += *contact.csat >= 4 ? 1 : 0;
    promoters += *contact.nps >= 9 ? 1 : 0;
    detractors += *contact.nps <= 6 ? 1 : 0;
    seen[static_cast<int>(*contact.nps)] = true;
  }
  CHECK(is_near(hard, 0.3));
  CHECK(is_near(satisfied, 0.7));
  CHECK(is_near(promoters, 0.4));
  CHECK(is_near(detractors, 0.25));
  CHECK(std::count(seen, seen + 11, true) == 11);
}

TEST_CASE("simulated_cells: answers that are alike are in the bands of their account") {
  const SimulatedAccount account{.journey = 0, .phase = 0, .answers = {0.1, 0.9, 0.45}, .premium = false};
  Random random(4);
  for (int i = 0; i < 100; ++i) {
    Contact contact;
    fill_answers(contact, {}, &account, random);
    CHECK(*contact.ces <= 3);   // 0.1 < 0.2
    CHECK(*contact.csat <= 3);  // 0.9 >= 0.75
    CHECK(*contact.nps <= 6);   // 0.4 <= 0.45 < 0.6
  }
}

TEST_CASE("simulated_cells: dirt empties what it is told to, and nothing at a rate of 0") {
  Random random(5);
  Contact contact{.customer_id = "u1", .account_id = "a1", .journey = "bill"};
  contact.handle_ms = contact.queue_ms = contact.transfers = contact.revenue_minor = 1;
  spoil(contact, {}, random);
  CHECK(contact.customer_id == "u1");
  CHECK(contact.handle_ms.has_value());
  spoil(contact, {.anonymous = 1, .unmapped = 1, .missing = 1}, random);
  CHECK(contact.customer_id.empty());
  CHECK(contact.account_id.empty());
  CHECK(contact.journey.empty());
  for (const auto& cell : {contact.handle_ms, contact.queue_ms, contact.transfers, contact.revenue_minor}) {
    CHECK_FALSE(cell.has_value());
  }
}
