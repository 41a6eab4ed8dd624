// SPDX-License-Identifier: MIT
#include "journeyrank/base/holm.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::holm_adjusted;

namespace {

/// Holm's procedure by its words: go up the p-values while p_(k) <= level / (t - k + 1), and reject those passed.
std::vector<bool> rejected_step_by_step(const std::vector<double>& p_values, double level) {
  std::vector<bool> rejected(p_values.size(), false);
  for (std::size_t left = p_values.size(); left > 0; --left) {
    std::size_t least = p_values.size();
    for (std::size_t i = 0; i < p_values.size(); ++i) {
      if (!rejected[i] && (least == p_values.size() || p_values[i] < p_values[least])) least = i;
    }
    if (p_values[least] > level / static_cast<double>(left)) break;
    rejected[least] = true;
  }
  return rejected;
}

}  // namespace

TEST_CASE("holm: each p-value times the tests that are left, and never below a smaller one's") {
  const std::vector<double> p_values = {0.01, 0.04, 0.03, 0.005};
  const std::vector<double> adjusted = holm_adjusted(p_values);
  CHECK(adjusted[3] == doctest::Approx(0.02));
  CHECK(adjusted[0] == doctest::Approx(0.03));
  CHECK(adjusted[2] == doctest::Approx(0.06));
  CHECK(adjusted[1] == doctest::Approx(0.06));  // 0.04 alone, but the one before has 0.06
}

TEST_CASE("holm: what is adjusted to the level or less is what the steps of the procedure reject") {
  Splitmix64 random{7};
  for (int run = 0; run < 300; ++run) {
    std::vector<double> p_values(1 + random.below(9));
    for (double& each : p_values) each = random.unit() * random.unit() * random.unit();
    const double level = 0.01 + 0.2 * random.unit();
    const std::vector<double> adjusted = holm_adjusted(p_values);
    const std::vector<bool> rejected = rejected_step_by_step(p_values, level);
    for (std::size_t i = 0; i < p_values.size(); ++i) CHECK((adjusted[i] <= level) == rejected[i]);
  }
}

TEST_CASE("holm: no test, one test, and what exceeds 1") {
  CHECK(holm_adjusted(std::vector<double>{}).empty());
  CHECK(holm_adjusted(std::vector<double>{0.2})[0] == 0.2);
  CHECK(holm_adjusted(std::vector<double>{0.9, 0.8}) == std::vector<double>{1.0, 1.0});
}
