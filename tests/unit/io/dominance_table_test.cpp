// SPDX-License-Identifier: MIT
#include "journeyrank/io/dominance_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using namespace journeyrank;

TEST_CASE("dominance table: a row a journey, with its dominator where it has one and the weights best for it") {
  const laws::WeighedValues problem({{0.9, 0.2}, {0.5, 0.1}, {0.1, 0.8}}, {1.0, 1.0});
  const ResultTable table =
      to_table(dominance(problem.scorer(), problem.matrix), potential_optimality(problem.scorer(), problem.matrix),
               problem.matrix, problem.model);
  REQUIRE(table.rows == 3);
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[2].cells) == std::vector<std::int64_t>{1, 2, 1});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[4].cells) == std::vector<std::int64_t>{0, 1, 0});
  CHECK(std::get<PackedTexts>(table.columns[5].cells)[1] == "a");
  CHECK(table.columns[5].gaps() == std::vector<std::uint8_t>{1, 0, 1});
  CHECK(std::get<PackedTexts>(table.columns[6].cells)[1] == "never");
  CHECK(std::get<PackedTexts>(table.columns[6].cells)[2] == "alone");
  CHECK(table.columns[9].name == "weight_c1");
  CHECK(std::get<std::vector<double>>(table.columns[9].cells)[2] == doctest::Approx(1.0));
}

TEST_CASE("dominance table: a row for each pair that changes sides when a journey is not there") {
  laws::WeighedValues problem({{0.0, 1.0}, {0.55, 0.5}, {1.0, 0.0}, {0.0, 3.0}}, {1.0, 1.0});
  for (auto& criterion : problem.model.criteria) criterion.scale = MinMax{};
  const auto found = deletions(problem.scorer(), problem.matrix);
  const ResultTable table = to_table(found, problem.matrix);
  std::size_t pairs = 0;
  for (const auto& each : found) pairs += each.reversed.size();
  CHECK(table.rows == pairs);
  CHECK(pairs > 0);
  CHECK(table.columns[0].name == "deleted");
  CHECK(to_table(std::vector<Deletion>{}, problem.matrix).rows == 0);
}
