// SPDX-License-Identifier: MIT
#include "journeyrank/rank/scorer.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "counted_allocations.hpp"
#include "laws/random_problem.hpp"
#include "plain_score.hpp"
#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::BoundMatrix;
using journeyrank::CriteriaMatrix;
using journeyrank::Levels;
using journeyrank::MatrixColumn;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Piecewise;
using journeyrank::Scorer;
using journeyrank::ScoreRange;

namespace {

constexpr double largest = std::numeric_limits<double>::max();

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

CriteriaMatrix matrix_of(std::size_t n, std::vector<MatrixColumn> columns) {
  return CriteriaMatrix(Names::numbered(n), std::move(columns));
}

/// Four anchored criteria, or one of each scale.
Model four_criteria(bool mixed) {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 50'000.0}, .weight = 3.0},
                    {.id = "revenue", .scale = Anchored{0.0, 25e6}, .weight = 2.0},
                    {.id = "retention", .scale = Anchored{0.0, 0.06}, .weight = 1.5},
                    {.id = "cost", .scale = Anchored{0.0, 3e5}, .weight = 1.0}};
  if (mixed) {
    model.criteria[1].scale = Piecewise{{{0.0, 0.0}, {1e6, 0.5}, {25e6, 1.0}}};
    model.criteria[2].scale = Levels{{{"low", 0.0}, {"middle", 0.4}, {"high", 1.0}}};
    model.criteria[3].scale = MinMax{};
  }
  return model;
}

CriteriaMatrix four_columns(std::size_t n, bool mixed, Splitmix64& random) {
  std::vector<MatrixColumn> columns(4);
  for (std::size_t c = 0; c < 4; ++c) columns[c].criterion = four_criteria(mixed).criteria[c].id;
  for (std::size_t i = 0; i < n; ++i) {
    columns[0].values.push_back(random.between(-1e3, 6e4));
    columns[1].values.push_back(random.between(0.0, 3e7));
    columns[2].values.push_back(mixed ? static_cast<double>(random.below(3)) : random.between(0.0, 0.07));
    columns[3].values.push_back(random.between(0.0, 4e5));
  }
  return matrix_of(n, columns);
}

}  // namespace

TEST_CASE("scorer: the score is the weighted sum of the values") {
  Model model;
  model.criteria = {{.id = "a", .scale = Anchored{0.0, 10.0}, .weight = 3.0},
                    {.id = "b", .direction = journeyrank::Direction::minimize, .scale = Anchored{4.0, 0.0}}};
  const auto matrix =
      matrix_of(2, {{.criterion = "b", .values = {1.0, 4.0}}, {.criterion = "a", .values = {5.0, 10.0}}});
  const auto scorer = Scorer::fit(matrix, model);
  CHECK(scorer.score(matrix) == std::vector{0.75 * 0.5 + 0.25 * 0.75, 0.75});
  CHECK(scorer.score(std::array{5.0, 1.0}) == 0.5625);
  CHECK(scorer.criterion_count() == 2);
  CHECK(scorer.model() == model);
  CHECK(scorer.weights().normalised(0) == 0.75);
  CHECK(std::get<Anchored>(scorer.scale(1)) == Anchored{4.0, 0.0});
}

TEST_CASE("scorer: the most urgent journey there can be scores what the rounded weights add up to") {
  Model model;
  std::vector<MatrixColumn> columns;
  for (const double weight : {0.77, 3.0, 2.0, 0.31, 0.5}) {
    model.criteria.push_back({.id = std::to_string(columns.size()), .weight = weight});
    columns.push_back({.criterion = std::to_string(columns.size()), .values = {1.0}});
  }
  const auto matrix = matrix_of(1, columns);
  CHECK(Scorer::fit(matrix, model).score(matrix)[0] == 1.0 + 0x1p-52);
}

