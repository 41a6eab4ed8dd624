// SPDX-License-Identifier: MIT
#include "journeyrank/judge/dominance.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/decision_lint.hpp"
#include "journeyrank/judge/potential_optimality.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"
#include "splitmix64.hpp"
#include "value_columns.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::Dominance;
using journeyrank::dominance;
using journeyrank::dominates;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Scorer;
using laws::exact_values_of;
using laws::matrix_of;
using laws::model_of;
using laws::random_columns;
using laws::scorer_of;
using laws::ValueColumns;

namespace {

using Counts = std::vector<std::uint32_t>;
using Witnesses = std::vector<std::optional<std::size_t>>;

Dominance dominance_of(const ValueColumns& columns, std::size_t threads = 1) {
  return dominance(scorer_of(columns), matrix_of(columns), threads);
}

}  // namespace

TEST_CASE("dominance: counts and witnesses of a small example") {
  const auto found = dominance_of({{1.0, 0.5, 0.5, 0.0, 0.9}, {0.5, 0.5, 0.25, 0.0, 1.0}});
  CHECK(found.layers == Counts{1, 2, 3, 4, 1});
  CHECK(found.dominates == Counts{3, 2, 1, 0, 3});
  CHECK(found.dominated_by == Counts{0, 2, 3, 4, 0});
  CHECK(found.dominator == Witnesses{std::nullopt, 4, 4, 4, std::nullopt});  // of 0 and 4, 4 scores more
  CHECK(found.notes.empty());
}

TEST_CASE("dominance: counts are those of all pairs, and the witness is on the front and dominates") {
  Splitmix64 random(1);
  for (int trial = 0; trial < 200; ++trial) {
    const auto columns = random_columns(random, 1 + random.below(40), 1 + random.below(5), random.below(6));
    const auto values = exact_values_of(columns);
    const auto found = dominance_of(columns);
    for (std::size_t a = 0; a < found.layers.size(); ++a) {
      std::uint32_t above = 0;
      std::uint32_t below = 0;
      for (std::size_t b = 0; b < found.layers.size(); ++b) {
        above += dominates(values[b], values[a]) ? 1 : 0;
        below += dominates(values[a], values[b]) ? 1 : 0;
      }
      CHECK(found.dominated_by[a] == above);
      CHECK(found.dominates[a] == below);
      REQUIRE(found.dominator[a].has_value() == (above > 0));
      CHECK((found.layers[a] == 1) == (above == 0));
      if (above == 0) continue;
      CHECK(found.layers[*found.dominator[a]] == 1);
      CHECK(dominates(values[*found.dominator[a]], values[a]));
    }
  }
}

TEST_CASE("dominance: of dominators with equal scores the smaller id is named") {
  Model model;
  model.criteria = {{.id = "a", .scale = Anchored{0.0, 1.0}}, {.id = "b", .scale = Anchored{0.0, 1.0}}};
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"weak", "second", "first"}),
      {{.criterion = "a", .values = {0.25, 0.5, 0.75}}, {.criterion = "b", .values = {0.25, 0.75, 0.5}}});
  CHECK(dominance(Scorer::fit(matrix, model), matrix).dominator[0] == 2);
}

TEST_CASE("dominance: equal journeys do not dominate each other") {
  const auto found = dominance_of({{0.5, 0.5, 0.5}, {0.1, 0.1, 0.1}});
  CHECK(found.layers == Counts{1, 1, 1});
  CHECK(found.dominates == Counts{0, 0, 0});
  CHECK(found.dominator == Witnesses(3));
}

TEST_CASE("dominance: a criterion of weight 0 does not count") {
  const ValueColumns columns = {{1.0, 0.5}, {0.0, 1.0}};
  auto model = model_of(columns);
  model.criteria[1].weight = 0.0;
  const auto matrix = matrix_of(columns);
  CHECK(dominance(Scorer::fit(matrix, model), matrix).dominates == Counts{1, 0});
  CHECK(dominance_of(columns).dominates == Counts{0, 0});
}

TEST_CASE("dominance: no journey is empty, one is a front, 3 x 50 and 5,000 x 4 go through") {
  CHECK(dominance_of({{}, {}}).layers.empty());
  CHECK(dominance_of({{0.1}}).layers == Counts{1});
  Splitmix64 random(2);
  CHECK(dominance_of(random_columns(random, 3, 50)).layers == Counts{1, 1, 1});
  const auto large = dominance_of(random_columns(random, 5000, 4), 2);
  std::uint64_t dominated = 0;
  std::uint64_t dominating = 0;
  for (std::size_t i = 0; i < 5000; ++i) {
    dominated += large.dominated_by[i];
    dominating += large.dominates[i];
  }
  CHECK(dominated == dominating);
}

TEST_CASE("dominance: the number of threads changes nothing") {
  Splitmix64 random(3);
  const auto columns = random_columns(random, 300, 3, 8);
  const auto one = dominance_of(columns, 1);
  const auto four = dominance_of(columns, 4);
  CHECK(four.dominated_by == one.dominated_by);
  CHECK(four.dominator == one.dominator);
}

TEST_CASE(
    "dominance: layers are those of the values, whatever the method; who could be first is searched where none adds "
    "up") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.1}, {0.1, 0.8}}, {1.0, 1.0});
  const auto by_sum = dominance(problem.scorer(), problem.matrix);
  problem.model.method = journeyrank::Topsis{};
  const Scorer scorer = problem.scorer();
  CHECK(dominance(scorer, problem.matrix).layers == by_sum.layers);
  CHECK(dominance(scorer, problem.matrix).dominated_by == by_sum.dominated_by);
  const auto best = journeyrank::potential_optimality(scorer, problem.matrix);
  CHECK(best.searched);
  REQUIRE(best.cases.size() == 3);
  REQUIRE(best.notes.size() == 1);
  CHECK(best.notes[0].code == "first_searched");
}

TEST_CASE("dominance: a cell left out is refused, an open one counts 0.5 and a note says so") {
  Model model;
  model.criteria = {{.id = "a", .scale = Anchored{0.0, 1.0}, .missing = Missing::renormalise}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"known", "gap"}),
                              {{.criterion = "a", .values = {0.75, 0.0}, .missing = {0, 1}}});
  model.criteria.push_back({.id = "b", .missing = Missing::worst});
  CHECK(refusal_code([&] { dominance(Scorer::fit(matrix, model), matrix); }) == "no_exact_answer");
  model.criteria[0].missing = Missing::interval;
  const auto found = dominance(Scorer::fit(matrix, model), matrix);
  CHECK(found.dominator[1] == 0);
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "open_cells");
}

TEST_CASE("dominance: a method that can rank a dominated journey above is told in a note, in the words of the lint") {
  laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.1}}, {1.0, 1.0});
  CHECK(dominance(problem.scorer(), problem.matrix).notes.empty());
  problem.model.method = journeyrank::Codas{};
  const auto found = dominance(problem.scorer(), problem.matrix);
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].code == "method_breaks_dominance");
  CHECK(found.notes[0].text.starts_with("codas can rank a journey below one that is no better on any criterion: "));
  for (const auto& finding : journeyrank::lint_decision(problem.matrix, problem.model)) {
    if (finding.code == journeyrank::LintCode::method_breaks_dominance) CHECK(finding.sentence == found.notes[0].text);
  }
}
