// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "journeyrank/base/parallel.hpp"

namespace journeyrank {

/// What comes of asking for one more block: it is there, it comes once the blocks before it are worked on, or no more
/// will come.
enum class BlockGiving { given, later, ended };

/// Works on the blocks of a stream on several threads and takes them in their order: results do not depend on threads.
///
///     BlockGiving give(slot, open)  puts the next block into a slot, on the caller's thread; `open` blocks before it
///                                   are not worked on so far
///     void work(slot)               on any thread, of several slots at a time
///     void take(slot)               on any thread, one at a time, in the order in which blocks were given
///
/// Whoever is free takes what can be taken, else works on what was given; the caller sees to it that others have work.
/// Threads are started at the fourth block, and are joined before this returns.
///
/// Edge    what give() throws counts as a block; the failure of the first block is thrown, once those before it are
///         taken, and nothing after it is
/// Cost    three locks a block; as many blocks in memory as there are slots
template <class Steps>
class BlockPipeline {
 public:
  /// How many slots keep so many threads busy; one thread needs one.
  static constexpr std::size_t slots_for(std::size_t threads) noexcept { return threads < 2 ? 1 : 2 * threads + 2; }

  /// `steps` outlives this.
  BlockPipeline(Steps& steps, std::size_t slots, std::size_t threads)
      : steps_(steps), is_ready_(slots, 0), threads_(threads) {}

  void run() {
    std::unique_lock lock(mutex_);
    while (!is_over()) {
      const bool others_idle = given_ - started_ < threads_;
      if (others_idle && can_give()) {
        give(lock);
      } else if (!take_one(lock) && !work_on_one(lock)) {
        can_give() ? give(lock) : changed_.wait(lock);
      }
    }
    lock.unlock();
    for (auto& thread : helpers_) thread.join();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
  }

 private:
  static constexpr std::size_t first_for_threads = 4;
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  std::size_t slot_of(std::size_t block) const noexcept { return block % is_ready_.size(); }

  bool is_over() const noexcept { return taken_ >= failed_ || (ended_ && taken_ == given_); }

  bool can_give() const noexcept {
    return !ended_ && failed_ == nowhere && given_ - taken_ < is_ready_.size() && (!waits_ || worked_ == given_);
  }

  void fail(std::size_t block) {
    if (block >= failed_) return;
    failed_ = block;
    failure_ = std::current_exception();
  }

  /// Does a step without the lock; a failure is that of the block.
  template <class Step>
  void unlocked(std::unique_lock<std::mutex>& lock, std::size_t block, Step&& step) {
    lock.unlock();
    try {
      step();
      lock.lock();
    } catch (...) {
      lock.lock();
      fail(block);
    }
  }

  void give(std::unique_lock<std::mutex>& lock) {
    BlockGiving giving = BlockGiving::ended;
    const std::size_t open = given_ - worked_;
    unlocked(lock, given_, [&] { giving = steps_.give(slot_of(given_), open); });
    waits_ = giving == BlockGiving::later;
    ended_ = giving == BlockGiving::ended;
    if (giving == BlockGiving::given && ++given_ == first_for_threads) start_threads();
    changed_.notify_all();
  }

  bool take_one(std::unique_lock<std::mutex>& lock) {
    const std::size_t block = taken_;
    if (takes_ || block == given_ || is_ready_[slot_of(block)] == 0) return false;
    takes_ = true;
    unlocked(lock, block, [&] { steps_.take(slot_of(block)); });
    takes_ = false;
    if (failed_ > block) {
      is_ready_[slot_of(block)] = 0;
      ++taken_;
    }
    changed_.notify_all();
    return true;
  }

  bool work_on_one(std::unique_lock<std::mutex>& lock) {
    const std::size_t block = started_;
    if (block == given_ || block >= failed_) return false;
    ++started_;
    unlocked(lock, block, [&] { steps_.work(slot_of(block)); });
    ++worked_;
    if (failed_ != block) is_ready_[slot_of(block)] = 1;
    changed_.notify_all();
    return true;
  }

  void start_threads() {
    try {
      while (helpers_.size() + 1 < threads_) helpers_.emplace_back([this] { help(); });
    } catch (...) {
      // No further thread is to be had: those that are there do all.
    }
  }

  void help() {
    std::unique_lock lock(mutex_);
    while (!is_over()) {
      if (!take_one(lock) && !work_on_one(lock)) changed_.wait(lock);
    }
  }

  Steps& steps_;
  std::vector<unsigned char> is_ready_;  // a slot: its block is worked on
  std::size_t threads_;
  std::size_t given_ = 0;  // counts blocks, as the next three do
  std::size_t started_ = 0;
  std::size_t worked_ = 0;
  std::size_t taken_ = 0;
  std::size_t failed_ = nowhere;  // the first block that failed
  std::exception_ptr failure_;
  bool waits_ = false;  // for all blocks that were given to be worked on
  bool ended_ = false;
  bool takes_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::thread> helpers_;
};

}  // namespace journeyrank
