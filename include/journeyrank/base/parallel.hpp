// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace journeyrank {

/// The number of threads to use: what was asked for, or (0) one a processor, and never more than pieces of work. The
/// system is only asked for its processors where the answer matters: that took 8 us a time where it was measured.
inline std::size_t thread_count(std::size_t asked, std::size_t pieces) noexcept {
  if (asked == 1 || pieces <= 1) return 1;
  const std::size_t most = asked == 0 ? std::thread::hardware_concurrency() : asked;
  return std::clamp<std::size_t>(most, 1, pieces);
}

/// A piece of work without its type: it borrows a callable, which must outlive it. (Threads are compiled once for all
/// of them.)
class PartWork {
 public:
  template <class Work>
  explicit PartWork(Work& work) noexcept
      : work_(&work), call_([](void* borrowed, std::size_t part) { (*static_cast<Work*>(borrowed))(part); }) {}

  void operator()(std::size_t part) const { call_(work_, part); }

 private:
  void* work_;
  void (*call_)(void*, std::size_t);
};

/// Calls `work(part)` for each part of 0 .. parts - 1, two or more, each on a thread of its own; the last on the
/// caller's. Every thread is joined before this returns; the first exception, by part, is thrown again.
inline void run_on_threads(std::size_t parts, PartWork work) {
  std::vector<std::exception_ptr> failures(parts);
  const auto guarded = [&](std::size_t part) noexcept {
    try {
      work(part);
    } catch (...) {
      failures[part] = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(parts - 1);
  std::size_t started = 0;
  try {
    for (; started + 1 < parts; ++started) threads.emplace_back(guarded, started);
  } catch (...) {
    // No further thread is to be had: the caller's does what is left.
  }
  for (std::size_t part = started; part < parts; ++part) guarded(part);
  for (auto& thread : threads) thread.join();
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

/// Calls `work(part)` for each part of 0 .. parts - 1: one part here, more on threads.
template <class Work>
void run_parts(std::size_t parts, Work&& work) {
  if (parts == 1) work(std::size_t{0});
  if (parts > 1) run_on_threads(parts, PartWork(work));
}

/// Calls `work(begin, end)` over [0, n) in blocks, shared out evenly among threads. Which thread does a block never
/// changes its result: blocks begin at multiples of `block` for any number of threads.
template <class Work>
void for_each_block(std::size_t n, std::size_t block, std::size_t threads, Work&& work) {
  const std::size_t blocks = (n + block - 1) / block;
  const std::size_t parts = thread_count(threads, blocks);
  run_parts(parts, [&](std::size_t part) {
    const std::size_t last = blocks * (part + 1) / parts;
    for (std::size_t b = blocks * part / parts; b < last; ++b) work(b * block, std::min(n, (b + 1) * block));
  });
}

}  // namespace journeyrank
