// SPDX-License-Identifier: MIT
#include "journeyrank/judge/stability.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::CriterionStability;
using journeyrank::KeptInterval;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Names;
using journeyrank::Scorer;
using journeyrank::Stability;
using journeyrank::stability;
using journeyrank::ValueMatrix;
using journeyrank::WeightPath;

namespace {

/// True when no later journey of the order scores above one of the first `count`; with `inside` above any before it.
bool is_kept(const WeightPath& path, double weight, std::span<const std::uint32_t> order, std::size_t count,
             bool inside) {
  std::vector<double> scores(order.size());
  path.scores_at(weight, scores);
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = inside ? i + 1 : count; j < order.size(); ++j) {
      if ((inside || i < count) && scores[order[j]] > scores[order[i]]) return false;
    }
  }
  return true;
}

void check_ends(const WeightPath& path, const KeptInterval& kept, std::span<const std::uint32_t> order,
                std::size_t count, bool inside) {
  CHECK(kept.low <= path.weight());
  CHECK(kept.high >= path.weight());
  CHECK(kept.below.has_value() == (kept.low > 0.0));
  CHECK(kept.above.has_value() == (kept.high < 1.0));
  CHECK(is_kept(path, kept.high, order, count, inside));
  CHECK(is_kept(path, kept.low, order, count, inside));
  if (kept.above) CHECK_FALSE(is_kept(path, std::nextafter(kept.high, 2.0), order, count, inside));
  if (kept.below) CHECK_FALSE(is_kept(path, std::nextafter(kept.low, -1.0), order, count, inside));
  for (int step = 1; step < 40; ++step) {  // a grid finds nothing else
    const double weight = step / 40.0;
    const bool near_end = std::fabs(weight - kept.low) < 1e-9 || std::fabs(weight - kept.high) < 1e-9;
    if (!near_end) CHECK(is_kept(path, weight, order, count, inside) == (weight > kept.low && weight < kept.high));
  }
}

}  // namespace

TEST_CASE("stability: at the ends of each interval all is kept, one ulp outside it flips, and a grid finds no other") {
  Splitmix64 random(20261126);
  for (int trial = 0; trial < 120; ++trial) {
    const std::size_t n = 1 + random.below(9);
    const std::size_t m = 1 + random.below(5);
    std::vector<std::vector<double>> rows(n);
    std::vector<double> weights;
    for (auto& row : rows) {
      for (std::size_t c = 0; c < m; ++c) row.push_back(random.unit());
    }
    for (std::size_t c = 0; c < m; ++c) weights.push_back(0.1 + random.unit());
    const laws::WeighedValues problem(rows, weights);
    const Scorer scorer = problem.scorer();
    const ValueMatrix values(scorer, problem.matrix);
    const Stability found = stability(scorer, problem.matrix, {.top = 2});
    REQUIRE(found.criteria.size() == m);
    for (const CriterionStability& one : found.criteria) {
      const WeightPath path(values, scorer.weights().normalised(), one.criterion);
      check_ends(path, one.winner, found.order, 1, false);
      check_ends(path, one.top, found.order, std::min<std::size_t>(2, n), false);
      check_ends(path, one.order, found.order, n, true);
    }
  }
}

TEST_CASE("stability: the end of an interval and who passes whom are those worked out by hand") {
  // Scores over the weight t of c1: a = 1 - t, b = 0.5 + 0.1 t, c = 0.8 t.
  const laws::WeighedValues problem({{1.0, 0.0}, {0.5, 0.6}, {0.0, 0.8}}, {3.0, 1.0});
  const Stability found = stability(problem.scorer(), problem.matrix, {.top = 2});
  CHECK(found.order == std::vector<std::uint32_t>{0, 1, 2});
  const KeptInterval& winner = found.criteria[1].winner;
  CHECK(winner.low == 0.0);
  CHECK(winner.high == doctest::Approx(0.5 / 1.1));
  CHECK(*winner.above == journeyrank::Overtaking{0, 1});
  CHECK(found.criteria[1].top.high == doctest::Approx(1.0 / 1.8));
  CHECK(*found.criteria[1].top.above == journeyrank::Overtaking{0, 2});
  CHECK(found.criteria[1].order.high == winner.high);
  CHECK(sentence(found, found.criteria[1], problem.scorer(), problem.matrix) ==
        "a stays first while c1 weighs 0.0 to 45.5 % (now 25.0 %); above 45.5 % b passes it.");
}

