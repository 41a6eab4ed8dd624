// SPDX-License-Identifier: MIT
#include "journeyrank/judge/searched_change.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/judge/what_if.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::change_into_top;
using journeyrank::CriteriaMatrix;
using journeyrank::distance;
using journeyrank::MatrixColumn;
using journeyrank::Missing;
using journeyrank::Names;
using journeyrank::Norm;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::smallest_change;
using journeyrank::WeightChange;

namespace {

constexpr Norm norms[] = {Norm::l1, Norm::l2, Norm::linf};

/// The journeys ranked anew with these weights typed in.
Ranking ranked_with(const Ranking& base, const CriteriaMatrix& matrix, const std::vector<double>& weights) {
  journeyrank::Scenario scenario{.weights = {}, .others = journeyrank::Others::as_given};
  for (std::size_t c = 0; c < weights.size(); ++c) {
    scenario.weights.push_back({base.scorer().model().criteria[c].id, weights[c]});
  }
  return rank_scenario(base, matrix, scenario);
}

bool has_note(const WeightChange& change, const std::string& code) {
  return std::any_of(change.notes.begin(), change.notes.end(), [&](const auto& note) { return note.code == code; });
}

/// A sum of which one cell is left out.
struct LeftOut {
  journeyrank::Model model;
  CriteriaMatrix matrix;

  explicit LeftOut(const std::vector<std::vector<double>>& rows, const std::vector<double>& weights) {
    laws::WeighedValues known(rows, weights);
    model = known.model;
    std::vector<MatrixColumn> columns;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < rows.size(); ++i) names.push_back(std::string(1, static_cast<char>('a' + i)));
    for (std::size_t c = 0; c < weights.size(); ++c) {
      model.criteria[c].missing = Missing::renormalise;
      MatrixColumn column{.criterion = model.criteria[c].id};
      for (const auto& row : rows) column.values.push_back(row[c]);
      if (c == 0) {
        column.missing.assign(rows.size(), 0);
        column.missing[1] = 1;
      }
      columns.push_back(std::move(column));
    }
    matrix = CriteriaMatrix(Names::of(names), std::move(columns));
  }
};

}  // namespace

TEST_CASE("searched_change: by every method the weights found, typed in again, make it" *
          doctest::skip(laws::share_of_rounds > 1)) {
  Splitmix64 random(71);
  std::size_t looked_at = 0;
  std::vector<journeyrank::Method> methods;
  journeyrank::for_each_step<journeyrank::Method>([&](const auto& method) { methods.push_back(method); });
  for (const journeyrank::Method& method : methods) {
    for (std::size_t trial = 0; trial < 3; ++trial) {
      std::vector<std::vector<double>> rows(4, std::vector<double>(3));
      for (auto& row : rows) {
        for (double& value : row) value = 0.05 + 0.95 * random.unit();
      }
      laws::WeighedValues problem(rows, {0.2 + random.unit(), 0.2 + random.unit(), 0.2 + random.unit()});
      problem.model.method = method;
      const Ranking base = rank(problem.matrix, problem.model);
      CAPTURE(step_name(problem.model.method));
      const Norm norm = norms[trial];
      const std::size_t own = base.order()[3];
      const std::size_t other = base.order()[trial];
      const std::string& id = base.journeys()[own];
      const WeightChange past = smallest_change(base, problem.matrix, id, base.journeys()[other], norm);
      const WeightChange top = change_into_top(base, problem.matrix, id, {.top = 2, .norm = norm});
      const bool sum = adds_up(problem.model.method);
      for (const WeightChange* change : {&past, &top}) {
        CHECK(change->searched != sum);
        if (change->distance > 0.0 || !change->possible) CHECK(has_note(*change, "searched_change") != sum);
        if (!change->possible) continue;
        ++looked_at;
        CHECK_FALSE(has_note(*change, "not_settled"));
        const auto weights = base.scorer().weights().normalised();
        CHECK(change->distance == doctest::Approx(distance(weights, change->weights, norm)));
        const Ranking there = ranked_with(base, problem.matrix, change->weights);
        if (change == &past) CHECK(there.scores()[own] >= there.scores()[other]);
        if (change == &top) CHECK(there.ranks()[own] <= 2);
      }
    }
  }
  CHECK(looked_at > 60);
}

TEST_CASE("searched_change: a little less of it does not do") {
  laws::WeighedValues problem({{0.9, 0.2, 0.4}, {0.3, 0.7, 0.6}}, {3.0, 1.0, 1.0});
  problem.model.method = journeyrank::Topsis{};
  const Ranking base = rank(problem.matrix, problem.model);
  const auto now = base.scorer().weights().normalised();
  for (const Norm norm : norms) {
    const WeightChange change = smallest_change(base, problem.matrix, "b", "a", norm);
    REQUIRE(change.possible);
    std::vector<double> less(3);
    for (std::size_t c = 0; c < 3; ++c) less[c] = now[c] + (1.0 - 1e-9) * (change.weights[c] - now[c]);
    const Ranking there = ranked_with(base, problem.matrix, less);
    CHECK(there.scores()[1] < there.scores()[0]);
  }
}

