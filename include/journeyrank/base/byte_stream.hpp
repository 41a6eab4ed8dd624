// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/large_vector.hpp"

namespace journeyrank {

/// The bytes of an integer, lowest first, on every machine.
template <std::integral T>
constexpr T little_endian(T number) noexcept {
  if constexpr (std::endian::native == std::endian::little || sizeof(T) == 1) return number;
  auto from = static_cast<std::make_unsigned_t<T>>(number);
  std::make_unsigned_t<T> to = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i, from = static_cast<decltype(from)>(from >> 8)) {
    to = static_cast<decltype(to)>((to << 8) | (from & 0xff));
  }
  return static_cast<T>(to);
}

/// Writes integers, texts and lists of integers one after the other.
///
/// Cost    O(bytes)
class ByteWriter {
 public:
  template <std::integral T>
  void number(T value) {
    const T bytes = little_endian(value);
    append(&bytes, sizeof bytes);
  }

  void text(std::string_view value) {
    number(static_cast<std::uint64_t>(value.size()));
    append(value.data(), value.size());
  }

  template <std::integral T>
  void list(std::span<const T> values) {
    number(static_cast<std::uint64_t>(values.size()));
    if constexpr (std::endian::native == std::endian::little || sizeof(T) == 1) {
      append(values.data(), values.size_bytes());
    } else {
      for (const T value : values) number(value);
    }
  }
  template <std::integral T, class Allocator>
  void list(const std::vector<T, Allocator>& values) {
    list(std::span<const T>(values));
  }

  const std::string& bytes() const& noexcept { return bytes_; }
  std::string bytes() && noexcept { return std::move(bytes_); }

 private:
  void append(const void* from, std::size_t size) {
    if (size > 0) bytes_.append(static_cast<const char*>(from), size);
  }

  std::string bytes_;
};

/// Reads them back. What does not fit into the bytes is refused before any memory is taken for it.
///
/// Errors  the code it was made with, naming the byte
class ByteReader {
 public:
  ByteReader(std::string_view bytes, errc code) : bytes_(bytes), code_(code) {}

  std::size_t position() const noexcept { return at_; }
  bool at_end() const noexcept { return at_ == bytes_.size(); }

  template <std::integral T>
  T number() {
    T value = 0;
    take(&value, sizeof value);
    return little_endian(value);
  }

  /// Borrowed from the bytes.
  std::string_view text() {
    const std::size_t size = length(1);
    const std::string_view value = bytes_.substr(at_, size);
    at_ += size;
    return value;
  }

  template <std::integral T>
  LargeVector<T> list() {
    LargeVector<T> values(length(sizeof(T)));
    if constexpr (std::endian::native == std::endian::little || sizeof(T) == 1) {
      take(values.data(), values.size() * sizeof(T));
    } else {
      for (T& value : values) value = number<T>();
    }
    return values;
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(code_, what + " (byte " + std::to_string(at_) + ")");
  }

 private:
  /// A number of things of one size, all of which are there.
  std::size_t length(std::size_t size) {
    const auto count = number<std::uint64_t>();
    if (count > (bytes_.size() - at_) / size) refuse("the bytes end within a list of " + std::to_string(count));
    return static_cast<std::size_t>(count);
  }

  void take(void* to, std::size_t size) {
    if (size > bytes_.size() - at_) refuse("the bytes end too early");
    if (size > 0) std::memcpy(to, bytes_.data() + at_, size);
    at_ += size;
  }

  std::string_view bytes_;
  errc code_;
  std::size_t at_ = 0;
};

}  // namespace journeyrank
