// SPDX-License-Identifier: MIT
#include "journeyrank/io/robustness_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/weighed_values.hpp"

using namespace journeyrank;

TEST_CASE("robustness table: a row a journey, the lowest expected rank first, with what stands behind each share") {
  const laws::WeighedValues problem({{0.1, 0.2}, {0.9, 0.1}, {0.4, 0.7}}, {1.0, 1.0});
  const Robustness answer = robustness(problem.scorer(), problem.matrix, {}, {.draws = {.draws = 5000}, .top = 2});
  const ResultTable table = to_table(answer, problem.matrix, problem.model);
  REQUIRE(table.rows == 3);
  const auto column = [&](const std::string& name) -> const ResultColumn& {
    for (const auto& each : table.columns) {
      if (each.name == name) return each;
    }
    FAIL("no column ", name);
    return table.columns[0];
  };
  const auto& ids = std::get<PackedTexts>(column("journey").cells);
  CHECK(ids[2] == "a");
  const auto& expected = std::get<std::vector<double>>(column("expected_rank").cells);
  CHECK(expected[0] <= expected[1]);
  CHECK(expected[1] <= expected[2]);
  const auto& first = std::get<std::vector<double>>(column("first").cells);
  CHECK(first[0] + first[1] == doctest::Approx(1.0));
  CHECK(std::get<std::vector<double>>(column("first_error").cells)[0] == 0.0);
  CHECK(std::get<std::vector<double>>(column("top").cells)[0] == 1.0);
  CHECK(column("central_c0").missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(column("central_c0_error").missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(std::get<std::vector<double>>(column("entropy_error").cells)[0] == 0.0);
  CHECK(column("share_of_data").missing == std::vector<std::uint8_t>{1, 1, 1});
  CHECK(column("confidence").missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(std::get<std::vector<std::int64_t>>(column("rank_low").cells)[0] == 1);
}

TEST_CASE("robustness table: what is drawn has its error, and with cells in doubt the share of data is told") {
  const laws::WeighedValues problem({{0.1, 0.2, 0.3}, {0.9, 0.1, 0.4}, {0.4, 0.7, 0.2}}, {1.0, 1.0, 1.0});
  CellDoubt cells;
  cells.distributions.resize(3);
  for (const double value : {0.1, 0.9, 0.4}) {
    cells.distributions[0].push_back(CellDistribution{NormalCell{value, 0.2}, {}});
  }
  const Robustness answer = robustness(problem.scorer(), problem.matrix, cells, {.draws = {.draws = 2000}, .top = 1});
  const ResultTable table = to_table(answer, problem.matrix, problem.model);
  const std::vector<std::string> positive = {"expected_rank_error", "first_error",   "top_error",       "entropy_error",
                                             "confidence_error",    "share_of_data", "central_c1_error"};
  std::size_t seen = 0;
  for (const auto& column : table.columns) {
    for (const auto& name : positive) {
      if (column.name != name) continue;
      ++seen;
      CHECK(std::get<std::vector<double>>(column.cells)[0] > 0.0);
    }
  }
  CHECK(seen == positive.size());
}
