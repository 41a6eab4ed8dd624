// SPDX-License-Identifier: MIT
#include "journeyrank/agree/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/agree/spearman_rho.hpp"

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::ChanceFrom;
using journeyrank::chi_square_above;
using journeyrank::Concordance;
using journeyrank::concordance;

namespace {

/// 12 S / (m² (n³ - n) - m T), term by term.
double defined_w(const std::vector<Ranks>& rankings) {
  const std::size_t n = rankings[0].size();
  const auto m = static_cast<double>(rankings.size());
  std::vector<double> sums(n, 0.0);
  double ties = 0.0;
  for (const auto& ranking : rankings) {
    for (std::size_t i = 0; i < n; ++i) {
      double below = 0.0;
      double equal = 0.0;
      for (std::size_t j = 0; j < n; ++j) {
        below += ranking[j] < ranking[i] ? 1.0 : 0.0;
        equal += ranking[j] == ranking[i] ? 1.0 : 0.0;
      }
      sums[i] += below + (equal + 1.0) / 2.0;
      ties += equal * equal - 1.0;  // t (t² - 1) over a group of t
    }
  }
  double mean = 0.0;
  for (const double sum : sums) mean += sum / static_cast<double>(n);
  double s = 0.0;
  for (const double sum : sums) s += (sum - mean) * (sum - mean);
  const auto size = static_cast<double>(n);
  return 12.0 * s / (m * m * (size * size * size - size) - m * ties);
}

/// The share of all orders of all rankings that agree at least as much, one by one.
double counted_chance(const std::vector<Ranks>& rankings) {
  const double found = defined_w(rankings);
  std::vector<Ranks> orders = rankings;
  for (auto& each : orders) std::sort(each.begin(), each.end());
  std::size_t all = 0;
  std::size_t as_large = 0;
  for (;;) {
    ++all;
    if (defined_w(orders) >= found - 1e-12) ++as_large;
    std::size_t r = 0;
    while (r < orders.size() && !std::next_permutation(orders[r].begin(), orders[r].end())) ++r;
    if (r == orders.size()) return static_cast<double>(as_large) / static_cast<double>(all);
  }
}

}  // namespace

TEST_CASE("concordance: W is the definition, with ties") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 80; ++trial) {
    const std::size_t n = 2 + random.below(10);
    std::vector<Ranks> rankings;
    for (std::size_t r = 0; r < 1 + random.below(6); ++r) {
      rankings.push_back(trial % 2 == 0 ? random_ranking(random, n) : random_tied_ranking(random, n, 4));
    }
    if (rankings.size() == 1 || std::isnan(defined_w(rankings))) continue;
    const Concordance agreed = concordance(rankings);
    CHECK(agreed.w == doctest::Approx(defined_w(rankings)).epsilon(1e-12));
    CHECK(agreed.freedom == n - 1);
    CHECK(agreed.statistic ==
          doctest::Approx(static_cast<double>(rankings.size() * (n - 1)) * agreed.w).epsilon(1e-14));
  }
}

TEST_CASE("concordance: without ties W is what the mean of Spearman's correlations of all pairs says it is") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<Ranks> rankings;
    for (int r = 0; r < 5; ++r) rankings.push_back(random_ranking(random, 7));
    double mean = 0.0;
    for (std::size_t a = 0; a < 5; ++a) {
      for (std::size_t b = 0; b < a; ++b) mean += journeyrank::SpearmanRho{}(rankings[a], rankings[b]) / 10.0;
    }
    CHECK(concordance(rankings).w == doctest::Approx((4.0 * mean + 1.0) / 5.0).epsilon(1e-12));
  }
}

