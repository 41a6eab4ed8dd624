// SPDX-License-Identifier: MIT
#include "journeyrank/problem/segment.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CriteriaMatrix;
using journeyrank::Level;
using journeyrank::Levels;
using journeyrank::Model;
using journeyrank::pooled_cell;
using journeyrank::pooled_matrix;
using journeyrank::Segment;
using journeyrank::SegmentRows;

namespace {

using Cells = std::vector<std::optional<double>>;

std::vector<Segment> two_segments() {
  SegmentRows rows({"pain", "cost"});
  rows.add("premium", "bill", "Bill query", Cells{1.0, 10.0});
  rows.add("basic", "move", "", Cells{5.0, std::nullopt});
  rows.add("basic", "bill", "", Cells{3.0, 20.0});
  return std::move(rows).segments();
}

}  // namespace

TEST_CASE("segment: rows become one matrix a segment, by name, each with its own journeys in their order") {
  const std::vector<Segment> segments = two_segments();
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].name == "basic");
  CHECK(segments[0].matrix.journeys()[0] == "move");
  CHECK(segments[0].matrix.is_missing(0, 1));
  CHECK(segments[0].matrix.cell(1, 0) == 3.0);
  CHECK_FALSE(segments[0].matrix.has_labels());
  CHECK(segments[1].matrix.journey_count() == 1);
  CHECK(segments[1].matrix.label(0) == "Bill query");
}

TEST_CASE("segment: a journey that stands twice in a segment is not taken, and the earlier row is named") {
  SegmentRows rows({"pain"});
  CHECK_FALSE(rows.add("a", "bill", "", Cells{1.0}));
  CHECK_FALSE(rows.add("b", "bill", "", Cells{2.0}));
  CHECK(rows.add("a", "bill", "", Cells{3.0}) == std::optional<std::size_t>(0));
  CHECK(std::move(rows).segments()[0].matrix.cell(0, 0) == 1.0);
}

TEST_CASE("segment: without a row there is no segment") { CHECK(SegmentRows({"pain"}).segments().empty()); }

TEST_CASE("segment: the pooled matrix has the mean of the cells that are there") {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}, {.id = "churn"}};
  const CriteriaMatrix pooled = pooled_matrix(two_segments(), model);
  CHECK(pooled.criteria() == std::vector<std::string>{"pain", "cost"});
  CHECK(pooled.journeys()[0] == "move");
  CHECK(pooled.cell(0, 0) == 5.0);
  CHECK(pooled.is_missing(0, 1));
  CHECK(pooled.cell(1, 0) == 2.0);
  CHECK(pooled.cell(1, 1) == 15.0);
  CHECK(pooled.label(0) == "move");
}

TEST_CASE("segment: of levels the middle one counts, the lower of two, never one between") {
  CHECK(pooled_cell({2.0, 0.0, 1.0}, true) == 1.0);
  CHECK(pooled_cell({2.0, 1.0}, true) == 1.0);
  CHECK(pooled_cell({2.0, 1.0}, false) == 1.5);
  CHECK_FALSE(pooled_cell({}, true));
}
