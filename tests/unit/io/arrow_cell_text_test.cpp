// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_cell_text.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_table.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/io/packed_texts.hpp"

#include "refusal.hpp"
#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowCellText;
using journeyrank::ArrowFrame;
using journeyrank::ArrowTable;
using journeyrank::cell_texts;

namespace {

ArrowTable table_of(ArrowProducer& producer) {
  auto stream = producer.stream();
  return ArrowTable(&stream);
}

ProducedColumn flags_column(const std::string& name, const std::string& flags, const std::string& valid) {
  ProducedColumn column{.format = "b", .name = name};
  column.length = static_cast<std::int64_t>(flags.size());
  column.null_count = -1;
  column.buffers = {bitmap(valid), bitmap(flags)};
  return column;
}

}  // namespace

TEST_CASE("ArrowCellText: each cell is the text that a whole column of texts has there") {
  const auto entries = texts_column("", {"billing", "", "a journey with a long name"}, "110");
  ProducedColumn decimals{.format = "d:9,2,32", .name = "decimal"};
  decimals.length = 3;
  decimals.buffers = {std::nullopt, bytes_of(std::vector<std::int32_t>{10343, -5, 0})};
  const std::vector<ProducedColumn> columns = {
      texts_column("small", {"a", "", "\xC3\xA4 long one, longer than any short string"}, "101"),
      texts_column<std::int64_t>("large", {"a", "bc", "d"}),
      viewed_column("viewed", {"short", "thirteen bytes", ""}, "111"),
      dictionary_column<std::int8_t>("entry", "c", {2, 0, 1}, entries, "011"),
      dictionary_column<std::uint32_t>("number entry", "I", {1, 0, 1}, numbers_column<double>("", "g", {0.5, 7})),
      numbers_column<std::int64_t>("whole", "l", {-1, 0, std::int64_t{1} << 60}, "110"),
      numbers_column<std::uint64_t>("unsigned", "L", {1, 0, ~std::uint64_t{0}}),
      numbers_column<double>("double", "g", {-0.0, 0.1, 1e300}, "111"),
      numbers_column<float>("float", "f", {0.1F, 2, 3}),
      flags_column("flag", "101", "110"),
      numbers_column<std::int64_t>("moment", "tsm:UTC", {0, 1, -1}, "101"),
      numbers_column<std::int64_t>("clock", "tsn:", {0, 1, -1}),
      numbers_column<std::int32_t>("day", "tdD", {0, 20'000, -1}),
      decimals,
      ProducedColumn{.format = "n", .name = "nothing", .length = 3}};
  ArrowProducer producer({batch_of(columns)});
  const ArrowTable table = table_of(producer);
  const ArrowFrame frame(table);
  std::string written;
  for (std::size_t c = 0; c < frame.column_count(); ++c) {
    CAPTURE(std::string(frame.name(c)));
    const journeyrank::PackedTexts expected = cell_texts(frame, c);
    const ArrowCellText cells(frame.checked_chunks(c).at(0));
    for (std::size_t row = 0; row < 3; ++row) {
      const auto text = cells.text(row, written);
      CHECK(text.has_value() == !expected.is_missing(row));
      CHECK(text.value_or("") == expected[row]);
    }
  }
}

TEST_CASE("ArrowCellText: what contradicts itself is refused where it is read") {
  const auto code_of = [](ProducedColumn column, std::size_t row) {
    ArrowProducer producer({batch_of({std::move(column)})});
    const ArrowTable table = table_of(producer);
    return refusal_code([&] {
      std::string written;
      ArrowCellText(ArrowFrame(table).checked_chunks(0).at(0)).text(row, written);
    });
  };
  CHECK(code_of(texts_column("a", {"fine", "\xFF"}), 1) == "bad_arrow");
  CHECK(code_of(dictionary_column<std::int8_t>("a", "c", {0, 1}, texts_column("", {"x"})), 1) == "bad_arrow");
  CHECK(code_of(dictionary_column<std::int8_t>("a", "c", {0, -1}, texts_column("", {"x"})), 1) == "bad_arrow");
  CHECK(code_of(dictionary_column<double>("a", "g", {0, 0}, texts_column("", {"x"})), 0) == "bad_arrow");
  CHECK(code_of(numbers_column<std::int64_t>("a", "tss:UTC", {0, std::int64_t{1} << 60}), 1) == "bad_time");
  auto backwards = texts_column("a", {"ab", "c"});
  backwards.buffers[1] = bytes_of(std::vector<std::int32_t>{2, 0, 3});
  CHECK(code_of(backwards, 0) == "bad_arrow");
}
