// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/aggregate/vikor.hpp"
#include "journeyrank/rank/rank.hpp"

#include "published/printed_table.hpp"

// Scores that others have published for these methods. Tolerances are the rounding of what was printed.

using journeyrank::Falling;
using journeyrank::MaxRatio;
using journeyrank::MinMax;
using journeyrank::Ranking;
using journeyrank::SumRatio;
using journeyrank::Topsis;
using journeyrank::VectorRatio;
using journeyrank::Vikor;
using journeyrank::Waspas;
using journeyrank::WeightedProduct;
using published::check_close;
using published::check_scores;
using published::down;
using published::List;
using published::ranked;
using published::scores_of;
using published::Table;
using published::up;

namespace {

/// Opricovic and Tzeng 2007, table 1: six ways to build a dam on the Drina.
Table drina(const List& weights) {
  return {{{4184.3, 2914.0, 407.2, 251.0, 195.0, 244.0, 15.0, 2.41},
           {5211.9, 3630.0, 501.7, 308.3, 282.0, 346.0, 21.0, 1.41},
           {5021.3, 3920.5, 504.0, 278.6, 12.0, 56.0, 3.0, 4.42},
           {5566.1, 3957.9, 559.5, 335.3, 167.0, 268.0, 16.0, 3.36},
           {5060.5, 3293.5, 514.1, 284.2, 69.0, 90.0, 7.0, 4.04},
           {4317.9, 2925.9, 432.8, 239.3, 12.0, 55.0, 3.0, 4.36}},
          weights,
          {up, down, up, up, down, down, down, up}};
}

List from_q(List q) {
  for (double& each : q) each = 1.0 - each;
  return q;
}

}  // namespace

TEST_CASE("published: topsis, tzeng2011multiple, four candidates on three criteria") {
  const Table table{{{5, 8, 4}, {7, 6, 8}, {8, 8, 6}, {7, 4, 6}}, {0.3, 0.4, 0.3}, {up, up, up}};
  check_scores(ranked(table, Topsis{}, VectorRatio{}), {0.5037, 0.6581, 0.7482, 0.3340}, 1e-4);
}

TEST_CASE("published: topsis, ersoy2021equipment, six laptops with two costs") {
  const Table table{{{256, 8, 41, 1.6, 1.77, 7347.16},
                     {256, 8, 32, 1.0, 1.8, 6919.99},
                     {256, 8, 53, 1.6, 1.9, 8400.0},
                     {256, 8, 41, 1.0, 1.75, 6808.9},
                     {512, 8, 35, 1.6, 1.7, 8479.99},
                     {256, 4, 35, 1.6, 1.7, 7499.99}},
                    {0.405, 0.221, 0.134, 0.199, 0.007, 0.034},
                    {up, up, up, up, down, down}};
  check_scores(ranked(table, Topsis{}, VectorRatio{}), {0.308, 0.254, 0.327, 0.263, 0.857, 0.192}, 1e-3);
}

TEST_CASE("published: topsis, Hodgett's TOPSIS in Excel, three cars of which the price falls") {
  const Table table{{{5490, 51.4, 8.5, 285}, {6500, 70.6, 7, 288}, {6489, 54.3, 7.5, 290}},
                    {0.35, 0.25, 0.25, 0.15},
                    {down, up, up, up}};
  check_scores(ranked(table, Topsis{}, VectorRatio{Falling::complement}), {0.4817, 0.5182, 0.178}, 1e-4);
}

TEST_CASE("published: topsis, Hodgett's TOPSIS in Excel, two of the cars on three criteria whose weights sum to 0.85") {
  const Table table{{{5490, 51.4, 8.5}, {6500, 70.6, 7}}, {0.35, 0.25, 0.25}, {down, up, up}};
  check_scores(ranked(table, Topsis{}, VectorRatio{Falling::complement}), {0.4943, 0.5057}, 1e-4);
}

