// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "aggregate_cases.hpp"

// Scores that others have published for methods that measure distances. Tolerances are the rounding of what they print.
// The case that nermend2023pvm prints has criteria that are desired at one value, which pvm does not take.

using journeyrank::Anchored;
using journeyrank::BalancedSpotis;
using journeyrank::Cocoso;
using journeyrank::Codas;
using journeyrank::Comet;
using journeyrank::CriteriaMatrix;
using journeyrank::Direction;
using journeyrank::Edas;
using journeyrank::Ervd;
using journeyrank::Falling;
using journeyrank::Mabac;
using journeyrank::Mairca;
using journeyrank::MatrixColumn;
using journeyrank::MaxRatio;
using journeyrank::Method;
using journeyrank::MinMax;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Probid;
using journeyrank::Ranking;
using journeyrank::Rim;
using journeyrank::Scale;
using journeyrank::SimpleProbid;
using journeyrank::Spotis;
using journeyrank::SumRatio;

namespace {

constexpr auto up = Direction::maximize;
constexpr auto down = Direction::minimize;

using List = std::vector<double>;
using Rows = std::vector<List>;
using Places = std::vector<std::uint32_t>;

/// A table as it is printed: a row a journey.
struct Table {
  Rows rows;
  List weights;
  std::vector<Direction> directions;
};

CriteriaMatrix matrix_of(const Table& table) {
  std::vector<MatrixColumn> columns;
  for (std::size_t c = 0; c < table.weights.size(); ++c) {
    List cells;
    for (const auto& row : table.rows) cells.push_back(row[c]);
    columns.push_back({.criterion = "c" + std::to_string(c), .values = cells});
  }
  return CriteriaMatrix(Names::numbered(table.rows.size()), columns);
}

/// Ranks a table with a scale a criterion.
Ranking ranked(const Table& table, const Method& method, const std::vector<Scale>& scales) {
  Model model;
  model.method = method;
  for (std::size_t c = 0; c < table.weights.size(); ++c) {
    model.criteria.push_back({.id = "c" + std::to_string(c),
                              .direction = table.directions[c],
                              .scale = scales[c],
                              .weight = table.weights[c]});
  }
  return rank(matrix_of(table), model);
}

Ranking ranked(const Table& table, const Method& method, const Scale& scale) {
  return ranked(table, method, std::vector<Scale>(table.weights.size(), scale));
}

void check_scores(const Ranking& ranking, const List& published, double tolerance) {
  REQUIRE(ranking.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) {
    CHECK_LE(std::fabs(ranking.scores()[i] - published[i]), tolerance);
  }
}

void check_ranks(const Ranking& ranking, const Places& published) {
  CHECK(Places(ranking.ranks().begin(), ranking.ranks().end()) == published);
}

/// What a method calls by its own name, of each row of values.
template <class Chosen, class Named>
List named_numbers(const Chosen& method, const Rows& values, const List& weights, const Named& named) {
  Rows columns(weights.size());
  for (const auto& row : values) {
    for (std::size_t c = 0; c < row.size(); ++c) columns[c].push_back(row[c]);
  }
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const auto fitted = method.fit({spans, weights});
  List numbers;
  for (const auto& row : values) numbers.push_back(named(fitted, journeyrank::ValueRow(row)));
  return numbers;
}

void check_near(const List& numbers, const List& published, double tolerance) {
  REQUIRE(numbers.size() == published.size());
  for (std::size_t i = 0; i < published.size(); ++i) CHECK_LE(std::fabs(numbers[i] - published[i]), tolerance);
}

}  // namespace

TEST_CASE("published: edas, sharma_edas, nine electric vehicles, by each scale that shares a whole") {
  const Table table{{{3.2, 150, 80, 129.4, 4.5},
                     {2.8, 75, 25, 102.249, 4.5},
                     {4.0, 180, 105, 192.499, 5.0},
                     {3.6, 200, 80, 114.999, 6.0},
                     {2.88, 110, 85, 114.999, 5.0},
                     {4.32, 140, 80, 166.25, 6.0},
                     {4.4, 200, 100, 99.999, 2.0},
                     {3.5, 140, 85, 154.999, 6.0},
                     {3.0, 135, 75, 99.999, 3.0}},
                    List(5, 0.2),
                    {up, up, up, down, down}};
  const List published = {0.487, 0.07582, 0.50536, 0.54723, 0.37261, 0.34899, 1.0, 0.3288, 0.57229};
  for (const Scale& scale : {Scale(MaxRatio{.falling = Falling::complement}), Scale(SumRatio{Falling::complement}),
                             Scale(journeyrank::VectorRatio{})}) {
    check_scores(ranked(table, Edas{}, scale), published, 1e-3);
    check_ranks(ranked(table, Edas{}, scale), {5, 9, 4, 3, 6, 7, 1, 8, 2});
  }
}

