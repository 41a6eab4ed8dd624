// SPDX-License-Identifier: MIT
#include "journeyrank/agree/weight_mean.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::ArithmeticMean;
using journeyrank::GeometricMean;
using journeyrank::WeighedVoice;

using Numbers = std::vector<double>;

namespace {

std::vector<WeighedVoice> random_voices(Splitmix64& random, std::size_t count, std::size_t m) {
  std::vector<WeighedVoice> voices;
  double sum = 0.0;
  for (std::size_t v = 0; v < count; ++v) {
    voices.push_back({.share = 0.1 + random.unit(), .weights = laws::random_weights(random, m)});
    sum += voices.back().share;
  }
  for (auto& voice : voices) voice.share /= sum;
  return voices;
}

}  // namespace

TEST_CASE("weight_mean: both means are their definition, rescaled to 1") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 100; ++trial) {
    const std::size_t m = 1 + random.below(6);
    const auto voices = random_voices(random, 1 + random.below(5), m);
    Numbers sums(m, 0.0);
    Numbers products(m, 1.0);
    double all_sums = 0.0;
    double all_products = 0.0;
    for (std::size_t c = 0; c < m; ++c) {
      for (const auto& voice : voices) {
        sums[c] += voice.share * voice.weights[c];
        products[c] *= std::pow(voice.weights[c], voice.share);
      }
      all_sums += sums[c];
      all_products += products[c];
    }
    const Numbers arithmetic = ArithmeticMean{}(voices);
    const Numbers geometric = GeometricMean{}(voices);
    for (std::size_t c = 0; c < m; ++c) {
      CHECK(arithmetic[c] == doctest::Approx(sums[c] / all_sums).epsilon(1e-13));
      CHECK(geometric[c] == doctest::Approx(products[c] / all_products).epsilon(1e-13));
    }
  }
}

TEST_CASE("weight_mean: a worked pair: 0.8 and 0.2 beside 0.2 and 0.8, the first three times as loud") {
  const std::vector<WeighedVoice> voices{{"a", 0.75, {0.8, 0.2}}, {"b", 0.25, {0.2, 0.8}}};
  CHECK(ArithmeticMean{}(voices)[0] == doctest::Approx(0.65));
  CHECK(GeometricMean{}(voices)[0] == doctest::Approx(2.0 / 3.0));  // the ratio 4^(3/4) 4^(-1/4) = 2
}

TEST_CASE("weight_mean: who doubles one criterion against another doubles it in the geometric mean by their share") {
  std::vector<WeighedVoice> voices{{"a", 0.5, {0.5, 0.3, 0.2}}, {"b", 0.5, {0.1, 0.6, 0.3}}};
  const Numbers before = GeometricMean{}(voices);
  for (auto& voice : voices)
    voice.weights = journeyrank::normalised(Numbers{2.0 * voice.weights[0], voice.weights[1], voice.weights[2]});
  const Numbers after = GeometricMean{}(voices);
  CHECK(after[0] / after[1] == doctest::Approx(2.0 * before[0] / before[1]).epsilon(1e-13));
  CHECK(after[1] / after[2] == doctest::Approx(before[1] / before[2]).epsilon(1e-13));
}

TEST_CASE("weight_mean: one voice is its own mean, and the order of the voices changes no bit") {
  const std::vector<WeighedVoice> one{{"a", 1.0, {0.5, 0.25, 0.25}}};
  CHECK(ArithmeticMean{}(one) == one[0].weights);
  for (std::size_t c = 0; c < 3; ++c)
    CHECK(GeometricMean{}(one)[c] == doctest::Approx(one[0].weights[c]).epsilon(1e-15));
  Splitmix64 random(2);
  auto voices = random_voices(random, 7, 4);
  const Numbers arithmetic = ArithmeticMean{}(voices);
  const Numbers geometric = GeometricMean{}(voices);
  for (int trial = 0; trial < 10; ++trial) {
    random.shuffle(voices);
    CHECK(ArithmeticMean{}(voices) == arithmetic);
    CHECK(GeometricMean{}(voices) == geometric);
  }
}

TEST_CASE(
    "weight_mean: a weight of 0 lowers the arithmetic mean and vetoes in the geometric one, unless it counts nothing") {
  const std::vector<WeighedVoice> loud{{"a", 0.5, {0.0, 1.0}}, {"b", 0.5, {0.5, 0.5}}};
  CHECK(ArithmeticMean{}(loud) == Numbers{0.25, 0.75});
  CHECK(GeometricMean{}(loud) == Numbers{0.0, 1.0});
  const std::vector<WeighedVoice> silent{{"a", 0.0, {0.0, 1.0}}, {"b", 1.0, {0.5, 0.5}}};
  CHECK(ArithmeticMean{}(silent) == Numbers{0.5, 0.5});
  CHECK(GeometricMean{}(silent) == Numbers{0.5, 0.5});
}

TEST_CASE("weight_mean: tiny weights lose nothing to underflow") {
  const std::vector<WeighedVoice> voices{{"a", 0.5, {1e-320, 1e-320}}, {"b", 0.5, {1e-320, 1e-320}}};
  CHECK(GeometricMean{}(voices) == Numbers{0.5, 0.5});
}

TEST_CASE("weight_mean: the geometric mean refuses where every criterion is vetoed") {
  const std::vector<WeighedVoice> voices{{"a", 0.5, {0.0, 1.0}}, {"b", 0.5, {1.0, 0.0}}};
  CHECK(refusal_code([&] { GeometricMean{}(voices); }) == "bad_weights");
  CHECK(ArithmeticMean{}(voices) == Numbers{0.5, 0.5});
}
