// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// How the bytes of a text stand for letters. Inside the library all text is UTF-8.
enum class TextEncoding { utf8, latin1, windows_1252 };

constexpr auto enumerators(TextEncoding) {
  using enum TextEncoding;
  return std::array{Enumerator{"utf8", utf8}, Enumerator{"latin1", latin1}, Enumerator{"windows_1252", windows_1252}};
}

/// The number of bytes of the UTF-8 sequence that starts with this byte; 0 when none does.
constexpr std::size_t utf8_length(unsigned char lead) noexcept {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

/// True when the bytes present after the first one may follow it: no overlong form, no surrogate, none over U+10FFFF.
///
/// Source  The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences)
constexpr bool continues_utf8(std::string_view sequence) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
  for (std::size_t i = 1; i < sequence.size(); ++i) {
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (i == 1 && byte(0) == 0xE0) low = 0xA0;
    if (i == 1 && byte(0) == 0xED) high = 0x9F;
    if (i == 1 && byte(0) == 0xF0) low = 0x90;
    if (i == 1 && byte(0) == 0xF4) high = 0x8F;
    if (byte(i) < low || byte(i) > high) return false;
  }
  return true;
}

/// The length of the longest beginning that is ASCII, in steps of eight bytes.
inline std::size_t ascii_words_length(std::string_view text) noexcept {
  std::size_t at = 0;
  for (; text.size() - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  return at;
}

/// The length of the longest beginning that is whole, well-formed UTF-8.
///
/// Cost    O(n); text that is all ASCII is passed over in words
inline std::size_t valid_utf8_length(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = utf8_length(static_cast<unsigned char>(text[at]));
    if (length == 0 || length > text.size() - at || !continues_utf8(text.substr(at, length))) return at;
    at += length;
    if (length == 1) at += ascii_words_length(text.substr(at));
  }
  return at;
}

/// True when the text is the beginning of one UTF-8 sequence whose last bytes are still to come.
inline bool is_cut_utf8(std::string_view text) noexcept {
  return !text.empty() && text.size() < utf8_length(static_cast<unsigned char>(text[0])) && continues_utf8(text);
}

/// True when every byte is below 0x80.
inline bool is_ascii(std::string_view text) noexcept {
  for (const char c : text.substr(ascii_words_length(text))) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

/// The character that a byte from 0x80 to 0xFF stands for.
///
/// Edge    the five bytes that windows-1252 leaves open keep their number, as in browsers
/// Source  WHATWG Encoding Standard, index windows-1252
constexpr char16_t code_point(unsigned char byte, TextEncoding encoding) noexcept {
  constexpr std::array<char16_t, 32> windows_1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                     0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  const bool listed = encoding == TextEncoding::windows_1252 && byte >= 0x80 && byte < 0xA0;
  return listed ? windows_1252[byte - 0x80U] : byte;
}

/// Appends a character, by its number in Unicode. Half of a surrogate pair becomes what is no UTF-8.
inline void append_utf8(std::string& text, char32_t point) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | (point >> 12));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// A text in which every byte that is no part of well-formed UTF-8 has become U+FFFD.
inline std::string as_utf8(std::string_view text) {
  std::string valid;
  for (;;) {
    const std::size_t length = valid_utf8_length(text);
    valid += text.substr(0, length);
    if (length == text.size()) return valid;
    valid += "\xEF\xBF\xBD";
    text.remove_prefix(length + 1);
  }
}

/// Appends one byte of a text in some encoding to a text in UTF-8.
inline void append_as_utf8(std::string& text, char byte, TextEncoding encoding) {
  if (encoding == TextEncoding::utf8) {
    text += byte;
  } else {
    append_utf8(text, code_point(static_cast<unsigned char>(byte), encoding));
  }
}

}  // namespace journeyrank