TEST_CASE("scorer: one row, a batch on 1, 2 and 7 threads and a plain loop give the same bits") {
  Splitmix64 random(1);
  for (const bool mixed : {false, true}) {
    for (const std::size_t n : {1u, 2u, 1'023u, 1'024u, 1'025u, 9'000u}) {
      const Model model = four_criteria(mixed);
      const auto matrix = four_columns(n, mixed, random);
      const auto scorer = Scorer::fit(matrix, model);
      const auto expected = plain::scores(model, matrix);
      for (const std::size_t threads : {0u, 1u, 2u, 7u}) {
        const auto scores = scorer.score(matrix, threads);
        REQUIRE(scores.size() == n);
        for (std::size_t i = 0; i < n; ++i) CHECK_EQ(bits(scores[i]), bits(expected[i].score));
      }
      for (std::size_t i = 0; i < n; ++i) {
        const std::array row{matrix.cell(i, 0), matrix.cell(i, 1), matrix.cell(i, 2), matrix.cell(i, 3)};
        CHECK_EQ(bits(scorer.score(row)), bits(expected[i].score));
      }
    }
  }
}

TEST_CASE("scorer: random models of scales on lines and levels score as a plain loop does, row by row and in a batch") {
  laws::for_each_problem(2, 300, {.most_journeys = 40, .most_criteria = 40},
                         [](const laws::Problem& problem, Splitmix64&) {
                           if (!plain::knows(problem.model)) return;
                           const auto matrix = problem.matrix();
                           const auto scorer = Scorer::fit(matrix, problem.model);
                           const auto expected = plain::scores(problem.model, matrix);
                           const auto scores = scorer.score(matrix);
                           for (std::size_t i = 0; i < scores.size(); ++i) {
                             std::vector<double> row;
                             for (std::size_t c = 0; c < scorer.criterion_count(); ++c)
                               row.push_back(matrix.cell(i, c));
                             CHECK_EQ(bits(scores[i]), bits(expected[i].score));
                             CHECK_EQ(bits(scorer.score(row)), bits(expected[i].score));
                           }
                         });
}

