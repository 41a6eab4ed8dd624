// SPDX-License-Identifier: MIT
#include "journeyrank/io/arrow_half.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

using journeyrank::arrow_half;

TEST_CASE("arrow_half: numbers of the standard's table are exact, subnormal and signed ones too") {
  CHECK(arrow_half(0x3C00) == 1.0);
  CHECK(arrow_half(0xC000) == -2.0);
  CHECK(arrow_half(0x3C01) == 1.0009765625);
  CHECK(arrow_half(0x7BFF) == 65504.0);
  CHECK(arrow_half(0x0400) == 0.00006103515625);
  CHECK(arrow_half(0x0001) == std::ldexp(1.0, -24));
  CHECK(arrow_half(0x03FF) == std::ldexp(1023.0, -24));
  CHECK(arrow_half(0x8000) == 0.0);
  CHECK(std::signbit(arrow_half(0x8000)));
}

TEST_CASE("arrow_half: infinity and NaN stay what they are, for the matrix to refuse") {
  CHECK(arrow_half(0x7C00) == std::numeric_limits<double>::infinity());
  CHECK(arrow_half(0xFC00) == -std::numeric_limits<double>::infinity());
  CHECK(std::isnan(arrow_half(0x7E00)));
}

TEST_CASE("arrow_half: larger bits are larger numbers") {
  for (std::uint16_t bits = 0; bits < 0x7C00; ++bits) {
    CHECK(arrow_half(bits) < arrow_half(static_cast<std::uint16_t>(bits + 1)));
  }
}
