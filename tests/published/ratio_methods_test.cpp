// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "published/printed_table.hpp"

// Scores that others have published for the methods of ratios. Tolerances are the rounding of what was printed; weights
// are printed with few digits too, and do not always add up to 1.

using journeyrank::Anchored;
using journeyrank::Aras;
using journeyrank::Aroman;
using journeyrank::Copras;
using journeyrank::Cradis;
using journeyrank::Falling;
using journeyrank::Lmaw;
using journeyrank::Lopm;
using journeyrank::Marcos;
using journeyrank::MaxRatio;
using journeyrank::Moora;
using journeyrank::MooraOrders;
using journeyrank::MooraReference;
using journeyrank::Multimoora;
using journeyrank::Ocra;
using journeyrank::Rafsi;
using journeyrank::Ram;
using journeyrank::Ranking;
using journeyrank::Scale;
using journeyrank::SumRatio;
using journeyrank::VectorRatio;
using published::check_close;
using published::check_scores;
using published::down;
using published::List;
using published::ranked;
using published::scores_of;
using published::Table;
using published::up;

namespace {

const Scale vector = VectorRatio{Falling::complement};

using Ranks = std::vector<std::uint32_t>;

Ranks ranks_of(const Ranking& ranking) { return {ranking.ranks().begin(), ranking.ranks().end()}; }

/// kracka2010ranking, table 1: six walls on seven criteria, none more important than another.
const Table& walls() {
  static const Table table{{{33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852},
                            {38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184},
                            {37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845},
                            {30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186},
                            {36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61},
                            {37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935}},
                           {1, 1, 1, 1, 1, 1, 1},
                           {down, down, down, down, up, down, up}};
  return table;
}

}  // namespace

TEST_CASE("published: moora, siregar2021moora, seven techniques on four criteria") {
  const Table table{{{1.5, 3, 5, 3.3},
                     {2, 7, 5, 3.35},
                     {3, 1, 5, 3.07},
                     {2.2, 4, 5, 3.5},
                     {2, 5, 3, 3.09},
                     {3.2, 2, 3, 3.48},
                     {2.775, 3, 5, 3.27}},
                    {0.3, 0.2, 0.1, 0.4},
                    {down, up, up, up}};
  check_scores(ranked(table, Moora{}, vector), {0.1801, 0.2345, 0.0625, 0.1757, 0.1683, 0.0742, 0.1197}, 2e-4);
  check_scores(ranked(table, Moora{}, MaxRatio{Falling::complement}), scores_of(ranked(table, Moora{}, vector)), 1e-15);
}

TEST_CASE("published: moora, kundakci2016multimoora, nine cars on nine criteria") {
  const Table table{{{168000, 4.2, 35, 5, 5, 5, 5, 136, 109},
                     {179697, 4.1, 34.5, 5, 4, 4, 5, 190, 107},
                     {140600, 4.5, 33, 3, 3, 3, 3, 150, 119},
                     {134950, 4.3, 28, 3, 2, 4, 4, 190, 112},
                     {151980, 5.6, 35, 3, 4, 4, 3, 170, 147},
                     {181632, 4, 35, 5, 3, 4, 5, 190, 106},
                     {160620, 4.8, 33, 2, 3, 3, 2, 180, 125},
                     {162900, 4.5, 35.4, 3, 4, 3, 2, 143, 119},
                     {178000, 4.2, 32, 2, 3, 2, 3, 180, 110}},
                    {0.2, 0.1684, 0.1579, 0.1474, 0.1158, 0.0842, 0.0737, 0.0421, 0.0105},
                    {down, down, up, up, up, up, up, up, down}};
  // The data are published; the scores are those that scikit-criteria computes and tests.
  check_scores(ranked(table, Moora{}, vector),
               {0.13489413914936565, 0.11647832078367353, 0.0627565796439602, 0.06656348556629459, 0.06687625630547807,
                0.10685768975933238, 0.03301387703317765, 0.06114965130074492, 0.031152492476171283},
               1e-3);
}

TEST_CASE("published: moora_reference, kracka2010ranking, the largest deviation of six walls") {
  // The weights were left at 1, so that a deviation is seven times that under normalised ones; the data are published,
  // the deviations are those that scikit-criteria computes and tests.
  List deviations = scores_of(ranked(walls(), MooraReference{}, vector));
  for (double& each : deviations) each = 7.0 * (1.0 - each);
  check_close(deviations, {0.68934931, 0.69986697, 0.59817104, 0.85955696, 0.6002238, 0.61480595}, 1e-6);
  CHECK(ranks_of(ranked(walls(), MooraReference{}, vector)) == Ranks{4, 5, 1, 6, 2, 3});
}

