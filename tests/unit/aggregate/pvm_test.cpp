// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/pvm.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Pvm;

using List = std::vector<double>;
using Columns = std::vector<List>;

TEST_CASE("pvm: a journey is projected on the way from the lower quartiles to the upper ones") {
  // Five journeys: the quartiles are the second and the fourth of each column.
  const Columns columns = {{0.1, 0.2, 0.5, 0.6, 0.9}, {0.8, 0.3, 0.4, 0.7, 0.5}};
  const List weights = {0.6, 0.4};
  const double first = 0.6 - 0.2;
  const double second = 0.7 - 0.4;
  const List found = scores_by(Pvm{}, columns, weights);
  for (std::size_t i = 0; i < 5; ++i) {
    const double expected = 0.6 * (columns[0][i] - 0.2) * first / 0.5 + 0.4 * (columns[1][i] - 0.4) * second / 0.5;
    CHECK(found[i] == doctest::Approx(expected).epsilon(1e-13));
  }
}

TEST_CASE("pvm: quantiles between two journeys lie on a straight line, and 0 and 1 are the ends") {
  const Columns columns = {{0.0, 1.0}};
  CHECK(scores_by(Pvm{}, columns, {1.0}) == List{-0.25, 0.75});
  CHECK(scores_by(Pvm{.avoided = 0.0, .wanted = 1.0}, columns, {1.0}) == List{0.0, 1.0});
}

TEST_CASE("pvm: where no quartiles differ the ends stand for them; alike journeys score 0") {
  CHECK(scores_by(Pvm{}, {{0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.7}}, {1.0})[6] == doctest::Approx(0.5).epsilon(1e-15));
  CHECK(scores_by(Pvm{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{0.0, 0.0});
  CHECK(scores_by(Pvm{}, {{0.3}}, {1.0}) == List{0.0});
  CHECK(scores_by(Pvm{}, {{0.1, 0.9}, {0.3, 0.3}}, {0.5, 0.5}) == scores_by(Pvm{}, {{0.1, 0.9}}, {0.5}));
}

TEST_CASE("pvm: quantiles out of order or outside of 0 to 1 are a fault") {
  CHECK(Pvm{}.fault().empty());
  for (const Pvm& wrong :
       {Pvm{.avoided = 0.5, .wanted = 0.5}, Pvm{.avoided = -0.1}, Pvm{.wanted = 1.1}, Pvm{.avoided = NAN}}) {
    CHECK(wrong.fault() == "avoided must be below wanted, both 0 to 1");
  }
}
