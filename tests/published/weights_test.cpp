// SPDX-License-Identifier: MIT
//
// Weights that papers print, from the data or the judgements they print: each case is named by its source, its
// tolerance is the rounding of the printed digits.
//
// Not here, for what they judged was not to be had: the ten criteria of Watrobski et al. 2016 by the analytic hierarchy
// process, and the matrix that Pamucar et al. 2021 make of several experts' before they weigh by LMAW (a mean that this
// library does not take). For `equal` there is nothing to print; for `point_allocation` and `macbeth` no printed case
// was found.
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/weigh/weight_catalogue.hpp"

#include "raw_columns.hpp"

namespace {

using Rows = std::vector<std::vector<double>>;

/// Zavadskas and Podvezko's alternatives, of which criteria 1 and 3 are costs.
const Rows zavadskas = {{3, 100, 10, 7}, {2.5, 80, 8, 5}, {1.8, 50, 20, 11}, {2.2, 70, 12, 9}};

/// Four materials of Shuai et al.; the text's 29.1 stands in other copies as 28.9, and both give the printed weights.
const Rows shuai = {{30, 30, 38, 29}, {19, 54, 86, 29}, {19, 15, 85, 29.1}, {68, 70, 60, 29}};

/// The comparisons above the diagonal of a matrix as papers print it.
std::vector<journeyrank::ImportanceRatio> pairs_of(const Rows& matrix) {
  std::vector<journeyrank::ImportanceRatio> pairs;
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = i + 1; j < matrix.size(); ++j) pairs.push_back({i, j, matrix[i][j]});
  }
  return pairs;
}

std::vector<double> by_pairs(const Rows& matrix) {
  return journeyrank::Pairwise{}(matrix.size(), pairs_of(matrix)).weights;
}

/// The analytic hierarchy process on two levels: what each alternative has by each criterion, times what that weighs.
std::vector<double> by_pairs(const Rows& criteria, const std::vector<Rows>& alternatives) {
  const std::vector<double> weights = by_pairs(criteria);
  std::vector<double> scores(alternatives[0].size(), 0.0);
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const std::vector<double> shares = by_pairs(alternatives[c]);
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += weights[c] * shares[i];
  }
  return scores;
}

/// Agresti 2002, table 10.10: of the games between two teams, those that the row won. Milwaukee, Detroit, Toronto,
/// New York, Boston, Cleveland, Baltimore.
const Rows baseball = {{0, 7, 9, 7, 7, 9, 11}, {6, 0, 7, 5, 11, 9, 9}, {4, 6, 0, 7, 7, 8, 12}, {6, 8, 6, 0, 6, 7, 10},
                       {6, 2, 6, 7, 0, 7, 12}, {4, 4, 5, 6, 6, 0, 6},  {2, 4, 1, 3, 1, 7, 0}};

}  // namespace

TEST_CASE("published weights: entropy, Zavadskas and Podvezko 2016") {
  CHECK(are_close(journeyrank::Entropy{}(matrix_of_rows(zavadskas), directions_of("-+-+")),
                  {0.1146, 0.1981, 0.4185, 0.2689}, 0.00006));
}

TEST_CASE("published weights: cilos, Zavadskas and Podvezko 2016") {
  // The paper rounds the values it takes as given: 0.818 for 1.8 / 2.2, 0.667 for 8 / 12.
  CHECK(are_close(journeyrank::Cilos{}(matrix_of_rows(zavadskas), directions_of("-+-+")),
                  {0.3343, 0.2199, 0.1957, 0.2501}, 0.0003));
}

TEST_CASE("published weights: cilos, Zavadskas and Podvezko 2016, from the values as it rounds them") {
  const Rows rows = {{0.6, 100, 0.8, 7}, {0.72, 80, 1, 5}, {1, 50, 0.4, 11}, {0.818, 70, 0.667, 9}};
  CHECK(are_close(journeyrank::Cilos{}(matrix_of_rows(rows), directions_of("++++")), {0.3343, 0.2199, 0.1957, 0.2501},
                  0.00006));
}

TEST_CASE("published weights: idocriw, Zavadskas and Podvezko 2016") {
  CHECK(are_close(journeyrank::Idocriw{}(matrix_of_rows(zavadskas), directions_of("-+-+")),
                  {0.1658, 0.1886, 0.35455, 0.2911}, 0.0005));
}

