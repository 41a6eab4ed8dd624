// SPDX-License-Identifier: MIT
#include "journeyrank/io/byte_source.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

using journeyrank::ByteSource;
using journeyrank::errc;
using journeyrank::Error;
using journeyrank::read_all;

namespace {

std::string path_of(const std::string& name) { return (std::filesystem::temp_directory_path() / name).string(); }

}  // namespace

TEST_CASE("byte_source: a text is read in pieces of the size asked for, then nothing") {
  ByteSource source = ByteSource::text("abcde", "memory");
  std::array<char, 3> piece{};
  CHECK(source.total_bytes() == 5);
  CHECK(source.read(piece.data(), 3) == 3);
  CHECK(std::string(piece.data(), 3) == "abc");
  CHECK(source.bytes_read() == 3);
  CHECK(source.read(piece.data(), 3) == 2);
  CHECK(source.read(piece.data(), 3) == 0);
  CHECK(source.bytes_read() == 5);
  CHECK(source.name() == "memory");
}

TEST_CASE("byte_source: a file gives its size and its bytes as they are") {
  const std::string path = path_of("journeyrank_byte_source_test.bin");
  const std::string content("a\r\n\0\x1A\xFF", 6);
  std::ofstream(path, std::ios::binary) << content;
  ByteSource source = ByteSource::open(path);
  CHECK(source.total_bytes() == 6);
  CHECK(read_all(std::move(source), 6) == content);
  std::filesystem::remove(path);
}

TEST_CASE("byte_source: a path that cannot be opened is read_failed and says why") {
  try {
    ByteSource::open("no/such/file.csv");
    FAIL("opened");
  } catch (const Error& error) {
    CHECK(error.code() == errc::read_failed);
    CHECK(std::string(error.what()) == "read_failed: no/such/file.csv: cannot be read: No such file or directory");
  }
}

TEST_CASE("byte_source: a folder is read_failed, when opened or when read") {
  try {
    read_all(ByteSource::open(path_of("")), 100);
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.code() == errc::read_failed);
  }
}

TEST_CASE("read_all: content over the limit is too_large, at the limit it is not") {
  const std::string text(100'000, 'a');
  CHECK(read_all(ByteSource::text(text), 100'000) == text);
  try {
    read_all(ByteSource::text(text, "model.json"), 99'999);
    FAIL("read");
  } catch (const Error& error) {
    CHECK(error.code() == errc::too_large);
    CHECK(std::string(error.what()) == "too_large: model.json: more than 99999 bytes");
  }
  CHECK(read_all(ByteSource::text(""), 0).empty());
}

TEST_CASE("ByteSource: text in UTF-16 is handed on in UTF-8 with its mark, whatever is asked for at a time") {
  std::string low("\xFF\xFE");
  std::string high("\xFE\xFF");
  std::string expected("\xEF\xBB\xBF");
  for (int i = 0; i < 30'000; ++i) {
    low += std::string("\xE9\x00", 2);
    high += std::string("\x00\xE9", 2);
    expected += "\xC3\xA9";
  }
  for (const std::string& text : {low, high}) {
    for (const std::size_t size : {1U, 7U, 100'000U}) {
      ByteSource source = ByteSource::text(text);
      std::string found;
      std::string piece(size, '\0');
      for (std::size_t got = size; got == size;) {
        got = source.read(piece.data(), size);
        found.append(piece, 0, got);
      }
      CHECK(found == expected);
      CHECK(source.bytes_read() == text.size());
      CHECK(source.read(piece.data(), size) == 0);
    }
  }
}

TEST_CASE("ByteSource: a text of one byte, or one that only resembles UTF-16, is handed on as it is") {
  for (const std::string text : {"", "x", "\xFF", "\xFE", "\xFFx\xFE"}) {
    ByteSource source = ByteSource::text(text);
    std::string piece(10, '\0');
    piece.resize(source.read(piece.data(), piece.size()));
    CHECK(piece == text);
  }
}
