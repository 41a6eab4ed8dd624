// SPDX-License-Identifier: MIT
#include "journeyrank/agree/segment_agreement.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CriteriaMatrix;
using journeyrank::MatrixColumn;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::rank_segments;
using journeyrank::Segment;
using journeyrank::segment_agreements;

namespace {

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

TEST_CASE("segment_agreement: each two segments, by the journeys that both have") {
  const auto all = segment_agreements(
      rank_segments({segment("a", {"x", "y", "z"}, {0.9, 0.5, 0.1}), segment("b", {"x", "y", "z"}, {0.8, 0.7, 0.6}),
                     segment("c", {"y", "z"}, {0.1, 0.9})},
                    of_pain()));
  REQUIRE(all.size() == 3);
  CHECK(all[0].tau == 1.0);
  CHECK(all[0].journeys == 3);
  CHECK(all[1].b == 2);
  CHECK(all[1].tau == -1.0);
  CHECK(all[2].journeys == 2);
}

TEST_CASE("segment_agreement: one segment has no pair; two that share one journey agree by 0") {
  CHECK(segment_agreements(rank_segments({segment("a", {"x"}, {0.9})}, of_pain())).empty());
  const auto apart =
      segment_agreements(rank_segments({segment("a", {"x"}, {0.9}), segment("b", {"x", "y"}, {0.9, 0.1})}, of_pain()));
  CHECK(apart[0].tau == 0.0);
  CHECK(apart[0].journeys == 1);
}