TEST_CASE("published: moora, kracka2010ranking, the ratio system of six walls") {
  List scores = scores_of(ranked(walls(), Moora{}, vector));
  for (double& each : scores) each *= 7.0;
  check_close(scores, {-1.62447867, -0.25233889, -0.84635037, -2.23363519, -1.18698242, -0.77456208}, 1e-6);
  CHECK(ranks_of(ranked(walls(), Moora{}, vector)) == Ranks{5, 1, 3, 6, 4, 2});
}

TEST_CASE("published: multimoora, kracka2010ranking, the full multiplicative form and the order of all three") {
  const Table& table = walls();
  std::vector<List> columns(7);
  std::vector<std::uint8_t> falling;
  for (std::size_t c = 0; c < 7; ++c) {
    double largest = 0.0;
    for (const List& row : table.rows) largest = std::fmax(largest, row[c]);
    falling.push_back(table.directions[c] == down ? 1 : 0);
    for (const List& row : table.rows)
      columns[c].push_back(falling[c] != 0 ? 1.0 - row[c] / largest : row[c] / largest);
  }
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const List weights(7, 1.0 / 7.0);
  const auto fitted = Multimoora{}.fit({spans, weights, falling});
  const List published = {3.4343, 148689.356, 120.3441, 0.7882, 16.2917, 252.9155};
  for (std::size_t i = 0; i < 6; ++i) {
    const auto value = [&](std::size_t c) { return columns[c][i]; };
    const double logarithm = 7.0 * fitted.log_of_product(journeyrank::ValueRow(value));
    CHECK(std::fabs(logarithm - std::log(published[i])) <= 1e-4);
  }
  const Ranking by_dominance = ranked(table, Multimoora{.combined = MooraOrders::dominance}, vector);
  CHECK(ranks_of(by_dominance) == Ranks{5, 1, 3, 6, 4, 2});
  check_scores(by_dominance, {0.2, 1.0, 0.6, 0.0, 0.4, 0.8}, 1e-15);
  // By reciprocal ranks the third of two orders is ahead, for it is first in the other one: 1/3 + 1 + 1/3 against 1/2 +
  // 1/3 + 1/2.
  CHECK(ranks_of(ranked(table, Multimoora{}, vector)) == Ranks{5, 1, 2, 6, 4, 3});
}

TEST_CASE("published: copras, wieckowski2022practical, the order of seven computers") {
  const Table table{{{3.5, 6, 1256, 4, 16, 3, 17.3, 8, 2.82, 4100},
                     {3.1, 4, 1000, 2, 8, 1, 15.6, 5, 3.08, 3800},
                     {3.6, 6, 2000, 4, 16, 3, 17.3, 5, 2.9, 4000},
                     {3, 4, 1000, 2, 8, 2, 17.3, 5, 2.6, 3500},
                     {3.3, 6, 1008, 4, 12, 3, 15.6, 8, 2.3, 3800},
                     {3.6, 6, 1000, 2, 16, 3, 15.6, 5, 2.8, 4000},
                     {3.5, 6, 1256, 2, 16, 1, 15.6, 6, 2.9, 4000}},
                    {0.297, 0.025, 0.035, 0.076, 0.154, 0.053, 0.104, 0.017, 0.025, 0.214},
                    {up, up, up, up, up, up, up, up, down, down}};
  CHECK(ranks_of(ranked(table, Copras{}, SumRatio{Falling::complement})) == Ranks{2, 7, 1, 6, 3, 4, 5});
}

