// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/json_text.hpp"

namespace journeyrank {

/// True for a character that changes the text around it or cannot be seen: control characters, and those that turn the
/// direction of a text or separate its lines.
constexpr bool is_unseen(char32_t character) noexcept {
  return character < 0x20 || (character >= 0x7f && character <= 0x9f) || character == 0x200e || character == 0x200f ||
         (character >= 0x2028 && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069) ||
         character == 0xfeff;
}

/// Any text as HTML that shows it and does nothing else, between tags and in quoted attributes alike.
///
/// Edge    what cannot be seen is spelled out (\u202e); bytes that are no UTF-8 become U+FFFD
inline std::string html_text(std::string_view text) {
  const std::string valid = as_utf8(text);
  std::string html;
  for (std::size_t i = 0; i < valid.size();) {
    const auto lead = static_cast<unsigned char>(valid[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0x7f >> length);
    for (std::size_t k = 1; k < length; ++k) {
      character = character << 6 | (static_cast<unsigned char>(valid[i + k]) & 0x3f);
    }
    if (character == '&') {
      html += "&amp;";
    } else if (character == '<') {
      html += "&lt;";
    } else if (character == '>') {
      html += "&gt;";
    } else if (character == '"') {
      html += "&quot;";
    } else if (character == '\'') {
      html += "&#39;";
    } else if (is_unseen(character)) {
      char spelled[8];
      std::snprintf(spelled, sizeof spelled, "\\u%04x", static_cast<unsigned>(character));
      html += spelled;
    } else {
      html += valid.substr(i, length);
    }
    i += length;
  }
  return html;
}

/// JSON as it may stand inside a script element: no letter of it can end the element or begin a comment.
inline std::string json_in_html(std::string_view json) {
  std::string safe;
  for (const char each : json) {
    if (each == '<') {
      safe += "\\u003c";
    } else if (each == '>') {
      safe += "\\u003e";
    } else if (each == '&') {
      safe += "\\u0026";
    } else {
      safe += each;
    }
  }
  return safe;
}

}  // namespace journeyrank
