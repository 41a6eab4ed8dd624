// SPDX-License-Identifier: MIT
#include "journeyrank/measure/order_interval.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::order_interval;
using journeyrank::OrderInterval;

TEST_CASE("order_interval: the median of 100 numbers lies between the 40th and the 61st") {
  CHECK(order_interval(100, 0.5) == OrderInterval{39, 60});
}

TEST_CASE("order_interval: six numbers tell a median, five do not; 36 tell a 90th percentile, 35 do not") {
  CHECK(order_interval(6, 0.5) == OrderInterval{0, 5});
  CHECK_FALSE(order_interval(5, 0.5));
  CHECK(order_interval(36, 0.9)->high == 35);
  CHECK_FALSE(order_interval(35, 0.9));
  CHECK_FALSE(order_interval(36, 0.1) == OrderInterval{});
  CHECK(order_interval(36, 0.1)->low == 0);
  CHECK_FALSE(order_interval(41, 0.9, 0.0125));
  CHECK(order_interval(42, 0.9, 0.0125));
}

TEST_CASE("order_interval: no number, and no quantile that has something on both sides") {
  CHECK_FALSE(order_interval(0, 0.5));
  CHECK_FALSE(order_interval(100, 0.0));
  CHECK_FALSE(order_interval(100, 1.0));
}

// Uniform numbers: a quantile is p itself.
TEST_CASE("order_interval: holds the truth in 95 of 100 samples or more, whatever the share") {
  Splitmix64 random(5);
  for (const double p : {0.5, 0.9}) {
    for (const std::size_t n : {std::size_t{40}, std::size_t{200}}) {
      int held = 0;
      for (int run = 0; run < 4'000; ++run) {
        std::vector<double> numbers(n);
        for (double& each : numbers) each = random.unit();
        std::sort(numbers.begin(), numbers.end());
        const auto ends = *order_interval(n, p);
        held += numbers[ends.low] <= p && p <= numbers[ends.high] ? 1 : 0;
      }
      CHECK(held >= 0.95 * 4'000 - 4 * 14);
      CHECK(held <= 0.985 * 4'000);
    }
  }
}
