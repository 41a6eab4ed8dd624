// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulation.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::idle_days;
using journeyrank::SimulatedJourney;
using journeyrank::Simulation;

namespace {

/// What a simulation of one journey is refused with.
std::string refused(const SimulatedJourney& contacts) {
  Simulation simulation;
  simulation.journeys = {{"bill", contacts}};
  return refusal([&] { validate(simulation); });
}

template <class Change>
std::string refused_after(Change&& change) {
  Simulation simulation;
  change(simulation);
  return refusal([&] { validate(simulation); });
}

}  // namespace

TEST_CASE("simulation: that of the contact centre holds, and so does one of a single plain journey") {
  CHECK_NOTHROW(validate(Simulation{}));
  CHECK(refused({}) == "nothing was refused");
}

TEST_CASE("simulation: a rate outside [0, 1] is refused, naming journey, field, value and what is allowed") {
  CHECK(refused({.transfer_rate = 1.5}) == "bad_option: journey \"bill\": transfer_rate is 1.5; allowed: 0 to 1");
  CHECK(refused({.churn_rate = -0.1}) == "bad_option: journey \"bill\": churn_rate is -0.1; allowed: 0 to 1");
  CHECK(refused({.repeat_rate = 0.95}) == "bad_option: journey \"bill\": repeat_rate is 0.95; allowed: 0 to 0.9");
  CHECK(refused({.answer_rate = std::nan("")}) ==
        "bad_option: journey \"bill\": answer_rate is not finite; allowed: 0 to 1");
  CHECK(refused_after([](auto& simulation) { simulation.dirt.missing = 2; }) ==
        "bad_option: simulation: missing is 2; allowed: 0 to 1");
}

TEST_CASE("simulation: no customer, and more than it can hold, are refused") {
  CHECK(refused_after([](auto& simulation) { simulation.customers = 0; }) ==
        "bad_option: simulation: customers is 0; allowed: 1 to 50000000");
  CHECK(refused_after([](auto& simulation) { simulation.customers = 50'000'001; }) ==
        "bad_option: simulation: customers is 50000001; allowed: 1 to 50000000");
  CHECK(refused_after([](auto& simulation) { simulation.days = 3661; }) ==
        "bad_option: simulation: days is 3661; allowed: 1 to 3660");
}

TEST_CASE("simulation: rates that contradict each other are refused") {
  CHECK(refused({.promoter_rate = 0.7, .detractor_rate = 0.4}) ==
        "bad_option: journey \"bill\": promoter_rate and detractor_rate exceed 1");
  CHECK(refused({.repeat_days = 31}) ==
        "bad_option: journey \"bill\": repeat_days is 31; allowed: up to the quiet_days of 30");
}

TEST_CASE("simulation: more issues in a year than the quiet days leave room for are refused, with the limit") {
  CHECK(refused({.cases_per_year = 13, .repeat_rate = 0}) ==
        "bad_option: journey \"bill\": cases_per_year is 13; with these repeats and quiet_days there is room for fewer "
        "than 12.166666666666666");
  CHECK(refused({.cases_per_year = 12.1, .repeat_rate = 0}) == "nothing was refused");
}

TEST_CASE("simulation: between two issues an account is idle for what the year leaves") {
  Simulation simulation;
  CHECK(idle_days(simulation, {.cases_per_year = 2, .repeat_rate = 0.5, .repeat_days = 6}) == 182.5 - 30 - 3);
}

TEST_CASE("simulation: journeys need names of their own, and one of them a share") {
  const auto named = [](const char* a, const char* b) {
    return refused_after([&](auto& simulation) { simulation.journeys = {{a, {}}, {b, {}}}; });
  };
  CHECK(named("bill", "bill") == "duplicate_name: journey \"bill\" stands twice in the simulation");
  CHECK(named("bill", "") == "bad_option: journey \"\": a journey needs a name of its own");
  CHECK(named("bill", "(unmapped)") == "bad_option: journey \"(unmapped)\": a journey needs a name of its own");
  CHECK(refused({.share = 0}) == "bad_option: simulation: no journey has a share above 0");
  CHECK(refused_after([](auto& simulation) { simulation.journeys.clear(); }) ==
        "bad_option: simulation: found 0 journeys; allowed: 1 to 10000");
}

TEST_CASE("simulation: a layout of a newer version, and a day that the calendar lacks, are refused") {
  CHECK(refused_after([](auto& simulation) { simulation.schema = 2; }) ==
        "newer_schema: the simulation has schema 2; this version reads up to 1: update JourneyRank");
  CHECK(refused_after([](auto& simulation) {
          simulation.start = {2026, 2, 30};
        }) == "bad_time: simulation: start is no day of the years 1 to 9900");
}