TEST_CASE("published: edas, yazdani2020edas, five sources of energy") {
  const Table table{{{3873, 39.55, 0.27, 0.87, 150, 0.07, 12, 2130},
                     {5067, 67.26, 0.23, 0.23, 40, 0.02, 21, 2200},
                     {2213, 24.69, 0.08, 0.17, 200, 0.04, 35, 570},
                     {6243, 132.0, 0.07, 0.25, 100, 0.04, 16, 100},
                     {8312, 460.47, 0.05, 0.21, 25, 0.1, 25, 200}},
                    {0.131, 0.113, 0.126, 0.125, 0.126, 0.129, 0.132, 0.117},
                    {down, down, down, up, up, down, up, up}};
  check_scores(ranked(table, Edas{}, MaxRatio{Falling::complement}), {0.841, 0.632, 0.883, 0.457, 0.104}, 1e-3);
}

TEST_CASE("published: edas, mathew2018edas, five phones") {
  const Table table{{{250, 16, 12, 5}, {200, 16, 8, 3}, {300, 32, 16, 4}, {275, 32, 8, 4}, {225, 16, 16, 2}},
                    {0.35, 0.25, 0.25, 0.15},
                    {down, up, up, up}};
  const Ranking ranking = ranked(table, Edas{}, MaxRatio{Falling::complement});
  check_scores(ranking, {0.4421, 0.169, 0.8053, 0.4697, 0.4015}, 1e-3);
  check_ranks(ranking, {3, 5, 1, 2, 4});
}

TEST_CASE("published: mabac, pamucar2015mabac, seven forklifts") {
  const Table table{{{22600, 3800, 2, 5, 1.06, 3.0, 3.5, 2.8, 24.5, 6.5},
                     {19500, 4200, 3, 2, 0.95, 3.0, 3.4, 2.2, 24.0, 7.0},
                     {21700, 4000, 1, 3, 1.25, 3.2, 3.3, 2.5, 24.5, 7.3},
                     {20600, 3800, 2, 5, 1.05, 3.25, 3.2, 2.0, 22.5, 11.0},
                     {22500, 3800, 4, 3, 1.35, 3.2, 3.7, 2.1, 23.0, 6.3},
                     {23250, 4210, 3, 5, 1.45, 3.6, 3.5, 2.8, 23.5, 7.0},
                     {20300, 3850, 2, 5, 0.9, 3.25, 3.0, 2.6, 21.5, 6.0}},
                    {0.146, 0.144, 0.119, 0.121, 0.115, 0.101, 0.088, 0.068, 0.05, 0.048},
                    {down, up, up, up, down, down, up, up, up, up}};
  const List published = {0.0826, 0.2183, -0.0488, 0.0246, -0.0704, 0.0465, 0.0464};
  check_scores(ranked(table, Mabac{}, MinMax{}), published, 1e-3);
  check_scores(ranked(table, Mabac{}, journeyrank::VectorRatio{}), published, 1e-3);  // any straight line
  check_ranks(ranked(table, Mabac{}, MinMax{}), {2, 1, 6, 5, 7, 3, 4});
}

TEST_CASE("published: mairca, aksoy2021mairca, five years: n times the printed gap is what lacks of 1") {
  const Table table{
      {{70, 245, 16.4, 19}, {52, 246, 7.3, 22}, {53, 295, 10.3, 25}, {63, 256, 12.0, 8}, {64, 233, 5.3, 17}},
      {0.04744, 0.02464, 0.51357, 0.41435},
      {up, up, up, up}};
  const List published = {0.0332, 0.1122, 0.0654, 0.1304, 0.1498};
  List turned;
  for (const double gap : published) turned.push_back(1.0 - 5.0 * gap);
  check_scores(ranked(table, Mairca{}, MinMax{}), turned, 5.0 * 2e-4);
  Rows values = table.rows;  // any straight line
  for (auto& row : values) {
    for (double& value : row) value /= 300.0;
  }
  const auto gap = [](const auto& fitted, const journeyrank::ValueRow& row) { return fitted.total_gap(row); };
  check_near(named_numbers(Mairca{}, values, table.weights, gap), published, 2e-4);
}

