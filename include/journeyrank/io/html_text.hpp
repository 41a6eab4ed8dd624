// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "journeyrank/base/visible_text.hpp"

namespace journeyrank {

/// Any text as HTML that shows it and does nothing else, between tags and in quoted attributes alike.
///
/// Edge    what cannot be seen is spelled out (`\u202e`); bytes that are no UTF-8 become U+FFFD
inline std::string html_text(std::string_view text) {
  std::string html;
  for (const char each : visible_text(text)) {
    if (each == '&') {
      html += "&amp;";
    } else if (each == '<') {
      html += "&lt;";
    } else if (each == '>') {
      html += "&gt;";
    } else if (each == '"') {
      html += "&quot;";
    } else if (each == '\'') {
      html += "&#39;";
    } else {
      html += each;
    }
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
