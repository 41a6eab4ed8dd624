// SPDX-License-Identifier: MIT
#include "journeyrank/io/comparison_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"

using namespace journeyrank;

namespace {

const laws::WeighedValues& two() {
  static const laws::WeighedValues problem({{0.9, 0.1}, {0.2, 0.4}}, {1.0, 1.0});
  return problem;
}

Ranking ranking() { return rank(two().matrix, two().model); }

const ResultColumn& column(const ResultTable& table, const std::string& name) {
  for (const auto& each : table.columns) {
    if (each.name == name) return each;
  }
  FAIL("no column ", name);
  return table.columns[0];
}

double number(const ResultTable& table, const std::string& name, std::size_t row) {
  return std::get<std::vector<double>>(column(table, name).cells)[row];
}

}  // namespace

TEST_CASE("comparison table: a row a criterion, whose points add up to the difference with the rounding") {
  const Comparison comparison = compare(ranking(), two().matrix, "a", "b");
  const ResultTable table = to_table(comparison);
  REQUIRE(table.rows == 2);
  CHECK(number(table, "raw_a", 0) == 0.9);
  CHECK(number(table, "raw_b", 1) == 0.4);
  CHECK(number(table, "weight_b", 0) == 0.5);
  CHECK(number(table, "points_a", 0) == 0.45);
  CHECK(number(table, "points", 0) + number(table, "points", 1) + comparison.rounding == comparison.difference);
}

TEST_CASE("comparison table: what it would take, and nothing needed where one criterion alone cannot do it") {
  const ResultTable table = to_table(requirements(ranking(), two().matrix, "b"));
  REQUIRE(table.rows == 2);
  CHECK(std::get<PackedTexts>(column(table, "feasibility").cells)[0] == "possible");
  CHECK(number(table, "needed", 0) == doctest::Approx(0.6));
  CHECK(number(table, "change", 0) == doctest::Approx(0.4));
  CHECK(std::get<PackedTexts>(column(table, "feasibility").cells)[1] == "possible");
  CHECK(number(table, "needed", 1) == doctest::Approx(0.8));
  const laws::WeighedValues far({{0.9, 0.9}, {0.1, 0.1}}, {1.0, 1.0});
  const ResultTable none = to_table(requirements(rank(far.matrix, far.model), far.matrix, "b"));
  CHECK(std::get<PackedTexts>(column(none, "feasibility").cells)[0] == "out_of_reach");
  CHECK(column(none, "needed").missing == std::vector<std::uint8_t>{1, 1});
}

TEST_CASE("comparison table: what is there now at weight 0, and nothing where the cell is missing") {
  laws::WeighedValues problem({{0.9, 0.3}, {0.2, 0.4}}, {1.0, 0.0});
  problem.model.criteria[0].missing = Missing::worst;
  const CriteriaMatrix matrix(Names::numbered(2), {{.criterion = "c0", .values = {0.9, 0.0}, .missing = {0, 1}},
                                                   {.criterion = "c1", .values = {0.3, 0.4}}});
  const ResultTable table = to_table(requirements(rank(matrix, problem.model), matrix, "2", {.top = 2}));
  CHECK(column(table, "raw").missing == std::vector<std::uint8_t>{1, 0});
  CHECK(number(table, "raw", 1) == 0.4);
}

TEST_CASE("comparison table: the cheapest change, a row a cell that changes") {
  const std::vector<UnitCost> costs = {{"c0", 1.0}, {"c1", 5.0}};
  const ResultTable table = to_table(cheapest_change(ranking(), two().matrix, "b", costs));
  REQUIRE(table.rows == 1);
  CHECK(std::get<PackedTexts>(column(table, "criterion").cells)[0] == "c0");
  CHECK(number(table, "cost", 0) == doctest::Approx(0.4));
}
