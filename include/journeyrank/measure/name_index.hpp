// SPDX-License-Identifier: MIT
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"

namespace journeyrank {

/// Numbers distinct names from 0 in the order they come, and finds them again.
///
/// Errors  too_large beyond 4,294,967,294 names
/// Cost    O(length) a name; 16 to 24 bytes a name beside its letters, twice that while the table grows
class NameIndex {
 public:
  std::size_t size() const noexcept { return ends_.size(); }

  std::string_view operator[](std::uint32_t number) const noexcept {
    assert(number < ends_.size());
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return std::string_view(letters_).substr(begin, ends_[number] - begin);
  }

  /// The number of a name, and whether it is new.
  std::pair<std::uint32_t, bool> insert(std::string_view name) {
    if (2 * (ends_.size() + 1) > slots_.size()) grow();
    const std::size_t hash = std::hash<std::string_view>{}(name);
    const std::size_t at = slot_of(name, hash);
    if (slots_[at].number_from_1 != 0) return {slots_[at].number_from_1 - 1, false};
    if (ends_.size() >= std::numeric_limits<std::uint32_t>::max() - 1) {
      throw Error(errc::too_large, "more than 4294967294 different names; split the input");
    }
    ends_.push_back(letters_.size() + name.size());
    letters_.append(name);
    slots_[at] = {tag_of(hash), static_cast<std::uint32_t>(ends_.size())};
    return {static_cast<std::uint32_t>(ends_.size() - 1), true};
  }

  std::optional<std::uint32_t> find(std::string_view name) const noexcept {
    if (slots_.empty()) return std::nullopt;
    const Slot slot = slots_[slot_of(name, std::hash<std::string_view>{}(name))];
    return slot.number_from_1 == 0 ? std::nullopt : std::optional(slot.number_from_1 - 1);
  }

 private:
  struct Slot {
    std::uint32_t tag = 0;            // other bits of the hash than those that choose the slot: spares most comparisons
    std::uint32_t number_from_1 = 0;  // 0 is free
  };

  static std::uint32_t tag_of(std::size_t hash) noexcept {
    return static_cast<std::uint32_t>(std::uint64_t{hash} >> 32);
  }

  std::size_t slot_of(std::string_view name, std::size_t hash) const noexcept {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (; slots_[at].number_from_1 != 0; at = (at + 1) & mask) {
      if (slots_[at].tag == tag_of(hash) && (*this)[slots_[at].number_from_1 - 1] == name) break;
    }
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : 2 * slots_.size());
    old.swap(slots_);
    for (std::uint32_t number = 0; number < ends_.size(); ++number) {
      const std::size_t hash = std::hash<std::string_view>{}((*this)[number]);
      std::size_t at = hash & (slots_.size() - 1);
      while (slots_[at].number_from_1 != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = {tag_of(hash), number + 1};
    }
  }

  std::string letters_;
  std::vector<std::size_t> ends_;
  std::vector<Slot> slots_;
};

}  // namespace journeyrank
