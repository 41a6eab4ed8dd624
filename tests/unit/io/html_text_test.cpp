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

TEST_CASE("html_text: what cannot be seen is spelled out, and bytes that are no UTF-8 are marked") {
  CHECK(html_text("a\u202eb\x1b<") == "a\\u202eb\\u001b&lt;");
  CHECK(html_text("a\xFF<") == "a\uFFFD&lt;");
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
