// SPDX-License-Identifier: MIT
#include "journeyrank/io/segment_frame.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criterion.hpp"

#include "refusal.hpp"

using journeyrank::CellKind;
using journeyrank::Criterion;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::MatrixColumn;
using journeyrank::PackedTexts;
using journeyrank::read_segments;
using journeyrank::Segment;

namespace {

/// A frame of texts; "" is a missing cell.
struct SegmentTestFrame {
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
  std::string type(std::size_t) const { return "text"; }
  std::string why_copied(std::size_t) const { return "text"; }
  [[noreturn]] void refuse(std::size_t c, const std::string& allowed) const {
    throw Error(errc::bad_arrow, columns[c].name + " is refused; allowed: " + allowed);
  }
};

using Texts = std::vector<std::string>;

SegmentTestFrame calls(const Texts& journeys, const Texts& segments, const Texts& pain) {
  return {{{"journey", CellKind::text, journeys}, {"who", CellKind::text, segments}, {"pain", CellKind::number, pain}}};
}

std::vector<Segment> read(const SegmentTestFrame& table, const std::string& by = "who") {
  return read_segments(table, std::vector<Criterion>{{.id = "pain"}}, by);
}

}  // namespace

TEST_CASE("segment_frame: a row a journey and segment") {
  const std::vector<Segment> segments = read(calls({"bill", "bill", "move"}, {"young", "old", "old"}, {"1", "", "3"}));
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].name == "old");
  CHECK(segments[0].matrix.is_missing(0, 0));
  CHECK(segments[0].matrix.cell(1, 0) == 3.0);
  CHECK(segments[0].matrix.journeys()[1] == "move");
  CHECK(segments[1].matrix.cell(0, 0) == 1.0);
}

TEST_CASE("segment_frame: whole numbers name journeys and segments, labels come along") {
  const SegmentTestFrame table{{{"id", CellKind::whole, {"7", "7"}},
                                {"label", CellKind::text, {"Bill", "Bill"}},
                                {"who", CellKind::whole, {"1", "2"}},
                                {"pain", CellKind::number, {"1", "2"}}}};
  const std::vector<Segment> segments = read(table);
  CHECK(segments[1].matrix.journeys()[0] == "7");
  CHECK(segments[1].matrix.label(0) == "Bill");
}

TEST_CASE("segment_frame: what cannot be is refused") {
  const auto refused = [](const SegmentTestFrame& table, const std::string& by) {
    return refusal([&] { read(table, by); });
  };
  CHECK(refused(calls({"a", "a"}, {"s", "s"}, {"1", "2"}), "who") ==
        "duplicate_name: journey \"a\" stands twice in segment \"s\", in rows 1 and 2");
  CHECK(refused(calls({"a", "a"}, {"s", ""}, {"1", "2"}), "who") ==
        "missing_cell: row 2 names no segment in column \"who\"");
  CHECK(refused(calls({""}, {"s"}, {"1"}), "who") == "missing_cell: row 1 names no journey in column \"journey\"");
  CHECK(refused(calls({"a"}, {"s"}, {"1"}), "whom")
            .starts_with("missing_column: there is no column \"whom\" to name the segment"));
  CHECK(refused(calls({"a"}, {"s"}, {"1"}), "pain").starts_with("bad_option: the column \"pain\" is a criterion"));
  CHECK(refused(calls({"a"}, {"s"}, {"1"}), "journey").starts_with("bad_option: the column \"journey\" names the"));
  CHECK(refused(calls({}, {}, {}), "who") == "empty_input: the frame has no row");
  CHECK(refused({{{"who", CellKind::text, {"s"}}, {"pain", CellKind::number, {"1"}}}}, "who")
            .starts_with("missing_column: there is no column \"id\" to name the journey"));
  CHECK(refused({{{"id", CellKind::time, {"s"}}, {"who", CellKind::text, {"s"}}, {"pain", CellKind::number, {"1"}}}},
                "who") == "bad_arrow: id is refused; allowed: text or whole numbers");
}
