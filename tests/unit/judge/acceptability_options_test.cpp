// SPDX-License-Identifier: MIT
#include "journeyrank/judge/acceptability_options.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::AcceptabilityOptions;
using journeyrank::validate;

TEST_CASE("acceptability_options: the defaults hold, what contradicts itself is refused by name") {
  validate(AcceptabilityOptions{});
  CHECK(refusal([] { validate(AcceptabilityOptions{.precision = 0.0}); }) ==
        "bad_option: precision: found 0; allowed: 0.000001 to 0.5");
  CHECK(refusal([] { validate(AcceptabilityOptions{.level = 1.5}); }).find("level: found 1.5") != std::string::npos);
  CHECK(refusal([] { validate(AcceptabilityOptions{.separation = 0.4}); }).find("separation") != std::string::npos);
  CHECK(refusal_code([] { validate(AcceptabilityOptions{.max_draws = 0}); }) == "bad_option");
  CHECK(refusal_code([] { validate(AcceptabilityOptions{.precision = std::nan("")}); }) == "bad_option");
}
