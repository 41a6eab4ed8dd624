// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_cell.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/winning.hpp"

#include "splitmix64.hpp"

using journeyrank::CellContent;
using journeyrank::SimplexCut;
using journeyrank::WeightCell;
using journeyrank::WeightPoint;

namespace {

WeightPoint random_plane(Splitmix64& random, bool whole) {
  WeightPoint plane;
  double largest = 0.0;
  do {
    largest = 0.0;
    for (auto& each : plane) {
      each = whole ? static_cast<double>(random.below(3)) - 1.0 : random.between(-1.0, 1.0);
      largest = std::fmax(largest, std::abs(each));
    }
  } while (largest == 0.0);
  for (auto& each : plane) each /= largest;
  return plane;
}

WeightPoint opposite(WeightPoint plane) {
  for (auto& each : plane) each = -each;
  return plane;
}

}  // namespace

TEST_CASE("weight_cell: the whole tetrahedron holds all weights, their mean in the middle") {
  const CellContent all = WeightCell().content();
  CHECK(all.share == 1.0);
  CHECK(all.centre == WeightPoint{0.25, 0.25, 0.25, 0.25});
}

TEST_CASE("weight_cell: a plane leaves the share that the winning index says, and its other side the rest") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 2000; ++trial) {
    const WeightPoint plane = random_plane(random, trial % 2 == 0);
    WeightCell cell;
    WeightCell rest;
    cell.cut(plane);
    rest.cut(opposite(plane));
    const double expected = SimplexCut(4)(plane).first;
    CHECK(std::abs(cell.content().share - expected) < 1e-15);
    CHECK(std::abs(cell.content().share + rest.content().share - 1.0) < 1e-15);
  }
}

TEST_CASE("weight_cell: every ordering of four weights holds one part in 24, and its centre is known") {
  std::vector<std::size_t> order = {0, 1, 2, 3};
  do {
    WeightCell cell;
    for (std::size_t k = 0; k < 3; ++k) {
      WeightPoint plane{};
      plane[order[k]] = 1.0;
      plane[order[k + 1]] = -1.0;
      cell.cut(plane);
    }
    const CellContent content = cell.content();
    CHECK(std::abs(content.share - 1.0 / 24.0) < 1e-16);
    // rank order centroid weights, barron1996decision
    CHECK(content.centre[order[0]] == doctest::Approx(25.0 / 48.0).epsilon(1e-15));
    CHECK(content.centre[order[1]] == doctest::Approx(13.0 / 48.0).epsilon(1e-15));
    CHECK(content.centre[order[2]] == doctest::Approx(7.0 / 48.0).epsilon(1e-15));
    CHECK(content.centre[order[3]] == doctest::Approx(3.0 / 48.0).epsilon(1e-15));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("weight_cell: planes divide the tetrahedron into cells that hold all of it, and centres that balance") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 400; ++trial) {
    std::vector<WeightPoint> planes;
    for (std::size_t k = 0, count = 1 + random.below(6); k < count; ++k) {
      planes.push_back(random_plane(random, trial % 2 == 0));
    }
    double total = 0.0;
    WeightPoint balance{};
    for (std::size_t sides = 0; sides < std::size_t{1} << planes.size(); ++sides) {
      WeightCell cell;
      for (std::size_t k = 0; k < planes.size(); ++k) {
        // Of two equal planes one side holds nothing.
        cell.cut((sides >> k & 1) != 0 ? planes[k] : opposite(planes[k]));
      }
      const CellContent content = cell.content();
      total += content.share;
      for (std::size_t c = 0; c < 4; ++c) balance[c] += content.share * content.centre[c];
    }
    CHECK(std::abs(total - 1.0) < 3e-15);
    for (const double each : balance) CHECK(std::abs(each - 0.25) < 3e-15);
  }
}

TEST_CASE("weight_cell: a plane that only touches changes nothing, one that leaves no inside leaves nothing") {
  WeightCell cell;
  CHECK(cell.cut({1.0, 1.0, 0.0, 0.0}) == 4);  // touches along an edge
  CHECK(cell.content().share == 1.0);
  CHECK(cell.cut({-1.0, -1.0, 0.0, 0.0}) == 0);
  CHECK(cell.is_empty());
  CHECK(cell.content().share == 0.0);
  CHECK(cell.cut({1.0, 0.0, 0.0, 0.0}) == 0);  // nothing stays nothing
  cell.fill();
  CHECK(cell.content().share == 1.0);
}

TEST_CASE("weight_cell: a plane through corners and edges that are there makes no corner twice") {
  WeightCell cell;
  cell.cut({1.0, -1.0, 0.0, 0.0});
  CHECK(cell.corners().size() == 4);
  cell.cut({0.0, 0.0, 1.0, -1.0});
  CHECK(cell.corners().size() == 4);
  CHECK(cell.content().share == 0.25);
  cell.cut({0.5, 0.5, -1.0, 0.0});  // through one corner
  for (const auto& a : cell.corners()) {
    CHECK(std::count(cell.corners().begin(), cell.corners().end(), a) == 1);
  }
}

TEST_CASE("weight_cell: corners that stay keep their order and new ones follow") {
  WeightCell cell;
  CHECK(cell.cut({-1.0, 1.0, 1.0, 1.0}) == 3);
  REQUIRE(cell.corners().size() == 6);
  CHECK(cell.corners()[0] == WeightPoint{0.0, 1.0, 0.0, 0.0});
  CHECK(cell.corners()[3][0] == 0.5);
}

TEST_CASE("weight_cell: the same cut again, and one a rounding away, leave the share as it is") {
  Splitmix64 random(4);
  for (int trial = 0; trial < 300; ++trial) {
    WeightCell cell;
    for (int k = 0; k < 5; ++k) cell.cut(random_plane(random, false));
    const WeightPoint plane = random_plane(random, false);
    cell.cut(plane);
    const double share = cell.content().share;
    WeightPoint near = plane;
    for (auto& each : near) each = std::nextafter(each, random.below(2) == 0 ? -1.0 : 1.0);
    cell.cut(plane);
    CHECK(cell.content().share == share);
    cell.cut(near);
    CHECK(std::abs(cell.content().share - share) < 1e-15);
  }
}
