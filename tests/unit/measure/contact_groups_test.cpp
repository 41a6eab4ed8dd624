// SPDX-License-Identifier: MIT
#include "journeyrank/measure/contact_groups.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::ContactGroups;
using journeyrank::no_party;

TEST_CASE("ContactGroups: contacts of one party stand together, in their order, nobody's last") {
  const std::vector<std::uint32_t> groups = {1, 0, 1, 1, 1};
  const std::vector<std::uint32_t> parties = {no_party, 0, 1, 0, 1};
  const ContactGroups grouped(groups, 3, parties, 2);
  const auto rows = grouped.rows(1);
  CHECK(std::vector<std::uint32_t>(rows.begin(), rows.end()) == std::vector<std::uint32_t>{3, 2, 4, 0});
  CHECK(grouped.rows(0).size() == 1);
  CHECK(grouped.rows(2).empty());
}

TEST_CASE("ContactGroups: no contacts make empty groups") { CHECK(ContactGroups({}, 1, {}, 0).rows(0).empty()); }
