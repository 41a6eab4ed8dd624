// SPDX-License-Identifier: MIT
#include "journeyrank/judge/cell_doubt.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "unit/judge/drawn_decision.hpp"

using namespace journeyrank;  // NOLINT: many names of one header

TEST_CASE("cell_doubt: what the matrix says is nothing that is stated, nor is a cell outside of the lists") {
  const CellDoubt cells{{{}, {{}, {UniformCell{0.0, 1.0}, {}}}}, {}};
  CHECK(cells.states({1, 1}));
  CHECK_FALSE(cells.states({0, 1}));
  CHECK_FALSE(cells.states({0, 0}));
  CHECK_FALSE(cells.states({2, 1}));
  CHECK_FALSE(cells.states({0, 2}));
}

TEST_CASE("cell_doubt: a missing cell of which something is believed is no longer open or left out") {
  for (const Missing policy : {Missing::interval, Missing::renormalise, Missing::worst}) {
    auto two = decision({{0.6, 0.6}, {0.5, 0.5}}, policy, {{1, 0}, {0, 1}});
    const CellDoubt cells{{{{}, {UniformCell{0.0, 0.2}, {}}}}, {}};
    CHECK(believed_gaps(two.scorer, two.matrix, cells) == std::vector<CellGroup::At>{{1, 0}});
    CHECK(believed_gaps(two.scorer, two.matrix, {}).empty());
    CHECK(open_cells(two.scorer, two.matrix).size() == (policy == Missing::interval ? 2 : 0));
    CHECK(open_cells(two.scorer, two.matrix, cells).size() == (policy == Missing::interval ? 1 : 0));
    const ValueMatrix values = believed_values(two.scorer, two.matrix, cells);
    CHECK(values.known(1, 0) == Known::known);
    CHECK(values.leaves_out(0) == (policy == Missing::renormalise));
    two.model.criteria[0].weight = 0.0;
    CHECK(believed_gaps(Scorer::fit(two.matrix, two.model), two.matrix, cells).empty());
  }
}

TEST_CASE("cell_doubt: what is believed of a cell that is there makes no gap") {
  const auto two = decision({{0.6, 0.6}, {0.5, 0.5}}, Missing::interval, {{1, 0}});
  const CellDoubt cells{{{{NormalCell{0.6, 0.1}, {}}, {}}}, {}};
  CHECK(believed_gaps(two.scorer, two.matrix, cells).empty());
}
