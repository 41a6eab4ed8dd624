// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_cells.hpp"

#include <cstdint>
#include <limits>
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

  std::vector<double> numbers() const {
    std::vector<double> values(span().size, -1.0);
    journeyrank::copy_arrow_numbers(span(), values.data());
    return values;
  }
  ArrowProducer producer;
  ArrowTable table;
};

template <class T>
void check_numbers(const char* format) {
  CAPTURE(format);
  constexpr T low = std::numeric_limits<T>::lowest();
  constexpr T high = std::numeric_limits<T>::max();
  auto column = numbers_column<T>("x", format, {low, T{1}, high, T{2}});
  CHECK(Read(column).numbers() == std::vector<double>{static_cast<double>(low), 1.0, static_cast<double>(high), 2.0});
  column.offset = 1;
  column.length = 2;
  CHECK(Read(column).numbers() == std::vector<double>{1.0, static_cast<double>(high)});
}

}  // namespace

TEST_CASE("arrow cells: every plain type of number reads to the nearest double, from an offset too") {
  check_numbers<std::int8_t>("c");
  check_numbers<std::uint8_t>("C");
  check_numbers<std::int16_t>("s");
  check_numbers<std::uint16_t>("S");
  check_numbers<std::int32_t>("i");
  check_numbers<std::uint32_t>("I");
  check_numbers<std::int64_t>("l");
  check_numbers<std::uint64_t>("L");
  check_numbers<float>("f");
  check_numbers<double>("g");
}

TEST_CASE("arrow cells: a bool is a bit, true is 1") {
  ProducedColumn column{.format = "b", .name = "x", .length = 10, .offset = 2};
  column.buffers = {std::nullopt, bitmap("001011000010")};
  CHECK(Read(column).numbers() == std::vector<double>{1, 0, 1, 1, 0, 0, 0, 0, 1, 0});
}

TEST_CASE("arrow cells: decimals are read by their scale") {
  auto column = numbers_column<std::int64_t>("x", "d:18,3,64", {1500, -2250});
  CHECK(Read(column).numbers() == std::vector<double>{1.5, -2.25});
}

TEST_CASE("arrow cells: a dictionary gives its entries, whatever type its indices have") {
  const auto entries = numbers_column<double>("", "g", {10, 20, 30});
  CHECK(Read(dictionary_column<std::int8_t>("x", "c", {2, 0}, entries)).numbers() == std::vector<double>{30, 10});
  CHECK(Read(dictionary_column<std::uint64_t>("x", "L", {1, 1}, entries)).numbers() == std::vector<double>{20, 20});
  auto sliced = entries;
  sliced.offset = 1;
  sliced.length = 2;
  CHECK(Read(dictionary_column<std::int16_t>("x", "s", {0, 1}, sliced)).numbers() == std::vector<double>{20, 30});
}

TEST_CASE("arrow cells: an index at a null is not looked at; any other index must be in range") {
  const auto entries = numbers_column<double>("", "g", {10});
  CHECK(Read(dictionary_column<std::int8_t>("x", "c", {99, 0}, entries, "01")).numbers() ==
        std::vector<double>{-1, 10});
  const Read beyond(dictionary_column<std::int8_t>("x", "c", {1}, entries));
  CHECK_THROWS_WITH_AS(beyond.numbers(), "bad_arrow: an index points beyond its dictionary", Error);
  const Read negative(dictionary_column<std::int8_t>("x", "c", {-1}, entries));
  CHECK_THROWS_WITH_AS(negative.numbers(), "bad_arrow: an index points beyond its dictionary", Error);
  const Read real(dictionary_column<double>("x", "g", {0}, entries));
  CHECK_THROWS_WITH_AS(real.numbers(), "bad_arrow: the indices of a dictionary are no whole numbers", Error);
}

TEST_CASE("arrow cells: a column without the buffers of its type is refused, also inside a dictionary") {
  auto column = numbers_column<double>("x", "g", {1});
  const Read fine(column);
  CHECK_NOTHROW(check_arrow_buffers(fine.span()));
  column.buffers[1] = std::nullopt;
  const Read no_values(column);
  CHECK_THROWS_WITH_AS(check_arrow_buffers(no_values.span()), "bad_arrow: a buffer is missing", Error);
  auto text = texts_column("x", {"a"});
  text.buffers.pop_back();
  const Read no_letters(text);
  CHECK_THROWS_WITH_AS(check_arrow_buffers(no_letters.span()), "bad_arrow: a buffer is missing", Error);
  const Read inside(dictionary_column<std::int8_t>("x", "c", {0}, text));
  CHECK_THROWS_WITH_AS(check_arrow_buffers(inside.span()), "bad_arrow: a buffer is missing", Error);
}