TEST_CASE("published: cocoso, yazdani2019cocoso, seven robots, from the printed positions") {
  const Table table{{{1.0, 0.0, 1.0, 0.0566, 0.4127},
                     {0.067, 0.7813, 0.2303, 1.0, 0.4563},
                     {0.0748, 0.9375, 0.5895, 0.434, 1.0},
                     {0.1304, 0.625, 0.2222, 0.6226, 0.3913},
                     {0.0, 0.9375, 0.0, 0.0566, 0.3485},
                     {0.0348, 1.0, 0.2303, 0.0, 0.0},
                     {0.0087, 0.9375, 0.6152, 0.2453, 0.3527}},
                    {0.036, 0.192, 0.326, 0.326, 0.12},
                    std::vector<Direction>(5, up)};
  const Ranking ranking = ranked(table, Cocoso{}, Anchored{0.0, 1.0});
  check_scores(ranking, {2.041, 2.788, 2.882, 2.416, 1.3, 1.443, 2.52}, 1e-2);
  check_ranks(ranking, {5, 2, 1, 4, 7, 6, 3});
  const auto part = [&](double journeyrank::CocosoMeasures::*each) {
    return named_numbers(Cocoso{}, table.rows, table.weights,
                         [each](const auto& fitted, const auto& row) { return fitted.measures(row).*each; });
  };
  using Measures = journeyrank::CocosoMeasures;
  check_near(part(&Measures::k_a), {0.131, 0.175, 0.18, 0.163, 0.088, 0.097, 0.165}, 2e-3);
  // k_b of the fourth is printed as 3.682, which does not give its printed score of 2.416; 3.721 does.
  check_near(part(&Measures::k_b), {3.245, 4.473, 4.64, 3.721, 2.0, 2.225, 3.951}, 1e-2);
  check_near(part(&Measures::k_c), {0.724, 0.973, 1.0, 0.906, 0.487, 0.54, 0.915}, 2e-3);
}

TEST_CASE("published: rim, cables2016rim, five candidates; the printed scores of the paper are corrected") {
  const Rows raw = {
      {30, 0, 2, 3, 3, 2}, {40, 9, 1, 3, 2, 2}, {25, 0, 3, 1, 3, 2}, {27, 0, 5, 3, 3, 1}, {45, 15, 2, 2, 3, 4}};
  const Rows ranges = {{23, 60}, {0, 15}, {0, 10}, {1, 3}, {1, 3}, {1, 5}};
  const Rows ideals = {{30, 35}, {10, 15}, {0, 0}, {3, 3}, {3, 3}, {4, 5}};
  // The normalisation of the paper, written here: 1 within the ideal, straight down to 0 at both ends of the range.
  Rows values = raw;
  for (auto& row : values) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      const double gap = std::max({ideals[c][0] - row[c], row[c] - ideals[c][1], 0.0});
      const double most = row[c] < ideals[c][0] ? ideals[c][0] - ranges[c][0] : ranges[c][1] - ideals[c][1];
      row[c] = gap == 0.0 ? 1.0 : 1.0 - gap / most;
    }
  }
  const List weights = {0.2262, 0.2143, 0.1786, 0.1429, 0.119, 0.119};
  const Table table{values, weights, std::vector<Direction>(6, up)};
  const Ranking ranking = ranked(table, Rim{}, Anchored{0.0, 1.0});
  check_scores(ranking, {0.58663, 0.7556, 0.37165, 0.46671, 0.73988}, 1e-3);
  check_ranks(ranking, {3, 1, 5, 4, 2});
  const auto part = [&](double journeyrank::RimDistances::*each) {
    return named_numbers(Rim{}, values, weights,
                         [each](const auto& fitted, const auto& row) { return fitted.distances(row).*each; });
  };
  check_near(part(&journeyrank::RimDistances::to_ideal), {0.23129, 0.11251, 0.31877, 0.27831, 0.1207}, 1e-4);
  check_near(part(&journeyrank::RimDistances::to_worst), {0.32823, 0.34831, 0.18852, 0.24344, 0.34378}, 1e-4);
}