TEST_CASE("published: copras, 38 journeys on six criteria, as the Julia package JMcDM tests it") {
  const Table table{
      {{2.5, 240, 57, 45, 1.1, 0.333333},  {2.5, 285, 60, 75, 4, 0.428571},    {4.5, 320, 100, 65, 7.5, 1.111111},
       {4.5, 365, 100, 90, 7.5, 1.111111}, {5, 400, 100, 90, 11, 1.111111},    {2.5, 225, 60, 45, 1.1, 0.333333},
       {2.5, 270, 57, 60, 4, 0.428571},    {4.5, 330, 100, 70, 7.5, 1.111111}, {4.5, 365, 100, 80, 7.5, 1.111111},
       {5, 380, 110, 65, 8, 1.111111},     {2.5, 285, 65, 80, 4, 0.4},         {4, 280, 75, 65, 4, 0.4},
       {4.5, 365, 102, 95, 7.5, 1.111111}, {4.5, 400, 102, 95, 7.5, 1.111111}, {6, 450, 110, 95, 11, 1.176471},
       {6, 510, 110, 105, 11, 1.176471},   {6, 330, 140, 110, 18.5, 1.395349}, {2.5, 240, 65, 80, 4, 0.4},
       {4, 280, 75, 75, 4, 0.4},           {4.5, 355, 102, 95, 7.5, 1.111111}, {4.5, 385, 102, 90, 7.5, 1.111111},
       {5, 385, 114, 95, 7.5, 1},          {6, 400, 110, 90, 11, 1},           {6, 480, 110, 95, 15, 1},
       {6, 440, 140, 100, 18.5, 1.2},      {6, 500, 140, 100, 18.5, 1.2},      {5, 450, 125, 100, 15, 1.714286},
       {6, 500, 150, 125, 18.5, 1.714286}, {6, 515, 180, 140, 22, 2.307692},   {7, 550, 200, 150, 30, 2.307692},
       {6, 500, 180, 140, 15, 2.307692},   {6, 500, 180, 140, 18.5, 2.307692}, {6, 500, 180, 140, 22, 2.307692},
       {7, 500, 180, 140, 30, 2.307692},   {7, 500, 200, 140, 37, 2.307692},   {7, 500, 200, 140, 45, 2.307692},
       {7, 500, 200, 140, 55, 2.307692},   {7, 500, 200, 140, 75, 2.307692}},
      {0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667},
      {up, up, up, up, up, down}};
  check_scores(ranked(table, Copras{}, SumRatio{Falling::complement}),
               {0.44194, 0.44395, 0.41042, 0.44403, 0.48177, 0.44074, 0.4243,  0.41737, 0.43474, 0.44382,
                0.46625, 0.48602, 0.45019, 0.45825, 0.51953, 0.54265, 0.56134, 0.45588, 0.49532, 0.44788,
                0.45014, 0.48126, 0.51586, 0.56243, 0.58709, 0.60091, 0.5185,  0.61085, 0.65888, 0.7565,
                0.6143,  0.63486, 0.65542, 0.72065, 0.7768,  0.82379, 0.88253, 1},
               1e-4);
}

TEST_CASE("published: aras, goswami2020mobile, ten telephones, the price falls") {
  const Table table{{{80, 16, 2, 5},
                     {110, 32, 2, 9},
                     {130, 64, 4, 9},
                     {185, 64, 4, 1},
                     {135, 64, 3, 4},
                     {140, 32, 3, 5},
                     {185, 64, 6, 7},
                     {110, 16, 3, 3},
                     {120, 16, 4, 3},
                     {340, 128, 6, 5}},
                    {0.60338, 0.13639, 0.19567, 0.06456},
                    {down, up, up, up}};
  check_scores(ranked(table, Aras{}, MaxRatio{}),
               {0.68915, 0.58525, 0.62793, 0.46666, 0.54924, 0.49801, 0.56959, 0.5495, 0.54505, 0.53549}, 2e-3);
}

TEST_CASE("published: aras, stanujkic2015candidates, four candidates") {
  const Table table{{{4.64, 3, 3, 3, 2.88, 3.63},
                     {4, 4, 4.64, 3.56, 3.63, 5},
                     {3.3, 4.31, 3.3, 4, 3.3, 4},
                     {2.62, 5, 4.22, 4.31, 5, 5}},
                    {0.28, 0.25, 0.19, 0.15, 0.08, 0.04},
                    {up, up, up, up, up, up}};
  check_scores(ranked(table, Aras{}, MaxRatio{}), {0.74, 0.86, 0.78, 0.86}, 6e-3);
}

