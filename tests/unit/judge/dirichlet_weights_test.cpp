// SPDX-License-Identifier: MIT
#include "journeyrank/judge/dirichlet_weights.hpp"

#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "unit/judge/drawn_weights.hpp"

using journeyrank::DirichletWeights;
using journeyrank::FixedWeights;

TEST_CASE("dirichlet_weights: means are the stated weights, deviations those of the concentration") {
  const std::vector<double> stated = {0.5, 0.3, 0.2};
  for (const double concentration : {1.0, 20.0, 5000.0}) {
    const auto draws = drawn_weights(DirichletWeights(stated, concentration), 3, 30);
    const auto mean = mean_of(draws);
    for (std::size_t c = 0; c < 3; ++c) {
      const double deviation = std::sqrt(stated[c] * (1.0 - stated[c]) / (concentration + 1.0));
      double squares = 0.0;
      for (const auto& w : draws) squares += (w[c] - stated[c]) * (w[c] - stated[c]);
      CHECK(std::fabs(mean[c] - stated[c]) < 4.5 * deviation / std::sqrt(30.0 * 1024.0));
      CHECK(std::sqrt(squares / (30.0 * 1024.0)) == doctest::Approx(deviation).epsilon(0.03));
    }
    for (const auto& w : draws) CHECK(w[0] + w[1] + w[2] == doctest::Approx(1.0).epsilon(1e-14));
  }
}

TEST_CASE("dirichlet_weights: with parameters of 1 they are uniform on the simplex") {
  const auto draws = drawn_weights(DirichletWeights(std::vector<double>{0.25, 0.25, 0.25, 0.25}, 4.0), 4, 40);
  for (const double t : {0.1, 0.4}) {
    CHECK(std::fabs(errors_off(draws, std::pow(1.0 - t, 3), [t](const auto& w) { return w[2] > t; })) < 4.5);
  }
}

TEST_CASE("dirichlet_weights: a weight of 0 stays 0, one alone is 1, and a small concentration gives numbers") {
  for (const auto& w : drawn_weights(DirichletWeights(std::vector<double>{0.4, 0.0, 0.6}, 10.0), 3, 1)) {
    CHECK(w[1] == 0.0);
  }
  for (const auto& w : drawn_weights(DirichletWeights(std::vector<double>{1.0}, 10.0), 1, 1)) CHECK(w[0] == 1.0);
  for (const auto& w : drawn_weights(DirichletWeights(std::vector<double>{0.9, 0.1}, 0.01), 2, 4)) {
    CHECK(std::isfinite(w[0]));
    CHECK(w[0] + w[1] == doctest::Approx(1.0).epsilon(1e-15));
  }
}

TEST_CASE("dirichlet_weights: a concentration outside its bounds is refused") {
  const std::vector<double> stated = {1.0};
  CHECK(refusal([&] { DirichletWeights(stated, 0.0); }) ==
        "bad_option: concentration: found 0; allowed: 0.01 to 1000000000");
  CHECK(refusal_code([&] { DirichletWeights(stated, std::nan("")); }) == "bad_option");
}

TEST_CASE("dirichlet_weights: fixed weights are the same in every draw") {
  for (const auto& w : drawn_weights(FixedWeights(std::vector<double>{0.25, 0.75}), 2, 2)) {
    CHECK(w == std::vector<double>{0.25, 0.75});
  }
}
