// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulation_truth.hpp"

#include <cmath>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::SimulatedJourney;
using journeyrank::Simulation;
using journeyrank::truth_of;

namespace {

std::map<std::string, double> truths(const SimulatedJourney& contacts, double window_days = 7.0) {
  Simulation simulation;
  simulation.journeys = {{"bill", contacts}};
  std::map<std::string, double> found;
  for (const auto& truth : truth_of(simulation, window_days)) {
    CHECK(truth.journey == "bill");
    CHECK(truth.measured_by.has_value());
    CHECK(truth.metric.starts_with(truth.measured_by.name()));
    CHECK(found.emplace(truth.metric, truth.value).second);
  }
  return found;
}

}  // namespace

TEST_CASE("truth: the declared rates, by the names of their metrics") {
  auto found = truths({.repeat_rate = 0.3,
                       .high_effort_rate = 0.25,
                       .promoter_rate = 0.5,
                       .detractor_rate = 0.2,
                       .handle_median_s = 100,
                       .handle_spread = 0,
                       .transfer_rate = 0.11,
                       .churn_rate = 0.04});
  CHECK(found["repeat_rate"] == 0.3);
  CHECK(found["high_effort"] == 0.25);
  CHECK(found["nps"] == doctest::Approx(30.0));
  CHECK(found["transfer_rate"] == 0.11);
  CHECK(found["churn_after:horizon_days=30"] == 0.04);
  CHECK(found["quantile:column=handle_s,p=0.5"] == 100.0);
  CHECK(found["quantile:column=handle_s,p=0.9"] == 100.0);
  CHECK(found["mean:column=handle_s"] == 100.0);
  CHECK(found["consistency:column=handle_s"] == 1.0);
}

TEST_CASE("truth: what follows from a repeat rate of 30 % for cases") {
  auto found = truths({.repeat_rate = 0.3, .resolved_rate = 0.8, .abandon_rate = 0.1});
  CHECK(found["one_and_done"] == doctest::Approx(0.49));
  CHECK(found["contacts_per_case"] == doctest::Approx(1.0 / 0.7));
  CHECK(found["first_contact_resolution"] == doctest::Approx(0.7 * 0.9 * 0.8));
}

TEST_CASE("truth: a shorter window finds the share of the repeats that come so soon, and says its days") {
  auto found = truths({.repeat_rate = 0.3}, 3.5);
  CHECK(found["repeat_rate:days=3.5"] == doctest::Approx(0.15));
  CHECK(found.count("repeat_rate") == 0);
  CHECK(truths({.repeat_rate = 0.3}, 30)["repeat_rate:days=30"] == doctest::Approx(0.3));
}

TEST_CASE("truth: what is not known is left out") {
  CHECK(truths({}, 31).count("repeat_rate:days=31") == 0);                        // cases would run together
  CHECK(truths({.resolve_median_h = 5}, 3).count("repeat_rate:days=3") == 0);     // distance is from the end
  CHECK(truths({.resolve_median_h = 5}).count("first_contact_resolution") == 0);  // open flags are not known
  CHECK(truths({.abandon_rate = 0.1}).count("time_to_resolve:p=0.5") == 0);       // some end in the queue
  CHECK(truths({.resolved_rate = 0.5, .abandon_rate = 0}).count("time_to_resolve:p=0.5") == 0);  // half never are
}

TEST_CASE("truth: half of the contacts are solved by the time that more of the solved ones take") {
  const auto median = [](const SimulatedJourney& journey) { return truths(journey)["time_to_resolve:p=0.5"]; };
  CHECK(median({.resolve_median_h = 5, .resolved_rate = 1, .abandon_rate = 0}) == 18'000.0);
  CHECK(median({.handle_median_s = 300, .resolved_rate = 1, .abandon_rate = 0}) == 300.0);
  // 0.5 / 0.8 = 0.625 of a normal distribution lie below 0.31864.
  CHECK(median({.handle_median_s = 300, .handle_spread = 0.5, .resolved_rate = 0.8, .abandon_rate = 0}) ==
        doctest::Approx(300 * std::exp(0.5 * 0.31863936)));
}

TEST_CASE("truth: a simulation or window that cannot be is refused") {
  CHECK(refusal_code([] { truth_of({.customers = 0}); }) == "bad_option");
  CHECK(refusal_code([] { truth_of({}, -1.0); }) == "bad_option");
}
