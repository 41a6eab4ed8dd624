// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/aggregate/concordance.hpp"
#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/aggregate/simus.hpp"
#include "journeyrank/rank/rank.hpp"

// Scores that others have published for methods that compare journeys in pairs. Tolerances are the rounding of what was
// printed. Thresholds are printed in raw units, and divided here by the range of the scale. For electre_3 no printed
// case was found whose every step is stated.

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::Direction;
using journeyrank::MatrixColumn;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Preference;
using journeyrank::Promethee2;
using enum journeyrank::PreferenceShape;

namespace {

constexpr auto up = Direction::maximize;
constexpr auto down = Direction::minimize;

using List = std::vector<double>;

/// A criterion as it is printed: its cells, and its thresholds in the same unit.
struct Printed {
  List cells;
  Direction direction = up;
  double weight = 1.0;
  Preference preference = {};
};

/// Journeys, on scales from 0 to `range` of raw units; `chosen` of them.
struct Table {
  std::vector<Printed> criteria;
  double low = 0.0;
  double range = 1.0;
  journeyrank::Method method = Promethee2{};

  Model model() const {
    Model model;
    model.method = method;
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      const Printed& printed = criteria[c];
      const double high = low + range;
      const bool rises = printed.direction == up;
      Preference stated = printed.preference;
      stated.indifference /= range;
      stated.preference /= range;
      stated.inflection /= range;
      model.criteria.push_back({.id = "c" + std::to_string(c),
                                .direction = printed.direction,
                                .scale = Anchored{.at_0 = rises ? low : high, .at_1 = rises ? high : low},
                                .weight = printed.weight,
                                .preference = stated});
    }
    return model;
  }

  CriteriaMatrix matrix(const std::vector<std::size_t>& chosen) const {
    std::vector<MatrixColumn> columns;
    std::vector<List> cells(criteria.size());
    for (std::size_t c = 0; c < criteria.size(); ++c) {
      for (const std::size_t i : chosen) cells[c].push_back(criteria[c].cells[i]);
      columns.push_back({.criterion = "c" + std::to_string(c), .values = cells[c]});
    }
    return CriteriaMatrix(Names::numbered(chosen.size()), columns);
  }

  List scores() const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < criteria[0].cells.size(); ++i) all.push_back(i);
    const auto ranking = rank(matrix(all), model());
    return {ranking.scores().begin(), ranking.scores().end()};
  }
};

void check_scores(const List& scores, const List& published, double tolerance) {
  REQUIRE(scores.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) CHECK(std::fabs(scores[i] - published[i]) <= tolerance);
}

/// Brans, Vincke and Mareschal 1986: six power stations on six criteria, each with another shape.
Table power_stations() {
  return {{{{80, 65, 83, 40, 52, 94}, down, 1.0, {.shape = u_shape, .indifference = 10}},
           {{90, 58, 60, 80, 72, 96}, up, 1.0, {.shape = v_shape, .preference = 30}},
           {{6, 2, 4, 10, 6, 7}, down, 1.0, {.shape = linear, .indifference = 0.5, .preference = 5}},
           {{5.4, 9.7, 7.2, 7.5, 2.0, 3.6}, down, 1.0, {.shape = level, .indifference = 1, .preference = 6}},
           {{8, 1, 4, 7, 3, 5}, down, 1.0, {.shape = usual}},
           {{5, 1, 7, 10, 8, 6}, up, 1.0, {.shape = gaussian, .inflection = 5}}},
          0.0,
          100.0};
}

