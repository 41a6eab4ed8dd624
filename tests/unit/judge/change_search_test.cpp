// SPDX-License-Identifier: MIT
#include "journeyrank/judge/change_search.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CellRoom;
using journeyrank::ChangeSearch;

namespace {

const std::vector<CellRoom> two_rooms = {{.criterion = 0, .unit = 1.0, .end = 10.0},
                                         {.criterion = 1, .unit = 1.0, .end = 10.0}};

}  // namespace

TEST_CASE("change_search: the cheapest point of a bent border is found, where no cell alone is the cheapest") {
  // x y >= 4 beside both at 0: least x + y at x = y = 2.
  ChangeSearch search(two_rooms, {0.0, 0.0}, [](const auto& cells) { return cells[0] * cells[1] >= 4.0; });
  const auto found = search.find();
  REQUIRE(found);
  CHECK((*found)[0] + (*found)[1] == doctest::Approx(4.0).epsilon(1e-6));
  CHECK((*found)[0] * (*found)[1] >= 4.0);
  CHECK(std::nextafter((*found)[0], 0.0) * (*found)[1] < 4.0);
}

TEST_CASE("change_search: the cheaper of two cells, at another cost a unit, to the last double") {
  const std::vector<CellRoom> rooms = {{.criterion = 0, .unit = 3.0, .end = 10.0},
                                       {.criterion = 1, .unit = 1.0, .end = 10.0}};
  ChangeSearch search(rooms, {0.0, 0.0}, [](const auto& cells) { return cells[0] + cells[1] >= 0.7; });
  CHECK(*search.find() == std::vector<double>{0.0, 0.7});
}

TEST_CASE("change_search: of levels each choice is looked at, together with what lies between") {
  std::vector<CellRoom> rooms = two_rooms;
  rooms[0].levels = {0.0, 1.0, 2.0};
  // Level 2 is worth 5 of the 6 that are wanted, and level 1 nothing.
  const auto works = [](const auto& cells) { return cells[1] >= (cells[0] == 2.0 ? 1.0 : 6.0); };
  CHECK(*ChangeSearch(rooms, {0.0, 0.0}, works).find() == std::vector<double>{2.0, 1.0});
}

TEST_CASE("change_search: a known change is never beaten by a dearer one; what works nowhere is nothing") {
  ChangeSearch known(two_rooms, {0.0, 0.0}, [](const auto& cells) { return cells[0] == 0.125 && cells[1] == 0.0; });
  known.offer({0.125, 0.0});
  CHECK(*known.find() == std::vector<double>{0.125, 0.0});
  CHECK_FALSE(ChangeSearch(two_rooms, {0.0, 0.0}, [](const auto&) { return false; }).find());
  CHECK_FALSE(ChangeSearch({}, {0.0}, [](const auto&) { return false; }).find());
}

TEST_CASE("change_search: more than 4,096 choices of levels are refused") {
  std::vector<CellRoom> rooms(4);
  for (std::size_t i = 0; i < rooms.size(); ++i) {
    rooms[i] = {.criterion = i, .unit = 1.0, .end = 9.0, .levels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
  }
  CHECK(refusal_code([&] {
          ChangeSearch(rooms, {0.0, 0.0, 0.0, 0.0}, [](const auto&) { return false; }).find();
        }) == "too_large");
}
