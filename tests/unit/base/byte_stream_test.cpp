// SPDX-License-Identifier: MIT
#include "journeyrank/base/byte_stream.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::ByteReader;
using journeyrank::ByteWriter;
using journeyrank::errc;
using namespace std::string_view_literals;

TEST_CASE("ByteWriter: numbers stand lowest byte first, texts and lists behind their length") {
  ByteWriter writer;
  writer.number(std::uint32_t{0x01020304});
  writer.text("ab");
  writer.list(std::vector<std::int8_t>{-1, 1});
  CHECK(writer.bytes() == "\x04\x03\x02\x01\x02\0\0\0\0\0\0\0ab\x02\0\0\0\0\0\0\0\xff\x01"sv);
}

TEST_CASE("ByteReader: reads back what was written, to the end") {
  const std::vector<std::int64_t> numbers = {std::numeric_limits<std::int64_t>::min(), -1, 0, 1};
  ByteWriter writer;
  writer.number(std::int64_t{-7});
  writer.text("");
  writer.text("a\0b"sv);
  writer.list(numbers);
  const std::string bytes = std::move(writer).bytes();
  ByteReader reader(bytes, errc::bad_tally);
  CHECK(reader.number<std::int64_t>() == -7);
  CHECK(reader.text().empty());
  CHECK(reader.text() == "a\0b"sv);
  CHECK_FALSE(reader.at_end());
  const auto list = reader.list<std::int64_t>();
  CHECK(std::equal(list.begin(), list.end(), numbers.begin(), numbers.end()));
  CHECK(reader.at_end());
}

TEST_CASE("ByteReader: bytes that end too early are refused wherever they end") {
  ByteWriter writer;
  writer.text("abc");
  writer.list(std::vector<std::uint32_t>{1, 2});
  const std::string whole = writer.bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK(refusal_code([&] {
            ByteReader reader(std::string_view(whole).substr(0, size), errc::bad_tally);
            static_cast<void>(reader.text());
            static_cast<void>(reader.list<std::uint32_t>());
          }) == "bad_tally");
  }
}

TEST_CASE("ByteReader: a length beyond the bytes takes no memory") {
  ByteWriter writer;
  writer.number(std::numeric_limits<std::uint64_t>::max());
  const std::string bytes = writer.bytes();
  ByteReader reader(bytes, errc::bad_tally);
  CHECK(refusal([&] { static_cast<void>(reader.list<std::int64_t>()); }) ==
        "bad_tally: the bytes end within a list of 18446744073709551615 (byte 8)");
}
