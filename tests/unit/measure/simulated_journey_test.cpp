// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulated_journey.hpp"

#include <string>

#include <doctest/doctest.h>

#include "journeyrank/base/canonical_json.hpp"

using journeyrank::contact_centre_journeys;
using journeyrank::for_each_field;
using journeyrank::has_members;
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
