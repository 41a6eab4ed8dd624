// SPDX-License-Identifier: MIT
#include "journeyrank/rank/segment_rankings.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::MinMax;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::rank_segments;
using journeyrank::ranks_among;
using journeyrank::Segment;
using journeyrank::SegmentRankings;
using journeyrank::SharedPlaces;

namespace {

using Ranks = std::vector<std::uint32_t>;

Segment segment(const std::string& name, const std::vector<std::string>& journeys, std::vector<double> pain) {
  std::vector<MatrixColumn> columns;
  columns.push_back({.criterion = "pain", .values = std::move(pain)});
  return {name, CriteriaMatrix(Names::of(journeys), std::move(columns))};
}

Model of_pain() {
  Model model;
  model.criteria = {{.id = "pain"}};
  return model;
}

}  // namespace

TEST_CASE("segment_rankings: each segment is ranked by itself, and all by the pooled matrix") {
  const SegmentRankings ranked =
      rank_segments({segment("a", {"x", "y"}, {0.9, 0.1}), segment("b", {"y", "x"}, {0.7, 0.2})}, of_pain());
  CHECK(ranked.size() == 2);
  CHECK(ranked.ranking(0).ranks()[0] == 1);
  CHECK(ranked.ranking(1).ranks()[0] == 1);
  CHECK(ranked.overall_matrix().cell(0, 0) == doctest::Approx(0.55));
  CHECK(ranked.overall().ranks()[0] == 1);
  CHECK(ranked.row(1, 0) == 1);  // x, the first of all, is the second row of b
}

TEST_CASE("segment_rankings: places are compared among the journeys that both segments have") {
  const SegmentRankings ranked = rank_segments(
      {segment("a", {"x", "y", "z"}, {0.9, 0.5, 0.1}), segment("b", {"z", "w", "y"}, {0.3, 0.9, 0.2})}, of_pain());
  const SharedPlaces shared = ranked.shared_places(0, 1);
  CHECK(shared.journeys == Ranks{1, 2});
  CHECK(shared.ranks_a == Ranks{1, 2});
  CHECK(shared.ranks_b == Ranks{2, 1});
  CHECK(shared.rows_b == Ranks{2, 0});
  CHECK(ranked.row(1, 0) == SegmentRankings::absent);
}

TEST_CASE("segment_rankings: ranks among some rows share the smallest where they are equal") {
  const Ranks ranks = {4, 1, 2, 2, 5};
  CHECK(ranks_among(ranks, Ranks{0, 2, 3, 4}) == Ranks{3, 1, 1, 4});
  CHECK(ranks_among(ranks, Ranks{}).empty());
}

TEST_CASE("segment_rankings: a relative scale is fitted on each segment by itself") {
  Model model = of_pain();
  model.criteria[0].scale = MinMax{};
  const SegmentRankings ranked =
      rank_segments({segment("a", {"x", "y"}, {10.0, 20.0}), segment("b", {"x", "y"}, {1.0, 3.0})}, model);
  CHECK(ranked.ranking(0).scores()[1] == 1.0);
  CHECK(ranked.ranking(1).scores()[1] == 1.0);
}

TEST_CASE("segment_rankings: one segment is ranked like any matrix") {
  const SegmentRankings ranked = rank_segments({segment("all", {"x"}, {0.5})}, of_pain());
  CHECK(ranked.ranking(0).ranks()[0] == 1);
  CHECK(ranked.overall().ranks()[0] == 1);
}

TEST_CASE("segment_rankings: what cannot be is refused") {
  const Segment a = segment("a", {"x"}, {0.5});
  CHECK(refusal([&] { rank_segments({a, a}, of_pain()); }) == "duplicate_name: segment \"a\" stands twice");
  CHECK(refusal([&] { rank_segments({}, of_pain()); }) == "empty_input: there is no segment to rank");
  CHECK(refusal([&] { rank_segments({a}, segment("", {"y"}, {0.1}).matrix, of_pain()); }) ==
        "unknown_name: segment \"a\": journey \"x\" is not in the overall matrix");
  std::vector<MatrixColumn> columns;
  columns.push_back({.criterion = "pain", .values = {0.0}, .missing = {1}});
  const Segment hole{"b", CriteriaMatrix(Names::of(std::vector<std::string>{"x"}), std::move(columns))};
  CHECK(refusal([&] { rank_segments({a, hole}, of_pain()); }).starts_with("missing_cell: segment \"b\": "));
}
