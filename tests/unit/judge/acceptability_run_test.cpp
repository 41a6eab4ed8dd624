// SPDX-License-Identifier: MIT
#include "journeyrank/judge/acceptability_run.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

namespace {

struct Run {
  DrawnDecision found;
  DrawnProblem problem;
  AcceptabilityOptions options;
  AcceptabilityRun run;

  Run(DrawnDecision decided, const CellDoubt& cells, const AcceptabilityOptions& asked)
      : found(std::move(decided)),
        problem(found.scorer, found.matrix, {}, cells, 1),
        options(asked),
        run(problem, found.matrix.journeys(), options) {}
};

CellDoubt normal_cells(std::size_t n, std::size_t m) {
  return {std::vector(m, std::vector<CellDistribution>(n, {NormalCell{0.5, 0.2}, {}})), {}};
}

}  // namespace

TEST_CASE("acceptability_run: it counts what ranking each draw by itself counts, ties and all") {
  const std::size_t n = 12;
  for (const std::uint32_t steps : {0U, 3U}) {
    const Run tried(decision(random_rows(n, 3, 5, steps)), {}, {.draws = 3000, .threads = 1});
    const auto ranks = tried.run.ranks();
    std::vector<std::uint64_t> counts(n * n, 0);
    const DrawOrder order(tried.found.matrix.journeys());
    DrawBlock block(tried.problem, DrawBlock::Kept::some_draws);
    for (std::uint64_t first = 0; first < 3000; first += draws_in_block) {
      block.run(1, first, std::min<std::uint64_t>(3000, first + draws_in_block),
                [&](auto, auto weights, std::uint64_t draw, std::size_t count) {
                  std::vector<double> scores(n * draws_at_once);
                  tried.problem.score_alone(1, draw, weights, scores, draws_at_once);
                  for (std::size_t lane = 0; lane < count; ++lane) {
                    std::vector<std::uint32_t> journeys(n);
                    std::iota(journeys.begin(), journeys.end(), std::uint32_t{0});
                    order.sort(journeys, draw + lane, [&](auto j) { return scores[j * draws_at_once + lane]; });
                    for (std::size_t i = 0; i < n; ++i) ++counts[i * n + journeys[i]];
                  }
                });
    }
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t rank = 1; rank <= n; ++rank) CHECK(ranks.count(j, rank) == counts[(rank - 1) * n + j]);
    }
  }
}

TEST_CASE("acceptability_run: every rank and every journey adds up to the draws, for any number of threads") {
  const std::size_t n = 23;
  const auto rows = random_rows(n, 4, 6, 4);
  const Run one(decision(rows), normal_cells(n, 4), {.draws = 40'000, .threads = 1});
  const Run five(decision(rows), normal_cells(n, 4), {.draws = 40'000, .threads = 5});
  const auto ranks = one.run.ranks();
  const auto again = five.run.ranks();
  for (std::size_t j = 0; j < n; ++j) {
    std::uint64_t of_journey = 0;
    std::uint64_t of_rank = 0;
    for (std::size_t k = 0; k < n; ++k) {
      of_journey += ranks.count(j, k + 1);
      of_rank += ranks.count(k, j + 1);
      CHECK(again.count(j, k + 1) == ranks.count(j, k + 1));
      CHECK(again.count_above(j, k) == ranks.count_above(j, k));
    }
    CHECK(of_journey == 40'000);
    CHECK(of_rank == 40'000);
    const auto central = ranks.central_weights(j);
    const auto central_again = again.central_weights(j);
    REQUIRE(central.has_value() == central_again.has_value());
    for (std::size_t c = 0; central && c < 4; ++c) CHECK((*central)[c].value == (*central_again)[c].value);
  }
}

TEST_CASE("acceptability_run: it draws until the precision is reached, or the most draws are made") {
  const auto rows = random_rows(5, 3, 8);
  const auto loose = Run(decision(rows), {}, {.precision = 0.01}).run.ranks();
  CHECK(loose.draws() == AcceptabilityRun::blocks_in_round * draws_in_block);
  const auto fine = Run(decision(rows), {}, {.precision = 0.002}).run.ranks();
  CHECK(fine.largest_error() <= 0.002);
  CHECK(fine.draws() > loose.draws());
  CHECK(fine.draws() % (AcceptabilityRun::blocks_in_round * draws_in_block) == 0);
  const auto most = Run(decision(rows), {}, {.precision = 1e-6, .max_draws = 20'000}).run.ranks();
  CHECK(most.draws() == 20'000);
  CHECK(Run(decision(rows), {}, {.draws = 77}).run.ranks().draws() == 77);
}

TEST_CASE("acceptability_run: many journeys have their first hundred ranks told apart") {
  const std::size_t n = 1500;
  const auto ranks = Run(decision(random_rows(n, 3, 9)), {}, {.draws = 1000}).run.ranks();
  CHECK(ranks.exact_ranks() == 100);
  CHECK_FALSE(ranks.has_pairs());
  double sum = 0.0;
  for (std::size_t j = 0; j < n; ++j) sum += ranks.expected_rank(j).value;
  CHECK(sum == doctest::Approx(0.5 * 1500.0 * 1501.0));
}

TEST_CASE("acceptability_run: neighbours are compared as all pairs are, and first places under given weights counted") {
  const std::size_t n = 9;
  const Run tried(decision(random_rows(n, 3, 10)), normal_cells(n, 3), {.draws = 5000});
  const auto ranks = tried.run.ranks();
  std::vector<std::uint32_t> order(n);
  std::iota(order.rbegin(), order.rend(), std::uint32_t{0});
  const auto above = tried.run.count_above_next(order, 5000);
  for (std::size_t i = 0; i + 1 < n; ++i) CHECK(above[i] == ranks.half_draws_above(order[i], order[i + 1]));
  std::uint64_t first = 0;
  for (std::size_t j = 0; j < n; ++j)
    first += tried.run.count_first(j, {0.5, 0.3, 0.2}, 0, 500) + tried.run.count_first(j, {0.5, 0.3, 0.2}, 500, 1000);
  CHECK(first == 1000);
}
