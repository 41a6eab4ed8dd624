// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/preference.hpp"

#include <cmath>
#include <limits>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::Preference;
using journeyrank::preference_of;
using enum journeyrank::PreferenceShape;

TEST_CASE("preference: each shape is what its formula says") {
  const auto at = [](Preference by, double d) { return preference_of(by, d); };
  const Preference given{.indifference = 0.25, .preference = 0.75, .inflection = 0.5};
  const auto shaped = [&](journeyrank::PreferenceShape shape) {
    Preference by = given;
    by.shape = shape;
    return by;
  };
  CHECK(at(shaped(usual), 1e-300) == 1.0);
  CHECK(at(shaped(u_shape), 0.25) == 0.0);
  CHECK(at(shaped(u_shape), 0.26) == 1.0);
  CHECK(at(shaped(v_shape), 0.375) == 0.5);
  CHECK(at(shaped(v_shape), 0.8) == 1.0);
  CHECK(at(shaped(level), 0.25) == 0.0);
  CHECK(at(shaped(level), 0.3) == 0.5);
  CHECK(at(shaped(level), 0.75) == 0.5);
  CHECK(at(shaped(level), 0.76) == 1.0);
  CHECK(at(shaped(linear), 0.25) == 0.0);
  CHECK(at(shaped(linear), 0.5) == 0.5);
  CHECK(at(shaped(linear), 0.75) == 1.0);
  CHECK(at(shaped(gaussian), 0.5) == doctest::Approx(1.0 - std::exp(-0.5)).epsilon(1e-15));
  for (const auto shape : {usual, u_shape, v_shape, level, linear, gaussian}) {
    CHECK(at(shaped(shape), 0.0) == 0.0);
    CHECK(at(shaped(shape), -0.9) == 0.0);
  }
}

TEST_CASE("preference: without thresholds any difference is a full one, and a step holds a rounding beyond it") {
  CHECK(preference_of({}, 1e-300) == 1.0);
  CHECK(preference_of({.shape = u_shape}, 1e-300) == 1.0);
  CHECK(preference_of({.shape = v_shape}, 1e-300) == 1.0);
  CHECK(0.8 - 0.7 > 0.1);
  CHECK(preference_of({.shape = u_shape, .indifference = 0.1}, 0.8 - 0.7) == 0.0);
  CHECK(preference_of({.indifference = 0.1, .preference = 0.1}, 0.8 - 0.7) == 0.0);
  CHECK(preference_of({.indifference = 0.1, .preference = 0.1}, 0.1 + 1e-11) == 1.0);
}

TEST_CASE("preference: the gaussian shape never falls from one double to the next") {
  Splitmix64 random(11);
  for (int round = 0; round < 20'000; ++round) {
    const double inflection = std::ldexp(1.0, -static_cast<int>(random.below(30)));
    double d = inflection * random.unit() * (random.below(2) == 0 ? 10.0 : 1e-3);
    double before = journeyrank::gaussian_preference(d, inflection);
    CHECK(before == doctest::Approx(1.0 - std::exp(-d * d / (2.0 * inflection * inflection))).epsilon(1e-14));
    for (int step = 0; step < 4; ++step) {
      d = std::nextafter(d, 1e3);
      const double next = journeyrank::gaussian_preference(d, inflection);
      CHECK(next >= before);
      before = next;
    }
  }
}

TEST_CASE("preference: thresholds that contradict each other or the shape are a fault") {
  CHECK(Preference{}.fault().empty());
  CHECK(Preference{.indifference = 0.2, .preference = 0.1}.fault() == "preference must not be below indifference");
  CHECK(Preference{.shape = u_shape, .indifference = 0.2}.fault().empty());
  CHECK(Preference{.shape = gaussian}.fault() == "the gaussian shape needs an inflection above 0");
  CHECK(Preference{.preference = 0.3, .veto = 0.2}.fault() == "veto must not be below preference");
  for (const double bad : {-0.1, 1e4, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(Preference{.preference = bad}.fault() == "a threshold must be 0 to 1000");
  }
}
