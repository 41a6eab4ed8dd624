// SPDX-License-Identifier: MIT
#include "journeyrank/judge/ranked_again.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using namespace journeyrank;

namespace {

/// The cell of one journey and criterion, looked for.
FoundCell found_in(const CriteriaMatrix& matrix, const Model& model, std::size_t journey, const TopAim& aim = {}) {
  const Ranking ranking = rank(matrix, model);
  const CellTrial trial(ranking, matrix, journey, aim);
  return RankedAgain(ranking, matrix, journey, aim).find(trial, 0);
}

CriteriaMatrix column(const std::vector<double>& values) {
  return CriteriaMatrix(Names::numbered(values.size()), {{.criterion = "x", .values = values}});
}

CriteriaMatrix two_columns(std::vector<double> x, std::vector<double> y) {
  const Names names = Names::numbered(x.size());
  return CriteriaMatrix(names,
                        {{.criterion = "x", .values = std::move(x)}, {.criterion = "y", .values = std::move(y)}});
}

Model model_of(Scale scale, Direction direction = Direction::maximize) {
  Model model;
  model.criteria = {{.id = "x", .direction = direction, .scale = std::move(scale)}};
  return model;
}

bool meets(laws::Problem problem, std::size_t journey, std::size_t c, double raw, const TopAim& aim) {
  problem.raw[c][journey] = raw;
  return (rank(problem.matrix(), problem.model).ranks()[journey] <= aim.top) == (aim.aim == Aim::reach);
}

}  // namespace

TEST_CASE("ranked_again: ranked again with the value found the aim is met, with one double less it is not") {
  std::size_t met = 0;
  std::size_t not_met = 0;
  laws::for_each_problem(
      43, 160, {.most_journeys = 8, .most_criteria = 4, .policies = {Missing::worst, Missing::interval}},
      [&](const laws::Problem& problem, Splitmix64& random) {
        const CriteriaMatrix matrix = problem.matrix();
        const Ranking ranking = rank(matrix, problem.model);
        const std::size_t journey = random.below(problem.journeys.size());
        const TopAim aim{.top = 1 + static_cast<std::int64_t>(random.below(2)),
                         .aim = random.below(2) == 0 ? Aim::reach : Aim::leave};
        const CellTrial trial(ranking, matrix, journey, aim);
        if (trial.is_met()) return;
        const RankedAgain again(ranking, matrix, journey, aim);
        for (std::size_t c = 0; c < problem.model.criteria.size(); ++c) {
          if (!ranking.scorer().is_on(c) || matrix.is_missing(journey, c)) continue;
          const FoundCell found = again.find(trial, c);
          (found.met ? met : not_met) += 1;
          CHECK(meets(problem, journey, c, found.raw, aim) == found.met);
          if (!found.met || trial.has_levels(c)) continue;
          CHECK_FALSE(meets(problem, journey, c, std::nextafter(found.raw, problem.raw[c][journey]), aim));
        }
      });
  CHECK(met > 40);
  CHECK(not_met > 40);
}

TEST_CASE("ranked_again: where a change moves no other score it finds what is found for the journey alone") {
  const CriteriaMatrix matrix = column({1.0, 5.0, 3.0});
  CHECK(found_in(matrix, model_of(Anchored{0.0, 8.0}), 0).raw == 5.0);
  CHECK(found_in(matrix, model_of(Anchored{0.0, 8.0}), 1, {.aim = Aim::leave}).raw == std::nextafter(3.0, 0.0));
}

