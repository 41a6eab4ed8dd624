// SPDX-License-Identifier: MIT
#include "shown_table.hpp"

#include <algorithm>
#include <limits>

#include "journeyrank/base/readable_number.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/base/visible_text.hpp"
#include "journeyrank/io/html_text.hpp"

namespace journeyrank::python {

namespace {

/// The number of letters, as wide as a terminal shows most of them.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

/// Letters of a cell that are shown.
constexpr std::size_t most_letters_shown = 40;

/// A text on one line, of at most so many letters.
std::string on_one_line(std::string_view text, std::size_t most_letters = most_letters_shown) {
  std::string line;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (letters++ == most_letters) return line + "…";
    const std::size_t size = std::max<std::size_t>(1, utf8_length(static_cast<unsigned char>(text[at])));
    const bool control = static_cast<unsigned char>(text[at]) < 0x20 || text[at] == 0x7F;
    line += control ? " " : visible_text(text.substr(at, size));
    at += size;
  }
  return line;
}

std::string padded(const std::string& text, std::size_t width, bool is_number) {
  const std::string blanks(width - std::min(width, width_of(text)), ' ');
  return is_number ? blanks + text : text + blanks;
}

}  // namespace

std::string ShownTable::text() const {
  std::vector<std::vector<std::string>> lines(1);
  for (const auto& column : columns) lines[0].push_back(on_one_line(column.heading));
  for (const auto& row : rows) {
    auto& line = lines.emplace_back();
    for (const auto& cell : row) line.push_back(on_one_line(cell));
  }
  std::vector<std::size_t> widths(columns.size(), 0);
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], width_of(line[c]));
  }
  std::string page = title.empty() ? "" : on_one_line(title, std::numeric_limits<std::size_t>::max()) + "\n";
  for (const auto& line : lines) {
    std::string shown;
    for (std::size_t c = 0; c < line.size(); ++c)
      shown += (c > 0 ? "  " : "") + padded(line[c], widths[c], columns[c].is_number);
    page += shown.substr(0, shown.find_last_not_of(' ') + 1) + "\n";
  }
  for (const auto& note : notes) page += on_one_line(note, std::numeric_limits<std::size_t>::max()) + "\n";
  if (!page.empty()) page.pop_back();
  return page;
}

std::string ShownTable::html() const {
  std::string page = "<table>";
  if (!title.empty()) page += "<caption>" + html_text(title) + "</caption>";
  page += "<thead><tr>";
  for (const auto& column : columns) page += "<th scope=\"col\">" + html_text(column.heading) + "</th>";
  page += "</tr></thead><tbody>";
  for (const auto& row : rows) {
    page += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c) {
      page += (columns[c].is_number ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">") +
              html_text(row[c]) + "</td>";
    }
    page += "</tr>";
  }
  page += "</tbody></table>";
  for (const auto& note : notes) page += "<p>" + html_text(note) + "</p>";
  return page;
}

std::string shown_number(double number) { return readable_number(number); }

std::string counted(std::size_t count, const std::string& thing) {
  return with_commas(std::to_string(count)) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace journeyrank::python
