// SPDX-License-Identifier: MIT
// Exact answers over all weights and drawn ones test each other, on random decisions.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/acceptability.hpp"
#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/winning.hpp"

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

/// Within 5 standard errors: of some thousand comparisons none is further off by chance.
bool agree(const Drawn& drawn, double exact) { return std::fabs(drawn.value - exact) <= 5.0 * drawn.error; }

}  // namespace

TEST_CASE("exact and drawn: first places, central weights, pairwise winning and expected ranks agree") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const std::size_t m = 2 + seed % 3;
    const auto decided = decision(random_rows(4 + seed, m, seed));
    const auto found = acceptability(decided.scorer, decided.matrix, {}, {}, {.draws = 30'000, .seed = seed});
    const auto first = first_places(decided.scorer, decided.matrix);
    const auto wins = winning(decided.scorer, decided.matrix);
    for (std::size_t j = 0; j < 4 + seed; ++j) {
      CHECK(agree(found.ranks.acceptability(j, 1), first.shares[j]));
      CHECK(agree(found.ranks.expected_rank(j), wins.expected_rank(j)));
      for (std::size_t other = 0; other < 4 + seed; ++other) {
        if (other != j) CHECK(agree(found.ranks.winning(j, other), wins(j, other)));
      }
      if (found.ranks.count(j, 1) < 1000) continue;
      const auto central = *found.ranks.central_weights(j);
      for (std::size_t c = 0; c < m; ++c) CHECK(agree(central[c], first.central[j][c]));
    }
  }
}

TEST_CASE("exact and drawn: journeys that are the same share first places evenly and have one expected rank") {
  auto rows = random_rows(5, 3, 7);
  rows[3] = rows[1];
  const auto decided = decision(rows);
  const auto found = acceptability(decided.scorer, decided.matrix, {}, {}, {.draws = 30'000});
  const auto first = first_places(decided.scorer, decided.matrix);
  const auto wins = winning(decided.scorer, decided.matrix);
  for (const std::size_t j : {1U, 3U}) {
    CHECK(agree(found.ranks.acceptability(j, 1), first.shares[j]));
    CHECK(agree(found.ranks.expected_rank(j), wins.expected_rank(j)));
    for (std::size_t other = 0; other < 5; ++other) CHECK(agree(found.ranks.winning(j, other), wins(j, other)));
  }
  CHECK(found.ranks.winning(1, 3).value == wins(1, 3));
}
