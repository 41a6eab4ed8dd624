// SPDX-License-Identifier: MIT
#include "journeyrank/io/csv_buffer.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using journeyrank::ByteSource;
using journeyrank::CsvBuffer;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::TextEncoding;

namespace {

CsvBuffer buffer_of(std::string_view text, std::size_t chunk = 8, TextEncoding encoding = TextEncoding::utf8) {
  return CsvBuffer(ByteSource::text(text), encoding, chunk);
}

/// The offset of the first refused byte, or the size of the text.
std::size_t refused_offset(std::string_view text, std::size_t chunk, TextEncoding encoding = TextEncoding::utf8) {
  CsvBuffer buffer = buffer_of(text, chunk, encoding);
  while (!buffer.refuses() && !buffer.at_end()) buffer.slide(buffer.begin());
  return static_cast<std::size_t>(buffer.refused() - buffer.begin());
}

}  // namespace

TEST_CASE("csv_buffer: sliding keeps the rest and brings what follows") {
  const std::string text = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    CsvBuffer buffer = buffer_of(text, chunk);
    std::string seen;
    while (!buffer.at_end()) {
      const std::size_t taken = buffer.size() - buffer.size() / 3;
      seen.append(buffer.begin(), taken);
      buffer.slide(buffer.begin() + taken);
    }
    seen.append(buffer.begin(), buffer.size());
    CHECK(seen == text);
  }
}

TEST_CASE("csv_buffer: a rest that fills the buffer makes it grow") {
  const std::string text(1000, 'a');
  CsvBuffer buffer = buffer_of(text, 1);
  while (!buffer.at_end()) buffer.slide(buffer.begin());
  CHECK(std::string_view(buffer.begin(), buffer.size()) == text);
}

TEST_CASE("csv_buffer: the mark of UTF-8 is passed over, in chunks of any size") {
  for (std::size_t chunk = 1; chunk < 6; ++chunk) {
    const CsvBuffer buffer = buffer_of("\xEF\xBB\xBFid", chunk);
    CHECK(std::string_view(buffer.begin(), buffer.size()).starts_with('i'));
  }
  CHECK(buffer_of("\xEF\xBB\xBF").size() == 0);
}

TEST_CASE("csv_buffer: files that are no text are named") {
  const auto message = [](std::string_view head, TextEncoding encoding = TextEncoding::utf8) -> std::string {
    try {
      buffer_of(head, 8, encoding);
      return "";
    } catch (const Error& error) {
      CHECK(error.code() == errc::bad_csv);
      return error.what();
    }
  };
  CHECK(message("PK\x03\x04....").find(".xlsx") != std::string::npos);
  CHECK(message("\xD0\xCF\x11\xE0....").find(".xls") != std::string::npos);
  CHECK(message("\x1F\x8B\x08").find("gzip") != std::string::npos);
  CHECK(message("PAR1....").find("Parquet") != std::string::npos);
  CHECK(message("\xEF\xBB\xBFid", TextEncoding::latin1).find("latin1 was declared") != std::string::npos);
  CHECK(message("PK,id").empty());
}

TEST_CASE("csv_buffer: the first refused byte is the same in chunks of every size") {
  const std::string good = "abcd\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80wxyz";
  for (std::size_t chunk = 1; chunk < 40; ++chunk) {
    CHECK(refused_offset(good, chunk) == good.size());
    CHECK(refused_offset(good + '\0' + "\xFF", chunk) == good.size());
    CHECK(refused_offset(good + "\xFF" + '\0', chunk) == good.size());
    CHECK(refused_offset(good + "\xE2\x82(", chunk) == good.size());
    CHECK(refused_offset(good + "\xE2\x82", chunk) == good.size());
    CHECK(refused_offset("abcd\xFF", chunk, TextEncoding::latin1) == 5);
    CHECK(refused_offset(std::string_view("abcd\0\xFF", 6), chunk, TextEncoding::latin1) == 4);
  }
}
