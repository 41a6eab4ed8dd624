// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulated_journey.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "journeyrank/base/canonical_json.hpp"

using journeyrank::contact_centre_journeys;
using journeyrank::for_each_field;
using journeyrank::has_members;
using journeyrank::numbered_journeys;
using journeyrank::SimulatedJourney;

static_assert(has_members<SimulatedJourney, SimulatedJourney::fields().size>(), "describe every member");

TEST_CASE("simulated_journey: every default lies within what its field allows") {
  const SimulatedJourney defaults;
  for_each_field(defaults, [](const auto& field, double value) {
    CAPTURE(field.name);
    CHECK(value >= field.allowed.at_least);
    CHECK(value <= field.allowed.at_most);
  });
}

TEST_CASE("simulated_journey: the contact centre has nine journeys, bills first and bereavements rarest") {
  const auto journeys = contact_centre_journeys();
  REQUIRE(journeys.size() == 9);
  CHECK(journeys.front().journey == "bill_query");
  CHECK(journeys.back().journey == "bereavement");
  for (const auto& plan : journeys) CHECK(plan.contacts.share >= journeys.back().contacts.share);
}

TEST_CASE("simulated_journey: a list of them is written as an object by name") {
  const auto json = journeyrank::CanonicalJson::of(contact_centre_journeys());
  CHECK(json.starts_with("{\"account_access\":{"));
}

TEST_CASE("numbered_journeys: the first ones as they are, then their likes under numbered names, the same each time") {
  const auto first = contact_centre_journeys();
  CHECK(numbered_journeys(first, 3, 1).size() == 3);
  CHECK(numbered_journeys(first, 3, 1)[2] == first[2]);
  const auto many = numbered_journeys(first, 20, 1);
  CHECK(many == numbered_journeys(first, 20, 1));
  CHECK(many != numbered_journeys(first, 20, 2));
  CHECK(many[9].journey == "bill_query_2");
  CHECK(many[19].journey == "tech_fault_3");
  for (std::size_t i = 9; i < many.size(); ++i) {
    const auto& [like, plan] = std::pair(first[i % 9].contacts, many[i].contacts);
    CHECK(plan.share == like.share);
    for (const auto member : {&SimulatedJourney::repeat_rate, &SimulatedJourney::high_effort_rate,
                              &SimulatedJourney::churn_rate, &SimulatedJourney::handle_median_s}) {
      CHECK(plan.*member >= 0.5 * (like.*member));
      CHECK(plan.*member <= 1.5 * (like.*member));
      CHECK(plan.*member != like.*member);
    }
  }
}
