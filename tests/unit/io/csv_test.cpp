// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::BadRows;
using journeyrank::ByteSource;
using journeyrank::ColumnNames;
using journeyrank::CsvOptions;
using journeyrank::CsvReader;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Place;
using journeyrank::SkippedRow;
using journeyrank::to_string;

namespace {

CsvReader reader_of(std::string_view text, const CsvOptions& options = {}) {
  return CsvReader(ByteSource::text(text, "t.csv"), options);
}

/// The message for a table that must be refused, read to its end with all numbers of its second column.
std::string refusal(std::string_view text, const CsvOptions& options = {}) {
  try {
    CsvReader table = reader_of(text, options);
    while (table.next()) {
      if (table.names().size() > 1) table.number(1);
    }
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("csv: rows are read by the names of their columns") {
  CsvReader table = reader_of("journey,pain\nCard declined,41250\nRefund,12.5\n");
  CHECK(table.names() == std::vector<std::string>{"journey", "pain"});
  const std::size_t pain = table.column("pain");
  CHECK(table.next());
  CHECK(table.fields()[0] == "Card declined");
  CHECK(table.number(pain) == 41250.0);
  CHECK(table.place(pain) == Place{"t.csv", 2, 15});
  CHECK(table.next());
  CHECK(table.number(pain) == 12.5);
  CHECK(to_string(table.place()) == "t.csv:3:1");
  CHECK_FALSE(table.next());
  CHECK(table.rows() == 2);
  CHECK(table.bytes_read() == table.total_bytes());
  CHECK(table.notes().empty());
}

TEST_CASE("csv: a column that is not there is missing_column with the nearest name") {
  const CsvReader table = reader_of("journey,revenue\n");
  CHECK_FALSE(table.find_column("revenu").has_value());
  try {
    table.column("revenu");
    FAIL("found");
  } catch (const Error& error) {
    CHECK(error.code() == errc::missing_column);
    CHECK(std::string(error.what()) ==
          "missing_column: t.csv: there is no column \"revenu\" (did you mean \"revenue\"?)");
  }
}

TEST_CASE("csv: an empty input is empty_input, a header alone gives no row") {
  for (const std::string_view text : {"", "\n\n", "\xEF\xBB\xBF"}) {
    CHECK(refusal(text) == "empty_input: t.csv: no header and no rows");
  }
  CsvReader table = reader_of("a,b");
  CHECK_FALSE(table.next());
  CHECK(table.rows() == 0);
}

TEST_CASE("csv: a row of the wrong length is bad_csv with its place, what was found and what was expected") {
  CHECK(refusal("a,b,c\n1,2,3\n1,2\n") == "bad_csv: t.csv:3:3: found 2 fields, expected 3 as in the header");
  CHECK(refusal("a,b\n1,2,\n") == "bad_csv: t.csv:2:5: found 3 fields, expected 2 as in the header");
  CHECK(refusal("a,b\n1,2,3,4,5\n") == "bad_csv: t.csv:2:5: found 5 fields, expected 2 as in the header");
  CHECK(refusal("a,b\n,,\n") == "bad_csv: t.csv:2:3: found 3 fields, expected 2 as in the header");
  CHECK(refusal("a,b\n\"x\ny\",2\n1,2,3") == "bad_csv: t.csv:4:5: found 3 fields, expected 2 as in the header");
}

TEST_CASE("csv: text after a closing quote is bad_csv, in the header too") {
  const std::string reason = "found text after the closing quote of a field; a quote inside one is doubled";
  CHECK(refusal("a,b\n1,\"2\"x\n") == "bad_csv: t.csv:2:3: " + reason);
  CHECK(refusal("a,\"b\"x\n", {.bad_rows = BadRows::skip}) == "bad_csv: t.csv:1:3: " + reason);
}

TEST_CASE("csv: bad rows are skipped when asked for, counted and explained, and the others are read") {
  CsvReader table = reader_of("a,b\n1,2\n3\n\"4\"x,5\n6,7,8\n9,10\n", {.bad_rows = BadRows::skip});
  std::string seen;
  while (table.next()) seen += std::string(table.fields()[0]) + ";";
  CHECK(seen == "1;9;");
  CHECK(table.rows() == 2);
  CHECK(table.skipped_rows() == 3);
  CHECK(table.skipped() ==
        std::vector<SkippedRow>{
            {{"t.csv", 3, 1}, "found 1 field, expected 2 as in the header"},
            {{"t.csv", 4, 1}, "found text after the closing quote of a field; a quote inside one is doubled"},
            {{"t.csv", 5, 5}, "found 3 fields, expected 2 as in the header"}});
  CHECK(table.notes().size() == 1);
  CHECK(table.notes()[0].code == "skipped_rows");
  CHECK(table.notes()[0].text ==
        "left out 3 bad rows; the first is t.csv:3:1: found 1 field, expected 2 as in the header");
}

TEST_CASE("csv: all skipped rows are counted, the first hundred are described") {
  std::string text = "a,b\n";
  for (int i = 0; i < 250; ++i) text += "1\n";
  CsvReader table = reader_of(text, {.bad_rows = BadRows::skip});
  CHECK_FALSE(table.next());
  CHECK(table.skipped_rows() == 250);
  CHECK(table.skipped().size() == CsvReader::described_rows);
}

TEST_CASE("csv: what could swallow other rows is refused even when bad rows are skipped") {
  CHECK(refusal("a,b\n1,\"2\n3,4\n", {.bad_rows = BadRows::skip}).starts_with("bad_csv: t.csv:2:3: found a quote"));
  CHECK(refusal("a,b\n1,\xFF\n", {.bad_rows = BadRows::skip}).starts_with("bad_csv: t.csv:2:3: found the byte 0xFF"));
}

TEST_CASE("csv: empty lines and lines of spaces are passed over and counted, a row of empty fields is a row") {
  CsvReader table = reader_of("a,b\n\n  \n,\n\t\n1,2\n\n");
  CHECK(table.next());
  CHECK(table.is_missing(0));
  CHECK(table.is_missing(1));
  CHECK(table.next());
  CHECK_FALSE(table.next());
  CHECK(table.blank_lines() == 4);
  CHECK(table.notes()[0].text == "passed over 4 empty lines");
}

TEST_CASE("csv: in a table of one column a line of spaces is a row") {
  CsvReader table = reader_of("a\n  \n\nb\n");
  CHECK(table.next());
  CHECK(table.fields()[0] == "  ");
  CHECK(table.next());
  CHECK(table.blank_lines() == 1);
}

TEST_CASE("csv: empty fields and declared markers are missing, with or without spaces around") {
  CsvReader table = reader_of("a,b,c,d,e\n?, NA ,  ,,0\n", {.missing = {"?", "NA"}});
  CHECK(table.next());
  for (std::size_t column = 0; column < 4; ++column) {
    CHECK(table.is_missing(column));
    CHECK_FALSE(table.number(column).has_value());
  }
  CHECK(table.number(4) == 0.0);
  CHECK(refusal("a,b\n1,?\n") ==
        "bad_number: t.csv:2:3: column \"b\": found \"?\"; allowed is a finite number such as 12.5");
}

TEST_CASE("csv: a text in a number is bad_number with its place and column") {
  CHECK(refusal("a,pain\nx,\"y\"\n") ==
        "bad_number: t.csv:2:3: column \"pain\": found \"y\"; allowed is a finite number such as 12.5");
  CHECK(refusal("a,pain\nx,NaN\n").find("which is not finite") != std::string::npos);
  CHECK(refusal("a;pain\nx;1,5\n").find("marks are not declared") != std::string::npos);
  CHECK(refusal("a;pain\nx;1,5\n", {.decimal = ','}).empty());
  CHECK(refusal("a;pain\nx;1.234,5\n", {.decimal = ',', .thousands = '.'}).empty());
}

TEST_CASE("csv: a header with equal or empty names is read when it is to be repaired") {
  CHECK(refusal("category,category\n").starts_with("duplicate_name: t.csv:1:10: "));
  CsvReader table = reader_of("category,category,\n1,2,3\n", {.column_names = ColumnNames::repair});
  CHECK(table.next());
  CHECK(table.number(table.column("category.2")) == 2.0);
  CHECK(table.number(table.column("column.3")) == 3.0);
  CHECK(table.notes().size() == 2);
}

TEST_CASE("csv: the separator found in the header is told") {
  CHECK(reader_of("a;b\n").separator() == ';');
  CHECK(reader_of("a\tb\n").separator() == '\t');
  CHECK(reader_of("a\n").separator() == ',');
  CHECK(reader_of("a;b\n", {.separator = ','}).names().size() == 1);
}

TEST_CASE("csv: options and paths that cannot work are refused before anything is read") {
  CHECK(refusal("a\n", {.separator = '"'}).starts_with("bad_option: separator: "));
  try {
    CsvReader(ByteSource::open("no/such.csv"));
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(error.code() == errc::read_failed);
  }
}

TEST_CASE("csv: a reader that is moved reads on") {
  CsvReader first = reader_of("a,b\n\"1\"\"\",2\n3,4\n");
  CHECK(first.next());
  CsvReader second = std::move(first);
  CHECK(second.fields()[0] == "1\"");
  CHECK(second.next());
  CHECK(second.number(1) == 4.0);
  CHECK_FALSE(second.next());
}
