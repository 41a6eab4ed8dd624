// SPDX-License-Identifier: MIT
#include "journeyrank/rank/lines.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "plain_score.hpp"
#include "splitmix64.hpp"

using journeyrank::Anchored;
using journeyrank::BoundMatrix;
using journeyrank::Constant;
using journeyrank::CriteriaMatrix;
using journeyrank::FittedScale;
using journeyrank::Lines;
using journeyrank::MatrixColumn;
using journeyrank::Model;
using journeyrank::Names;

TEST_CASE("lines: empty when some scale is no line, and when there is no scale") {
  const std::vector<double> weights = {0.5, 0.5};
  CHECK(Lines().empty());
  CHECK(Lines({}, {}).empty());
  CHECK(Lines(std::vector<FittedScale>{Anchored{}, Constant{}}, weights).empty());
  CHECK(Lines(std::vector<FittedScale>{Constant{}, Anchored{}}, weights).empty());
  CHECK_FALSE(Lines(std::vector<FittedScale>{Anchored{}, Anchored{}}, weights).empty());
}

TEST_CASE("lines: a row and a batch equal a plain loop bit for bit, for 1 to 40 criteria") {
  Splitmix64 random(1);
  const std::size_t n = 67;
  for (std::size_t m = 1; m <= 40; ++m) {
    Model model;
    std::vector<FittedScale> scales;
    std::vector<MatrixColumn> columns;
    for (std::size_t c = 0; c < m; ++c) {
      const Anchored line{random.between(-1.0, 0.0), random.between(0.1, 1.0)};
      scales.push_back(line);
      model.criteria.push_back(
          {.id = std::to_string(c), .scale = line, .weight = random.below(4) == 0 ? 0.0 : random.unit()});
      columns.push_back({.criterion = std::to_string(c)});
      for (std::size_t i = 0; i < n; ++i) columns.back().values.push_back(random.between(-1.2, 1.2));
    }
    model.criteria[0].weight = 0.5;
    const CriteriaMatrix matrix(Names::numbered(n), columns);
    const auto weights = weights_of(model);
    const Lines lines(scales, weights.normalised());
    const BoundMatrix bound(matrix, model, weights);
    const auto expected = plain::scores(model, matrix);
    for (const std::size_t begin : {0u, 1u, 5u}) {
      std::vector<double> scores(n - 2 * begin, 0.0);
      lines.add(bound, begin, scores);
      for (std::size_t i = 0; i < scores.size(); ++i) {
        CHECK_EQ(scores[i], expected[begin + i].score);
        CHECK_EQ(lines.score(bound.row(begin + i).raw), expected[begin + i].score);
      }
    }
  }
}
