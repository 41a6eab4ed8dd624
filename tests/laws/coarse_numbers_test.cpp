// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/method_variants.hpp"
#include "laws/random_problem.hpp"
#include "laws/weighed_values.hpp"

using journeyrank::Method;
using journeyrank::rank;

namespace {

/// Values in fifths or tenths and whole weights, as people write them: sums that are equal but for rounding are common,
/// which they never are among random doubles.
struct Coarse {
  std::vector<std::vector<double>> values;
  std::vector<double> weights;

  explicit Coarse(Splitmix64& random) : values(2 + random.below(6)), weights(1 + random.below(5)) {
    const std::size_t parts = random.below(2) == 0 ? 5 : 10;
    for (auto& row : values) {
      for (std::size_t c = 0; c < weights.size(); ++c) {
        row.push_back(static_cast<double>(random.below(parts + 1)) / static_cast<double>(parts));
      }
    }
    for (double& weight : weights) weight = static_cast<double>(1 + random.below(7));
  }

  std::vector<double> scores(const Method& method) const {
    laws::WeighedValues problem(values, weights);
    problem.model.method = method;
    const auto ranking = rank(problem.matrix, problem.model);
    return {ranking.scores().begin(), ranking.scores().end()};
  }

  Coarse with_criteria_in_another_order(Splitmix64& random) const {
    std::vector<std::size_t> places(weights.size());
    for (std::size_t c = 0; c < places.size(); ++c) places[c] = c;
    random.shuffle(places);
    Coarse other = *this;
    for (std::size_t c = 0; c < places.size(); ++c) {
      other.weights[c] = weights[places[c]];
      for (std::size_t i = 0; i < values.size(); ++i) other.values[i][c] = values[i][places[c]];
    }
    return other;
  }

  Coarse with_weights_times(double factor) const {
    Coarse other = *this;
    for (double& weight : other.weights) weight *= factor;
    return other;
  }
};

double farthest(const std::vector<double>& a, const std::vector<double>& b) {
  double most = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::fabs(a[i] - b[i]));
  return most;
}

}  // namespace

TEST_CASE(
    "laws: of coarse numbers too, the order of the criteria and a factor of all weights move scores by rounding") {
  Splitmix64 random(211);
  for (const Method& method : laws::method_variants()) {
    CAPTURE(journeyrank::step_name(method));
    for (std::size_t round = 0; round < 600 / laws::share_of_rounds; ++round) {
      const Coarse problem(random);
      const auto scores = problem.scores(method);
      CHECK_LE(farthest(problem.with_criteria_in_another_order(random).scores(method), scores), 1e-11);
      for (const double factor : {0.01, 3.0, 10.0}) {
        CHECK_LE(farthest(problem.with_weights_times(factor).scores(method), scores), 1e-11);
      }
    }
  }
}

TEST_CASE("laws: three journeys alike but for the names of the criteria tie by MULTIMOORA, whichever comes first") {
  const std::vector<std::vector<double>> rows = {{0.1, 0.2, 0.4}, {0.2, 0.4, 0.1}, {0.4, 0.1, 0.2}};
  laws::WeighedValues problem(rows, {1.0, 1.0, 1.0});
  for (const auto combined : {journeyrank::MooraOrders::reciprocal_ranks, journeyrank::MooraOrders::dominance}) {
    problem.model.method = journeyrank::Multimoora{.combined = combined};
    const auto ranking = rank(problem.matrix, problem.model);
    CHECK(std::count(ranking.ranks().begin(), ranking.ranks().end(), 1U) == 3);
  }
}

TEST_CASE("laws: where all have one sum of regrets VIKOR looks at the largest alone, in any order of the criteria") {
  for (const std::vector<std::size_t>& order : {std::vector<std::size_t>{0, 1, 2}, {2, 1, 0}}) {
    const double weights[] = {0.3, 0.2, 0.1};
    const double x[] = {1.0, 0.0, 0.0};
    const double y[] = {0.0, 1.0, 1.0};
    std::vector<std::vector<double>> rows(2);
    std::vector<double> weighed;
    for (const std::size_t c : order) {
      rows[0].push_back(x[c]);
      rows[1].push_back(y[c]);
      weighed.push_back(weights[c]);
    }
    laws::WeighedValues problem(rows, weighed);
    problem.model.method = journeyrank::Vikor{};
    const auto ranking = rank(problem.matrix, problem.model);
    CHECK(ranking.scores()[0] == doctest::Approx(1.0));
    CHECK(ranking.scores()[1] == doctest::Approx(0.5));
  }
}