namespace {

/// The scale of a criterion between its bounds.
Scale between(double low, double high, Direction direction) {
  return direction == up ? Anchored{low, high} : Anchored{high, low};
}

std::vector<Scale> between_bounds(const Rows& bounds, const std::vector<Direction>& directions) {
  std::vector<Scale> scales;
  for (std::size_t c = 0; c < bounds.size(); ++c) {
    scales.push_back(between(bounds[c][0], bounds[c][1], directions[c]));
  }
  return scales;
}

/// The values of the raw values that are expected.
List expected_values(const List& raw, const Rows& bounds, const std::vector<Direction>& directions) {
  List values;
  for (std::size_t c = 0; c < raw.size(); ++c) {
    const double share = (raw[c] - bounds[c][0]) / (bounds[c][1] - bounds[c][0]);
    values.push_back(directions[c] == up ? share : 1.0 - share);
  }
  return values;
}

List from_distance(List distances) {
  for (double& each : distances) each = 1.0 - each;
  return distances;
}

}  // namespace

TEST_CASE("published: spotis, dezert2020spotis, four journeys between fixed bounds") {
  const Table table{
      {{10.5, -3.1, 1.7}, {-4.7, 0.0, 3.4}, {8.1, 0.3, 1.3}, {3.2, 7.3, -5.3}}, {0.2, 0.3, 0.5}, {up, down, up}};
  const std::vector<Scale> scales = between_bounds({{-5, 12}, {-6, 10}, {-8, 5}}, table.directions);
  const Ranking ranking = ranked(table, Spotis{}, scales);
  check_scores(ranking, from_distance({0.1989, 0.3707, 0.3063, 0.7491}), 1e-3);
  check_ranks(ranking, {1, 3, 2, 4});
  check_scores(ranked(table, BalancedSpotis{}, scales), from_distance({0.1989, 0.3707, 0.3063, 0.7491}), 1e-3);
}

TEST_CASE("published: spotis with an expected solution point, dezert2020spotis, four cars") {
  const Rows bounds = {{14000, 16000}, {3, 8}, {80, 140}, {35, 60}, {650, 1300}};
  const Table table{
      {{15000, 4.3, 99, 42, 737}, {15290, 5.0, 116, 42, 892}, {15350, 5.0, 114, 45, 952}, {15490, 5.3, 123, 45, 1120}},
      {0.2941, 0.2353, 0.2353, 0.0588, 0.1765},
      {down, down, down, up, up}};
  const BalancedSpotis method{.expected = expected_values({15300, 4, 115, 50, 900}, bounds, table.directions),
                              .expected_share = 1.0};
  check_scores(ranked(table, method, between_bounds(bounds, table.directions)),
               from_distance({0.1841, 0.0734, 0.0842, 0.192}), 1e-4);
}

TEST_CASE("published: balanced spotis, shekhovtsov2025balanced, eight cars, two of them tied") {
  const Rows bounds = {{70, 360}, {35, 70}, {2013, 2018}};
  const Table table{{{94, 69.9, 2017},
                     {297, 42, 2013},
                     {205, 68.9, 2015},
                     {360, 36.9, 2014},
                     {86, 59.9, 2017},
                     {79.6, 63.8, 2017},
                     {113, 56.9, 2015},
                     {171, 58, 2016}},
                    {0.33, 0.56, 0.11},
                    {down, down, up}};
  const BalancedSpotis method{.expected = expected_values({110, 45, 2018}, bounds, table.directions)};
  const Ranking ranking = ranked(table, method, between_bounds(bounds, table.directions));
  check_scores(ranking, from_distance({0.5232, 0.4256, 0.6593, 0.4752, 0.3632, 0.4256, 0.3626, 0.4242}), 1e-4);
}

TEST_CASE("published: codas, badi2018codas, five sites of a plant") {
  const Table table{{{8, 8, 10, 9, 5}, {8, 9, 9, 9, 8}, {9, 9, 7, 8, 6}, {8, 8, 7, 8, 9}, {9, 8, 7, 7, 4}},
                    {0.19, 0.26, 0.24, 0.17, 0.14},
                    {down, up, up, up, down}};
  const Ranking ranking = ranked(table, Codas{}, MaxRatio{});
  check_scores(ranking, {0.4463, 0.1658, -0.2544, -0.4618, 0.1041}, 1e-3);
  check_ranks(ranking, {1, 2, 4, 5, 3});
}

