// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_scan.hpp"

#include <string_view>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("json scan: each token begins where it stands, not at the blanks and separators before it") {
  JsonScan scan("\n { \"a\" : [ -1.5e+3,0 ,true ,\n\"x\\\"]\\\\\"] ,\"b\":null}");
  CHECK(scan.open(true) == TextSpot{2, 2});
  CHECK(scan.key() == TextSpot{2, 4});
  CHECK(scan.open(false) == TextSpot{2, 10});
  CHECK(scan.number() == TextSpot{2, 12});
  CHECK(scan.number() == TextSpot{2, 20});
  CHECK(scan.word("true") == TextSpot{2, 23});
  CHECK(scan.text() == TextSpot{3, 1});
  CHECK(scan.depth() == 2);
  scan.close();
  CHECK(scan.key() == TextSpot{3, 12});
  CHECK(scan.word("null") == TextSpot{3, 16});
  scan.close();
  CHECK(scan.depth() == 0);
}

TEST_CASE("json scan: a column counts bytes") {
  JsonScan scan("[\"\xC3\xA4\",1]");
  scan.open(false);
  CHECK(scan.text() == TextSpot{1, 2});
  CHECK(scan.number() == TextSpot{1, 7});
}

TEST_CASE("json scan: line and column of a byte count from 1") {
  CHECK(spot_of("ab\ncd", 0) == TextSpot{1, 1});
  CHECK(spot_of("ab\ncd", 2) == TextSpot{1, 3});
  CHECK(spot_of("ab\ncd", 3) == TextSpot{2, 1});
  CHECK(spot_of("ab\n", 3) == TextSpot{2, 1});
}

TEST_CASE("json scan: a fault says what stands where the parser stopped and what might stand there") {
  constexpr std::string_view text = "[1 ,]";
  JsonScan scan(text);
  scan.open(false);
  scan.number();
  const JsonFault fault = scan.fault(5, false);
  CHECK(fault.spot == TextSpot{1, 5});
  CHECK(fault.sentence == "found ']'; allowed: a value");
}

TEST_CASE("json scan: a separator that is the fault itself is not passed over") {
  JsonScan scan("[,1]");
  scan.open(false);
  const JsonFault fault = scan.fault(2, false);
  CHECK(fault.spot == TextSpot{1, 2});
  CHECK(fault.sentence == "found ','; allowed: a value, or ]");
}

TEST_CASE("json scan: a number beyond a double is shown whole") {
  JsonScan scan("[1, -1e999]");
  scan.open(false);
  scan.number();
  const JsonFault fault = scan.overflow();
  CHECK(fault.spot == TextSpot{1, 5});
  CHECK(fault.sentence == "found the number -1e999, which is beyond a double (up to about 1.8e308 either way)");
}
