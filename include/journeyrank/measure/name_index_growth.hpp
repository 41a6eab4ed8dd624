// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "journeyrank/measure/name_index.hpp"

namespace journeyrank {

/// What names will make of the memory of an index, before one of them is in it.
///
/// Edge    a new name that is added twice counts twice
/// Cost    one look into the index a name
class NameIndexGrowth {
 public:
  explicit NameIndexGrowth(const NameIndex& index) noexcept : index_(index), memory_(index.memory()) {}

  /// Looks for a name that is there: an index makes room for one more before it looks.
  void look() noexcept { memory_.make_room(); }

  void add(std::string_view name, std::uint32_t hash) noexcept {
    look();
    if (index_.find(name, hash)) return;
    ++added_;
    memory_.add(name.size());
  }

  /// Names that are new.
  std::size_t added() const noexcept { return added_; }

  /// Bytes of memory that the index will hold.
  std::size_t bytes() const noexcept { return memory_.bytes(); }

 private:
  const NameIndex& index_;
  NameIndex::Memory memory_;
  std::size_t added_ = 0;
};

}  // namespace journeyrank
