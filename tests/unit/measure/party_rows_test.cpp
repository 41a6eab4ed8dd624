// SPDX-License-Identifier: MIT
#include "journeyrank/measure/party_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact_groups.hpp"

#include "splitmix64.hpp"

using journeyrank::ContactGroups;
using journeyrank::no_party;
using journeyrank::PartyRows;
using Numbers = std::vector<std::uint32_t>;

TEST_CASE("PartyRows: rows of one party stand together, in their order, nobody's last") {
  const Numbers parties = {2, no_party, 0, 2, no_party, 0};
  const PartyRows sorted(parties, 3);
  CHECK(Numbers(sorted.rows().begin(), sorted.rows().end()) == Numbers{2, 5, 0, 3, 1, 4});
  CHECK(sorted.count() == 3);
  CHECK(sorted.begin(0) == 0);
  CHECK(sorted.begin(1) == 2);  // a party without rows
  CHECK(sorted.begin(2) == 2);
  CHECK(sorted.begin(3) == 4);
}

TEST_CASE("PartyRows: no rows, no parties, nobody's alone") {
  CHECK(PartyRows({}, 0).rows().empty());
  CHECK(PartyRows({}, 2).begin(2) == 0);
  const Numbers nobody = {no_party, no_party};
  const PartyRows sorted(nobody, 0);
  CHECK(sorted.begin(0) == 0);
  CHECK(Numbers(sorted.rows().begin(), sorted.rows().end()) == Numbers{0, 1});
}

TEST_CASE("PartyRows, ContactGroups: any number of threads sorts alike") {
  Splitmix64 random(5);
  Numbers parties;
  Numbers groups;
  for (int i = 0; i < 300'000; ++i) {
    const auto party = static_cast<std::uint32_t>(random.unit() * 50'001);
    parties.push_back(party == 50'000 ? no_party : party);
    groups.push_back(static_cast<std::uint32_t>(random.unit() * 7));
  }
  const PartyRows one(parties, 50'000, 1);
  const ContactGroups grouped(groups, 7, one, 1);
  for (const std::size_t threads : {2U, 3U, 5U}) {
    const PartyRows many(parties, 50'000, threads);
    CHECK(std::equal(one.rows().begin(), one.rows().end(), many.rows().begin(), many.rows().end()));
    bool same = true;
    for (std::size_t party = 0; party <= one.count(); ++party) same = same && one.begin(party) == many.begin(party);
    CHECK(same);
    const ContactGroups many_grouped(groups, 7, many, threads);
    CHECK(std::equal(grouped.rows().begin(), grouped.rows().end(), many_grouped.rows().begin()));
    for (std::size_t group = 0; group <= 7; ++group) CHECK(grouped.begin(group) == many_grouped.begin(group));
  }
}
