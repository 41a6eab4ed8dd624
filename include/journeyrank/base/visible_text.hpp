// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

#include "journeyrank/base/text_encoding.hpp"

namespace journeyrank {

/// True for a character that changes the text around it or cannot be seen: control characters, those that turn the
/// direction of a text or separate its lines, and those without a shape.
constexpr bool is_unseen(char32_t character) noexcept {
  const auto within = [character](char32_t first, char32_t last) { return character >= first && character <= last; };
  return character < 0x20 || within(0x7f, 0x9f) || character == 0x61c || character == 0x200b ||
         within(0x200e, 0x200f) || within(0x2028, 0x202e) || within(0x2060, 0x206f) || character == 0xfeff ||
         within(0xfff9, 0xfffb) || within(0xe0000, 0xe007f);
}

/// Any text with what cannot be seen spelled out, so that it shows as it is and moves nothing beside it.
///
/// Edge    U+202E is `\u202e`; bytes that are no UTF-8 become U+FFFD
inline std::string visible_text(std::string_view text) {
  const std::string valid = as_utf8(text);
  std::string visible;
  for (std::size_t i = 0; i < valid.size();) {
    const auto lead = static_cast<unsigned char>(valid[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t k = 1; k < length; ++k) {
      character = character << 6 | (static_cast<unsigned char>(valid[i + k]) & 0x3fU);
    }
    if (is_unseen(character)) {
      char spelled[12];
      std::snprintf(spelled, sizeof spelled, "\\u%04x", static_cast<unsigned>(character));
      visible += spelled;
    } else {
      visible.append(valid, i, length);
    }
    i += length;
  }
  return visible;
}

}  // namespace journeyrank