TEST_CASE("published weights: entropy, Lee and Chang 2018") {
  const Rows rows = {{4550, 30, 6.74, 20, 15, 5, 85, 150, 0.87, 4.76},
                     {3005, 60.86, 2.4, 35, 27, 4, 26, 200, 0.17, 4.51},
                     {2040, 14.85, 1.7, 90, 25, 5, 26, 500, 0.27, 4.19},
                     {3370, 99.4, 3.25, 25.3, 54, 3, 45, 222, 0.21, 3.78},
                     {3920, 112.6, 4.93, 11.4, 71.7, 2, 50, 100, 0.25, 4.11}};
  CHECK(are_close(journeyrank::Entropy{}(matrix_of_rows(rows), directions_of("++++++++++")),
                  {0.026, 0.154, 0.089, 0.199, 0.115, 0.04, 0.08, 0.123, 0.172, 0.002}, 0.0006));
}

TEST_CASE("published weights: entropy, the data of Elsayed et al. 2017") {
  // The weights are those that a library computes from the paper's data.
  const Rows rows = {{7, 312, 1891, 6613, 163},   {72, 88, 728, 941804, 1078}, {10, 252, 2594, 3466, 117471},
                     {10, 145, 980, 2371, 86329}, {65, 54, 350, 501, 29897},   {29, 48, 380, 912, 34051},
                     {7, 476, 3300, 78470, 2212}, {70, 87, 650, 733, 819000},  {4, 86, 591, 3015, 103},
                     {12, 79, 579, 3240, 96098},  {21, 45, 261, 1253, 453},    {1, 72, 530, 4333, 0.1048}};
  CHECK(are_close(journeyrank::Entropy{}(matrix_of_rows(rows), directions_of("+++++")),
                  {0.104991, 0.069124, 0.071373, 0.449937, 0.304575}, 1e-06));
}

TEST_CASE("published weights: critic, Tus and Adali 2019") {
  // The first criterion is a cost in the paper, but its correlations are those of the values as they stand.
  const Rows rows = {
      {5000, 3, 3, 4, 3, 2}, {680, 5, 3, 2, 2, 1}, {2000, 3, 2, 3, 4, 3}, {600, 4, 3, 1, 2, 2}, {800, 2, 4, 3, 3, 4}};
  CHECK(are_close(journeyrank::Critic{}(matrix_of_rows(rows), directions_of("++++++")),
                  {0.157, 0.249, 0.168, 0.121, 0.154, 0.151}, 0.0006));
}

TEST_CASE("published weights: critic by Spearman, the data of Diakoulaki et al. 1995") {
  // The paper takes Pearson's correlation; these weights are a library's, by rank.
  const Rows rows = {{61, 1.08, 4.33},  {20.7, 0.26, 4.34}, {16.3, 1.98, 2.53}, {9, 3.29, 1.65},
                     {5.4, 2.77, 2.33}, {4, 4.12, 1.21},    {-6.1, 3.52, 2.1},  {-34.6, 3.31, 0.98}};
  CHECK(are_close(
      journeyrank::Critic{.correlation = journeyrank::Likeness::spearman}(matrix_of_rows(rows), directions_of("+++")),
      {0.21454645, 0.4898563, 0.29559726}, 1e-06));
}

TEST_CASE("published weights: critic, Diakoulaki et al. 1995") {
  // To more digits than the paper prints, as scikit-criteria has them for its example.
  const Rows rows = {{61, 1.08, 4.33},  {20.7, 0.26, 4.34}, {16.3, 1.98, 2.53}, {9, 3.29, 1.65},
                     {5.4, 2.77, 2.33}, {4, 4.12, 1.21},    {-6.1, 3.52, 2.1},  {-34.6, 3.31, 0.98}};
  CHECK(are_close(journeyrank::Critic{}(matrix_of_rows(rows), directions_of("+++")),
                  {0.20222554, 0.48090173, 0.31687273}, 1e-8));
}

