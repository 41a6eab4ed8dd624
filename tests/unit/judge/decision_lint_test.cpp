// SPDX-License-Identifier: MIT
#include "journeyrank/judge/decision_lint.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/metric.hpp"

#include "found_codes.hpp"
#include "laws/random_problem.hpp"
#include "refusal.hpp"

using namespace journeyrank;

namespace {

/// Criteria "a", "b", ... on scales from 0 to 1, with these weights.
Model model_of(const std::vector<double>& weights) {
  Model model;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    model.criteria.push_back(
        {.id = std::string(1, static_cast<char>('a' + c)), .scale = Anchored{}, .weight = weights[c]});
  }
  return model;
}

/// A column a criterion "a", "b", ...
CriteriaMatrix matrix_of(const std::vector<std::vector<double>>& columns) {
  std::vector<MatrixColumn> made;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    made.push_back({.criterion = std::string(1, static_cast<char>('a' + c)), .values = columns[c]});
  }
  return CriteriaMatrix(Names::numbered(columns[0].size()), made);
}

std::vector<std::string> sentences(const std::vector<LintFinding>& findings, LintCode code) {
  std::vector<std::string> texts;
  for (const auto& each : findings) {
    if (each.code == code) texts.push_back(each.sentence);
  }
  return texts;
}

const LintFinding* finding(const std::vector<LintFinding>& findings, LintCode code, const std::string& criterion) {
  for (const auto& each : findings) {
    if (each.code == code && each.criterion == criterion) return &each;
  }
  return nullptr;
}

/// The finding whose sentence names a criterion.
const LintFinding* naming(const std::vector<LintFinding>& findings, LintCode code, const std::string& criterion) {
  for (const auto& each : findings) {
    if (each.code == code && each.sentence.find(criterion) != std::string::npos) return &each;
  }
  return nullptr;
}

/// Estimates of a matrix: rates with so many observations.
std::vector<std::vector<Estimate>> rates(const CriteriaMatrix& matrix, std::int64_t n) {
  std::vector<std::vector<Estimate>> estimates(matrix.criterion_count());
  for (std::size_t c = 0; c < estimates.size(); ++c) {
    for (const double rate : matrix.column(c)) {
      estimates[c].push_back(measured_rate(static_cast<std::int64_t>(rate * static_cast<double>(n)), n));
    }
  }
  return estimates;
}

/// The ranks with one weight of all, the others in proportion.
std::vector<std::uint32_t> ranks_at(Model model, const CriteriaMatrix& matrix, std::size_t c, double share) {
  double others = 0.0;
  for (std::size_t i = 0; i < model.criteria.size(); ++i) others += i == c ? 0.0 : model.criteria[i].weight;
  for (std::size_t i = 0; i < model.criteria.size(); ++i) {
    double& weight = model.criteria[i].weight;
    weight = i == c ? share : weight / others * (1.0 - share);
  }
  const auto ranking = rank(matrix, model);
  return {ranking.ranks().begin(), ranking.ranks().end()};
}

}  // namespace

TEST_CASE("decision_lint: a relative scale is named, but not that of a criterion that is off") {
  Model model = model_of({1.0, 1.0});
  model.criteria[0].scale = MinMax{};
  const auto matrix = matrix_of({{0.1, 0.9, 0.5}, {0.9, 0.2, 0.4}});
  const auto found = lint_decision(matrix, model);
  CHECK(sentences(found, LintCode::relative_scale) ==
        std::vector<std::string>{
            "a is scaled by min_max over the 3 journeys at hand: one more or less can reorder the others"});
  CHECK(finding(found, LintCode::relative_scale, "a")->severity == Severity::warning);
  model.criteria[0].weight = 0.0;
  CHECK_FALSE(has_code(lint_decision(matrix, model), LintCode::relative_scale));
}

