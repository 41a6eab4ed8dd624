// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/choice_likelihood.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::ChoicePosterior;
using journeyrank::log_odds_probability;

using Numbers = std::vector<double>;
using Rows = std::vector<Numbers>;

namespace {

struct Asked {
  Rows differences;
  Numbers shares;
};

Asked random_choices(Splitmix64& random, std::size_t count, std::size_t criteria) {
  Asked asked;
  for (std::size_t j = 0; j < count; ++j) {
    auto& row = asked.differences.emplace_back();
    for (std::size_t c = 0; c < criteria; ++c) row.push_back(random.between(-1.0, 1.0));
    asked.shares.push_back(random.below(5) == 0 ? 0.5 : 1.0);
  }
  return asked;
}

/// A prior that is no multiple of the identity.
Rows precision(std::size_t criteria) {
  Rows rows(criteria, Numbers(criteria, 0.02));
  for (std::size_t c = 0; c < criteria; ++c) rows[c][c] = 0.1 + 0.05 * static_cast<double>(c);
  return rows;
}

/// The definition, by the library of the machine.
double plain_value(const Asked& asked, const Rows& prior, const Numbers& strengths) {
  double sum = 0.0;
  for (std::size_t j = 0; j < asked.shares.size(); ++j) {
    double z = 0.0;
    for (std::size_t c = 0; c < strengths.size(); ++c) z += asked.differences[j][c] * strengths[c];
    const double p = 1.0 / (1.0 + std::exp(-z));
    sum += asked.shares[j] * std::log(p) + (1.0 - asked.shares[j]) * std::log(1.0 - p);
  }
  for (std::size_t a = 0; a < strengths.size(); ++a) {
    for (std::size_t b = 0; b < strengths.size(); ++b) sum -= 0.5 * strengths[a] * prior[a][b] * strengths[b];
  }
  return sum;
}

}  // namespace

TEST_CASE("choice_likelihood: the logarithm of a probability stays finite at any odds") {
  CHECK(log_odds_probability(0.0) == doctest::Approx(std::log(0.5)));
  CHECK(log_odds_probability(-800.0) == doctest::Approx(-800.0));
  CHECK(log_odds_probability(800.0) == 0.0);
  CHECK(log_odds_probability(3.0) == doctest::Approx(-std::log(1.0 + std::exp(-3.0))));
}

TEST_CASE("choice_likelihood: its value is the definition's, its slope and curvature are those of differences") {
  Splitmix64 random(1);
  const Asked asked = random_choices(random, 30, 3);
  const ChoicePosterior posterior(asked.differences, asked.shares, precision(3));
  for (int round = 0; round < 20; ++round) {
    Numbers at;
    for (std::size_t c = 0; c < 3; ++c) at.push_back(random.between(0.0, 5.0));
    REQUIRE(posterior.value(at) == doctest::Approx(plain_value(asked, precision(3), at)).epsilon(1e-12));
    const Numbers slope = posterior.slope(at);
    const Rows curvature = posterior.curvature(at);
    for (std::size_t a = 0; a < 3; ++a) {
      Numbers more = at;
      Numbers less = at;
      more[a] += 1e-4;
      less[a] -= 1e-4;
      REQUIRE(std::fabs(slope[a] - (posterior.value(more) - posterior.value(less)) / 2e-4) < 1e-6);
      for (std::size_t b = 0; b < 3; ++b) {
        REQUIRE(std::fabs(curvature[a][b] + (posterior.slope(more)[b] - posterior.slope(less)[b]) / 2e-4) < 1e-6);
      }
    }
  }
}

TEST_CASE("choice_likelihood: no strengths of a grid do better than the peak") {
  Splitmix64 random(2);
  for (int round = 0; round < 12; ++round) {
    const Asked asked = random_choices(random, 4 + random.below(20), 2);
    const ChoicePosterior posterior(asked.differences, asked.shares, precision(2));
    const Numbers peak = posterior.peak({1.0, 1.0});
    const double most = plain_value(asked, precision(2), peak);
    double best = -1e300;
    for (int i = 0; i <= 300; ++i) {
      for (int j = 0; j <= 300; ++j) best = std::fmax(best, plain_value(asked, precision(2), {i / 10.0, j / 10.0}));
    }
    REQUIRE(best <= most + 1e-9);
    REQUIRE(most - best < 0.05);
  }
}

TEST_CASE("choice_likelihood: at the peak no free strength gains, and one held at 0 would lose") {
  Splitmix64 random(3);
  std::size_t held = 0;
  for (int round = 0; round < 100; ++round) {
    const Asked asked = random_choices(random, 5 + random.below(40), 5);
    const ChoicePosterior posterior(asked.differences, asked.shares, precision(5));
    const Numbers peak = posterior.peak(Numbers(5, 1.0));
    const Numbers other = posterior.peak({9.0, 0.0, 0.1, 30.0, 2.0});
    const Numbers slope = posterior.slope(peak);
    for (std::size_t c = 0; c < 5; ++c) {
      REQUIRE(peak[c] >= 0.0);
      REQUIRE(std::fabs(peak[c] - other[c]) < 1e-10);
      if (peak[c] == 0.0) {
        ++held;
        REQUIRE(slope[c] <= 1e-12);
      } else {
        REQUIRE(std::fabs(slope[c]) < 1e-11);
      }
    }
  }
  CHECK(held > 50);
}
