// SPDX-License-Identifier: MIT
#include "journeyrank/agree/ranked_lists.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::places_of;
using journeyrank::RankedLists;

namespace {

using Ranks = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("ranked_lists: of ranks only the order counts, and tied journeys share the smallest place") {
  CHECK(places_of(Ranks{10, 7, 7, 99}) == Ranks{3, 1, 1, 4});
  CHECK(places_of(Ranks{1, 2, 2, 3}) == Ranks{1, 2, 2, 4});
  CHECK(places_of(Ranks{3, 1, 2}) == Ranks{3, 1, 2});
  CHECK(places_of(Ranks{5, 5, 5}) == Ranks{1, 1, 1});
  CHECK(places_of(Ranks{}).empty());
}

TEST_CASE("ranked_lists: a journey without a label is shown by its id") {
  CHECK(RankedLists{.journeys = {"a", "b"}}.label(1) == "b");
  const RankedLists labelled{.journeys = {"a", "b"}, .labels = {"A", ""}};
  CHECK(labelled.label(0) == "A");
  CHECK(labelled.label(1) == "b");
}

TEST_CASE("ranked_lists: a voice is found by its name, else refused with the nearest") {
  const RankedLists lists{.voices = {"Ann", "Bea"}};
  CHECK(lists.find("Bea") == 1);
  CHECK(refusal([&] { lists.find("Beo"); }) == "unknown_name: there is no voice \"Beo\" (did you mean \"Bea\"?)");
}