TEST_CASE("stability: a model that states the weight at the end keeps the winner, the next double does not") {
  const laws::WeighedValues problem({{0.9, 0.1, 0.3}, {0.2, 0.8, 0.35}}, {0.5, 0.2, 0.3});
  const Scorer scorer = problem.scorer();
  const Stability found = stability(scorer, problem.matrix);
  const double end = found.criteria[1].winner.high;
  for (const double weight : {end, std::nextafter(end, 1.0)}) {
    journeyrank::Model model = problem.model;
    const journeyrank::WeightShare share{1, weight};
    const auto weights = journeyrank::stated_with_shares(scorer.weights().normalised(), {&share, 1});
    for (std::size_t c = 0; c < 3; ++c) model.criteria[c].weight = weights[c];
    const auto scores = Scorer::fit(problem.matrix, model).score(problem.matrix);
    CHECK((scores[0] >= scores[1]) == (weight == end));
  }
}

TEST_CASE("stability: the ends are the critical changes of triantaphyllou1997sensitivity, theorem 1") {
  // Their change of one weight leaves the others as they are, and all are normalised again: (w - d) / (1 - d).
  Splitmix64 random(1997);
  int compared = 0;
  for (int trial = 0; trial < 100; ++trial) {
    const std::vector<std::vector<double>> rows = {{random.unit(), random.unit(), random.unit()},
                                                   {random.unit(), random.unit(), random.unit()}};
    const laws::WeighedValues problem(rows, {0.1 + random.unit(), 0.1 + random.unit(), 0.1 + random.unit()});
    const Scorer scorer = problem.scorer();
    const Stability found = stability(scorer, problem.matrix);
    const std::size_t first = found.order[0];
    const auto scores = scorer.score(problem.matrix);
    for (const CriterionStability& one : found.criteria) {
      const double change =
          (scores[1 - first] - scores[first]) / (rows[1 - first][one.criterion] - rows[first][one.criterion]);
      if (!(change <= one.weight)) continue;  // not feasible, as they say
      const double end = (one.weight - change) / (1.0 - change);
      CHECK((change > 0.0 ? one.winner.low : one.winner.high) == doctest::Approx(end).epsilon(1e-12));
      ++compared;
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("stability: a weight that never changes the winner is said not to matter") {
  const laws::WeighedValues problem({{0.9, 0.5}, {0.2, 0.4}}, {1.0, 1.0});
  const Stability found = stability(problem.scorer(), problem.matrix);
  CHECK(found.criteria[0].winner.is_whole());
  CHECK(sentence(found, found.criteria[0], problem.scorer(), problem.matrix) ==
        "Any weight of c0 between 0 and 1 leaves a first: this debate does not matter.");
}

TEST_CASE("stability: a tie now ends the interval at the present weight, and equal journeys never part") {
  const laws::WeighedValues tied({{1.0, 0.0}, {0.0, 1.0}}, {1.0, 1.0});
  const KeptInterval winner = stability(tied.scorer(), tied.matrix).criteria[1].winner;
  CHECK(winner.low == 0.0);
  CHECK(winner.high == 0.5);
  const laws::WeighedValues equal({{0.3, 0.6}, {0.3, 0.6}, {0.3, 0.6}}, {1.0, 2.0});
  for (const auto& one : stability(equal.scorer(), equal.matrix).criteria) {
    CHECK(one.winner.is_whole());
    CHECK(one.top.is_whole());
    CHECK(one.order.is_whole());
  }
}

TEST_CASE("stability: nothing can change with no journey, one journey, one criterion, or k beyond the journeys") {
  for (const auto& problem : {laws::WeighedValues({}, {1.0, 1.0}), laws::WeighedValues({{0.1, 0.2}}, {1.0, 1.0}),
                              laws::WeighedValues({{0.1}, {0.2}}, {1.0})}) {
    for (const auto& one : stability(problem.scorer(), problem.matrix).criteria) {
      CHECK(one.winner.is_whole());
      CHECK(one.top.is_whole());
      CHECK(one.order.is_whole());
    }
  }
  const laws::WeighedValues two({{1.0, 0.0}, {0.0, 1.0}}, {2.0, 1.0});
  CHECK(stability(two.scorer(), two.matrix, {.top = 5}).criteria[0].top.is_whole());
  CHECK_FALSE(stability(two.scorer(), two.matrix, {.top = 5}).criteria[0].winner.is_whole());
}

TEST_CASE("stability: a criterion of weight 0 is told how much it may weigh, one that weighs all how little") {
  const laws::WeighedValues off({{0.9, 0.1}, {0.5, 0.6}}, {1.0, 0.0});
  const KeptInterval up = stability(off.scorer(), off.matrix).criteria[1].winner;
  CHECK(up.low == 0.0);
  CHECK(up.high == doctest::Approx(0.4 / 0.9));
  const KeptInterval down = stability(off.scorer(), off.matrix).criteria[0].winner;
  CHECK(down.high == 1.0);
  CHECK(down.low == doctest::Approx(0.5 / 0.9));
}

TEST_CASE(
    "stability: missing cells that are open stand at 0.5, with a note; with those left out it is searched, with a "
    "note") {
  laws::WeighedValues problem({{0.6, 0.2}, {0.5, 0.4}}, {1.0, 1.0});
  const journeyrank::CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                                           {{"c0", {0.6, 0.5}}, {"c1", {0.2, 0.0}, {}, {0, 1}}});
  problem.model.criteria[1].missing = Missing::interval;
  const Stability found = stability(Scorer::fit(matrix, problem.model), matrix);
  CHECK(found.order.front() == 1);
  CHECK(found.criteria[1].winner.low == doctest::Approx(0.1 / 0.4));
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "open_cells");
  problem.model.criteria[1].missing = Missing::renormalise;
  const Stability searched = stability(Scorer::fit(matrix, problem.model), matrix);
  REQUIRE(searched.notes.size() == 1);
  CHECK(searched.notes[0].code == "searched");
  CHECK(refusal_code([&] { stability(Scorer::fit(matrix, problem.model), matrix, {.top = 0}); }) == "bad_option");
}

TEST_CASE("stability: by every method the ends keep what they say, and the doubles beyond them do not") {
  std::size_t ends = 0;
  Splitmix64 random(91);
  journeyrank::for_each_step<journeyrank::Method>([&](const auto& method) {
    for (std::size_t round = 0; round < 12 / laws::share_of_rounds; ++round) {
      const std::size_t m = 2 + random.below(3);
      std::vector<std::vector<double>> values(2 + random.below(6), std::vector<double>(m));
      for (auto& row : values) {
        for (double& value : row) value = 0.05 + 0.95 * random.unit();
      }
      std::vector<double> weights(m);
      for (double& weight : weights) weight = 0.1 + random.unit();
      laws::WeighedValues problem(values, weights);
      problem.model.method = method;
      const Scorer scorer = problem.scorer();
      const journeyrank::ValueMatrix cells(scorer, problem.matrix);
      const Stability found = stability(scorer, problem.matrix, {.top = 2});
      for (const CriterionStability& one : found.criteria) {
        const journeyrank::WeightPath path(cells, scorer.weights().normalised(), one.criterion);
        const auto wins = [&](double weight) {
          std::vector<double> scores(values.size());
          path.scores_at(weight, scores);
          for (const double score : scores) {
            if (score > scores[found.order[0]]) return false;
          }
          return true;
        };
        CHECK(wins(one.winner.low));
        CHECK(wins(one.winner.high));
        CHECK(wins(0.5 * (one.winner.low + one.winner.high)));
        if (one.winner.above) CHECK_FALSE(wins(std::nextafter(one.winner.high, 1.0)));
        if (one.winner.below) CHECK_FALSE(wins(std::nextafter(one.winner.low, 0.0)));
        ends += (one.winner.above ? 1 : 0) + (one.winner.below ? 1 : 0);
      }
    }
  });
  CHECK(ends > (laws::share_of_rounds == 1 ? 50 : 4));
}

TEST_CASE("stability: the number of threads changes nothing") {
  Splitmix64 random(3);
  std::vector<std::vector<double>> rows;
  for (int i = 0; i < 50; ++i) rows.push_back({random.unit(), random.unit(), random.unit(), random.unit()});
  const laws::WeighedValues problem(rows, {1.0, 2.0, 3.0, 4.0});
  const Stability one = stability(problem.scorer(), problem.matrix, {.threads = 1});
  const Stability many = stability(problem.scorer(), problem.matrix, {.threads = 3});
  for (std::size_t c = 0; c < 4; ++c) {
    CHECK(one.criteria[c].order.low == many.criteria[c].order.low);
    CHECK(one.criteria[c].order.high == many.criteria[c].order.high);
    CHECK(one.criteria[c].top.high == many.criteria[c].top.high);
  }
}
