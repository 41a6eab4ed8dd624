// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cell_points.hpp"

#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

Model two_criteria(Method method, Missing missing = Missing::interval) {
  Model model;
  model.criteria = {{.id = "x", .scale = Anchored{0.0, 10.0}, .weight = 3.0, .missing = missing},
                    {.id = "y", .scale = Anchored{0.0, 10.0}, .weight = 1.0, .missing = missing},
                    {.id = "off", .scale = Anchored{0.0, 10.0}, .weight = 0.0, .missing = missing}};
  model.method = method;
  return model;
}

const CriteriaMatrix matrix(Names::numbered(2),
                            {{"x", {4.0, 0.0}, {}, {0, 1}}, {"y", {9.0, 0.0}, {}, {0, 1}}, {"off", {1.0, 1.0}}});

double fall(const Model& model, std::size_t journey, std::size_t c, double from, double to) {
  const Scorer scorer = Scorer::fit(matrix, model);
  return CellPoints(scorer, scorer.bind(matrix), journey).fall(c, from, to);
}

}  // namespace

TEST_CASE("cell_points: of a sum the difference of the values times the weight") {
  CHECK(fall(two_criteria(WeightedSum{}), 0, 0, 4.0, 2.0) == doctest::Approx(0.75 * 0.2));
  CHECK(fall(two_criteria(WeightedSum{}), 0, 1, 9.0, 20.0) == doctest::Approx(-0.25 * 0.1));
}

TEST_CASE("cell_points: of any other method what its score falls by, the other cells as they are") {
  const Model model = two_criteria(WeightedProduct{});
  const Scorer scorer = Scorer::fit(matrix, model);
  const std::vector<double> now = {4.0, 9.0, 0.0};
  const std::vector<double> then = {2.0, 9.0, 0.0};
  CHECK(fall(model, 0, 0, 4.0, 2.0) == scorer.score(now) - scorer.score(then));
  CHECK(fall(model, 0, 0, 4.0, 2.0) != doctest::Approx(0.75 * 0.2));
}

TEST_CASE("cell_points: a criterion of weight 0, and a journey of which nothing is measured, have none") {
  for (const Method& method : {Method{WeightedSum{}}, Method{WeightedProduct{}}}) {
    CHECK(fall(two_criteria(method), 0, 2, 1.0, 9.0) == 0.0);
    CHECK(fall(two_criteria(method), 1, 0, 1.0, 9.0) == 0.0);
  }
  CHECK(fall(two_criteria(WeightedSum{}, Missing::renormalise), 1, 0, 1.0, 9.0) == 0.0);
}
