// SPDX-License-Identifier: MIT
#include "journeyrank/agree/spearman_rho.hpp"

#include <cstddef>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::SpearmanRho;

TEST_CASE("spearman_rho: without ties it is 1 - 6 sum d² / (n (n² - 1))") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 50; ++trial) {
    const Ranks a = random_ranking(random, 11);
    const Ranks b = random_ranking(random, 11);
    double squares = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double apart = static_cast<double>(a[i]) - static_cast<double>(b[i]);
      squares += apart * apart;
    }
    CHECK(SpearmanRho{}(a, b) == doctest::Approx(1.0 - 6.0 * squares / (11.0 * 120.0)).epsilon(1e-14));
  }
}

TEST_CASE("spearman_rho: only the order of the ranks counts, however they count ties") {
  CHECK(SpearmanRho{}(Ranks{1, 2, 2, 4}, Ranks{4, 1, 2, 3}) == SpearmanRho{}(Ranks{1, 2, 2, 3}, Ranks{40, 10, 20, 30}));
  CHECK(SpearmanRho{}(Ranks{1, 2, 2, 4}, Ranks{1, 2, 2, 4}) == 1.0);
}

TEST_CASE("spearman_rho: a ranking that tells no pair apart agrees with its like alone") {
  CHECK(SpearmanRho{}(Ranks{1, 1}, Ranks{1, 2}) == 0.0);
  CHECK(SpearmanRho{}(Ranks{2, 2, 2}, Ranks{1, 1, 1}) == 1.0);
  CHECK(SpearmanRho{}(Ranks{1}, Ranks{1}) == 1.0);
  CHECK(SpearmanRho{}(Ranks{}, Ranks{}) == 1.0);
}

TEST_CASE("spearman_rho: rankings of different journeys are refused") {
  CHECK(refusal_code([] { SpearmanRho{}(Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
}
