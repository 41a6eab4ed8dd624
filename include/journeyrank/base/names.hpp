// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace journeyrank {

/// Many names, packed in one buffer; or only counted, when a matrix came without names: then the name of row i is its
/// number from 1, padded with zeros to one width ("0007"), so that bytewise order is row order.
///
/// Cost    8 bytes a name beside its letters; numbered names take none
class Names {
 public:
  Names() = default;

  /// Row numbers instead of names.
  static Names numbered(std::size_t count) {
    Names names;
    names.count_ = count;
    names.numbered_ = true;
    return names;
  }

  template <class List>
  static Names of(const List& list) {
    Names names;
    for (const auto& each : list) names.push_back(each);
    return names;
  }

  void push_back(std::string_view name) {
    assert(!numbered_);
    letters_.append(name);
    ends_.push_back(letters_.size());
    ++count_;
  }

  void reserve(std::size_t names, std::size_t letters) {
    ends_.reserve(names);
    letters_.reserve(letters);
  }

  std::size_t size() const noexcept { return count_; }
  bool empty() const noexcept { return count_ == 0; }
  bool is_numbered() const noexcept { return numbered_; }

  std::string operator[](std::size_t i) const {
    assert(i < count_);
    if (!numbered_) return std::string(packed(i));
    const std::string digits = std::to_string(i + 1);
    return std::string(std::to_string(count_).size() - digits.size(), '0') + digits;
  }

  /// Bytewise order: the order within a tie.
  bool less(std::size_t i, std::size_t j) const noexcept { return numbered_ ? i < j : packed(i) < packed(j); }

  /// The position of a name, or nothing. Cost: O(size).
  std::optional<std::size_t> find(std::string_view name) const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (numbered_ ? (*this)[i] == name : packed(i) == name) return i;
    }
    return std::nullopt;
  }

  /// Two positions of one name, the smaller first, or nothing when all differ. Cost: O(size).
  std::optional<std::pair<std::size_t, std::size_t>> find_duplicate() const;

  friend bool operator==(const Names&, const Names&) = default;

 private:
  std::string_view packed(std::size_t i) const noexcept {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(letters_).substr(begin, ends_[i] - begin);
  }

  std::string letters_;
  std::vector<std::size_t> ends_;
  std::size_t count_ = 0;
  bool numbered_ = false;
};

inline std::optional<std::pair<std::size_t, std::size_t>> Names::find_duplicate() const {
  if (numbered_ || count_ < 2) return std::nullopt;
  // Open addressing over row numbers, at most half full; slot 0 means free.
  std::size_t slots = 16;
  while (slots < 2 * count_) slots *= 2;
  std::vector<std::uint32_t> table(slots, 0);
  for (std::size_t i = 0; i < count_; ++i) {
    const std::string_view name = packed(i);
    std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a, then mixed
    for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL;
    hash ^= hash >> 32;
    std::size_t slot = static_cast<std::size_t>(hash * 0x9e3779b97f4a7c15ULL >> 24) & (slots - 1);
    for (; table[slot] != 0; slot = (slot + 1) & (slots - 1)) {
      if (packed(table[slot] - 1) == name) return std::pair{std::size_t{table[slot]} - 1, i};
    }
    table[slot] = static_cast<std::uint32_t>(i + 1);
  }
  return std::nullopt;
}

}  // namespace journeyrank