TEST_CASE("decision_lint: a method that compares journeys is named, one that looks at each alone is not") {
  Model model = model_of({1.0, 1.0});
  const auto matrix = matrix_of({{0.1, 0.9, 0.5}, {0.9, 0.2, 0.4}});
  model.method = journeyrank::Vikor{};
  CHECK(sentences(lint_decision(matrix, model), LintCode::relative_method) ==
        std::vector<std::string>{
            "vikor compares the 3 journeys with each other: one more or less can reorder the others"});
  model.method = journeyrank::WeightedProduct{};
  CHECK_FALSE(has_code(lint_decision(matrix, model), LintCode::relative_method));
}

TEST_CASE("decision_lint: a method that breaks dominance as it was published is a serious finding") {
  Model model = model_of({1.0, 1.0});
  const auto matrix = matrix_of({{0.1, 0.9, 0.5}, {0.9, 0.2, 0.4}});
  model.method = journeyrank::Aroman{};
  const auto found = lint_decision(matrix, model);
  CHECK(
      sentences(found, LintCode::method_breaks_dominance) ==
      std::vector<std::string>{"aroman can rank a journey below one that is no better on any criterion: its published "
                               "formula rewards a journey for more of what it should have less of"});
  model.method = journeyrank::Moora{};
  CHECK_FALSE(has_code(lint_decision(matrix, model), LintCode::method_breaks_dominance));
}

TEST_CASE("decision_lint: a criterion without which every rank is the same is idle, and one that orders as they do") {
  const auto small = lint_decision(matrix_of({{0.9, 0.5, 0.1}, {0.51, 0.52, 0.53}}), model_of({1.0, 1.0}));
  CHECK(sentences(small, LintCode::idle_criterion) ==
        std::vector<std::string>{"without b the 3 journeys have the same ranks"});
  const auto alike = lint_decision(matrix_of({{0.9, 0.5, 0.1}, {0.8, 0.7, 0.6}}), model_of({1.0, 3.0}));
  CHECK_FALSE(has_code(small, LintCode::idle_at_any_weight));
  CHECK_FALSE(has_code(alike, LintCode::idle_criterion));
  CHECK(sentences(alike, LintCode::idle_at_any_weight) ==
        std::vector<std::string>{
            "at any weight from 0 to 1 of a and b, each by itself, the 3 journeys have the same ranks"});
  CHECK_FALSE(has_code(alike, LintCode::idle_weight));
  CHECK(alike[0].criterion.empty());
  CHECK(alike[0].evidence == std::vector<LintEvidence>{{"criteria", 2.0}});
  CHECK(small[0].criterion == "b");
}

TEST_CASE("decision_lint: a weight that may be anything leaves the winner, though others change places") {
  const auto found =
      lint_decision(matrix_of({{0.9, 0.1, 0.5}, {0.8, 0.6, 0.1}, {0.7, 0.1, 0.2}}), model_of({1.0, 1.0, 1.0}));
  CHECK(sentences(found, LintCode::idle_weight) ==
        std::vector<std::string>{"1 comes first at any weight from 0 to 1 of a, b and c, each by itself"});
  CHECK(finding(found, LintCode::idle_weight, "")->journey == "1");
}

