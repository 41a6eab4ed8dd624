// SPDX-License-Identifier: MIT
#include "journeyrank/agree/rank_biased_overlap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::Overlap;
using journeyrank::RankBiasedOverlap;

namespace {

/// The definition on two long lists of numbers, in their order, without ties: the sum over every depth.
double summed(const std::vector<int>& a, const std::vector<int>& b, double p) {
  std::set<int> in_a;
  std::set<int> in_b;
  double sum = 0.0;
  double power = 1.0;
  double shared = 0.0;
  for (std::size_t d = 1; d <= a.size(); ++d) {
    const int x = a[d - 1];
    const int y = b[d - 1];
    in_a.insert(x);
    in_b.insert(y);
    shared += x == y ? 1.0 : static_cast<double>(in_b.count(x) + in_a.count(y));
    sum += (1.0 - p) * power * shared / static_cast<double>(d);
    power *= p;
  }
  return sum;
}

std::vector<int> listed(const Ranks& ranks, std::size_t depth) {
  std::vector<int> list(ranks.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) list[ranks[i] - 1] = static_cast<int>(i);
  list.resize(depth);
  return list;
}

}  // namespace

TEST_CASE("rank_biased_overlap: the bounds are reached by lists that go on with nothing or with everything shared") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 40; ++trial) {
    const std::size_t n = 1 + random.below(12);
    const auto depth = static_cast<std::uint32_t>(1 + random.below(n));
    const double p = random.between(0.3, 0.95);
    const Ranks a = random_ranking(random, n);
    const Ranks b = random_ranking(random, n);
    const Overlap overlap = RankBiasedOverlap{.p = p, .depth = depth}.overlap(a, b);

    std::vector<int> first = listed(a, depth);
    std::vector<int> second = listed(b, depth);
    std::vector<int> only_first;
    std::vector<int> only_second;
    for (const int x : first) {
      if (std::find(second.begin(), second.end(), x) == second.end()) only_first.push_back(x);
    }
    for (const int y : second) {
      if (std::find(first.begin(), first.end(), y) == first.end()) only_second.push_back(y);
    }
    std::vector<int> low_a = first;
    std::vector<int> low_b = second;
    std::vector<int> high_a = first;
    std::vector<int> high_b = second;
    for (int next = 0; next < 1000; ++next) {
      low_a.push_back(1000 + next);
      low_b.push_back(-1000 - next);
      const auto place = static_cast<std::size_t>(next);
      high_a.push_back(place < only_second.size() ? only_second[place] : 1000 + next);
      high_b.push_back(place < only_first.size() ? only_first[place] : 1000 + next);
    }
    CHECK(overlap.least == doctest::Approx(summed(low_a, low_b, p)).epsilon(1e-12));
    CHECK(overlap.least + overlap.residual == doctest::Approx(summed(high_a, high_b, p)).epsilon(1e-12));
    CHECK(overlap.extrapolated >= overlap.least - 1e-15);
    CHECK(overlap.extrapolated <= overlap.least + overlap.residual + 1e-15);
  }
}

TEST_CASE("rank_biased_overlap: with all journeys read the extrapolated overlap goes on as shared") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 20; ++trial) {
    const Ranks a = random_ranking(random, 9);
    const Ranks b = random_ranking(random, 9);
    std::vector<int> first = listed(a, 9);
    std::vector<int> second = listed(b, 9);
    for (int next = 0; next < 1000; ++next) {
      first.push_back(1000 + next);
      second.push_back(1000 + next);
    }
    const double found = RankBiasedOverlap{}(a, b);
    CHECK(found == doctest::Approx(summed(first, second, 0.9)).epsilon(1e-12));
    CHECK(found == RankBiasedOverlap{}(b, a));
  }
}

TEST_CASE(
    "rank_biased_overlap: equal rankings overlap by 1, also with ties; nothing in common at the depth read is 0") {
  CHECK(RankBiasedOverlap{}(Ranks{1, 2, 3}, Ranks{1, 2, 3}) == doctest::Approx(1.0).epsilon(1e-15));
  CHECK(RankBiasedOverlap{}(Ranks{1, 2, 2, 4}, Ranks{1, 2, 2, 4}) == doctest::Approx(1.0).epsilon(1e-15));
  CHECK(RankBiasedOverlap{.depth = 2}(Ranks{1, 2, 3, 4}, Ranks{3, 4, 1, 2}) == 0.0);
}

TEST_CASE("rank_biased_overlap: a tie group stands whole in every prefix that reaches it") {
  // Depth 1: {0} and {0, 1}: 2 / 3. Depth 2: both hold {0, 1}: 1. Then 1 for ever.
  const double p = 0.5;
  const double expected = (1.0 - p) * (2.0 / 3.0) + p;
  CHECK(RankBiasedOverlap{.p = p}(Ranks{1, 2, 3}, Ranks{1, 1, 3}) == doctest::Approx(expected).epsilon(1e-15));
  const Overlap top = RankBiasedOverlap{.p = p, .depth = 1}.overlap(Ranks{1, 2, 3}, Ranks{1, 1, 3});
  // The least: depth 2 has two on each side with one shared, and so on: 1 / d.
  const double rest = (1.0 - p) / p * (std::log(2.0) - p);
  CHECK(top.least == doctest::Approx((1.0 - p) * (2.0 / 3.0) + rest).epsilon(1e-14));
  CHECK(top.least + top.residual == doctest::Approx(expected).epsilon(1e-14));
}

TEST_CASE("rank_biased_overlap: of no journey nothing is known") {
  const Overlap none = RankBiasedOverlap{}.overlap(Ranks{}, Ranks{});
  CHECK(none == Overlap{0.0, 1.0, 1.0});
}

TEST_CASE("rank_biased_overlap: a persistence outside of (0, 1) and other journeys are refused") {
  CHECK(refusal([] { RankBiasedOverlap{.p = 1.0}(Ranks{1}, Ranks{1}); }) ==
        "bad_option: rank_biased_overlap: found p = 1; allowed: 0 < p < 1");
  CHECK(refusal_code([] { RankBiasedOverlap{.p = 0.0}(Ranks{1}, Ranks{1}); }) == "bad_option");
  CHECK(refusal_code([] { RankBiasedOverlap{.p = std::nan("")}(Ranks{1}, Ranks{1}); }) == "bad_option");
  CHECK(refusal_code([] { RankBiasedOverlap{}(Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
}
