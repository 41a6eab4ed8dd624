// SPDX-License-Identifier: MIT
#include "journeyrank/judge/uniform_weights.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_weights.hpp"

using journeyrank::draws_in_block;
using journeyrank::WeightOrder;

namespace {

struct Source {
  WeightOrder order;
  void draw(std::uint64_t seed, std::uint64_t first, std::span<double* const> columns) const {
    journeyrank::draw_uniform_weights(seed, first, order, columns);
  }
};

WeightOrder all(std::size_t m, std::vector<std::vector<std::uint32_t>> chains = {}) {
  WeightOrder order{.chains = std::move(chains)};
  for (std::size_t c = 0; c < m; ++c) order.on.push_back(static_cast<std::uint32_t>(c));
  return order;
}

}  // namespace

TEST_CASE("uniform_weights: every draw adds up to exactly 1, with none below 0") {
  for (const std::size_t m : {1U, 2U, 4U, 7U, 50U, 256U}) {
    for (const auto& draw : drawn_weights(Source{all(m)}, m, 1)) {
      double sum = 0.0;
      for (const double each : draw) {
        CHECK(each >= 0.0);
        sum += each;
      }
      CHECK(sum == 1.0);
    }
  }
}

TEST_CASE("uniform_weights: a weight exceeds t with probability (1 - t)^(m - 1)") {
  for (const std::size_t m : {2U, 3U, 4U, 9U}) {
    const auto draws = drawn_weights(Source{all(m)}, m, 40);
    for (const double t : {0.05, 0.2, 0.5}) {
      const double expected = std::pow(1.0 - t, static_cast<double>(m - 1));
      for (std::size_t c = 0; c < m; ++c) {
        CHECK(std::fabs(errors_off(draws, expected, [&](const auto& w) { return w[c] > t; })) < 4.5);
      }
    }
  }
}

TEST_CASE("uniform_weights: every order of the weights is as likely, by chi square") {
  const auto draws = drawn_weights(Source{all(4)}, 4, 60);
  std::vector<double> counts(256, 0.0);
  for (const auto& w : draws) {
    std::size_t code = 0;
    for (std::size_t a = 0; a < 4; ++a) {
      std::size_t above = 0;
      for (std::size_t b = 0; b < 4; ++b) above += w[b] > w[a] ? 1 : 0;
      code = 4 * code + above;
    }
    ++counts[code];
  }
  const double expected = static_cast<double>(draws.size()) / 24.0;
  double chi_square = 0.0;
  std::size_t seen = 0;
  for (const double count : counts) {
    if (count == 0.0) continue;
    chi_square += (count - expected) * (count - expected) / expected;
    ++seen;
  }
  CHECK(seen == 24);
  CHECK(chi_square < 52.0);  // 23 degrees of freedom: exceeded once in 2,000
}

TEST_CASE("uniform_weights: along a chain the mean of the k-th largest is 1 / m times the sum of 1 / j from k on") {
  const auto draws = drawn_weights(Source{all(4, {{2, 0, 3, 1}})}, 4, 60);
  const std::vector<std::size_t> chain = {2, 0, 3, 1};
  for (const auto& w : draws) {
    for (std::size_t i = 1; i < 4; ++i) CHECK(w[chain[i - 1]] >= w[chain[i]]);
  }
  const auto mean = mean_of(draws);
  double expected = 0.0;
  for (std::size_t k = 4; k >= 1; --k) {
    expected += 0.25 / static_cast<double>(k);
    CHECK(std::fabs(mean[chain[k - 1]] - expected) < 4.5 * 0.15 / std::sqrt(60.0 * 1024.0));
  }
}

TEST_CASE("uniform_weights: two chains leave the shares of their criteria alone") {
  const auto draws = drawn_weights(Source{all(5, {{0, 1}, {3, 4}})}, 5, 40);
  // w_0 + w_1 is Beta(2, 3): above 1 / 2 with probability 5 / 16.
  CHECK(std::fabs(errors_off(draws, 0.3125, [](const auto& w) { return w[0] + w[1] > 0.5; })) < 4.5);
  // w_0 / (w_0 + w_1) is uniform between 1 / 2 and 1: above 5 / 6 in a third of the draws.
  CHECK(std::fabs(errors_off(draws, 1.0 / 3.0, [](const auto& w) { return w[0] > 5.0 * w[1]; })) < 4.5);
}

TEST_CASE("uniform_weights: a draw depends on the seed and its number alone") {
  const Source source{all(4)};
  const auto twice = drawn_weights(source, 4, 2);
  std::vector<double> buffer(4 * draws_in_block);
  std::vector<double*> columns;
  for (std::size_t c = 0; c < 4; ++c) columns.push_back(buffer.data() + c * draws_in_block);
  source.draw(20261126, draws_in_block, columns);
  for (std::size_t c = 0; c < 4; ++c) CHECK(columns[c][17] == twice[draws_in_block + 17][c]);
  CHECK(drawn_weights(source, 4, 1, 1)[0] != twice[0]);
}

TEST_CASE("uniform_weights: narrow lanes draw the same bits as the widest") {
  const WeightOrder order = all(6, {{5, 1, 3}});
  std::vector<double> wide(6 * draws_in_block);
  std::vector<double> narrow(6 * draws_in_block);
  std::vector<double*> wide_columns;
  std::vector<double*> narrow_columns;
  for (std::size_t c = 0; c < 6; ++c) wide_columns.push_back(wide.data() + c * draws_in_block);
  for (std::size_t c = 0; c < 6; ++c) narrow_columns.push_back(narrow.data() + c * draws_in_block);
  journeyrank::draw_uniform_weights(5, 0, order, wide_columns);
  journeyrank::DrawUniformWeights::run<double>(5, 0, &order, narrow_columns.data());
  CHECK(wide == narrow);
}
