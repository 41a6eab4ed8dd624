// SPDX-License-Identifier: MIT
#include "journeyrank/io/markdown_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

TEST_CASE("markdown_words: plain words stay as they are") {
  for (const std::string text :
       {"", "Where is my order", "Excess churn (90 %), 0.5", "Frage: was nun?", "3.25", "end.", "a-b 1,000", "質問"}) {
    CHECK(markdown_words(text) == text);
  }
}

TEST_CASE("markdown_words: markup is escaped") {
  CHECK(markdown_words("**b** _i_ `c` ~s~ [x](y) <b> & \\ | $m$ ^") ==
        "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~s\\~ \\[x\\](y) \\<b\\> \\& \\\\ \\| \\$m\\$ \\^");
  CHECK(markdown_words("![x](y)") == "\\!\\[x\\](y)");
  CHECK(markdown_words("# heading") == "\\# heading");
  CHECK(markdown_words("- item") == "\\- item");
  CHECK(markdown_words("12. item") == "12\\. item");
}

TEST_CASE("markdown_words: no link, emoji, mention or issue is found in it") {
  CHECK(markdown_words("https://example.com") == "https\\://example.com");
  CHECK(markdown_words("www.example.com") == "www\\.example.com");
  CHECK(markdown_words(":tada:") == "\\:tada:");
  CHECK(markdown_words("@ann and #12") == "@<!-- -->ann and \\#<!-- -->12");
}

TEST_CASE("markdown_words: a text stays on its line") {
  CHECK(markdown_words("a\nb\u2028c") == "a\\\\u000ab\\\\u2028c");
  CHECK(markdown_words("  a b ") == "a b");
  CHECK(markdown_words("   ") == "");
}

TEST_CASE("markdown_table: numbers stand to the right, and a cell cannot end its row") {
  MarkdownTable table({{"rank", true}, {"jour|ney"}});
  table.add_row({"1", "a|b"});
  table.add_row({"2", ""});
  CHECK(table.text() == "| rank | jour\\|ney |\n|---:|---|\n| 1 | a\\|b |\n| 2 | |\n");
}

TEST_CASE("markdown_table: a result is written with readable numbers, and what is missing is empty") {
  PackedTexts names;
  names.push_back("x_y");
  names.push_back_missing();
  ResultTable result{.rows = 2};
  result.columns.push_back({"score", std::vector<double>{0.70881717945171417, 12345678.0}, {0, 1}});
  result.columns.push_back({"rank", std::vector<std::int64_t>{1, 2}});
  result.columns.push_back({"journey", std::move(names)});
  CHECK(to_markdown(result).text() ==
        "| score | rank | journey |\n|---:|---:|---|\n| 0.708817 | 1 | x\\_y |\n| | 2 | |\n");
  CHECK(to_markdown(ResultTable{}).text() == "|\n|\n");
}
