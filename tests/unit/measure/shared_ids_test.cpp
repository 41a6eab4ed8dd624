// SPDX-License-Identifier: MIT
#include "journeyrank/measure/shared_ids.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <doctest/doctest.h>

using journeyrank::SharedIds;

TEST_CASE("SharedIds: an id is shared when its deliveries name two customers, in any order") {
  std::array<std::uint32_t, 4> deliveries = {SharedIds::nobody, 5, 5, 7};
  std::sort(deliveries.begin(), deliveries.end());
  do {
    SharedIds ids;
    for (const std::uint32_t customer : deliveries) ids.note(3, customer);
    CHECK(ids.count() == 1);
  } while (std::next_permutation(deliveries.begin(), deliveries.end()));
}

TEST_CASE("SharedIds: one customer, and nobody, share nothing") {
  SharedIds ids;
  for (const std::uint32_t customer : {5U, SharedIds::nobody, 5U}) ids.note(3, customer);
  ids.note(4, 6);
  CHECK(ids.count() == 0);
  ids.note_several(4);
  ids.note_several(4);
  ids.note(4, 6);
  CHECK(ids.count() == 1);
}
