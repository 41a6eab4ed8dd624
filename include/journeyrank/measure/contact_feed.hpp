// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
#include "journeyrank/measure/contact_names.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// Contacts that came again: how many, and the first few.
struct RepeatedContacts {
  static constexpr std::size_t most_shown = 5;

  struct Shown {
    std::uint64_t line;
    std::string contact_id;
  };

  std::int64_t count = 0;
  std::vector<Shown> first{};

  /// What an intake says of them, at their lines (and a column of these, where there is one); the contacts were counted
  /// as used.
  Intake intake(const std::string& source_name, std::size_t column = 0) const {
    Intake intake;
    if (count == 0) return intake;
    intake.used = -count;
    Finding finding{.fault = RowFault::repeated_contact, .column = "contact_id", .count = count};
    for (const auto& [line, contact_id] : first) finding.places.push_back(Place{source_name, line, column});
    finding.example = Intake::shown(first.front().contact_id, 40);
    intake.findings.push_back(std::move(finding));
    return intake;
  }
};

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
  explicit ContactFeed(Tally& tally, std::size_t threads = 0) : tally_(tally) {
    batches_.fill(tally.batch());
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
    for (auto& batch : batches_) tally_.take_met(batch);
    return std::move(repeated_);
  }

 private:
  static constexpr std::size_t batch_size = 1024;
  static constexpr std::size_t most_letters = std::size_t{1} << 20;
  enum class State { reading, finished, dropped };

  void put_in(ContactBatch& batch) {
    tally_.add(batch, [&](std::size_t at) {
      if (++repeated_.count > static_cast<std::int64_t>(RepeatedContacts::most_shown)) return;
      repeated_.first.push_back({batch.row(at).line, std::string(id_of_contact_key(batch.text(batch.row(at).id)))});
    });
    batch.clear();
  }

  /// Batches are filled and put in round and round; one that is being filled is never the one that is put in.
  void hand_over() {
    if (!thread_.joinable()) return put_in(batches_[filling_ % batches_.size()]);
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
        put_in(batch);
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

  Tally& tally_;
  std::array<ContactBatch, 4> batches_;
  std::size_t filling_ = 0;  ///< counts the batches that were handed over; the next one is being filled
  std::size_t done_ = 0;     ///< counts those that are in
  State state_ = State::reading;
  std::exception_ptr failure_;
  RepeatedContacts repeated_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::thread thread_;
};

}  // namespace journeyrank
