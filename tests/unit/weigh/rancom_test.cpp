// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/rancom.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "raw_columns.hpp"
#include "refusal.hpp"

using journeyrank::ImportanceRatio;
using journeyrank::Rancom;

using Ratios = std::vector<ImportanceRatio>;
using Numbers = std::vector<double>;

TEST_CASE("rancom: a point for each criterion that is less important, half a point for an equal one, by hand") {
  // Points: 2.5, 1 and 1 of 4.5.
  const auto found = Rancom{}(3, Ratios{{0, 1, 2.0}, {2, 0, 0.9}, {1, 2, 1.0}});
  CHECK(are_close(found.weights, {2.5 / 4.5, 1.0 / 4.5, 1.0 / 4.5}, 1e-15));
  CHECK(*found.inconsistency == 0.0);
}

TEST_CASE("rancom: how much more important makes no difference") {
  CHECK(Rancom{}(2, Ratios{{0, 1, 1.5}}) == Rancom{}(2, Ratios{{1, 0, 0.001}}));
}

TEST_CASE("rancom: triples that run in a circle are counted, also over equal criteria") {
  CHECK(*Rancom{}(3, Ratios{{0, 1, 2.0}, {1, 2, 2.0}, {2, 0, 2.0}}).inconsistency == 1.0);
  CHECK(*Rancom{}(3, Ratios{{0, 1, 1.0}, {1, 2, 1.0}, {2, 0, 2.0}}).inconsistency == 1.0);
  CHECK(*Rancom{}(3, Ratios{{0, 1, 1.0}, {1, 2, 1.0}, {2, 0, 1.0}}).inconsistency == 0.0);
  // Of four triples one is a circle: 0 > 1 > 2 > 0, all above 3.
  const Ratios ratios = {{0, 1, 2.0}, {1, 2, 2.0}, {2, 0, 2.0}, {0, 3, 2.0}, {1, 3, 2.0}, {2, 3, 2.0}};
  CHECK(*Rancom{}(4, ratios).inconsistency == 0.25);
  CHECK_FALSE(Rancom{}(2, Ratios{{0, 1, 2.0}}).inconsistency);
  CHECK(Rancom{}(1, Ratios{}).weights == Numbers{1.0});
}

TEST_CASE("rancom: every pair must be compared") {
  CHECK(refusal([] {
          Rancom{}(3, Ratios{{0, 1, 2.0}, {1, 2, 2.0}});
        }) == "bad_weights: weights by rancom: found 2 comparisons; allowed: 3, every pair once");
  CHECK(refusal_code([] { Rancom{}(0, Ratios{}); }) == "empty_input");
}
