// SPDX-License-Identifier: MIT
#include "journeyrank/base/number_text.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

using journeyrank::append_number;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::NumberFormat;
using journeyrank::parse_number;
using journeyrank::refused_number;
using journeyrank::trimmed;
using journeyrank::validate;

namespace {

std::string text_of(double value) {
  std::string text;
  append_number(text, value);
  return text;
}

}  // namespace

TEST_CASE("number_text: digits, a point, an exponent, a sign and spaces around make a number") {
  CHECK(parse_number("12.5") == 12.5);
  CHECK(parse_number("-12.5") == -12.5);
  CHECK(parse_number("+12.5") == 12.5);
  CHECK(parse_number(" \t12.5 ") == 12.5);
  CHECK(parse_number(".5") == 0.5);
  CHECK(parse_number("5.") == 5.0);
  CHECK(parse_number("1e3") == 1000.0);
  CHECK(parse_number("1E+3") == 1000.0);
  CHECK(parse_number("0000045") == 45.0);
  CHECK(parse_number("0.1") == 0.1);
  CHECK(std::signbit(*parse_number("-0")));
}

TEST_CASE("number_text: digits alone are the number that they are with a point") {
  std::string digits;
  for (int i = 1; i <= 40; ++i) {
    digits += static_cast<char>('0' + i * 7 % 10);
    CHECK(parse_number(digits) == parse_number(digits + ".0"));
    CHECK(parse_number("00" + digits) == parse_number(digits));
  }
}

TEST_CASE("number_text: whatever is not wholly a finite number is refused") {
  for (const std::string_view text : {"",
                                      " ",
                                      "+",
                                      "-",
                                      ".",
                                      "-.",
                                      "abc",
                                      "12a",
                                      "a12",
                                      "1 2",
                                      "1,5",
                                      "1,234.5",
                                      "1.2.3",
                                      "--1",
                                      "+-1",
                                      "-+1",
                                      "++1",
                                      "- 1",
                                      "inf",
                                      "-inf",
                                      "Infinity",
                                      "nan",
                                      "NaN",
                                      "nan(1)",
                                      "0x10",
                                      "0x1p3",
                                      "1e",
                                      "1e+",
                                      "e5",
                                      "1e400",
                                      "-1e400",
                                      "1e-400",
                                      "12%",
                                      "$12",
                                      "1_000",
                                      "1'000",
                                      "\xE2\x88\x92"
                                      "5",
                                      "5 EUR"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text).has_value());
  }
}

TEST_CASE("number_text: a decimal comma is read when declared, and then a point is not") {
  const NumberFormat comma{.decimal = ','};
  CHECK(parse_number("12,5", comma) == 12.5);
  CHECK(parse_number("-0,5e1", comma) == -5.0);
  CHECK(parse_number(" +1234,5 ", comma) == 1234.5);
  CHECK_FALSE(parse_number("12.5", comma).has_value());
  CHECK_FALSE(parse_number("1.234,5", comma).has_value());
  CHECK_FALSE(parse_number("1,2,3", comma).has_value());
}

TEST_CASE("number_text: marks between thousands are read when declared and only between groups of three digits") {
  const NumberFormat german{.decimal = ',', .thousands = '.'};
  CHECK(parse_number("1.234,5", german) == 1234.5);
  CHECK(parse_number("1.234.567", german) == 1234567.0);
  CHECK(parse_number("-12.345", german) == -12345.0);
  CHECK(parse_number("1234,5", german) == 1234.5);
  const NumberFormat english{.thousands = ','};
  CHECK(parse_number("1,234.5", english) == 1234.5);
  CHECK(parse_number("1,234e3", english) == 1234000.0);
  for (const std::string_view text : {"1,23", "12,34.5", "1234,567", ",123", "1,,234", "1,234,", "1,2345", "1.234,567",
                                      "1,234,56", "1,23,456", "1.5e1,000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text, english).has_value());
  }
  CHECK(parse_number("1 234", {.thousands = ' '}) == 1234.0);
  CHECK(parse_number("1'234.5", {.thousands = '\''}) == 1234.5);
}

TEST_CASE("number_text: a format that reads one text as two numbers is bad_option") {
  for (const NumberFormat format :
       {NumberFormat{.decimal = ';'}, NumberFormat{.decimal = '\0'}, NumberFormat{.thousands = '.'},
        NumberFormat{.thousands = '0'}, NumberFormat{.decimal = ',', .thousands = ','}}) {
    try {
      validate(format);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == errc::bad_option);
    }
  }
  validate(NumberFormat{});
  validate(NumberFormat{.decimal = ',', .thousands = ' '});
}

TEST_CASE("refused_number: the sentence says what was found, why it is refused and what is allowed") {
  CHECK(refused_number("abc") == "found \"abc\"; allowed is a finite number such as 12.5");
  CHECK(refused_number("-inf") == "found \"-inf\", which is not finite; allowed is a finite number such as 12.5");
  CHECK(refused_number("NaN") == "found \"NaN\", which is not finite; allowed is a finite number such as 12.5");
  CHECK(refused_number("0x1F") == "found \"0x1F\", which is hexadecimal; allowed is a finite number such as 12.5");
  CHECK(refused_number("1e999") ==
        "found \"1e999\", which is outside the range of a double; allowed is a finite number such as 12.5");
  CHECK(refused_number("1,5") ==
        "found \"1,5\", whose marks are not declared as decimal mark and thousands mark; "
        "allowed is a finite number such as 12.5");
  CHECK(refused_number("1.234,5", {.decimal = ','}) ==
        "found \"1.234,5\", whose marks are not declared as decimal mark and thousands mark; "
        "allowed is a finite number such as 12,5");
  CHECK(refused_number("1.23,5", {.decimal = ',', .thousands = '.'}) ==
        "found \"1.23,5\", where marks between thousands do not part groups of three digits; "
        "allowed is a finite number such as 12,5");
  CHECK(refused_number("") == "found \"\"; allowed is a finite number such as 12.5");
}

TEST_CASE("append_number: people read plain digits, and the text reads back as the same bits") {
  CHECK(text_of(50000) == "50000");
  CHECK(text_of(0.1) == "0.1");
  CHECK(text_of(-12.5) == "-12.5");
  CHECK(text_of(0) == "0");
  CHECK(text_of(0.00001) == "0.00001");
  CHECK(text_of(1e-6) == "1e-06");
  CHECK(text_of(999999999999999) == "999999999999999");
  CHECK(text_of(1e15) == "1e+15");
  CHECK(text_of(std::numeric_limits<double>::denorm_min()) == "5e-324");
  std::mt19937_64 random(4);
  for (int round = 0; round < 100'000; ++round) {
    const auto any = std::bit_cast<double>(random());
    const double usual = static_cast<double>(static_cast<std::int64_t>(random())) / 1e14;
    for (const double value : {any, usual}) {
      if (!std::isfinite(value)) continue;
      const auto again = parse_number(text_of(value));
      REQUIRE(again.has_value());
      REQUIRE(std::bit_cast<std::uint64_t>(*again) == std::bit_cast<std::uint64_t>(value));
    }
  }
}

TEST_CASE("append_number: NaN and infinity never leave") {
  for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    try {
      text_of(value);
      FAIL("written");
    } catch (const Error& error) {
      CHECK(error.code() == errc::bad_number);
    }
  }
}

TEST_CASE("trimmed: spaces and tabs around a text go, those inside stay") {
  CHECK(trimmed(" \ta b\t ") == "a b");
  CHECK(trimmed("  ").empty());
  CHECK(trimmed("").empty());
}
