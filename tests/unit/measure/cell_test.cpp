// SPDX-License-Identifier: MIT
#include "journeyrank/measure/cell.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using journeyrank::DurationUnit;
using journeyrank::milliseconds_in;
using journeyrank::MoneyReading;
using journeyrank::read_duration;
using journeyrank::read_flag;
using journeyrank::read_money;
using journeyrank::read_number;
using journeyrank::read_whole;

namespace {

std::optional<std::int64_t> minor_of(const char* text, char mark = '.') {
  const auto amount = read_money(text, mark);
  return amount && !amount->rounded ? std::optional(amount->minor) : std::nullopt;
}

std::optional<std::int64_t> rounded_minor_of(const char* text) {
  const auto amount = read_money(text);
  return amount && amount->rounded ? std::optional(amount->minor) : std::nullopt;
}

}  // namespace

TEST_CASE("read_number: decimal numbers in their spellings") {
  CHECK(read_number("12") == 12.0);
  CHECK(read_number(" +1.5 ") == 1.5);
  CHECK(read_number("-3e2") == -300.0);
  CHECK(read_number(".5") == 0.5);
  CHECK(read_number("0.1") == 0.1);
}

TEST_CASE("read_number: what is no finite decimal number is nothing") {
  for (const char* text : {"", " ", "?", "NA", "nan", "inf", "-inf", "infinity", "1e999", "0x10", "1,5", "1.2.3", "1 2",
                           "+", "-", "+-1", "--1", "1e", "12abc"}) {
    CAPTURE(text);
    CHECK_FALSE(read_number(text).has_value());
  }
  CHECK_FALSE(read_number(std::string(1000, 'x')).has_value());
}

TEST_CASE("read_number: with a decimal comma a point is refused, not taken for a thousands mark") {
  CHECK(read_number("1,5", ',') == 1.5);
  CHECK(read_number("15", ',') == 15.0);
  CHECK_FALSE(read_number("1.500,5", ',').has_value());
  CHECK_FALSE(read_number("1.5", ',').has_value());
}

TEST_CASE("read_whole: whole numbers up to 2^53, also when a table writes 3.0") {
  CHECK(read_whole("3") == 3);
  CHECK(read_whole(" -3 ") == -3);
  CHECK(read_whole("3.0") == 3);
  CHECK(read_whole("3,0", ',') == 3);
  CHECK(read_whole("9007199254740992") == 9007199254740992);
  CHECK_FALSE(read_whole("9007199254740993").has_value());
  CHECK_FALSE(read_whole("99999999999999999999").has_value());
  CHECK_FALSE(read_whole("3.5").has_value());
  CHECK_FALSE(read_whole("three").has_value());
  CHECK_FALSE(read_whole("").has_value());
}

TEST_CASE("read_duration: ms, s, min and h become milliseconds, rounded to the nearest") {
  CHECK(milliseconds_in(DurationUnit::ms) == 1);
  CHECK(milliseconds_in(DurationUnit::h) == 3'600'000);
  CHECK(read_duration("1500", DurationUnit::ms) == 1500);
  CHECK(read_duration("1.5", DurationUnit::s) == 1500);
  CHECK(read_duration("1,5", DurationUnit::min, ',') == 90'000);
  CHECK(read_duration("2", DurationUnit::h) == 7'200'000);
  CHECK(read_duration("0.0004", DurationUnit::s) == 0);
  CHECK(read_duration("-1", DurationUnit::s) == -1000);
  CHECK_FALSE(read_duration("1e300", DurationUnit::h).has_value());
  CHECK_FALSE(read_duration("0:05", DurationUnit::min).has_value());
}

TEST_CASE("read_flag: the words for true and false, in any case") {
  for (const char* text : {"true", "TRUE", "t", "Yes", "y", "1", "1.0", " true "}) CHECK(read_flag(text) == true);
  for (const char* text : {"false", "False", "f", "no", "N", "0", "0.0"}) CHECK(read_flag(text) == false);
  for (const char* text : {"", "maybe", "2", "-1", "truetrue", "?"}) CHECK_FALSE(read_flag(text).has_value());
}

TEST_CASE("read_money: amounts are hundredths, exactly") {
  CHECK(minor_of("12") == 1200);
  CHECK(minor_of("12.5") == 1250);
  CHECK(minor_of("12.50") == 1250);
  CHECK(minor_of("-0.07") == -7);
  CHECK(minor_of("+.5") == 50);
  CHECK(minor_of("5.") == 500);
  CHECK(minor_of("0.1") == 10);
  CHECK(minor_of("12,50", ',') == 1250);
  CHECK(minor_of("1.2500") == 125);
  CHECK(minor_of("999999999999999.99") == 99999999999999999);
}

TEST_CASE("read_money: more than two decimals are rounded, halves to even, and it says so") {
  CHECK(rounded_minor_of("0.125") == 12);
  CHECK(rounded_minor_of("0.135") == 14);
  CHECK(rounded_minor_of("0.1250001") == 13);
  CHECK(rounded_minor_of("0.1249999") == 12);
  CHECK(rounded_minor_of("-0.125") == -12);
  CHECK(rounded_minor_of("-0.126") == -13);
  CHECK(rounded_minor_of("0.999") == 100);
}

TEST_CASE("read_money: symbols, grouping, exponents and 16 digits are no amounts") {
  for (const char* text :
       {"", "-", ".", "$5", "5 GBP", "1,250.00", "1e3", "0x5", "nan", "1.2.3", "1000000000000000", "--5", "5-"}) {
    CAPTURE(text);
    CHECK_FALSE(read_money(text).has_value());
  }
}

TEST_CASE("read_duration: seconds of ISO 8601 say their unit themselves") {
  using journeyrank::DurationUnit;
  using journeyrank::read_duration;
  CHECK(read_duration("PT5.25S", DurationUnit::min) == 5250);
  CHECK(read_duration("PT-5S", DurationUnit::ms) == -5000);
  for (const char* text : {"PT", "PTS", "PT5", "P5S", "PT5M", "PT1,5S"}) {
    CAPTURE(text);
    CHECK_FALSE(read_duration(text, DurationUnit::s).has_value());
  }
}
