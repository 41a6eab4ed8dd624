// SPDX-License-Identifier: MIT
#include "journeyrank/io/segment_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/segment_noise.hpp"

#include "segments.hpp"

using journeyrank::PackedTexts;
using journeyrank::places_table;
using journeyrank::rank_segments;
using journeyrank::ResultTable;
using journeyrank::segment_noise;
using journeyrank::SegmentRankings;
using journeyrank::to_table;

namespace {

std::vector<std::string> names(const ResultTable& table) {
  std::vector<std::string> all;
  for (const auto& column : table.columns) all.push_back(column.name);
  return all;
}

}  // namespace

TEST_CASE("segment_table: a row a journey and two segments, the widest apart first") {
  const SegmentRankings ranked =
      rank_segments({segment_of("s", {0.9, 0.5, 0.1}), segment_of("t", {0.1, 0.5, 0.9})}, model_of_pain());
  auto doubts = normal_doubts(ranked, 0.01);
  doubts[0].untold[2] = 1;
  const ResultTable table = to_table(ranked, segment_noise(ranked, doubts));
  CHECK(names(table) == std::vector<std::string>{"journey", "label", "segment_a", "segment_b", "among", "rank_a",
                                                 "rank_b", "better_in_a", "better_in_b", "p_value", "adjusted_p_value",
                                                 "verdict"});
  REQUIRE(table.rows == 3);
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[0] == "a");
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[6].cells) == std::vector<std::int64_t>{3, 1, 2});
  CHECK(table.columns[9].missing == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(std::get<PackedTexts>(table.columns[11].cells)[1] == "cannot_tell");
  CHECK(table.columns[11].gaps()[2] == 1);  // the same place: no verdict
}

TEST_CASE("segment_table: places by segment, in the overall order, without those that a segment lacks") {
  const SegmentRankings ranked =
      rank_segments({segment_of("s", {0.1, 0.2, 0.9}), segment_of("t", {0.4, 0.5})}, model_of_pain());
  const ResultTable table = places_table(ranked);
  CHECK(names(table) ==
        std::vector<std::string>{"segment", "journey", "label", "rank", "score", "overall_rank", "overall_score"});
  REQUIRE(table.rows == 5);
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[0] == "c");
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[3] == "t");
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[3] == "b");
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[3].cells) == std::vector<std::int64_t>{1, 2, 3, 1, 2});
  CHECK(std::get<std::vector<std::int64_t>>(table.columns[5].cells) == std::vector<std::int64_t>{1, 2, 3, 2, 3});
}
