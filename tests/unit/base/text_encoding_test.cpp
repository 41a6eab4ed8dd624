// SPDX-License-Identifier: MIT
#include "journeyrank/base/text_encoding.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

using journeyrank::append_as_utf8;
using journeyrank::is_ascii;
using journeyrank::is_cut_utf8;
using journeyrank::TextEncoding;
using journeyrank::valid_utf8_length;

namespace {

std::string encode(char32_t point) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  const auto tail = [&](int shift) { return byte(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) return {byte(point)};
  if (point < 0x800) return {byte(0xC0 | (point >> 6)), tail(0)};
  if (point < 0x10000) return {byte(0xE0 | (point >> 12)), tail(6), tail(0)};
  return {byte(0xF0 | (point >> 18)), tail(12), tail(6), tail(0)};
}

std::string as_utf8(std::string_view text, TextEncoding encoding) {
  std::string out;
  for (const char byte : text) append_as_utf8(out, byte, encoding);
  return out;
}

}  // namespace

TEST_CASE("text_encoding: every code point but the surrogates is valid, and every cut of one is known as cut") {
  std::size_t wrong = 0;  // counted, as a million checks take seconds
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    const std::string text = encode(point);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    wrong += valid_utf8_length(text) != (surrogate ? 0 : text.size());
    wrong += is_cut_utf8(text);
    for (std::size_t size = 1; size < text.size() && !surrogate; ++size) {
      const std::string_view cut = std::string_view(text).substr(0, size);
      wrong += valid_utf8_length(cut) != 0 || !is_cut_utf8(cut);
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("text_encoding: malformed bytes are not valid and not taken for a cut letter") {
  for (const std::string_view bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
                                     "\xF0\x80", "\xF4\x90", "\xF5", "\xFE", "\xFF", "\xC3(", "\xE2(", "\xE2\x82("}) {
    CAPTURE(bad);
    CHECK(valid_utf8_length(bad) == 0);
    CHECK_FALSE(is_cut_utf8(bad));
  }
}

TEST_CASE("text_encoding: the first invalid byte is found wherever it stands") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    text[at] = '\xE9';
    CHECK(valid_utf8_length(text) == at);
    CHECK_FALSE(is_ascii(text));
  }
  CHECK(is_ascii(std::string(40, 'a')));
  CHECK(is_ascii(""));
}

TEST_CASE("text_encoding: latin1 and windows-1252 differ from 0x80 to 0x9F only") {
  CHECK(as_utf8("caf\xE9", TextEncoding::latin1) == "caf\xC3\xA9");
  CHECK(as_utf8("caf\xE9", TextEncoding::windows_1252) == "caf\xC3\xA9");
  CHECK(as_utf8("\x80", TextEncoding::windows_1252) == "\xE2\x82\xAC");
  CHECK(as_utf8("\x80", TextEncoding::latin1) == "\xC2\x80");
  CHECK(as_utf8("caf\xC3\xA9", TextEncoding::utf8) == "caf\xC3\xA9");
}

TEST_CASE("text_encoding: every byte of every one-byte encoding becomes valid UTF-8") {
  for (const auto encoding : {TextEncoding::latin1, TextEncoding::windows_1252}) {
    for (int byte = 0; byte < 256; ++byte) {
      const std::string text = as_utf8(std::string(1, static_cast<char>(byte)), encoding);
      CHECK(valid_utf8_length(text) == text.size());
    }
  }
}
