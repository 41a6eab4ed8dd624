// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/valued_journeys.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Names;
using journeyrank::ValuedJourneys;

TEST_CASE("valued_journeys: journeys are found by id, and cells are known unless marked") {
  ValuedJourneys journeys{.journeys = Names::of(std::vector<std::string>{"bill", "move"}), .columns = {{0.5, 1.0}}};
  CHECK(journeys.find("move") == 1);
  CHECK_FALSE(journeys.find("plan"));
  CHECK(journeys.is_known(1, 0));
  journeys.unknown = {{0, 1}};
  CHECK(journeys.is_known(0, 0));
  CHECK_FALSE(journeys.is_known(1, 0));
}
