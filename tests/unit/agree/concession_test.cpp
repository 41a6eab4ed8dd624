// SPDX-License-Identifier: MIT
#include "journeyrank/agree/concession.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/stakeholders.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::Concession;
using journeyrank::Concessions;
using journeyrank::concessions;
using journeyrank::TopSet;

using Numbers = std::vector<double>;

namespace {

/// The first k under weights, by score and then by name.
TopSet top_under(const laws::Stakeholders& problem, const Numbers& weights, std::size_t k) {
  auto model = problem.model;
  for (std::size_t c = 0; c < weights.size(); ++c) model.criteria[c].weight = weights[c];
  const auto ranking = journeyrank::rank(problem.matrix, model);
  TopSet top(ranking.order().begin(), ranking.order().begin() + static_cast<std::ptrdiff_t>(k));
  std::sort(top.begin(), top.end());
  return top;
}

double apart(const Numbers& a, const Numbers& b) {
  double sum = 0.0;
  for (std::size_t c = 0; c < a.size(); ++c) sum += std::fabs(a[c] - b[c]);
  return sum;
}

}  // namespace

TEST_CASE("concession: three journeys on the way from one criterion to the other: who gives what, by hand") {
  // a: 1 - t, c: 0.7 - 0.4 t, b: t. a leads up to t = 1/2, b from then on; c never leads: at 1/2 it has 0.5 as well.
  // With 0.66 - 0.2 t it leads from 0.425 to 0.55.
  const laws::Stakeholders problem({{1.0, 0.0}, {0.0, 1.0}, {0.66, 0.46}}, {{1, 0}, {0, 1}});
  const Concessions ways = concessions(problem.matrix, problem.model, "p0", "p1", 1);
  CHECK_FALSE(ways.agreed);
  // The longest stay is b's from 0.55 on: the first gives 0.55 of a way that is 2 long, the second nothing.
  CHECK(ways.least_in_all.top == TopSet{1});
  CHECK(ways.least_in_all.a_goes_to == doctest::Approx(0.55));
  CHECK(ways.least_in_all.a_gives == doctest::Approx(1.1));
  CHECK(ways.least_in_all.b_gives == 0.0);
  CHECK(ways.least_in_all.b_weights == Numbers{0.0, 1.0});
  // Fairer: both come to where c leads.
  CHECK(ways.fairest.top == TopSet{2});
  CHECK(ways.fairest.a_gives == doctest::Approx(0.85));
  CHECK(ways.fairest.b_gives == doctest::Approx(0.9));
  CHECK(ways.fairest.gives_in_all() == doctest::Approx(1.75));
}