TEST_CASE("concordance: the p-value counts all orders, also where rankings have ties") {
  Splitmix64 random(3);
  for (int trial = 0; trial < 12; ++trial) {
    std::vector<Ranks> rankings;
    for (int r = 0; r < 3; ++r) {
      rankings.push_back(trial % 2 == 0 ? random_ranking(random, 4) : random_tied_ranking(random, 4, 3));
    }
    if (std::isnan(defined_w(rankings))) continue;
    const Concordance agreed = concordance(rankings);
    CHECK(agreed.p_from == ChanceFrom::permutations);
    CHECK(agreed.p_value == doctest::Approx(counted_chance(rankings)).epsilon(1e-12));
  }
}

TEST_CASE("concordance: where counting takes too long the p-value comes from χ², and is near what counting gives") {
  Splitmix64 random(4);
  std::vector<Ranks> many;
  for (int r = 0; r < 6; ++r) many.push_back(random_ranking(random, 12));
  const Concordance agreed = concordance(many);
  CHECK(agreed.p_from == ChanceFrom::chi_square);
  CHECK(agreed.p_value == chi_square_above(agreed.statistic, 11));
  std::vector<Ranks> few;
  for (int r = 0; r < 10; ++r) few.push_back(random_ranking(random, 4));
  const Concordance counted = concordance(few);
  CHECK(counted.p_from == ChanceFrom::permutations);
  CHECK(std::fabs(counted.p_value - chi_square_above(counted.statistic, 3)) < 0.03);
}

TEST_CASE("concordance: counting reaches 50 rankings of 3 journeys, 10 of 4, 5 of 5 and 3 of 6, and never 7 journeys") {
  Splitmix64 random(5);
  struct Size {
    std::size_t journeys;
    std::size_t rankings;
    ChanceFrom from;
  };
  const ChanceFrom counted = ChanceFrom::permutations;
  for (const Size& size :
       {Size{3, 50, counted}, Size{4, 10, counted}, Size{5, 5, counted}, Size{6, 3, counted}, Size{2, 100, counted},
        Size{2, 101, ChanceFrom::chi_square}, Size{7, 2, ChanceFrom::chi_square}}) {
    std::vector<Ranks> rankings;
    for (std::size_t r = 0; r < size.rankings; ++r) rankings.push_back(random_ranking(random, size.journeys));
    CAPTURE(size.journeys);
    CHECK(concordance(rankings).p_from == size.from);
  }
}

TEST_CASE("concordance: the largest sums of ranks that are counted fit: 100 rankings that are all the same") {
  const std::vector<Ranks> two(100, Ranks{1, 2});
  CHECK(concordance(two).p_value == doctest::Approx(std::pow(0.5, 99.0)).epsilon(1e-12));
}

TEST_CASE("concordance: rankings that are all the same agree wholly, one agrees with itself by necessity") {
  const std::vector<Ranks> same(3, Ranks{2, 1, 3, 4});
  CHECK(concordance(same).w == 1.0);
  CHECK(concordance(same).p_value == doctest::Approx(1.0 / (24.0 * 24.0)).epsilon(1e-14));
  const std::vector<Ranks> one{Ranks{2, 1, 3}};
  CHECK(concordance(one).w == 1.0);
  CHECK(concordance(one).p_value == doctest::Approx(1.0).epsilon(1e-15));
}

TEST_CASE("concordance: rankings that tie all journeys are the same; where there is no ranking nothing agrees") {
  for (const std::vector<Ranks>& rankings :
       {std::vector<Ranks>{{}, {}}, std::vector<Ranks>{{1}, {1}}, std::vector<Ranks>{{1, 1, 1}, {2, 2, 2}}}) {
    const Concordance agreed = concordance(rankings);
    CHECK(agreed.w == 1.0);
    CHECK(agreed.p_value == 1.0);
  }
  CHECK(concordance(std::vector<Ranks>{}).w == 0.0);
}

TEST_CASE("concordance: rankings of different journeys are refused") {
  CHECK(refusal_code([] { concordance(std::vector<Ranks>{{1, 2}, {1}}); }) == "shape_mismatch");
}
