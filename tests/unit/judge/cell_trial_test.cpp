// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cell_trial.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"
#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

/// Ranked by one criterion; the trial is of journey "1".
struct Ranked {
  Ranked(Scale scale, std::vector<double> values, TopAim aim = {}, Direction direction = Direction::maximize)
      : matrix(Names::numbered(values.size()), {{.criterion = "x", .values = values}}),
        ranking(rank(matrix, Model{.criteria = {{.id = "x", .direction = direction, .scale = scale}}})),
        trial(ranking, matrix, 0, aim) {}

  CriteriaMatrix matrix;
  Ranking ranking;
  CellTrial trial;
};

}  // namespace

TEST_CASE("first_that_works: the first double on the way, over every magnitude and sign") {
  Splitmix64 random(51);
  for (int round = 0; round < 3000; ++round) {
    const double a = random.finite();
    const double b = random.finite();
    const double c = random.finite();
    const double edge = std::max(std::min(a, b), std::min(std::max(a, b), c));  // the middle one
    const double low = std::min({a, b, c});
    const double high = std::max({a, b, c});
    if (low < edge) CHECK(first_that_works(low, high, [&](double x) { return x >= edge; }) == edge);
    if (edge < high) CHECK(first_that_works(high, low, [&](double x) { return x <= edge; }) == edge);
  }
}

TEST_CASE("first_that_works: the whole line of doubles, and two neighbours") {
  const double most = std::numeric_limits<double>::max();
  CHECK(first_that_works(-most, most, [](double x) { return x > 0.0; }) == std::numeric_limits<double>::denorm_min());
  CHECK(first_that_works(1.0, std::nextafter(1.0, 2.0), [](double x) { return x > 1.0; }) == std::nextafter(1.0, 2.0));
}

TEST_CASE("cell_trial: the bar is the score of the k-th of the others, minus infinity where there are fewer") {
  const std::vector<double> values = {1.0, 2.0, 6.0, 2.0};
  CHECK(Ranked(Anchored{0.0, 8.0}, values, {.top = 1}).trial.bar() == 0.75);
  CHECK(*Ranked(Anchored{0.0, 8.0}, values, {.top = 2}).trial.bar_journey() == 1);
  CHECK(*Ranked(Anchored{0.0, 8.0}, values, {.top = 3}).trial.bar_journey() == 3);
  const Ranked all(Anchored{0.0, 8.0}, values, {.top = 4});
  CHECK_FALSE(all.trial.bar_journey().has_value());
  CHECK(all.trial.is_met());
}

TEST_CASE("cell_trial: the way goes from the cell over each bend to the end of the scale, in the aim's direction") {
  const Piecewise bent{{{0.0, 0.0}, {10.0, 0.5}, {20.0, 0.6}, {30.0, 1.0}}};
  CHECK(Ranked(bent, {12.0}).trial.way(0) == std::vector<double>{12.0, 20.0, 30.0});
  CHECK(Ranked(bent, {12.0}, {.aim = Aim::leave}).trial.way(0) == std::vector<double>{12.0, 10.0, 0.0});
  CHECK(Ranked(bent, {10.0}).trial.way(0) == std::vector<double>{10.0, 20.0, 30.0});
  CHECK(Ranked(bent, {31.0}).trial.way(0) == std::vector<double>{31.0});
  CHECK(Ranked(Anchored{10.0, 0.0}, {12.0}, {}, Direction::minimize).trial.way(0) ==
        std::vector<double>{12.0, 10.0, 0.0});
  const Levels levels{{{"a", 0.5}, {"b", 1.0}, {"c", 0.5}, {"d", 0.75}, {"e", 0.0}}};
  CHECK(Ranked(levels, {0.0}).trial.way(0) == std::vector<double>{0.0, 3.0, 1.0});
  CHECK(Ranked(levels, {0.0}, {.aim = Aim::leave}).trial.way(0) == std::vector<double>{0.0, 4.0});
}

TEST_CASE("cell_trial: trying a cell leaves it as it was, setting it does not") {
  Ranked ranked(Anchored{0.0, 8.0}, {1.0, 4.0});
  CHECK(ranked.trial.is_met_with(0, 4.0));
  CHECK_FALSE(ranked.trial.is_met());
  ranked.trial.set(0, 4.0);
  CHECK(ranked.trial.is_met());
  CHECK(ranked.trial.score() == 0.5);
}

TEST_CASE("cell_trial: the aim is described for files and the command line") {
  CHECK(parse_enumerator<Aim>("leave") == Aim::leave);
  CHECK(name_of(Aim::reach) == std::string("reach"));
  CHECK(refusal_code([] { Ranked(Anchored{}, {1.0}, {.top = 0}); }) == "bad_option");
}
