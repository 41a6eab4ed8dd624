// SPDX-License-Identifier: MIT
// Rank acceptability beside the plain loop a user would write: mt19937, distributions of the standard library,
// std::sort of indices. A row is a pair: <row>/plain and <row>/journeyrank. Before anything is timed the counts are
// held to those of sorting each of the library's draws by itself. tools/bench_ratios.py prints the ratios.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "journeyrank/judge/acceptability_run.hpp"

namespace jr = journeyrank;

namespace {

constexpr std::size_t m = 4;

enum class Cells { fixed, uniform, normal };

/// n journeys with uniform values, and what is believed of their cells.
struct Problem {
  std::vector<std::vector<double>> rows;
  jr::Model model;
  jr::CriteriaMatrix matrix;
  jr::CellDoubt cells;

  Problem(std::size_t n, Cells kind) : rows(n, std::vector<double>(m)) {
    std::mt19937_64 random(n);
    std::uniform_real_distribution<double> uniform;
    std::vector<jr::MatrixColumn> columns(m);
    cells.distributions.resize(kind == Cells::fixed ? 0 : m);
    for (std::size_t c = 0; c < m; ++c) {
      columns[c].criterion = "c" + std::to_string(c);
      model.criteria.push_back({.id = columns[c].criterion, .scale = jr::Anchored{0.0, 1.0}, .weight = 1.0});
      for (auto& row : rows) {
        row[c] = uniform(random);
        columns[c].values.push_back(row[c]);
        if (kind == Cells::uniform) {
          cells.distributions[c].push_back({jr::UniformCell{row[c] - 0.05, row[c] + 0.05}, {}});
        }
        if (kind == Cells::normal) cells.distributions[c].push_back({jr::NormalCell{row[c], 0.03}, {}});
      }
    }
    matrix = jr::CriteriaMatrix(jr::Names::numbered(n), std::move(columns));
  }
};

void plain(benchmark::State& state, Cells kind) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto draws = static_cast<std::size_t>(state.range(1));
  const Problem problem(n, kind);
  std::mt19937 random(1);
  std::exponential_distribution<double> exponential;
  std::uniform_real_distribution<double> uniform(-0.05, 0.05);
  std::normal_distribution<double> normal(0.0, 0.03);
  std::vector<double> scores(n);
  std::vector<std::uint32_t> order(n);
  for (auto _ : state) {
    std::vector<std::uint64_t> counts(n * n);
    for (std::size_t draw = 0; draw < draws; ++draw) {
      double weights[m];
      double sum = 0.0;
      for (double& each : weights) sum += each = exponential(random);
      for (double& each : weights) each /= sum;
      for (std::size_t j = 0; j < n; ++j) {
        double score = 0.0;
        for (std::size_t c = 0; c < m; ++c) {
          double value = problem.rows[j][c];
          if (kind == Cells::uniform) value = std::clamp(value + uniform(random), 0.0, 1.0);
          if (kind == Cells::normal) value = std::clamp(value + normal(random), 0.0, 1.0);
          score += value * weights[c];
        }
        scores[j] = score;
      }
      std::iota(order.begin(), order.end(), std::uint32_t{0});
      std::sort(order.begin(), order.end(), [&scores](auto a, auto b) { return scores[a] > scores[b]; });
      for (std::size_t place = 0; place < n; ++place) ++counts[order[place] * n + place];
    }
    benchmark::DoNotOptimize(counts.data());
  }
  state.counters["ns_a_draw"] = benchmark::Counter(
      static_cast<double>(draws) * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// Counts 2,000 draws once more, sorting each of them by itself.
void require_equal(const jr::DrawnProblem& problem, const jr::CriteriaMatrix& matrix,
                   const jr::AcceptabilityOptions& options) {
  const std::size_t n = problem.journey_count();
  jr::AcceptabilityOptions few = options;
  few.draws = 2000;
  const auto ranks = jr::AcceptabilityRun(problem, matrix.journeys(), few).ranks();
  std::vector<std::uint64_t> counts(n * n);
  std::vector<std::uint32_t> order(n);
  std::vector<double> scores(n * jr::draws_at_once);
  jr::DrawBlock block(problem, jr::DrawBlock::Kept::some_draws);
  for (std::uint64_t first = 0; first < few.draws; first += jr::draws_in_block) {
    block.run(few.seed, first, std::min<std::uint64_t>(few.draws, first + jr::draws_in_block),
              [&](auto, auto weights, std::uint64_t draw, std::size_t count) {
                problem.score_alone(few.seed, draw, weights, scores, jr::draws_at_once);
                for (std::size_t lane = 0; lane < count; ++lane) {
                  std::iota(order.begin(), order.end(), std::uint32_t{0});
                  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
                    return scores[a * jr::draws_at_once + lane] > scores[b * jr::draws_at_once + lane];
                  });
                  for (std::size_t place = 0; place < n; ++place) ++counts[order[place] * n + place];
                }
              });
  }
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t place = 0; place < n; ++place) {
      if (ranks.count(j, place + 1) == counts[j * n + place]) continue;
      std::fprintf(stderr, "the results differ: journey %zu, rank %zu\n", j, place + 1);
      std::exit(1);
    }
  }
}

void ours(benchmark::State& state, Cells kind, std::size_t threads) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto draws = static_cast<std::uint64_t>(state.range(1));
  const Problem made(n, kind);
  const jr::Scorer scorer = jr::Scorer::fit(made.matrix, made.model);
  const jr::DrawnProblem problem(scorer, made.matrix, {}, made.cells, threads);
  const jr::AcceptabilityOptions options{.draws = draws, .pairs_up_to = 0, .threads = threads};
  require_equal(problem, made.matrix, options);
  const jr::AcceptabilityRun run(problem, made.matrix.journeys(), options);
  for (auto _ : state) benchmark::DoNotOptimize(run.ranks().draws());
  state.counters["ns_a_draw"] = benchmark::Counter(
      static_cast<double>(draws) * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void add_pair(const std::string& row, const std::string& aim, Cells kind, std::size_t threads, std::int64_t n,
              std::int64_t draws) {
  const std::string name = row + ",n=" + std::to_string(n) + ",threads=" + std::to_string(threads);
  benchmark::RegisterBenchmark((name + "/plain").c_str(),
                               [kind, aim](benchmark::State& state) {
                                 plain(state, kind);
                                 state.SetLabel(aim);
                               })
      ->Args({n, draws})
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark((name + "/journeyrank").c_str(),
                               [kind, threads, aim](benchmark::State& state) {
                                 ours(state, kind, threads);
                                 state.SetLabel(aim);
                               })
      ->Args({n, draws})
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
}

const bool registered = [] {
  add_pair("rank_acceptability_m4", "15 x", Cells::fixed, 1, 100, 100'000);
  add_pair("rank_acceptability_m4", "30 x", Cells::fixed, 2, 100, 100'000);
  add_pair("rank_acceptability_m4", "10 x", Cells::fixed, 1, 1000, 50'000);
  add_pair("rank_acceptability_uniform_cells_m4", "10 x", Cells::uniform, 1, 100, 50'000);
  add_pair("rank_acceptability_normal_cells_m4", "6 x", Cells::normal, 1, 100, 50'000);
  return true;
}();

}  // namespace
