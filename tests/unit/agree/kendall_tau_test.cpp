// SPDX-License-Identifier: MIT
#include "journeyrank/agree/kendall_tau.hpp"

#include <cmath>
#include <cstddef>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::count_pairs;
using journeyrank::kendall_distance;
using journeyrank::KendallTau;
using journeyrank::PairCounts;

namespace {

PairCounts counted_one_by_one(const Ranks& a, const Ranks& b) {
  PairCounts counts;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (a[i] == a[j] && b[i] == b[j]) ++counts.tied_in_both;
      if (a[i] == a[j] && b[i] != b[j]) ++counts.tied_in_a;
      if (a[i] != a[j] && b[i] == b[j]) ++counts.tied_in_b;
      if (a[i] == a[j] || b[i] == b[j]) continue;
      (a[i] < a[j]) == (b[i] < b[j]) ? ++counts.same : ++counts.opposite;
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("kendall_tau: pairs are those that are counted one by one, with and without ties") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t n = random.below(40);
    const Ranks a = trial % 2 == 0 ? random_ranking(random, n) : random_tied_ranking(random, n, 1 + random.below(6));
    const Ranks b = trial % 3 == 0 ? random_ranking(random, n) : random_tied_ranking(random, n, 1 + random.below(6));
    const PairCounts expected = counted_one_by_one(a, b);
    CHECK(count_pairs(a, b) == expected);
    CHECK(expected.pairs() == (n == 0 ? 0 : n * (n - 1) / 2));
  }
}

TEST_CASE("kendall_tau: τ-b is the definition, and the documented example of a known library") {
  CHECK(std::fabs(KendallTau{}(Ranks{12, 2, 1, 12, 2}, Ranks{1, 4, 7, 1, 0}) + 0.47140452079103173) < 1e-15);
  Splitmix64 random(2);
  for (int trial = 0; trial < 100; ++trial) {
    const Ranks a = random_tied_ranking(random, 12, 5);
    const Ranks b = random_tied_ranking(random, 12, 4);
    const PairCounts counts = counted_one_by_one(a, b);
    const auto number = [](std::uint64_t count) { return static_cast<double>(count); };
    const double apart_a = number(counts.same + counts.opposite + counts.tied_in_b);
    const double apart_b = number(counts.same + counts.opposite + counts.tied_in_a);
    const double expected = (number(counts.same) - number(counts.opposite)) / std::sqrt(apart_a * apart_b);
    CHECK(KendallTau{}(a, b) == doctest::Approx(expected).epsilon(1e-14));
    CHECK(KendallTau{}(a, b) == KendallTau{}(b, a));
  }
}

TEST_CASE("kendall_tau: a ranking agrees with itself by 1, also with ties, and with its reverse by -1") {
  const Ranks tied{3, 1, 1, 4, 9, 9, 9};
  CHECK(KendallTau{}(tied, tied) == 1.0);
  CHECK(KendallTau{}(Ranks{1, 2, 3, 4}, Ranks{4, 3, 2, 1}) == -1.0);
}

TEST_CASE("kendall_tau: a ranking that tells no pair apart agrees with its like alone") {
  CHECK(KendallTau{}(Ranks{1, 1, 1}, Ranks{1, 2, 3}) == 0.0);
  CHECK(KendallTau{}(Ranks{2, 2, 2}, Ranks{1, 1, 1}) == 1.0);
  CHECK(KendallTau{}(Ranks{1}, Ranks{1}) == 1.0);
  CHECK(KendallTau{}(Ranks{}, Ranks{}) == 1.0);
  CHECK(kendall_distance(Ranks{1}, Ranks{1}) == 0.0);
}

TEST_CASE("kendall_tau: the distance is a metric: 0 to itself, 1 to the reverse, and no detour is shorter") {
  CHECK(kendall_distance(Ranks{1, 2, 3}, Ranks{3, 2, 1}) == 1.0);
  CHECK(kendall_distance(Ranks{1, 2, 2}, Ranks{1, 2, 2}) == 0.0);
  CHECK(kendall_distance(Ranks{1, 2, 2}, Ranks{1, 2, 3}) == 0.5 / 3.0);
  Splitmix64 random(3);
  for (int trial = 0; trial < 300; ++trial) {
    const Ranks a = random_tied_ranking(random, 8, 5);
    const Ranks b = random_tied_ranking(random, 8, 5);
    const Ranks c = random_tied_ranking(random, 8, 5);
    CHECK(kendall_distance(a, c) <= kendall_distance(a, b) + kendall_distance(b, c) + 1e-15);
  }
}

TEST_CASE("kendall_tau: rankings of different journeys are refused") {
  CHECK(refusal_code([] { KendallTau{}(Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
  CHECK(refusal_code([] { kendall_distance(Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
}
