// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/ervd.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "aggregate_cases.hpp"

using journeyrank::Ervd;

using List = std::vector<double>;
using Columns = std::vector<List>;

namespace {

double gain(double value, double reference, double alpha, double loss_aversion) {
  return value > reference ? std::pow(value - reference, alpha) : -loss_aversion * std::pow(reference - value, alpha);
}

}  // namespace

TEST_CASE("ervd: distances of gains and losses from the best and the worst that are met") {
  Splitmix64 random(1);
  for (int round = 0; round < 100; ++round) {
    Columns columns(3);
    for (auto& column : columns) {
      for (int i = 0; i < 5; ++i) column.push_back(random.unit());
    }
    const List weights = {0.5, 0.3, 0.2};
    const Ervd method{.reference = {random.unit(), random.unit(), random.unit()},
                      .alpha = 0.3 + 0.7 * random.unit(),
                      .loss_aversion = 1.0 + 3.0 * random.unit()};
    const List found = scores_by(method, columns, weights);
    for (std::size_t i = 0; i < 5; ++i) {
      double to_best = 0.0;
      double to_worst = 0.0;
      for (std::size_t c = 0; c < 3; ++c) {
        List gains;
        for (const double value : columns[c]) {
          gains.push_back(gain(value, method.reference[c], method.alpha, method.loss_aversion));
        }
        to_best += weights[c] * (*std::max_element(gains.begin(), gains.end()) - gains[i]);
        to_worst += weights[c] * (gains[i] - *std::min_element(gains.begin(), gains.end()));
      }
      CHECK(found[i] == doctest::Approx(to_worst / (to_best + to_worst)).epsilon(1e-12));
    }
  }
}

TEST_CASE("ervd: no reference is the mean of the journeys, one is that of all criteria") {
  const Columns columns = {{0.1, 0.3, 0.8}, {0.5, 0.9, 0.7}};
  const List weights = {0.5, 0.5};
  const List by_means = scores_by(Ervd{.reference = {0.4, 0.7}}, columns, weights);
  const List found = scores_by(Ervd{}, columns, weights);
  for (std::size_t i = 0; i < 3; ++i) CHECK(found[i] == doctest::Approx(by_means[i]).epsilon(1e-12));
  CHECK(scores_by(Ervd{.reference = {0.5}}, columns, weights) ==
        scores_by(Ervd{.reference = {0.5, 0.5}}, columns, weights));
}

TEST_CASE("ervd: journeys that are all alike score 1, and a constant criterion counts nothing") {
  CHECK(scores_by(Ervd{}, {{0.3, 0.3}, {0.7, 0.7}}, {0.5, 0.5}) == List{1.0, 1.0});
  CHECK(scores_by(Ervd{}, {{0.3}}, {1.0}) == List{1.0});
  CHECK(scores_by(Ervd{}, {{0.1, 0.5, 0.9}, {0.3, 0.3, 0.3}}, {0.5, 0.5}) ==
        scores_by(Ervd{}, {{0.1, 0.5, 0.9}}, {0.5}));
}

TEST_CASE("ervd: a straight line and no aversion to losses is the distance in city blocks") {
  const List found = scores_by(Ervd{.alpha = 1.0, .loss_aversion = 1.0}, {{0.0, 0.25, 1.0}}, {1.0});
  CHECK(found == List{0.0, 0.25, 1.0});
}

TEST_CASE("ervd: a journey beyond those that it was fitted on counts as the end of them") {
  const List column = {0.4, 0.6};
  const std::vector<std::span<const double>> columns = {column};
  const auto fitted = Ervd{}.fit({columns, List{1.0}});
  CHECK(fitted(journeyrank::ValueRow(List{1.0})) == 1.0);
  CHECK(fitted(journeyrank::ValueRow(List{0.0})) == 0.0);
}

TEST_CASE("ervd: options outside of what they may be are faults") {
  CHECK(Ervd{}.fault().empty());
  CHECK(Ervd{.alpha = 0.0}.fault() == "alpha must be 0.01 to 1");
  CHECK(Ervd{.alpha = NAN}.fault() == "alpha must be 0.01 to 1");
  CHECK(Ervd{.loss_aversion = 0.5}.fault() == "loss_aversion must be 1 to 1000");
  CHECK(Ervd{.reference = {2.0}}.fault() == "reference: found 2; allowed: values from 0 to 1");
  CHECK_FALSE(Ervd{.reference = {0.5, 0.5}}.fault(3).empty());
}