TEST_CASE("published weights: gini, Aggarwal et al. 2024") {
  const Rows rows = {{28, 38, 34, 265, 39, 10, 25, 226, 541},
                     {3, 1, 3, 13, 3, 0, 0, 3, 7},
                     {12, 17, 106, 153, 28, 8, 12, 77, 223},
                     {200, 207, 2373, 1482, 448, 91, 284, 2347, 3325},
                     {24, 20, 306, 272, 73, 11, 30, 279, 497},
                     {3, 3, 10, 40, 6, 0, 3, 15, 127},
                     {26, 39, 276, 356, 67, 13, 19, 261, 488},
                     {119, 209, 2800, 2447, 828, 203, 189, 4164, 4862},
                     {14, 18, 135, 166, 18, 6, 14, 145, 307},
                     {12, 19, 105, 119, 10, 4, 9, 126, 296},
                     {62, 57, 773, 556, 148, 44, 73, 769, 1147},
                     {42, 93, 474, 603, 59, 11, 33, 372, 1361},
                     {10, 25, 112, 203, 16, 1, 10, 132, 458},
                     {155, 255, 2256, 1935, 447, 105, 243, 2273, 3183},
                     {133, 153, 1141, 1561, 235, 28, 108, 1301, 3329},
                     {2, 0, 5, 6, 4, 1, 0, 10, 11},
                     {1, 2, 4, 16, 5, 0, 0, 6, 25},
                     {0, 1, 2, 5, 1, 0, 0, 4, 3},
                     {0, 0, 0, 5, 7, 0, 0, 2, 2},
                     {17, 31, 279, 268, 44, 17, 28, 260, 449},
                     {37, 68, 827, 688, 116, 23, 32, 780, 1314},
                     {235, 319, 2927, 2466, 1168, 212, 306, 4220, 3762},
                     {0, 2, 3, 10, 1, 0, 0, 3, 8},
                     {68, 56, 453, 696, 75, 19, 51, 815, 1498},
                     {30, 40, 304, 298, 59, 6, 17, 253, 633},
                     {2, 0, 13, 19, 2, 0, 1, 12, 30},
                     {1425, 3830, 34370, 21473, 7234, 2185, 1484, 38174, 54931},
                     {87, 114, 1121, 875, 176, 65, 105, 958, 1666},
                     {47, 69, 459, 656, 100, 27, 51, 587, 1723},
                     {2, 2, 3, 28, 0, 0, 0, 5, 16},
                     {3, 20, 88, 159, 21, 2, 5, 105, 182},
                     {1, 3, 2, 9, 3, 0, 1, 9, 19},
                     {0, 0, 4, 6, 0, 0, 0, 9, 27},
                     {0, 0, 1, 2, 0, 0, 0, 1, 4},
                     {348, 675, 6164, 5997, 860, 376, 291, 5902, 12087},
                     {2, 3, 24, 48, 5, 2, 3, 35, 54}};
  CHECK(are_close(journeyrank::Gini{}(matrix_of_rows(rows), directions_of("+++++++++")),
                  {0.1055, 0.1122, 0.1131, 0.1076, 0.114, 0.1169, 0.1062, 0.1136, 0.1104}, 0.001));
}

TEST_CASE("published weights: angle, Shuai et al. 2012") {
  CHECK(are_close(journeyrank::Angle{}(matrix_of_rows(shuai), directions_of("++++")), {0.415, 0.3612, 0.2227, 0.0012},
                  0.00006));
}

TEST_CASE("published weights: coefficient of variation, Shuai et al. 2012") {
  CHECK(are_close(journeyrank::CoefficientOfVariation{}(matrix_of_rows(shuai), directions_of("++++")),
                  {0.4258, 0.361, 0.2121, 0.0011}, 0.00006));
}

TEST_CASE("published weights: standard deviation, Jahan and Edwards 2013") {
  const Rows rows = {{0, 0, 0},        {0.39, 0.3, 0.77}, {0.17, 0.36, 0.8}, {0.35, 0.29, 0.93},
                     {0.3, 0.4, 0.94}, {0.84, 0.71, 1},   {1, 1, 0.99}};
  CHECK(are_close(journeyrank::StandardDeviation{}(matrix_of_rows(rows), directions_of("+++")), {0.35, 0.31, 0.34},
                  0.006));
}

