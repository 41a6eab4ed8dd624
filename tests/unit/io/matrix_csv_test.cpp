// SPDX-License-Identifier: MIT
#include "journeyrank/io/matrix_csv.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::Anchored;
using journeyrank::ByteSource;
using journeyrank::CriteriaMatrix;
using journeyrank::CsvOptions;
using journeyrank::CsvReader;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Levels;
using journeyrank::MatrixReading;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::read_csv;
using journeyrank::read_matrix;

namespace {

Model two_criteria(Missing policy = Missing::reject) {
  Model model;
  model.criteria = {{.id = "pain", .missing = policy}, {.id = "cost", .missing = policy}};
  return model;
}

Model with_levels() {
  Model model;
  model.criteria = {{.id = "risk", .scale = Levels{{{"low", 0.0}, {"high", 1.0}}}}};
  return model;
}

MatrixReading read(const std::string& text, const Model& model, const CsvOptions& options = {}) {
  CsvReader table(ByteSource::text(text, "journeys.csv"), options);
  return read_matrix(table, model);
}

std::pair<errc, std::string> refusal(const std::string& text, const Model& model, const CsvOptions& options = {}) {
  try {
    read(text, model, options);
  } catch (const Error& error) {
    return {error.code(), error.detail()};
  }
  return {errc::usage, "nothing was refused"};
}

void check_refused(const std::string& text, const Model& model, errc code, const std::string& message) {
  const auto [found, detail] = refusal(text, model);
  CHECK(name_of(found) == std::string(name_of(code)));
  CHECK(detail == message);
}

}  // namespace

TEST_CASE("matrix_csv: a row is a journey, a column with a criterion's id its raw values") {
  const CriteriaMatrix matrix = read("journey,pain,cost\nbill,1.5,-2e3\nfault,0,7\n", two_criteria()).matrix;
  CHECK(matrix.journey_count() == 2);
  CHECK(matrix.journeys()[1] == "fault");
  CHECK(matrix.criteria() == std::vector<std::string>{"pain", "cost"});
  CHECK(matrix.cell(0, 0) == 1.5);
  CHECK(matrix.cell(0, 1) == -2000.0);
  CHECK_FALSE(matrix.has_missing(0));
}

TEST_CASE("matrix_csv: columns may stand in any order, and journeys in a column called id") {
  const CriteriaMatrix matrix = read("cost,pain,id\n2,1,bill\n", two_criteria()).matrix;
  CHECK(matrix.journeys()[0] == "bill");
  CHECK(matrix.criteria() == std::vector<std::string>{"cost", "pain"});
  CHECK(matrix.cell(0, *matrix.find_criterion("pain")) == 1.0);
}

TEST_CASE("matrix_csv: labels are read beside ids, and an empty label is the id") {
  const CriteriaMatrix matrix = read("journey,label,pain,cost\nbill,The bill,1,2\nfault,,1,2\n", two_criteria()).matrix;
  CHECK(matrix.label(0) == "The bill");
  CHECK(matrix.label(1) == "fault");
}

TEST_CASE("matrix_csv: every other column is an attribute, its text unchanged") {
  const CriteriaMatrix matrix = read("journey,segment,pain,cost,id\nbill, home ,1,2,7\n", two_criteria()).matrix;
  REQUIRE(matrix.attributes().size() == 2);
  CHECK(matrix.attributes()[0].name == "segment");
  CHECK(matrix.attributes()[0].texts == std::vector<std::string>{" home "});
  CHECK(matrix.attributes()[1].name == "id");
}

TEST_CASE("matrix_csv: a criterion may be called journey or label; then the journeys stand in id") {
  Model model;
  model.criteria = {{.id = "journey"}, {.id = "label"}};
  const CriteriaMatrix matrix = read("id,journey,label\nbill,1,2\n", model).matrix;
  CHECK(matrix.journeys()[0] == "bill");
  CHECK(matrix.cell(0, 0) == 1.0);
  CHECK_FALSE(matrix.has_labels());
}

TEST_CASE("matrix_csv: an empty cell and a declared marker are missing where the policy copes") {
  const auto model = two_criteria(Missing::worst);
  const CriteriaMatrix matrix = read("journey,pain,cost\na,,1\nb, ?,1\nc,3,1\n", model, {.missing = {"?"}}).matrix;
  CHECK(matrix.is_missing(0, 0));
  CHECK(matrix.is_missing(1, 0));
  CHECK_FALSE(matrix.is_missing(2, 0));
  CHECK_FALSE(matrix.has_missing(1));
}

TEST_CASE("matrix_csv: a missing cell under reject is refused with its place") {
  check_refused("journey,pain,cost\nbill,1,\n", two_criteria(), errc::missing_cell,
                "journeys.csv:2:8: journey \"bill\", criterion \"cost\": the cell is missing; fill it, or give the "
                "criterion another missing policy: renormalise, worst or interval");
}

TEST_CASE("matrix_csv: a criterion of weight 0 is off, so its cells or its column may be missing") {
  const Model model = with_weight(two_criteria(), "cost", 0.0);
  CHECK(read("journey,pain,cost\nbill,1,\n", model).matrix.is_missing(0, 1));
  CHECK(read("journey,pain\nbill,1\n", model).matrix.criterion_count() == 1);
}

