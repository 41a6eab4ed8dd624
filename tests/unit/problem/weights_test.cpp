// SPDX-License-Identifier: MIT
#include "journeyrank/problem/weights.hpp"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::StatedWeight;
using journeyrank::Weights;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

Weights weights_of(const std::vector<double>& numbers) {
  std::vector<StatedWeight> stated;
  for (const double number : numbers) stated.push_back({"c" + std::to_string(stated.size()), number});
  return Weights(stated);
}

}  // namespace

TEST_CASE("weights: they are kept as stated and normalised to sum 1") {
  const Weights weights = weights_of({1.0, 2.0, 5.0});
  REQUIRE(weights.size() == 3);
  CHECK(weights.stated(0) == 1.0);
  CHECK(weights.stated(2) == 5.0);
  CHECK(weights.normalised(0) == 0.125);
  CHECK(weights.normalised(1) == 0.25);
  CHECK(weights.normalised(2) == 0.625);
  CHECK(weights.normalised().size() == 3);
  CHECK(weights.normalised()[1] == 0.25);
}

TEST_CASE("weights: each is divided by the sum in criterion order, to the bit") {
  Splitmix64 random(1);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<double> numbers;
    double sum = 0.0;
    for (std::size_t n = 1 + random.below(9); n > 0; --n) {
      numbers.push_back(random.unit() * (random.below(2) == 0 ? 1.0 : 1e9));
      sum += numbers.back();
    }
    const Weights weights = weights_of(numbers);
    for (std::size_t i = 0; i < numbers.size(); ++i) CHECK_EQ(weights.normalised(i), numbers[i] / sum);
  }
}

TEST_CASE("weights: a weight of 0 switches its criterion off and changes no other") {
  const Weights with = weights_of({0.3, 0.0, 0.9});
  const Weights without = weights_of({0.3, 0.9});
  CHECK(with.normalised(1) == 0.0);
  CHECK(with.normalised(0) == without.normalised(0));
  CHECK(with.normalised(2) == without.normalised(1));
}

TEST_CASE("weights: one criterion has all the weight, however small or large it is stated") {
  for (const double weight : {smallest, 1e-300, 0.1, 1.0, 7.0, largest}) {
    CHECK(weights_of({weight}).normalised(0) == 1.0);
    CHECK(weights_of({0.0, weight, 0.0}).normalised(1) == 1.0);
  }
}

TEST_CASE("weights: a negative weight is refused with its name and number") {
  CHECK(refusal([] {
          weights_of({1.0, -0.5});
        }) == "bad_weights: the weight of \"c1\" is -0.5; allowed: a finite number >= 0");
  CHECK(refusal([] { weights_of({-smallest}); }) ==
        "bad_weights: the weight of \"c0\" is -5e-324; allowed: a finite number >= 0");
}

TEST_CASE("weights: NaN and infinite weights are refused with their names") {
  CHECK(refusal([] { weights_of({std::numeric_limits<double>::quiet_NaN()}); }) ==
        "bad_weights: the weight of \"c0\" is NaN; allowed: a finite number >= 0");
  CHECK(refusal([] {
          weights_of({1.0, infinity});
        }) == "bad_weights: the weight of \"c1\" is infinite; allowed: a finite number >= 0");
  CHECK(refusal([] {
          weights_of({1.0, -infinity});
        }) == "bad_weights: the weight of \"c1\" is minus infinity; allowed: a finite number >= 0");
}

TEST_CASE("weights: weights that sum to 0 are refused, minus zero and none at all among them") {
  const std::string message = "bad_weights: all weights are 0; at least one criterion must weigh something";
  CHECK(refusal([] { weights_of({0.0, 0.0}); }) == message);
  CHECK(refusal([] { weights_of({-0.0}); }) == message);
  CHECK(refusal([] { weights_of({}); }) == message);
}

TEST_CASE("weights: weights whose sum is infinite are refused") {
  CHECK(refusal([] {
          weights_of({largest, largest});
        }) == "bad_weights: the weights add up to more than a double holds");
}

TEST_CASE("weights: equal weights are equal, and the default holds none") {
  CHECK(weights_of({1.0, 2.0}) == weights_of({1.0, 2.0}));
  CHECK_FALSE(weights_of({1.0, 2.0}) == weights_of({2.0, 4.0}));  // normalised alike, stated otherwise
  CHECK(Weights().size() == 0);
}
