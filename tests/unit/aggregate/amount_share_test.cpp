// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/amount_share.hpp"

#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "ratio_cases.hpp"

using journeyrank::AmountShare;
using journeyrank::shares_of_length;
using journeyrank::shares_of_sum;
using journeyrank::WeighedColumns;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

const Columns columns = {{0.1, 0.3, 0.4}, {0.5, 0.75, 1.0}};
const List weights = {0.25, 0.75};
const std::vector<std::uint8_t> falling = {0, 1};

std::vector<AmountShare> shares_by(std::vector<AmountShare> (*take)(const WeighedColumns&), const Columns& given) {
  const std::vector<std::span<const double>> spans(given.begin(), given.end());
  return take({spans, weights, falling});
}

}  // namespace

TEST_CASE("amount_share: a share of the sum is amount over sum, and a falling amount is 1 less the value") {
  const auto shares = shares_by(&shares_of_sum, columns);
  CHECK(shares[0].share(0.3) == doctest::Approx(0.3 / 0.8).epsilon(1e-15));
  CHECK(shares[1].share(0.75) == doctest::Approx(0.25 / 0.75).epsilon(1e-15));
  CHECK(shares[0].weight() == 0.25);
  CHECK(!shares[0].falls());
  CHECK(shares[1].falls());
}

TEST_CASE("amount_share: a share of the length is amount over the root of the sum of squares") {
  const auto shares = shares_by(&shares_of_length, columns);
  CHECK(shares[0].share(0.3) == doctest::Approx(0.3 / std::sqrt(0.01 + 0.09 + 0.16)).epsilon(1e-15));
  CHECK(shares[1].share(0.5) == doctest::Approx(0.5 / std::sqrt(0.25 + 0.0625)).epsilon(1e-15));
}

TEST_CASE("amount_share: the best share is the greatest, or the least of a falling criterion") {
  const auto shares = shares_by(&shares_of_sum, columns);
  CHECK(shares[0].best() == shares[0].share(0.4));
  CHECK(shares[1].best() == 0.0);
}

TEST_CASE("amount_share: an amount beyond those fitted on counts as the nearest of them") {
  const auto shares = shares_by(&shares_of_sum, columns);
  CHECK(shares[0].share(0.9) == shares[0].share(0.4));
  CHECK(shares[0].share(0.0) == shares[0].share(0.1));
  CHECK(shares[1].share(0.0) == shares[1].share(0.5));
}

TEST_CASE("amount_share: where every amount is 0, and where there is none, every share is 0") {
  for (const auto take : {&shares_of_sum, &shares_of_length}) {
    for (const AmountShare& each : shares_by(take, {{0.0, 0.0}, {1.0, 1.0}})) CHECK(each.share(0.5) == 0.0);
    for (const AmountShare& each : shares_by(take, {{}, {}})) CHECK(each.share(0.5) == 0.0);
  }
}

TEST_CASE("amount_share: amounts too small to be squared have their shares all the same") {
  const double tiny = std::numeric_limits<double>::min();
  const auto shares = shares_by(&shares_of_length, {{3.0 * tiny, 4.0 * tiny}, {0.5, 0.5}});
  CHECK(shares[0].share(3.0 * tiny) == doctest::Approx(0.6).epsilon(1e-15));
}
