// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace journeyrank {

/// Memory for what may be large and is gone through out of order: from 2 MiB on the system is asked for huge pages, so
/// that a look at a far place costs one look into its own tables, not four, and new memory comes in few large pieces.
///
/// Edge    where the system has none to give, or none at all, it is ordinary memory
/// Cost    that of std::allocator; up to 2 MiB more memory for each large piece
template <class T>
struct LargeAllocator {
  using value_type = T;

  static constexpr std::size_t huge_page = std::size_t{1} << 21;

  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) noexcept {}  // NOLINT: an allocator converts to that of other types

  T* allocate(std::size_t count) {
    if (!is_large(count)) return std::allocator<T>{}.allocate(count);
    void* const memory = ::operator new (count * sizeof(T), std::align_val_t{huge_page});
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    static_cast<void>(madvise(memory, count * sizeof(T) / huge_page * huge_page, MADV_HUGEPAGE));
#endif
    return static_cast<T*>(memory);
  }

  void deallocate(T* memory, std::size_t count) noexcept {
    if (!is_large(count)) return std::allocator<T>{}.deallocate(memory, count);
    ::operator delete (memory, std::align_val_t{huge_page});
  }

  friend bool operator==(const LargeAllocator&, const LargeAllocator&) noexcept { return true; }

 private:
  /// A count whose bytes cannot be told is not: std::allocator refuses it.
  static constexpr bool is_large(std::size_t count) noexcept {
    return count <= static_cast<std::size_t>(-1) / sizeof(T) && count * sizeof(T) >= huge_page;
  }
};

/// A vector that may hold many millions of entries.
template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace journeyrank
