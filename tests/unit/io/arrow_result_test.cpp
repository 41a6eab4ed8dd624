// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_result.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_table.hpp"

#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowTable;
using journeyrank::CriteriaMatrix;
using journeyrank::Names;
using journeyrank::PackedTexts;
using journeyrank::ResultTable;

namespace {

ResultTable three_rows() {
  ResultTable table{.rows = 3};
  PackedTexts texts;
  for (const char* text : {"a", "", "ä"}) texts.push_back(text);
  table.columns.push_back({"score", std::vector<double>{0.5, 0.25, 0.0}, {0, 1, 0}});
  table.columns.push_back({"rank", std::vector<std::int64_t>{1, 2, 3}});
  table.columns.push_back({"journey", std::move(texts)});
  return table;
}

}  // namespace

TEST_CASE("arrow result: a table is given out as a struct of float64, int64 and utf8, with a bit a null") {
  ArrowArrayStream stream{};
  export_arrow(three_rows(), &stream);
  const ArrowTable table(&stream);
  CHECK(table.row_count() == 3);
  REQUIRE(table.column_count() == 3);
  CHECK(std::string(table.schema(0).format) == "g");
  CHECK(std::string(table.schema(1).format) == "l");
  CHECK(std::string(table.schema(2).format) == "u");
  CHECK(table.name(1) == "rank");
  const auto scores = table.chunks(0).at(0);
  CHECK(scores.array->null_count == 1);
  CHECK(is_valid(scores, 0));
  CHECK(!is_valid(scores, 1));
  CHECK(table.chunks(1).at(0).array->buffers[0] == nullptr);
  PackedTexts texts;
  append_arrow_texts(table.chunks(2).at(0), texts);
  CHECK(texts.letters == "aä");
  CHECK(texts.offsets == std::vector<std::int64_t>{0, 1, 1, 3});
}

TEST_CASE("arrow result: the stream gives one batch, then the end") {
  ArrowArrayStream stream{};
  export_arrow(three_rows(), &stream);
  ArrowArray batch{};
  CHECK(stream.get_next(&stream, &batch) == 0);
  CHECK(batch.length == 3);
  batch.release(&batch);
  CHECK(is_released(batch));
  CHECK(stream.get_next(&stream, &batch) == 0);
  CHECK(is_released(batch));
  stream.release(&stream);
  CHECK(is_released(stream));
}

TEST_CASE("arrow result: a column that is moved out outlives its batch and its stream") {
  ArrowArrayStream stream{};
  export_arrow(three_rows(), &stream);
  ArrowArray batch{};
  CHECK(stream.get_next(&stream, &batch) == 0);
  stream.release(&stream);
  ArrowArray scores = *batch.children[0];
  batch.children[0]->release = nullptr;
  batch.release(&batch);
  CHECK(static_cast<const double*>(scores.buffers[1])[0] == 0.5);
  scores.release(&scores);
}

TEST_CASE("arrow result: a schema can be asked for again, and a table without columns or rows is one") {
  ArrowArrayStream stream{};
  journeyrank::export_arrow({}, &stream);
  for (int time = 0; time < 2; ++time) {
    ArrowSchema schema{};
    CHECK(stream.get_schema(&stream, &schema) == 0);
    CHECK(std::string(schema.format) == "+s");
    CHECK(schema.n_children == 0);
    schema.release(&schema);
  }
  const ArrowTable table(&stream);
  CHECK(table.row_count() == 0);
}

TEST_CASE("arrow result: a matrix that goes out comes back the same") {
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{"pain", {0.1, 0.2}}, {"cost", {3.0, 0.0}, {}, {0, 1}}},
                              {.labels = {"A", "B"}, .attributes = {{"segment", {"x", "y"}}}});
  ArrowArrayStream stream{};
  journeyrank::export_arrow(journeyrank::to_table(matrix), &stream);
  const ArrowTable table(&stream);
  const CriteriaMatrix back = read_arrow(table);
  CHECK(back.journeys() == matrix.journeys());
  CHECK(back.criteria() == matrix.criteria());
  CHECK(back.cell(1, 0) == 0.2);
  CHECK(back.is_missing(1, 1));
  CHECK(back.label(1) == "B");
  CHECK(back.attributes() == matrix.attributes());
}

TEST_CASE("arrow result: moments go out as timestamps in UTC, flags as bits, more than eight of them too") {
  ResultTable table{.rows = 10};
  table.columns.push_back({"started_at", std::vector<std::int64_t>(10, 1'500), {}, journeyrank::WholeKind::moment});
  table.columns.push_back(
      {"resolved", std::vector<std::int64_t>{1, 0, 1, 1, 0, 0, 0, 0, 0, 1}, {}, journeyrank::WholeKind::flag});
  ArrowArrayStream stream{};
  export_arrow(std::move(table), &stream);
  const ArrowTable read(&stream);
  CHECK(std::string(read.schema(0).format) == "tsm:UTC");
  CHECK(std::string(read.schema(1).format) == "b");
  PackedTexts moments;
  append_arrow_texts(read.chunks(0).at(0), moments);
  CHECK(moments[9] == "1970-01-01T00:00:01.500Z");
  const auto* const bits = static_cast<const std::uint8_t*>(read.chunks(1).at(0).array->buffers[1]);
  CHECK(bits[0] == 0b00001101);
  CHECK(bits[1] == 0b10);
}
