// SPDX-License-Identifier: MIT
#include "journeyrank/agree/profile_comparison.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"
#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::compare_profiles;
using journeyrank::Divergence;
using journeyrank::divergences_of;
using journeyrank::ProfileComparison;
using journeyrank::Voice;
using journeyrank::voices_of;

TEST_CASE("profile_comparison: each ranking is that of rank() with the profile, and W is theirs") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 20; ++trial) {
    std::vector<std::vector<double>> rows;
    for (int i = 0; i < 7; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::Stakeholders problem(rows, {{1, 2, 3}, {random.unit(), 0.0, 0.5}, {0.2, random.unit(), 1.0}});
    const ProfileComparison sides = compare_profiles(problem.matrix, problem.model, voices_of(problem.model));
    REQUIRE(sides.ranks.size() == 3);
    for (std::size_t v = 0; v < 3; ++v) {
      const auto ranking = journeyrank::rank(problem.matrix, problem.model, {.profile = sides.voices[v].profile});
      CHECK(sides.ranks[v] == Ranks(ranking.ranks().begin(), ranking.ranks().end()));
      CHECK(sides.scores[v] == std::vector<double>(ranking.scores().begin(), ranking.scores().end()));
    }
    CHECK(sides.agreement.w == journeyrank::concordance(sides.ranks).w);
  }
}

TEST_CASE("profile_comparison: the widest spread comes first, with who gives the best and the worst place") {
  const std::vector<Ranks> rankings{{1, 2, 3, 4}, {4, 2, 3, 1}, {2, 1, 4, 3}};
  const std::vector<Divergence> expected{{0, 1, 4, 0, 1}, {3, 1, 4, 1, 0}, {1, 1, 2, 2, 0}, {2, 3, 4, 0, 2}};
  CHECK(divergences_of(rankings) == expected);
  CHECK(expected[0].spread() == 3);
  CHECK(divergences_of(std::vector<Ranks>{}).empty());
}

TEST_CASE("profile_comparison: one voice agrees with itself, and of no journey nothing diverges") {
  const laws::Stakeholders problem({{0.2, 0.9}, {0.4, 0.1}}, {{1, 1}});
  const ProfileComparison alone = compare_profiles(problem.matrix, problem.model, std::vector<Voice>{{""}});
  CHECK(alone.agreement.w == 1.0);
  CHECK(alone.divergences[0].spread() == 0);
  const laws::Stakeholders none({}, {{1, 1}, {1, 2}});
  CHECK(compare_profiles(none.matrix, none.model, voices_of(none.model)).divergences.empty());
}

TEST_CASE("profile_comparison: what voices and rank() refuse is refused") {
  const laws::Stakeholders problem({{0.2, 0.9}}, {{1, 1}});
  const auto refused = [&](const std::vector<Voice>& voices) {
    return refusal_code([&] { compare_profiles(problem.matrix, problem.model, voices); });
  };
  CHECK(refused({}) == "empty_input");
  CHECK(refused({{"nobody"}}) == "unknown_name");
  CHECK(refusal_code([&] { compare_profiles({}, problem.model, std::vector<Voice>{{"p0"}}); }) == "missing_column");
}
