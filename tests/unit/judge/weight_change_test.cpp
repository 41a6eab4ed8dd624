// SPDX-License-Identifier: MIT
#include "journeyrank/judge/weight_change.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::GapCloser;
using journeyrank::Norm;
using journeyrank::WeightChange;

namespace {

double along(const std::vector<double>& gain, const std::vector<double>& weights) {
  double sum = 0.0;
  for (std::size_t c = 0; c < gain.size(); ++c) sum += gain[c] * weights[c];
  return sum;
}

double size_of(const std::vector<double>& a, const std::vector<double>& b, Norm norm) {
  double sum = 0.0;
  double square = 0.0;
  double most = 0.0;
  for (std::size_t c = 0; c < a.size(); ++c) {
    const double change = std::fabs(a[c] - b[c]);
    sum += change;
    square += change * change;
    most = std::fmax(most, change);
  }
  return norm == Norm::l1 ? sum : norm == Norm::l2 ? std::sqrt(square) : most;
}

std::vector<double> random_weights(Splitmix64& random, std::size_t m) {
  std::vector<double> weights;
  double sum = 0.0;
  for (std::size_t c = 0; c < m; ++c) {
    weights.push_back(random.below(5) == 0 && c > 0 ? 0.0 : -std::log(1.0 - random.unit()));
    sum += weights.back();
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

TEST_CASE("weight_change: it lies on the simplex, closes the gap, and nothing nearer does") {
  Splitmix64 random(31);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t m = 1 + random.below(5);
    const std::vector<double> weights = random_weights(random, m);
    std::vector<double> gain;
    for (std::size_t c = 0; c < m; ++c) gain.push_back(static_cast<double>(random.below(21)) / 10.0 - 1.0);
    for (const Norm norm : {Norm::l1, Norm::l2, Norm::linf}) {
      const WeightChange change = GapCloser(weights, gain).close(norm);
      bool any_gain = along(gain, weights) >= 0.0;
      for (const double each : gain) any_gain = any_gain || each >= 0.0;  // level at an end at least
      CHECK(change.possible == any_gain);
      if (!change.possible) continue;
      double sum = 0.0;
      for (const double weight : change.weights) {
        CHECK(weight >= 0.0);
        sum += weight;
      }
      CHECK(sum == doctest::Approx(1.0).epsilon(1e-12));
      CHECK(along(gain, change.weights) >= -1e-12);
      CHECK(change.distance == doctest::Approx(size_of(weights, change.weights, norm)).epsilon(1e-9));
      for (int other = 0; other < 200; ++other) {  // no point nearby or elsewhere is nearer
        auto tried = random_weights(random, m);
        const double mix = random.below(2) == 0 ? 1.0 : random.unit() * 0.05;
        for (std::size_t c = 0; c < m; ++c) tried[c] = mix * tried[c] + (1.0 - mix) * change.weights[c];
        if (along(gain, tried) >= 0.0) CHECK(size_of(weights, tried, norm) >= change.distance - 1e-12);
      }
    }
  }
}

TEST_CASE("weight_change: the changes worked out by hand") {
  // a leads by 0.3 - 0.1; c0 is worth -0.4 to b, c1 +0.2, c2 0.
  const std::vector<double> weights = {0.5, 0.2, 0.3};
  const std::vector<double> gain = {-0.4, 0.2, 0.0};
  const WeightChange l1 = GapCloser(weights, gain).close(Norm::l1);  // from c0 to c1, 0.6 a weight
  CHECK(l1.distance == doctest::Approx(2.0 * 0.16 / 0.6));
  CHECK(l1.weights[2] == 0.3);
  const WeightChange linf = GapCloser(weights, gain).close(Norm::linf);
  CHECK(linf.distance == doctest::Approx(0.16 / 0.6));
  const WeightChange l2 = GapCloser(weights, gain).close(Norm::l2);  // along gain - mean, of squared length 0.56 / 3
  CHECK(l2.distance == doctest::Approx(0.16 / std::sqrt(0.56 / 3.0)));
}
