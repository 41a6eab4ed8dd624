// SPDX-License-Identifier: MIT
// Counts the allocations of a thread. It replaces operator new, so one file of a program may include it.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ADDRESS_SANITIZER
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ADDRESS_SANITIZER
#endif
#ifdef UNDER_ADDRESS_SANITIZER
#include <sanitizer/allocator_interface.h>
#endif

/// How often this thread has asked for memory.
inline thread_local std::size_t allocations = 0;

#ifdef UNDER_ADDRESS_SANITIZER
// Its own operator new stays, so that it goes on finding faults.
inline const bool counting = [] {
  return __sanitizer_install_malloc_and_free_hooks([](const volatile void*, std::size_t) { ++allocations; },
                                                   [](const volatile void*) {}) != 0;
}();
#else
// Counts every allocation of a thread; the array and nothrow forms come through here. Not inlined, or gcc takes the
// malloc of one and the free of the other for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto unit = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(unit, (size + unit - 1) / unit * unit)) return memory;
  throw std::bad_alloc();
}

[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
#endif