TEST_CASE("published: marcos, ulutas2020stackers, eight stackers, the price falls") {
  const Table table{{{660, 1000, 1600, 18, 1200},
                     {800, 1000, 1600, 24, 900},
                     {980, 1000, 2500, 24, 900},
                     {920, 1500, 1600, 24, 900},
                     {1380, 1500, 1500, 24, 1150},
                     {1230, 1000, 1600, 24, 1150},
                     {680, 1500, 1600, 18, 1100},
                     {960, 2000, 1600, 12, 1150}},
                    {0.1061, 0.3476, 0.333, 0.1185, 0.0949},
                    {down, up, up, up, up}};
  check_scores(ranked(table, Marcos{}, MaxRatio{}), {0.5649, 0.5543, 0.641, 0.6174, 0.6016, 0.5453, 0.6282, 0.6543},
               2e-4);
}

TEST_CASE("published: cradis, puska2021cradis, six incinerators on sixteen criteria") {
  const Table table{{{1.82, 1.59, 2.62, 2.62, 4.31, 3.3, 2.29, 3.3, 4.31, 5.31, 2.29, 1.26, 0.36, 30, 10, 5.02},
                     {1.82, 1.59, 2.62, 2.62, 3.63, 3.3, 2.29, 3.3, 4.31, 6, 2.29, 1.26, 0.54, 40, 11.5, 6.26},
                     {2.88, 2.62, 3.3, 3, 4.64, 3.91, 2.52, 3.91, 3.3, 6, 3.3, 1.44, 0.75, 50, 12.5, 8.97},
                     {1.82, 1.59, 2.62, 3.17, 3.63, 3.3, 2.29, 3.3, 4.31, 6, 3.3, 2, 0.57, 65, 17.5, 8.79},
                     {3.11, 3, 3.91, 4, 5, 4.58, 3.3, 4, 2.29, 5, 3.91, 2.88, 1.35, 100, 16.5, 11.68},
                     {2.88, 2.29, 3.63, 3.63, 5, 4.31, 3.3, 4.31, 2.88, 6, 4.31, 2.29, 1.2, 100, 15.5, 12.9}},
                    {0.07, 0.05, 0.05, 0.06, 0.09, 0.06, 0.06, 0.06, 0.05, 0.07, 0.05, 0.05, 0.09, 0.06, 0.07, 0.06},
                    {down, down, down, down, down, down, down, down, up, up, down, down, up, up, down, down}};
  // The paper goes on from rounded numbers.
  check_scores(ranked(table, Cradis{}, MaxRatio{}), {0.7932, 0.8187, 0.6393, 0.738, 0.5807, 0.6123}, 5e-3);
}

TEST_CASE("published: ram, sotoudehanvari2023ram, ten journeys on seven criteria") {
  const Table table{{{0.068, 0.066, 0.15, 0.098, 0.156, 0.114, 0.098},
                     {0.078, 0.076, 0.108, 0.136, 0.082, 0.171, 0.105},
                     {0.157, 0.114, 0.128, 0.083, 0.108, 0.113, 0.131},
                     {0.106, 0.139, 0.058, 0.074, 0.132, 0.084, 0.12},
                     {0.103, 0.187, 0.125, 0.176, 0.074, 0.064, 0.057},
                     {0.105, 0.083, 0.15, 0.051, 0.134, 0.094, 0.113},
                     {0.137, 0.127, 0.056, 0.133, 0.122, 0.119, 0.114},
                     {0.1, 0.082, 0.086, 0.06, 0.062, 0.109, 0.093},
                     {0.053, 0.052, 0.043, 0.1, 0.05, 0.078, 0.063},
                     {0.094, 0.074, 0.097, 0.087, 0.08, 0.054, 0.106}},
                    {0.132, 0.135, 0.138, 0.162, 0.09, 0.223, 0.12},
                    {up, down, down, up, up, up, up}};
  check_scores(ranked(table, Ram{}, SumRatio{Falling::complement}),
               {1.4332, 1.4392, 1.4353, 1.4322, 1.4279, 1.4301, 1.4394, 1.4308, 1.4294, 1.4288}, 1e-4);
}

TEST_CASE("published: ocra, isik2016ocra, six hotels, the price falls") {
  const Table table{{{7.7, 256, 7.2, 7.3, 7.3},
                     {8.1, 250, 7.9, 7.8, 7.7},
                     {8.7, 352, 8.6, 7.9, 8},
                     {8.1, 262, 7, 8.1, 7.2},
                     {6.5, 271, 6.3, 6.4, 6.1},
                     {6.8, 228, 7.1, 7.2, 6.5}},
                    {0.239, 0.225, 0.197, 0.186, 0.153},
                    {up, down, up, up, up}};
  check_scores(ranked(table, Ocra{}, MaxRatio{Falling::complement}), {0.143, 0.21, 0.164, 0.167, 0, 0.112}, 1e-3);
}

