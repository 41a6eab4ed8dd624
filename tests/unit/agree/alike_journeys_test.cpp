// SPDX-License-Identifier: MIT
#include "journeyrank/agree/alike_journeys.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::alike_journeys;
using journeyrank::Ballot;

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

}  // namespace

TEST_CASE("alike_journeys: those that every voter of influence ties are one group, by the order given") {
  const std::vector<Ballot> ballots = {{{1, 2, 1, 2}, 1.0}, {{3, 1, 3, 2}, 1.0}, {{1, 2, 3, 4}, 0.0}};
  CHECK(alike_journeys(ballots, std::vector<std::uint32_t>{0, 1, 2, 3}) == Groups{{0, 2}, {1}, {3}});
  CHECK(alike_journeys(ballots, std::vector<std::uint32_t>{3, 2, 1, 0}) == Groups{{3}, {2, 0}, {1}});
}

TEST_CASE("alike_journeys: where no voter tells any apart they are all one group; no journey is none") {
  const std::vector<Ballot> ballots = {{{7, 7, 7}, 2.0}};
  CHECK(alike_journeys(ballots, std::vector<std::uint32_t>{2, 0, 1}) == Groups{{2, 0, 1}});
  CHECK(alike_journeys(std::vector<Ballot>{{{}, 1.0}}, {}) == Groups{});
}
