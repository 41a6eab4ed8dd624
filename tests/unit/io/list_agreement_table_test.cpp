// SPDX-License-Identifier: MIT
#include "journeyrank/io/list_agreement_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const RankedLists lists{
    .journeys = {"b", "a", "c"}, .labels = {"B", "", ""}, .voices = {"Ann", "Bea"}, .ranks = {{1, 1, 2}, {3, 3, 1}}};

using Counts = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("list agreement table: the first journey first, tied ones by id, each with its best and worst place") {
  const auto found = list_agreement(lists, std::vector<ListVoice>{{"Ann", 2.0}, {"Bea", 1.0}}, ConsensusBy::kemeny);
  const ResultTable table = to_table(found, lists);
  CHECK(table.rows == 3);
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"rank", "journey", "label", "points", "best", "worst"});
  CHECK(std::get<Counts>(table.columns[0].cells) == Counts{1, 1, 3});
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[0] == "a");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[0] == "a");
  CHECK(std::get<PackedTexts>(table.columns[2].cells)[1] == "B");
  CHECK(table.columns[3].gaps() == std::vector<std::uint8_t>{1, 1, 1});
  CHECK(std::get<Counts>(table.columns[4].cells) == Counts{1, 1, 1});
  CHECK(std::get<Counts>(table.columns[5].cells) == Counts{2, 2, 3});
}

TEST_CASE("list agreement table: by a method with points they stand beside the ranks") {
  const ResultTable table = to_table(list_agreement(lists, voices_of(lists), ConsensusBy::borda), lists);
  CHECK(table.columns[3].gaps().empty());
  // a and b: half a point for each other, and one for c by Ann; c: two by Bea.
  CHECK(std::get<std::vector<double>>(table.columns[3].cells)[0] == 2.0);
}
