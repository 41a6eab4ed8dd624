// SPDX-License-Identifier: MIT
#include "journeyrank/measure/quantile_belief.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using namespace journeyrank;

namespace {

QuantileBelief belief(std::vector<double> numbers, double p) {
  std::sort(numbers.begin(), numbers.end());
  return {p, static_cast<std::int64_t>(numbers.size()), order_statistics(numbers, p)};
}

std::vector<double> one_to(int n) {
  std::vector<double> numbers;
  for (int each = 1; each <= n; ++each) numbers.push_back(each);
  return numbers;
}

/// The chance that more than k of n lie below the quantile p, summed term by term.
double more_than(int k, int n, double p) {
  double sum = 0.0;
  for (int i = k + 1; i <= n; ++i) {
    sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) + i * std::log(p) +
                    (n - i) * std::log(1.0 - p));
  }
  return sum;
}

}  // namespace

TEST_CASE("quantile_belief: it lies above x where less than its share is at most x, which is a rate's posterior") {
  const QuantileBelief median = belief(one_to(100), 0.5);
  CHECK(median.at_most(40.0) == 40.0);
  CHECK(median.less_than(40.0) == 39.0);
  CHECK(median.tails(40.0).above == Beta{40.5, 60.5}.tails(0.5).below);
  CHECK(median.tails(40.0).below == Beta{39.5, 61.5}.tails(0.5).above);
  CHECK(median.tails(40.5).above == Beta{40.5, 60.5}.tails(0.5).below);
  CHECK(median.tails(40.5).below == Beta{40.5, 60.5}.tails(0.5).above);
  CHECK(belief(one_to(10), 0.9).tails(10.5).above == Beta{10.5, 0.5}.tails(0.9).below);
  CHECK(belief({5.0}, 0.5).tails(4.0).above == Beta{0.5, 1.5}.tails(0.5).below);
}

// With k of n at most x, the exact tests of "the quantile is above x" and of "it is not" have the binomial tails beyond
// k and from k on.
TEST_CASE("quantile_belief: lies between the two exact binomial tails, summed term by term") {
  for (const double p : {0.1, 0.5, 0.9}) {
    const QuantileBelief found = belief(one_to(60), p);
    for (int k = 1; k < 60; ++k) {
      const double above = found.tails(k + 0.5).above;
      CHECK(above >= more_than(k, 60, p) - 1e-12);
      CHECK(above <= more_than(k - 1, 60, p) + 1e-12);
    }
  }
}

TEST_CASE("quantile_belief: the ends of the 95 % interval of a median are near 1 in 40") {
  const QuantileBelief median = belief(one_to(1'000), 0.5);
  CHECK(median.tails(469.5).below == doctest::Approx(0.025).epsilon(0.15));
  CHECK(median.tails(531.5).above == doctest::Approx(0.025).epsilon(0.15));
  CHECK(median.tails(500.5).above == doctest::Approx(0.5));
}

TEST_CASE("quantile_belief: equal numbers are the quantile, neither below nor above, where most are the same") {
  std::vector<double> numbers(100, 7.0);
  numbers[0] = 1.0;
  const QuantileBelief found = belief(numbers, 0.5);
  CHECK(found.tails(7.0).above < 1e-4);
  CHECK(found.tails(7.0).below < 1e-4);
  CHECK(found.tails(6.9).above > 0.999);
}

TEST_CASE("quantile_belief: no number, and an end of all, leave nothing to go by") {
  CHECK(order_statistics({}, 0.5).empty());
  CHECK(order_statistics(std::vector<double>{1.0, 2.0}, 0.0).empty());
  CHECK(order_statistics(std::vector<double>{1.0, 2.0}, 1.0).empty());
}

TEST_CASE("quantile_belief: few numbers are all kept, of many no more than 131, with the least and the greatest") {
  CHECK(order_statistics(one_to(16), 0.5).size() == 16);
  const auto kept = order_statistics(one_to(1'000'000), 0.9);
  CHECK(kept.size() <= 131);
  CHECK(kept.front() == OrderStatistic{0, 1.0});
  CHECK(kept.back() == OrderStatistic{999'999, 1'000'000.0});
  CHECK(std::is_sorted(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.place < b.place; }));
}

// Numbers of any shape and ties of any length: counted in full they say the same within what is stated.
TEST_CASE("quantile_belief: of many numbers it is within 0.025 of what all of them would say") {
  Splitmix64 random(77);
  for (const double p : {0.5, 0.9}) {
    for (const bool ties : {false, true}) {
      std::vector<double> numbers(40'000);
      for (double& each : numbers) {
        each = -std::log(1.0 - random.unit()) * 600.0;
        if (ties) each = 60.0 * std::floor(each / 60.0);
      }
      const QuantileBelief found = belief(numbers, p);
      std::sort(numbers.begin(), numbers.end());
      double before = 1.0;
      for (double x = 0.0; x < 3000.0; x += 3.7) {
        const auto at_most = std::upper_bound(numbers.begin(), numbers.end(), x) - numbers.begin();
        const auto k = static_cast<double>(at_most);
        const double above = found.tails(x).above;
        CHECK(std::fabs(above - Beta{k + 0.5, 40'000.5 - k}.tails(p).below) <= 0.025);
        CHECK(above <= before);
        before = above;
      }
    }
  }
}

// Uniform numbers: a quantile is p itself, so what is said of the truth lies below 1 in 40 once in 40 samples.
TEST_CASE("quantile_belief: what it says of the truth comes true as often as it says") {
  Splitmix64 random(78);
  for (const double p : {0.5, 0.9}) {
    int low = 0;
    int high = 0;
    int half = 0;
    for (int run = 0; run < 4'000; ++run) {
      std::vector<double> numbers(400);
      for (double& each : numbers) each = random.unit();
      const double above = belief(numbers, p).tails(p).above;
      low += above < 0.025 ? 1 : 0;
      high += above > 0.975 ? 1 : 0;
      half += above < 0.5 ? 1 : 0;
    }
    CHECK(low == doctest::Approx(100.0).epsilon(0.4));  // four deviations of 10
    CHECK(high == doctest::Approx(100.0).epsilon(0.4));
    CHECK(half == doctest::Approx(2000.0).epsilon(0.1));
  }
}
