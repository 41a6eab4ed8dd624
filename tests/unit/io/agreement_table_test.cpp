// SPDX-License-Identifier: MIT
#include "journeyrank/io/agreement_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/stakeholders.hpp"

using journeyrank::agreement;
using journeyrank::PackedTexts;

TEST_CASE("agreement table: a row a voice and journey, and the model's own weights are called own") {
  const laws::Stakeholders problem({{0.2, 0.9}, {0.6, 0.1}}, {{1, 3}, {3, 1}});
  const auto found = agreement(problem.matrix, problem.model, {.voices = {{""}, {"p1"}}});
  const auto table = to_table(found, problem.matrix);
  REQUIRE(table.rows == 4);
  REQUIRE(table.columns.size() == 5);
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[1] == "b");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[0] == "own");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[3] == "p1");
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[3].cells) == std::vector<std::int64_t>{1, 2, 2, 1});
  CHECK(std::get<std::vector<double>>(table.columns[4].cells)[0] == found.sides.scores[0][0]);
}
