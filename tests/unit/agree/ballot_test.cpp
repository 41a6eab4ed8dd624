// SPDX-License-Identifier: MIT
#include "journeyrank/agree/ballot.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"
#include "refusal.hpp"

using journeyrank::Ballot;
using journeyrank::validate;

TEST_CASE("ballot: none, one of other journeys and a bad influence are refused, each with its place") {
  CHECK(refusal([] { validate(std::vector<Ballot>{}); }) == "empty_input: no ballot; allowed: one or more");
  CHECK(refusal([] {
          validate(std::vector<Ballot>{{{1, 2}}, {{1, 2, 3}}});
        }) == "shape_mismatch: ballot 2: found 3 journeys; allowed: 2, as in the first");
  CHECK(refusal([] {
          validate(std::vector<Ballot>{{{1, 2}, -0.5}});
        }) == "bad_weights: ballot 1: found influence -0.5; allowed: a finite number >= 0");
  CHECK(refusal([] {
          validate(std::vector<Ballot>{{{1, 2}}, {{1, 2}, std::nan("")}});
        }) == "bad_weights: ballot 2: found influence NaN or infinity; allowed: a finite number >= 0");
  CHECK(refusal_code([] { validate(std::vector<Ballot>{{{1}, 0.0}}); }) == "bad_weights");
  const double largest = std::numeric_limits<double>::max();
  CHECK(refusal_code([&] { validate(std::vector<Ballot>{{{1}, largest}, {{1}, largest}}); }) == "bad_weights");
}

TEST_CASE("ballot: an influence of 0 beside another is allowed") {
  validate(std::vector<Ballot>{{{1, 2}, 0.0}, {{2, 1}, 1.0}});
  CHECK(Ballot{}.influence == 1.0);
}
