// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_written_record.hpp"

#include <string_view>

#include <doctest/doctest.h>

using journeyrank::CsvWrittenRecord;
using journeyrank::find_closing_quote;
using journeyrank::line_breaks;
using journeyrank::Place;

namespace {

CsvWrittenRecord record_of(std::string_view text) { return {text.data(), text.data() + text.size(), 7}; }

}  // namespace

TEST_CASE("line_breaks: LF, CR LF and a lone CR count once each") {
  CHECK(line_breaks("") == 0);
  CHECK(line_breaks("abc") == 0);
  CHECK(line_breaks("a\nb\r\nc\rd") == 3);
  CHECK(line_breaks("\n\r\n\r\r") == 4);
}

TEST_CASE("find_closing_quote: two quotes do not close a field, a single one does") {
  const std::string_view text = "a\"\"b\",c";
  const auto closing = find_closing_quote(text.data(), text.data() + text.size());
  CHECK(closing.at == text.data() + 4);
  CHECK(closing.doubled);
  const std::string_view open = "ab\"\"";
  CHECK(find_closing_quote(open.data(), open.data() + open.size()).at == open.data() + open.size());
}

TEST_CASE("csv_written_record: the begin of a field passes over separators in quotes") {
  const std::string_view text = "a,\"b,\"\",\",c";
  const CsvWrittenRecord record = record_of(text);
  CHECK(record.begin_of(0, ',') == text.data());
  CHECK(record.begin_of(1, ',') == text.data() + 2);
  CHECK(record.begin_of(2, ',') == text.data() + 10);
  CHECK(record.begin_of(9, ',') == text.data() + 10);
}

TEST_CASE("csv_written_record: a place counts physical lines and bytes from the last line break") {
  const std::string_view text = "ab,\"c\r\nd\ne\",f";
  const CsvWrittenRecord record = record_of(text);
  CHECK(record.place_of(record.begin_of(0, ','), "t.csv") == Place{"t.csv", 7, 1});
  CHECK(record.place_of(record.begin_of(1, ','), "t.csv") == Place{"t.csv", 7, 4});
  CHECK(record.place_of(record.begin_of(2, ','), "t.csv") == Place{"t.csv", 9, 4});
}