TEST_CASE("scorer: borrowed and owned columns, in any order, give the same bits") {
  Splitmix64 random(3);
  const auto matrix = four_columns(2'000, false, random);
  std::vector<MatrixColumn> columns;
  for (const std::size_t c : {2u, 0u, 3u, 1u}) {
    columns.push_back({.criterion = matrix.criterion(c), .borrowed = matrix.column(c)});
  }
  const auto borrowed = matrix_of(2'000, columns);
  const Model model = four_criteria(false);
  CHECK(Scorer::fit(matrix, model).score(matrix) == Scorer::fit(borrowed, model).score(borrowed));
}

TEST_CASE("scorer: scoring a row never throws and allocates nothing") {
  static_assert(noexcept(std::declval<const Scorer&>().score(std::span<const double>())));
  Splitmix64 random(4);
  for (const bool mixed : {false, true}) {
    const auto matrix = four_columns(100, mixed, random);
    const auto scorer = Scorer::fit(matrix, four_criteria(mixed));
    std::array row{0.0, 0.0, 0.0, 0.0};
    double sum = 0.0;
    const std::size_t before = allocations;
    for (std::size_t i = 0; i < 100; ++i) {
      for (std::size_t c = 0; c < 4; ++c) row[c] = matrix.cell(i, c);
      sum += scorer.score(row);
    }
    const std::size_t counted = allocations - before;
    CHECK(counted == 0);
    CHECK(sum > 0.0);
  }
  const std::size_t before = allocations;
  CHECK(*std::make_unique<int>(7) == 7);
  CHECK(allocations > before);  // the counter does count
}

TEST_CASE("scorer: scoring a row with missing cells allocates nothing either") {
  Splitmix64 random(5);
  Model model = four_criteria(true);
  for (auto& criterion : model.criteria) criterion.missing = Missing::renormalise;
  const auto scorer = Scorer::fit(four_columns(10, true, random), model);
  const std::array row{1.0, 2.0, 1.0, 4.0};
  const std::array<std::uint8_t, 4> missing{0, 1, 0, 1};
  const std::size_t before = allocations;
  const ScoreRange range = scorer.score(row, missing);
  const std::size_t counted = allocations - before;
  CHECK(counted == 0);
  CHECK(range.score >= 0.0);
}

TEST_CASE("scorer: every combination of missing cells and policies is worth what a plain loop says") {
  Splitmix64 random(6);
  const std::array policies{Missing::reject, Missing::renormalise, Missing::worst, Missing::interval};
  for (std::size_t combination = 0; combination < 64; ++combination) {
    for (std::uint8_t mask = 0; mask < 8; ++mask) {
      Model model;
      std::vector<MatrixColumn> columns;
      std::vector<double> row;
      std::vector<std::uint8_t> missing;
      bool rejected = false;
      for (std::size_t c = 0; c < 3; ++c) {
        const Missing policy = policies[combination >> 2 * c & 3];
        missing.push_back(mask >> c & 1);
        row.push_back(missing[c] != 0 ? 0.0 : random.unit());
        rejected = rejected || (policy == Missing::reject && missing[c] != 0);
        model.criteria.push_back({.id = std::to_string(c), .weight = 0.1 + random.unit(), .missing = policy});
        columns.push_back({.criterion = std::to_string(c), .values = {row[c]}, .missing = {missing[c]}});
      }
      CAPTURE(combination);
      CAPTURE(mask);
      const auto matrix = matrix_of(1, columns);
      const auto whole = matrix_of(0, {{.criterion = "0"}, {.criterion = "1"}, {.criterion = "2"}});
      const auto scorer = Scorer::fit(whole, model);
      const auto expected = plain::scores(model, matrix)[0];
      if (rejected || expected.refused) {
        CHECK(refusal_code([&] { scorer.score(row, missing); }) == "missing_cell");
        CHECK(refusal_code([&] { scorer.score(matrix); }) == "missing_cell");
        continue;
      }
      const ScoreRange range = scorer.score(row, missing);
      CHECK(bits(range.score) == bits(expected.score));
      CHECK(bits(range.low) == bits(expected.low));
      CHECK(bits(range.high) == bits(expected.high));
      CHECK(scorer.score(matrix) == std::vector{expected.score});
      CHECK(scorer.score_range(scorer.bind(matrix), 0) == range);
      if (mask == 0) CHECK(range == ScoreRange{scorer.score(row), scorer.score(row), scorer.score(row)});
    }
  }
}

TEST_CASE("scorer: renormalise rescales the present weights, worst counts 0, interval 0.5 between 0 and 1") {
  Model model;
  model.criteria = {{.id = "a", .weight = 1.0}, {.id = "b", .weight = 2.0}, {.id = "c", .weight = 1.0}};
  const auto matrix = matrix_of(1, {{.criterion = "a", .values = {0.5}},
                                    {.criterion = "b", .values = {1.0}, .missing = {1}},
                                    {.criterion = "c", .values = {1.0}}});
  const auto range = [&](Missing policy) {
    model.criteria[1].missing = policy;
    const auto scorer = Scorer::fit(matrix, model);
    return scorer.score_range(scorer.bind(matrix), 0);
  };
  CHECK(range(Missing::renormalise) == ScoreRange{0.75, 0.75, 0.75});
  CHECK(range(Missing::worst) == ScoreRange{0.375, 0.375, 0.375});
  CHECK(range(Missing::interval) == ScoreRange{0.625, 0.375, 0.875});
}

TEST_CASE("scorer: a missing cell under reject is refused by name in a row, a matrix and a range") {
  const Model model = four_criteria(false);
  const auto whole = matrix_of(
      0, {{.criterion = "pain"}, {.criterion = "revenue"}, {.criterion = "retention"}, {.criterion = "cost"}});
  const auto scorer = Scorer::fit(whole, model);
  const std::array<std::uint8_t, 4> missing{0, 0, 0, 1};
  CHECK(refusal([&] {
          scorer.score(std::array{1.0, 1.0, 1.0, 0.0}, missing);
        }) == "missing_cell: criterion \"cost\" is missing, and its policy is reject");
}

TEST_CASE("scorer: a journey with nothing left to renormalise on is refused by name, for any number of threads") {
  Model model;
  model.criteria = {{.id = "a", .missing = Missing::renormalise}, {.id = "off", .weight = 0.0}};
  const std::size_t n = 5'000;
  MatrixColumn column{
      .criterion = "a", .values = std::vector<double>(n, 0.5), .missing = std::vector<std::uint8_t>(n, 0)};
  column.missing[4'321] = 1;
  column.missing[1'234] = 1;
  const auto matrix = matrix_of(n, {column, {.criterion = "off", .values = std::vector<double>(n, 0.5)}});
  const auto scorer = Scorer::fit(matrix, model);
  for (const std::size_t threads : {1u, 2u, 7u}) {
    CHECK(
        refusal([&] { scorer.score(matrix, threads); }) ==
        "missing_cell: journey \"1235\": every criterion that weighs something is missing: nothing to renormalise on");
  }
}

TEST_CASE("scorer: all cells missing is 0 under worst and all of the interval under interval") {
  Model model;
  model.criteria = {{.id = "a", .missing = Missing::worst}, {.id = "b", .scale = MinMax{}, .missing = Missing::worst}};
  const auto matrix = matrix_of(2, {{.criterion = "a", .values = {1.0, 1.0}, .missing = {1, 1}}});
  CHECK(Scorer::fit(matrix, model).score(matrix) == std::vector{0.0, 0.0});
  for (auto& criterion : model.criteria) criterion.missing = Missing::interval;
  const auto scorer = Scorer::fit(matrix, model);
  CHECK(scorer.score(matrix) == std::vector{0.5, 0.5});
  CHECK(scorer.score_range(scorer.bind(matrix), 1) == ScoreRange{0.5, 0.0, 1.0});
}

TEST_CASE("scorer: a criterion of weight 0 is off even when its column is absent or its cells are missing") {
  Model model;
  model.criteria = {{.id = "a"}, {.id = "off", .scale = MinMax{}, .weight = 0.0}};
  const auto absent = matrix_of(2, {{.criterion = "a", .values = {0.25, 0.75}}});
  const auto scorer = Scorer::fit(absent, model);
  CHECK_FALSE(scorer.is_on(1));
  CHECK(scorer.is_on(0));
  CHECK(scorer.notes().empty());
  CHECK(scorer.score(absent) == std::vector{0.25, 0.75});
  CHECK(scorer.score(std::array{0.25, 123.0}) == 0.25);
  CHECK(scorer.score(std::array{0.25, 0.0}, std::array<std::uint8_t, 2>{0, 1}) == ScoreRange{0.25, 0.25, 0.25});
  const auto missing =
      matrix_of(2, {{.criterion = "a", .values = {0.25, 0.75}}, {.criterion = "off", .values = {-largest, largest}}});
  CHECK(Scorer::fit(missing, model).score(missing) == std::vector{0.25, 0.75});
}

TEST_CASE("scorer: a profile weighs the criteria its own way") {
  Model model;
  model.criteria = {{.id = "a"}, {.id = "b"}};
  model.profiles = {{.id = "cfo", .weights = {{"b", 3.0}, {"a", 1.0}}}};
  const auto matrix = matrix_of(1, {{.criterion = "a", .values = {0.0}}, {.criterion = "b", .values = {1.0}}});
  CHECK(Scorer::fit(matrix, model).score(matrix) == std::vector{0.5});
  const auto scorer = Scorer::fit(matrix, model, "cfo");
  CHECK(scorer.score(matrix) == std::vector{0.75});
  CHECK(scorer.profile() == "cfo");
  CHECK(refusal_code([&] { Scorer::fit(matrix, model, "ceo"); }) == "unknown_name");
}

TEST_CASE("scorer: a relative scale keeps the range it was fitted on, for rows and other matrices, clamped") {
  Model model;
  model.criteria = {{.id = "a", .scale = MinMax{}}};
  const auto scorer = Scorer::fit(matrix_of(2, {{.criterion = "a", .values = {10.0, 20.0}}}), model);
  CHECK(scorer.score(std::array{15.0}) == 0.5);
  CHECK(scorer.score(std::array{-5.0}) == 0.0);
  const auto other = matrix_of(3, {{.criterion = "a", .values = {12.5, 100.0, 0.0}}});
  CHECK(scorer.score(other) == std::vector{0.25, 1.0, 0.0});
  REQUIRE(scorer.notes().size() == 1);
  CHECK(scorer.notes()[0].code == "relative_scale");
}

TEST_CASE("scorer: a constant column under a relative scale is 0.5 for every journey, with a note") {
  Model model;
  model.criteria = {{.id = "a", .scale = MinMax{}}, {.id = "b"}};
  const auto matrix =
      matrix_of(2, {{.criterion = "a", .values = {7.0, 7.0}}, {.criterion = "b", .values = {0.0, 1.0}}});
  const auto scorer = Scorer::fit(matrix, model);
  CHECK(scorer.score(matrix) == std::vector{0.25, 0.75});
  REQUIRE(scorer.notes().size() == 2);
  CHECK(scorer.notes()[1].code == "constant_column");
}

TEST_CASE("scorer: a relative scale over more than a double holds is refused") {
  Model model;
  model.criteria = {{.id = "a", .scale = MinMax{}}};
  CHECK(refusal_code([&] {
          Scorer::fit(matrix_of(2, {{.criterion = "a", .values = {-largest, largest}}}), model);
        }) == "bad_number");
}

TEST_CASE("scorer: a model that does not hold is refused, and so is a matrix that does not fit") {
  Model model;
  CHECK(refusal_code([&] { Scorer::fit({}, model); }) == "bad_model");
  model.criteria = {{.id = "a"}};
  CHECK(refusal_code([&] { Scorer::fit({}, model); }) == "missing_column");
  const auto scorer = Scorer::fit(matrix_of(0, {{.criterion = "a"}}), model);
  CHECK(refusal_code([&] { scorer.score(matrix_of(1, {{.criterion = "b", .values = {1.0}}})); }) == "missing_column");
}

TEST_CASE("scorer: no journey gives no score") {
  Model model;
  model.criteria = {{.id = "a"}};
  const auto empty = matrix_of(0, {{.criterion = "a"}});
  CHECK(Scorer::fit(empty, model).score(empty).empty());
}

TEST_CASE("scorer: a row of another length, not finite, or with no level of that index is refused by check_row") {
  Model model;
  model.criteria = {{.id = "a"}, {.id = "b", .scale = Levels{{{"x", 0.0}, {"y", 1.0}}}}};
  const auto scorer = Scorer::fit(matrix_of(0, {{.criterion = "a"}, {.criterion = "b"}}), model);
  CHECK_NOTHROW(scorer.check_row(std::array{0.5, 1.0}));
  CHECK(refusal([&] { scorer.check_row(std::array{0.5}); }) == "shape_mismatch: the row has 1 values for 2 criteria");
  CHECK(refusal([&] {
          scorer.check_row(std::array{std::numeric_limits<double>::quiet_NaN(), 0.0});
        }) == "bad_number: criterion \"a\": found NaN or infinity; allowed: a finite number");
  CHECK(refusal([&] {
          scorer.check_row(std::array{std::numeric_limits<double>::infinity(), 0.0});
        }) == "bad_number: criterion \"a\": found NaN or infinity; allowed: a finite number");
  CHECK(refusal([&] {
          scorer.check_row(std::array{0.5, 2.0});
        }) == "bad_number: criterion \"b\": found 2; allowed: the index of a level");
}

TEST_CASE("scorer: the terms add up to the score bit for bit under every policy") {
  laws::for_each_problem(7, 300, {.policies = {Missing::renormalise, Missing::worst, Missing::interval}},
                         [](const laws::Problem& problem, Splitmix64&) {
                           if (!plain::knows(problem.model)) return;
                           const auto matrix = problem.matrix();
                           const auto expected = plain::scores(problem.model, matrix);
                           const auto scorer = Scorer::fit(matrix, problem.model);
                           const BoundMatrix bound = scorer.bind(matrix);
                           for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
                             if (expected[i].refused) {
                               CHECK_EQ(refusal_code([&] { scorer.score_range(bound, i); }), "missing_cell");
                               continue;
                             }
                             const auto row = bound.row(i);
                             double sum = 0.0;
                             scorer.for_each_term(row.raw, row.missing,
                                                  [&](std::size_t, const journeyrank::Term& term) {
                                                    sum += plain::rounded_product(term.value.score, term.weight);
                                                  });
                             const ScoreRange range = scorer.score_range(bound, i);
                             CHECK_EQ(bits(sum), bits(range.score));
                             CHECK_EQ(bits(range.score), bits(expected[i].score));
                             CHECK_EQ(bits(range.low), bits(expected[i].low));
                             CHECK_EQ(bits(range.high), bits(expected[i].high));
                           }
                         });
}