TEST_CASE("published: vikor, opricovic2007extended, the dams under three sets of weights") {
  check_scores(ranked(drina(List(8, 1.0)), Vikor{}, MinMax{}), from_q({0.991, 1.0, 0.473, 0.670, 0.0, 0.578}), 2e-3);
  check_scores(ranked(drina({2, 2, 2, 2, 1, 1, 1, 1}), Vikor{}, MinMax{}),
               from_q({1.0, 0.533, 0.552, 0.563, 0.0, 0.686}), 2e-3);
  check_scores(ranked(drina({1, 1, 1, 1, 2, 2, 2, 2}), Vikor{}, MinMax{}),
               from_q({0.684, 1.0, 0.147, 0.554, 0.041, 0.191}), 2e-3);
}

TEST_CASE("published: vikor, opricovic2004compromise, the mountain climb; the scale does not matter") {
  const Table table{{{6, 2}, {7, 2.75}, {10, 3.5}}, {0.5, 0.5}, {down, up}};
  check_scores(ranked(table, Vikor{}, MinMax{}), from_q({1.0, 0.0, 1.0}), 1e-6);
  check_scores(ranked(table, Vikor{}, VectorRatio{}), from_q({1.0, 0.0, 1.0}), 1e-6);
}

TEST_CASE("published: vikor, yang2020vikor, five journeys of four criteria") {
  const Table table{{{78, 56, 34, 6}, {4, 45, 3, 97}, {18, 2, 50, 63}, {9, 14, 11, 92}, {85, 9, 100, 29}},
                    List(4, 0.25),
                    {up, up, up, up}};
  check_scores(ranked(table, Vikor{}, MinMax{}), from_q({0.5679, 0.7667, 1.0, 0.7493, 0.0}), 1e-4);
}

TEST_CASE("published: waspas, chakraborty2015applications, eight machines on seven criteria") {
  const Table table{{{30, 23, 5, 0.745, 0.745, 1500, 5000},
                     {18, 13, 15, 0.745, 0.745, 1300, 6000},
                     {15, 12, 10, 0.5, 0.5, 950, 7000},
                     {25, 20, 13, 0.745, 0.745, 1200, 4000},
                     {14, 18, 14, 0.255, 0.745, 950, 3500},
                     {17, 15, 9, 0.745, 0.5, 1250, 5250},
                     {23, 18, 20, 0.5, 0.745, 1100, 3000},
                     {16, 8, 14, 0.255, 0.5, 1500, 3000}},
                    {0.1181, 0.1181, 0.0445, 0.1181, 0.2861, 0.2861, 0.0445},
                    {up, up, up, up, up, down, down}};
  // The weights add up to 1.0155: the paper leaves them so, and a sum scales with them.
  const List published = {0.8329, 0.7884, 0.6987, 0.8831, 0.7971, 0.7036, 0.8728, 0.5749};
  const Ranking ranking = ranked(table, Waspas{}, MaxRatio{});
  for (std::size_t i = 0; i < published.size(); ++i) {
    const double sum = ranked(table, Waspas{.sum_share = 1.0}, MaxRatio{}).scores()[i] * 1.0155;
    const double product = std::pow(ranked(table, WeightedProduct{}, MaxRatio{}).scores()[i], 1.0155);
    CHECK(std::fabs((sum + product) / 2.0 - published[i]) <= 1e-4);
    CHECK(ranking.ranks()[i] == std::vector<std::uint32_t>{3, 5, 7, 1, 4, 6, 2, 8}[i]);
  }
}

TEST_CASE("published: waspas, tus2019combination, five attendance systems weighed by critic") {
  // The paper weighs by critic rounded to three digits; these are the weights behind them.
  const Table table{
      {{5000, 3, 3, 4, 3, 2}, {680, 5, 3, 2, 2, 1}, {2000, 3, 2, 3, 4, 3}, {600, 4, 3, 1, 2, 2}, {800, 2, 4, 3, 3, 4}},
      {0.15700343204153297, 0.2494892431636414, 0.16767524919269677, 0.12110022243022368, 0.15409929158594757,
       0.15063256158595753},
      {down, up, up, up, up, up}};
  check_scores(ranked(table, Waspas{}, MaxRatio{}), {0.5622, 0.6575, 0.6192, 0.6409, 0.722}, 1e-3);
}