TEST_CASE("published weights: lopcow, Ecer and Pamucar 2022") {
  const Rows rows = {
      {21.8, 14.1, 10.7, 1.6, 1.8, 770, 12750, 18, 5100, 1.5, 9.1, 1.054, 4.196, 29.407, 7.03, 15.08, 9.705},
      {16.4, 8.5, 13.9, 1.2, 1.3, 524, 12087, 5.7, 2941, 2.208, 15.2, 1.123, 3.86, 5.228, 14.724, 32.103, 19},
      {14.5, 7, 2.3, 0.2, 0.2, 238, 3265, 1.9, 320, 2.32, 16.202, 1.008, 3.095, 5.549, 17.34, 65.129, 32.056},
      {18.2, 10.3, 11.4, 1.2, 1.1, 835, 16037, 21.3, 4332, 0.875, 9.484, 0.856, 2.191, 23.75, 13.1, 58.157, 27.46},
      {18.5, 8.1, 11.1, 1, 1.1, 504, 9464, 1.4, 1743, 2.95, 0.7, 0.479, 2.44, 8.77, 13.48, 33.45, 17.68},
      {18.7, 11.4, 10.8, 1.3, 1.5, 1227, 24053, 20, 6521, 0.733, 1.6, 0.857, 2.377, 4.985, 11.743, 26.732, 24.485},
      {18.5, 12.6, 10.8, 1.4, 1.8, 912, 18800, 18.2, 5300, 1.29, 8.27, 0.558, 0.635, 5.22, 13.829, 31.914, 7.515},
      {16.4, 6.7, 12.6, 0.9, 0.9, 951, 16767, 22, 3917, 2.46, 3.9, 0.724, 0.568, 4.491, 14.357, 28.869, 7.313},
      {15.2, 6.3, 6.9, 0.5, 0.5, 1013, 20170, 10.97, 4060, 1.67, 1.7, 0.704, 2.96, 3.24, 10.029, 60.981, 23.541}};
  CHECK(are_close(journeyrank::Lopcow{}(matrix_of_rows(rows), directions_of("++++++++++-------")),
                  {0.0495, 0.0366, 0.0846, 0.0706, 0.0637, 0.0661, 0.0699, 0.0504, 0.069, 0.0492, 0.0556, 0.0487,
                   0.0482, 0.0763, 0.0551, 0.0532, 0.0534},
                  0.0001));
}

TEST_CASE("published weights: merec, Keshavarz-Ghorabaee et al. 2021") {
  const Rows rows = {
      {450, 8000, 54, 145}, {10, 9100, 2, 160}, {100, 8200, 31, 153}, {220, 9300, 1, 162}, {5, 8400, 23, 158}};
  CHECK(are_close(journeyrank::Merec{}(matrix_of_rows(rows), directions_of("++--")), {0.5752, 0.0141, 0.4016, 0.0091},
                  0.00006));
}

TEST_CASE("published weights: pairwise, Wang and Chin 2011") {
  // Only what is above the diagonal is read.
  const Rows matrix = {{1, 4, 3, 1, 3, 4},
                       {1, 1, 7, 3, 0.2, 1},
                       {1, 1, 1, 0.2, 0.2, 0.16666666666666666},
                       {1, 1, 1, 1, 1, 0.3333333333333333},
                       {1, 1, 1, 1, 1, 3},
                       {1, 1, 1, 1, 1, 1}};
  CHECK(are_close(journeyrank::Pairwise{}(6, pairs_of(matrix)).weights,
                  {0.3208, 0.1395, 0.0348, 0.1285, 0.2374, 0.1391}, 0.00006));
}

TEST_CASE("published weights: pairwise, criteria of Papathanasiou and Ploskas 2018") {
  const Rows matrix = {{1, 1, 5, 3}, {1, 1, 5, 3}, {1, 1, 1, 1.0 / 3}, {1, 1, 1, 1}};
  CHECK(are_close(journeyrank::Pairwise{}(4, pairs_of(matrix)).weights, {0.39, 0.39, 0.068, 0.152}, 0.0006));
}

