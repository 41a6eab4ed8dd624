// SPDX-License-Identifier: MIT
// PROMETHEE II beside the double loop over all pairs that a user would write. A row is a pair: <row>/plain and
// <row>/journeyrank. Equal results are checked before anything is timed; two sizes show how the cost grows.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "journeyrank/aggregate/promethee_2.hpp"

namespace jr = journeyrank;

namespace {

using Columns = std::vector<std::vector<double>>;
using jr::PreferenceShape;

Columns columns_of(std::size_t n, std::size_t m) {
  std::mt19937_64 random(n * 31 + m);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  Columns columns(m, std::vector<double>(n));
  for (auto& column : columns) {
    for (auto& cell : column) cell = uniform(random);
  }
  return columns;
}

jr::Promethee2 method_of(PreferenceShape shape) {
  return {.shape = shape, .indifference = 0.1, .preference = 0.4, .inflection = 0.2};
}

/// Several doubles at once, where the compiler has a type for them.
using Lanes = jr::TwoLanes;
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);

Lanes clamped(Lanes x) {
  const Lanes zero{};
  const Lanes one = zero + 1.0;
  x = x > zero ? x : zero;
  return x < one ? x : one;
}

Lanes stepped(Lanes d, double step) {
  const Lanes zero{};
  return d > zero + step ? zero + 1.0 : zero;
}

/// Net flows by all pairs of one shape, several journeys at once.
template <class Shape>
std::vector<double> by_pairs(const Columns& columns, const Shape& shape) {
  const std::size_t n = columns[0].size();  // a multiple of the lanes
  std::vector<double> net(n, 0.0);
  for (const auto& column : columns) {
    for (std::size_t i = 0; i < n; i += lanes) {
      Lanes value;
      Lanes sum;
      std::memcpy(&value, column.data() + i, sizeof value);
      std::memcpy(&sum, net.data() + i, sizeof sum);
      for (const double other : column) sum += shape(value - other) - shape(other - value);
      std::memcpy(net.data() + i, &sum, sizeof sum);
    }
  }
  for (double& each : net) each /= static_cast<double>(columns.size()) * static_cast<double>(n - 1);
  return net;
}

/// The same with an exponential, which the C library has one at a time: one a pair, for both journeys.
std::vector<double> by_exponentials(const Columns& columns) {
  const std::size_t n = columns[0].size();
  std::vector<double> net(n, 0.0);
  for (const auto& column : columns) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const double d = column[i] - column[j];
        const double preference = std::copysign(1.0 - std::exp(-d * d / 0.08), d);
        net[i] += preference;
        net[j] -= preference;
      }
    }
  }
  for (double& each : net) each /= static_cast<double>(columns.size()) * static_cast<double>(n - 1);
  return net;
}

std::vector<double> plain(const Columns& columns, PreferenceShape shape) {
  if (shape == PreferenceShape::usual) return by_pairs(columns, [](Lanes d) { return stepped(d, 0.0); });
  if (shape == PreferenceShape::u_shape) return by_pairs(columns, [](Lanes d) { return stepped(d, 0.1); });
  if (shape == PreferenceShape::v_shape) return by_pairs(columns, [](Lanes d) { return clamped(d / 0.4); });
  if (shape == PreferenceShape::level) {
    return by_pairs(columns, [](Lanes d) { return 0.5 * (stepped(d, 0.1) + stepped(d, 0.4)); });
  }
  if (shape == PreferenceShape::linear) {
    return by_pairs(columns, [](Lanes d) { return clamped((d - 0.1) * (1.0 / 0.3)); });
  }
  return by_exponentials(columns);
}

std::vector<double> fast(const Columns& columns, PreferenceShape shape) {
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const std::vector<double> weights(columns.size(), 1.0 / static_cast<double>(columns.size()));
  const auto fitted = method_of(shape).fit({spans, weights});
  std::vector<double> net(columns[0].size());
  jr::ValueBlocks({spans, weights}).for_each([&](std::size_t, std::size_t begin, const jr::ValueBlock& block) {
    fitted(block, std::span(net).subspan(begin, block.journeys));
  });
  return net;
}

void check_equal(PreferenceShape shape) {
  const Columns columns = columns_of(2000, 4);
  const auto a = plain(columns, shape);
  const auto b = fast(columns, shape);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::fabs(a[i] - b[i]) <= 1e-11) continue;
    std::fprintf(stderr, "promethee: %s differs at %zu: %.17g, %.17g\n", name_of(shape), i, a[i], b[i]);
    std::abort();
  }
}

template <class Run>
void time(benchmark::State& state, std::size_t n, PreferenceShape shape, const Run& run) {
  const Columns columns = columns_of(n, 4);
  for (auto _ : state) benchmark::DoNotOptimize(run(columns, shape).data());
  state.counters["ns_per_row_and_criterion"] = benchmark::Counter(
      static_cast<double>(4 * n), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

const bool registered = [] {
  for (const auto& each : enumerators(PreferenceShape{})) {
    const auto shape = each.value;
    check_equal(shape);
    const std::string row = "promethee_" + std::string(each.name) + "_10k";
    const auto add = [](const std::string& name, std::size_t n, PreferenceShape by, auto run) {
      benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
        time(state, n, by, run);
      })->Unit(benchmark::kMillisecond);
    };
    add(row + "/plain", 10'000, shape, plain);
    add(row + "/journeyrank", 10'000, shape, fast);
    add("promethee_" + std::string(each.name) + "_1M/journeyrank", 1'000'000, shape, fast);
  }
  return true;
}();

}  // namespace
