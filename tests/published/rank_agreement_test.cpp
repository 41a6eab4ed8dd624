// SPDX-License-Identifier: MIT
// Agreement of rankings, as printed in the literature.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/agree/concordance.hpp"
#include "journeyrank/agree/rank_biased_overlap.hpp"
#include "journeyrank/agree/spearman_rho.hpp"
#include "journeyrank/agree/weighted_spearman.hpp"
#include "journeyrank/agree/ws_coefficient.hpp"

#include "rankings.hpp"

namespace jr = journeyrank;

// Two rankings of five that differ by a swap of the second and the third: of all swaps of neighbours the one whose
// weighted correlation is the number printed.
TEST_CASE("salabun2020new: Spearman's, the weighted correlation and WS of two rankings of five, to four digits") {
  const Ranks reference{1, 2, 3, 4, 5};
  const Ranks other{1, 3, 2, 4, 5};
  CHECK(std::fabs(jr::SpearmanRho{}(reference, other) - 0.9) <= 1e-4);
  CHECK(std::fabs(jr::WeightedSpearman{}(reference, other) - 0.8833) <= 1e-4);
  CHECK(std::fabs(jr::WsCoefficient{}(reference, other) - 0.8542) <= 1e-4);
}

// What equal prefixes prove is what the weights of their ranks add up to.
TEST_CASE("webber2010similarity: the first 10 ranks have 86 % of the weight with p = 0.9") {
  Ranks ranks(200);
  for (std::size_t i = 0; i < ranks.size(); ++i) ranks[i] = static_cast<std::uint32_t>(i + 1);
  CHECK(std::fabs(jr::RankBiasedOverlap{.p = 0.9, .depth = 10}.overlap(ranks, ranks).least - 0.86) < 0.005);
}

// a b c d e against z c a v w. One more rank moves the extrapolated overlap by p^(d - 1) times what the agreement
// moves.
TEST_CASE("webber2010similarity: the agreement of two lists to depth five is 0, 0, 0.667, 0.5, 0.4") {
  const Ranks first{1, 2, 3, 4, 5, 6, 7, 8};   // a b c d e, then z v w
  const Ranks second{3, 6, 2, 7, 8, 1, 4, 5};  // z c a v w, then b d e
  const double p = 0.9;
  const double published[] = {0.0, 0.0, 0.667, 0.5, 0.4};
  double before = 0.0;
  double agreement = 0.0;
  for (std::uint32_t depth = 1; depth <= 5; ++depth) {
    const double overlap = jr::RankBiasedOverlap{.p = p, .depth = depth}(first, second);
    agreement += (overlap - before) / std::pow(p, depth - 1);
    before = overlap;
    CHECK(std::fabs(agreement - published[depth - 1]) < 0.0006);
  }
}

namespace {

/// The chance that n rankings of three give at least this Friedman statistic: three rankings that have it are looked
/// for among all.
double chance(std::size_t rankings, double statistic) {
  const std::vector<Ranks> orders{{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};
  std::size_t combinations = 1;
  for (std::size_t r = 0; r < rankings; ++r) combinations *= orders.size();
  for (std::size_t each = 0; each < combinations; ++each) {
    std::vector<Ranks> chosen;
    std::size_t rest = each;
    for (std::size_t r = 0; r < rankings; ++r, rest /= orders.size()) chosen.push_back(orders[rest % orders.size()]);
    const jr::Concordance agreed = jr::concordance(chosen);
    if (std::fabs(agreed.statistic - statistic) < 0.0006) return agreed.p_value;
  }
  return -1.0;
}

}  // namespace

TEST_CASE("siegel1956nonparametric table N: exact chances of Friedman's statistic, three journeys, to three digits") {
  CHECK(std::fabs(chance(2, 3.0) - 0.500) < 0.0006);
  CHECK(std::fabs(chance(2, 4.0) - 0.167) < 0.0006);
  CHECK(std::fabs(chance(3, 0.667) - 0.944) < 0.0006);
  CHECK(std::fabs(chance(3, 2.0) - 0.528) < 0.0006);
  CHECK(std::fabs(chance(3, 2.667) - 0.361) < 0.0006);
  CHECK(std::fabs(chance(3, 4.667) - 0.194) < 0.0006);
  CHECK(std::fabs(chance(3, 6.0) - 0.028) < 0.0006);
  CHECK(std::fabs(chance(4, 4.5) - 0.125) < 0.0006);
  CHECK(std::fabs(chance(4, 6.0) - 0.069) < 0.0006);
  CHECK(std::fabs(chance(4, 6.5) - 0.042) < 0.0006);
  CHECK(std::fabs(chance(4, 8.0) - 0.0046) < 0.0001);
}
