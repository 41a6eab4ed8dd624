// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/rank_order.hpp"

#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::RankForm;
using journeyrank::RankOrder;

using Numbers = std::vector<double>;

TEST_CASE("rank order: the three forms, by hand") {
  const Numbers ranks = {2, 1, 3};
  CHECK(are_close(RankOrder{}(ranks).weights, {5.0 / 18, 11.0 / 18, 2.0 / 18}, 1e-15));
  CHECK(are_close(RankOrder{.form = RankForm::sum}(ranks).weights, {2.0 / 6, 3.0 / 6, 1.0 / 6}, 1e-15));
  CHECK(are_close(RankOrder{.form = RankForm::reciprocal}(ranks).weights, {3.0 / 11, 6.0 / 11, 2.0 / 11}, 1e-15));
}

TEST_CASE("rank order: only the order of the numbers counts") {
  CHECK(RankOrder{}(Numbers{20, 0.5, 21}).weights == RankOrder{}(Numbers{2, 1, 3}).weights);
}

TEST_CASE("rank order: equally important criteria share the mean of their places") {
  CHECK(are_close(RankOrder{}(Numbers{2, 1, 2}).weights, {3.5 / 18, 11.0 / 18, 3.5 / 18}, 1e-15));
  for (const auto form : {RankForm::centroid, RankForm::sum, RankForm::reciprocal}) {
    const auto equal = RankOrder{.form = form}(Numbers{1, 1, 1, 1});
    CHECK(equal.weights == Numbers{0.25, 0.25, 0.25, 0.25});
    CHECK_FALSE(equal.inconsistency);
    CHECK(RankOrder{.form = form}(Numbers{7}).weights == Numbers{1.0});
  }
}

TEST_CASE("rank order: no criterion and numbers that are no ranks are refused") {
  CHECK(refusal_code([] { RankOrder{}(Numbers{}); }) == "empty_input");
  CHECK(refusal_code([] { RankOrder{}(Numbers{1, -1}); }) == "bad_weights");
  CHECK(refusal_code([] { RankOrder{}(Numbers{std::numeric_limits<double>::quiet_NaN()}); }) == "bad_weights");
}
