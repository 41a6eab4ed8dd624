// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "journeyrank/base/parallel.hpp"
#include "journeyrank/measure/batch_count.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// Counts many contacts: makes batches of them and, with two threads or more, puts them into the tally on another
/// thread while the next are read. The tally is the same as if they were added one by one.
///
///     ContactFeed feed(tally, threads);
///     while (table.next()) feed.push(table.contact(), table.line());
///     RepeatedContacts repeated = feed.finish();
///
/// Edge    without finish(), what is still on its way is dropped, and the thread ended
/// Errors  as Tally::add; those of the other thread are thrown by a later push() or by finish()
class ContactFeed {
 public:
  /// `threads` 0: one a processor.
  explicit ContactFeed(Tally& tally, std::size_t threads = 0) : count_(tally) {
    batches_.fill(count_.batch());
    if (thread_count(threads, 2) < 2) return;
    try {
      thread_ = std::thread([this] { put_in_all(); });
    } catch (...) {
      // No further thread is to be had: this one does all.
    }
  }
  ContactFeed(const ContactFeed&) = delete;
  ContactFeed& operator=(const ContactFeed&) = delete;
  ~ContactFeed() { end_thread(State::dropped); }

  /// Counts a contact; `line` is where it stands in its source.
  void push(const Contact& contact, std::uint64_t line) {
    Tally::check(contact);
    ContactBatch& batch = batches_[filling_ % batches_.size()];
    batch.push_back(contact, line);
    if (batch.size() == batch_size || batch.letters() >= most_letters) hand_over();
  }

  /// Waits until all contacts are in, and says which were in before.
  RepeatedContacts finish() {
    if (batches_[filling_ % batches_.size()].size() > 0) hand_over();
    end_thread(State::finished);
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    return std::move(count_.repeated());
  }

 private:
  static constexpr std::size_t batch_size = 1024;
  static constexpr std::size_t most_letters = std::size_t{1} << 20;
  enum class State { reading, finished, dropped };

  /// Batches are filled and put in round and round; one that is being filled is never the one that is put in.
  void hand_over() {
    if (!thread_.joinable()) return count_.take(batches_[filling_ % batches_.size()]);
    std::unique_lock lock(mutex_);
    ++filling_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return filling_ - done_ < batches_.size() || failure_; });
    if (failure_) std::rethrow_exception(failure_);
  }

  void put_in_all() noexcept {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] { return done_ < filling_ || state_ != State::reading; });
      if (state_ == State::dropped || failure_ || done_ == filling_) return;
      ContactBatch& batch = batches_[done_ % batches_.size()];
      lock.unlock();
      std::exception_ptr failure;
      try {
        count_.take(batch);
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      failure_ = failure;
      ++done_;
      changed_.notify_all();
    }
  }

  void end_thread(State state) {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      state_ = state;
    }
    changed_.notify_all();
    thread_.join();
  }

  BatchCount count_;
  std::array<ContactBatch, 4> batches_;
  std::size_t filling_ = 0;  ///< counts the batches that were handed over; the next one is being filled
  std::size_t done_ = 0;     ///< counts those that are in
  State state_ = State::reading;
  std::exception_ptr failure_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
};

}  // namespace journeyrank