/// Ziemba 2019: nine power plants on twelve criteria.
Table power_plants() {
  const auto by = [](double q, double p) { return Preference{.shape = linear, .indifference = q, .preference = p}; };
  return {{{{38723, 34913, 25596, 34842, 22570, 39773, 19500, 34525, 16486}, down, 0.05555, by(420, 2100)},
           {{33207, 32085, 2123, 32095, 1445, 17485, 868, 16958, 958}, down, 0.0277833, by(1000, 5000)},
           {{0, 0.2, 5, 0.2, 0.2, 0.2, 99, 99, 99}, up, 0.0277833, by(10, 50)},
           {{3375, 3127, 3547, 3115, 3090, 4135, 3160, 4295, 3653}, down, 0.05555, by(40, 200)},
           {{11.36, 12.78, 12.78, 12.86, 12.86, 17, 12.86, 17, 12.86}, up, 0.0416667, by(1, 5)},
           {{-320.9, -148.4, -148.4, -9.9, -9.9, 0, -9.9, 0, -9.9}, up, 0.125, by(7, 20)},
           {{203.7, 463, 356.2, 552.5, 295, 383, 264, 352, 264}, down, 0.1666667, by(50, 100)},
           {{0, 11.7, 44.8, 11.7, 95.9, 95.9, 116.8, 116.8, 164.9}, up, 0.1666667, by(20, 80)},
           {{0, 4.9, 10.7, 5.4, 11.2, 11.2, 11.2, 11.2, 11.2}, up, 0.0666667, by(1, 4)},
           {{1, 1, 1, 3.5, 4, 4, 4, 4, 4}, down, 0.0333333, by(1, 2)},
           {{21.5, 47.9, 27.7, 39.7, 1.5, 22.7, 2.7, 23.9, 1}, down, 0.0666667, by(4.6, 23)},
           {{0, 3.7, 4.5, 10.3, 11.5, 11.5, 11.3, 11.3, 11.4}, up, 0.1666667, by(1, 3)}},
          -1000.0,
          65536.0};
}

/// The score of each power plant on one criterion alone: its net flow there.
List flows_on(std::size_t c) {
  Table alone = power_plants();
  alone.criteria = {alone.criteria[c]};
  return alone.scores();
}

constexpr journeyrank::Electre2 of_levels{
    .strong_concordance = 0.65, .strong_discordance = 0.65, .weak_concordance = 0.35, .weak_discordance = 0.65};

/// The mean of both places, 1 the first, which a score turns round.
List mean_places(List scores) {
  const double last = static_cast<double>(scores.size()) - 1.0;
  for (double& each : scores) each = 1.0 + last * (1.0 - each);
  return scores;
}

}  // namespace

TEST_CASE("published: promethee_2, zhao2013revised, three journeys with the usual shape") {
  const Table table{{{{4, 3, 5}, up, 0.5}, {{3, 2, 1}, up, 0.3}, {{2, 4, 3}, up, 0.2}}, 0.0, 10.0};
  check_scores(table.scores(), {0.1, -0.3, 0.2}, 1e-12);
}

TEST_CASE("published: promethee_2, ziemba2019towards, nine power plants on twelve criteria with the linear shape") {
  check_scores(power_plants().scores(), {-0.4143, -0.5056, -0.2317, -0.2892, 0.3313, 0.0619, 0.4296, 0.1626, 0.4554},
               1e-4);
}

// The paper has a coefficient a criterion, prosa_c one for all. So its formula is held to the printed scores on the
// flows of the criteria, with the paper's coefficients, and prosa_c to the formula with one.
TEST_CASE("published: prosa_c, ziemba2019towards, nine power plants, by a coefficient a criterion and by one") {
  const List published = {-0.5921, -0.6014, -0.3240, -0.4381, 0.2791, -0.0703, 0.3739, 0.0451, 0.3592};
  const List coefficients = {0.4, 0.5, 0.3, 0.4, 0.3, 0.4, 0.3, 0.3, 0.2, 0.4, 0.4, 0.2};
  Table table = power_plants();
  double whole = 0.0;
  for (const Printed& each : table.criteria) whole += each.weight;
  const List net = table.scores();
  List by_each = net;
  List by_one = net;
  for (std::size_t c = 0; c < table.criteria.size(); ++c) {
    const List flows = flows_on(c);
    for (std::size_t i = 0; i < net.size(); ++i) {
      const double apart = table.criteria[c].weight / whole * std::fabs(flows[i] - net[i]);
      by_each[i] -= coefficients[c] * apart;
      by_one[i] -= 0.3 * apart;
    }
  }
  check_scores(by_each, published, 1e-4);
  table.method = journeyrank::ProsaC{.balance = 0.3};
  check_scores(table.scores(), by_one, 1e-12);
}

