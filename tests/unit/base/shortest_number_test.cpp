// SPDX-License-Identifier: MIT
#include "journeyrank/base/shortest_number.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "splitmix64.hpp"

using journeyrank::shortest_number;

namespace {

struct Sample {
  std::uint64_t bits;
  const char* text;
};

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

}  // namespace

TEST_CASE("shortest_number: rundgren2020jcs, appendix B: number serialization samples") {
  constexpr Sample samples[] = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"},
  };
  for (const auto& [pattern, text] : samples) CHECK(shortest_number(std::bit_cast<double>(pattern)) == text);
}

TEST_CASE("shortest_number: plain digits from a millionth up to 21 digits, an exponent beyond") {
  CHECK(shortest_number(1.0) == "1");
  CHECK(shortest_number(-1.0) == "-1");
  CHECK(shortest_number(0.25) == "0.25");
  CHECK(shortest_number(10.0) == "10");
  CHECK(shortest_number(12.5) == "12.5");
  CHECK(shortest_number(50'000.0) == "50000");
  CHECK(shortest_number(25e6) == "25000000");
  CHECK(shortest_number(0.1 + 0.2) == "0.30000000000000004");
  CHECK(shortest_number(1e20) == "100000000000000000000");
  CHECK(shortest_number(1e21) == "1e+21");
  CHECK(shortest_number(1.5e21) == "1.5e+21");
  CHECK(shortest_number(-1.5e300) == "-1.5e+300");
  CHECK(shortest_number(1e-6) == "0.000001");
  CHECK(shortest_number(1e-7) == "1e-7");
  CHECK(shortest_number(1.25e-7) == "1.25e-7");
  CHECK(shortest_number(0.00012) == "0.00012");
  CHECK(shortest_number(1e-10) == "1e-10");
  CHECK(shortest_number(1e100) == "1e+100");
  CHECK(shortest_number(std::numeric_limits<double>::min()) == "2.2250738585072014e-308");
}

TEST_CASE("shortest_number: random bit patterns read back as the same double") {
  Splitmix64 random(1);
  for (int i = 0; i < 100'000; ++i) {
    const double number = random.finite();
    const std::string text = shortest_number(number);
    CHECK_EQ(bits(std::strtod(text.c_str(), nullptr)), bits(number));
    const double ordinary = random.between(-1e7, 1e7);
    CHECK_EQ(bits(std::strtod(shortest_number(ordinary).c_str(), nullptr)), bits(ordinary));
  }
}

TEST_CASE("shortest_number: every power of ten reads back and has one digit that is not zero") {
  for (int exponent = -323; exponent <= 308; ++exponent) {
    const double power = std::strtod(("1e" + std::to_string(exponent)).c_str(), nullptr);
    const std::string text = shortest_number(power);
    CAPTURE(text);
    CHECK(std::strtod(text.c_str(), nullptr) == power);
    const std::string digits = text.substr(0, text.find('e'));
    CHECK(digits.find_first_of("23456789") == std::string::npos);
  }
}