TEST_CASE("published: codas, keshavarz2016codas, fourteen robots") {
  const Table table{{{7.6, 46, 18, 390, 0.1, 11},
                     {5.5, 32, 21, 360, 0.05, 11},
                     {5.3, 32, 21, 290, 0.05, 11},
                     {5.7, 37, 19, 270, 0.05, 9},
                     {4.2, 38, 19, 240, 0.1, 8},
                     {4.4, 38, 19, 260, 0.1, 8},
                     {3.9, 42, 16, 270, 0.1, 5},
                     {7.9, 44, 20, 400, 0.05, 6},
                     {8.1, 44, 20, 380, 0.05, 6},
                     {4.5, 46, 18, 320, 0.1, 7},
                     {5.7, 48, 20, 320, 0.05, 11},
                     {5.2, 48, 20, 310, 0.05, 11},
                     {7.1, 49, 19, 280, 0.1, 12},
                     {6.9, 50, 16, 250, 0.05, 10}},
                    {0.21, 0.16, 0.26, 0.17, 0.12, 0.08},
                    {up, up, up, up, down, down}};
  const Ranking ranking = ranked(table, Codas{}, MaxRatio{});
  check_scores(ranking,
               {0.768, 0.363, -0.105, -0.329, -2.384, -2.207, -2.043, 2.929, 2.89, -1.282, 0.568, 0.313, 0.157, 0.364},
               1e-3);
  check_ranks(ranking, {3, 6, 9, 10, 14, 13, 12, 1, 2, 11, 4, 7, 8, 5});
}

TEST_CASE("published: codas, baki2022codas, four providers") {
  const Table table{{{3.464, 2.942, 2.667, 2.936, 3.595, 3.026, 3.659, 3.957},
                     {2.749, 3.634, 2.182, 2.804, 2.994, 3.36, 2.182, 3.464},
                     {4.263, 3.175, 4.107, 2.621, 2.942, 4.472, 3.772, 3.36},
                     {2.621, 2.289, 2.289, 3.634, 2.621, 3.086, 2.289, 2.749}},
                    {0.11, 0.092, 0.217, 0.02105, 0.198, 0.037, 0.267, 0.058},
                    {up, up, up, up, up, up, up, up}};
  const Ranking ranking = ranked(table, Codas{}, MaxRatio{});
  check_scores(ranking, {0.476, -0.536, 0.924, -0.864}, 1e-2);
  check_ranks(ranking, {2, 3, 1, 4});
}

TEST_CASE("published: probid, wang2021probid, eleven designs") {
  const Table table{{{1679000, 1.525e-07, 3.747e-05, 0.251, 2.917},
                     {2213000, 1.304e-07, 3.2500000000000004e-05, 0.218, 6.633},
                     {2461000, 1.445e-07, 3.854000000000001e-05, 0.259, 0.553},
                     {2854000, 1.54e-07, 3.97e-05, 0.266, 1.597},
                     {3107000, 1.522e-07, 3.779e-05, 0.254, 2.905},
                     {3574000, 1.469e-07, 3.2970000000000005e-05, 0.221, 6.378},
                     {3932000, 1.977e-07, 3.129e-05, 0.21, 11.381},
                     {4383000, 1.292e-07, 3.142e-05, 0.211, 9.929},
                     {4988000, 1.69e-07, 3.7670000000000004e-05, 0.253, 8.459},
                     {5497000, 5.703e-07, 3.0120000000000003e-05, 0.2, 18.918},
                     {5751000, 4.652999999999999e-07, 3.017e-05, 0.201, 17.517}},
                    {0.1819, 0.2131, 0.1838, 0.1832, 0.2379},
                    {up, down, down, down, down}};
  check_scores(ranked(table, Probid{}, journeyrank::VectorRatio{}),
               {0.8568, 0.7826, 0.9362, 0.9369, 0.9379, 0.8716, 0.5489, 0.7231, 0.7792, 0.3331, 0.3387}, 2e-4);
}

