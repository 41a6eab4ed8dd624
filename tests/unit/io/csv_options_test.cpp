// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_options.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::CsvOptions;
using journeyrank::detect_separator;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::validate;

TEST_CASE("csv_options: the separator is the one that the header uses most") {
  CHECK(detect_separator("a,b,c\n") == ',');
  CHECK(detect_separator("a;b;c\n") == ';');
  CHECK(detect_separator("a\tb\tc\n") == '\t');
  CHECK(detect_separator("id;name;amount, EUR\n1,5,6,7\n") == ';');
}

TEST_CASE("csv_options: one column, or as many of two kinds, gives the comma first") {
  CHECK(detect_separator("a\n") == ',');
  CHECK(detect_separator("a;b,c\n") == ',');
  CHECK(detect_separator("a\tb;c\n") == ';');
}

TEST_CASE("csv_options: separators and line breaks in quotes do not count") {
  CHECK(detect_separator("\"a,b,c\";d\n") == ';');
  CHECK(detect_separator("\"a\"\",,,\"\"\";b\n") == ';');
  CHECK(detect_separator("\"a\n,,\";b\n") == ';');
  CHECK(detect_separator("5\" screen, 7\" screen\n") == ',');
}

TEST_CASE("csv_options: lines before the header are passed over, and a header that does not end gives nothing") {
  CHECK(detect_separator("\r\n\n\ra;b\r") == ';');
  CHECK_FALSE(detect_separator("a;b").has_value());
  CHECK_FALSE(detect_separator("\"a;b\n").has_value());
  CHECK_FALSE(detect_separator("").has_value());
}

TEST_CASE("csv_options: options that no table could be read with are bad_option") {
  validate(CsvOptions{});
  for (const char separator : {',', ';', '\t', '|', ':', '~'}) validate(CsvOptions{.separator = separator});
  for (const char separator : {'"', '\n', '\r', ' ', '5', '.', '-', '\x01', '\x7F', '\xA7'}) {
    CAPTURE(separator);
    CHECK_THROWS_AS(validate(CsvOptions{.separator = separator}), Error);
  }
  CHECK_THROWS_AS(validate(CsvOptions{.decimal = ';'}), Error);
  CHECK_THROWS_AS(validate(CsvOptions{.max_field_bytes = 0}), Error);
  CHECK_THROWS_AS(validate(CsvOptions{.max_columns = 0}), Error);
  CHECK_THROWS_AS(validate(CsvOptions{.chunk_bytes = 0}), Error);
  try {
    validate(CsvOptions{.separator = '"'});
    FAIL("accepted");
  } catch (const Error& error) {
    CHECK(error.code() == errc::bad_option);
  }
}
