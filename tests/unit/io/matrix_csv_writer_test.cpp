// SPDX-License-Identifier: MIT
#include "journeyrank/io/matrix_csv_writer.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/matrix_csv.hpp"

using journeyrank::Attribute;
using journeyrank::ByteSource;
using journeyrank::CriteriaMatrix;
using journeyrank::CsvReader;
using journeyrank::CsvWriter;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Levels;
using journeyrank::MatrixColumn;
using journeyrank::MatrixDetails;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::read_matrix;
using journeyrank::write_csv;
using journeyrank::write_matrix;

namespace {

Model model_of_two() {
  Model model;
  model.criteria = {
      {.id = "pain", .missing = Missing::worst},
      {.id = "risk", .scale = Levels{{{"low", 0.0}, {" hi, \"gh\"", 1.0}, {"1", 0.5}}}, .missing = Missing::worst}};
  return model;
}

std::string written(const CriteriaMatrix& matrix, const Model& model) {
  CsvWriter table;
  write_matrix(table, matrix, model);
  return table.text();
}

CriteriaMatrix read_back(const std::string& text, const Model& model) {
  CsvReader table(ByteSource::text(text));
  return read_matrix(table, model).matrix;
}

void check_equal(const CriteriaMatrix& a, const CriteriaMatrix& b) {
  REQUIRE(a.journey_count() == b.journey_count());
  REQUIRE(a.criteria() == b.criteria());
  CHECK(a.attributes() == b.attributes());
  CHECK(a.has_labels() == b.has_labels());
  for (std::size_t journey = 0; journey < a.journey_count(); ++journey) {
    CHECK(a.journeys()[journey] == b.journeys()[journey]);
    CHECK(a.label(journey) == b.label(journey));
    for (std::size_t c = 0; c < a.criterion_count(); ++c) {
      CHECK(a.is_missing(journey, c) == b.is_missing(journey, c));
      CHECK(std::bit_cast<std::uint64_t>(a.cell(journey, c)) == std::bit_cast<std::uint64_t>(b.cell(journey, c)));
    }
  }
}

errc refused(const CriteriaMatrix& matrix, const Model& model) {
  try {
    written(matrix, model);
  } catch (const Error& error) {
    return error.code();
  }
  return errc::usage;
}

CriteriaMatrix one_journey(const std::string& id, MatrixDetails details = {}) {
  return CriteriaMatrix(Names::of(std::vector{id}), {{.criterion = "pain", .values = {1.0}}}, std::move(details));
}

}  // namespace

TEST_CASE("matrix_csv_writer: a matrix is written with ids, labels, criteria and attributes in their order") {
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "risk", .values = {1.0, 0.0}, .missing = {0, 1}}, {.criterion = "pain", .values = {0.1, 2e300}}},
      {.labels = {"A", "B"}, .attributes = {{"segment", {"x", ""}}}});
  CHECK(written(matrix, model_of_two()) ==
        "journey,label,risk,pain,segment\n"
        "a,A,\" hi, \"\"gh\"\"\",0.1,x\n"
        "b,B,,2e+300,\n");
}

TEST_CASE("matrix_csv_writer: what is written is read back equal to the bit") {
  std::mt19937_64 random(7);
  const auto text = [&](std::size_t least) {
    static const std::vector<std::string> pieces = {"a",  "Z", "\"", ",", ";",    "\t", "\n",   "\r\n",
                                                    "\r", " ", "\\", "é", "日本", "'",  "=1+1", "\x1b[31m"};
    std::string result;
    for (std::size_t left = least + random() % 6; left > 0; --left) result += pieces[random() % pieces.size()];
    return result;
  };
  for (int round = 0; round < 300; ++round) {
    const std::size_t n = 1 + random() % 5;
    Names ids;
    MatrixDetails details{.attributes = {{"segment", {}}}};
    std::vector<MatrixColumn> columns = {{.criterion = "pain"}, {.criterion = "risk"}};
    for (std::size_t i = 0; i < n; ++i) {
      ids.push_back("j" + std::to_string(i) + text(0));
      if (round % 2 == 0) details.labels.push_back(text(0));
      details.attributes[0].texts.push_back(text(0));
      double value = std::bit_cast<double>(static_cast<std::uint64_t>(random()));
      if (!(value - value == 0.0)) value = -0.0;
      columns[0].values.push_back(value);
      columns[1].values.push_back(static_cast<double>(random() % 3));
      for (auto& column : columns) column.missing.push_back(random() % 4 == 0 ? 1 : 0);
    }
    const CriteriaMatrix matrix(ids, columns, details);
    const std::string once = written(matrix, model_of_two());
    check_equal(matrix, read_back(once, model_of_two()));
    CHECK(written(read_back(once, model_of_two()), model_of_two()) == once);
  }
}

TEST_CASE("matrix_csv_writer: numbered journeys are written as their numbers") {
  const CriteriaMatrix matrix(Names::numbered(2), {{.criterion = "pain", .values = {1.0, 2.0}}});
  CHECK(written(matrix, model_of_two()) == "journey,pain\n1,1\n2,2\n");
}

TEST_CASE("matrix_csv_writer: journeys stand in id where a criterion is called journey") {
  Model model;
  model.criteria = {{.id = "journey"}};
  const CriteriaMatrix matrix(Names::of(std::vector{"a"}), {{.criterion = "journey", .values = {3.0}}});
  CHECK(written(matrix, model) == "id,journey\na,3\n");
  check_equal(matrix, read_back(written(matrix, model), model));
}

TEST_CASE("matrix_csv_writer: what no reader would give back is refused") {
  const Model model = model_of_two();
  CHECK(refused(one_journey(" "), model) == errc::missing_cell);
  CHECK(refused(one_journey(std::string("a\0b", 3)), model) == errc::bad_csv);
  CHECK(refused(one_journey("\xFF"), model) == errc::bad_csv);
  CHECK(refused(one_journey("a", {.labels = {"\xC3"}}), model) == errc::bad_csv);
  CHECK(refused(one_journey("a", {.attributes = {{"pain", {"x"}}}}), model) == errc::duplicate_name);
  CHECK(refused(one_journey("a", {.attributes = {{"journey", {"x"}}}}), model) == errc::duplicate_name);
  CHECK(refused(one_journey("a", {.attributes = {{"label", {"x"}}}}), model) == errc::duplicate_name);
  CHECK(refused(one_journey("a", {.attributes = {{" segment", {"x"}}}}), model) == errc::bad_csv);
  CHECK(refused(one_journey("a", {.attributes = {{"", {"x"}}}}), model) == errc::bad_csv);
}

TEST_CASE("matrix_csv_writer: a cell that is no level is refused") {
  const CriteriaMatrix matrix(Names::of(std::vector{"a"}), {{.criterion = "risk", .values = {3.0}}});
  CHECK(refused(matrix, model_of_two()) == errc::bad_number);
}

TEST_CASE("matrix_csv_writer: a path that cannot be written is refused") {
  CHECK_THROWS_AS(write_csv("no/such/folder/a.csv", one_journey("a"), model_of_two()), Error);
}
