// SPDX-License-Identifier: MIT
#include "journeyrank/base/exact_parts.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::settle_parts;

TEST_CASE("settle_parts: the parts add up to the whole in any order, and hardly move") {
  Splitmix64 random(21);
  for (int round = 0; round < 2000; ++round) {
    const double size = std::exp(random.between(-200.0, 200.0));
    std::vector<double> parts(1 + random.below(200));
    for (double& part : parts) part = size * (random.unit() - (random.below(2) == 0 ? 0.0 : 0.5));
    const double whole = std::accumulate(parts.begin(), parts.end(), 0.0);
    std::vector<double> settled = parts;
    const double sum = settle_parts(settled, whole);
    double magnitudes = 0.0;
    for (const double part : parts) magnitudes += std::fabs(part);
    CHECK(std::fabs(sum - whole) <= 0x1p-51 * magnitudes);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      CHECK(std::fabs(settled[i] - parts[i]) <= 0x1p-50 * magnitudes * static_cast<double>(parts.size()));
    }
    for (int order = 0; order < 4; ++order) {
      CHECK(std::accumulate(settled.begin(), settled.end(), 0.0) == sum);
      random.shuffle(settled);
    }
  }
}

TEST_CASE("settle_parts: what does not add up by itself goes to the largest part") {
  std::vector<double> parts = {0.25, 0.5, 0.125};
  CHECK(settle_parts(parts, 1.0) == 1.0);
  CHECK(parts == std::vector<double>{0.25, 0.625, 0.125});
}

TEST_CASE("settle_parts: a whole that is exact stays what it is") {
  std::vector<double> thirds(3, 1.0 / 3.0);
  CHECK(settle_parts(thirds, 1.0) == 1.0);
  CHECK(thirds[0] + thirds[1] + thirds[2] == 1.0);
}

TEST_CASE("settle_parts: one part is the whole; none, and nothing but zeros, are 0") {
  std::vector<double> one = {0.1};
  CHECK(settle_parts(one, 0.1) == one[0]);
  CHECK(settle_parts({}, 0.0) == 0.0);
  std::vector<double> zeros(3, 0.0);
  CHECK(settle_parts(zeros, 0.0) == 0.0);
  CHECK(zeros == std::vector<double>(3, 0.0));
}

TEST_CASE("settle_parts: numbers near the smallest double add up too") {
  std::vector<double> parts = {5e-324, 1e-323, 2e-323};
  const double sum = settle_parts(parts, 3.5e-323);
  CHECK(parts[0] + parts[1] + parts[2] == sum);
}
