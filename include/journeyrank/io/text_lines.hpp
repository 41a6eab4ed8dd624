// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"

namespace journeyrank {

/// The lines of a text, one at a time, in the memory of the longest.
///
/// Shape   a line ends with LF, CR LF or the end of the input
/// Edge    a mark of UTF-8 at the beginning is passed over; a last line without line break counts
/// Errors  too_large for a line over `max_line_bytes`, with its number; read_failed
/// Cost    O(bytes)
class TextLines {
 public:
  explicit TextLines(ByteSource source, std::size_t max_line_bytes = std::size_t{16} << 20,
                     std::size_t chunk_bytes = std::size_t{256} << 10)
      : source_(std::move(source)), max_line_bytes_(max_line_bytes), chunk_bytes_(chunk_bytes) {}

  /// Goes to the next line; false at the end.
  bool next() {
    std::size_t looked_at = 0;
    for (;;) {
      const std::string_view rest = std::string_view(buffer_).substr(begin_);
      const std::size_t end = rest.find('\n', looked_at);
      if (std::min(end, rest.size()) > max_line_bytes_) refuse_long_line();
      if (end != rest.npos) return take(rest.substr(0, end), end + 1);
      if (at_end_) return !rest.empty() && take(rest, rest.size());
      looked_at = rest.size();
      read_more();
    }
  }

  /// The line without its break, valid until the next one.
  std::string_view line() const noexcept { return line_; }

  /// The number of the line, from 1.
  std::uint64_t number() const noexcept { return number_; }

  const ByteSource& source() const noexcept { return source_; }

 private:
  bool take(std::string_view line, std::size_t bytes) {
    if (number_++ == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    line_ = line;
    begin_ += bytes;
    return true;
  }

  void read_more() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t kept = buffer_.size();
    const std::size_t room = std::max(chunk_bytes_, kept);  // so that a long line is copied a few times only
    buffer_.resize(kept + room);
    const std::size_t got = source_.read(buffer_.data() + kept, room);
    buffer_.resize(kept + got);
    at_end_ = got == 0;
  }

  [[noreturn]] void refuse_long_line() const {
    throw Error(errc::too_large, Place{source_.name(), number_ + 1},
                "the line has more than " + std::to_string(max_line_bytes_) +
                    " bytes; raise max_line_bytes if that is no mistake");
  }

  ByteSource source_;
  std::size_t max_line_bytes_;
  std::size_t chunk_bytes_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::string_view line_;
  std::uint64_t number_ = 0;
  bool at_end_ = false;
};

}  // namespace journeyrank