TEST_CASE("matrix_csv: text in a number is refused with its place") {
  const auto [code, message] = refusal("journey,pain,cost\nbill,\n\"fault\",12a,1\n", two_criteria(Missing::worst));
  CHECK(code == errc::bad_csv);
  const auto [number, detail] = refusal("journey,pain,cost\n\"fault\",12a,1\n", two_criteria());
  CHECK(number == errc::bad_number);
  CHECK(detail.starts_with("journeys.csv:2:9: column \"pain\": found \"12a\""));
}

TEST_CASE("matrix_csv: a decimal comma is read where it is declared") {
  const auto matrix = read("journey;pain;cost\nbill;1,5;1.000\n", two_criteria(), {.decimal = ',', .thousands = '.'});
  CHECK(matrix.matrix.cell(0, 0) == 1.5);
  CHECK(matrix.matrix.cell(0, 1) == 1000.0);
}

TEST_CASE("matrix_csv: the name of a level is read as its index") {
  const CriteriaMatrix matrix = read("journey,risk\na,high\nb,low\nc, high \n", with_levels()).matrix;
  CHECK(matrix.cell(0, 0) == 1.0);
  CHECK(matrix.cell(1, 0) == 0.0);
  CHECK(matrix.cell(2, 0) == 1.0);
}

TEST_CASE("matrix_csv: a level may be spelt like a marker for missing") {
  Model model = with_levels();
  model.criteria[0].scale = Levels{{{"?", 0.5}, {"high", 1.0}}};
  CHECK(read("journey,risk\na,?\n", model, {.missing = {"?"}}).matrix.cell(0, 0) == 0.0);
}

TEST_CASE("matrix_csv: an unknown level is refused with the nearest one") {
  check_refused("journey,risk\na,hig\n", with_levels(), errc::unknown_name,
                "journeys.csv:2:3: criterion \"risk\": found \"hig\" (did you mean \"high\"?); its levels are \"low\", "
                "\"high\"");
}

TEST_CASE("matrix_csv: a table without a criterion's column is refused with the nearest column") {
  check_refused(
      "journey,pains,cost\nbill,1,2\n", two_criteria(), errc::missing_column,
      "journeys.csv:1:1: there is no column for criterion \"pain\" (did you mean \"pains\"?); add it, or give "
      "the criterion another missing policy than reject");
}

TEST_CASE("matrix_csv: where the policy copes a column may be missing, and one spelt nearly so is noted") {
  const MatrixReading reading = read("journey,pains,cost\nbill,1,2\n", two_criteria(Missing::renormalise));
  CHECK(reading.matrix.criteria() == std::vector<std::string>{"cost"});
  REQUIRE(reading.notes.size() == 1);
  CHECK(reading.notes[0].code == "unknown_column");
  CHECK(reading.notes[0].text ==
        "column \"pains\" is no criterion and is carried along as text; was \"pain\" meant, which has no column?");
  CHECK(read("journey,segment,cost\nbill,1,2\n", two_criteria(Missing::worst)).notes.empty());
}

TEST_CASE("matrix_csv: a table without ids of journeys is refused") {
  check_refused("jurney,pain,cost\nbill,1,2\n", two_criteria(), errc::missing_column,
                "journeys.csv:1:1: there is no column \"journey\" (or \"id\") to tell the journeys apart (did you mean "
                "\"jurney\"?)");
}

TEST_CASE("matrix_csv: a row without id is refused with its place") {
  check_refused("pain,journey,cost\n1,,2\n", two_criteria(), errc::missing_cell,
                "journeys.csv:2:3: the row has no journey id");
}

TEST_CASE("matrix_csv: a journey that stands twice is refused, naming both lines") {
  check_refused("journey,pain,cost\nbill,1,2\n\n\"fault\",1,2\nbill,3,4\n", two_criteria(), errc::duplicate_name,
                "journeys.csv:5:1: journey \"bill\" stands here again; it stands on line 2 already");
}

TEST_CASE("matrix_csv: a table without rows is refused") {
  check_refused("journey,pain,cost\n", two_criteria(), errc::empty_input,
                "journeys.csv: a header, but no journey below it");
}

TEST_CASE("matrix_csv: what the table had to pass over is among the notes") {
  const CsvOptions lenient{.bad_rows = journeyrank::BadRows::skip};
  const MatrixReading reading = read("journey,pain,cost\nbill,1,2\nfault,1\n", two_criteria(), lenient);
  CHECK(reading.matrix.journey_count() == 1);
  REQUIRE(reading.notes.size() == 1);
  CHECK(reading.notes[0].code == "skipped_rows");
}

TEST_CASE("matrix_csv: the caller is shown the table after each row") {
  const std::string text = "journey,pain,cost\nbill,1,2\nfault,1,2\n";
  CsvReader table(ByteSource::text(text));
  std::vector<std::size_t> rows;
  read_matrix(table, two_criteria(), [&](const CsvReader& at) { rows.push_back(at.rows()); });
  CHECK(rows == std::vector<std::size_t>{1, 2});
}

TEST_CASE("matrix_csv: a file that is not there is refused") {
  CHECK_THROWS_WITH_AS(read_csv("no/such/file.csv", two_criteria()),
                       "read_failed: no/such/file.csv: cannot be read: No such file or directory", Error);
}
