// SPDX-License-Identifier: MIT
#include "journeyrank/judge/score_noise.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/distribution.hpp"
#include "journeyrank/judge/robustness.hpp"
#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;

namespace {

/// A rate on an anchored scale from 0 to 1, and a total; 3 to 1.
Model two_criteria(Shrink how = Shrink::estimated) {
  Model model;
  model.criteria = {{.id = "rate",
                     .scale = Anchored{0.0, 1.0},
                     .weight = 3.0,
                     .metric = Rate{.column = "x", .at_least = 1.0, .shrink = {.how = how}}},
                    {.id = "total", .scale = Anchored{0.0, 100.0}, .weight = 1.0, .metric = Contacts{}}};
  return model;
}

const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b", "c"}),
                            {{.criterion = "rate", .values = {0.5, 0.4, 0.1}},
                             {.criterion = "total", .values = {50.0, 50.0, 50.0}}});

const std::vector<std::vector<Estimate>> estimates = {
    {measured_rate(50, 100), measured_rate(40, 100), measured_rate(10, 100)},
    {measured(50.0, 10), measured(50.0, 12), measured(50.0, 9)}};

std::optional<Drawn> chance(const Model& model, std::size_t ahead, std::size_t behind) {
  const auto scorer = Scorer::fit(matrix, model);
  return ScoreNoise(scorer, matrix, estimates).chance_of_other_order(ahead, behind);
}

}  // namespace

TEST_CASE("score_noise: the chance that a cut is noise is the one that robustness gives under the stated weights") {
  for (const Shrink how : {Shrink::estimated, Shrink::none}) {
    const auto scorer = Scorer::fit(matrix, two_criteria(how));
    const RobustnessOptions options{.weights = {.belief = WeightBelief::stated},
                                    .draws = {.draws = ScoreNoise::draws, .seed = 7}};
    const Robustness found = robustness(scorer, matrix, doubt_of_measured(scorer.model(), estimates), options);
    const auto here = chance(scorer.model(), 0, 1);
    REQUIRE(here.has_value());
    const Drawn there = *winning_share(found, 1, 0);
    CHECK(here->value > 0.02);
    CHECK(std::fabs(here->value - there.value) < 4.0 * std::hypot(here->error, there.error));
    const RobustnessOptions same{.weights = options.weights, .draws = {.draws = ScoreNoise::draws}};
    const Robustness alike = robustness(scorer, matrix, doubt_of_measured(scorer.model(), estimates), same);
    CHECK(here->value == winning_share(alike, 1, 0)->value);
  }
}

TEST_CASE("score_noise: without shrinkage the chance is that of two beta posteriors, near the tail of a normal one") {
  const double error = std::sqrt(0.5 * 0.5 / 101.0 + 0.4 * 0.6 / 101.0);
  const auto found = chance(two_criteria(Shrink::none), 0, 1);
  REQUIRE(found.has_value());
  CHECK(found->value == doctest::Approx(normal_tails(0.1 / error).above).epsilon(0.05));
}

TEST_CASE("score_noise: on a relative scale, and by a method that compares journeys, it is that of robustness too") {
  for (const bool relative : {true, false}) {
    Model model = two_criteria(Shrink::none);
    if (relative) {
      model.criteria[0].scale = MinMax{};
    } else {
      model.method = Topsis{};
    }
    const auto scorer = Scorer::fit(matrix, model);
    const RobustnessOptions options{.weights = {.belief = WeightBelief::stated}, .draws = {.draws = ScoreNoise::draws}};
    const Robustness found = robustness(scorer, matrix, doubt_of_measured(model, estimates), options);
    CHECK(chance(model, 0, 1)->value == winning_share(found, 1, 0)->value);
    CHECK(chance(model, 0, 1)->value > 0.02);
  }
}

TEST_CASE("score_noise: without doubt there is no chance to tell; of weight 0 a cell is in none") {
  Model model = two_criteria();
  CHECK(chance(model, 0, 2)->value < 0.001);
  model.criteria[0].weight = 0.0;
  CHECK_FALSE(chance(model, 0, 1).has_value());
  const auto scorer = Scorer::fit(matrix, two_criteria());
  CHECK_FALSE(ScoreNoise(scorer, matrix, {}).chance_of_other_order(0, 1).has_value());
}
