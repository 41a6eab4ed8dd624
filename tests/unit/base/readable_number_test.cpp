// SPDX-License-Identifier: MIT
#include "journeyrank/base/readable_number.hpp"

#include <limits>

#include <doctest/doctest.h>

using journeyrank::readable_number;
using journeyrank::with_commas;

TEST_CASE("readable_number: six digits, without trailing zeros") {
  CHECK(readable_number(0.5) == "0.5");
  CHECK(readable_number(1.0 / 3.0) == "0.333333");
  CHECK(readable_number(-2.0 / 3.0) == "-0.666667");
  CHECK(readable_number(6940.469) == "6940.47");
  CHECK(readable_number(100.0) == "100");
  CHECK(readable_number(0.000125) == "0.000125");
}

TEST_CASE("readable_number: thousands are parted, and whole digits are never left out") {
  CHECK(readable_number(9999.0) == "9999");
  CHECK(readable_number(21888000.0) == "21,888,000");
  CHECK(readable_number(-282098.4) == "-282,098");
  CHECK(readable_number(22958.44) == "22,958.4");
  CHECK(readable_number(1234567.4) == "1,234,567");
  CHECK(readable_number(123456789012345.0) == "123,456,789,012,345");
  CHECK(with_commas("1234") == "1234");
  CHECK(with_commas("-12345.678") == "-12,345.678");
  CHECK(with_commas("123456") == "123,456");
}

TEST_CASE("readable_number: the very small and the very large have an exponent, and no zero a sign") {
  CHECK(readable_number(1e15) == "1e+15");
  CHECK(readable_number(0.00001234567) == "1.23457e-05");
  CHECK(readable_number(std::numeric_limits<double>::max()) == "1.79769e+308");
  CHECK(readable_number(std::numeric_limits<double>::denorm_min()) == "4.94066e-324");
  CHECK(readable_number(0.0) == "0");
  CHECK(readable_number(-0.0) == "0");
}

TEST_CASE("readable_number: shares are points out of 100 with one decimal") {
  CHECK(journeyrank::hundredths(0.1249) == "12.5");
  CHECK(journeyrank::hundredths(0.0) == "0");
  CHECK(journeyrank::hundredths(1.0) == "100");
}

TEST_CASE("readable_number: a ratio has three digits, and is whole from 100 on") {
  CHECK(journeyrank::three_digits(2.21858) == "2.22");
  CHECK(journeyrank::three_digits(3.0) == "3");
  CHECK(journeyrank::three_digits(0.012345) == "0.0123");
  CHECK(journeyrank::three_digits(99.96) == "100");
  CHECK(journeyrank::three_digits(12345.6) == "12,346");
}
