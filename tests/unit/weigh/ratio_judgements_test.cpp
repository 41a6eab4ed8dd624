// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/ratio_judgements.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::ImportanceRatio;
using journeyrank::RatioJudgements;

using Ratios = std::vector<ImportanceRatio>;
using Numbers = std::vector<double>;

TEST_CASE("ratio judgements: the other way round a ratio is its reciprocal, and what nobody said is 0") {
  const RatioJudgements judgements(3, Ratios{{0, 1, 4.0}, {2, 1, 0.5}}, "m");
  CHECK(judgements(0, 1) == 4.0);
  CHECK(judgements(1, 0) == 0.25);
  CHECK(judgements(1, 2) == 2.0);
  CHECK(judgements(0, 2) == 0.0);
  CHECK(judgements(1, 1) == 1.0);
  CHECK(judgements.unstated() == 1);
  CHECK(judgements.stated().size() == 2);
  CHECK(judgements.size() == 3);
}

TEST_CASE("ratio judgements: where all pairs are compared the nearest weights are geometric means of rows") {
  const RatioJudgements judgements(3, Ratios{{0, 1, 2.0}, {0, 2, 6.0}, {1, 2, 9.0}}, "m");
  const Numbers rows = {std::cbrt(12.0), std::cbrt(4.5), std::cbrt(1.0 / 54.0)};
  const double sum = rows[0] + rows[1] + rows[2];
  CHECK(are_close(judgements.nearest_weights(), {rows[0] / sum, rows[1] / sum, rows[2] / sum}, 1e-15));
}

TEST_CASE("ratio judgements: a chain of comparisons is met exactly") {
  const RatioJudgements judgements(3, Ratios{{1, 0, 2.0}, {2, 1, 3.0}}, "m");
  CHECK(are_close(judgements.nearest_weights(), {1.0 / 9, 2.0 / 9, 6.0 / 9}, 1e-15));
  CHECK(are_close(RatioJudgements(1, Ratios{}, "m").nearest_weights(), {1.0}, 0.0));
}

TEST_CASE("ratio judgements: the nearest weights of some pairs are at the least sum of squares") {
  const Ratios ratios = {{0, 1, 2.0}, {1, 2, 5.0}, {2, 3, 0.3}, {0, 3, 1.0}};
  const Numbers found = RatioJudgements(4, ratios, "m").nearest_weights();
  const auto squares = [&](const Numbers& weights) {
    double sum = 0.0;
    for (const auto& each : ratios)
      sum += std::pow(std::log(each.ratio * weights[each.second] / weights[each.first]), 2);
    return sum;
  };
  for (const double step : {1e-4, -1e-4}) {
    for (std::size_t c = 0; c < 4; ++c) {
      Numbers moved = found;
      moved[c] *= 1.0 + step;
      CHECK(squares(moved) > squares(found));
    }
  }
}

TEST_CASE("ratio judgements: what is no comparison is refused, naming the criteria") {
  const auto code = [](std::size_t m, const Ratios& ratios) {
    return refusal([&] { RatioJudgements(m, ratios, "m"); });
  };
  CHECK(code(0, {}) == "empty_input: weights by m: found no criterion; allowed: one at least");
  CHECK(code(2, {{0, 2, 1.0}}) ==
        "bad_weights: weights by m, criteria 1 and 3: allowed: two different criteria from 1 to 2");
  CHECK(code(2, {{1, 1, 1.0}}) ==
        "bad_weights: weights by m, criteria 2 and 2: allowed: two different criteria from 1 to 2");
  CHECK(code(2, {{0, 1, 0.0}}) ==
        "bad_weights: weights by m, criteria 1 and 2: found 0; allowed: a ratio from 0.000001 to 1000000");
  CHECK(
      code(2, {{0, 1, std::numeric_limits<double>::quiet_NaN()}}) ==
      "bad_weights: weights by m, criteria 1 and 2: found NaN or infinity; allowed: a ratio from 0.000001 to 1000000");
  CHECK(code(2, {{0, 1, 2.0}, {1, 0, 0.5}}) ==
        "bad_weights: weights by m, criteria 2 and 1: found twice; allowed: once");
  CHECK(code(3, {{0, 1, 2.0}}) ==
        "bad_weights: weights by m: found no chain of comparisons from criterion 1 to criterion 3; "
        "allowed: comparisons that connect all criteria");
}

TEST_CASE("ratio judgements: a chain that runs further than 1e100 is refused, and a long one that does not is met") {
  Ratios far;
  Ratios near;
  for (std::size_t c = 0; c + 1 < 40; ++c) {
    far.push_back({c, c + 1, 1e6});
    near.push_back({c, c + 1, 2.0});
  }
  CHECK(refusal([&] { RatioJudgements(40, far, "m").nearest_weights(); }) ==
        "bad_weights: weights by m: found criteria 40 and 1 more than 1e100 times apart; allowed: less");
  const Numbers found = RatioJudgements(40, near, "m").nearest_weights();
  CHECK(std::abs(found[0] / found[39] / std::pow(2.0, 39) - 1.0) < 1e-12);
}
