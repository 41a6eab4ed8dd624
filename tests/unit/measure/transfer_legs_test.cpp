// SPDX-License-Identifier: MIT
#include "journeyrank/measure/transfer_legs.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::chains_of;
using journeyrank::no_party;

using Numbers = std::vector<std::uint32_t>;

TEST_CASE("chains_of: legs of legs are one chain, contacts without legs their own") {
  CHECK(chains_of(Numbers{no_party, 0, 1, no_party}, 4) == Numbers{0, 0, 0, 3});
  CHECK(chains_of(Numbers{2, no_party, 1}, 3) == Numbers{0, 0, 0});
  CHECK(chains_of(Numbers{}, 0).empty());
}

TEST_CASE("chains_of: legs of a contact that is not here are one chain") {
  CHECK(chains_of(Numbers{5, no_party, 5, 4}, 6) == Numbers{0, 1, 0, 3});
}

TEST_CASE("chains_of: circles end") { CHECK(chains_of(Numbers{1, 2, 0, 3}, 4) == Numbers{0, 0, 0, 3}); }

TEST_CASE("chains_of: a chain of a hundred thousand legs is found at once") {
  Numbers parents{no_party};
  for (std::uint32_t at = 1; at < 100'000; ++at) parents.push_back(at - 1);
  const Numbers chains = chains_of(parents, parents.size());
  CHECK(chains == Numbers(parents.size(), 0));
}
