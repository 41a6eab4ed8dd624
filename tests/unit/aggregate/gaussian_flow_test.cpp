// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/gaussian_flow.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::gaussian_flow;
using journeyrank::gaussian_flows;
using journeyrank::OneSidedGaussSums;

TEST_CASE("gaussian_flow: sums by boxes are those of all terms, ties and gaps and all") {
  Splitmix64 random(41);
  for (const double inflection : {1e-12, 1e-5, 0.01, 0.1, 0.125, 0.3, 0.999, 40.0}) {
    std::vector<double> values;
    for (int i = 0; i < 300; ++i) {
      const double near = 0.25 + std::min(1.0, 20.0 * inflection) * (random.unit() - 0.25);
      values.push_back(random.below(3) == 0 ? random.unit() : random.below(2) == 0 && i > 0 ? values.back() : near);
    }
    std::sort(values.begin(), values.end());
    std::size_t told = 0;
    OneSidedGaussSums(values, inflection).for_each([&](std::size_t begin, std::size_t end, double below, double above) {
      double low = 0.0;
      double high = 0.0;
      for (const double each : values) {
        const double d = (values[begin] - each) / inflection;
        (d > 0.0 ? low : high) += d == 0.0 ? 0.0 : std::exp(-0.5 * d * d);
      }
      CHECK(std::fabs(below - low) <= 3e-12);
      CHECK(std::fabs(above - high) <= 3e-12);
      CHECK(begin == told);
      CHECK(values[end - 1] == values[begin]);
      told = end;
    });
    CHECK(told == values.size());
  }
}

TEST_CASE("gaussian_flow: a value that all are far from is preferred to each, or each to it") {
  const std::vector<double> values = {0.1, 0.1, 0.2};
  CHECK(gaussian_flow(values, 0.01, 0.9) == journeyrank::TwoFlows{3.0, 0.0});
  CHECK(gaussian_flow(values, 0.01, 0.0) == journeyrank::TwoFlows{0.0, 3.0});
  CHECK(gaussian_flow({}, 0.01, 0.5) == journeyrank::TwoFlows{});
  CHECK(gaussian_flows({}, 0.5).empty());
}
