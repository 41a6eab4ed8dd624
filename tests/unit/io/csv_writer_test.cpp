// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_writer.hpp"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/csv.hpp"

using journeyrank::append_csv_field;
using journeyrank::ByteSource;
using journeyrank::CsvOptions;
using journeyrank::CsvReader;
using journeyrank::CsvRecords;
using journeyrank::CsvWriter;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::read_all;
using journeyrank::WholeFile;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string field_of(std::string_view field, char separator = ',') {
  std::string text;
  append_csv_field(text, field, separator);
  return text;
}

Rows random_rows(std::mt19937& random) {
  const std::vector<std::string> pieces = {"a", "\"",  ",",    ";", "\t", "\n",       "\r",           "\r\n",
                                           " ", "1.5", "\"\"", "|", "-",  "\xC3\xA4", "\xE2\x82\xAC", "\xEF\xBB\xBF"};
  Rows rows(1 + random() % 5);
  const std::size_t columns = 1 + random() % 4;
  for (auto& row : rows) {
    row.resize(columns);
    for (std::string& field : row) {
      for (std::size_t size = random() % 6; size > 0; --size) field += pieces[random() % pieces.size()];
    }
  }
  return rows;
}

std::string written(const Rows& rows, char separator) {
  CsvWriter table(separator);
  for (const auto& row : rows) {
    for (const std::string& field : row) table.field(field);
    table.end_row();
  }
  return table.text();
}

Rows read(const std::string& text, const CsvOptions& options) {
  CsvRecords records(ByteSource::text(text), options);
  Rows rows;
  while (records.next()) {
    CHECK_FALSE(records.text_after_quote().has_value());
    rows.emplace_back();
    for (const std::string_view field : records.fields()) rows.back().emplace_back(field);
  }
  return rows;
}

}  // namespace

TEST_CASE("csv_writer: only fields that need quotes get them") {
  CHECK(field_of("Card declined") == "Card declined");
  CHECK(field_of("a,b") == "\"a,b\"");
  CHECK(field_of("a;b") == "\"a;b\"");
  CHECK(field_of("a|b", '|') == "\"a|b\"");
  CHECK(field_of("a|b") == "a|b");
  CHECK(field_of("5\"") == "\"5\"\"\"");
  CHECK(field_of("a\nb") == "\"a\nb\"");
  CHECK(field_of("").empty());
}

TEST_CASE("csv_writer: texts, numbers, integers and missing cells make rows") {
  CsvWriter table;
  table.field("journey").field("pain").field("contacts").field("cost").end_row();
  table.field(std::string("a,b")).field(0.1).field(std::int64_t{-5}).missing().end_row();
  CHECK(table.text() == "journey,pain,contacts,cost\n\"a,b\",0.1,-5,\n");
}

TEST_CASE("csv_writer: a row of one empty field is no empty line, and no fields are no row") {
  CsvWriter table;
  table.field("a").end_row().missing().end_row().end_row().field("").end_row();
  CHECK(table.text() == "a\n\"\"\n\"\"\n");
}

TEST_CASE("csv_writer: what is not finite is bad_number") {
  CsvWriter table;
  try {
    table.field(std::numeric_limits<double>::infinity());
    FAIL("written");
  } catch (const Error& error) {
    CHECK(error.code() == errc::bad_number);
  }
}

TEST_CASE("csv_writer: whatever is written is read back equal, with every separator and every size of chunk") {
  std::mt19937 random(5);
  for (const char separator : {',', ';', '\t', '|'}) {
    for (std::size_t chunk = 1; chunk <= 64; ++chunk) {
      for (int round = 0; round < 20; ++round) {
        const Rows rows = random_rows(random);
        const std::string text = written(rows, separator);
        CAPTURE(text);
        REQUIRE(read(text, {.separator = separator, .chunk_bytes = chunk}) == rows);
        const bool found = rows[0].size() > 1 && separator != '|';
        if (found) REQUIRE(read(text, {.chunk_bytes = chunk}) == rows);
      }
    }
  }
}

TEST_CASE("csv_writer: a table longer than a piece goes whole into its file") {
  const std::string path = (std::filesystem::temp_directory_path() / "journeyrank_csv_writer_test.csv").string();
  CsvWriter memory;
  {
    CsvWriter table{WholeFile(path)};
    for (int row = 0; row < 20'000; ++row) {
      for (CsvWriter* each : {&table, &memory}) each->field("").field(row * 0.25).end_row();
    }
    CHECK_FALSE(std::filesystem::exists(path));
    table.commit();
  }
  CHECK(read_all(ByteSource::open(path), 1 << 20) == memory.text());
  std::filesystem::remove(path);
}

TEST_CASE("CsvWriter: for spreadsheets no text is a formula, and numbers stay as they are") {
  CsvWriter table(journeyrank::CsvFor::spreadsheets);
  table.field("=1+1").field("+1").field("-1").field("@SUM(1)").field("\t=1").field("\r=1").field("=1,2").end_row();
  table.field("'=1").field(" =1").field("a=1").field("").field(-1.5).field(-7).missing().end_row();
  CHECK(table.text() ==
        "'=1+1,'+1,'-1,'@SUM(1),\"'\t=1\",\"'\r=1\",\"'=1,2\"\n"
        "'=1, =1,a=1,,-1.5,-7,\n");
}

TEST_CASE("CsvWriter: for programs every text is as it is") {
  CsvWriter table(journeyrank::CsvFor::programs);
  table.field("=1+1").field("-1").end_row();
  CHECK(table.text() == "=1+1,-1\n");
  CHECK(CsvWriter().field("=1+1").end_row().text() == "=1+1\n");
}
