// SPDX-License-Identifier: MIT
#include "journeyrank/io/html_text.hpp"

#include <string>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_text.hpp"

using namespace journeyrank;

TEST_CASE("html_text: what HTML reads as markup stands as text, between tags and in attributes") {
  CHECK(html_text("<b class=\"x\" id='y'>&amp;</b>") ==
        "&lt;b class=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
  CHECK(html_text("") == "");
  CHECK(html_text("Frage zur Rechnung, 質問, 🙂") == "Frage zur Rechnung, 質問, 🙂");
}

TEST_CASE("html_text: what cannot be seen, or turns the text around it, is spelled out") {
  CHECK(html_text("a\u202eb") == "a\\u202eb");
  CHECK(html_text("\u2028\u2029\u2066\u200f\ufeff") == "\\u2028\\u2029\\u2066\\u200f\\ufeff");
  CHECK(html_text("\x1b[31m\t\r\n\x7f\u0085") == "\\u001b[31m\\u0009\\u000d\\u000a\\u007f\\u0085");
  CHECK(html_text(std::string(1, '\0')) == "\\u0000");
  CHECK(html_text("e\u0301\u200d") == "e\u0301\u200d");  // an accent and a joiner belong to what they stand beside
}

TEST_CASE("html_text: bytes that are no UTF-8 become the sign for it") {
  CHECK(html_text("a\xFF<") == "a\uFFFD&lt;");
  CHECK(html_text("\xE2\x80") == "\uFFFD\uFFFD");
}

TEST_CASE("html_text: every byte alone gives text without a letter of markup") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string html = html_text(std::string(1, static_cast<char>(byte)));
    CAPTURE(byte);
    CHECK(html.find_first_of("<>\"'") == std::string::npos);
    CHECK_FALSE(html.empty());
  }
}

TEST_CASE("json_in_html: no letter of it ends a script or begins a comment, and it reads back the same") {
  const std::string json = R"({"a": "</script><!--<script>&amp;", "b": [1, "\"<"]})";
  const std::string safe = json_in_html(json);
  CHECK(safe.find_first_of("<>&") == std::string::npos);
  CHECK(JsonText::line(parse_json(safe).root) == JsonText::line(parse_json(json).root));
}
