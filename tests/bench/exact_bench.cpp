// SPDX-License-Identifier: MIT
// Exact answers about all weights beside the plain thing a user would write: draw weights, score, count. The plain side
// draws as often as two or three digits take; the exact side has all of them. That both agree within chance is checked
// before anything is timed. tools/bench_ratios.py prints the ratios.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "journeyrank/judge/first_place.hpp"
#include "journeyrank/judge/two_criteria.hpp"
#include "journeyrank/judge/winning.hpp"

namespace jr = journeyrank;

namespace {

using Columns = std::vector<std::vector<double>>;

/// Journeys × criteria of uniform values, of which few can be first; or on a sphere, where all can.
enum class Shape { uniform, sphere };

Columns columns(std::size_t n, std::size_t m, Shape shape) {
  std::mt19937_64 random(n * 31 + m);
  std::uniform_real_distribution<double> uniform(0.001, 1.0);
  Columns made(m, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    double squares = 0.0;
    for (auto& column : made) {
      column[i] = uniform(random);
      squares += column[i] * column[i];
    }
    if (shape == Shape::uniform) continue;
    for (auto& column : made) column[i] /= std::sqrt(squares);
  }
  return made;
}

struct Problem {
  Columns values;
  jr::CriteriaMatrix matrix;
  jr::Scorer scorer;
};

Problem problem(std::size_t n, std::size_t m, Shape shape) {
  Columns values = columns(n, m, shape);
  std::vector<jr::MatrixColumn> named;
  jr::Model model;
  for (std::size_t c = 0; c < m; ++c) {
    named.push_back({.criterion = "c" + std::to_string(c), .values = values[c]});
    model.criteria.push_back({.id = "c" + std::to_string(c), .scale = jr::Anchored{.at_0 = 0.0, .at_1 = 1.0}});
  }
  jr::CriteriaMatrix matrix(jr::Names::numbered(n), named);
  jr::Scorer scorer = jr::Scorer::fit(matrix, model);
  return {std::move(values), std::move(matrix), std::move(scorer)};
}

/// Calls `visit(scores)` with the scores of all journeys under each of so many uniform weights.
template <class Visit>
void draw_scores(const Columns& values, std::size_t draws, Visit&& visit) {
  std::mt19937_64 random(7);
  std::exponential_distribution<double> exponential;
  std::vector<double> weights(values.size());
  std::vector<double> scores(values[0].size());
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (auto& each : weights) each = exponential(random);
    std::fill(scores.begin(), scores.end(), 0.0);
    for (std::size_t c = 0; c < weights.size(); ++c) {
      for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += weights[c] * values[c][i];
    }
    visit(scores);
  }
}

std::vector<double> drawn_winning(const Columns& values, std::size_t draws) {
  const std::size_t n = values[0].size();
  std::vector<double> shares(n * n, 0.0);
  draw_scores(values, draws, [&](const std::vector<double>& scores) {
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < n; ++b) shares[a * n + b] += scores[a] > scores[b] ? 1.0 : 0.0;
    }
  });
  for (auto& each : shares) each /= static_cast<double>(draws);
  return shares;
}

std::vector<double> drawn_firsts(const Columns& values, std::size_t draws) {
  std::vector<double> shares(values[0].size(), 0.0);
  draw_scores(values, draws, [&](const std::vector<double>& scores) {
    shares[static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin())] += 1.0;
  });
  for (auto& each : shares) each /= static_cast<double>(draws);
  return shares;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "the results differ: %s\n", what);
  std::exit(1);
}

void require_near(const std::vector<double>& drawn, const std::vector<double>& exact, std::size_t draws,
                  const char* what) {
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const double chance = std::sqrt(exact[i] * (1.0 - exact[i]) / static_cast<double>(draws));
    require(std::abs(drawn[i] - exact[i]) < 6.0 * chance + 3.0 / static_cast<double>(draws), what);
  }
}

constexpr std::size_t three_digits = 1'000'000;  // a standard error of 0.0005
constexpr std::size_t two_digits = 10'000;       // and of 0.005

void winning_drawn(benchmark::State& state) {
  const auto one =
      problem(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)), Shape::uniform);
  for (auto _ : state) benchmark::DoNotOptimize(drawn_winning(one.values, three_digits));
}

void winning_exact(benchmark::State& state) {
  const auto one =
      problem(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)), Shape::uniform);
  auto exact = jr::winning(one.scorer, one.matrix, 1).shares;
  const auto n = static_cast<std::size_t>(state.range(0));
  for (std::size_t i = 0; i < n; ++i) exact[i * n + i] = 0.0;  // the plain side counts no journey against itself
  require_near(drawn_winning(one.values, two_digits), exact, two_digits, "pairwise winning");
  for (auto _ : state) benchmark::DoNotOptimize(jr::winning(one.scorer, one.matrix, 1).shares.data());
}

