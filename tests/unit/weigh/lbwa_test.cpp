// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/lbwa.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::ImportanceLevel;
using journeyrank::Lbwa;

using Places = std::vector<ImportanceLevel>;
using Numbers = std::vector<double>;

TEST_CASE("lbwa: r0 / (level * r0 + down), by hand") {
  // r0 = 3: 3/3, 3/4 and 3/6.
  const Places places = {{1, 1.0}, {1, 0.0}, {2, 0.0}};
  CHECK(are_close(Lbwa{}(places).weights, {3.0 / 9, 4.0 / 9, 2.0 / 9}, 1e-15));
  CHECK(Lbwa{.elasticity = 3.0}(places).weights == Lbwa{}(places).weights);
  CHECK(Lbwa{.elasticity = 30.0}(places).weights[0] > Lbwa{}(places).weights[0]);
  CHECK(Lbwa{}(Places{{1, 0.0}}).weights == Numbers{1.0});
  CHECK_FALSE(Lbwa{}(places).inconsistency);
}

TEST_CASE("lbwa: places that are none are refused") {
  CHECK(refusal_code([] { Lbwa{}(Places{}); }) == "empty_input");
  CHECK(refusal([] {
          Lbwa{}(Places{{1, 0.0}, {0, 1.0}});
        }) ==
        "bad_weights: weights by lbwa, criterion 2: found level 0, 1 down; allowed: a level >= 1, less than 2 down");
  CHECK(refusal_code([] { Lbwa{}(Places{{1, 0.0}, {1, 3.0}}); }) == "bad_weights");
  CHECK(refusal_code([] { Lbwa{}(Places{{1, 0.0}, {1, -1.0}}); }) == "bad_weights");
  CHECK(refusal_code([] { Lbwa{}(Places{{1, 1.0}, {2, 0.0}}); }) == "bad_weights");
  CHECK(refusal_code([] { Lbwa{.elasticity = -1.0}(Places{{1, 0.0}}); }) == "bad_option");
  CHECK(refusal_code([] {
          Lbwa{.elasticity = std::numeric_limits<double>::infinity()}(Places{{1, 0.0}});
        }) == "bad_option");
}
