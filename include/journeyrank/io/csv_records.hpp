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
#include "journeyrank/io/byte_scan.hpp"
#include "journeyrank/io/csv_buffer.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/io/csv_written_record.hpp"

namespace journeyrank {

/// Splits a text into records and records into fields, one record in memory at a time.
///
/// Shape   a record ends with LF, CR LF, a lone CR or the end of the input; a field that begins with a quote ends at
///         the next single quote, and two quotes in it stand for one; a quote further inside a field is a letter
/// Edge    empty lines are passed over and counted; a last record without line break counts
/// Errors  bad_csv for an unclosed quote, a NUL byte or text that is not UTF-8; too_large over the limits; read_failed
/// Source  RFC 4180, with the separators and line breaks that real exports use
/// Cost    O(n) time; memory as CsvBuffer
class CsvRecords {
 public:
  CsvRecords(ByteSource source, const CsvOptions& options);

  /// Goes to the next record; false at the end.
  bool next() {
    for (;;) {
      const Split split = split_record();
      if (split == Split::record) return true;
      if (split == Split::end) return false;
      if (split == Split::more) read_more();
    }
  }

  /// The fields of this record, valid until the next one.
  std::span<const std::string_view> fields() const noexcept { return {fields_.data(), count_}; }

  /// The first field with something between its closing quote and the next separator.
  std::optional<std::size_t> text_after_quote() const noexcept {
    return text_after_quote_ == nowhere ? std::nullopt : std::optional{text_after_quote_};
  }

  /// Where a field begins: its physical line and the byte in it, both from 1. The last field for a larger index.
  Place place(std::size_t field) const { return place_of(record_.begin_of(field, separator_)); }

  /// The record as it stands in the text, valid until the next one.
  const CsvWrittenRecord& written() const noexcept { return record_; }

  /// The physical line that the record begins in, from 1.
  std::uint64_t line() const noexcept { return record_.line; }

  char separator() const noexcept { return separator_; }
  std::uint64_t blank_lines() const noexcept { return blank_lines_; }
  const ByteSource& source() const noexcept { return buffer_.source(); }

 private:
  enum class Split { record, blank, more, end };
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  char find_separator();
  Split split_record();
  Split finish_record(const char* stop, bool quoted, bool doubled);
  Place place_of(const char* at) const { return record_.place_of(at, source().name()); }
  void add_room(const char* begin);
  void decode();
  void read_more();
  void check_sizes() const;
  [[noreturn]] void refuse_byte() const;
  [[noreturn]] void refuse(errc code, const char* at, const std::string& what) const;
  void check_length(const char* begin, std::size_t length, std::size_t limit, const char* option) const;