TEST_CASE("published: aroman, boskovic2023aroman, four electric vehicles; the dearest is first") {
  const Table table{
      {{40000, 1.2, 1.4, 8, 9}, {38500, 1.15, 1.2, 6, 6}, {39400, 0.6, 1.1, 7, 5}, {48000, 1.3, 1.6, 10, 12}},
      {0.28, 0.22, 0.26, 0.15, 0.09},
      {down, up, up, up, up}};
  check_scores(ranked(table, Aroman{}, MaxRatio{Falling::complement}), {0.6727, 0.5535, 0.4721, 0.8718}, 1e-4);
  check_scores(ranked(table, Aroman{}, VectorRatio{Falling::complement}), {0.6727, 0.5535, 0.4721, 0.8718}, 1e-4);
}

TEST_CASE("published: lmaw, pamucar2021lmaw, six sites of a logistics centre") {
  const Table table{{{647.34, 6.24, 49.87, 19.46, 212.58, 6.75},
                     {115.64, 3.24, 16.26, 9.69, 207.59, 3},
                     {373.61, 5, 26.43, 12, 184.62, 3.74},
                     {37.63, 2.48, 2.85, 9.35, 142.5, 3.24},
                     {858.01, 4.74, 62.85, 45.96, 267.95, 4},
                     {222.92, 3, 19.24, 21.46, 221.38, 3.49}},
                    {0.215, 0.126, 0.152, 0.09, 0.19, 0.226},
                    {up, up, down, down, down, up}};
  check_scores(ranked(table, Lmaw{}, MaxRatio{}), {4.84, 4.681, 4.799, 4.733, 4.736, 4.704}, 2e-3);
}

TEST_CASE("published: rafsi, zizovic2020rafsi, six journeys between an ideal and an anti-ideal") {
  const Table table{{{180, 10.5, 15.5, 160, 3.7},
                     {165, 9.2, 16.5, 131, 5.0},
                     {160, 8.8, 14.0, 125, 4.5},
                     {170, 9.5, 16.0, 135, 3.4},
                     {185, 10.0, 14.5, 143, 4.3},
                     {167, 8.9, 15.1, 140, 4.1}},
                    {0.35, 0.25, 0.15, 0.15, 0.1},
                    {up, up, down, down, up}};
  const std::vector<Scale> scales = {Anchored{120, 200}, Anchored{6, 12}, Anchored{20, 10}, Anchored{200, 100},
                                     Anchored{2, 8}};
  check_scores(ranked(table, Rafsi{}, scales), {0.5081, 0.4522, 0.4381, 0.4560, 0.5299, 0.4373}, 1e-4);
}

TEST_CASE("published: lopm, farag2020materials, six materials with lower and upper limits and a target") {
  const List limits = {10000, 14, 0.0015, 3.5, 2.3, 9.0};
  Table table{{{14820, 18, 0.0002, 2.1, 9.5, 4.5},
               {21450, 18, 0.0012, 2.7, 14.4, 9.0},
               {78000, 16, 0.0006, 2.6, 9.0, 8.5},
               {20475, 17, 0.0006, 2.6, 6.5, 2.6},
               {16575, 14, 0.0010, 3.1, 5.6, 3.5},
               {21450, 16, 0.0005, 2.2, 8.6, 1.0}},
              {0.20, 0.33, 0.13, 0.07, 0.07, 0.20},
              {up, up, down, down, down, down}};
  // A target is a falling criterion: the distance from it, in multiples of it.
  for (List& row : table.rows) row[4] = std::fabs(row[4] / limits[4] - 1.0);
  std::vector<Scale> scales;
  for (std::size_t c = 0; c < limits.size(); ++c) {
    const double whole = 10.0 * (c == 4 ? 1.0 : limits[c]);
    scales.push_back(table.directions[c] == up ? Scale{Anchored{0.0, whole}} : Scale{Anchored{whole, 0.0}});
  }
  List merits = scores_of(ranked(table, Lopm{.limit = 0.1}, scales));
  for (double& each : merits) each = 1.0 / each - 1.0;
  // The last digits are those of the Python package pymcdm, which found some of the book's off by rounding.
  check_close(merits, {0.77, 1.08, 0.81, 0.66, 0.78, 0.68}, 5e-3);
}
