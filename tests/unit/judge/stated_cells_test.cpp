// SPDX-License-Identifier: MIT
#include "journeyrank/judge/stated_cells.hpp"

#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/acceptability.hpp"

#include "laws/weighed_values.hpp"
#include "refusal.hpp"

using journeyrank::CellDoubt;
using journeyrank::doubt_of;
using journeyrank::FixedCell;
using journeyrank::NormalCell;
using journeyrank::StatedCells;
using journeyrank::UniformCell;

namespace {

const laws::WeighedValues& two() {
  static const laws::WeighedValues problem({{0.6, 0.4}, {0.5, 0.45}}, {1.0, 1.0});
  return problem;
}

CellDoubt doubt(const StatedCells& stated) { return doubt_of(stated, two().matrix, two().model); }

}  // namespace

TEST_CASE("stated_cells: each goes to its row and column, and those that are not named are certain") {
  const CellDoubt found =
      doubt({.cells = {{"b", "c0", NormalCell{0.5, 0.1}}}, .groups = {{0.5, {{"a", "c1"}, {"b", "c0"}}}}});
  REQUIRE(found.distributions.size() == 2);
  CHECK(std::holds_alternative<FixedCell>(found.distributions[0][0].shape));
  CHECK(std::get<NormalCell>(found.distributions[0][1].shape).deviation == 0.1);
  CHECK(found.distributions[1].empty());
  REQUIRE(found.groups.size() == 1);
  CHECK(found.groups[0].correlation == 0.5);
  CHECK(found.groups[0].cells[0].journey == 0);
  CHECK(found.groups[0].cells[0].criterion == 1);
}

TEST_CASE("stated_cells: what is stated is drawn") {
  const journeyrank::WeightDoubt stated{.belief = journeyrank::WeightBelief::stated};
  const auto found =
      journeyrank::acceptability(two().scorer(), two().matrix, stated,
                                 doubt({.cells = {{"b", "c0", UniformCell{0.45, 0.65}}}}), {.draws = 20'000});
  CHECK(found.ranks.acceptability(1, 1).value == doctest::Approx(0.5).epsilon(0.03));  // from 0.55 on it is first
}

TEST_CASE("stated_cells: names that are not there and a cell that is stated twice are refused") {
  CHECK(refusal([] { doubt({.cells = {{"c", "c0", {}}}}); }).starts_with("unknown_name: no journey \"c\" was ranked"));
  CHECK(refusal_code([] { doubt({.cells = {{"a", "c7", {}}}}); }) == "unknown_name");
  CHECK(refusal_code([] { doubt({.groups = {{0.5, {{"a", "c7"}}}}}); }) == "unknown_name");
  CHECK(refusal([] {
          doubt({.cells = {{"a", "c0", {}}, {"a", "c0", {}}}});
        }) == "duplicate_name: the cell of journey \"a\", criterion \"c0\" is stated twice");
}