TEST_CASE("concession: both rank the agreed top first with the weights they then have, by the library itself") {
  Splitmix64 random(1);
  int disagreeing = 0;
  for (int trial = 0; trial < 150; ++trial) {
    std::vector<Numbers> rows;
    for (int i = 0; i < 8; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::Stakeholders problem(rows, {laws::random_weights(random, 3), laws::random_weights(random, 3)});
    const std::size_t k = 1 + random.below(4);
    const Concessions ways = concessions(problem.matrix, problem.model, "p0", "p1", k);
    disagreeing += ways.agreed ? 0 : 1;
    for (const Concession* each : {&ways.least_in_all, &ways.fairest}) {
      CHECK(top_under(problem, each->a_weights, k) == each->top);
      CHECK(top_under(problem, each->b_weights, k) == each->top);
    }
    CHECK(ways.least_in_all.gives_in_all() <= ways.fairest.gives_in_all() + 1e-12);
    CHECK(std::max(ways.fairest.a_gives, ways.fairest.b_gives) <=
          std::max(ways.least_in_all.a_gives, ways.least_in_all.b_gives) + 1e-12);
  }
  CHECK(disagreeing > 50);
}

TEST_CASE("concession: no two points of a fine grid agree on a top for less, in all or for who gives more") {
  Splitmix64 random(2);
  for (int trial = 0; trial < 30; ++trial) {
    const std::size_t n = 3 + random.below(8);
    std::vector<Numbers> rows;
    for (std::size_t i = 0; i < n; ++i) rows.push_back({random.unit(), random.unit(), random.unit(), random.unit()});
    const Numbers from = laws::random_weights(random, 4);
    const Numbers to = laws::random_weights(random, 4);
    const laws::Stakeholders problem(rows, {from, to});
    const std::size_t k = 1 + random.below(2);
    const Concessions ways = concessions(problem.matrix, problem.model, "p0", "p1", k);
    const int steps = 200;
    std::vector<TopSet> tops;
    for (int s = 0; s <= steps; ++s) {
      const double t = static_cast<double>(s) / steps;
      Numbers weights;
      for (std::size_t c = 0; c < 4; ++c) weights.push_back((1.0 - t) * from[c] + t * to[c]);
      tops.push_back(top_under(problem, weights, k));
    }
    double least = 1.0;
    double fairest = 1.0;
    for (int a = 0; a <= steps; ++a) {
      for (int b = a; b <= steps; ++b) {
        if (tops[static_cast<std::size_t>(a)] != tops[static_cast<std::size_t>(b)]) continue;
        const double a_moves = static_cast<double>(a) / steps;
        const double b_moves = 1.0 - static_cast<double>(b) / steps;
        least = std::min(least, a_moves + b_moves);
        fairest = std::min(fairest, std::max(a_moves, b_moves));
      }
    }
    const double length = apart(from, to);
    CHECK(ways.least_in_all.gives_in_all() <= least * length + 1e-12);
    CHECK(ways.least_in_all.gives_in_all() >= (least - 2.0 / steps) * length - 1e-12);
    CHECK(std::max(ways.fairest.a_gives, ways.fairest.b_gives) <= fairest * length + 1e-12);
    CHECK(std::max(ways.fairest.a_gives, ways.fairest.b_gives) >= (fairest - 1.0 / steps) * length - 1e-12);
  }
}

TEST_CASE("concession: turned round, the two give the same") {
  Splitmix64 random(3);
  for (int trial = 0; trial < 50; ++trial) {
    std::vector<Numbers> rows;
    for (int i = 0; i < 7; ++i) rows.push_back({random.unit(), random.unit(), random.unit()});
    const laws::Stakeholders problem(rows, {laws::random_weights(random, 3), laws::random_weights(random, 3)});
    const Concessions one = concessions(problem.matrix, problem.model, "p0", "p1", 2);
    const Concessions other = concessions(problem.matrix, problem.model, "p1", "p0", 2);
    CHECK(one.least_in_all.top == other.least_in_all.top);
    CHECK(one.least_in_all.a_gives == doctest::Approx(other.least_in_all.b_gives));
    CHECK(one.least_in_all.b_gives == doctest::Approx(other.least_in_all.a_gives));
  }
}

TEST_CASE("concession: who agrees gives nothing, nor where all journeys are in the top or there is none") {
  const laws::Stakeholders problem({{0.9, 0.8}, {0.1, 0.2}}, {{1, 0}, {0, 1}});
  for (const std::size_t k : {1u, 2u, 9u}) {
    const Concessions ways = concessions(problem.matrix, problem.model, "p0", "p1", k);
    CHECK(ways.agreed);
    CHECK(ways.least_in_all.gives_in_all() == 0.0);
    CHECK(ways.fairest.gives_in_all() == 0.0);
    CHECK(ways.fairest.top.size() == std::min<std::size_t>(k, 2));
  }
  const laws::Stakeholders none({}, {{1, 0}, {0, 1}});
  CHECK(concessions(none.matrix, none.model, "p0", "p1", 3).agreed);
}

TEST_CASE("concession: copies tie all the way, and their names decide which of them is in the top") {
  const laws::Stakeholders problem({{0.2, 0.9}, {0.8, 0.1}, {0.2, 0.9}, {0.8, 0.1}}, {{1, 0}, {0, 1}});
  const Concessions ways = concessions(problem.matrix, problem.model, "p0", "p1", 1);
  CHECK_FALSE(ways.agreed);
  // 0.8 - 0.7 t against 0.2 + 0.7 t: equal at 3/7
  CHECK(ways.least_in_all.top == TopSet{0});
  CHECK(ways.least_in_all.a_goes_to == doctest::Approx(3.0 / 7.0));
}

TEST_CASE("concession: k = 0, an unknown profile and scores that are no lines are refused") {
  laws::Stakeholders problem({{0.9, 0.8}, {0.1, 0.2}}, {{1, 0}, {0, 1}});
  CHECK(refusal([&] { concessions(problem.matrix, problem.model, "p0", "p1", 0); }) ==
        "bad_option: concessions: found k = 0; allowed: 1 or more");
  CHECK(refusal_code([&] { concessions(problem.matrix, problem.model, "p0", "px", 1); }) == "unknown_name");
  const journeyrank::CriteriaMatrix gap(
      journeyrank::Names::of(std::vector<std::string>{"x", "y"}),
      {{.criterion = "c0", .values = {0.5, 0.0}, .missing = {0, 1}}, {.criterion = "c1", .values = {0.1, 0.2}}});
  CHECK(refusal_code([&] { concessions(gap, problem.model, "p0", "p1", 1); }) == "missing_cell");
  problem.model.criteria[0].missing = journeyrank::Missing::renormalise;
  CHECK(refusal_code([&] { concessions(gap, problem.model, "p0", "p1", 1); }) == "no_exact_answer");
  problem.model.criteria[0].missing = journeyrank::Missing::interval;
  CHECK_FALSE(concessions(gap, problem.model, "p0", "p1", 1).agreed);
}
