// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_rows.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_options.hpp"

using journeyrank::ByteSource;
using journeyrank::CsvOptions;
using journeyrank::CsvReader;
using journeyrank::CsvRows;

namespace {

/// Every field of every row as the table has it, and the same of the copies, with their places.
void check_equal(const std::string& text, const CsvOptions& options = {}) {
  std::vector<std::string> expected;
  std::vector<std::string> found;
  CsvRows rows;
  CsvReader table(ByteSource::text(text, "t.csv"), options);
  while (table.next()) {
    rows.push_back(table);
    for (std::size_t i = 0; i < table.fields().size(); ++i) {
      expected.push_back(std::string(table.fields()[i]) + "@" + to_string(table.place(i)));
    }
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::vector<std::string_view> fields(rows.fields(row).begin(), rows.fields(row).end());
    CHECK(rows.place(row, 0, "t.csv").line == rows.line(row));
    for (std::size_t i = 0; i < fields.size(); ++i) {
      found.push_back(std::string(fields[i]) + "@" + to_string(rows.place(row, i, "t.csv")));
    }
  }
  CHECK(found == expected);
  CHECK(!found.empty());
}

}  // namespace

TEST_CASE("CsvRows: copied rows have the fields and places of the table") {
  check_equal("a,b,c\n1,2,3\n\n,,\n4,five,\n");
  check_equal("a,b\n\"one, two\",3\n\"a line\nbreak\",\"a \"\"quote\"\" in it\"\nlast,\"\"\n");
  check_equal("a;b\n\xE4;\"x\"\"\xFC\"\n1;2\n", {.separator = ';', .encoding = journeyrank::TextEncoding::latin1});
  std::string many = "id,text\n";
  for (int i = 0; i < 3000; ++i) many += std::to_string(i) + ",\"text number \"\"" + std::to_string(i) + "\"\"\"\n";
  check_equal(many, {.chunk_bytes = 256});
}

TEST_CASE("CsvRows: after clear() there is no row, and the next ones are as the first") {
  CsvReader table(ByteSource::text("a,b\n1,2\n3,4\n", "t.csv"));
  CsvRows rows;
  table.next();
  rows.push_back(table);
  CHECK(rows.letters() == 3);
  rows.clear();
  CHECK(rows.size() == 0);
  CHECK(rows.letters() == 0);
  table.next();
  rows.push_back(table);
  CHECK(rows.fields(0)[1] == "4");
  CHECK(rows.line(0) == 3);
}