TEST_CASE("searched_change: it is there already: 0 without a note; none is found: not possible, and no proof") {
  laws::WeighedValues problem({{0.9, 0.9}, {0.5, 0.5}, {0.4, 0.6}}, {1.0, 1.0});
  problem.model.method = journeyrank::WeightedProduct{};
  const Ranking base = rank(problem.matrix, problem.model);
  const WeightChange already = change_into_top(base, problem.matrix, "b", {.top = 2});
  CHECK(already.possible);
  CHECK(already.distance == 0.0);
  CHECK(already.notes.empty());
  CHECK(smallest_change(base, problem.matrix, "a", "b").distance == 0.0);
  const WeightChange never = smallest_change(base, problem.matrix, "b", "a");
  CHECK_FALSE(never.possible);
  REQUIRE(never.notes.size() == 1);
  CHECK(never.notes[0].code == "searched_change");
  CHECK(
      never.notes[0].text.starts_with("looked for by search, not proven to be out of reach: the method "
                                      "weighted_product does not add up"));
  CHECK_FALSE(change_into_top(base, problem.matrix, "b").possible);
  CHECK(refusal_code([&] { change_into_top(base, problem.matrix, "b", {.top = 0}); }) == "bad_option");
  CHECK(refusal_code([&] { smallest_change(base, problem.matrix, "b", "b"); }) == "bad_option");
  CHECK(change_into_top(base, problem.matrix, "c", {.top = 9}).distance == 0.0);
}

TEST_CASE("searched_change: one criterion leaves nothing to move") {
  laws::WeighedValues problem({{0.9}, {0.5}}, {1.0});
  problem.model.method = journeyrank::Topsis{};
  const Ranking base = rank(problem.matrix, problem.model);
  CHECK_FALSE(smallest_change(base, problem.matrix, "b", "a").possible);
}

TEST_CASE("searched_change: equal on one criterion and behind on the other is level where the other weighs nothing") {
  laws::WeighedValues problem({{0.9, 0.5, 0.4}, {0.3, 0.5, 0.4}}, {0.5, 0.25, 0.25});
  problem.model.method = journeyrank::WeightedProduct{};
  const Ranking base = rank(problem.matrix, problem.model);
  // 0.5 of c0 goes to c1 and c2, as much to each: by hand.
  CHECK(smallest_change(base, problem.matrix, "b", "a", Norm::l1).distance == doctest::Approx(1.0));
  CHECK(smallest_change(base, problem.matrix, "b", "a", Norm::l2).distance == doctest::Approx(std::sqrt(0.375)));
  CHECK(smallest_change(base, problem.matrix, "b", "a", Norm::linf).distance == doctest::Approx(0.5));
}

TEST_CASE("searched_change: where a cell is left out it is the crossing of the rescaled score") {
  // With weight w on c0, b scores 0.6 on c1 alone, and a 0.9 w + 0.2 (1 - w): level where w = 4/7.
  const LeftOut problem({{0.9, 0.2}, {0.0, 0.6}}, {3.0, 1.0});
  const Ranking base = rank(problem.matrix, problem.model);
  for (const Norm norm : norms) {
    const WeightChange change = smallest_change(base, problem.matrix, "b", "a", norm);
    REQUIRE(change.possible);
    CHECK(change.searched);
    CHECK(change.weights[0] == doctest::Approx(4.0 / 7.0).epsilon(1e-12));
    CHECK(change.notes.front().text.find("a missing cell is left out") != std::string::npos);
    CHECK(ranked_with(base, problem.matrix, change.weights).ranks()[1] == 1);
  }
  // Nearer than a only where c1 weighs nothing, where b has nothing left: no ranking is to be had there.
  const LeftOut worse({{0.9, 0.8}, {0.0, 0.6}}, {1.0, 1.0});
  CHECK_FALSE(smallest_change(rank(worse.matrix, worse.model), worse.matrix, "b", "a").possible);
}

TEST_CASE("searched_change: a criterion that the matrix lacks stays at 0, one of weight 0 is raised, with a note") {
  laws::WeighedValues problem({{0.9, 0.5, 0.1}, {0.3, 0.4, 0.8}}, {1.0, 1.0, 0.0});
  problem.model.method = journeyrank::Vikor{};
  problem.model.criteria.push_back({.id = "elsewhere", .scale = journeyrank::Anchored{0.0, 1.0}, .weight = 0.0});
  const Ranking base = rank(problem.matrix, problem.model);
  const WeightChange change = smallest_change(base, problem.matrix, "b", "a");
  REQUIRE(change.possible);
  CHECK(change.weights[2] > 0.0);
  CHECK(change.weights[3] == 0.0);
  CHECK(has_note(change, "criteria_off"));
}

TEST_CASE("searched_change: with weighted groups all weights, stated again as shares, make it in the very scores") {
  laws::WeighedValues problem({{0.9, 0.5, 0.1, 0.6}, {0.3, 0.4, 0.8, 0.5}, {0.6, 0.6, 0.2, 0.7}}, {3.0, 1.0, 1.0, 1.0});
  problem.model.groups = {{.id = "customer", .weight = 0.6, .members = {"c0", "c1"}},
                          {.id = "company", .weight = 0.4, .members = {"c2", "c3"}}};
  for (const journeyrank::Method& method :
       {journeyrank::Method{journeyrank::Topsis{}}, journeyrank::Method{journeyrank::Vikor{}}, journeyrank::Method{}}) {
    problem.model.method = method;
    const Ranking base = rank(problem.matrix, problem.model);
    const std::string last = base.journeys()[base.order().back()];
    for (const Norm norm : norms) {
      const WeightChange change = change_into_top(base, problem.matrix, last, {.norm = norm});
      REQUIRE(change.possible);
      CHECK(change.distance > 0.0);
      CHECK_FALSE(has_note(change, "not_settled"));
      journeyrank::Scenario scenario;
      for (std::size_t c = 0; c < 4; ++c) {
        scenario.weights.push_back({problem.model.criteria[c].id, change.weights[c]});
      }
      CHECK(rank_scenario(base, problem.matrix, scenario).ranks()[base.order().back()] == 1);
    }
  }
}
