// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace journeyrank {

/// Leaves the cells of a vector of numbers as they are until they are written: what is about to be filled by several
/// threads is not first filled with zeros by one.
template <class T>
struct UnsetAllocator : std::allocator<T> {
  static_assert(std::is_trivially_default_constructible_v<T>);

  template <class U>
  struct rebind {
    using other = UnsetAllocator<U>;
  };

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
