// SPDX-License-Identifier: MIT
#include "journeyrank/io/outranking_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using namespace journeyrank;

TEST_CASE("outranking table: a partial order has a row a journey, with those it cannot be compared with") {
  laws::WeighedValues problem({{1.0, 0.0}, {0.75, 0.25}, {0.5, 0.5}}, {1.0, 1.0});
  problem.model.method = Promethee2{.shape = PreferenceShape::u_shape, .indifference = 0.3};
  const ResultTable table = to_table(partial_order(problem.scorer(), problem.matrix), problem.matrix);
  REQUIRE(table.rows == 3);
  CHECK(table.columns[2].name == "positive_flow");
  CHECK(std::get<std::vector<double>>(table.columns[3].cells) == std::vector<double>{0.25, 0.0, 0.25});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[7].cells) == std::vector<std::int64_t>{1, 2, 1});
  CHECK(std::get<PackedTexts>(table.columns[8].cells)[1] == "a c");
}

TEST_CASE("outranking table: above 5,000 journeys a partial order names none that cannot be compared") {
  laws::WeighedValues problem(std::vector<std::vector<double>>(5001, {0.5}), {1.0});
  problem.model.method = Promethee2{};
  const ResultTable table = to_table(partial_order(problem.scorer(), problem.matrix), problem.matrix);
  CHECK(table.columns.size() == 8);
  CHECK(table.columns.back().name == "incomparable");
}

TEST_CASE("outranking table: a kernel has a row a journey, and who outranks how many") {
  const laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.4}, {0.6, 0.9}}, {7.0, 3.0});
  const auto found = kernel(problem.scorer(), problem.matrix, {.concordance = 0.7, .discordance = 0.3});
  const ResultTable table = to_table(found, problem.matrix);
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[2].cells) == std::vector<std::int64_t>{1, 0, 1});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[4].cells) == std::vector<std::int64_t>{1, 0, 1});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[5].cells) == std::vector<std::int64_t>{0, 2, 0});
}

TEST_CASE("outranking table: the best plans have a row a journey, with its share of each") {
  const laws::WeighedValues problem({{3.0, 2.0}, {2.0, 4.0}}, {1.0, 1.0});
  const ResultTable table = to_table(best_plans(problem.scorer(), problem.matrix), problem.matrix, problem.model);
  REQUIRE(table.rows == 2);
  CHECK(std::get<std::vector<double>>(table.columns[2].cells) == std::vector<double>{0.5, 0.5});
  CHECK(table.columns[5].name == "share_c1");
  CHECK(std::get<std::vector<double>>(table.columns[5].cells) == std::vector<double>{0.0, 1.0});
}
