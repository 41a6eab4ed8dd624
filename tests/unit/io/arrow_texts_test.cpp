// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_texts.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/arrow_table.hpp"

#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowSpan;
using journeyrank::ArrowTable;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::PackedTexts;

namespace {

/// A column that is read as a table of one.
struct Read {
  explicit Read(ProducedColumn column) : producer({std::move(column)}), table(make()) {}

  ArrowTable make() {
    auto schema = producer.schema();
    auto array = producer.array();
    return ArrowTable(&schema, &array);
  }
  ArrowSpan span() const { return table.chunks(0).at(0); }

  std::vector<std::string> texts() const {
    PackedTexts packed;
    append_arrow_texts(span(), packed);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < packed.size(); ++i) texts.emplace_back(packed.is_missing(i) ? "none" : packed[i]);
    return texts;
  }

  ArrowProducer producer;
  ArrowTable table;
};

const std::vector<std::string> words = {"a", "", "exactly12!!!", "thirteen letters and more", "ä"};

}  // namespace

TEST_CASE("arrow texts: texts read alike from all three layouts, nulls are missing") {
  for (const auto& column : {texts_column<std::int32_t>("x", words, "11110"),
                             texts_column<std::int64_t>("x", words, "11110"), viewed_column("x", words, "11110")}) {
    CAPTURE(column.format);
    auto expected = words;
    expected.back() = "none";
    CHECK(Read(column).texts() == expected);
    auto sliced = column;
    sliced.offset = 2;
    sliced.length = 2;
    CHECK(Read(sliced).texts() == std::vector<std::string>{words[2], words[3]});
  }
}

TEST_CASE("arrow texts: a text of a dictionary is missing where the index is null or its entry is") {
  const auto entries = texts_column("", {"a", "b"}, "10");
  CHECK(Read(dictionary_column<std::int8_t>("x", "c", {0, 1, 0}, entries, "110")).texts() ==
        std::vector<std::string>{"a", "none", "none"});
}

TEST_CASE("arrow texts: text that is not UTF-8 is refused with its row") {
  const Read read(texts_column("x", {"a", "b\xff"}));
  CHECK_THROWS_WITH_AS(read.texts(), "bad_arrow: row 2 is not UTF-8: \"b?\"", Error);
}

TEST_CASE("arrow texts: whole numbers read as their digits") {
  CHECK(Read(numbers_column<std::int64_t>("x", "l", {-5, 9007199254740993})).texts() ==
        std::vector<std::string>{"-5", "9007199254740993"});
  CHECK(Read(numbers_column<std::uint8_t>("x", "C", {0, 255}, "01")).texts() ==
        std::vector<std::string>{"none", "255"});
}

TEST_CASE("arrow texts: offsets that run backwards and views beyond their buffers are refused") {
  auto backwards = texts_column("x", {"ab", "cd"});
  backwards.buffers[1] = bytes_of(std::vector<std::int32_t>{0, 2, 1});
  const Read bad_offsets(backwards);
  CHECK_THROWS_WITH_AS(bad_offsets.texts(), "bad_arrow: the offsets of a text run backwards", Error);
  auto beyond = viewed_column("x", words);
  beyond.buffers.back() = bytes_of(std::vector<std::int64_t>{5});
  const Read bad_view(beyond);
  CHECK_THROWS_WITH_AS(bad_view.texts(), "bad_arrow: a text view points beyond its buffers", Error);
  auto no_buffer = viewed_column("x", words);
  no_buffer.buffers = {no_buffer.buffers[0], no_buffer.buffers[1]};
  const Read without(no_buffer);
  CHECK_THROWS_WITH_AS(without.texts(), "bad_arrow: a text view points beyond its buffers", Error);
}

TEST_CASE("arrow texts: times are spelt as a file spells them, with and without a zone") {
  CHECK(Read(numbers_column<std::int64_t>("x", "tsm:UTC", {0, 1500}, "11")).texts() ==
        std::vector<std::string>{"1970-01-01T00:00:00Z", "1970-01-01T00:00:01.500Z"});
  CHECK(Read(numbers_column<std::int64_t>("x", "tss:", {60, 0}, "10")).texts() ==
        std::vector<std::string>{"1970-01-01T00:01:00", "none"});
  CHECK(Read(numbers_column<std::int32_t>("x", "tdD", {20'000})).texts() == std::vector<std::string>{"2024-10-04"});
}
