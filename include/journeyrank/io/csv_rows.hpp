// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_written_record.hpp"

namespace journeyrank {

/// Rows of a CSV table, copied, so that one thread can read them while another splits the next ones.
///
///     while (rows.size() < 1000 && table.next()) rows.push_back(table);
///     rows.fields(17);
///
/// Cost    the bytes of the rows, 16 bytes a field
class CsvRows {
 public:
  std::size_t size() const noexcept { return rows_.size(); }

  /// Bytes of text that the rows hold.
  std::size_t letters() const noexcept { return letters_.size(); }

  void clear() noexcept {
    letters_.clear();
    fields_.clear();
    rows_.clear();
  }

  /// Copies the row that the table stands at.
  void push_back(const CsvReader& table) {
    const CsvWrittenRecord& written = table.written();
    const std::string_view text = written.text();
    separator_ = table.separator();
    rows_.push_back({letters_.size(), text.size(), fields_.size(), written.line});
    letters_.append(text);
    for (const std::string_view field : table.fields()) {
      const auto into = static_cast<std::size_t>(field.data() - text.data());
      const bool is_written = field.data() >= text.data() && into <= text.size();
      fields_.push_back({is_written ? rows_.back().begin + into : letters_.size(), field.size()});
      if (!is_written) letters_.append(field);  // spelled out: it is not the text of the file
    }
  }

  /// The fields of a row, valid until those of another one are asked for.
  std::span<const std::string_view> fields(std::size_t row) {
    const std::size_t begin = rows_[row].fields;
    const std::size_t end = row + 1 < rows_.size() ? rows_[row + 1].fields : fields_.size();
    of_row_.resize(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      of_row_[i - begin] = {letters_.data() + fields_[i].begin, fields_[i].size};
    }
    return of_row_;
  }

  /// The physical line that a row begins in.
  std::uint64_t line(std::size_t row) const noexcept { return rows_[row].line; }

  /// Where a field begins: its physical line and the byte in it, both from 1.
  Place place(std::size_t row, std::size_t field, const std::string& source) const {
    const char* const begin = letters_.data() + rows_[row].begin;
    const CsvWrittenRecord written{begin, begin + rows_[row].size, rows_[row].line};
    return written.place_of(written.begin_of(field, separator_), source);
  }

 private:
  struct Text {
    std::size_t begin;
    std::size_t size;
  };

  struct Row {
    std::size_t begin;
    std::size_t size;
    std::size_t fields;  ///< the first of them
    std::size_t line;
  };

  std::string letters_;
  std::vector<Text> fields_;
  std::vector<Row> rows_;
  std::vector<std::string_view> of_row_;
  char separator_ = ',';
};

}  // namespace journeyrank
