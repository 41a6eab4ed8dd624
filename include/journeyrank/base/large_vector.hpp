// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

#if defined(__linux__)
#include <atomic>

#include <sys/mman.h>
#include <time.h>
#endif

namespace journeyrank {

/// The size of a huge page, where there are such.
inline constexpr std::size_t huge_page = std::size_t{1} << 21;

#if defined(__linux__) && defined(MADV_HUGEPAGE)

/// Asks the system for huge pages for new memory, one first: on a virtual machine whose host has taken that memory back
/// a huge page takes milliseconds, where it should take a tenth of one. The next few pieces are small pages then.
///
/// Shape   memory that begins at a multiple of huge_page, so many bytes, that page or more
inline void ask_for_huge_pages(void* memory, std::size_t bytes) noexcept {
  static std::atomic<int> without{0};  // so many pieces more
  if (without.load(std::memory_order_relaxed) > 0) {
    without.fetch_sub(1, std::memory_order_relaxed);
    return;
  }
  const auto now = [] {  // of this thread alone, so that no other work is taken for it
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1'000'000'000 * static_cast<long long>(time.tv_sec) + time.tv_nsec;
  };
  constexpr long long too_long = 1'000'000;
  constexpr int few = 32;
  const long long before = now();
  static_cast<void>(madvise(memory, huge_page, MADV_HUGEPAGE));
  *static_cast<volatile char*>(memory) = 0;
  if (now() - before > too_long) {
    without.store(few, std::memory_order_relaxed);
  } else {
    static_cast<void>(madvise(memory, bytes / huge_page * huge_page, MADV_HUGEPAGE));
  }
}

#else

inline void ask_for_huge_pages(void*, std::size_t) noexcept {}

#endif

/// Memory for what may be large and is gone through out of order: from 2 MiB on the system is asked for huge pages, so
/// that a look at a far place costs one look into its own tables, not four, and new memory comes in few large pieces.
///
/// Edge    where the system has none to give, or none soon, it is ordinary memory
/// Cost    that of std::allocator; up to 2 MiB more memory for each large piece
template <class T>
struct LargeAllocator {
  using value_type = T;

  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) noexcept {}  // NOLINT: an allocator converts to that of other types

  T* allocate(std::size_t count) {
    if (!is_large(count)) return std::allocator<T>{}.allocate(count);
    void* const memory = ::operator new (count * sizeof(T), std::align_val_t{huge_page});
    ask_for_huge_pages(memory, count * sizeof(T));
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
