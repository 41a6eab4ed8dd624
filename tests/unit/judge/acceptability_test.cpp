// SPDX-License-Identifier: MIT
#include "journeyrank/judge/acceptability.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"
#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE(
    "acceptability: of two journeys each better on one of two criteria, weights decide as the line between them") {
  // c0 alone speaks for the first, c1 alone for the second: the first wins where 0.6 w > 0.3 (1 - w), w > 1 / 3.
  const auto two = decision({{0.8, 0.2}, {0.2, 0.5}});
  const auto found = acceptability(two.scorer, two.matrix);
  const Drawn first = found.ranks.acceptability(0, 1);
  CHECK(std::fabs(first.value - 2.0 / 3.0) < 4.5 * first.error);
  CHECK(first.error <= 0.0025);
  const auto central = *found.ranks.central_weights(0);
  CHECK(std::fabs(central[0].value - 2.0 / 3.0) < 4.5 * central[0].error);
  CHECK(found.confidence[0]->value == 1.0);
  CHECK(found.confidence[0]->error == 0.0);
  CHECK(found.ranks.winning(0, 1).value == first.value);
}

TEST_CASE("acceptability: of two equal normal cells each is first as often, of others as their difference says") {
  const auto two = decision({{0.5}, {0.5}});
  const CellDoubt cells{{{{NormalCell{0.5, 0.03}, {}}, {NormalCell{0.55, 0.04}, {}}}}, {}};
  const auto found = acceptability(two.scorer, two.matrix, {.belief = WeightBelief::stated}, cells);
  const Drawn first = found.ranks.acceptability(1, 1);
  CHECK(std::fabs(first.value - 0.841344746068543) < 4.5 * first.error);  // the difference has deviation 0.05
  CHECK(std::fabs(found.confidence[1]->value - first.value) < 4.5 * found.confidence[1]->error);
}