TEST_CASE("ranked_again: on a relative scale it goes beyond the column's end, where the others fall back") {
  Model model = model_of(MinMax{});
  model.criteria.push_back({.id = "y", .scale = Anchored{0.0, 1.0}, .weight = 0.5});
  // With 3 at the end of x the values of the second stay 2/3 / (3 / 3): it has 2 / x of the weight of x beside its y.
  const FoundCell found = found_in(two_columns({0.0, 2.0, 0.0}, {0.0, 1.0, 0.0}), model, 0);
  CHECK(found.met);
  CHECK(found.raw == doctest::Approx(4.0));  // 2/3 of 1 = 2/3 of 2 / 4 + 1/3
  CHECK(found.score == doctest::Approx(2.0 / 3.0));
  model.criteria[1].weight = 2.0;
  const FoundCell never = found_in(two_columns({0.0, 2.0, 0.0}, {0.0, 1.0, 0.0}), model, 0);
  CHECK_FALSE(never.met);
  CHECK(never.raw == 2.0 + 2.0 * RankedAgain::widths_beyond);
  CHECK(never.open_ended);
}

TEST_CASE("ranked_again: what the scale refuses ends the search, and what lies before it is found") {
  const MaxRatio ratio{Falling::reciprocal};
  CHECK(found_in(column({10.0, 0.5, 9.0}), model_of(ratio, Direction::minimize), 0).raw == 0.5);
  Model model = model_of(ratio, Direction::minimize);
  model.criteria.push_back({.id = "y", .scale = Anchored{0.0, 1.0}, .weight = 3.0});
  const FoundCell never = found_in(two_columns({10.0, 9.0}, {0.0, 1.0}), model, 0);
  CHECK_FALSE(never.met);
  CHECK(never.raw > 0.0);
  CHECK_FALSE(never.open_ended);  // the scale ends there
}

TEST_CASE("ranked_again: what a hundred widths beyond the column does is found") {
  // x / (x + 1) of the weight of x makes up for all but a 200th of it.
  Model model = model_of(SumRatio{});
  model.criteria.push_back({.id = "y", .scale = Anchored{0.0, 1.0}, .weight = 0.99});
  const FoundCell found = found_in(two_columns({0.5, 1.0}, {0.0, 1.0}), model, 0);
  CHECK(found.met);
  CHECK(found.raw == doctest::Approx(199.0));  // (x - 1) / (x + 1) = 0.99
}

TEST_CASE("ranked_again: a constant column, huge values and one journey have an answer too") {
  CHECK(found_in(two_columns({4.0, 4.0}, {0.0, 0.0}), model_of(MinMax{}), 0, {.aim = Aim::leave}).raw ==
        std::nextafter(4.0, 0.0));
  const double huge = 4e307;
  const FoundCell far = found_in(column({-huge, huge}), model_of(MinMax{}), 0);
  CHECK(std::isfinite(far.raw));
  CHECK_FALSE(found_in(column({3.0}), model_of(MinMax{}), 0, {.aim = Aim::leave}).met);
}

TEST_CASE("ranked_again: of levels the first on the way that does it, under a method that compares journeys") {
  Model model = model_of(Levels{{{"none", 0.0}, {"high", 1.0}, {"some", 0.5}, {"more", 0.75}}});
  model.method = Topsis{};
  CHECK(found_in(column({0.0, 2.0}), model, 0).raw == 2.0);
  CHECK(found_in(column({0.0, 3.0}), model, 0).raw == 3.0);
}

TEST_CASE(
    "ranked_again: on a relative scale that is best in between it looks towards the best, or away on both sides") {
  const DistanceToIdeal ideal{.best = 10.0};
  const auto raw_in = [&](double raw, const TopAim& aim = {}) {
    const FoundCell found = found_in(column({raw, 7.0, 20.0}), model_of(ideal), 0, aim);
    CHECK(found.met);
    return found.raw;
  };
  // The others are 3 and 10 away from the best, and values are rounded: a few doubles at most.
  CHECK(std::abs(raw_in(2.0) - 7.0) < 1e-14);
  CHECK(std::abs(raw_in(30.0) - 13.0) < 1e-14);
  CHECK(std::abs(raw_in(11.0, {.aim = Aim::leave}) - 13.0) < 1e-14);
  CHECK(std::abs(raw_in(9.0, {.aim = Aim::leave}) - 7.0) < 1e-14);
}
