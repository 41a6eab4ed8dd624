// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/fucom.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::Fucom;

using Numbers = std::vector<double>;

TEST_CASE("fucom: both conditions of the paper hold along the order of importance") {
  const Numbers significances = {1.0, 2.1, 3.0, 4.5};
  const Numbers weights = Fucom{}(significances).weights;
  for (std::size_t k = 0; k + 1 < 4; ++k) {
    CHECK(weights[k] / weights[k + 1] == doctest::Approx(significances[k + 1] / significances[k]).epsilon(1e-14));
  }
  for (std::size_t k = 0; k + 2 < 4; ++k) {
    const double both = significances[k + 1] / significances[k] * (significances[k + 2] / significances[k + 1]);
    CHECK(weights[k] / weights[k + 2] == doctest::Approx(both).epsilon(1e-14));
  }
  CHECK(Fucom{}(Numbers{1}).weights == Numbers{1.0});
  CHECK_FALSE(Fucom{}(significances).inconsistency);
}

TEST_CASE("fucom: the most important criterion must have 1, and none less") {
  CHECK(refusal([] {
          Fucom{}(Numbers{2, 3});
        }) == "bad_weights: weights by fucom: found 2 for the most important; allowed: 1");
  CHECK(refusal_code([] { Fucom{}(Numbers{1, 0.5}); }) == "bad_weights");
  CHECK(refusal_code([] { Fucom{}(Numbers{}); }) == "empty_input");
}
