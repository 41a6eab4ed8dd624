// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/byte_scan.hpp"
#include "journeyrank/io/byte_source.hpp"

namespace journeyrank {

/// The part of a text that is in memory: it slides over the source, and knows the first byte that no text may hold.
///
/// Cost    memory for one chunk, or for the longest record where that is longer
class CsvBuffer {
 public:
  CsvBuffer(ByteSource source, TextEncoding encoding, std::size_t chunk)
      : source_(std::move(source)), encoding_(encoding), bytes_(front + chunk + scan_block) {
    while (size() < longest_mark && !at_end_) slide(begin());
    skip_mark();
  }

  const char* begin() const noexcept { return bytes_.data() + begin_; }
  const char* end() const noexcept { return bytes_.data() + end_; }
  std::size_t size() const noexcept { return end_ - begin_; }

  /// True when nothing follows the end.
  bool at_end() const noexcept { return at_end_; }

  /// The first byte that no text may hold; the end when there is none so far.
  const char* refused() const noexcept { return bytes_.data() + std::min(checked_, end_); }
  bool refuses() const noexcept { return refused_; }

  const ByteSource& source() const noexcept { return source_; }

  /// Drops everything before `from` and reads on behind the rest, in a larger buffer when the rest fills half of it.
  void slide(const char* from) {
    const auto dropped = static_cast<std::size_t>(from - bytes_.data()) - front;
    const std::size_t kept = end_ - front - dropped;
    std::memmove(bytes_.data() + front, from, kept);
    begin_ = front;
    end_ = front + kept;
    checked_ -= dropped;
    std::size_t room = bytes_.size() - front - scan_block;
    if (kept * 2 > room) {
      bytes_.resize(front + 2 * room + scan_block);
      room *= 2;
    }
    const std::size_t got = source_.read(bytes_.data() + end_, room - kept);
    end_ += got;
    at_end_ = got == 0;
    check();
  }

 private:
  static constexpr std::size_t front = 1;         // so that the byte before any field can be looked at
  static constexpr std::size_t longest_mark = 4;  // bytes that tell what kind of file this is

  /// Looks at the bytes that are new for the first NUL and, unless every byte is a letter, the first that is not UTF-8.
  void check() noexcept {
    if (refused_) return;
    const std::string_view fresh(bytes_.data() + checked_, end_ - checked_);
    std::size_t good = encoding_ == TextEncoding::utf8 ? valid_utf8_length(fresh) : fresh.size();
    const bool cut = !at_end_ && is_cut_utf8(fresh.substr(good));
    refused_ = good < fresh.size() && !cut;
    if (const void* nul = good > 0 ? std::memchr(fresh.data(), '\0', good) : nullptr; nul != nullptr) {
      good = static_cast<std::size_t>(static_cast<const char*>(nul) - fresh.data());
      refused_ = true;
    }
    checked_ += good;
  }

  /// Passes over the mark of UTF-8, and names other kinds of files that are taken for text.
  void skip_mark() {
    using namespace std::string_view_literals;
    const std::string_view head(begin(), size());
    const auto refuse = [&](const std::string& what) {
      throw Error(errc::bad_csv, Place{source_.name()}, what + "; allowed is CSV text, usually in UTF-8");
    };
    if (head.starts_with("PK\x03\x04"sv)) refuse("found a workbook (.xlsx, .ods) or zip archive");
    if (head.starts_with("\xD0\xCF\x11\xE0"sv)) refuse("found a workbook (.xls)");
    if (head.starts_with("\x1F\x8B"sv)) refuse("found a gzip archive");
    if (head.starts_with("PAR1"sv)) refuse("found a Parquet file");
    if (!head.starts_with("\xEF\xBB\xBF"sv)) return;
    if (encoding_ != TextEncoding::utf8) {
      refuse(std::string("found the mark of UTF-8 (or of UTF-16), but encoding ") + name_of(encoding_) +
             " was declared");
    }
    begin_ += 3;
  }

  ByteSource source_;
  TextEncoding encoding_;
  std::vector<char> bytes_;
  std::size_t begin_ = front;
  std::size_t end_ = front;
  std::size_t checked_ = front;  // everything before it may stand in a text
  bool refused_ = false;
  bool at_end_ = false;
};

}  // namespace journeyrank
