// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cheapest_stops.hpp"

#include <cstddef>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::cheapest_by_ratio;
using journeyrank::CheapestSearch;
using journeyrank::CheapestStops;
using journeyrank::CostCurve;

namespace {

CostCurve curve_of(std::size_t criterion, const std::vector<double>& costs, const std::vector<double>& gains,
                   bool connected = true) {
  CostCurve curve{.criterion = criterion, .connected = connected, .stops = {{}}};
  for (std::size_t i = 0; i < costs.size(); ++i) curve.stops.push_back({costs[i], costs[i], gains[i]});
  return curve;
}

/// What a choice costs, by its curves.
double cost_of(const std::vector<CostCurve>& curves, const CheapestStops& choice, double wanted) {
  double cost = 0.0;
  for (std::size_t i = 0; i < curves.size(); ++i) {
    if (i == choice.last) continue;
    cost += curves[i].stops[choice.stops[i]].cost;
    wanted -= curves[i].stops[choice.stops[i]].gain;
  }
  return cost + curves[choice.last].cost_of(wanted).value();
}

auto search(const std::vector<CostCurve>& curves, double wanted) {
  return CheapestSearch(curves, wanted, [&curves, wanted](const CheapestStops& choice) {
    return std::optional<double>(cost_of(curves, choice, wanted));
  });
}

}  // namespace

TEST_CASE("cheapest_by_ratio: the best stretch first, the last one in part") {
  const std::vector<CostCurve> curves = {curve_of(0, {1.0, 3.0}, {0.4, 0.6}), curve_of(1, {1.0}, {0.25})};
  const CheapestStops found = cheapest_by_ratio(curves, 0.5);
  CHECK(found.last == 1);
  CHECK(found.stops == std::vector<std::size_t>{1, 0});
  CHECK(cost_of(curves, found, 0.5) == doctest::Approx(1.0 + 0.1 / 0.25));
}

TEST_CASE("cheapest search: a dead stretch or a step is taken when it pays as a whole, and not by its first part") {
  const std::vector<CostCurve> curves = {curve_of(0, {10.0}, {0.5}), curve_of(1, {4.0, 5.0}, {0.0, 0.5})};
  CHECK(search(curves, 0.5).cost() == doctest::Approx(5.0));
  CHECK(search(curves, 0.1).cost() == doctest::Approx(2.0));
  CHECK(search(curves, 0.75).cost() == doctest::Approx(10.0));
  CHECK_FALSE(search(curves, 1.5).best().has_value());
}

TEST_CASE("cheapest search: a choice that does not really do is passed over") {
  const std::vector<CostCurve> curves = {curve_of(0, {1.0}, {0.5}), curve_of(1, {4.0}, {0.5})};
  const CheapestSearch found(curves, 0.5, [](const CheapestStops& choice) {
    return choice.last == 0 ? std::nullopt : std::optional<double>(4.0);
  });
  CHECK(found.best()->last == 1);
  CHECK(found.cost() == 4.0);
}

TEST_CASE("cheapest search: where curves are concave it costs what the best ratios cost") {
  Splitmix64 random(61);
  for (int round = 0; round < 400; ++round) {
    std::vector<CostCurve> curves;
    double gain = 0.0;
    for (std::size_t i = 0, count = 1 + random.below(4); i < count; ++i) {
      std::vector<double> costs;
      std::vector<double> gains;
      double slope = random.unit();
      for (std::size_t k = 0, stretches = 1 + random.below(3); k < stretches; ++k, slope *= random.unit()) {
        const double cost = 0.01 + random.unit();
        costs.push_back((k == 0 ? 0.0 : costs.back()) + cost);
        gains.push_back((k == 0 ? 0.0 : gains.back()) + cost * slope);
      }
      curves.push_back(curve_of(i, costs, gains));
      gain += gains.back();
    }
    const double wanted = gain * random.unit();
    const auto found = search(curves, wanted);
    REQUIRE(found.best().has_value());
    CHECK(cost_of(curves, cheapest_by_ratio(curves, wanted), wanted) == doctest::Approx(found.cost()).epsilon(1e-9));
  }
}

TEST_CASE("cheapest search: more than a million choices are refused") {
  std::vector<CostCurve> curves(8, curve_of(0, {1.0, 2.0, 3.0, 4.0, 5.0, 6.0}, {0.1, 0.3, 0.4, 0.8, 0.9, 1.0}));
  CHECK(refusal_code([&] { search(curves, 0.5); }) == "too_large");
  curves.resize(5);
  CHECK(search(curves, 0.5).best().has_value());
}
