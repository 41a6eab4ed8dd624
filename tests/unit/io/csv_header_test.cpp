// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_header.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::ByteSource;
using journeyrank::ColumnNames;
using journeyrank::CsvHeader;
using journeyrank::CsvRecords;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::read_header;

namespace {

using Names = std::vector<std::string>;

CsvHeader header_of(std::string_view text, ColumnNames policy = ColumnNames::repair) {
  CsvRecords records(ByteSource::text(text, "t.csv"), {.separator = ','});
  CHECK(records.next());
  return read_header(records, policy);
}

}  // namespace

TEST_CASE("read_header: spaces around names are dropped and nothing is said of good names") {
  const CsvHeader header = header_of("id, name ,\" a b \"\n", ColumnNames::reject);
  CHECK(header.names == Names{"id", "name", "a b"});
  CHECK(header.notes.empty());
}

TEST_CASE("read_header: two equal names are duplicate_name with both positions") {
  try {
    header_of("id,category,x, category\n", ColumnNames::reject);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == errc::duplicate_name);
    CHECK(std::string(error.what()) == "duplicate_name: t.csv:1:15: columns 2 and 4 are both called \"category\"");
  }
}

TEST_CASE("read_header: an empty name is bad_csv with its position") {
  try {
    header_of("id,,x\n", ColumnNames::reject);
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == errc::bad_csv);
    CHECK(std::string(error.what()) == "bad_csv: t.csv:1:4: the name of column 2 is empty");
  }
}

TEST_CASE("read_header: repaired names are numbered, noted, and never taken from another column") {
  CHECK(header_of("category,id,category,category\n").names == Names{"category", "id", "category.2", "category.3"});
  CHECK(header_of("a,a,a.2\n").names == Names{"a", "a.3", "a.2"});
  CHECK(header_of("a.2,a,a,a\n").names == Names{"a.2", "a", "a.3", "a.4"});
  CHECK(header_of(",id,\n").names == Names{"column.1", "id", "column.3"});
  CHECK(header_of("column.2,\n").names == Names{"column.2", "column.3"});
  const CsvHeader header = header_of("a,a,\n");
  CHECK(header.notes.size() == 2);
  CHECK(header.notes[0].code == "renamed_column");
  CHECK(header.notes[0].text == "column 2 is called \"a\" like another; it is read as \"a.2\"");
  CHECK(header.notes[1].text == "column 3 has no name; it is read as \"column.3\"");
}

TEST_CASE("read_header: a hundred thousand equal names are repaired without a square of work") {
  std::string text = "a";
  for (int i = 1; i < 100'000; ++i) text += ",a";
  const CsvHeader header = header_of(text);
  CHECK(header.names.back() == "a.100000");
}
