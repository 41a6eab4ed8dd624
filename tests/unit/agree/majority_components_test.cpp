// SPDX-License-Identifier: MIT
#include "journeyrank/agree/majority_components.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "ballots.hpp"

using journeyrank::Ballot;
using journeyrank::majority_components;
using journeyrank::PairwiseSupport;

using Groups = std::vector<std::vector<std::uint32_t>>;

TEST_CASE("majority_components: an order without doubt is groups of one, a cycle and a tie are groups together") {
  CHECK(majority_components(PairwiseSupport(capital_of_tennessee())) == Groups{{1}, {2}, {3}, {0}});
  CHECK(majority_components(PairwiseSupport(std::vector{voters(1, "dabc"), voters(1, "dbca"), voters(1, "dcab")})) ==
        Groups{{3}, {0, 1, 2}});
  CHECK(majority_components(PairwiseSupport(std::vector{voters(1, "cab"), voters(1, "cba")})) == Groups{{2}, {0, 1}});
  CHECK(majority_components(PairwiseSupport(std::vector<Ballot>{Ballot{}})).empty());
}

TEST_CASE("majority_components: each group beats all later ones in every pair, and no group divides further") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = 1 + random.below(8);
    const PairwiseSupport support(random_ballots(random, 1 + random.below(9), n));
    const Groups groups = majority_components(support);
    std::size_t members = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      members += groups[g].size();
      for (std::size_t later = g + 1; later < groups.size(); ++later) {
        for (const auto a : groups[g]) {
          for (const auto b : groups[later]) CHECK(support.margin(a, b) > 0);
        }
      }
      // No part of a group beats all the rest of it.
      for (std::size_t part = 1; part + 1 < std::size_t{1} << groups[g].size(); ++part) {
        bool beats = true;
        for (std::size_t a = 0; a < groups[g].size(); ++a) {
          for (std::size_t b = 0; b < groups[g].size(); ++b) {
            const bool across = (part >> a & 1) != 0 && (part >> b & 1) == 0;
            if (across && support.margin(groups[g][a], groups[g][b]) <= 0) beats = false;
          }
        }
        CHECK_FALSE(beats);
      }
    }
    CHECK(members == n);
  }
}