// The comparisons are those that the tests of pyrepo-mcda have of this chapter.
TEST_CASE("published weights: pairwise on two levels, Papathanasiou and Ploskas 2018, six alternatives") {
  const Rows criteria = {{1, 1, 5, 3}, {1, 1, 5, 3}, {1, 1, 1, 1.0 / 3}, {1, 1, 1, 1}};
  const std::vector<Rows> alternatives = {{{1, 5, 1, 1, 1.0 / 3, 3},
                                           {1, 1, 1.0 / 3, 0.2, 1.0 / 7, 1},
                                           {1, 1, 1, 1.0 / 3, 0.2, 1},
                                           {1, 1, 1, 1, 1.0 / 3, 3},
                                           {1, 1, 1, 1, 1, 7},
                                           {1, 1, 1, 1, 1, 1}},
                                          {{1, 7, 3, 1.0 / 3, 1.0 / 3, 1.0 / 3},
                                           {1, 1, 1.0 / 3, 1.0 / 7, 1.0 / 9, 1.0 / 7},
                                           {1, 1, 1, 0.2, 0.2, 0.2},
                                           {1, 1, 1, 1, 1, 1},
                                           {1, 1, 1, 1, 1, 1},
                                           {1, 1, 1, 1, 1, 1}},
                                          {{1, 1.0 / 9, 1.0 / 7, 1.0 / 9, 1, 0.2},
                                           {1, 1, 1, 1, 5, 3},
                                           {1, 1, 1, 1, 5, 1},
                                           {1, 1, 1, 1, 7, 3},
                                           {1, 1, 1, 1, 1, 1.0 / 3},
                                           {1, 1, 1, 1, 1, 1}},
                                          {{1, 0.2, 0.2, 1.0 / 3, 1.0 / 7, 0.2},
                                           {1, 1, 1, 3, 1.0 / 3, 1},
                                           {1, 1, 1, 1, 1.0 / 3, 1},
                                           {1, 1, 1, 1, 1.0 / 7, 1},
                                           {1, 1, 1, 1, 1, 5},
                                           {1, 1, 1, 1, 1, 1}}};
  CHECK(are_close(by_pairs(criteria, alternatives), {0.117, 0.071, 0.095, 0.212, 0.350, 0.155}, 0.0006));
}

// The comparisons are those that the tests of the R package MCDA have.
TEST_CASE("published weights: pairwise on two levels, Hodgett's four cars") {
  const std::vector<Rows> cars = {{{1, 0.25, 4, 1.0 / 6}, {1, 1, 4, 0.25}, {1, 1, 1, 0.2}, {1, 1, 1, 1}},
                                  {{1, 2, 5, 1}, {1, 1, 3, 2}, {1, 1, 1, 0.25}, {1, 1, 1, 1}},
                                  {{1, 2, 4, 1}, {1, 1, 3, 2}, {1, 1, 1, 0.2}, {1, 1, 1, 1}}};
  CHECK(are_close(by_pairs({{1, 0.5, 3}, {1, 1, 4}, {1, 1, 1}}, cars), {0.2922, 0.2767, 0.0697, 0.3613}, 0.00006));
}

// The Julia package JMcDM, whose matrix this is, takes the largest eigenvalue from means of columns: 8.726 and a ratio
// of 0.0736. By the eigenvector it is 8.698198.
TEST_CASE("published weights: the consistency of pairwise, eight criteria of JMcDM") {
  const Rows matrix = {{1, 7, 0.2, 0.125, 0.5, 1.0 / 3, 0.2, 1},
                       {1, 1, 0.125, 1.0 / 9, 0.25, 0.2, 1.0 / 9, 0.125},
                       {1, 1, 1, 1.0 / 3, 4, 2, 1, 1},
                       {1, 1, 1, 1, 7, 5, 3, 3},
                       {1, 1, 1, 1, 1, 0.5, 0.2, 0.2},
                       {1, 1, 1, 1, 1, 1, 1.0 / 3, 1.0 / 3},
                       {1, 1, 1, 1, 1, 1, 1, 1},
                       {1, 1, 1, 1, 1, 1, 1, 1}};
  const auto found = journeyrank::Pairwise{}(8, pairs_of(matrix));
  CHECK(std::abs(*found.inconsistency - (8.698198 - 8.0) / 7.0 / 1.41) < 1e-6);
}

