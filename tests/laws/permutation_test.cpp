// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using journeyrank::rank;
using laws::CriteriaMatrix;
using laws::Missing;
using laws::Names;
using laws::Problem;

namespace {

const laws::Variety with_gaps{.policies = {Missing::reject, Missing::worst, Missing::interval}};

/// 0 to n - 1 in random order.
std::vector<std::size_t> permutation(std::size_t n, Splitmix64& random) {
  std::vector<std::size_t> places(n);
  std::iota(places.begin(), places.end(), std::size_t{0});
  random.shuffle(places);
  return places;
}

template <class T>
std::vector<T> permuted(const std::vector<T>& list, const std::vector<std::size_t>& places) {
  std::vector<T> result;
  for (const std::size_t place : places) result.push_back(list[place]);
  return result;
}

}  // namespace

TEST_CASE("laws: the order of the journeys in the matrix changes no score, no rank and no line") {
  laws::for_each_problem(201, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const auto places = permutation(problem.journeys.size(), random);
    Problem shuffled = problem;
    shuffled.journeys = permuted(problem.journeys, places);
    for (auto& column : shuffled.raw) column = permuted(column, places);
    for (auto& mask : shuffled.missing) mask = permuted(mask, places);
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(shuffled.matrix(), shuffled.model);
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK_EQ(other.scores()[i], ranking.scores()[places[i]]);
      CHECK_EQ(other.ranks()[i], ranking.ranks()[places[i]]);
      CHECK_EQ(other[i].id, ranking[i].id);
    }
  });
}

TEST_CASE("laws: the order of the columns in the matrix changes nothing") {
  laws::for_each_problem(202, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    std::vector<laws::MatrixColumn> columns;
    for (const std::size_t c : permutation(problem.raw.size(), random)) {
      columns.push_back(
          {.criterion = problem.model.criteria[c].id, .values = problem.raw[c], .missing = problem.missing[c]});
    }
    const CriteriaMatrix shuffled(Names::of(problem.journeys), columns);
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(shuffled, problem.model);
    CHECK(std::equal(ranking.scores().begin(), ranking.scores().end(), other.scores().begin()));
    CHECK(std::equal(ranking.order().begin(), ranking.order().end(), other.order().begin()));
  });
}

TEST_CASE("laws: other ids for the criteria change nothing") {
  laws::for_each_problem(203, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    Problem renamed = problem;
    const auto places = permutation(problem.raw.size(), random);
    for (std::size_t c = 0; c < places.size(); ++c) renamed.model.criteria[c].id = "c" + std::to_string(places[c]);
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(renamed.matrix(), renamed.model);
    CHECK(std::equal(ranking.scores().begin(), ranking.scores().end(), other.scores().begin()));
    CHECK(std::equal(ranking.order().begin(), ranking.order().end(), other.order().begin()));
  });
}

TEST_CASE("laws: the order of the criteria in the model moves a score by no more than rounding") {
  laws::for_each_problem(204, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const auto places = permutation(problem.raw.size(), random);
    Problem shuffled = problem;
    shuffled.model.criteria = permuted(problem.model.criteria, places);
    shuffled.raw = permuted(problem.raw, places);
    shuffled.missing = permuted(problem.missing, places);
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(shuffled.matrix(), shuffled.model);
    const double rounding =
        4e-16 * static_cast<double>(places.size()) * laws::size_of_scores(problem, ranking.scores());
    for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
      CHECK_LE(std::abs(other.scores()[i] - ranking.scores()[i]), rounding);
    }
  });
}
