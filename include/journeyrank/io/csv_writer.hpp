// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/whole_file.hpp"

namespace journeyrank {

/// Who reads a table: programs, which take a text as it is, or a spreadsheet, which takes some for formulas.
enum class CsvFor { programs, spreadsheets };

/// True for a text that a spreadsheet would compute and not show.
///
/// Source  owasp2021csv
constexpr bool is_formula(std::string_view text) noexcept {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// Appends a field, in quotes where a reader needs them.
///
/// Edge    a field with any of the separators a reader may look for is quoted, so that the separator is found again
/// Source  RFC 4180, section 2
inline void append_csv_field(std::string& text, std::string_view field, char separator) {
  const bool plain = field.find_first_of("\",;\t\r\n") == field.npos && field.find(separator) == field.npos &&
                     !field.starts_with("\xEF\xBB\xBF");
  if (plain) {
    text += field;
    return;
  }
  text += '"';
  for (const char c : field) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

/// Builds a table of comma-separated values field by field. What it writes for programs, CsvReader reads back equal;
/// for spreadsheets an apostrophe stands before a text that would be a formula, and numbers are as they are.
///
///     CsvWriter table(WholeFile("journeys.csv"));
///     table.field("journey").field("pain").field("cost").end_row();
///     table.field("Card declined").field(41250.0).missing().end_row();
///     table.commit();
///
/// Edge    a row of one empty field is written as two quotes, as an empty line is no row; a row without fields is
///         not written; without `commit` there is no file
/// Errors  bad_number for NaN and infinity; write_failed as WholeFile
class CsvWriter {
 public:
  /// Collects the text in memory.
  explicit CsvWriter(char separator = ',') : separator_(separator) {}

  /// Collects the text in memory, for whom it is.
  explicit CsvWriter(CsvFor reader) : reader_(reader) {}

  /// Writes to a file, in pieces.
  explicit CsvWriter(WholeFile file, char separator = ',') : file_(std::move(file)), separator_(separator) {}

  CsvWriter& field(std::string_view value) {
    begin_field();
    if (reader_ == CsvFor::spreadsheets && is_formula(value)) {
      append_csv_field(text_, "'" + std::string(value), separator_);
    } else {
      append_csv_field(text_, value, separator_);
    }
    return *this;
  }

  CsvWriter& field(double value) {
    begin_field();
    append_number(text_, value);
    return *this;
  }

  template <std::integral Integer>
  requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>) CsvWriter& field(Integer value) {
    begin_field();
    text_ += std::to_string(value);
    return *this;
  }

  /// An empty field.
  CsvWriter& missing() {
    begin_field();
    return *this;
  }

  CsvWriter& end_row() {
    if (fields_ == 1 && text_.size() == row_begin_) text_ += "\"\"";
    if (fields_ > 0) text_ += '\n';
    fields_ = 0;
    if (file_ && text_.size() >= piece) hand_on();
    row_begin_ = text_.size();
    return *this;
  }

  /// Makes the file what was written, as WholeFile::commit; nothing may be written after it.
  void commit() {
    if (!file_) return;
    hand_on();
    file_->commit();
  }

  /// What is written and not yet handed to the file: in memory, all of it.
  const std::string& text() const noexcept { return text_; }

 private:
  static constexpr std::size_t piece = std::size_t{64} << 10;

  void begin_field() {
    if (fields_ > 0) text_ += separator_;
    ++fields_;
  }

  void hand_on() {
    file_->write(text_);
    text_.clear();
  }

  std::string text_;
  std::optional<WholeFile> file_;
  std::size_t fields_ = 0;
  std::size_t row_begin_ = 0;
  char separator_ = ',';
  CsvFor reader_ = CsvFor::programs;
};

}  // namespace journeyrank