  CsvOptions options_;
  CsvBuffer buffer_;
  StopScan scan_;
  CsvWrittenRecord record_;
  const char* next_ = nullptr;  // the record after it
  const char* open_ = nullptr;  // the field that the end of the buffer cuts
  std::vector<std::string_view> fields_;
  std::size_t count_ = 0;
  std::string decoded_;  // the fields that do not stand for themselves
  std::uint64_t blank_lines_ = 0;
  std::size_t next_line_ = 1;
  std::size_t text_after_quote_ = nowhere;
  char separator_ = ',';
};

inline CsvRecords::CsvRecords(ByteSource source, const CsvOptions& options)
    : options_((validate(options), options)),
      buffer_(std::move(source), options.encoding, options.chunk_bytes),
      separator_(options.separator) {
  if (separator_ == '\0') separator_ = find_separator();
  next_ = buffer_.begin();
  scan_ = StopScan(next_, buffer_.end(), separator_);
}

/// Reads on until the header is whole. One that is too long, or ends in quotes, is for the splitting to refuse.
inline char CsvRecords::find_separator() {
  for (;;) {
    std::string_view head(buffer_.begin(), buffer_.size());
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
    const auto found = buffer_.at_end() ? detect_separator(std::string(head) + '\n') : detect_separator(head);
    if (found) return *found;
    if (buffer_.at_end() || head.size() > options_.max_record_bytes) return ',';
    buffer_.slide(buffer_.begin());
  }
}

inline CsvRecords::Split CsvRecords::split_record() {
  const char* const end = buffer_.end();
  const bool at_end = buffer_.at_end();
  const char* begin = open_ = next_;
  record_ = {.begin = begin, .stop = begin, .line = next_line_};
  count_ = 0;
  text_after_quote_ = nowhere;
  if (begin == end) return at_end ? Split::end : Split::more;
  bool quoted = false;
  bool doubled = false;
  for (;; ++begin) {
    if (count_ == fields_.size()) add_room(begin);
    const char* stop = nullptr;
    if (begin != end && *begin == '"') {
      const ClosingQuote closing = find_closing_quote(begin + 1, end);
      open_ = begin;
      if (closing.at == end && at_end) {
        refuse(errc::bad_csv, begin, "found a quote that begins a field and is never closed");
      }
      if (closing.at == end) return Split::more;
      quoted = true;
      doubled = doubled || closing.doubled;
      scan_.skip_to(closing.at + 1);
      stop = scan_.next();
      if (stop != closing.at + 1) text_after_quote_ = std::min(text_after_quote_, count_);
      fields_[count_++] = {begin + 1, static_cast<std::size_t>(closing.at - begin - 1)};
    } else {
      stop = scan_.next();
      fields_[count_++] = {begin, static_cast<std::size_t>(stop - begin)};
    }
    if (stop == end || *stop != separator_) {
      open_ = begin;
      return finish_record(stop, quoted, doubled);
    }
    begin = stop;
  }
}

inline CsvRecords::Split CsvRecords::finish_record(const char* stop, bool quoted, bool doubled) {
  const char* const end = buffer_.end();
  if (!buffer_.at_end() && (stop == end || (*stop == '\r' && stop + 1 == end))) return Split::more;
  record_.stop = stop;
  next_ = stop == end ? end : stop + 1;
  if (stop != end && *stop == '\r' && next_ != end && *next_ == '\n') {
    scan_.next();
    ++next_;
  }
  const std::string_view written = record_.text();
  next_line_ = record_.line + 1 + (quoted ? line_breaks(written) : 0);
  if (buffer_.refuses() && buffer_.refused() < next_) refuse_byte();
  if (written.empty()) {
    ++blank_lines_;
    return Split::blank;
  }
  if (written.size() > std::min(options_.max_field_bytes, options_.max_record_bytes)) check_sizes();
  if (doubled || options_.encoding != TextEncoding::utf8) decode();
  return Split::record;
}

inline void CsvRecords::add_room(const char* begin) {
  if (count_ >= options_.max_columns) {
    refuse(errc::too_large, begin,
           "found more than " + std::to_string(options_.max_columns) + " fields, the limit of max_columns");
  }
  fields_.resize(std::min(options_.max_columns, std::max<std::size_t>(16, 2 * count_)));
}

/// Spells out doubled quotes and bytes of other encodings. Room for all is made first, as fields point into it.
inline void CsvRecords::decode() {
  const bool one_byte = options_.encoding != TextEncoding::utf8;
  decoded_.clear();
  decoded_.reserve(64 + record_.text().size() * (one_byte ? 3 : 1));
  for (std::string_view& field : std::span(fields_.data(), count_)) {
    // The buffer has a byte before every field, and only a quote that opens the field stands there.
    const bool doubled = field.data()[-1] == '"' && field.find('"') != field.npos;
    if (!doubled && !(one_byte && !is_ascii(field))) continue;
    const std::size_t from = decoded_.size();
    for (std::size_t i = 0; i < field.size(); ++i) {
      append_as_utf8(decoded_, field[i], options_.encoding);
      if (doubled && field[i] == '"') ++i;
    }
    field = std::string_view(decoded_).substr(from);
  }
}

inline void CsvRecords::read_more() {
  if (buffer_.refuses()) refuse_byte();
  // The last byte may be a carriage return, which belongs to no field.
  const auto length = [&](const char* begin) {
    return static_cast<std::size_t>(buffer_.end() - begin) - (begin == buffer_.end() ? 0 : 1);
  };
  check_length(open_, length(open_), options_.max_field_bytes, "max_field_bytes");
  check_length(record_.begin, length(record_.begin), options_.max_record_bytes, "max_record_bytes");
  buffer_.slide(record_.begin);
  next_ = buffer_.begin();
  scan_ = StopScan(next_, buffer_.end(), separator_);
}

inline void CsvRecords::check_sizes() const {
  check_length(record_.begin, record_.text().size(), options_.max_record_bytes, "max_record_bytes");
  const char* begin = record_.begin;
  for (std::size_t i = 0; i < count_; ++i) {
    const char* const end = record_.end_of(begin, separator_);
    check_length(begin, static_cast<std::size_t>(end - begin), options_.max_field_bytes, "max_field_bytes");
    begin = end + 1;
  }
}

inline void CsvRecords::refuse_byte() const {
  const auto byte = static_cast<unsigned char>(*buffer_.refused());
  constexpr std::string_view digits = "0123456789ABCDEF";
  const std::string hex = {digits[byte / 16], digits[byte % 16]};
  throw Error(errc::bad_csv, place_of(buffer_.refused()),
              byte == 0 ? "found a NUL byte; allowed is CSV text, not a binary file or text in UTF-16"
                        : "found the byte 0x" + hex +
                              ", which is not UTF-8 here; if this is a text, save it as UTF-8 or "
                              "declare its encoding (latin1, windows_1252)");
}

/// Refuses what is at fault, unless a byte before it shows that this is no text at all.
inline void CsvRecords::refuse(errc code, const char* at, const std::string& what) const {
  if (buffer_.refuses()) refuse_byte();
  throw Error(code, place_of(at), what);
}

inline void CsvRecords::check_length(const char* begin, std::size_t length, std::size_t limit,
                                     const char* option) const {
  if (length <= limit) return;
  refuse(errc::too_large, begin,
         "found more than " + std::to_string(limit) + " bytes from here on, the limit of " + option +
             (*begin == '"' ? "; is a quote never closed?" : ""));
}

}  // namespace journeyrank
