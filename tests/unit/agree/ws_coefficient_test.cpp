// SPDX-License-Identifier: MIT
#include "journeyrank/agree/ws_coefficient.hpp"

#include <cmath>
#include <cstddef>

#include <doctest/doctest.h>

#include "rankings.hpp"
#include "refusal.hpp"

using journeyrank::halved;
using journeyrank::WsCoefficient;

TEST_CASE("ws_coefficient: it is the definition, in [0, 1], and 1 only for the same ranking") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 100; ++trial) {
    const std::size_t n = 2 + random.below(12);
    const Ranks a = random_ranking(random, n);
    const Ranks b = random_ranking(random, n);
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      const auto x = static_cast<double>(a[i]);
      const double furthest = std::fmax(std::fabs(1.0 - x), std::fabs(static_cast<double>(n) - x));
      sum += std::pow(2.0, -x) * std::fabs(x - static_cast<double>(b[i])) / furthest;
    }
    const double found = WsCoefficient{}(a, b);
    CHECK(std::fabs(found - (1.0 - sum)) < 1e-15);
    CHECK(found >= 0.0);
    CHECK((found == 1.0) == (a == b));
  }
}

TEST_CASE("ws_coefficient: the reference comes first: turned round the number is another") {
  const Ranks a{1, 2, 3, 4, 5};
  const Ranks b{5, 1, 2, 3, 4};
  CHECK(WsCoefficient{}(a, b) != WsCoefficient{}(b, a));
}

TEST_CASE("ws_coefficient: powers of halves are exact at whole ranks and end at 0") {
  CHECK(halved(3.0) == 0.125);
  CHECK(halved(2.5) == 0.25 * 0.7071067811865476);
  CHECK(halved(5000.0) == 0.0);
}

TEST_CASE("ws_coefficient: a tied ranking agrees with itself, fewer than two journeys agree, others are refused") {
  CHECK(WsCoefficient{}(Ranks{1, 2, 2, 4}, Ranks{1, 2, 2, 4}) == 1.0);
  CHECK(WsCoefficient{}(Ranks{1, 1}, Ranks{1, 1}) == 1.0);
  CHECK(WsCoefficient{}(Ranks{1}, Ranks{1}) == 1.0);
  CHECK(WsCoefficient{}(Ranks{}, Ranks{}) == 1.0);
  CHECK(refusal_code([] { WsCoefficient{}(Ranks{1, 2}, Ranks{1}); }) == "shape_mismatch");
}
