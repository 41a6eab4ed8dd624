// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/error.hpp"
#include "journeyrank/rank/rank.hpp"

#include "unit/io/arrow_producer.hpp"

using journeyrank::ArrowFrame;
using journeyrank::ArrowTable;
using journeyrank::CellKind;
using journeyrank::CriteriaMatrix;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Levels;
using journeyrank::Model;
using journeyrank::read_arrow;

namespace {

const Model pain_and_cost{.criteria = {{.id = "pain"}, {.id = "cost", .missing = journeyrank::Missing::worst}}};

/// The error that reading these batches gives; all that was handed over must be released once by then.
std::string refusal(std::vector<ProducedColumn> batches, const Model& model = pain_and_cost) {
  ArrowProducer producer(std::move(batches));
  auto stream = producer.stream();
  std::string message = "no error";
  try {
    const ArrowTable table(&stream);
    static_cast<void>(read_arrow(table, model));
  } catch (const Error& error) {
    message = error.what();
  }
  CHECK(producer.counts().released == producer.counts().given);
  return message;
}

/// The numbers of one column over several batches, NaN where a cell is missing.
std::vector<double> column_of(std::vector<ProducedColumn> chunks) {
  std::vector<ProducedColumn> batches;
  for (auto& chunk : chunks) batches.push_back(batch_of({std::move(chunk)}));
  ArrowProducer producer(std::move(batches));
  auto stream = producer.stream();
  const ArrowTable table(&stream);
  const CriteriaMatrix matrix = read_arrow(table);
  std::vector<double> values(matrix.column(0).begin(), matrix.column(0).end());
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (matrix.is_missing(row, 0)) values[row] = std::numeric_limits<double>::quiet_NaN();
  }
  return values;
}

std::string shown(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) text += (std::isnan(value) ? "-" : std::to_string(static_cast<int>(value))) + " ";
  return text;
}

}  // namespace

TEST_CASE("arrow: a model's criteria, ids, labels and attributes come out of a stream, and rank") {
  ArrowProducer producer(
      {batch_of({texts_column("journey", {"a", "b"}), texts_column("label", {"A", "B"}, "10"),
                 numbers_column<double>("pain", "g", {0.25, 0.5}),
                 numbers_column<std::int32_t>("cost", "i", {1, 7}, "10"), viewed_column("segment", {"x", "y"})})});
  auto stream = producer.stream();
  const ArrowTable table(&stream);
  const CriteriaMatrix matrix = read_arrow(table, pain_and_cost);
  CHECK(matrix.journeys()[1] == "b");
  CHECK(matrix.label(0) == "A");
  CHECK(matrix.label(1) == "b");
  CHECK(matrix.cell(1, 0) == 0.5);
  CHECK(matrix.is_missing(1, 1));
  CHECK(matrix.attributes().at(0).texts == std::vector<std::string>{"x", "y"});
  CHECK(journeyrank::rank(matrix, pain_and_cost).scores()[0] == 0.625);
}

TEST_CASE("arrow: float64 in one chunk without nulls is borrowed; otherwise it is copied") {
  const auto is_borrowed = [](std::vector<ProducedColumn> batches) {
    ArrowProducer producer(std::move(batches));
    auto stream = producer.stream();
    const ArrowTable table(&stream);
    const auto column = ArrowFrame(table).numbers(0);
    return column.values.empty() && !column.borrowed.empty();
  };
  const auto doubles = numbers_column<double>("pain", "g", {1, 2, 3});
  CHECK(is_borrowed({batch_of({doubles})}));
  CHECK(is_borrowed({batch_of({numbers_column<double>("pain", "g", {1, 2, 3}, "111")})}));
  CHECK(is_borrowed({batch_of({doubles}), batch_of({numbers_column<double>("pain", "g", {})})}));
  CHECK(!is_borrowed({batch_of({doubles}), batch_of({doubles})}));
  CHECK(!is_borrowed({batch_of({numbers_column<double>("pain", "g", {1, 2, 3}, "101")})}));
  CHECK(!is_borrowed({batch_of({numbers_column<float>("pain", "f", {1, 2, 3})})}));
  auto sliced = doubles;
  sliced.offset = 1;
  sliced.length = 2;
  CHECK(is_borrowed({batch_of({sliced})}));
  CHECK(shown(column_of({sliced})) == "2 3 ");
}

TEST_CASE("arrow: a column says why it is copied exactly where it is, nulls apart") {
  const auto why = [](std::vector<ProducedColumn> batches) {
    ArrowProducer producer(std::move(batches));
    auto stream = producer.stream();
    const ArrowTable table(&stream);
    return ArrowFrame(table).why_copied(0);
  };
  const auto doubles = numbers_column<double>("pain", "g", {1, 2, 3});
  const auto none = numbers_column<double>("pain", "g", {});
  const auto floats = numbers_column<float>("pain", "f", {1, 2, 3});
  CHECK(why({batch_of({doubles})}).empty());
  CHECK(why({batch_of({none}), batch_of({doubles}), batch_of({none})}).empty());
  CHECK(why({batch_of({doubles}), batch_of({doubles})}) == "2 chunks joined");
  CHECK(why({batch_of({floats})}) == "float to double");
  CHECK(why({batch_of({floats}), batch_of({floats}), batch_of({floats})}) == "float to double, 3 chunks joined");
  CHECK(why({batch_of({numbers_column<float>("pain", "f", {})})}).empty());
}

