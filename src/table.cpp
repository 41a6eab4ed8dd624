// SPDX-License-Identifier: MIT
#include "table.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "shown_text.hpp"

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t longest_bar = 24;
constexpr std::size_t shortest_bar = 8;
constexpr std::size_t shortest_cut = 12;
constexpr std::size_t heading_width = 10;

/// A bar in eighths of a letter.
std::string bar(double share, std::size_t width) {
  static const std::vector<std::string> eighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double filled = std::clamp(share, 0.0, 1.0) * static_cast<double>(width) * 8.0;
  const auto count = static_cast<std::size_t>(filled + 0.5);
  std::string text;
  for (std::size_t i = 0; i < count / 8; ++i) text += "█";
  return text + eighths[count % 8];
}

void add_cell(std::string& line, const std::string& cell, std::size_t width, bool to_the_right) {
  if (width == 0) return;
  const std::size_t taken = shown_width(cell);
  const std::string blanks(width > taken ? width - taken : 0, ' ');
  line += to_the_right ? blanks + cell : cell + blanks;
  line.append(gap, ' ');
}

/// Columns of width 0 are not there.
std::size_t table_width_of(const std::vector<std::size_t>& widths) {
  std::size_t total = 0;
  for (const std::size_t width : widths) total += width == 0 ? 0 : width + gap;
  return total < gap ? 0 : total - gap;
}

std::string line_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

void Table::add_row(std::vector<std::string> cells) {
  for (auto& cell : cells) cell = shown_text(cell);
  rows_.push_back(std::move(cells));
}

std::size_t Table::cell_width(std::size_t column) const {
  std::size_t width = 0;
  if (columns_[column].kind == Kind::bar) return width;
  for (const auto& row : rows_) width = std::max(width, shown_width(row[column]));
  return width;
}

std::vector<std::string> Table::heading_lines(std::size_t column, std::size_t width) const {
  std::vector<std::string> lines;
  const std::string heading = shown_text(columns_[column].heading);
  for (std::size_t at = 0; at < heading.size();) {
    const std::size_t end = std::min(heading.find(' ', at), heading.size());
    const std::string word = heading.substr(at, end - at);
    const bool fits = !lines.empty() && shown_width(lines.back() + " " + word) <= width;
    if (fits) lines.back() += " " + word;
    if (!fits) lines.push_back(word);
    at = end + 1;
  }
  return lines;
}

std::vector<std::size_t> Table::widths(std::size_t limit, const std::vector<std::vector<std::string>>& headings) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  std::size_t bars = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    widths[c] = cell_width(c);
    for (const auto& line : headings[c]) widths[c] = std::max(widths[c], shown_width(line));
    if (columns_[c].kind == Kind::bar) ++bars;
  }
  const auto total = [&] { return table_width_of(widths); };
  const std::size_t room = limit > total() + gap * bars ? limit - total() - gap * bars : 0;
  const std::size_t left = limit == 0 ? longest_bar * bars : room;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].kind == Kind::bar) widths[c] = left / bars >= shortest_bar ? std::min(longest_bar, left / bars) : 0;
  }
  if (limit == 0) return widths;
  for (const Kind kind : {Kind::optional_text, Kind::cuttable_text}) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].kind != kind || total() <= limit) continue;
      const std::size_t excess = total() - limit;
      widths[c] = std::max(std::min(shortest_cut, widths[c]), widths[c] > excess ? widths[c] - excess : 0);
    }
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].kind == Kind::optional_text && total() > limit) widths[c] = 0;
  }
  return widths;
}

std::string Table::text(std::size_t width) const {
  std::vector<std::vector<std::string>> headings;
  std::size_t heading_height = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    headings.push_back(heading_lines(c, std::max(heading_width, cell_width(c))));
    heading_height = std::max(heading_height, headings[c].size());
  }
  const auto widths = this->widths(width, headings);
  std::string page;
  for (std::size_t height = heading_height; height > 0; --height) {
    std::string line;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto& lines = headings[c];
      const std::string piece = height <= lines.size() ? lines[lines.size() - height] : "";
      add_cell(line, piece, widths[c], columns_[c].kind == Kind::number);
    }
    page += line_end(line);
  }
  std::string rule;
  for (std::size_t i = 0; i < table_width_of(widths); ++i) rule += "─";
  page += rule + "\n";
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool is_bar = columns_[c].kind == Kind::bar;
      const std::string cell =
          is_bar ? bar(std::strtod(row[c].c_str(), nullptr), widths[c]) : cut_to_width(row[c], widths[c]);
      add_cell(line, cell, widths[c], columns_[c].kind == Kind::number);
    }
    page += line_end(line);
  }
  return page;
}
