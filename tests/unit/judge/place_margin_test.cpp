// SPDX-License-Identifier: MIT
#include "journeyrank/judge/place_margin.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Names;
using journeyrank::PlaceMargin;
using journeyrank::rank;
using journeyrank::Scorer;
using journeyrank::ValueMatrix;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("place_margin: by every method leads are the differences of the scores of a ranking with these weights") {
  journeyrank::for_each_step<journeyrank::Method>([](const auto& method) {
    laws::WeighedValues problem({{0.9, 0.2, 0.4}, {0.3, 0.7, 0.6}, {0.5, 0.5, 0.1}}, {1.0, 1.0, 1.0});
    problem.model.method = method;
    const Scorer scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const PlaceMargin margin(values, {1, {0, 2}, 0});
    laws::WeighedValues other = problem;
    for (std::size_t c = 0; c < 3; ++c) other.model.criteria[c].weight = std::vector{3.0, 0.0, 5.0}[c];
    const std::vector<double> scores = other.scorer().score(problem.matrix);
    const std::vector<double> leads = margin.leads(std::vector{3.0, 0.0, 5.0});
    CHECK(leads == std::vector{scores[1] - scores[0], scores[1] - scores[2]});
  });
}

TEST_CASE("place_margin: it is the lead over the best of those who may not stay ahead, and no end where all may") {
  const laws::WeighedValues problem({{0.9}, {0.5}, {0.7}, {0.2}}, {1.0});
  const ValueMatrix values(problem.scorer(), problem.matrix);
  const std::vector<double> weights = {1.0};
  CHECK(PlaceMargin(values, {1, {0, 2, 3}, 0}).at(weights) == 0.5 - 0.9);
  CHECK(PlaceMargin(values, {1, {0, 2, 3}, 1}).at(weights) == 0.5 - 0.7);
  CHECK(PlaceMargin(values, {1, {0, 2, 3}, 2}).at(weights) == 0.5 - 0.2);
  CHECK(PlaceMargin(values, {1, {0, 2, 3}, 3}).at(weights) == infinity);
  CHECK(PlaceMargin(values, {1, {}, 0}).at(weights) == infinity);
}

TEST_CASE("place_margin: weights under which a journey has nothing left make no ranking") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.3, 0.7}}, {1.0, 1.0});
  for (auto& criterion : problem.model.criteria) criterion.missing = Missing::renormalise;
  std::vector<MatrixColumn> columns = {{.criterion = "c0", .values = {0.9, 0.0}, .missing = {0, 1}},
                                       {.criterion = "c1", .values = {0.2, 0.7}}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}), std::move(columns));
  const ValueMatrix values(Scorer::fit(matrix, problem.model), matrix);
  const PlaceMargin margin(values, {1, {0}, 0});
  CHECK_FALSE(margin.can_be_ranked(std::vector{1.0, 0.0}));
  CHECK(margin.at(std::vector{1.0, 0.0}) == -infinity);
  CHECK(margin.at(std::vector{0.5, 0.5}) == doctest::Approx(0.7 - 0.55));
}

TEST_CASE("place_margin: a criterion that the matrix lacks may not weigh anything") {
  laws::WeighedValues problem({{0.9, 0.5}, {0.3, 0.4}}, {1.0, 1.0});
  problem.model.criteria.push_back({.id = "elsewhere", .scale = journeyrank::Anchored{0.0, 1.0}, .weight = 0.0});
  const ValueMatrix values(problem.scorer(), problem.matrix);
  CHECK(PlaceMargin(values, {1, {0}, 0}).may_weigh() == std::vector<std::size_t>{0, 1});
}
