// SPDX-License-Identifier: MIT
#include "journeyrank/scale/exponential_value.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Direction;
using journeyrank::exponential;
using journeyrank::exponential_less_one;
using journeyrank::ExponentialValue;

namespace {

/// The definition, by the C library.
double expected(double x, double low, double high, double rho) {
  return std::expm1(-(x - low) / rho) / std::expm1(-(high - low) / rho);
}

}  // namespace

TEST_CASE("exponential_value: the value is (1 - e^(-d / rho)) / (1 - e^(-range / rho)), for either sign of rho") {
  for (const double rho : {-200.0, -20.0, -3.0, 3.0, 20.0, 200.0, 1e9}) {
    const ExponentialValue scale{.at_0 = 10.0, .at_1 = 50.0, .rho = rho};
    for (const double raw : {10.0, 11.0, 23.0, 30.0, 49.0, 50.0}) {
      CHECK(scale.value(raw) == doctest::Approx(expected(raw, 10.0, 50.0, rho)).epsilon(1e-13));
    }
  }
}

TEST_CASE("exponential_value: above 0 the first units count most, below 0 the last, and the ends are 0 and 1") {
  const ExponentialValue careful{.at_0 = 0.0, .at_1 = 1.0, .rho = 0.3};
  const ExponentialValue bold{.at_0 = 0.0, .at_1 = 1.0, .rho = -0.3};
  CHECK(careful.value(0.5) > 0.8);
  CHECK(bold.value(0.5) < 0.2);
  CHECK(careful.value(0.25) + bold.value(0.75) == doctest::Approx(1.0).epsilon(1e-14));  // the same from the other end
  for (const double rho : {1e-300, -1e-300, 0.3, -0.3, 1e300, -1e300}) {
    const ExponentialValue scale{.at_0 = 0.0, .at_1 = 1.0, .rho = rho};
    for (const double raw : {0.0, -1.0, -1e300}) CHECK(scale.value(raw) == 0.0);
    for (const double raw : {1.0, 2.0, 1e300}) CHECK(scale.value(raw) == 1.0);
  }
}

TEST_CASE("exponential_value: a criterion of which less is more urgent bends from its own anchor") {
  const ExponentialValue falling{.at_0 = 50.0, .at_1 = 10.0, .rho = 20.0};
  const ExponentialValue rising{.at_0 = -50.0, .at_1 = -10.0, .rho = 20.0};
  for (const double raw : {9.0, 10.0, 17.0, 33.3, 50.0, 60.0}) CHECK(falling.value(raw) == rising.value(-raw));
}

TEST_CASE("exponential_value: a rho beyond all measure is a straight line") {
  constexpr double largest = std::numeric_limits<double>::max();
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 5e-324, .rho = largest}.value(5e-324) == 1.0);
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 1e-10, .rho = largest}.value(5e-11) == 0.5);
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 10.0, .rho = 1e15}.value(4.0) == doctest::Approx(0.4).epsilon(1e-14));
}

TEST_CASE("exponential_value: the next double never has a lower value") {
  Splitmix64 random(1);
  for (int i = 0; i < 20000; ++i) {
    const double rho = random.between(0.002, 3.0) * (random.below(2) == 0 ? -1.0 : 1.0);
    const ExponentialValue scale{.at_0 = 0.0, .at_1 = 1.0, .rho = rho};
    double raw = random.between(0.0, 1.0);
    for (int k = 0; k < 4; ++k, raw = std::nextafter(raw, 2.0)) {
      CHECK_GE(scale.value(std::nextafter(raw, 2.0)), scale.value(raw));
    }
  }
}

TEST_CASE("exponential_value: e^x and e^x - 1 rise from double to double, also where their reduction changes") {
  for (int k = -1000; k <= 1000; ++k) {
    for (const double turn : {(k + 0.5) * 0.6931471805599453, 0.34, -0.34}) {
      double x = turn;
      for (int back = 0; back < 12; ++back) x = std::nextafter(x, -1e9);
      for (int on = 0; on < 24; ++on, x = std::nextafter(x, 1e9)) {
        const double next = std::nextafter(x, 1e9);
        CHECK_GE(exponential(next), exponential(x));
        CHECK_GE(exponential_less_one(next), exponential_less_one(x));
      }
    }
  }
}

TEST_CASE("exponential_value: rho of 0, one too small for its anchors, and faulty anchors are a fault") {
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 1.0, .rho = -2.0}.fault(Direction::maximize).empty());
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 1.0, .rho = 0.0}.fault(Direction::maximize) ==
        "rho is 0; allowed: any number but 0; a straight line is the scale anchored");
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 1e300, .rho = 1e-300}.fault(Direction::maximize) ==
        "rho is too small for these anchors: 1e-300");
  CHECK(ExponentialValue{.at_0 = 0.0, .at_1 = 1.0, .rho = std::nan("")}.fault(Direction::maximize).find("not finite") !=
        std::string::npos);
  CHECK(ExponentialValue{}.fault(Direction::minimize).find("against the direction") != std::string::npos);
}
