// SPDX-License-Identifier: MIT
#include "journeyrank/io/estimate_table.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CriteriaMatrix;
using journeyrank::Estimate;
using journeyrank::measured;
using journeyrank::measured_rate;
using journeyrank::MeasuredSlice;
using journeyrank::Names;
using journeyrank::not_measured;
using journeyrank::PackedTexts;
using journeyrank::Period;
using journeyrank::ResultTable;
using journeyrank::Slicing;
using journeyrank::wilson;

namespace {

const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"bill", "move"}),
                            {{"pain", {0.5, 0.3}}, {"cost", {7.0, 0.0}, {}, {0, 1}}});
const std::vector<std::vector<Estimate>> estimates = {{measured_rate(1, 2), measured_rate(3, 10)},
                                                      {measured(7.0, 7), not_measured("no handle_s")}};

template <class Cell>
std::vector<Cell> cells(const ResultTable& table, std::size_t column) {
  return std::get<std::vector<Cell>>(table.columns[column].cells);
}

}  // namespace

TEST_CASE("estimate table: a row a journey and criterion, with what stands behind the cell") {
  const ResultTable table = to_table(matrix, estimates, {0, 1});
  CHECK(table.rows == 4);
  std::vector<std::string> names;
  for (const auto& column : table.columns) names.push_back(column.name);
  CHECK(names == std::vector<std::string>{"journey", "criterion", "used", "value", "n", "low", "high", "standard_error",
                                          "shrunk", "basis", "small_sample", "why_missing", "clusters", "within_days"});
  CHECK(cells<double>(table, 3) == std::vector<double>{0.5, 7.0, 0.3, 0.0});
  CHECK(cells<std::int64_t>(table, 4) == std::vector<std::int64_t>{2, 7, 10, 0});
  CHECK(cells<double>(table, 5)[0] == wilson(1, 2).low);
  CHECK(cells<double>(table, 6)[2] == wilson(3, 10).high);
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[2] == "move");
  CHECK(std::get<PackedTexts>(table.columns[9].cells)[0] == "rate");
  CHECK(cells<std::int64_t>(table, 10) == std::vector<std::int64_t>{0, 0, 1, 1});
}

TEST_CASE("estimate table: what is not measured has no number, and says why") {
  const ResultTable table = to_table(matrix, estimates, {0, 1});
  for (const std::size_t column : {2u, 3u, 5u, 6u, 7u, 8u}) {
    CHECK(table.columns[column].missing == std::vector<std::uint8_t>{0, 0, 0, 1});
  }
  CHECK(std::get<PackedTexts>(table.columns[11].cells)[3] == "no handle_s");
  CHECK(table.columns[11].gaps() == std::vector<std::uint8_t>{1, 1, 1, 0});
}

TEST_CASE("estimate table: clusters stand where observations go together, and nowhere else") {
  auto clustered = estimates;
  clustered[0][1].clusters = 4;
  const ResultTable table = to_table(matrix, clustered, {0, 1});
  CHECK(cells<std::int64_t>(table, 12) == std::vector<std::int64_t>{0, 0, 4, 0});
  CHECK(table.columns[12].missing == std::vector<std::uint8_t>{1, 1, 0, 1});
}

TEST_CASE("estimate table: no journey, no row") { CHECK(to_table(CriteriaMatrix({}, {}), {}, {}).rows == 0); }

TEST_CASE("estimate table: slices stand in front, as columns") {
  const std::vector<MeasuredSlice> slices = {{"2026-01", {"home"}, {matrix, estimates}},
                                             {"2026-02", {"firm"}, {matrix, estimates}}};
  const ResultTable table = to_table(slices, Slicing{.by = {"segment"}, .period = Period::month});
  CHECK(table.rows == 8);
  CHECK(table.columns[0].name == "period");
  CHECK(table.columns[1].name == "segment");
  CHECK(table.columns[2].name == "journey");
  CHECK(std::get<PackedTexts>(table.columns[0].cells)[4] == "2026-02");
  CHECK(std::get<PackedTexts>(table.columns[1].cells)[3] == "home");
}

TEST_CASE("estimate table: no slice, no row, and still the columns") {
  const ResultTable table = to_table({}, Slicing{.by = {"segment"}});
  CHECK(table.rows == 0);
  CHECK(table.columns[0].name == "segment");
}
