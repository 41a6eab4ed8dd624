// SPDX-License-Identifier: MIT
#include "journeyrank/io/frame.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criterion.hpp"

using journeyrank::CellKind;
using journeyrank::CriteriaMatrix;
using journeyrank::Criterion;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::FrameReader;
using journeyrank::FrameRoles;
using journeyrank::Levels;
using journeyrank::MatrixColumn;
using journeyrank::Names;
using journeyrank::PackedTexts;

namespace {

/// A frame of texts; "" is a missing cell.
struct TestFrame {
  struct Column {
    std::string name;
    CellKind kind;
    std::vector<std::string> cells;
  };
  std::vector<Column> columns;

  std::size_t row_count() const { return columns.front().cells.size(); }
  std::size_t column_count() const { return columns.size(); }
  std::string_view name(std::size_t c) const { return columns[c].name; }
  CellKind kind(std::size_t c) const { return columns[c].kind; }
  MatrixColumn numbers(std::size_t c) const {
    MatrixColumn column;
    for (const auto& cell : columns[c].cells) {
      column.values.push_back(cell.empty() ? 0.0 : std::stod(cell));
      column.missing.push_back(cell.empty() ? 1 : 0);
    }
    return column;
  }
  PackedTexts texts(std::size_t c) const {
    PackedTexts texts;
    for (const auto& cell : columns[c].cells) {
      if (cell.empty()) {
        texts.push_back_missing();
      } else {
        texts.push_back(cell);
      }
    }
    return texts;
  }
  std::string type(std::size_t) const { return "test"; }
  std::string why_copied(std::size_t) const { return "test to double"; }
  [[noreturn]] void refuse(std::size_t c, const std::string& allowed) const {
    throw Error(errc::bad_arrow, columns[c].name + " is refused; allowed: " + allowed);
  }
};

const TestFrame calls{{{"journey", CellKind::text, {"billing", "roaming"}},
                       {"label", CellKind::text, {"Bill query", ""}},
                       {"pain", CellKind::number, {"7", ""}},
                       {"segment", CellKind::text, {"", "consumer"}},
                       {"calls", CellKind::whole, {"30", "40"}},
                       {"seen", CellKind::other, {"x", "y"}}}};

CriteriaMatrix read(const TestFrame& table, const std::vector<Criterion>& criteria, const FrameRoles& roles = {}) {
  return FrameReader(table, criteria).read(roles);
}

std::string said(const journeyrank::IngestedColumn& column) {
  return column.name + " " + name_of(column.memory) + " (" + column.why + ") " + std::to_string(column.bytes);
}

TestFrame severity(const std::vector<std::string>& cells) {
  return {{{"id", CellKind::text, {"a", "b"}}, {"severity", CellKind::text, cells}}};
}

const std::vector<Criterion> with_levels = {
    {.id = "severity", .scale = Levels{{{"low", 0.0}, {"high", 1.0}}}, .missing = journeyrank::Missing::worst}};

}  // namespace

TEST_CASE("frame: the columns of a model are found by name, the others are ids, labels and attributes") {
  const auto matrix = read(calls, {{.id = "calls"}, {.id = "pain"}, {.id = "absent"}});
  CHECK(matrix.criteria() == std::vector<std::string>{"calls", "pain"});
  CHECK(matrix.column(0)[1] == 40.0);
  CHECK(matrix.is_missing(1, 1));
  CHECK(matrix.journeys()[0] == "billing");
  CHECK(matrix.label(0) == "Bill query");
  CHECK(matrix.label(1) == "roaming");  // a row without a label is shown by its id
  REQUIRE(matrix.attributes().size() == 1);
  CHECK(matrix.attributes()[0].name == "segment");
  CHECK(matrix.attributes()[0].texts == std::vector<std::string>{"", "consumer"});
}

TEST_CASE("frame: without a model every column of numbers is a criterion, and a column of another type is refused") {
  CHECK_THROWS_WITH_AS(read(calls, {}),
                       "bad_arrow: seen is refused; allowed: numbers or text; name the criteria to "
                       "leave it out",
                       Error);
  auto plain = calls;
  plain.columns.pop_back();
  CHECK(read(plain, {}).criteria() == std::vector<std::string>{"pain", "calls"});
}

TEST_CASE("frame: columns asked for by name are taken, in that order") {
  CHECK(read(calls, {}, {.criteria = {"calls", "pain"}}).criteria() == std::vector<std::string>{"calls", "pain"});
  const auto by_segment = read(calls, {}, {.journeys = "calls", .labels = "journey", .criteria = {"pain"}});
  CHECK(by_segment.journeys()[1] == "40");
  CHECK(by_segment.label(1) == "roaming");
}

TEST_CASE("frame: ids and labels that are given from outside come before the columns, which become attributes") {
  const auto matrix =
      read(calls, {{.id = "calls"}},
           {.given_journeys = Names::of(std::vector<std::string>{"x", "y"}), .given_labels = {"X", "Y"}});
  CHECK(matrix.journeys()[1] == "y");
  CHECK(matrix.label(0) == "X");
  CHECK(matrix.attributes().size() == 3);
  CHECK_THROWS_WITH_AS(read(calls, {{.id = "calls"}}, {.given_journeys = Names::of(std::vector<std::string>{"x"})}),
                       "shape_mismatch: 1 journeys are named for 2 rows", Error);
}

