// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/distillation.hpp"

#include <vector>

#include <doctest/doctest.h>

using journeyrank::Distillation;
using journeyrank::PairMatrix;
using journeyrank::TwoPlaces;

namespace {

PairMatrix<double> matrix_of(const std::vector<std::vector<double>>& rows) {
  return journeyrank::matrix_of_pairs<double>(rows.size(), 1.0,
                                              [&](std::size_t a, std::size_t b) { return rows[a][b]; });
}

}  // namespace

TEST_CASE("distillation: a chain is distilled from either end to the same places") {
  const auto credibility = matrix_of({{1, 1, 1}, {0, 1, 1}, {0, 0, 1}});
  CHECK(Distillation(credibility, {}).places() == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {3, 3}});
}

TEST_CASE("distillation: a journey that compares with nobody comes late from the top and early from the bottom") {
  // The first outranks the second; the third is apart. By hand: from the top the first (qualified 1), then the second
  // and the third, which nothing tells apart. From the bottom the second (-1), then the other two.
  const auto credibility = matrix_of({{1, 1, 0}, {0, 1, 0}, {0, 0, 1}});
  CHECK(Distillation(credibility, {}).places() == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {2, 1}});
}

TEST_CASE("distillation: a tie is broken among its members at a lower level") {
  // At level 0.84 (below 1 by more than 0.15) the first two outrank the third, and tie; at 0 only 0.5 against 0 is left
  // of them: the first is ahead.
  const auto credibility = matrix_of({{1, 0.5, 1}, {0, 1, 1}, {0, 0, 1}});
  CHECK(Distillation(credibility, {}).places() == std::vector<TwoPlaces>{{1, 1}, {2, 2}, {3, 3}});
}

TEST_CASE("distillation: journeys that are equally credible against each other share a class; of none there is none") {
  CHECK(Distillation(matrix_of({{1, 1}, {1, 1}}), {}).places() == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
  CHECK(Distillation(matrix_of({{1, 0}, {0, 1}}), {}).places() == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
  CHECK(Distillation(PairMatrix<double>(), {}).places().empty());
}

TEST_CASE("distillation: it ends, and a tie stays one, where nothing more than the reverse is needed or less") {
  for (const double intercept : {0.0, 0.1}) {
    const journeyrank::Discrimination needed{.intercept = intercept, .slope = -0.15};  // at 1 it would be below 0
    CHECK(needed(1.0) == 0.0);
    CHECK(Distillation(matrix_of({{1, 1}, {1, 1}}), needed).places() == std::vector<TwoPlaces>{{1, 1}, {1, 1}});
    CHECK(Distillation(matrix_of({{1, 1}, {0.5, 1}}), needed).places() == std::vector<TwoPlaces>{{1, 1}, {2, 2}});
  }
}
