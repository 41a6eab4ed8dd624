// SPDX-License-Identifier: MIT
// Weights from data beside one read of the values. A row is a pair: <row>/plain and <row>/journeyrank. Weights are
// checked against long doubles added one by one before anything is timed. tools/bench_ratios.py prints the ratios.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "journeyrank/weigh/critic.hpp"
#include "journeyrank/weigh/entropy.hpp"

#include "one_read.hpp"

namespace jr = journeyrank;

namespace {

using Columns = std::vector<std::vector<double>>;
using Weights = std::vector<double>;

/// n × m numbers above 0 that rise together somewhat, made once for each shape.
const Columns& columns(std::size_t n, std::size_t m) {
  static std::vector<Columns> made;
  for (const auto& each : made) {
    if (each.size() == m && each[0].size() == n) return each;
  }
  std::mt19937_64 random(n * 31 + m);
  std::uniform_real_distribution<double> uniform(0.0, 10.0);
  Columns& columns = made.emplace_back(m, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    const double common = uniform(random);
    for (std::size_t c = 0; c < m; ++c) columns[c][i] = uniform(random) + 0.3 * static_cast<double>(c) * common;
  }
  return columns;
}

std::vector<jr::Direction> directions(std::size_t m) {
  std::vector<jr::Direction> found;
  for (std::size_t c = 0; c < m; ++c) found.push_back(c % 2 == 0 ? jr::Direction::maximize : jr::Direction::minimize);
  return found;
}

jr::CriteriaMatrix matrix(const Columns& columns) {
  std::vector<jr::MatrixColumn> borrowed;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    borrowed.push_back({.criterion = "c" + std::to_string(c), .borrowed = columns[c]});
  }
  return {jr::Names::numbered(columns[0].size()), std::move(borrowed)};
}

Weights shares(const std::vector<long double>& merits) {
  long double sum = 0;
  for (const long double each : merits) sum += each;
  Weights found;
  for (const long double each : merits) found.push_back(static_cast<double>(each / sum));
  return found;
}

long double mean(const std::vector<double>& column) {
  long double sum = 0;
  for (const double each : column) sum += each;
  return sum / static_cast<long double>(column.size());
}

Weights entropy(const Columns& columns) {
  std::vector<long double> merits;
  for (const auto& column : columns) {
    const auto n = static_cast<long double>(column.size());
    const long double sum = mean(column) * n;
    long double entropy = 0;
    for (const double each : column) {
      const long double p = each / sum;
      if (p > 0) entropy -= p * std::log(p);
    }
    merits.push_back(1 - entropy / std::log(n));
  }
  return shares(merits);
}

Weights critic(const Columns& columns) {
  const std::size_t m = columns.size();
  std::vector<std::vector<long double>> products(m, std::vector<long double>(m, 0));
  for (std::size_t a = 0; a < m; ++a) {
    for (std::size_t b = 0; b < m; ++b) {
      const long double of_a = mean(columns[a]);
      const long double of_b = mean(columns[b]);
      for (std::size_t i = 0; i < columns[a].size(); ++i) {
        products[a][b] += (columns[a][i] - of_a) * (columns[b][i] - of_b);
      }
    }
  }
  std::vector<long double> merits;
  for (std::size_t a = 0; a < m; ++a) {
    const auto [low, high] = std::minmax_element(columns[a].begin(), columns[a].end());
    long double conflict = 0;
    for (std::size_t b = 0; b < m; ++b) {
      const long double r = products[a][b] / std::sqrt(products[a][a] * products[b][b]);
      if (b != a) conflict += 1 - ((a + b) % 2 == 0 ? r : -r);
    }
    merits.push_back(std::sqrt(products[a][a]) / (*high - *low) * conflict);
  }
  return shares(merits);
}

void require_close(const Weights& ours, const Weights& plain, const char* what) {
  for (std::size_t c = 0; c < plain.size(); ++c) {
    if (std::fabs(ours[c] - plain[c]) <= 1e-13) continue;
    std::fprintf(stderr, "the results differ: %s: %.17g, %.17g\n", what, ours[c], plain[c]);
    std::exit(1);
  }
}

void read_plain(benchmark::State& state) {
  const auto& data = columns(static_cast<std::size_t>(state.range(0)), 4);
  for (auto _ : state) benchmark::DoNotOptimize(read_of(data, static_cast<std::size_t>(state.range(1))));
}

template <class Step>
void weigh(benchmark::State& state, const Step& step) {
  const auto& data = columns(static_cast<std::size_t>(state.range(0)), 4);
  const auto checked = matrix(data);
  const auto threads = static_cast<std::size_t>(state.range(1));
  for (auto _ : state) benchmark::DoNotOptimize(step(checked, directions(4), threads));
}

template <class Step>
void add_row(const Step& step, Weights (*plain)(const Columns&)) {
  const auto& few = columns(200'000, 4);
  require_close(step(matrix(few), directions(4)), plain(few), Step::name);
  for (const auto& shape : {std::vector<std::int64_t>{1'000'000, 1}, {10'000'000, 1}, {10'000'000, 2}}) {
    const std::string row = std::string("weights_") + Step::name + "_m4,n,threads," + std::to_string(shape[0]) + "," +
                            std::to_string(shape[1]);
    for (const bool reference : {true, false}) {
      benchmark::RegisterBenchmark((row + (reference ? "/plain" : "/journeyrank")).c_str(),
                                   [reference, step](benchmark::State& state) {
                                     reference ? read_plain(state) : weigh(state, step);
                                     state.SetLabel("at most 3 x one read");
                                   })
          ->Args(shape)
          ->UseRealTime()
          ->Unit(benchmark::kMicrosecond);
    }
  }
}

const bool registered = [] {
  add_row(jr::Entropy{}, entropy);
  add_row(jr::Critic{}, critic);
  return true;
}();

}  // namespace