TEST_CASE("published weights: best_worst, nonlinear, Rezaei 2015") {
  const auto found = journeyrank::BestWorst{.model = journeyrank::BestWorstModel::nonlinear}(
      {.best = 2, .worst = 0, .best_over = {8, 2, 1}, .over_worst = {1, 5, 8}});
  CHECK(are_close(found.weights, {0.071, 0.338, 0.589}, 0.01));
  CHECK(are_close(found.weights, {0.0714, 0.3387, 0.5899}, 0.0001));
  // The paper's deviation of 0.26, over 4.47 for a best that is 8 times the worst: 0.058.
  CHECK(std::abs(*found.inconsistency - 0.058) < 0.0005);
}

TEST_CASE("published weights: srf, Figueira and Roy 2002") {
  // Cards from the least important: c g l, then d, a blank one, b f i j, e, a h, and k. The paper rounds to a tenth so
  // that the sum stays 100, which takes k from 15.38 to 15.3.
  const std::vector<double> cards = {5, 3, 0, 1, 4, 3, 0, 5, 3, 3, 6, 0};
  const std::vector<double> printed = {13.2, 8.9, 2.4, 4.5, 11, 8.9, 2.4, 13.2, 8.9, 8.9, 15.3, 2.4};
  const auto found = journeyrank::Srf{.ratio = 6.5}(cards).weights;
  for (std::size_t c = 0; c < cards.size(); ++c) CHECK(std::abs(100.0 * found[c] - printed[c]) < 0.1);
}

TEST_CASE("published weights: swara, Karabasevic et al. 2015") {
  const std::vector<journeyrank::ImportanceStep> steps = {{0, 0.0}, {1, 0.0}, {2, 0.35}, {3, 0.2},
                                                          {4, 0.3}, {5, 0.0}, {6, 0.4}};
  CHECK(are_close(journeyrank::Swara{}(steps).weights, {0.215, 0.215, 0.159, 0.133, 0.102, 0.102, 0.073}, 0.0006));
}

TEST_CASE("published weights: lbwa, Zizovic and Pamucar 2019") {
  const std::vector<journeyrank::ImportanceLevel> places = {{1, 4.0}, {1, 0.0}, {1, 5.0}, {2, 2.0},
                                                            {1, 2.0}, {1, 4.0}, {1, 3.0}, {2, 1.0}};
  CHECK(
      are_close(journeyrank::Lbwa{}(places).weights, {0.121, 0.191, 0.111, 0.084, 0.148, 0.121, 0.134, 0.089}, 0.002));
}

// The significances and the weights are those that the tests of the R package fucom have of the paper.
TEST_CASE("published weights: fucom, Pamucar et al. 2018, eight criteria and five") {
  const std::vector<double> eight = {1, 1, 1, 2, 4, 4, 4, 4};
  CHECK(are_close(journeyrank::Fucom{}(eight).weights, {0.2222, 0.2222, 0.2222, 0.1110, 0.0556, 0.0556, 0.0556, 0.0556},
                  0.00012));
  const std::vector<double> five = {1, 2, 2, 4, 8};
  CHECK(are_close(journeyrank::Fucom{}(five).weights, {0.4211, 0.2105, 0.2105, 0.1053, 0.0526}, 0.00006));
}

TEST_CASE("published weights: swing, Goodwin and Wright 2004, six benefits of an office, in whole percent") {
  const std::vector<double> points = {100, 80, 70, 30, 20, 10};
  const std::vector<double> printed = {0.32, 0.26, 0.23, 0.10, 0.06, 0.03};
  CHECK(are_close(journeyrank::Swing{}(points).weights, printed, 0.0051));
  CHECK(are_close(journeyrank::Smart{}(points).weights, printed, 0.0051));  // the least has 10, as SMART asks
}

