// SPDX-License-Identifier: MIT
#include "journeyrank/judge/doubt_run.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("doubt_run: the list is the first journeys as stated, no longer than there are") {
  const auto three = decision({{0.2}, {0.9}, {0.5}});
  CHECK(DoubtRun(three.scorer, three.matrix, {}, {}, {.top = 2}).list() == std::vector<std::uint32_t>{1, 2});
  CHECK(DoubtRun(three.scorer, three.matrix, {}, {}, {.top = 9}).list() == std::vector<std::uint32_t>{1, 2, 0});
}

TEST_CASE("doubt_run: more data shrink one cell or all, and what settles the list is found to a sixteenth") {
  const auto two = decision({{0.5}, {0.4}});
  const CellDistribution wide{NormalCell{0.4, 0.2}, {}};
  const CellDoubt cells{{{{NormalCell{0.5, 0.02}, {}}, wide}}, {}};
  const DoubtOptions options{.top = 1};
  const DoubtRun run(two.scorer, two.matrix, cells, {}, options);
  CHECK(run.all_with(4.0).distributions[0][0] == CellDistribution{NormalCell{0.5, 0.01}, {}});
  CHECK(run.one_with(1, 0, 4.0).distributions[0][0] == cells.distributions[0][0]);
  CHECK(run.one_with(1, 0, 4.0).distributions[0][1] == CellDistribution{NormalCell{0.4, 0.1}, {}});
  // The lead of 0.1 is 1.645 deviations where sqrt(0.02^2 + 0.2^2 / t) = 0.0608: t = 12.1.
  const auto settled = run.times_until_settled([&run](double times) { return run.one_with(1, 0, times); });
  REQUIRE(settled.has_value());
  CHECK(*settled >= 11.0);
  CHECK(*settled <= 13.5);
  CHECK(run.top({.belief = WeightBelief::stated}, run.one_with(1, 0, *settled)).changed.value <= 0.05);
  CHECK(run.top({.belief = WeightBelief::stated}, run.one_with(1, 0, *settled * 15.0 / 16.0)).changed.value > 0.05);
}

TEST_CASE("doubt_run: no more cells are tried than asked for, those of the closest journeys first") {
  const auto three = decision({{0.50, 0.5}, {0.45, 0.5}, {0.20, 0.5}});
  const std::vector<CellDistribution> spread = {
      {NormalCell{0.50, 0.1}, {}}, {NormalCell{0.45, 0.1}, {}}, {NormalCell{0.20, 0.1}, {}}};
  const CellDoubt cells{{spread, {}}, {}};
  const DoubtOptions options{.top = 1, .cells_tried = 2};
  const DoubtRun run(three.scorer, three.matrix, cells, {}, options);
  const auto more = run.more(run.ranks({.belief = WeightBelief::stated}, cells));
  REQUIRE(more.size() == 2);
  CHECK(more[0].journey < 2);
  CHECK(more[1].journey < 2);
}

TEST_CASE("doubt_run: no cell of a criterion that is off is tried") {
  auto two = decision({{0.50, 0.5}, {0.45, 0.5}});
  two.model.criteria[0].weight = 0.0;
  two.model.criteria[1].weight = 1.0;
  const Scorer scorer = Scorer::fit(two.matrix, two.model);
  const std::vector<CellDistribution> spread = {{NormalCell{0.5, 0.1}, {}}, {NormalCell{0.5, 0.1}, {}}};
  const CellDoubt cells{{spread, spread}, {}};
  const DoubtOptions options{.top = 1, .cells_tried = 2};
  const DoubtRun run(scorer, two.matrix, cells, {}, options);
  const auto more = run.more(run.ranks({.belief = WeightBelief::stated}, cells));
  REQUIRE(more.size() == 2);
  CHECK(more[0].criterion == 1);
  CHECK(more[1].criterion == 1);
}

TEST_CASE("doubt_run: cells that share their draws are tried as one") {
  const auto two = decision({{0.50, 0.5}, {0.45, 0.5}});
  const std::vector<CellDistribution> spread = {{NormalCell{0.50, 0.1}, {}}, {NormalCell{0.45, 0.2}, {}}};
  const CellDoubt cells{{spread, spread}, {{{{0, 0}, {1, 0}}, 1.0}}};
  const DoubtOptions options{.top = 1};
  const DoubtRun run(two.scorer, two.matrix, cells, {}, options);
  CHECK(run.one_with(0, 0, 4.0).distributions[0][1] == CellDistribution{NormalCell{0.45, 0.1}, {}});
  CHECK(run.one_with(0, 0, 4.0).distributions[1][1] == spread[1]);
  CHECK(run.more(run.ranks({.belief = WeightBelief::stated}, cells)).size() == 3);
}

TEST_CASE("doubt_run: open cells of criteria that are on come before those that more data could settle") {
  auto three = decision({{0.50, 0.5}, {0.45, 0.5}, {0.20, 0.5}}, Missing::interval, {{1, 1}, {2, 1}});
  CHECK(open_cells(three.scorer, three.matrix).size() == 2);
  const std::vector<CellDistribution> spread = {
      {NormalCell{0.50, 0.1}, {}}, {NormalCell{0.45, 0.1}, {}}, {NormalCell{0.20, 0.1}, {}}};
  const CellDoubt cells{{spread, {}}, {}};
  const DoubtOptions options{.top = 1};
  const DoubtRun run(three.scorer, three.matrix, cells, {}, options);
  CHECK(run.stated_cells().held.size() == 2);
  const auto more = run.more(run.ranks({.belief = WeightBelief::stated}, cells));
  REQUIRE(more.size() == 5);
  CHECK(more[0].need == DataNeed::measurement);
  CHECK(more[0].criterion == 1);
  CHECK(more[1].need == DataNeed::measurement);
  CHECK(more[2].need == DataNeed::observations);
  three.model.criteria[1].weight = 0.0;
  CHECK(open_cells(Scorer::fit(three.matrix, three.model), three.matrix).empty());
  const DoubtOptions one{.top = 1, .cells_tried = 1};
  const DoubtRun small(three.scorer, three.matrix, cells, {}, one);
  CHECK(small.more(small.ranks({.belief = WeightBelief::stated}, cells)).size() == 1);
}
