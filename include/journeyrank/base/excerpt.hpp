// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "journeyrank/base/text_encoding.hpp"

namespace journeyrank {

/// A piece of an input as a message shows it: in quotes, at most 40 bytes, on one line, always valid UTF-8.
inline std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::string shown = "\"";
  std::size_t at = 0;
  while (at < text.size() && at < longest) {
    const std::size_t length = utf8_length(static_cast<unsigned char>(text[at]));
    const bool whole = length > 0 && length <= text.size() - at && continues_utf8(text.substr(at, length));
    const bool control = static_cast<unsigned char>(text[at]) < 0x20 || text[at] == 0x7F;
    shown += !whole ? "?" : control ? " " : text.substr(at, length);
    at += whole ? length : 1;
  }
  return shown + (at < text.size() ? "...\"" : "\"");
}

}  // namespace journeyrank
