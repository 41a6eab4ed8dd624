// SPDX-License-Identifier: MIT
// Agreement of rankings, as printed in the literature.
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/agree/concordance.hpp"
#include "journeyrank/agree/spearman_rho.hpp"
#include "journeyrank/agree/weighted_spearman.hpp"

#include "rankings.hpp"

namespace jr = journeyrank;

// Two rankings of five that differ by a swap of the second and the third: of all swaps of neighbours the one whose
// weighted correlation is the number printed.
TEST_CASE("salabun2020new: Spearman's and the weighted correlation of two rankings of five, to four digits") {
  const Ranks reference{1, 2, 3, 4, 5};
  const Ranks other{1, 3, 2, 4, 5};
  CHECK(std::fabs(jr::SpearmanRho{}(reference, other) - 0.9) <= 1e-4);
  CHECK(std::fabs(jr::WeightedSpearman{}(reference, other) - 0.8833) <= 1e-4);
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
