// SPDX-License-Identifier: MIT
#pragma once

#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/base/large_vector.hpp"

namespace journeyrank {

/// Leaves the cells of a vector of numbers as they are until they are written: what is about to be filled by several
/// threads is not first filled with zeros by one.
template <class T>
struct UnsetAllocator : LargeAllocator<T> {
  static_assert(std::is_trivially_default_constructible_v<T>);

  template <class U>
  struct rebind {
    using other = UnsetAllocator<U>;
  };

  UnsetAllocator() = default;
  template <class U>
  UnsetAllocator(const UnsetAllocator<U>&) noexcept {}  // NOLINT: an allocator converts to that of other types

  template <class U>
  void construct(U* cell) noexcept {
    ::new (static_cast<void*>(cell)) U;
  }
  template <class U, class... Arguments>
  void construct(U* cell, Arguments&&... arguments) {
    ::new (static_cast<void*>(cell)) U(std::forward<Arguments>(arguments)...);
  }
};

/// A vector whose cells hold nothing in particular until they are written.
template <class T>
using UnsetVector = std::vector<T, UnsetAllocator<T>>;

}  // namespace journeyrank
