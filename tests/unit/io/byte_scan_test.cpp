// SPDX-License-Identifier: MIT
#include "journeyrank/io/byte_scan.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::scan_block;
using journeyrank::stop_bits;
using journeyrank::stop_bits_by_words;
using journeyrank::StopScan;

namespace {

std::uint64_t stop_bits_plainly(const std::string& block, char separator) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < scan_block; ++i) {
    if (block[i] == separator || block[i] == '\n' || block[i] == '\r') bits |= std::uint64_t{1} << i;
  }
  return bits;
}

std::string random_text(std::mt19937& random, std::size_t size) {
  const std::string letters = "a,;\t\n\r\"\x0B\x0C\x2D\x8A\x8D\xAC\xFF";  // stops, and bytes one bit away from them
  std::string text;
  while (text.size() < size) text += letters[random() % letters.size()];
  return text + std::string(scan_block, ',');
}

}  // namespace

TEST_CASE("byte_scan: the words and the registers find the same stops as a plain loop") {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::string block = random_text(random, scan_block);
    for (const char separator : {',', ';', '\t', '|'}) {
      REQUIRE(stop_bits_by_words(block.data(), separator) == stop_bits_plainly(block, separator));
      REQUIRE(stop_bits(block.data(), separator) == stop_bits_plainly(block, separator));
    }
  }
}

TEST_CASE("byte_scan: no byte but the three stops is taken for one") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string block(scan_block, static_cast<char>(byte));
    const bool stop = byte == ',' || byte == '\n' || byte == '\r';
    CHECK(stop_bits(block.data(), ',') == (stop ? ~std::uint64_t{0} : 0));
    CHECK(stop_bits_by_words(block.data(), ',') == (stop ? ~std::uint64_t{0} : 0));
  }
}

TEST_CASE("byte_scan: stops come in order, each once, and none from behind the end") {
  std::mt19937 random(2);
  for (std::size_t size = 0; size < 200; ++size) {
    const std::string text = random_text(random, size);
    const char* const end = text.data() + size;
    StopScan scan(text.data(), end, ',');
    for (const char* at = text.data(); at != end; ++at) {
      if (*at == ',' || *at == '\n' || *at == '\r') REQUIRE(scan.next() == at);
    }
    REQUIRE(scan.next() == end);
    REQUIRE(scan.next() == end);
  }
}

TEST_CASE("byte_scan: skipping forward loses only the stops before the place") {
  std::mt19937 random(3);
  for (std::size_t from = 0; from <= 300; ++from) {
    const std::string text = random_text(random, 300);
    const char* const end = text.data() + 300;
    StopScan scan(text.data(), end, ';');
    scan.skip_to(text.data() + from);
    const std::size_t expected = text.substr(0, 300).find_first_of(";\r\n", from);
    REQUIRE(scan.next() == (expected == text.npos ? end : text.data() + expected));
  }
}