// What each team is above Baltimore: a criterion is to be that team, and its strength is the team's ability.
TEST_CASE("published weights: choice_logit, the baseball of Agresti 2002, Bradley and Terry's abilities") {
  Rows teams(7, std::vector<double>(6, 0.0));
  for (std::size_t team = 0; team < 6; ++team) teams[team][team] = 1.0;
  std::vector<journeyrank::Choice> games;
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = 0; j < 7; ++j) {
      games.insert(games.end(), static_cast<std::size_t>(baseball[i][j]), journeyrank::Choice{i, j});
    }
  }
  const auto found = journeyrank::ChoiceLogit{.deviation = 1000.0}(teams, games);
  const std::vector<double> abilities = {1.58, 1.44, 1.29, 1.25, 1.11, 0.68};
  for (std::size_t team = 0; team < 6; ++team) {
    CHECK(std::abs(found.choices->likelihood->sharpness * found.weights[team] - abilities[team]) < 0.0051);
  }
}

TEST_CASE("published weights: uta, Siskos and Yannacopoulos 1985, five ways to work: no error, in the order stated") {
  // Price from 30 to 2, time from 40 to 10, comfort from 0 to 3; RER, two metros that tie, bus, taxi.
  const Rows ways = {
      {27.0 / 28, 1, 1.0 / 3}, {26.0 / 28, 2.0 / 3, 2.0 / 3}, {1, 2.0 / 3, 0}, {24.0 / 28, 0, 0}, {0, 1.0 / 3, 1}};
  const std::vector<journeyrank::Choice> order = {{0, 1}, {1, 2, journeyrank::Preferred::neither}, {2, 3}, {3, 4}};
  const auto found = journeyrank::Uta{.segments = 3, .margin = 0.05}(ways, order);
  CHECK(*found.inconsistency < 1e-9);
  CHECK(found.choices->contradicted.empty());
}

TEST_CASE("published weights: sapevo, the degrees of Vitorino et al. 2022") {
  // The weights are a library's, which rounds on the way.
  const Rows degrees = {
      {0, 0, 3, 3, 1, 3, 2, 1, 2},       {0, 0, 3, 3, 1, 3, 2, 1, 2},     {-3, -3, 0, 0, -1, -2, -2, -1, -2},
      {-3, -3, 0, 0, -2, 2, -2, -2, -2}, {-1, -1, 1, 2, 0, 2, 0, -1, 1},  {-3, -3, 2, -2, -2, 0, -2, -1, -2},
      {-3, -2, 2, 2, 0, 2, 0, 3, 0},     {-1, -1, 1, 2, 1, 1, -3, 0, -1}, {-2, -2, 2, 2, -1, 2, 0, 1, 0}};
  const auto found = journeyrank::Sapevo{}(degrees);
  CHECK(are_close(found.weights, {0.231997, 0.231997, 0, 0.016008, 0.135997, 0.008004, 0.144001, 0.104004, 0.127993},
                  0.0001));
  CHECK(*found.inconsistency > 0.0);
}

TEST_CASE("published weights: rancom, Wieckowski et al. 2023") {
  // 2 stands for the paper's 1, 0.5 for its 0 and 1 for its 0.5.
  const Rows matrix = {{1, 1, 2, 2, 2, 2, 2},           {1, 1, 2, 2, 2, 2, 2},
                       {0.5, 0.5, 1, 2, 2, 2, 0.5},     {0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5},
                       {0.5, 0.5, 0.5, 2, 1, 0.5, 0.5}, {0.5, 0.5, 0.5, 2, 2, 1, 0.5},
                       {0.5, 0.5, 2, 2, 2, 2, 1}};
  const auto found = journeyrank::Rancom{}(7, pairs_of(matrix));
  CHECK(are_close(found.weights, {0.2449, 0.2449, 0.1429, 0.0204, 0.0612, 0.102, 0.1837}, 0.00006));
  CHECK(*found.inconsistency == 0.0);
}

TEST_CASE("published weights: rank_order, Barron and Barrett 1996, four criteria") {
  const std::vector<double> ranks = {1, 2, 3, 4};
  const auto weigh = [&](journeyrank::RankForm form) { return journeyrank::RankOrder{.form = form}(ranks).weights; };
  CHECK(are_close(weigh(journeyrank::RankForm::centroid), {0.5208, 0.2708, 0.1458, 0.0625}, 0.00006));
  CHECK(are_close(weigh(journeyrank::RankForm::sum), {0.4, 0.3, 0.2, 0.1}, 0.00006));
  CHECK(are_close(weigh(journeyrank::RankForm::reciprocal), {0.48, 0.24, 0.16, 0.12}, 0.00006));
}
