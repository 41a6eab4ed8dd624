// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/qualified_rest.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/aggregate/credible_pairs.hpp"

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

using Members = std::vector<std::uint32_t>;

/// Journeys of three criteria with thresholds and a veto; `grid` of them are on tenths, so that levels meet.
struct Problem {
  std::vector<std::vector<double>> columns{3};
  std::vector<std::span<const double>> spans{};
  std::vector<double> weights{0.5, 0.3, 0.2};
  std::vector<std::optional<Preference>> preferences{Preference{.indifference = 0.05, .preference = 0.3, .veto = 0.8},
                                                     std::nullopt, Preference{.preference = 0.5}};

  Problem(std::size_t n, bool grid) {
    Splitmix64 random(n);
    for (auto& column : columns) {
      for (std::size_t i = 0; i < n; ++i) {
        column.push_back(grid ? static_cast<double>(random.below(11)) / 10.0 : random.unit());
      }
      spans.emplace_back(column);
    }
  }

  WeighedColumns given() const { return {.columns = spans, .weights = weights, .preferences = preferences}; }
};

/// The same, with every pair looked at.
struct ByDefinition {
  WeighedColumns given;
  PairCriteria criteria = PairCriteria::of(given, {});
  Discrimination needed{};

  double credibility(std::size_t a, std::size_t b) const { return criteria.credibility(behind_of(given, a, b)); }
  double highest(const Members& members, double bound) const {
    double found = 0.0;
    for (const std::uint32_t a : members) {
      for (const std::uint32_t b : members) {
        const double each = a == b ? 0.0 : credibility(a, b);
        if (each < bound - level_slack) found = std::max(found, each);
      }
    }
    return found;
  }
  std::int64_t qualified(const Members& members, std::uint32_t journey, double level) const {
    std::int64_t sum = 0;
    for (const std::uint32_t other : members) {
      if (other != journey) sum += needed.balance(credibility(journey, other), credibility(other, journey), level);
    }
    return sum;
  }
};

}  // namespace

TEST_CASE("qualified_rest: levels and qualifications are those of the definition while journeys are taken away") {
  for (const bool grid : {true, false}) {
    const Problem problem(45, grid);
    const ByDefinition wanted{problem.given()};
    const CrediblePairs pairs(problem.given(), {});
    for (const std::size_t room : {1u, 20u, 300u, 0u}) {
      CAPTURE(room);
      QualifiedRest rest(pairs, wanted.needed, 2, room);
      Splitmix64 random(room);
      double bound = 2.0;
      while (rest.members().size() > 1) {
        const Members members = rest.members();
        const double highest = rest.highest();
        REQUIRE(highest == wanted.highest(members, 2.0));
        bound = std::min(bound, highest - wanted.needed(highest));
        const double level = rest.lower(bound);
        REQUIRE(level == wanted.highest(members, bound));
        for (const std::uint32_t each : members) {
          REQUIRE(rest.qualified(each) == wanted.qualified(members, each, level));
        }
        Members placed = {members[random.below(members.size())]};
        if (members.size() > 5 && random.below(3) == 0) placed = {members[0], members[3], members[4]};
        rest.take_away(placed);
        REQUIRE(rest.members().size() == members.size() - placed.size());
      }
    }
  }
}

TEST_CASE("qualified_rest: many journeys on several threads are qualified as on one") {
  const Problem problem(700, false);
  const CrediblePairs pairs(problem.given(), {});
  QualifiedRest one(pairs, {}, 1);
  QualifiedRest three(pairs, {}, 3, 5000);
  for (int round = 0; round < 5; ++round) {
    const double highest = one.highest();
    CHECK(three.highest() == highest);
    CHECK(one.lower(highest - 0.1 * round) == three.lower(highest - 0.1 * round));
    std::size_t wrong = 0;
    for (const std::uint32_t i : one.members()) wrong += one.qualified(i) == three.qualified(i) ? 0 : 1;
    CHECK(wrong == 0);
    const Members placed(one.members().begin(), one.members().begin() + 100);
    one.take_away(placed);
    three.take_away(placed);
  }
}
