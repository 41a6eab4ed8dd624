// SPDX-License-Identifier: MIT
// Scoring and ranking beside the plain thing a user would write. A row is a pair: <row>/plain and <row>/journeyrank.
// Equal results are checked before anything is timed. tools/bench_ratios.py prints the ratios.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>

#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/top.hpp"

#include "one_read.hpp"

namespace jr = journeyrank;

namespace {

using Columns = std::vector<std::vector<double>>;

/// n × m uniform numbers, made once for each shape.
const Columns& columns(std::size_t n, std::size_t m) {
  static std::vector<Columns> made;
  for (const auto& each : made) {
    if (each.size() == m && each[0].size() == n) return each;
  }
  std::mt19937_64 random(n * 31 + m);
  std::uniform_real_distribution<double> uniform(-3.0, 12.0);
  Columns& columns = made.emplace_back(m, std::vector<double>(n));
  for (auto& column : columns) {
    for (auto& cell : column) cell = uniform(random);
  }
  return columns;
}

jr::CriteriaMatrix matrix(const Columns& columns, std::size_t threads) {
  std::vector<jr::MatrixColumn> borrowed;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    borrowed.push_back({.criterion = "c" + std::to_string(c), .borrowed = columns[c]});
  }
  return {jr::Names::numbered(columns[0].size()), std::move(borrowed), {.threads = threads}};
}

jr::Model model(std::size_t m, const jr::Scale& scale) {
  jr::Model model;
  for (std::size_t c = 0; c < m; ++c) {
    model.criteria.push_back({.id = "c" + std::to_string(c), .scale = scale, .weight = 1.0 + static_cast<double>(c)});
  }
  return model;
}

const jr::Scale anchored = jr::Anchored{.at_0 = -2.0, .at_1 = 10.0};
const jr::Scale relative = jr::MinMax{};

/// The score as a user would write it.
double plain_score(const Columns& columns, const jr::Scorer& scorer, std::size_t journey) {
  double score = 0.0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto& line = std::get<jr::Anchored>(scorer.scale(c));
    const double position = (columns[c][journey] - line.at_0) / (line.at_1 - line.at_0);
    score += jr::product(std::clamp(position, 0.0, 1.0), scorer.weights().normalised(c));
  }
  return score;
}

void require(bool equal, const char* what) {
  if (equal) return;
  std::fprintf(stderr, "the results differ: %s\n", what);
  std::exit(1);
}

void read_plain(benchmark::State& state, std::size_t readings) {
  const auto& data = columns(static_cast<std::size_t>(state.range(0)), 4);
  const auto threads = static_cast<std::size_t>(state.range(1));
  for (auto _ : state) {
    for (std::size_t i = 0; i < readings; ++i) benchmark::DoNotOptimize(read_of(data, threads));
  }
}

void score_top(benchmark::State& state, const jr::Scale& scale) {
  const auto& data = columns(static_cast<std::size_t>(state.range(0)), 4);
  const auto threads = static_cast<std::size_t>(state.range(1));
  const jr::Model criteria = model(4, scale);
  {
    const auto checked = matrix(data, threads);
    const auto scorer = jr::Scorer::fit(checked, criteria);
    std::vector<double> scores(data[0].size());
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = plain_score(data, scorer, i);
    const auto best = jr::top(scorer, checked, 10, threads);
    std::vector<double> sorted = scores;
    std::partial_sort(sorted.begin(), sorted.begin() + 10, sorted.end(), std::greater<>());
    for (std::size_t i = 0; i < 10; ++i) {
      require(best[i].score == sorted[i] && scores[best[i].journey] == sorted[i], "top 10");
    }
  }
  if (std::holds_alternative<jr::MinMax>(scale)) {
    for (auto _ : state) {  // min_max must read the matrix to fit: checking it and finding its range is one pass
      const auto fresh = matrix(data, threads);
      const auto scorer = jr::Scorer::fit(fresh, criteria);
      benchmark::DoNotOptimize(jr::top(scorer, fresh, 10, threads));
    }
  } else {
    const auto checked = matrix(data, threads);
    const auto scorer = jr::Scorer::fit(checked, criteria);
    for (auto _ : state) benchmark::DoNotOptimize(jr::top(scorer, checked, 10, threads));
  }
}

void full_rank_plain(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto& data = columns(n, 4);
  const auto whole = matrix(data, 1);
  const auto scorer = jr::Scorer::fit(whole, model(4, anchored));
  for (auto _ : state) {
    std::vector<std::pair<double, std::uint32_t>> pairs(n);
    for (std::size_t i = 0; i < n; ++i) pairs[i] = {-plain_score(data, scorer, i), static_cast<std::uint32_t>(i)};
    std::sort(pairs.begin(), pairs.end());
    benchmark::DoNotOptimize(pairs.data());
  }
}

