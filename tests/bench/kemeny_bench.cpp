// SPDX-License-Identifier: MIT
// Kemeny's order beside the dynamic programme as it stands in a textbook, which adds up the costs of each step anew.
// That both cost the same is checked before anything is timed. tools/bench_ratios.py prints the ratios; from size to
// size the time should grow by at most 2.4 x a journey.
#include "journeyrank/agree/kemeny.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

namespace jr = journeyrank;

namespace {

/// Five voters in random orders whose majorities hold all journeys together in one cycle: the hardest case of a size.
jr::PairwiseSupport tangled(std::size_t n) {
  std::mt19937_64 random(n);
  for (;;) {
    std::vector<jr::Ballot> ballots(5);
    for (auto& ballot : ballots) {
      ballot.ranks.resize(n);
      std::iota(ballot.ranks.begin(), ballot.ranks.end(), std::uint32_t{1});
      std::shuffle(ballot.ranks.begin(), ballot.ranks.end(), random);
    }
    jr::PairwiseSupport support(ballots);
    if (jr::majority_components(support).size() == 1) return support;
  }
}

std::int64_t textbook(const jr::PairwiseSupport& support) {
  const std::size_t n = support.journey_count();
  std::vector<std::int64_t> best(std::size_t{1} << n, 0);
  for (std::size_t set = 1; set < best.size(); ++set) {
    best[set] = std::numeric_limits<std::int64_t>::max();
    for (std::size_t j = 0; j < n; ++j) {
      if ((set >> j & 1) == 0) continue;
      std::int64_t cost = best[set ^ (std::size_t{1} << j)];
      for (std::size_t i = 0; i < n; ++i) cost += (set >> i & 1) != 0 ? support.over(i, j) : 0;
      best[set] = std::min(best[set], cost);
    }
  }
  return best.back();
}

void plain(benchmark::State& state) {
  const auto support = tangled(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(textbook(support));
}

void exact(benchmark::State& state, std::uint32_t most_sets) {
  const auto support = tangled(static_cast<std::size_t>(state.range(0)));
  const jr::Kemeny method{.most_sets = most_sets};
  const jr::KemenyOrder agreed = method(support);
  const bool same = state.range(0) > 20 || agreed.cost == support.influence(textbook(support));
  if (!agreed.proven || !same) {
    std::fprintf(stderr, "the results differ: Kemeny's order\n");
    std::exit(1);
  }
  for (auto _ : state) benchmark::DoNotOptimize(method(support).cost);
}

const bool registered = [] {
  for (const std::int64_t n : {20, 21, 22}) {
    for (const std::string row : {"kemeny_all_sets", "kemeny_searched_first"}) {
      const std::uint32_t most_sets = row == "kemeny_all_sets" ? 0 : jr::Kemeny{}.most_sets;
      const auto label = [](benchmark::State& state) { state.SetLabel("at most 1 s at 22, 2.4 x a journey"); };
      const std::string name = row + ",n," + std::to_string(n);
      const auto add = [&](const std::string& side, auto body) {
        benchmark::RegisterBenchmark((name + side).c_str(), body)
            ->Args({n})
            ->UseRealTime()
            ->Unit(benchmark::kMillisecond);
      };
      add("/plain", [label](benchmark::State& state) {
        plain(state);
        label(state);
      });
      add("/journeyrank", [label, most_sets](benchmark::State& state) {
        exact(state, most_sets);
        label(state);
      });
    }
  }
  return true;
}();

}  // namespace