/// One pair after another: what it takes a pair, beside a read of its values.
void pairs_read(benchmark::State& state) {
  const auto one = problem(1000, static_cast<std::size_t>(state.range(0)), Shape::uniform);
  std::vector<double> difference(one.values.size());
  std::size_t pair = 0;
  for (auto _ : state) {
    const std::size_t a = pair * 7919 % 1000;
    const std::size_t b = pair++ * 104729 % 1000;
    for (std::size_t c = 0; c < difference.size(); ++c) difference[c] = one.values[c][a] - one.values[c][b];
    benchmark::DoNotOptimize(difference.data());
  }
}

void pairs_cut(benchmark::State& state) {
  const auto one = problem(1000, static_cast<std::size_t>(state.range(0)), Shape::uniform);
  std::vector<double> difference(one.values.size());
  jr::SimplexCut cut(difference.size());
  std::size_t pair = 0;
  for (auto _ : state) {
    const std::size_t a = pair * 7919 % 1000;
    const std::size_t b = pair++ * 104729 % 1000;
    for (std::size_t c = 0; c < difference.size(); ++c) difference[c] = one.values[c][a] - one.values[c][b];
    benchmark::DoNotOptimize(cut(difference).first);
  }
}

void firsts_drawn(benchmark::State& state, Shape shape) {
  const auto one = problem(static_cast<std::size_t>(state.range(0)), 4, shape);
  for (auto _ : state) benchmark::DoNotOptimize(drawn_firsts(one.values, two_digits));
}

void firsts_exact(benchmark::State& state, Shape shape) {
  const auto one = problem(static_cast<std::size_t>(state.range(0)), 4, shape);
  const auto exact = jr::first_places(one.scorer, one.matrix, 1).shares;
  double sum = 0.0;
  for (const double each : exact) sum += each;
  require(std::abs(sum - 1.0) < 2e-15, "first places add up to 1");
  require_near(drawn_firsts(one.values, two_digits), exact, two_digits, "first places");
  for (auto _ : state) benchmark::DoNotOptimize(jr::first_places(one.scorer, one.matrix, 1).shares.data());
}

std::vector<double> drawn_ranks(const Columns& values, std::size_t draws) {
  const std::size_t n = values[0].size();
  std::vector<double> shares(n * n, 0.0);
  std::vector<std::size_t> order(n);
  draw_scores(values, draws, [&](const std::vector<double>& scores) {
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    for (std::size_t rank = 0; rank < n; ++rank) shares[order[rank] * n + rank] += 1.0;
  });
  for (auto& each : shares) each /= static_cast<double>(draws);
  return shares;
}

void ranks_drawn(benchmark::State& state) {
  const auto one = problem(static_cast<std::size_t>(state.range(0)), 2, Shape::uniform);
  for (auto _ : state) benchmark::DoNotOptimize(drawn_ranks(one.values, two_digits));
}

void ranks_exact(benchmark::State& state) {
  const auto one = problem(static_cast<std::size_t>(state.range(0)), 2, Shape::uniform);
  require_near(drawn_ranks(one.values, two_digits), jr::two_criteria(one.scorer, one.matrix, 1).acceptability,
               two_digits, "ranks on two criteria");
  for (auto _ : state) benchmark::DoNotOptimize(jr::two_criteria(one.scorer, one.matrix, 1).acceptability.data());
}

void add_pair(const std::string& row, const std::string& aim, void (*plain)(benchmark::State&),
              void (*ours)(benchmark::State&), std::initializer_list<std::vector<std::int64_t>> shapes) {
  for (const auto& shape : shapes) {
    std::string name = row;
    for (const auto each : shape) name += "," + std::to_string(each);
    for (const bool reference : {true, false}) {
      const auto body = reference ? plain : ours;
      benchmark::RegisterBenchmark((name + (reference ? "/plain" : "/journeyrank")).c_str(),
                                   [body, aim](benchmark::State& state) {
                                     body(state);
                                     state.SetLabel(aim);
                                   })
          ->Args(shape)
          ->UseRealTime()
          ->Unit(benchmark::kMicrosecond);
    }
  }
}

const bool registered = [] {
  add_pair("exact_winning,n,m", "exact beside 1 M draws", winning_drawn, winning_exact, {{20, 4}, {20, 16}});
  add_pair("exact_winning_pair,m", "at most 100 ns at m = 4", pairs_read, pairs_cut, {{4}, {16}});
  add_pair(
      "exact_first_places_m4,n", "exact beside 10 k draws; at most 15 x a decade",
      [](auto& s) { firsts_drawn(s, Shape::uniform); }, [](auto& s) { firsts_exact(s, Shape::uniform); },
      {{100}, {1000}});
  add_pair(
      "exact_first_places_all_can_win_m4,n", "exact beside 10 k draws", [](auto& s) { firsts_drawn(s, Shape::sphere); },
      [](auto& s) { firsts_exact(s, Shape::sphere); }, {{100}, {1000}});
  add_pair("exact_ranks_m2,n", "exact beside 10 k draws", ranks_drawn, ranks_exact, {{100}, {1000}});
  return true;
}();

}  // namespace
