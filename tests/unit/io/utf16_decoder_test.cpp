// SPDX-License-Identifier: MIT
#include "journeyrank/io/utf16_decoder.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "journeyrank/base/text_encoding.hpp"

using journeyrank::Utf16Decoder;
using journeyrank::valid_utf8_length;
using namespace std::string_view_literals;

namespace {

std::string decoded(std::string_view bytes, Utf16Decoder::Order order = Utf16Decoder::Order::low_first,
                    std::size_t piece = 1) {
  Utf16Decoder decoder(order);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += piece) decoder.decode(bytes.substr(at, piece), text);
  decoder.finish(text);
  return text;
}

}  // namespace

TEST_CASE("Utf16Decoder: letters of every length, in both orders, wherever the pieces are cut") {
  for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
    CHECK(decoded("a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE"sv, Utf16Decoder::Order::low_first, piece) ==
          "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
    CHECK(decoded("\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00"sv, Utf16Decoder::Order::high_first, piece) ==
          "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  }
}

TEST_CASE("Utf16Decoder: halves of pairs and of units become what no reader of UTF-8 takes") {
  for (const std::string_view bytes : {"a\0\x3D\xD8"sv, "a\0\x3D\xD8x\0"sv, "a\0\x00\xDEx\0"sv, "a\0b"sv}) {
    const std::string text = decoded(bytes);
    CHECK(valid_utf8_length(text) == 1);
    CHECK(text.size() > 1);
  }
}
