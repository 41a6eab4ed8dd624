// SPDX-License-Identifier: MIT
#include "journeyrank/io/stability_table.hpp"

#include <cstdint>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"

using namespace journeyrank;

namespace {

const laws::WeighedValues& three() {
  static const laws::WeighedValues problem({{1.0, 0.0}, {0.5, 0.6}, {0.0, 0.8}}, {3.0, 1.0});
  return problem;
}

}  // namespace

TEST_CASE("stability table: three rows a criterion, with who passes whom where an interval ends inside") {
  const ResultTable table =
      to_table(stability(three().scorer(), three().matrix, {.top = 2}), three().model, three().matrix.journeys());
  REQUIRE(table.rows == 6);
  const auto& keeps = std::get<PackedTexts>(table.columns[3].cells);
  CHECK(keeps[3] == "winner");
  CHECK(keeps[4] == "top");
  CHECK(keeps[5] == "order");
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[3] == "c1");
  CHECK(std::get<std::vector<double>>(table.columns[2].cells)[3] == 0.25);
  CHECK(std::get<std::vector<double>>(table.columns[5].cells)[3] == doctest::Approx(0.5 / 1.1));
  CHECK(table.columns[6].gaps()[3] == 1);
  CHECK(std::get<PackedTexts>(table.columns[8].cells)[3] == "b");
  CHECK(std::get<PackedTexts>(table.columns[9].cells)[3] == "a");
}

TEST_CASE("stability table: flips over one weight, with the rank they lead to") {
  const ResultTable table = to_table(trajectory(three().scorer(), three().matrix, "c1"), three().matrix.journeys());
  REQUIRE(table.rows == 3);
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[0] == "b");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[0] == "a");
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[3].cells) == std::vector<std::int64_t>{1, 2, 1});
}

TEST_CASE("stability table: all ranks over one weight, at 0 and after each flip, of journeys that never flip too") {
  const laws::WeighedValues four({{1.0, 0.0}, {0.5, 0.6}, {0.0, 0.8}, {0.0, 0.0}}, {3.0, 1.0});
  const Trajectory whole = trajectory(four.scorer(), four.matrix, "c1");
  const ResultTable table = steps_table(whole, four.matrix.journeys());
  REQUIRE(table.rows == 4 + 2 * whole.flips.size());
  const auto& weights = std::get<std::vector<double>>(table.columns[0].cells);
  const auto& journeys = std::get<PackedTexts>(table.columns[1].cells);
  const auto& ranks = std::get<std::vector<std::int64_t>>(table.columns[2].cells);
  const auto steps = rank_steps(whole);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::size_t journey = *four.matrix.journeys().find(journeys[row]);
    std::uint32_t expected = 0;
    for (const RankStep& step : steps[journey]) expected = step.weight <= weights[row] ? step.rank : expected;
    CHECK(ranks[row] == expected);
    CHECK((table.columns[3].gaps()[row] != 0) == (row < 4 || table.columns[4].gaps()[row] == 0));
  }
  CHECK(journeys[3] == "d");
  CHECK(std::get<PackedTexts>(table.columns[3].cells)[4] == "a");
  CHECK(std::get<PackedTexts>(table.columns[4].cells)[5] == "b");
}

TEST_CASE("stability table: where three meet, each row has the rank after all of them") {
  const laws::WeighedValues problem({{1.0, 0.0}, {0.5, 0.5}, {0.0, 1.0}}, {1.0, 1.0});
  const ResultTable table = to_table(trajectory(problem.scorer(), problem.matrix, "c0"), problem.matrix.journeys());
  REQUIRE(table.rows == 3);
  for (std::size_t row = 0; row < 3; ++row) {
    const auto who = std::get<PackedTexts>(table.columns[1].cells)[row];
    CHECK(std::get<std::vector<std::int64_t>>(table.columns[3].cells)[row] == (who == "a" ? 1 : 2));
  }
}