TEST_CASE("published: simple probid, wang2021probid, the same designs from the printed normalised numbers") {
  const Table table{{{0.1299, 0.1754, 0.3256, 0.3255, 0.0892},
                     {0.1712, 0.15, 0.2825, 0.2827, 0.2029},
                     {0.1903, 0.1662, 0.3349, 0.3358, 0.0169},
                     {0.2207, 0.1772, 0.345, 0.3449, 0.0488},
                     {0.2403, 0.1751, 0.3284, 0.3294, 0.0889},
                     {0.2764, 0.169, 0.2865, 0.2866, 0.1951},
                     {0.3041, 0.2274, 0.2719, 0.2723, 0.3481},
                     {0.339, 0.1486, 0.2731, 0.2736, 0.3037},
                     {0.3858, 0.1944, 0.3274, 0.3281, 0.2587},
                     {0.4251, 0.656, 0.2618, 0.2593, 0.5786},
                     {0.4448, 0.5353, 0.2622, 0.2606, 0.5358}},
                    {0.1819, 0.2131, 0.1838, 0.1832, 0.2379},
                    {up, down, down, down, down}};
  Rows values = table.rows;
  for (auto& row : values) {
    for (std::size_t c = 1; c < row.size(); ++c) row[c] = 1.0 - row[c];
  }
  const auto ratio = [](const auto& fitted, const auto& row) { return fitted.ratio(row); };
  check_near(named_numbers(SimpleProbid{}, values, table.weights, ratio),
             {2.4246, 2.0596, 3.2805, 3.3702, 3.4375, 2.6435, 1.2628, 1.8158, 2.0885, 0.3399, 0.4279}, 1e-2);
  const std::vector<Scale> scales = between_bounds(Rows(5, List{0.0, 1.0}), table.directions);
  const Ranking ranking = ranked(table, SimpleProbid{}, scales);
  check_ranks(ranking, {5, 7, 3, 2, 1, 4, 9, 8, 6, 11, 10});
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    const double p = List{2.4246, 2.0596, 3.2805, 3.3702, 3.4375, 2.6435, 1.2628, 1.8158, 2.0885, 0.3399, 0.4279}[i];
    CHECK_LE(std::fabs(ranking.scores()[i] - p / (1.0 + p)), 1e-3);
  }
}

TEST_CASE("published: comet, paradowski2021comet, twelve processors, 512 objects judged by topsis") {
  const Table table{{{64, 128, 2.9, 4.3, 3.2, 280, 495, 24763, 3990},
                     {28, 56, 3.1, 3.8, 3.8, 255, 417, 12975, 2999},
                     {8, 16, 3.5, 5.3, 4.8, 125, 636, 5725, 539},
                     {12, 24, 3.7, 4.8, 4.5, 105, 637, 8468, 549},
                     {10, 20, 3.7, 5.3, 4.9, 125, 539, 6399, 499},
                     {8, 16, 3.6, 4.4, 4, 65, 501, 4834, 329},
                     {6, 12, 3.7, 4.6, 4.2, 65, 604, 4562, 299},
                     {16, 32, 3.4, 4.9, 4.2, 105, 647, 10428, 799},
                     {8, 16, 3.6, 5, 4.5, 125, 609, 5615, 399},
                     {18, 36, 3, 4.8, 4.3, 165, 480, 8848, 979},
                     {24, 48, 3.8, 4.5, 4, 280, 509, 13552, 1399},
                     {28, 56, 2.5, 3.8, 2.8, 205, 376, 8585, 10000}},
                    List(9, 1.0),
                    {up, up, up, up, up, down, up, up, down}};
  const Rows ends = {{6, 64},   {12, 128},  {2.5, 3.8},    {3.8, 5.3},  {2.8, 4.9},
                     {65, 280}, {376, 647}, {4562, 24763}, {299, 10000}};
  const std::vector<Scale> scales = between_bounds(ends, table.directions);
  const List published = {0.5433, 0.3447, 0.6115, 0.6168, 0.606, 0.4842, 0.5516, 0.61, 0.5719, 0.4711, 0.4979, 0.1452};
  check_scores(ranked(table, Comet{.characteristic = 2}, scales), published, 1e-3);
  check_scores(ranked(table, Comet{.characteristic = 2}, MinMax{}), published, 1e-3);  // its ends are those met
}

