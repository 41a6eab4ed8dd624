// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv_header.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/io/csv_records.hpp"
#include "journeyrank/io/csv_written_record.hpp"

namespace journeyrank {

/// A row that was left out, and why.
struct SkippedRow {
  Place place;
  std::string reason;

  friend bool operator==(const SkippedRow&, const SkippedRow&) = default;
};

/// Reads a table of comma-separated values row by row, of any size, in the memory of one chunk.
///
///     CsvReader table(ByteSource::open("journeys.csv"), {.separator = ';', .decimal = ','});
///     const std::size_t pain = table.column("pain");
///     while (table.next()) sum += table.number(pain).value_or(0);
///
/// Shape   the first line that is not empty is the header; every row has as many fields as the header
/// Edge    a header alone gives no row; empty lines, and lines of spaces in a table of several columns, are passed
///         over and counted; fields keep the spaces around them, names, numbers and missing markers do not need them
/// Errors  as CsvRecords and read_header; empty_input without a header; bad_csv for a row of the wrong length
/// Cost    O(n) time
class CsvReader {
 public:
  /// How many skipped rows are described one by one; all are counted.
  static constexpr std::size_t described_rows = 100;

  explicit CsvReader(ByteSource source, const CsvOptions& options = {})
      : records_(std::move(source), options), options_(options) {
    if (!records_.next()) throw Error(errc::empty_input, Place{records_.source().name()}, "no header and no rows");
    if (records_.text_after_quote()) refuse(why_bad());
    header_ = read_header(records_, options_.column_names);
  }

  /// The names of the columns.
  const std::vector<std::string>& names() const noexcept { return header_.names; }

  /// The index of the column with this name, or nothing.
  std::optional<std::size_t> find_column(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < header_.names.size(); ++i) {
      if (header_.names[i] == name) return i;
    }
    return std::nullopt;
  }

  /// The index of the column with this name.
  ///
  /// Errors  missing_column, naming the nearest one there is
  std::size_t column(std::string_view name) const {
    if (const auto found = find_column(name)) return *found;
    throw Error(errc::missing_column, Place{records_.source().name()},
                "there is no column " + excerpt(name) + did_you_mean(name, header_.names));
  }

  /// Goes to the next row; false at the end.
  bool next() {
    while (records_.next()) {
      if (records_.fields().size() == header_.names.size() && !records_.text_after_quote()) {
        ++rows_;
        return true;
      }
      if (is_blank()) {
        ++lines_of_spaces_;
      } else {
        leave_out(why_bad());
      }
    }
    return false;
  }

  /// The fields of this row, valid until the next one.
  std::span<const std::string_view> fields() const noexcept { return records_.fields(); }

  /// This row as it stands in the text, valid until the next one.
  const CsvWrittenRecord& written() const noexcept { return records_.written(); }

  /// Where a field of this row begins: its physical line and the byte in it, both from 1.
  Place place(std::size_t column) const { return records_.place(column); }

  /// Where this row begins.
  Place place() const { return records_.place(0); }

  /// The physical line that this row begins in.
  std::uint64_t line() const noexcept { return records_.line(); }

  /// True when the field is empty, only spaces or one of the declared markers.
  bool is_missing(std::size_t column) const {
    const std::string_view text = trimmed(fields()[column]);
    return text.empty() || std::find(options_.missing.begin(), options_.missing.end(), text) != options_.missing.end();
  }

  /// The number in a field; nothing when it is missing.
  ///
  /// Errors  bad_number for any other text than one finite number, spelt as declared
  std::optional<double> number(std::size_t column) const {
    const NumberFormat format{.decimal = options_.decimal, .thousands = options_.thousands};
    if (is_missing(column)) return std::nullopt;
    if (const auto value = parse_number(fields()[column], format)) return value;
    throw Error(errc::bad_number, place(column),
                "column " + excerpt(header_.names[column]) + ": " + refused_number(fields()[column], format));
  }

  /// The rows read so far, without those left out.
  std::uint64_t rows() const noexcept { return rows_; }

  /// The lines passed over because they hold nothing.
  std::uint64_t blank_lines() const noexcept { return records_.blank_lines() + lines_of_spaces_; }

  /// The rows left out because they are no rows of this table.
  std::uint64_t skipped_rows() const noexcept { return skipped_rows_; }

  /// The first of them, at most `described_rows`, with place and reason.
  const std::vector<SkippedRow>& skipped() const noexcept { return skipped_; }

  /// What a report should say of the reading so far: renamed columns, skipped rows, empty lines.
  std::vector<Note> notes() const {
    std::vector<Note> notes = header_.notes;
    if (skipped_rows_ > 0) {
      notes.push_back({"skipped_rows", "left out " + std::to_string(skipped_rows_) + " bad rows; the first is " +
                                           to_string(skipped_.front().place) + ": " + skipped_.front().reason});
    }
    if (blank_lines() > 0) {
      notes.push_back({"blank_lines", "passed over " + std::to_string(blank_lines()) + " empty lines"});
    }
    return notes;
  }

  /// The separator declared or found.
  char separator() const noexcept { return records_.separator(); }

  /// How far reading has come, and the size of the whole (0 when not known), for progress.
  std::uint64_t bytes_read() const noexcept { return records_.source().bytes_read(); }
  std::uint64_t total_bytes() const noexcept { return records_.source().total_bytes(); }
  const std::string& source_name() const noexcept { return records_.source().name(); }

 private:
  bool is_blank() const noexcept {
    return fields().size() == 1 && trimmed(fields()[0]).empty() && !records_.text_after_quote();
  }

  /// The field at fault and the reason.
  SkippedRow why_bad() const {
    if (const auto field = records_.text_after_quote()) {
      return {records_.place(*field), "found text after the closing quote of a field; a quote inside one is doubled"};
    }
    const std::size_t found = fields().size();
    const std::size_t expected = header_.names.size();
    return {records_.place(std::min(found - 1, expected)), "found " + std::to_string(found) +
                                                               (found == 1 ? " field" : " fields") + ", expected " +
                                                               std::to_string(expected) + " as in the header"};
  }

  [[noreturn]] void refuse(const SkippedRow& row) const { throw Error(errc::bad_csv, row.place, row.reason); }

  void leave_out(SkippedRow row) {
    if (options_.bad_rows == BadRows::reject) refuse(row);
    if (skipped_.size() < described_rows) skipped_.push_back(std::move(row));
    ++skipped_rows_;
  }

  CsvRecords records_;
  CsvOptions options_;
  CsvHeader header_;
  std::vector<SkippedRow> skipped_;
  std::uint64_t skipped_rows_ = 0;
  std::uint64_t lines_of_spaces_ = 0;
  std::uint64_t rows_ = 0;
};

}  // namespace journeyrank
