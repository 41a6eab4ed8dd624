// SPDX-License-Identifier: MIT
#include "journeyrank/base/normal_score.hpp"

#include <cmath>
#include <cstddef>
#include <cstring>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/elementary.hpp"

using journeyrank::normal_quantile;
using journeyrank::normal_score;

namespace {

struct Scores {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(double* numbers, std::size_t n) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    for (std::size_t i = 0; i < n; i += lanes) {
      Lanes u;
      std::memcpy(&u, numbers + i, sizeof u);
      journeyrank::to_normal_score(u);
      std::memcpy(numbers + i, &u, sizeof u);
    }
  }
};

}  // namespace

TEST_CASE("normal_score: within 4e-12 of the quantile, out to both ends") {
  for (int i = 1; i < 20000; ++i) CHECK(std::fabs(normal_score(i / 20000.0) - normal_quantile(i / 20000.0)) < 4e-12);
  for (double u = 0x1p-33; u < 0.5; u *= 1.3) {
    CHECK(std::fabs(normal_score(u) - normal_quantile(u)) < 4e-12);
    CHECK(std::fabs(normal_score(1.0 - u) - normal_quantile(1.0 - u)) < 4e-12);
  }
  CHECK(normal_score(0.5) == 0.0);
}

TEST_CASE("normal_score: the same bits in any lanes, also where one of them lies far out") {
  std::vector<double> numbers;
  for (int i = 0; i < 64; ++i) numbers.push_back(i % 7 == 3 ? 1e-9 * (i + 1) : (i + 0.5) / 64.0);
  auto wide = numbers;
  auto narrow = numbers;
  journeyrank::run_kernel<Scores>(wide.data(), wide.size());
  Scores::run<journeyrank::TwoLanes>(narrow.data(), narrow.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(wide[i] == normal_score(numbers[i]));
    CHECK(narrow[i] == wide[i]);
  }
}

TEST_CASE("normal_score: the fast logarithm is within 1e-13") {
  for (double x = 1.0; x > 1e-9; x *= 0.9871) {
    double found = x;
    journeyrank::to_fast_log(found);
    const double truth = journeyrank::natural_log(x);
    CHECK(std::fabs(found - truth) <= 1e-13 * std::fmax(1.0, std::fabs(truth)));
  }
}