namespace {

journeyrank::Compromise compromise_in(const Ranking& ranking, const Table& table) {
  const CriteriaMatrix matrix = matrix_of(table);
  return compromise_of(ranking.scorer(), ranking.scorer().bind(matrix), ranking.order()).value();
}

}  // namespace

TEST_CASE("published: the compromise of vikor, opricovic2007extended, the dams under three sets of weights") {
  const auto compromise = [](const List& weights) {
    const Table table{{{4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41},
                       {5211.9, 3630.0, 501.7, 308.3, 282.0, 346.0, 21.0, 1.41},
                       {5021.3, 3920.5, 504.0, 278.6, 12.0, 56.0, 3.0, 4.42},
                       {5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36},
                       {5060.5, 3293.5, 514.1, 284.2, 69.0, 90.0, 7.0, 4.04},
                       {4317.9, 2925.9, 432.8, 239.3, 12.0, 55.0, 3.0, 4.36}},
                      weights,
                      {up, down, up, up, down, down, down, up}};
    return compromise_in(ranked(table, journeyrank::Vikor{}, MinMax{}), table);
  };
  const auto equal = compromise(List(8, 1.0));
  CHECK(equal.journeys == std::vector<std::size_t>{4});
  CHECK(equal.has_advantage);
  CHECK(equal.is_stable);
  CHECK(compromise({2, 2, 2, 2, 1, 1, 1, 1}).journeys == std::vector<std::size_t>{4});
  const auto set = compromise({1, 1, 1, 1, 2, 2, 2, 2});
  CHECK(set.journeys == std::vector<std::size_t>{4, 2, 5});
  CHECK_FALSE(set.has_advantage);
  CHECK(set.is_stable);
}

TEST_CASE("published: the compromise of vikor, opricovic2004compromise, the mountain climb") {
  const Table table{{{6, 2}, {7, 2.75}, {10, 3.5}}, {0.5, 0.5}, {down, up}};
  const auto found = compromise_in(ranked(table, journeyrank::Vikor{}, MinMax{}), table);
  CHECK(found.journeys == std::vector<std::size_t>{1});
  CHECK(found.has_advantage);
  CHECK(found.is_stable);
}

TEST_CASE("published: ervd, shyur2015ervd, seventeen candidates on seven criteria, 80 points the reference") {
  const Table table{{{80, 70, 87, 77, 76, 80, 75},
                     {85, 65, 76, 80, 75, 65, 75},
                     {78, 90, 72, 80, 85, 90, 85},
                     {75, 84, 69, 85, 65, 65, 70},
                     {84, 67, 60, 75, 85, 75, 80},
                     {85, 78, 82, 81, 79, 80, 80},
                     {77, 83, 74, 70, 71, 65, 70},
                     {78, 82, 72, 80, 78, 70, 60},
                     {85, 90, 80, 88, 90, 80, 85},
                     {89, 75, 79, 67, 77, 70, 75},
                     {65, 55, 68, 62, 70, 50, 60},
                     {70, 64, 65, 65, 60, 60, 65},
                     {95, 80, 70, 75, 70, 75, 75},
                     {70, 80, 79, 80, 85, 80, 70},
                     {60, 78, 87, 70, 66, 70, 65},
                     {92, 85, 88, 90, 85, 90, 95},
                     {86, 87, 80, 70, 72, 80, 85}},
                    {0.066, 0.196, 0.066, 0.130, 0.130, 0.216, 0.196},
                    std::vector<Direction>(7, up)};
  List reference;  // as the scale values it: the share of the sum
  for (std::size_t c = 0; c < 7; ++c) {
    double sum = 0.0;
    for (const auto& row : table.rows) sum += row[c];
    reference.push_back(80.0 / sum);
  }
  const Ranking ranking = ranked(table, Ervd{.reference = reference}, SumRatio{});
  check_scores(ranking,
               {0.660, 0.503, 0.885, 0.521, 0.610, 0.796, 0.498, 0.549, 0.908, 0.565, 0.070, 0.199, 0.632, 0.716, 0.438,
                0.972, 0.767},
               1e-3);
  CHECK(Places(ranking.ranks().begin(), ranking.ranks().end()) ==
        Places{7, 13, 3, 12, 9, 4, 14, 11, 2, 10, 17, 16, 8, 6, 15, 1, 5});
}
