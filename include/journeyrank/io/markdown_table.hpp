// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/base/visible_text.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"

namespace journeyrank {

/// Any text as Markdown that shows it and does nothing else, in a cell of a table or in a line of its own: no markup,
/// no link, nobody mentioned.
///
/// Edge    what cannot be seen is spelled out; blanks at the ends go, as Markdown leaves them out
/// Source  gfm2019spec, 6.1 (backslash escapes), 4.10 (tables), 6.9 (links that are found in plain text)
inline std::string markdown_words(std::string_view text) {
  const std::string visible = visible_text(text);
  const auto is_word = [&visible](std::size_t at) {
    const char each = at < visible.size() ? visible[at] : ' ';
    return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  };
  std::string words;
  for (std::size_t i = 0; i < visible.size(); ++i) {
    const char each = visible[i];
    const bool after_www =
        each == '.' && i >= 3 && (visible.substr(i - 3, 3) == "www" || visible.substr(i - 3, 3) == "WWW");
    const bool begins = i == 0 && (each == '-' || each == '+' || each == '=');
    const bool ends = i + 1 == visible.size() || visible[i + 1] == ' ';
    const bool numbers = each == '.' && ends && i > 0 && visible.find_first_not_of("0123456789") == i;  // a list
    const bool joins = each == ':' && !ends;  // a link, an emoji
    if (std::string_view("\\`*_[]<>|~&$#!^").find(each) != std::string_view::npos || after_www || begins || numbers ||
        joins) {
      words += '\\';
    }
    words += each;
    // Escaped or not, these would still be found as a mention of somebody or of an issue: an empty comment parts them.
    if ((each == '@' || each == '#') && is_word(i + 1)) words += "<!-- -->";
  }
  const std::size_t first = words.find_first_not_of(' ');
  return first == words.npos ? "" : words.substr(first, words.find_last_not_of(' ') + 1 - first);
}

/// A table in the Markdown that GitHub, GitLab and most others read.
///
///     MarkdownTable table({{"rank", true}, {"journey"}});
///     table.add_row({"1", "Technical fault"});
///
/// Edge    without a row it is a heading
class MarkdownTable {
 public:
  struct Column {
    std::string heading;
    bool is_number = false;
  };

  explicit MarkdownTable(std::vector<Column> columns) : columns_(std::move(columns)) {
    for (const Column& column : columns_) text_ += "| " + markdown_words(column.heading) + " ";
    text_ += "|\n";
    for (const Column& column : columns_) text_ += column.is_number ? "|---:" : "|---";
    text_ += "|\n";
  }

  /// A text for each column.
  void add_row(const std::vector<std::string>& cells) {
    assert(cells.size() == columns_.size());
    for (const std::string& cell : cells) {
      const std::string words = markdown_words(cell);
      text_ += words.empty() ? "| " : "| " + words + " ";
    }
    text_ += "|\n";
  }

  const std::string& text() const noexcept { return text_; }

 private:
  std::vector<Column> columns_;
  std::string text_;
};

/// A result as a table of Markdown, with numbers as people read them.
///
/// Edge    a missing cell is empty
inline MarkdownTable to_markdown(const ResultTable& table) {
  std::vector<MarkdownTable::Column> columns;
  for (const ResultColumn& column : table.columns) {
    columns.push_back({column.name, !std::holds_alternative<PackedTexts>(column.cells)});
  }
  MarkdownTable made(std::move(columns));
  for (std::size_t row = 0; row < table.rows; ++row) {
    std::vector<std::string> cells;
    for (const ResultColumn& column : table.columns) {
      if (!column.gaps().empty() && column.gaps()[row] != 0) {
        cells.emplace_back();
      } else if (const auto* numbers = std::get_if<std::vector<double>>(&column.cells)) {
        cells.push_back(readable_number((*numbers)[row]));
      } else if (const auto* counts = std::get_if<std::vector<std::int64_t>>(&column.cells)) {
        cells.push_back(std::to_string((*counts)[row]));
      } else {
        cells.emplace_back(std::get<PackedTexts>(column.cells)[row]);
      }
    }
    made.add_row(cells);
  }
  return made;
}

}  // namespace journeyrank
