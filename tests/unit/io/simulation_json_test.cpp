// SPDX-License-Identifier: MIT
#include "journeyrank/io/simulation_json.hpp"

#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::parse_simulation;
using journeyrank::Simulation;

TEST_CASE("simulation_json: an empty object is the contact centre, and every option that is stated counts") {
  CHECK(parse_simulation("{}") == Simulation{});
  const Simulation simulation = parse_simulation(
      R"({"seed": 7, "start": "2025-03-01", "days": 30, "dirt": {"missing": 0.1},
          "journeys": {"bill": {"repeat_rate": 0.3, "share": 2}, "fault": {}}})");
  CHECK(simulation.seed == 7);
  CHECK(simulation.start == journeyrank::Date{2025, 3, 1});
  CHECK(simulation.dirt.missing == 0.1);
  REQUIRE(simulation.journeys.size() == 2);
  CHECK(simulation.journeys[0].contacts.repeat_rate == 0.3);
  CHECK(simulation.journeys[1].journey == "fault");
  CHECK(simulation.journeys[1].contacts == journeyrank::SimulatedJourney{});
}

TEST_CASE("simulation_json: what is written is read back equal") {
  Simulation simulation;
  simulation.customers = 77;
  simulation.account_correlation = 0.25;
  simulation.journeys[2].contacts.resolve_median_h = 12.5;
  CHECK(parse_simulation(to_json(simulation)) == simulation);
}

TEST_CASE("simulation_json: every refusal has line and column of what is to blame") {
  const auto refused = [](const char* text) { return refusal([text] { parse_simulation(text, "plan.json"); }); };
  CHECK(refused("{\n  \"customers\": 0}") ==
        "bad_option: plan.json:2:16: customers: found the number 0; allowed: a number from 1 to 50000000");
  CHECK(refused("{\"journeys\": {\"bill\": {\"repeat_rate\": 1.2}}}") ==
        "bad_option: plan.json:1:39: journeys.bill.repeat_rate: found the number 1.2; allowed: a number from 0 to 0.9");
  CHECK(refused("{\"journeys\": {\"bill\": {\"repeat_rat\": 1}}}").starts_with("unknown_name: plan.json:1:24: "));
  CHECK(refused("{\"journeys\": {}}").starts_with("bad_option: plan.json:1:"));
  CHECK(refused("{\"schema\": 2}").starts_with("newer_schema: plan.json:1:12: schema: found the number 2"));
  CHECK(refused("{\"start\": \"2026-02-30\"}").starts_with("bad_time: plan.json:1:11: "));
}

TEST_CASE("simulation_json: a journey that contradicts itself or the plan is blamed at its name") {
  const auto refused = [](const char* text) { return refusal([text] { parse_simulation(text, "plan.json"); }); };
  CHECK(refused("{\"journeys\": {\"fault\": {},\n \"bill\": {\"repeat_days\": 40}}}") ==
        "bad_option: plan.json:2:2: journey \"bill\": repeat_days is 40; allowed: up to the quiet_days of 30");
  CHECK(refused("{\"quiet_days\": 5}").starts_with("bad_option: plan.json:1:1: journey \"bill_query\": repeat_days"));
}

TEST_CASE("simulation_json: the schema describes the plan file") {
  const std::string schema = journeyrank::simulation_schema();
  CHECK(schema.find("\"urn:journeyrank:simulation:1\"") != schema.npos);
  CHECK(schema.find("\"repeat_rate\"") != schema.npos);
}