void full_rank(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto threads = static_cast<std::size_t>(state.range(1));
  const auto& data = columns(n, 4);
  const auto whole = matrix(data, threads);
  const jr::Model criteria = model(4, anchored);
  {
    const auto ranking = jr::rank(whole, criteria, {.threads = threads});
    std::vector<std::pair<double, std::uint32_t>> pairs(n);
    for (std::size_t i = 0; i < n; ++i) {
      pairs[i] = {-plain_score(data, ranking.scorer(), i), static_cast<std::uint32_t>(i)};
    }
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t i = 0; i < n; ++i) require(pairs[i].second == ranking.order()[i], "full rank");
  }
  for (auto _ : state) {
    const auto ranking = jr::rank(whole, criteria, {.threads = threads});
    benchmark::DoNotOptimize(ranking.order().data());
  }
  state.counters["ns_a_row"] = benchmark::Counter(
      static_cast<double>(n) * 1e-9, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// Normalises by range, weighs and sorts, row by row: what a user would write over a table of rows.
void rank_min_max_plain(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto m = static_cast<std::size_t>(state.range(1));
  const auto& data = columns(n, m);
  const auto whole = matrix(data, 1);
  const auto scorer = jr::Scorer::fit(whole, model(m, relative));
  for (auto _ : state) {
    std::vector<std::pair<double, std::uint32_t>> pairs(n);
    for (std::size_t i = 0; i < n; ++i) pairs[i] = {-plain_score(data, scorer, i), static_cast<std::uint32_t>(i)};
    std::sort(pairs.begin(), pairs.end());
    benchmark::DoNotOptimize(pairs.data());
  }
}

void rank_min_max(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto m = static_cast<std::size_t>(state.range(1));
  const auto& data = columns(n, m);
  const jr::Model criteria = model(m, relative);
  {
    const auto ranking = jr::rank(matrix(data, 2), criteria);
    for (std::size_t i = 0; i < n; ++i) {
      require(ranking.scores()[i] == plain_score(data, ranking.scorer(), i), "min_max scores");
    }
    require(std::is_sorted(ranking.order().begin(), ranking.order().end(),
                           [&](auto a, auto b) { return ranking.scores()[a] > ranking.scores()[b]; }),
            "min_max order");
  }
  for (auto _ : state) {
    const auto ranking = jr::rank(matrix(data, 2), criteria);
    benchmark::DoNotOptimize(ranking.order().data());
  }
}

/// 4,096 fresh rows of four, so that no branch is learned by heart.
std::vector<double> rows_of_four() {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> uniform(-3.0, 12.0);
  std::vector<double> rows(4 * 4096);
  for (auto& cell : rows) cell = uniform(random);
  return rows;
}

void one_row_plain(benchmark::State& state) {
  const auto rows = rows_of_four();
  const double weights[4] = {0.1, 0.2, 0.3, 0.4};
  std::size_t at = 0;
  for (auto _ : state) {
    const double* row = rows.data() + 4 * (at++ & 4095);
    benchmark::DoNotOptimize(row[0] * weights[0] + row[1] * weights[1] + row[2] * weights[2] + row[3] * weights[3]);
  }
}

/// A scorer of four criteria that scores these rows as the plain loop does.
jr::Scorer scorer_of_four(const std::vector<double>& rows) {
  auto scorer = jr::Scorer::fit(matrix(columns(1000, 4), 1), model(4, anchored));
  Columns single(4, std::vector<double>(1));
  for (std::size_t at = 0; at < rows.size(); at += 4) {
    for (std::size_t c = 0; c < 4; ++c) single[c][0] = rows[at + c];
    require(scorer.score(std::span(rows).subspan(at, 4)) == plain_score(single, scorer, 0), "one row");
  }
  return scorer;
}

void one_row(benchmark::State& state) {
  const auto rows = rows_of_four();
  const auto scorer = scorer_of_four(rows);
  std::size_t at = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(scorer.score(std::span(rows).subspan(4 * (at++ & 4095), 4)));
  }
}

void one_row_latency(benchmark::State& state) {  // each row waits for the score before it
  auto rows = rows_of_four();
  const auto scorer = scorer_of_four(rows);
  std::size_t at = 0;
  double before = 0.0;
  for (auto _ : state) {
    double* row = rows.data() + 4 * (at++ & 4095);
    row[0] += before * 0.0;
    before = scorer.score(std::span<const double>(row, 4));
  }
  benchmark::DoNotOptimize(before);
}

void one_row_latency_plain(benchmark::State& state) {
  auto rows = rows_of_four();
  const double weights[4] = {0.1, 0.2, 0.3, 0.4};
  std::size_t at = 0;
  double before = 0.0;
  for (auto _ : state) {
    double* row = rows.data() + 4 * (at++ & 4095);
    row[0] += before * 0.0;
    before = row[0] * weights[0] + row[1] * weights[1] + row[2] * weights[2] + row[3] * weights[3];
  }
  benchmark::DoNotOptimize(before);
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
  add_pair(
      "score_top10_min_max_m4,n,threads", "at most 1.4 x two reads", [](auto& s) { read_plain(s, 2); },
      [](auto& s) { score_top(s, relative); }, {{5'000'000, 1}, {10'000'000, 1}, {10'000'000, 2}});
  add_pair(
      "score_top10_anchored_m4,n,threads", "at most 1.6 x one read", [](auto& s) { read_plain(s, 1); },
      [](auto& s) { score_top(s, anchored); }, {{5'000'000, 1}, {10'000'000, 1}, {10'000'000, 2}});
  add_pair("score_and_rank_m4,n,threads", "5 x faster than std::sort of pairs, at 10 M", full_rank_plain, full_rank,
           {{1'000'000, 2}, {10'000'000, 1}, {10'000'000, 2}});
  add_pair("rank_min_max,n,m", "10 x NumPy by hand (python_bench.py)", rank_min_max_plain, rank_min_max,
           {{1'000'000, 4}, {1'000'000, 16}});
  add_pair("score_one_row_m4", "at most 5 ns", one_row_plain, one_row, {{}});
  add_pair("score_one_row_m4_latency", "at most 20 ns", one_row_latency_plain, one_row_latency, {{}});
  return true;
}();

}  // namespace
