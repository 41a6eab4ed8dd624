// SPDX-License-Identifier: MIT
#include "journeyrank/io/result_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

using journeyrank::Attribute;
using journeyrank::CriteriaMatrix;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::PackedTexts;
using journeyrank::ResultColumn;
using journeyrank::ResultTable;

namespace {

const Model model{.criteria = {{.id = "pain", .weight = 3.0}, {.id = "cost", .missing = Missing::interval}}};

CriteriaMatrix three_journeys() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"a", "b", "c"}),
                        {{"pain", {0.5, 1.0, 0.0}}, {"cost", {0.5, 0.0, 1.0}, {}, {0, 1, 0}}},
                        {.labels = {"A", "B", "C"}, .attributes = {{"segment", {"x", "", "z"}}}});
}

std::vector<std::string> names_of(const ResultTable& table) {
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  return names;
}

std::vector<std::string> texts_of(const ResultColumn& column) {
  const auto& packed = std::get<PackedTexts>(column.cells);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < packed.size(); ++i) texts.emplace_back(packed[i]);
  return texts;
}

std::vector<double> doubles_of(const ResultColumn& column) { return std::get<std::vector<double>>(column.cells); }
std::vector<std::int64_t> wholes_of(const ResultColumn& column) {
  return std::get<std::vector<std::int64_t>>(column.cells);
}

}  // namespace

TEST_CASE("result table: a ranking has the columns of rank --csv, in its order") {
  const auto matrix = three_journeys();
  const auto table = to_table(journeyrank::rank(matrix, model), matrix);
  CHECK(table.rows == 3);
  CHECK(names_of(table) == std::vector<std::string>{"rank", "unpinned_rank", "journey", "label", "score", "score_low",
                                                    "score_high", "pin_reason", "added_pain", "added_cost"});
  CHECK(wholes_of(table.columns[0]) == std::vector<std::int64_t>{1, 2, 3});
  CHECK(texts_of(table.columns[2]) == std::vector<std::string>{"b", "a", "c"});
  CHECK(texts_of(table.columns[3]) == std::vector<std::string>{"B", "A", "C"});
  CHECK(doubles_of(table.columns[4]) == std::vector<double>{0.875, 0.5, 0.25});
  CHECK(doubles_of(table.columns[5]) == std::vector<double>{0.75, 0.5, 0.25});
  CHECK(doubles_of(table.columns[6]) == std::vector<double>{1.0, 0.5, 0.25});
  CHECK(table.columns[7].gaps() == std::vector<std::uint8_t>{1, 1, 1});
}

TEST_CASE("result table: what the criteria add gives the score, bit for bit") {
  const auto matrix = three_journeys();
  const auto table = to_table(journeyrank::rank(matrix, model), matrix);
  for (std::size_t line = 0; line < 3; ++line) {
    CHECK(doubles_of(table.columns[8])[line] + doubles_of(table.columns[9])[line] ==
          doubles_of(table.columns[4])[line]);
  }
}

TEST_CASE("result table: a place by decree has its reason and the rank by score beside it") {
  const auto matrix = three_journeys();
  const auto ranking = journeyrank::rank(
      matrix, model, {.pins = {{.journey = "c", .place = 1, .reason = "duty of care", .author = "Ann"}}});
  const auto table = to_table(ranking, matrix);
  CHECK(texts_of(table.columns[2]) == std::vector<std::string>{"c", "b", "a"});
  CHECK(wholes_of(table.columns[1]) == std::vector<std::int64_t>{3, 1, 2});
  CHECK(texts_of(table.columns[7]) == std::vector<std::string>{"duty of care", "", ""});
  CHECK(table.columns[7].gaps() == std::vector<std::uint8_t>{0, 1, 1});
}

TEST_CASE("result table: a matrix has the layout that it is read from") {
  const auto table = to_table(three_journeys());
  CHECK(names_of(table) == std::vector<std::string>{"journey", "label", "pain", "cost", "segment"});
  CHECK(doubles_of(table.columns[2]) == std::vector<double>{0.5, 1.0, 0.0});
  CHECK(table.columns[2].gaps().empty());
  CHECK(table.columns[3].gaps() == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(texts_of(table.columns[4]) == std::vector<std::string>{"x", "", "z"});
  CHECK(names_of(to_table(CriteriaMatrix())) == std::vector<std::string>{"journey"});
}
