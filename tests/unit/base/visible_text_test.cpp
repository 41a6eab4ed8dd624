// SPDX-License-Identifier: MIT
#include "journeyrank/base/visible_text.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("visible_text: what is seen stays as it is") {
  for (const std::string text : {"", "Bill query", "Frage: 100 % <b>", "質問", "🙂", "مرحبا", "e\u0301", "\u200d"}) {
    CHECK(visible_text(text) == text);
  }
}

TEST_CASE("visible_text: what cannot be seen, or turns the text around it, is spelled out") {
  CHECK(visible_text("a\u202eb") == "a\\u202eb");
  CHECK(visible_text("\u2028\u2029\u2066\u200f\ufeff") == "\\u2028\\u2029\\u2066\\u200f\\ufeff");
  CHECK(visible_text("\u200b\u061c\u2060\ufff9\U000e0041") == "\\u200b\\u061c\\u2060\\ufff9\\ue0041");
  CHECK(visible_text("\x1b[31m\t\r\n\x7f\u0085") == "\\u001b[31m\\u0009\\u000d\\u000a\\u007f\\u0085");
  CHECK(visible_text(std::string(1, '\0')) == "\\u0000");
}

TEST_CASE("visible_text: bytes that are no UTF-8 become the sign for it") {
  CHECK(visible_text("a\xFF") == "a\uFFFD");
  CHECK(visible_text("\xE2\x80") == "\uFFFD\uFFFD");
}

TEST_CASE("is_unseen: the borders of each range") {
  for (const int seen : {0x20, 0x7e, 0xa0, 0x61b, 0x200a, 0x200d, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070, 0xfffc,
                         0xfffd, 0xdffff, 0xe0080}) {
    CHECK_FALSE(is_unseen(static_cast<char32_t>(seen)));
  }
  for (const int unseen : {0x0, 0x1f, 0x7f, 0x9f, 0x61c, 0x200b, 0x200e, 0x200f, 0x2028, 0x202e, 0x2060, 0x206f, 0xfeff,
                           0xfff9, 0xfffb, 0xe0000, 0xe007f}) {
    CHECK(is_unseen(static_cast<char32_t>(unseen)));
  }
}