TEST_CASE("acceptability: the precision holds for confidence factors too, or a note says that it was not reached") {
  const auto two = decision({{0.52, 0.5}, {0.5, 0.5}});
  const CellDoubt cells{{{{NormalCell{0.52, 0.1}, {}}, {NormalCell{0.5, 0.1}, {}}}}, {}};
  const WeightDoubt stated{.belief = WeightBelief::stated};
  const auto fine = acceptability(two.scorer, two.matrix, stated, cells, {.precision = 0.002});
  REQUIRE(fine.confidence[0].has_value());
  CHECK(fine.confidence[0]->error <= 0.002);
  CHECK(fine.confidence[0]->error > 0.0015);
  CHECK(fine.notes.empty());
  // The confidence factor under the stated weights is the share of first places.
  CHECK(std::fabs(fine.confidence[0]->value - fine.ranks.acceptability(0, 1).value) < 0.01);
  const auto coarse = acceptability(two.scorer, two.matrix, stated, cells, {.precision = 0.002, .max_draws = 20'000});
  REQUIRE(coarse.notes.size() == 1);
  CHECK(coarse.notes[0].code == "precision_not_reached");
  const auto asked = acceptability(two.scorer, two.matrix, stated, cells, {.draws = 40'000});
  CHECK(asked.confidence[0]->error > 0.004);  // so many draws as were asked for
}

TEST_CASE("acceptability: one journey is always first") {
  const auto one = decision({{0.5, 0.2}});
  const auto found = acceptability(one.scorer, one.matrix, {}, {}, {.draws = 100});
  CHECK(found.ranks.acceptability(0, 1).value == 1.0);
  CHECK(found.ranks.rank_interval(0, 0.9) == RankInterval{1, 1});
  CHECK(found.ranks.rank_entropy(0)->value == 0.0);
  CHECK(found.groups == std::vector<std::uint32_t>{1});
}

TEST_CASE(
    "acceptability: identical journeys share their places evenly, win over each other by half, and are one group") {
  const auto four = decision({{0.5, 0.2}, {0.5, 0.2}, {0.1, 0.1}, {0.5, 0.2}});
  const auto found = acceptability(four.scorer, four.matrix, {}, {}, {.draws = 3000});
  for (const std::size_t j : {0U, 1U, 3U}) {
    for (std::size_t rank = 1; rank <= 3; ++rank) CHECK(found.ranks.count(j, rank) == 1000);
  }
  CHECK(found.ranks.count(2, 4) == 3000);
  CHECK(found.ranks.count_above(0, 1) == 0);
  CHECK(found.ranks.winning(0, 1).value == 0.5);
  CHECK(found.ranks.winning(1, 0).value == 0.5);
  CHECK(found.groups == std::vector<std::uint32_t>{1, 1, 2, 1});
  CHECK(found.order == std::vector<std::uint32_t>{0, 1, 3, 2});
}

TEST_CASE("acceptability: where nothing is in doubt every error is 0") {
  const auto two = decision({{0.5, 0.2}, {0.6, 0.3}});
  const auto found = acceptability(two.scorer, two.matrix, {.belief = WeightBelief::stated});
  CHECK(found.ranks.acceptability(1, 1).value == 1.0);
  CHECK(found.ranks.acceptability(1, 1).error == 0.0);
  CHECK(found.ranks.acceptability(0, 1).error == 0.0);
}

TEST_CASE("acceptability: cells without spread give the result of fixed ones") {
  const auto rows = random_rows(7, 3, 3);
  const auto seven = decision(rows);
  CellDoubt cells;
  for (std::size_t c = 0; c < 3; ++c) {
    cells.distributions.emplace_back();
    for (const auto& row : rows) cells.distributions[c].push_back({NormalCell{row[c], 0.0}, {}});
  }
  const auto fixed = acceptability(seven.scorer, seven.matrix, {}, {}, {.draws = 5000});
  const auto spread = acceptability(seven.scorer, seven.matrix, {}, cells, {.draws = 5000});
  for (std::size_t j = 0; j < 7; ++j) {
    for (std::size_t rank = 1; rank <= 7; ++rank) CHECK(fixed.ranks.count(j, rank) == spread.ranks.count(j, rank));
  }
}

TEST_CASE("acceptability: groups chain neighbours that cannot be told apart, with or without counts of all pairs") {
  const auto rows = random_rows(30, 4, 12);
  const auto thirty = decision(rows);
  const auto with_pairs = acceptability(thirty.scorer, thirty.matrix, {}, {}, {.draws = 5000});
  const auto without = acceptability(thirty.scorer, thirty.matrix, {}, {}, {.draws = 5000, .pairs_up_to = 0});
  CHECK(with_pairs.groups == without.groups);
  for (std::size_t i = 0; i + 1 < 30; ++i) {
    const auto a = with_pairs.order[i];
    const auto b = with_pairs.order[i + 1];
    CHECK((with_pairs.groups[a] == with_pairs.groups[b]) == (with_pairs.ranks.half_draws_above(a, b) < 9000));
  }
}

TEST_CASE("acceptability: by exact winning, order and groups follow it, pairs are not counted, ranks are the same") {
  const auto twenty = decision(random_rows(20, 3, 6));
  const Winning exact = winning(twenty.scorer, twenty.matrix, 1);
  const AcceptabilityOptions options{.draws = 3000};
  const Acceptability drawn = acceptability(twenty.scorer, twenty.matrix, {}, {}, options);
  const Acceptability found = acceptability(twenty.scorer, twenty.matrix, {}, {}, options, &exact);
  CHECK(found.order == by_expected_rank(exact, twenty.matrix.journeys()));
  CHECK(found.groups == tie_groups(exact, found.order, options.separation));
  CHECK(drawn.ranks.has_pairs());
  CHECK_FALSE(found.ranks.has_pairs());
  for (std::size_t j = 0; j < 20; ++j) {
    for (std::size_t rank = 1; rank <= 20; ++rank) CHECK(found.ranks.count(j, rank) == drawn.ranks.count(j, rank));
  }
}

TEST_CASE("acceptability: the seed is in the result and decides it; threads do not") {
  const auto rows = random_rows(9, 3, 4);
  const auto nine = decision(rows);
  const auto one = acceptability(nine.scorer, nine.matrix, {}, {}, {.draws = 9000, .seed = 5, .threads = 1});
  const auto three = acceptability(nine.scorer, nine.matrix, {}, {}, {.draws = 9000, .seed = 5, .threads = 3});
  const auto other = acceptability(nine.scorer, nine.matrix, {}, {}, {.draws = 9000, .seed = 6, .threads = 1});
  CHECK(one.seed == 5);
  bool same = true;
  bool differs = false;
  for (std::size_t j = 0; j < 9; ++j) {
    for (std::size_t rank = 1; rank <= 9; ++rank) {
      same = same && one.ranks.count(j, rank) == three.ranks.count(j, rank);
      differs = differs || one.ranks.count(j, rank) != other.ranks.count(j, rank);
    }
  }
  CHECK(same);
  CHECK(differs);
}

TEST_CASE("acceptability: a note says when the precision was not reached") {
  const auto two = decision({{0.5, 0.2}, {0.6, 0.3}});
  const CellDoubt cells{{{{NormalCell{0.5, 0.1}, {}}, {NormalCell{0.6, 0.1}, {}}}}, {}};
  const auto found = acceptability(two.scorer, two.matrix, {}, cells, {.precision = 1e-6, .max_draws = 500});
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "precision_not_reached");
  CHECK(acceptability(two.scorer, two.matrix, {}, {}, {.draws = 100}).notes.empty());
}

TEST_CASE("acceptability: on a relative scale journeys are first as often as in rankings of each drawn matrix") {
  // One criterion is the same for all as stated, so it decides nothing; drawn, it decides nearly half the time.
  auto three = decision({{0.5, 0.6}, {0.5, 0.55}, {0.5, 0.2}});
  for (auto& criterion : three.model.criteria) criterion.scale = MinMax{};
  const Scorer scorer = Scorer::fit(three.matrix, three.model);
  const std::vector<double> samples = {0.3, 0.45, 0.5, 0.7};
  CellDoubt cells;
  cells.distributions = {std::vector<CellDistribution>(3, {EmpiricalCell{samples}, {}}), {}};
  double first[3] = {};
  for (std::size_t drawn = 0; drawn < 64; ++drawn) {
    const CriteriaMatrix matrix(
        Names::numbered(3),
        {{.criterion = "c0", .values = {samples[drawn % 4], samples[drawn / 4 % 4], samples[drawn / 16]}},
         {.criterion = "c1", .values = {0.6, 0.55, 0.2}}});
    const Ranking ranking = rank(matrix, three.model);
    std::size_t best = 0;
    for (std::size_t j = 0; j < 3; ++j) best += ranking.ranks()[j] == 1 ? 1 : 0;
    for (std::size_t j = 0; j < 3; ++j)
      first[j] += ranking.ranks()[j] == 1 ? 1.0 / 64.0 / static_cast<double>(best) : 0.0;
  }
  const AcceptabilityOptions options{.draws = 40'000, .threads = 1};
  const auto found = acceptability(scorer, three.matrix, {.belief = WeightBelief::stated}, cells, options);
  CHECK(first[0] < 0.9);
  for (std::size_t j = 0; j < 3; ++j) {
    const double error = std::sqrt(first[j] * (1.0 - first[j]) / 40'000.0);
    CHECK(std::fabs(found.ranks.acceptability(j, 1).value - first[j]) < 4.0 * error);
  }
  const auto parted =
      acceptability(scorer, three.matrix, {.belief = WeightBelief::stated}, cells, {.draws = 40'000, .threads = 3});
  for (std::size_t j = 0; j < 3; ++j) CHECK(found.ranks.count(j, 1) == parted.ranks.count(j, 1));
}

TEST_CASE("acceptability: three journeys and fifty criteria, and five thousand and four") {
  const auto wide = decision(random_rows(3, 50, 1));
  const auto few = acceptability(wide.scorer, wide.matrix, {}, {}, {.draws = 2000});
  CHECK(few.ranks.count(0, 1) + few.ranks.count(1, 1) + few.ranks.count(2, 1) == 2000);
  const auto long_one = decision(random_rows(5000, 4, 1));
  const auto many = acceptability(long_one.scorer, long_one.matrix, {}, {}, {.draws = 100});
  std::uint64_t first = 0;
  for (std::size_t j = 0; j < 5000; ++j) first += many.ranks.count(j, 1);
  CHECK(first == 100);
}

TEST_CASE("acceptability: faulty options and statements are refused") {
  const auto two = decision({{0.5, 0.2}, {0.6, 0.3}});
  CHECK(refusal_code([&] { acceptability(two.scorer, two.matrix, {}, {}, {.level = 2.0}); }) == "bad_option");
  CHECK(refusal_code([&] { acceptability(two.scorer, two.matrix, {.where = {"c0 > 2"}}); }) == "bad_weights");
}