TEST_CASE("decision_lint: what it says of weights holds at every weight, and nothing that holds is left out") {
  std::size_t idle = 0;
  std::size_t at_any_weight = 0;
  std::size_t winners = 0;
  std::size_t by_steps = 0;
  laws::for_each_problem(
      81, 400, {.most_journeys = 4, .most_criteria = 4}, [&](const laws::Problem& problem, Splitmix64&) {
        by_steps += adds_up(problem.model.method) ? 0 : 1;
        const auto matrix = problem.matrix();
        const auto found = lint_decision(matrix, problem.model);
        const auto ranking = rank(matrix, problem.model);
        const std::vector<std::uint32_t> stated(ranking.ranks().begin(), ranking.ranks().end());
        for (std::size_t c = 0; c < problem.model.criteria.size(); ++c) {
          const std::string& id = problem.model.criteria[c].id;
          const auto* criterion = naming(found, LintCode::idle_criterion, id);
          const auto* at_any = naming(found, LintCode::idle_at_any_weight, id);
          const auto* weight = naming(found, LintCode::idle_weight, id);
          const double share = ranking.scorer().weights().normalised(c);
          if (share == 0.0 || share == 1.0 || matrix.extent(c).low == matrix.extent(c).high) {
            CHECK(criterion == nullptr);
            CHECK(at_any == nullptr);
            CHECK(weight == nullptr);
            continue;
          }
          bool same = true;
          bool first = true;
          const auto look = [&](int steps) {
            same = first = true;
            for (int step = 0; step <= steps; ++step) {
              const auto ranks = ranks_at(problem.model, matrix, c, step / static_cast<double>(steps));
              same = same && ranks == stated;
              for (std::size_t j = 0; j < ranks.size(); ++j) first = first && (stated[j] > 1 || ranks[j] == 1);
            }
          };
          look(16);
          const bool one = std::count(stated.begin(), stated.end(), 1U) == 1 && stated.size() > 1;
          const bool misses = same != (at_any != nullptr) || (one && first && weight == nullptr);
          if (misses && !adds_up(problem.model.method)) look(512);  // as often as the lint does
          if (stated.size() > 1) CHECK((at_any != nullptr) == same);
          const bool same_without = ranks_at(problem.model, matrix, c, 0.0) == stated;
          if (stated.size() > 1) CHECK((criterion != nullptr) == (same_without && !same));
          if (weight != nullptr) CHECK(first);
          if (one && first && !same) CHECK(weight != nullptr);
          idle += criterion != nullptr ? 1 : 0;
          at_any_weight += at_any != nullptr ? 1 : 0;
          winners += weight != nullptr ? 1 : 0;
        }
      });
  CHECK(idle > 20);
  CHECK(at_any_weight > 20);
  CHECK(winners > 20);
  CHECK(by_steps > 100);
}

TEST_CASE("decision_lint: a weight is tried in steps by a method that does not add up, and the sentence says so") {
  Model model = model_of({1.0, 1.0, 1.0});
  const auto matrix = matrix_of({{0.9, 0.1, 0.5}, {0.8, 0.6, 0.1}, {0.7, 0.1, 0.2}});
  for (const Method& method : {Method{WeightedProduct{}}, Method{Waspas{}}, Method{Topsis{}}, Method{Vikor{}}}) {
    model.method = method;
    CHECK(sentences(lint_decision(matrix, model), LintCode::idle_weight) ==
          std::vector<std::string>{"1 comes first at any weight from 0 to 1 of a, b and c, each by itself (tried in "
                                   "steps of 1/512)"});
  }
}

