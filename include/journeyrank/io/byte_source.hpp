// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/utf16_decoder.hpp"

namespace journeyrank {

/// Where bytes come from: a file, standard input or a text in memory, read once from the beginning to the end. Text in
/// UTF-16 that begins with its mark, as spreadsheets save "Unicode text", is handed on in UTF-8, mark and all.
///
/// Errors  read_failed when a path cannot be opened or read, with the reason of the system
class ByteSource {
 public:
  /// Opens a file; "-" is standard input. A signal that breaks off a read does not end it: `on_signal` is called, and
  /// may throw, then the read goes on.
  static ByteSource open(const std::string& path, void (*on_signal)() = nullptr) {
    ByteSource source(path == "-" ? "stdin" : path);
    source.on_signal_ = on_signal;
    do {
      errno = 0;
      source.file_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    } while (source.file_ == nullptr && source.goes_on_after_signal());
    if (source.file_ == nullptr) source.fail();
    // Whole chunks are asked for, so a second buffer in between would only copy. Standard input stays the caller's.
    if (source.file_.get() != stdin) std::setvbuf(source.file_.get(), nullptr, _IONBF, 0);
    source.total_bytes_ = source.measure();
    return source;
  }

  /// Reads from memory. The text must outlive the source; `name` stands for the path in messages.
  static ByteSource text(std::string_view text, std::string name = "text") {
    ByteSource source(std::move(name));
    source.text_ = text;
    source.total_bytes_ = text.size();
    return source;
  }

  /// Fills `into` with the next bytes and returns how many; fewer than `size` only near the end, 0 at the end.
  std::size_t read(char* into, std::size_t size) {
    if (!begun_) begin();
    std::size_t got = take_ready(into, size);
    if (!decoder_) return got + read_raw(into + got, size - got);
    while (got < size && decode_more()) got += take_ready(into + got, size - got);
    return got;
  }

  /// The path, "stdin" or the name given: the first part of a place in a message.
  const std::string& name() const noexcept { return name_; }

  /// How far reading has come, for progress.
  std::uint64_t bytes_read() const noexcept { return bytes_read_; }

  /// The size of the whole input; 0 when it is not known (a pipe).
  std::uint64_t total_bytes() const noexcept { return total_bytes_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const noexcept {
      if (file != stdin) std::fclose(file);
    }
  };

  explicit ByteSource(std::string name) : name_(std::move(name)) {}

  /// Looks at the first two bytes: the mark of UTF-16, or the beginning of what is handed on as it is.
  void begin() {
    begun_ = true;
    std::array<char, 2> mark{};
    const std::string_view head(mark.data(), read_raw(mark.data(), mark.size()));
    if (head == "\xFF\xFE") decoder_.emplace(Utf16Decoder::Order::low_first);
    if (head == "\xFE\xFF") decoder_.emplace(Utf16Decoder::Order::high_first);
    ready_ = decoder_ ? std::string_view("\xEF\xBB\xBF") : head;
  }

  std::size_t take_ready(char* into, std::size_t size) noexcept {
    const std::size_t got = std::string_view(ready_).substr(taken_).copy(into, size);
    taken_ += got;
    return got;
  }

  /// False at the end.
  bool decode_more() {
    std::array<char, 16 * 1024> raw{};
    const std::size_t got = read_raw(raw.data(), raw.size());
    ready_.clear();
    taken_ = 0;
    decoder_->decode({raw.data(), got}, ready_);
    if (got == 0) decoder_->finish(ready_);
    return got > 0 || !ready_.empty();
  }

  std::size_t read_raw(char* into, std::size_t size) {
    const std::size_t got = file_ != nullptr ? read_file(into, size) : read_text(into, size);
    bytes_read_ += got;
    return got;
  }

  std::size_t read_file(char* into, std::size_t size) {
    std::size_t got = 0;
    for (;;) {
      errno = 0;
      got += std::fread(into + got, 1, size - got, file_.get());
      if (got == size || std::ferror(file_.get()) == 0) return got;
      if (!goes_on_after_signal()) fail();
      std::clearerr(file_.get());
    }
  }

  /// True when all that happened was a signal.
  bool goes_on_after_signal() const {
    if (errno != EINTR) return false;
    if (on_signal_ != nullptr) on_signal_();
    return true;
  }

  std::size_t read_text(char* into, std::size_t size) noexcept {
    const std::size_t got = text_.copy(into, size);
    text_.remove_prefix(got);
    return got;
  }

  std::uint64_t measure() const noexcept {
    if (file_.get() == stdin || std::fseek(file_.get(), 0, SEEK_END) != 0) return 0;
    const long size = std::ftell(file_.get());
    std::rewind(file_.get());
    return size > 0 ? static_cast<std::uint64_t>(size) : 0;
  }

  [[noreturn]] void fail() const {
    throw Error(errc::read_failed, Place{name_},
                "cannot be read: " + std::string(errno != 0 ? std::strerror(errno) : "input error"));
  }

  std::string name_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string_view text_;
  bool begun_ = false;
  std::optional<Utf16Decoder> decoder_;
  std::string ready_;  // handed on before what is read next, from taken_ on
  std::size_t taken_ = 0;
  void (*on_signal_)() = nullptr;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t total_bytes_ = 0;
};

/// The whole content of an input, for documents that are read in one piece.
///
/// Errors  read_failed as ByteSource; too_large when there are more than `max_bytes`
inline std::string read_all(ByteSource source, std::size_t max_bytes) {
  constexpr std::size_t chunk = 64 * 1024;
  std::string content;
  for (;;) {
    const std::size_t before = content.size();
    content.resize(before + chunk);
    const std::size_t got = source.read(content.data() + before, chunk);
    content.resize(before + got);
    if (content.size() > max_bytes) {
      throw Error(errc::too_large, Place{source.name()}, "more than " + std::to_string(max_bytes) + " bytes");
    }
    if (got == 0) return content;
  }
}

}  // namespace journeyrank
