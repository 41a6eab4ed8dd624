// SPDX-License-Identifier: MIT
#include "journeyrank/judge/pareto.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::dominance_order;
using journeyrank::dominates;
using journeyrank::ExactValues;
using journeyrank::pareto_front;
using journeyrank::pareto_layers;
using laws::exact_values_of;
using laws::random_columns;
using laws::ValueColumns;

namespace {

using Layers = std::vector<std::uint32_t>;

Layers layers_of(const ValueColumns& columns) { return pareto_layers(exact_values_of(columns)); }

/// Layers by their definition: peel off what nothing left dominates.
Layers peeled(const ExactValues& values) {
  Layers layers(values.journey_count(), 0);
  for (std::uint32_t layer = 1; std::count(layers.begin(), layers.end(), 0u) > 0; ++layer) {
    std::vector<std::size_t> front;
    for (std::size_t a = 0; a < layers.size(); ++a) {
      bool dominated = layers[a] != 0;
      for (std::size_t b = 0; b < layers.size(); ++b) {
        dominated = dominated || (layers[b] == 0 && dominates(values[b], values[a]));
      }
      if (!dominated) front.push_back(a);
    }
    for (const std::size_t each : front) layers[each] = layer;
  }
  return layers;
}

}  // namespace

TEST_CASE("pareto: a journey dominates another that is nowhere above it and below it somewhere") {
  CHECK(dominates(std::vector<double>{0.5, 0.5}, std::vector<double>{0.5, 0.25}));
  CHECK_FALSE(dominates(std::vector<double>{0.5, 0.25}, std::vector<double>{0.5, 0.5}));
  CHECK_FALSE(dominates(std::vector<double>{0.5, 0.5}, std::vector<double>{0.5, 0.5}));
  CHECK_FALSE(dominates(std::vector<double>{1.0, 0.0}, std::vector<double>{0.0, 1.0}));
  CHECK_FALSE(dominates(std::vector<double>{}, std::vector<double>{}));
}

TEST_CASE("pareto: layers are what is left after peeling, for any number of criteria, ties and duplicates") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 300; ++trial) {
    const std::size_t levels = random.below(5);
    const auto values = exact_values_of(
        random_columns(random, 1 + random.below(40), 1 + random.below(5), levels == 0 ? 0 : levels + 1));
    CHECK(pareto_layers(values) == peeled(values));
  }
}

TEST_CASE("pareto: equal journeys share a layer, all equal ones are one front") {
  CHECK(layers_of({{0.5, 0.5, 0.5}, {0.2, 0.2, 0.2}}) == Layers{1, 1, 1});
  CHECK(layers_of({{0.5, 0.4, 0.5}, {0.2, 0.2, 0.2}}) == Layers{1, 2, 1});
}

TEST_CASE("pareto: on one criterion each different value is a layer") {
  CHECK(layers_of({{0.5, 0.9, 0.1, 0.9}}) == Layers{2, 1, 3, 1});
}

TEST_CASE("pareto: no journey has no layer, one is the front") {
  CHECK(layers_of({{}, {}}).empty());
  CHECK(pareto_front(exact_values_of({{}, {}})).empty());
  CHECK(layers_of({{0.0}, {0.0}}) == Layers{1});
}

TEST_CASE("pareto: the front is the first layer, equal journeys in one group") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 200; ++trial) {
    const auto values = exact_values_of(random_columns(random, 1 + random.below(30), 1 + random.below(4), 4));
    const auto layers = pareto_layers(values);
    std::size_t members = 0;
    const auto front = pareto_front(values);
    for (std::size_t k = 0; k < front.size(); ++k) {
      for (const std::uint32_t journey : front[k]) {
        CHECK(layers[journey] == 1);
        CHECK(std::ranges::equal(values[journey], values[front[k][0]]));
      }
      for (std::size_t j = 0; j < k; ++j) CHECK_FALSE(std::ranges::equal(values[front[j][0]], values[front[k][0]]));
      members += front[k].size();
    }
    CHECK(members == static_cast<std::size_t>(std::count(layers.begin(), layers.end(), 1u)));
  }
}

TEST_CASE("pareto: a journey stands behind all that dominate it, equal ones by row") {
  Splitmix64 random(3);
  const auto values = exact_values_of(random_columns(random, 60, 3, 3));
  const auto order = dominance_order(values);
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      CHECK_FALSE(dominates(values[order[j]], values[order[i]]));
      if (std::ranges::equal(values[order[j]], values[order[i]])) CHECK(order[i] < order[j]);
    }
  }
}

TEST_CASE("pareto: 3 x 50 and 5,000 x 4 have their layers") {
  Splitmix64 random(4);
  const auto wide = exact_values_of(random_columns(random, 3, 50));
  CHECK(pareto_layers(wide) == peeled(wide));
  const auto large = exact_values_of(random_columns(random, 5000, 4));
  const auto layers = pareto_layers(large);
  for (std::size_t i = 0; i < 5000; i += 97) {
    bool by_layer_above = layers[i] == 1;
    for (std::size_t j = 0; j < 5000; ++j) {
      if (dominates(large[j], large[i])) {
        CHECK(layers[j] < layers[i]);
        by_layer_above = by_layer_above || layers[j] + 1 == layers[i];
      }
    }
    CHECK(by_layer_above);
  }
}
