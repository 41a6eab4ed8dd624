// SPDX-License-Identifier: MIT
#include "journeyrank/io/weight_change_table.hpp"

#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

const laws::WeighedValues& three() {
  static const laws::WeighedValues problem({{0.9, 0.1}, {0.2, 0.6}, {0.1, 0.05}}, {3.0, 1.0});
  return problem;
}

}  // namespace

TEST_CASE("weight change table: a row a criterion, from its weight to another, and what that changes") {
  const Ranking ranking = rank(three().matrix, three().model);
  const WeightChange change = smallest_change(ranking, three().matrix, "b", "a");
  const ResultTable table = to_table(change, ranking.scorer());
  REQUIRE(table.rows == 2);
  CHECK(table.columns[0].name == "criterion");
  CHECK(table.columns[1].name == "from");
  CHECK(table.columns[2].name == "to");
  CHECK(table.columns[3].name == "change");
  CHECK(std::get<std::vector<double>>(table.columns[1].cells) == std::vector<double>{0.75, 0.25});
  CHECK(std::get<std::vector<double>>(table.columns[2].cells) == change.weights);
  CHECK(std::get<std::vector<double>>(table.columns[3].cells)[0] == doctest::Approx(change.weights[0] - 0.75));
  CHECK(to_table(smallest_change(ranking, three().matrix, "c", "a"), ranking.scorer()).rows == 0);
}

TEST_CASE("weight change table: a row a pair, the one behind first, the nearest first, the never possible last") {
  const Ranking ranking = rank(three().matrix, three().model);
  const ResultTable table = to_table(flip_distances(ranking, three().matrix), ranking);
  REQUIRE(table.rows == 3);
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[0] == "b");
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[0] == "a");
  CHECK(std::get<std::vector<double>>(table.columns[2].cells)[0] ==
        doctest::Approx(smallest_change(ranking, three().matrix, "b", "a").distance));
  CHECK(table.columns[2].gaps() == std::vector<std::uint8_t>{0, 1, 1});
}