TEST_CASE("published: the preferences of promethee, brans1986how, six power stations with a shape a criterion") {
  const std::vector<List> published = {{0, 0.296, 0.25, 0.268, 0.1, 0.185},   {0.462, 0, 0.389, 0.333, 0.296, 0.5},
                                       {0.236, 0.18, 0, 0.333, 0.056, 0.429}, {0.399, 0.505, 0.305, 0, 0.223, 0.212},
                                       {0.444, 0.515, 0.487, 0.38, 0, 0.448}, {0.286, 0.399, 0.25, 0.432, 0.133, 0}};
  const Table table = power_stations();
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t k = 0; k < 6; ++k) {
      if (i == k) continue;
      // Of two journeys alone the net flow is the one preference less the other.
      const auto alone = rank(table.matrix({i, k}), table.model());
      CHECK(std::fabs(alone.scores()[0] - (published[i][k] - published[k][i])) <= 0.006);
    }
  }
  check_scores(table.scores(), {-0.145664, 0.017162, -0.089524, -0.020003, 0.2929, -0.054872}, 1e-6);
}

TEST_CASE("published: the concordance of electre, cebrian2009localizacion, six sites on five criteria") {
  const std::vector<List> columns = {
      {6, 4, 5, 6, 6, 5}, {5, 2, 7, 1, 8, 6}, {28, 25, 35, 27, 30, 26}, {5, 10, 9, 6, 7, 4}, {5, 9, 6, 7, 9, 8}};
  const std::vector<List> published = {{0, 0.5, 0.35, 0.5, 0.35, 0.45}, {0.5, 0, 0.5, 0.75, 0.5, 0.5},
                                       {0.65, 0.5, 0, 0.45, 0.2, 0.7},  {0.75, 0.25, 0.55, 0, 0.35, 0.45},
                                       {0.9, 0.7, 0.8, 0.9, 0, 0.9},    {0.55, 0.5, 0.55, 0.55, 0.1, 0}};
  std::vector<List> values = columns;  // straight lines into [0, 1]; of the third, less is better
  for (std::size_t c = 0; c < 5; ++c) {
    for (double& each : values[c]) each = c == 2 ? 1.0 - each / 40.0 : each / 40.0;
  }
  const std::vector<std::span<const double>> spans(values.begin(), values.end());
  const auto found = journeyrank::concordance_matrix({spans, List{0.25, 0.25, 0.1, 0.2, 0.2}});
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = 0; b < 6; ++b) {
      if (a != b) CHECK(std::fabs(found(a, b) - published[a][b]) <= 1e-9);
    }
  }
}

TEST_CASE("published: simus, munier2016metodo, three journeys on four criteria; the scores are scikit-criteria's") {
  const List first = {250, 130, 350};
  const List second = {120, 200, 340};
  const List third = {20, 40, 15};
  const List fourth = {800, 1000, 600};
  const std::vector<journeyrank::SimusCriterion> criteria = {{.amounts = first},
                                                             {.amounts = second, .bound = 500.0},
                                                             {.amounts = third, .falling = true},
                                                             {.amounts = fourth}};
  const auto found = journeyrank::simus(criteria);
  check_scores(found.score, {0.09090909, 0.66603535, 0.74305556}, 1e-8);
  check_scores(found.dominance, {-2.45454545, 0.99621211, 1.45833334}, 1e-7);
}

// A discordance there is a difference as a share of the widest range of all criteria, and a second pair of levels may
// outrank strongly too, which changes nothing here.
TEST_CASE("published: electre_2, the data of wang2008ranking, five journeys; the mean places are scikit-criteria's") {
  const Table table{{{{1, 3, 3, 1, 1}, up, 0.078},
                     {{2, 5, 5, 2, 1}, up, 0.118},
                     {{1, 3, 3, 2, 3}, up, 0.157},
                     {{5, 5, 5, 5, 5}, up, 0.314},
                     {{2, 3, 3, 1, 4}, up, 0.235},
                     {{2, 3, 2, 1, 1}, up, 0.039},
                     {{4, 3, 2, 1, 5}, up, 0.059}},
                    1.0,
                    4.0,
                    of_levels};
  check_scores(mean_places(table.scores()), {3, 1, 2, 4, 1.5}, 1e-12);
}