TEST_CASE("frame: a column asked for that is not there is refused with the nearest name") {
  CHECK_THROWS_WITH_AS(read(calls, {}, {.criteria = {"pian"}}),
                       "missing_column: criterion \"pian\" is not in the frame (did you mean \"pain\"?)", Error);
  CHECK_THROWS_WITH_AS(read(calls, {}, {.journeys = "journy"}),
                       "missing_column: the column of journeys \"journy\" is not in the frame (did you mean "
                       "\"journey\"?)",
                       Error);
}

TEST_CASE("frame: rows without an id column are numbered; \"id\" stands in for \"journey\"") {
  const TestFrame numbers{{{"pain", CellKind::number, {"1", "2"}}}};
  CHECK(read(numbers, {{.id = "pain"}}).journeys().is_numbered());
  const TestFrame ids{{{"id", CellKind::whole, {"17", "18"}}, {"pain", CellKind::number, {"1", "2"}}}};
  CHECK(read(ids, {{.id = "pain"}}).journeys()[1] == "18");
  CHECK(read(ids, {}).criteria() == std::vector<std::string>{"pain"});
}

TEST_CASE("frame: a criterion of the model comes first, also when it has a usual name") {
  const TestFrame table{{{"label", CellKind::number, {"1", "2"}}, {"journey", CellKind::text, {"a", "b"}}}};
  const auto matrix = read(table, {{.id = "label"}});
  CHECK(matrix.criteria() == std::vector<std::string>{"label"});
  CHECK(matrix.label(0) == "a");
}

TEST_CASE("frame: a row without an id is refused with its number, wherever it stands") {
  const auto refused = [](const std::vector<std::string>& cells) {
    return TestFrame{{{"journey", CellKind::text, cells}}};
  };
  CHECK_THROWS_WITH_AS(read(refused({"a", "", "c"}), {}),
                       "missing_cell: row 2 has no journey in column \"journey\"; every row needs one", Error);
  CHECK_THROWS_WITH_AS(read(refused({"a", ""}), {}),
                       "missing_cell: row 2 has no journey in column \"journey\"; every row needs one", Error);
}

TEST_CASE("frame: ids and labels are text or whole numbers; any other type is refused") {
  const TestFrame table{{{"journey", CellKind::number, {"1.5"}}}};
  CHECK_THROWS_WITH_AS(read(table, {}), "bad_arrow: journey is refused; allowed: text or whole numbers", Error);
}

TEST_CASE("frame: two columns of one name are refused when the name counts") {
  const TestFrame table{{{"pain", CellKind::number, {"1"}}, {"pain", CellKind::number, {"2"}}}};
  CHECK_THROWS_WITH_AS(read(table, {{.id = "pain"}}), "duplicate_name: the frame has two columns \"pain\"", Error);
}

TEST_CASE("frame: a scale of levels takes their names, and their numbers") {
  const auto matrix = read(severity({"high", ""}), with_levels);
  CHECK(matrix.cell(0, 0) == 1.0);
  CHECK(matrix.is_missing(1, 0));
  const TestFrame numbers{{{"severity", CellKind::whole, {"1", "0"}}}};
  CHECK(read(numbers, with_levels).cell(0, 0) == 1.0);
}

TEST_CASE("frame: an unknown level is refused with journey, criterion and the nearest level") {
  CHECK_THROWS_WITH_AS(read(severity({"low", "none"}), with_levels),
                       "unknown_name: journey \"b\", criterion \"severity\": found \"none\"; its levels are \"low\", "
                       "\"high\"",
                       Error);
  CHECK_THROWS_WITH_AS(read(severity({"low", "hig"}), with_levels),
                       "unknown_name: journey \"b\", criterion \"severity\": found \"hig\" (did you mean \"high\"?); "
                       "its levels are \"low\", \"high\"",
                       Error);
}

TEST_CASE("frame: text where a criterion needs numbers is refused, saying what is allowed") {
  CHECK_THROWS_WITH_AS(read(severity({"low", "high"}), {{.id = "severity"}}),
                       "bad_arrow: severity is refused; allowed: numbers", Error);
  const TestFrame other{{{"severity", CellKind::other, {"x"}}}};
  CHECK_THROWS_WITH_AS(read(other, with_levels),
                       "bad_arrow: severity is refused; allowed: the names of levels, or their numbers", Error);
}

TEST_CASE("frame: a reading names each column that was read, once, and what of it was copied") {
  const std::vector<Criterion> pain = {{.id = "pain"}};
  const auto reading = FrameReader(calls, pain).reading({});
  std::vector<std::string> lines;
  for (const auto& column : reading.ingest.columns) lines.push_back(said(column));
  CHECK(lines == std::vector<std::string>{"journey copied (text) 14", "label copied (text) 10",
                                          "pain copied (test to double, 1 null filled) 16", "segment copied (text) 8"});
  CHECK(reading.matrix.criteria() == std::vector<std::string>{"pain"});
}
