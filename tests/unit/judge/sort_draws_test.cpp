// SPDX-License-Identifier: MIT
#include "journeyrank/judge/sort_draws.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::draws_at_once;
using journeyrank::SortDraws;

namespace {

std::vector<double> random_scores(std::size_t n, double steps) {
  Splitmix64 random(n);
  std::vector<double> scores(n * draws_at_once);
  for (double& each : scores) each = static_cast<double>(static_cast<int>(random.unit() * steps)) / steps;
  return scores;
}

}  // namespace

TEST_CASE("sort_draws: rows come out sorted in every lane, for any number of journeys, and equal keys are marked") {
  for (std::size_t n = 1; n <= 300; n += n < 70 ? 1 : 23) {
    const auto scores = random_scores(n, n % 2 == 0 ? 1e9 : 40.0);
    std::vector<std::int32_t> keys(SortDraws::padded_rows(n) * draws_at_once);
    std::vector<std::int32_t> equal(draws_at_once);
    journeyrank::run_kernel<SortDraws>(n, 9, scores.data(), draws_at_once, keys.data(), equal.data());
    for (std::size_t lane = 0; lane < draws_at_once; ++lane) {
      std::vector<double> expected;
      std::vector<double> found;
      bool some_equal = false;
      for (std::size_t i = 0; i < n; ++i) {
        expected.push_back(-scores[i * draws_at_once + lane]);
        found.push_back(-scores[static_cast<std::size_t>(keys[i * draws_at_once + lane] & 511) * draws_at_once + lane]);
        const std::int32_t key = keys[i * draws_at_once + lane] >> 9;
        some_equal = some_equal || (i > 0 && key == keys[(i - 1) * draws_at_once + lane] >> 9);
      }
      std::sort(expected.begin(), expected.end());
      CHECK((equal[lane] != 0) == some_equal);
      if (!some_equal || n % 2 == 1) CHECK(found == expected);
    }
  }
}

TEST_CASE("sort_draws: narrow lanes sort as the widest") {
  const std::size_t n = 50;
  const auto scores = random_scores(n, 30.0);
  std::vector<std::int32_t> wide(SortDraws::padded_rows(n) * draws_at_once);
  std::vector<std::int32_t> narrow(SortDraws::padded_rows(n) * draws_at_once);
  std::vector<std::int32_t> equal_wide(draws_at_once);
  std::vector<std::int32_t> equal_narrow(draws_at_once);
  journeyrank::run_kernel<SortDraws>(n, 6, scores.data(), draws_at_once, wide.data(), equal_wide.data());
  SortDraws::run<double>(n, 6, scores.data(), draws_at_once, narrow.data(), equal_narrow.data());
  CHECK(wide == narrow);
  for (std::size_t lane = 0; lane < draws_at_once; ++lane) CHECK((equal_wide[lane] != 0) == (equal_narrow[lane] != 0));
}