TEST_CASE("published: the weighted product on shares of the sum, five journeys; the scores are pymcdm's") {
  // Its weights add up to 2, so its scores are the squares of those of weights that add up to 1.
  const Table table{{{96, 83, 75, 7}, {63, 5, 56, 9}, {72, 30, 32, 48}, {11, 4, 27, 9}, {77, 21, 17, 11}},
                    {0.6153846153846154, 0.38461538461538464, 0.46153846153846156, 0.5384615384615384},
                    {up, up, down, down}};
  List scores = scores_of(ranked(table, WeightedProduct{}, SumRatio{}));
  for (double& each : scores) each *= each;
  check_close(scores, {0.065, 0.017, 0.019, 0.007, 0.052}, 1e-3);
}

TEST_CASE("published: the weighted product, chakraborty2015applications, example 2 with lambda 0") {
  const Table table{{{581818, 54.49, 3, 5500},
                     {595454, 49.73, 3, 4500},
                     {586060, 51.24, 3, 5000},
                     {522727, 45.71, 3, 5800},
                     {561818, 52.66, 3, 5200},
                     {543030, 74.46, 4, 5600},
                     {522727, 75.42, 4, 5800},
                     {486970, 62.62, 4, 5600},
                     {509394, 65.87, 4, 6400},
                     {513333, 70.67, 4, 6000}},
                    {0.467, 0.16, 0.095, 0.278},
                    {down, down, down, up}};
  const List published = {0.8578, 0.8144, 0.8408, 0.9413, 0.8632, 0.8241, 0.8454, 0.8915, 0.8987, 0.8697};
  check_scores(ranked(table, WeightedProduct{}, MaxRatio{}), published, 1e-4);
  check_scores(ranked(table, Waspas{.sum_share = 0.0}, MaxRatio{}), published, 1e-4);
}

TEST_CASE("published: the weighted sum on shares of the sum, kracka2010ranking, six walls on seven criteria") {
  const Table table{{{33.95, 23.78, 11.45, 39.97, 29.44, 167.1, 3.852},
                     {38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184},
                     {37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845},
                     {30.44, 37.59, 13.91, 74.08, 45.1, 198.34, 2.186},
                     {36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.61},
                     {37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935}},
                    List(7, 20.0),
                    {down, down, down, down, up, down, up}};
  check_scores(ranked(table, journeyrank::WeightedSum{}, SumRatio{}),
               {0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701}, 1e-6);
}

TEST_CASE("published: the weighted sum on shares of the largest, five journeys on seven criteria") {
  const Table table{{{4, 7, 3, 2, 2, 2, 2},
                     {4, 4, 6, 4, 4, 3, 7},
                     {7, 6, 4, 2, 5, 5, 3},
                     {3, 2, 5, 3, 3, 2, 5},
                     {4, 2, 2, 5, 5, 3, 6}},
                    {0.283, 0.162, 0.162, 0.07, 0.085, 0.162, 0.076},
                    {up, up, up, up, up, up, up}};
  check_scores(ranked(table, journeyrank::WeightedSum{}, MaxRatio{}),
               {0.553228, 0.713485, 0.837428, 0.514657, 0.579342}, 1e-4);
}

TEST_CASE("published: the weighted sum of swings, goodwin2004decision, seven offices on six benefits") {
  const Table table{{{100, 60, 100, 75, 0, 90},
                     {20, 80, 10, 30, 100, 30},
                     {80, 70, 0, 0, 10, 100},
                     {70, 50, 30, 55, 30, 90},
                     {40, 60, 90, 100, 60, 70},
                     {0, 0, 70, 0, 80, 0},
                     {60, 100, 20, 50, 50, 80}},
                    {32, 26, 23, 10, 6, 3},
                    std::vector<journeyrank::Direction>(6, up)};
  check_scores(ranked(table, journeyrank::WeightedSum{}, journeyrank::Anchored{0.0, 100.0}),
               {0.808, 0.394, 0.474, 0.523, 0.648, 0.209, 0.602}, 5.1e-4);
}

TEST_CASE("published: opportunity, ulwick2002turn, a blockage that comes back: 9.5 + (9.5 - 3.2) is 15.8") {
  const Table table{{{9.5, 3.2}}, {1, 1}, {up, down}};
  const Ranking ranking =
      ranked(table, journeyrank::Opportunity{}, {journeyrank::Anchored{0.0, 10.0}, journeyrank::Anchored{10.0, 0.0}});
  CHECK(std::fabs(20.0 * ranking.scores()[0] - 15.8) <= 1e-9);
}
