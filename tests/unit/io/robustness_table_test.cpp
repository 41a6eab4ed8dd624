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
  CHECK(column("confidence").missing == std::vector<std::uint8_t>{0, 0, 1});
  CHECK(std::get<std::vector<std::int64_t>>(column("rank_low").cells)[0] == 1);
}
