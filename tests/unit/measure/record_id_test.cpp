// SPDX-License-Identifier: MIT
#include "journeyrank/measure/record_id.hpp"

#include <string>

#include <doctest/doctest.h>

using journeyrank::is_long_salesforce_id;
using journeyrank::is_placeholder;
using journeyrank::is_rounded_id;
using journeyrank::is_short_salesforce_id;
using journeyrank::salesforce_suffix;

namespace {

std::string suffix(const char* id) {
  const auto letters = salesforce_suffix(id);
  return {letters.begin(), letters.end()};
}

}  // namespace

TEST_CASE("salesforce_suffix: each letter says which of five are capitals, the first in the lowest bit") {
  CHECK(suffix("000000000000000") == "AAA");
  CHECK(suffix("A0000B00000000C") == "BBQ");
  CHECK(suffix("500D0000001AbCd") == "IAK");
  CHECK(suffix("ABCDEfghijKLMNO") == "5A5");
}

TEST_CASE("is_short_salesforce_id: 15 letters and digits, nothing else") {
  CHECK(is_short_salesforce_id("500D0000001AbCd"));
  CHECK_FALSE(is_short_salesforce_id("500D0000001AbCdIAK"));
  CHECK_FALSE(is_short_salesforce_id("500D0000001Ab-d"));
}

TEST_CASE("is_long_salesforce_id: 18 letters of which the last three fit the others") {
  CHECK(is_long_salesforce_id("001A0000006Vm9rIAC"));
  CHECK_FALSE(is_long_salesforce_id("001A0000006Vm9rIAD"));
  CHECK_FALSE(is_long_salesforce_id("001A0000006Vm9r"));
}

TEST_CASE("is_rounded_id: a number in scientific notation, as spreadsheets write long ids") {
  for (const char* id : {"1.23457E+11", "1,23457E+11", "5E+12", "1.2e10", "1.23E15", "12.3E+15", "1.E+15"}) {
    CAPTURE(id);
    CHECK(is_rounded_id(id));
  }
  for (const char* id : {"", "E", "1e10", "12E5", "abcE+11", "1.2E", "123457", "7e3a1f", "1.2E-5x", "1E+", "E+15",
                         "1.23E+15a", "3E4-11"}) {
    CAPTURE(id);
    CHECK_FALSE(is_rounded_id(id));
  }
}

TEST_CASE("is_placeholder: what exports write for nothing, in any case") {
  for (const char* text : {"?", "-", "NA", "N/A", "n/a", "#N/A", "Unknown", "NULL", "none", "NaN"}) {
    CAPTURE(text);
    CHECK(is_placeholder(text));
  }
  for (const char* text : {"", "0", "nab", "unknown caller", "x"}) {
    CAPTURE(text);
    CHECK_FALSE(is_placeholder(text));
  }
}