TEST_CASE("decision_lint: weights of more than a million cells are not tried in steps, and a finding says so") {
  Model model = model_of({1.0, 1.0});
  Splitmix64 random(9);
  std::vector<std::vector<double>> columns(2, std::vector<double>(500'001));
  for (auto& column : columns) {
    for (double& cell : column) cell = random.unit();
  }
  model.method = WeightedProduct{};
  CHECK(
      sentences(lint_decision(matrix_of(columns), model), LintCode::weights_not_tried) ==
      std::vector<std::string>{"of 1000002 cells, more than 1000000, no weight was tried by weighted_product: nothing "
                               "is said of weights that do not matter"});
  model.method = WeightedSum{};
  CHECK_FALSE(has_code(lint_decision(matrix_of(columns), model), LintCode::weights_not_tried));
}

TEST_CASE("decision_lint: a winner that is ahead of the second on one criterion of three is named with its cell") {
  const auto found =
      lint_decision(matrix_of({{1.0, 0.0, 0.1}, {0.5, 0.625, 0.0}, {0.5, 0.5, 0.0}}), model_of({2.0, 1.0, 1.0}));
  REQUIRE(finding(found, LintCode::one_cell_winner, "a") != nullptr);
  const LintFinding& one = *finding(found, LintCode::one_cell_winner, "a");
  CHECK(one.severity == Severity::warning);
  CHECK(one.journey == "1");
  CHECK(one.sentence == "1 comes first, before 2, by its a alone: with 0.0624999 in place of 1 it would not");
  REQUIRE(one.evidence.size() == 3);
  CHECK(one.evidence[0] == LintEvidence{"lead", 0.46875});
  CHECK(one.evidence[1] == LintEvidence{"cell", 1.0});
  CHECK(one.evidence[2].value < 0.0625);
}

TEST_CASE("decision_lint: two criteria, two that are ahead, or a shared first place are no winner by one cell") {
  const auto found = [](const std::vector<std::vector<double>>& columns, const std::vector<double>& weights) {
    return has_code(lint_decision(matrix_of(columns), model_of(weights)), LintCode::one_cell_winner);
  };
  CHECK_FALSE(found({{1.0, 0.0}, {0.0, 0.5}}, {1.0, 1.0}));
  CHECK_FALSE(found({{1.0, 0.0}, {0.6, 0.5}, {0.0, 0.1}}, {1.0, 1.0, 1.0}));
  CHECK_FALSE(found({{0.5, 0.0}, {0.0, 0.5}, {0.1, 0.1}}, {1.0, 1.0, 1.0}));
  CHECK_FALSE(found({{1.0, 0.0}, {0.0, 0.5}, {0.1, 0.1}}, {1.0, 1.0, 0.0}));
  CHECK(found({{1.0, 0.0}, {0.0, 0.5}, {0.1, 0.1}}, {1.0, 1.0, 1.0}));
}

TEST_CASE("decision_lint: a winner by one cell on a relative scale has the value at which it turns, too") {
  Model model = model_of({2.0, 1.0, 1.0});
  model.criteria[0].scale = MinMax{};
  const auto found = lint_decision(matrix_of({{1.0, 0.0}, {0.5, 0.6}, {0.5, 0.5}}), model);
  CHECK(finding(found, LintCode::one_cell_winner, "a")->sentence ==
        "1 comes first, before 2, by its a alone: with 0 in place of 1 it would not");
  CHECK(finding(found, LintCode::one_cell_winner, "a")->evidence.size() == 3);
}

TEST_CASE("decision_lint: a winner by one cell is named for every method, with the value at which it turns") {
  Model model = model_of({2.0, 1.0, 1.0});
  const auto matrix = matrix_of({{1.0, 0.2, 0.1}, {0.5, 0.625, 0.1}, {0.5, 0.5, 0.1}});
  for (const Method& method : {Method{WeightedProduct{}}, Method{Waspas{}}, Method{Topsis{}}, Method{Vikor{}}}) {
    model.method = method;
    const auto found = lint_decision(matrix, model);
    REQUIRE(finding(found, LintCode::one_cell_winner, "a") != nullptr);
    const LintFinding& one = *finding(found, LintCode::one_cell_winner, "a");
    CHECK(one.sentence.starts_with("1 comes first, before 2, by its a alone: with "));
    REQUIRE(one.evidence.size() == 3);
    const double turns = one.evidence[2].value;
    const auto first_with = [&](double cell) {
      return rank(matrix_of({{cell, 0.2, 0.1}, {0.5, 0.625, 0.1}, {0.5, 0.5, 0.1}}), model).unpinned_ranks()[0] == 1;
    };
    CHECK_FALSE(first_with(turns));
    CHECK(first_with(std::nextafter(turns, 1.0)));
  }
}

TEST_CASE("decision_lint: a winner by one cell is one only where it would not win with the other's value there") {
  // 2 has no b: of a and c the winner leads on a alone; but with 2's a it is ahead still where its b is high.
  const auto found = [](double b) {
    Model model = model_of({1.0, 1.0, 1.0});
    for (auto& each : model.criteria) each.missing = Missing::renormalise;
    const std::vector<MatrixColumn> columns = {{.criterion = "a", .values = {0.9, 0.5}},
                                               {.criterion = "b", .values = {b, 0.0}, .missing = {0, 1}},
                                               {.criterion = "c", .values = {0.4, 0.5}}};
    return has_code(lint_decision(CriteriaMatrix(Names::numbered(2), columns), model), LintCode::one_cell_winner);
  };
  CHECK(found(0.5));
  CHECK_FALSE(found(1.0));
}

TEST_CASE("decision_lint: a cut that samples may have put there is noise, one that many observations made is not") {
  const auto matrix = matrix_of({{0.9, 0.5, 0.48, 0.44, 0.1}});
  Model model = model_of({1.0});
  model.criteria[0].metric = Rate{.column = "x", .at_least = 1.0, .shrink = {.how = Shrink::none}};
  const auto few = lint_decision(matrix, model, rates(matrix, 50));
  const auto noise = sentences(few, LintCode::noise_decides);
  REQUIRE(noise.size() == 1);
  CHECK(
      noise[0].starts_with("noise may decide the top 3: 3 (48.0 points) and 4 (44.0 points) truly stand the other way "
                           "round with a chance of 3"));
  CHECK(few[0].evidence[0] == LintEvidence{"top", 3.0});
  CHECK(lint_decision(matrix, model, rates(matrix, 50000)).empty());
  CHECK(lint_decision(matrix, model).empty());
  const auto level = matrix_of({{0.5, 0.5}});
  const auto even = sentences(lint_decision(level, model, rates(level, 100)), LintCode::noise_decides);
  REQUIRE(even.size() == 1);
  CHECK(
      even[0].starts_with("noise may decide the first place: 1 (50.0 points) and 2 (50.0 points) truly stand the "
                          "other way round with a chance of "));
}

TEST_CASE("decision_lint: a winner by a small divisor that the median would undo is told, with where it turns") {
  Model model;
  model.criteria = {{.id = "value", .scale = Anchored{0.0, 100.0}},
                    {.id = "effort", .direction = Direction::minimize, .scale = Reciprocal{.at_1 = 0.25}}};
  model.method = WeightedProduct{};
  const auto matrix = [](const std::vector<double>& values, const std::vector<double>& efforts) {
    return CriteriaMatrix(Names::numbered(values.size()),
                          {{.criterion = "value", .values = values}, {.criterion = "effort", .values = efforts}});
  };
  // 10 / 0.5 = 20 against 60 / 4 = 15: it turns at 10 / 15 = 0.667.
  const auto found = lint_decision(matrix({10.0, 60.0, 40.0}, {0.5, 4.0, 4.0}), model);
  const LintFinding* small = finding(found, LintCode::small_divisor_decides, "effort");
  REQUIRE(small != nullptr);
  CHECK(small->journey == "1");
  CHECK(small->severity == Severity::warning);
  CHECK(small->sentence.starts_with("1 comes first by a small effort: with 0.6"));
  CHECK(small->sentence.ends_with("in place of 0.5 it would not (the median journey has 4)"));
  CHECK(std::abs(small->evidence[1].value - 10.0 / 15.0) < 1e-12);
  // A winner with the median effort or more, one that would win with it as well, and two journeys: nothing.
  CHECK_FALSE(
      has_code(lint_decision(matrix({90.0, 10.0, 40.0}, {4.0, 0.5, 4.0}), model), LintCode::small_divisor_decides));
  CHECK_FALSE(
      has_code(lint_decision(matrix({90.0, 60.0, 40.0}, {3.0, 4.0, 4.0}), model), LintCode::small_divisor_decides));
  CHECK_FALSE(has_code(lint_decision(matrix({10.0, 60.0}, {0.5, 4.0}), model), LintCode::small_divisor_decides));
}

TEST_CASE("decision_lint: one journey, none, one criterion and equal journeys leave nothing to decide") {
  CHECK(lint_decision(matrix_of({{0.5}, {0.2}, {0.1}}), model_of({1.0, 1.0, 1.0})).empty());
  CHECK(lint_decision(matrix_of({{}, {}}), model_of({1.0, 1.0})).empty());
  CHECK(lint_decision(matrix_of({{0.5, 0.7}}), model_of({1.0})).empty());
  CHECK(lint_decision(matrix_of({{0.5, 0.7}, {0.2, 0.3}}), model_of({1.0, 0.0})).empty());
  CHECK(lint_decision(matrix_of({{0.5, 0.5}, {0.2, 0.2}, {0.3, 0.3}}), model_of({1.0, 2.0, 3.0})).empty());
}

TEST_CASE("decision_lint: with a cell left out weights are tried in steps; an open one stands at a half") {
  Model model = model_of({1.0, 1.0, 1.0});
  const std::vector<MatrixColumn> columns = {{.criterion = "a", .values = {0.9, 0.0}, .missing = {0, 1}},
                                             {.criterion = "b", .values = {0.8, 0.6}},
                                             {.criterion = "c", .values = {0.7, 0.2}}};
  const CriteriaMatrix matrix(Names::numbered(2), columns);
  for (auto& each : model.criteria) each.missing = Missing::renormalise;
  CHECK(sentences(lint_decision(matrix, model), LintCode::idle_at_any_weight) ==
        std::vector<std::string>{"at any weight from 0 to 1 of b and c, each by itself, the 2 journeys have the same "
                                 "ranks (tried in steps of 1/512)"});
  for (auto& each : model.criteria) each.missing = Missing::interval;
  CHECK(has_code(lint_decision(matrix, model), LintCode::idle_at_any_weight));
}

TEST_CASE(
    "decision_lint: what is believed of the cells of a ready-made matrix may be noise, at the cut that is asked for") {
  const auto matrix = matrix_of({{0.9, 0.5, 0.48, 0.44, 0.1}});
  const Model model = model_of({1.0});
  CellDoubt cells{{{}}, {}};
  for (const double value : {0.9, 0.5, 0.48, 0.44, 0.1}) {
    cells.distributions[0].push_back({NormalCell{value, 0.02}, {}});
  }
  const auto noise = [&](std::size_t top) {
    return sentences(lint_decision(matrix, model, cells, {.top = top}), LintCode::noise_decides);
  };
  REQUIRE(noise(2).size() == 1);  // 0.02 apart, each with an error of 0.02: 0.24
  CHECK(
      noise(2)[0].starts_with("noise may decide the top 2: 2 (50.0 points) and 3 (48.0 points) truly stand the other "
                              "way round with a chance of 24"));
  CHECK(noise(1).empty());
  CHECK(noise(0).empty());  // 0.04 apart below the third: 0.08
  CHECK(noise(5).empty());
  CHECK(noise(9).empty());
  CHECK(lint_decision(matrix, model, CellDoubt{}, {.top = 2}).empty());
  CHECK(lint_decision(matrix, model, cells, {.top = 2, .threads = 3}) ==
        lint_decision(matrix, model, cells, {.top = 2, .threads = 1}));
  cells.distributions[0].pop_back();
  CHECK(refusal_code([&] { lint_decision(matrix, model, cells, {.top = 2}); }) == "shape_mismatch");
  cells.distributions.resize(2);
  CHECK(refusal_code([&] { lint_decision(matrix, model, cells, {.top = 2}); }) == "shape_mismatch");
  CHECK(refusal_code([&] { lint_decision(matrix, model, {}, {.profile = "cfo"}); }) == "unknown_name");
}

TEST_CASE("decision_lint: a matrix that cannot be ranked has no decision; an unknown profile is refused") {
  CHECK(lint_decision(matrix_of({{0.5, 0.7}}), model_of({1.0, 1.0})).empty());
  CHECK(refusal_code([] { lint_decision(matrix_of({{0.5, 0.7}}), model_of({1.0}), {}, "cfo"); }) == "unknown_name");
  CHECK(refusal_code([] { lint_decision(matrix_of({{0.5, 0.7}}), model_of({1.0}), {{}}); }) == "shape_mismatch");
}

TEST_CASE("decision_lint: a profile decides with its own weights") {
  Model model = model_of({1.0, 0.0});
  model.profiles = {{.id = "both", .weights = {{"a", 1.0}, {"b", 1.0}}}};
  const auto matrix = matrix_of({{0.9, 0.5, 0.1}, {0.8, 0.7, 0.6}});
  CHECK(lint_decision(matrix, model).empty());
  CHECK(has_code(lint_decision(matrix, model, {}, "both"), LintCode::idle_at_any_weight));
}
