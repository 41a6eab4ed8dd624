// SPDX-License-Identifier: MIT
#include "journeyrank/judge/sampled_acceptability.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

Acceptability of(std::size_t journeys, std::size_t criteria, const std::vector<double>& values,
                 const std::vector<double>& weights) {
  return acceptability(SampledDraws{journeys, criteria, values, weights}, Names::numbered(journeys));
}

}  // namespace

TEST_CASE("sampled_acceptability: counts, central weights and confidence are those of the draws given") {
  // Two draws: in the first the second journey wins under (0.8, 0.2), in the second the first one under (0.4, 0.6).
  const auto found = of(2, 2, {0.1, 0.9, 0.7, 0.2, 0.5, 0.8, 0.6, 0.1}, {0.8, 0.2, 0.4, 0.6});
  CHECK(found.ranks.draws() == 2);
  CHECK(found.ranks.count(1, 1) == 1);
  CHECK(found.ranks.count(0, 1) == 1);
  CHECK((*found.ranks.central_weights(1))[0].value == doctest::Approx(0.8));
  CHECK((*found.ranks.central_weights(0))[1].value == doctest::Approx(0.6));
  CHECK(found.confidence[0]->value == 1.0);  // under (0.4, 0.6) it is first in both draws of the values
  CHECK(found.confidence[1]->value == 0.5);
  CHECK(found.groups == std::vector<std::uint32_t>{1, 1});
}

TEST_CASE("sampled_acceptability: who is never first has neither central weights nor confidence") {
  const auto found = of(2, 1, {0.4, 0.3, 0.4, 0.1}, {1.0, 1.0});
  CHECK_FALSE(found.ranks.central_weights(1));
  CHECK_FALSE(found.confidence[1]);
  CHECK(found.groups == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("sampled_acceptability: draws of different shapes, none, or no numbers are refused") {
  CHECK(refusal_code([] { of(2, 1, {0.4, 0.3, 0.4}, {1.0, 1.0}); }) == "shape_mismatch");
  CHECK(refusal_code([] { of(2, 2, {0.4, 0.3, 0.4, 0.2}, {1.0, 0.0, 1.0}); }) == "shape_mismatch");
  CHECK(refusal_code([] { of(2, 1, {}, {}); }) == "empty_input");
  CHECK(refusal_code([] { of(1, 1, {std::nan("")}, {1.0}); }) == "bad_number");
  CHECK(refusal_code([] { of(1, 1, {0.5}, {1.5}); }) == "bad_number");
}