TEST_CASE("arrow: half floats are numbers") {
  CHECK(shown(column_of({numbers_column<std::uint16_t>("x", "e", {0x4400, 0x3C00, 0xC000}, "101")})) == "4 - -2 ");
}

TEST_CASE("arrow: several chunks follow each other, each with its own nulls, offsets and dictionary") {
  auto sliced = numbers_column<std::int16_t>("x", "s", {9, 1, 9, 2}, "1101");
  sliced.offset = 1;
  sliced.length = 3;
  CHECK(shown(column_of({sliced, numbers_column<std::int16_t>("x", "s", {}),
                         numbers_column<std::int16_t>("x", "s", {5, 6}, "01")})) == "1 - 2 - 6 ");
  const auto small = numbers_column<double>("", "g", {10, 20}, "10");
  const auto other = numbers_column<double>("", "g", {30});
  CHECK(shown(column_of({dictionary_column<std::int8_t>("x", "c", {0, 1, 0}, small, "110"),
                         dictionary_column<std::int8_t>("x", "c", {0}, other)})) == "10 - - 30 ");
}

TEST_CASE("arrow: a column of type null is missing throughout") {
  ProducedColumn nulls{.format = "n", .name = "x", .length = 2, .null_count = 2};
  CHECK(shown(column_of({nulls})) == "- - ");
}

TEST_CASE("arrow: an empty table is a matrix without journeys") {
  CHECK(column_of({numbers_column<double>("x", "g", {})}).empty());
  ArrowProducer producer({batch_of({})});
  auto stream = producer.stream();
  const ArrowTable table(&stream);
  CHECK(read_arrow(table).journey_count() == 0);
}

TEST_CASE("arrow: ids and levels may be texts of any layout, or dictionaries of them") {
  const Model model{.criteria = {{.id = "severity", .scale = Levels{{{"low", 0.0}, {"rather high", 1.0}}}}}};
  const std::vector<std::string> levels = {"rather high", "low"};
  for (const auto& column :
       {texts_column<std::int32_t>("severity", levels), texts_column<std::int64_t>("severity", levels),
        viewed_column("severity", levels),
        dictionary_column<std::uint8_t>("severity", "C", {1, 0}, texts_column("", {"low", "rather high"}))}) {
    CAPTURE(column.format);
    ArrowProducer producer({batch_of({numbers_column<std::int32_t>("id", "i", {17, 18}), column})});
    auto stream = producer.stream();
    const ArrowTable table(&stream);
    const CriteriaMatrix matrix = read_arrow(table, model);
    CHECK(matrix.journeys()[1] == "18");
    CHECK(matrix.cell(0, 0) == 1.0);
    CHECK(matrix.cell(1, 0) == 0.0);
  }
}

TEST_CASE("arrow: a criterion of a type that holds no numbers is refused, naming column and format") {
  ProducedColumn dates = numbers_column<std::int32_t>("pain", "tdD", {1});
  CHECK(refusal({batch_of({dates})}) ==
        "bad_arrow: column \"pain\" (Arrow format \"tdD\") cannot be read here; allowed: numbers");
  CHECK(refusal({batch_of({texts_column("pain", {"high"})})}) ==
        "bad_arrow: column \"pain\" (Arrow format \"u\") cannot be read here; allowed: numbers");
  CHECK(refusal({batch_of({dictionary_column<std::int8_t>("pain", "c", {0}, texts_column("", {"high"}))})}) ==
        "bad_arrow: column \"pain\" (Arrow format dictionary of \"u\") cannot be read here; allowed: numbers");
  dates.name = "seen_on";
  CHECK(refusal({batch_of({numbers_column<double>("pain", "g", {1}), dates})}) == "no error");
}

TEST_CASE("arrow: damage inside a column is refused in its name, and everything is released once") {
  auto damaged = dictionary_column<std::int8_t>("pain", "c", {4}, numbers_column<double>("", "g", {1}));
  CHECK(refusal({batch_of({numbers_column<double>("cost", "g", {1}), damaged})}) ==
        "bad_arrow: column \"pain\" (Arrow format dictionary of \"g\"): an index points beyond its dictionary");
  const auto pain = numbers_column<double>("pain", "g", {1});
  CHECK(refusal({batch_of({pain, texts_column("journey", {"a\xff"})})}) ==
        "bad_arrow: column \"journey\" (Arrow format \"u\"): row 1 is not UTF-8: \"a?\"");
  auto hollow = numbers_column<double>("pain", "g", {1});
  hollow.buffers[1] = std::nullopt;
  CHECK(refusal({batch_of({hollow})}) == "bad_arrow: column \"pain\" (Arrow format \"g\"): a buffer is missing");
}

TEST_CASE("arrow: NaN in a column is refused with journey and criterion; a null is a missing cell") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(refusal({batch_of({texts_column("journey", {"a", "b"}), numbers_column<double>("pain", "g", {1, nan})})}) ==
        "bad_number: journey \"b\", criterion \"pain\": found NaN; allowed: a finite number, or a missing cell");
  CHECK(refusal({batch_of({numbers_column<double>("cost", "g", {1, nan}, "10")})}) == "no error");
}
