// SPDX-License-Identifier: MIT
#include "journeyrank/measure/simulated_population.hpp"

#include <cmath>
#include <cstdint>
#include <set>

#include <doctest/doctest.h>

using journeyrank::day_seconds;
using journeyrank::nearest_whole;
using journeyrank::Random;
using journeyrank::SimulatedPopulation;
using journeyrank::Simulation;

namespace {

Simulation two_journeys() {
  Simulation simulation;
  simulation.journeys = {{"bill", {.share = 3}}, {"fault", {.share = 1}}};
  return simulation;
}

}  // namespace

TEST_CASE("simulated_population: numbers are rounded to the nearest whole one, of two to the larger") {
  CHECK(nearest_whole(2.4) == 2);
  CHECK(nearest_whole(2.5) == 3);
  CHECK(day_seconds(0.5) == 43'200);
}

TEST_CASE("simulated_population: accounts meet journeys by their shares") {
  const Simulation simulation = two_journeys();
  const SimulatedPopulation population(simulation);
  CHECK(population.accounts() == 20'000);
  int bills = 0;
  for (std::uint32_t account = 0; account < 20'000; ++account) {
    bills += population.account(account).journey == 0 ? 1 : 0;
  }
  CHECK(std::abs(bills - 15'000) < 4 * std::sqrt(20'000 * 0.75 * 0.25));
}

TEST_CASE("simulated_population: each customer belongs to one account; the first accounts have several") {
  Simulation simulation = two_journeys();
  simulation.customers = 103;
  simulation.shared_accounts = 0.5;
  simulation.account_size = 5;
  const SimulatedPopulation population(simulation);
  REQUIRE(population.accounts() == 10 + 53);  // of 51.5 customers, ten accounts of five; the others by themselves
  CHECK(population.is_shared(9));
  CHECK_FALSE(population.is_shared(10));
  Random random(1);
  std::set<std::uint32_t> seen;
  for (std::uint32_t account = 0; account < population.accounts(); ++account) {
    std::set<std::uint32_t> own;
    for (int i = 0; i < 100; ++i) own.insert(population.customer(account, random));
    CHECK(own.size() == (account < 10 ? 5 : 1));
    for (const std::uint32_t customer : own) CHECK(seen.insert(customer).second);
  }
  CHECK(seen.size() == 103);
  CHECK(*seen.rbegin() == 102);
}

TEST_CASE("simulated_population: customers leave at the rate of the journey, within the days, after the contact") {
  Simulation simulation = two_journeys();
  simulation.churn_days = 10;
  const SimulatedPopulation population(simulation);
  int left = 0;
  std::int32_t last = 0;
  for (std::uint32_t customer = 0; customer < 20'000; ++customer) {
    const std::int32_t loss = population.loss(customer, {.churn_rate = 0.1}, 500);
    if (loss == SimulatedPopulation::never) continue;
    ++left;
    CHECK(loss > 500);
    last = std::max(last, loss);
  }
  CHECK(std::abs(left - 2'000) < 4 * std::sqrt(20'000 * 0.1 * 0.9));
  CHECK(last <= 500 + 864'000);
  CHECK(last > 500 + 860'000);
}

TEST_CASE("simulated_population: customers are worth half to one and a half of the average") {
  const Simulation simulation = two_journeys();
  const SimulatedPopulation population(simulation);
  double sum = 0;
  for (std::uint32_t customer = 0; customer < 20'000; ++customer) {
    const std::int64_t value = population.value_minor(customer, {.annual_value = 200});
    CHECK(value >= 10'000);
    CHECK(value <= 30'000);
    sum += static_cast<double>(value);
  }
  CHECK(std::fabs(sum / 20'000 - 20'000) < 4 * 20'000 / std::sqrt(12.0 * 20'000));
}

TEST_CASE("simulated_population: the numbers of a contact and those of its dirt are not the same") {
  const Simulation simulation = two_journeys();
  const SimulatedPopulation population(simulation);
  CHECK(population.contact(3, 1).long_word() != population.dirt_of_contact(3, 1).long_word());
  CHECK(population.contact(3, 1).long_word() != population.contact(3, 2).long_word());
}
