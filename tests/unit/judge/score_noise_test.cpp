// SPDX-License-Identifier: MIT
#include "journeyrank/judge/score_noise.hpp"

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;

namespace {

/// A rate on an anchored scale from 0 to 1, and a total; 3 to 1.
Model two_criteria() {
  Model model;
  model.criteria = {{.id = "rate", .scale = Anchored{0.0, 1.0}, .weight = 3.0},
                    {.id = "total", .scale = Anchored{0.0, 100.0}, .weight = 1.0}};
  return model;
}

const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                            {{.criterion = "rate", .values = {0.5, 0.4}},
                             {.criterion = "total", .values = {50.0, 50.0}}});

const std::vector<std::vector<Estimate>> estimates = {{measured_rate(50, 100), measured_rate(40, 100)},
                                                      {measured(50.0, 10), measured(50.0, 12)}};

}  // namespace

TEST_CASE("score_noise: the interval of a cell goes through its scale and counts by its weight; a total has no doubt") {
  const auto ranking = rank(matrix, two_criteria());
  const Interval wide = wilson(50, 100);
  CHECK(score_error(ranking.scorer(), estimates, 0) ==
        doctest::Approx(0.75 * (wide.high - wide.low) / (2.0 * z_95)).epsilon(1e-14));
}

TEST_CASE("score_noise: errors of several cells add up as squares") {
  Model model = two_criteria();
  model.criteria[1] = {.id = "total", .scale = Anchored{0.0, 1.0}, .weight = 1.0};
  const std::vector<std::vector<Estimate>> both = {estimates[0], estimates[0]};
  const Scorer scorer = Scorer::fit(matrix, model);
  const double one = score_error(scorer, estimates, 0) / 0.75;
  CHECK(score_error(scorer, both, 0) == doctest::Approx(one * std::hypot(0.75, 0.25)).epsilon(1e-14));
}

TEST_CASE("score_noise: beyond an anchor, on levels of one value and at weight 0 there is no doubt") {
  Model model = two_criteria();
  model.criteria[0].scale = Anchored{0.0, 0.1};
  CHECK(score_error(Scorer::fit(matrix, model), estimates, 0) == 0.0);
  model = two_criteria();
  model.criteria[0].weight = 0.0;
  CHECK(score_error(Scorer::fit(matrix, model), estimates, 0) == 0.0);
  const std::vector<std::vector<Estimate>> none = {{not_measured("no survey"), measured_mean(0.5, 0.0, 1)},
                                                   estimates[1]};
  CHECK(score_error(Scorer::fit(matrix, two_criteria()), none, 0) == 0.0);
  CHECK(score_error(Scorer::fit(matrix, two_criteria()), none, 1) == 0.0);
}

// The scores differ by 0.075.
TEST_CASE("score_noise: the chance of the other order is a tail of the normal distribution, the same from both sides") {
  const auto ranking = rank(matrix, two_criteria());
  const auto chance = chance_of_other_order(ranking, estimates, 0, 1);
  REQUIRE(chance.has_value());
  const double error =
      std::hypot(score_error(ranking.scorer(), estimates, 0), score_error(ranking.scorer(), estimates, 1));
  CHECK(*chance == doctest::Approx(0.5 * std::erfc(0.075 / error / std::sqrt(2.0))).epsilon(1e-12));
  CHECK(*chance == *chance_of_other_order(ranking, estimates, 1, 0));
}

TEST_CASE("score_noise: equal scores stand either way round alike; without any error there is no chance to tell") {
  const CriteriaMatrix equal(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "rate", .values = {0.5, 0.5}}, {.criterion = "total", .values = {5.0, 5.0}}});
  CHECK(*chance_of_other_order(rank(equal, two_criteria()), estimates, 0, 1) == 0.5);
  CHECK_FALSE(chance_of_other_order(rank(equal, two_criteria()), {}, 0, 1).has_value());
}
