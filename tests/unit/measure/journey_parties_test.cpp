// SPDX-License-Identifier: MIT
#include "journeyrank/measure/journey_parties.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::JourneyParties;
using journeyrank::no_party;

TEST_CASE("journey_parties: each known party of a journey is there once, whatever the order of contacts") {
  const std::vector<std::uint32_t> journeys = {0, 1, 0, 0, 1, 0, 3};
  const std::vector<std::uint32_t> parties = {2, 0, 1, 2, no_party, no_party, 1};
  const JourneyParties met(journeys, 4, parties, 3);
  const auto list = [&met](std::size_t journey) {
    return std::vector<std::uint32_t>(met.of(journey).begin(), met.of(journey).end());
  };
  CHECK(list(0) == std::vector<std::uint32_t>{1, 2});
  CHECK(list(1) == std::vector<std::uint32_t>{0});
  CHECK(list(2).empty());
  CHECK(list(3) == std::vector<std::uint32_t>{1});
}
