// SPDX-License-Identifier: MIT
#include "journeyrank/base/parallel.hpp"

#include <atomic>
#include <cstddef>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <pthread.h>

using journeyrank::for_each_block;
using journeyrank::run_parts;
using journeyrank::thread_count;

TEST_CASE("parallel: asking for 0 threads gives one a processor, and never more than pieces of work") {
  CHECK(thread_count(0, 1'000'000) >= 1);
  CHECK(thread_count(5, 1'000'000) == 5);
  CHECK(thread_count(5, 3) == 3);
  CHECK(thread_count(5, 0) == 1);
  CHECK(thread_count(0, 1) == 1);
  CHECK(thread_count(1, 100) == 1);
}

TEST_CASE("parallel: blocks cover 0 to n once, in whole blocks but the last, whatever the number of threads") {
  for (const std::size_t n : {0u, 1u, 9u, 10u, 11u, 99u, 100u, 101u, 1000u}) {
    for (const std::size_t threads : {0u, 1u, 2u, 3u, 7u, 64u}) {
      CAPTURE(n);
      CAPTURE(threads);
      std::vector<int> times(n, 0);
      std::mutex recording;
      std::vector<std::pair<std::size_t, std::size_t>> blocks;
      for_each_block(n, 10, threads, [&](std::size_t begin, std::size_t end) {
        const std::lock_guard lock(recording);
        blocks.emplace_back(begin, end);
        for (std::size_t i = begin; i < end; ++i) ++times[i];
      });
      CHECK(times == std::vector<int>(n, 1));
      CHECK(blocks.size() == (n + 9) / 10);
      for (const auto& [begin, end] : blocks) {
        CHECK(begin % 10 == 0);
        CHECK(end == (begin + 10 < n ? begin + 10 : n));
      }
    }
  }
}

TEST_CASE("parallel: one thread works in order on the caller's thread") {
  std::vector<std::size_t> begins;
  bool same_thread = true;
  for_each_block(35, 10, 1, [&, caller = std::this_thread::get_id()](std::size_t begin, std::size_t) {
    begins.push_back(begin);
    same_thread = same_thread && std::this_thread::get_id() == caller;
  });
  CHECK(begins == std::vector<std::size_t>{0, 10, 20, 30});
  CHECK(same_thread);
}

TEST_CASE("parallel: parts run on threads of their own, at the same time") {
  std::atomic<int> waiting = 0;
  run_parts(4, [&](std::size_t) {
    ++waiting;
    while (waiting < 4) std::this_thread::yield();  // never ends unless all four run at once
  });
  CHECK(waiting == 4);
}

TEST_CASE("parallel: every thread has ended when the call returns, exception or not") {
  for (const bool failing : {false, true}) {
    std::atomic<int> ended = 0;
    try {
      run_parts(7, [&](std::size_t part) {
        if (failing && part == 6) throw std::runtime_error("the caller's own part");
        for (int i = 0; i < 100; ++i) std::this_thread::yield();
        ++ended;
      });
    } catch (const std::runtime_error&) {
      ++ended;
    }
    CHECK(ended == 7);
  }
}

TEST_CASE("parallel: of several exceptions the one of the first part arrives") {
  for (int round = 0; round < 20; ++round) {
    std::string message;
    try {
      run_parts(5, [](std::size_t part) {
        if (part == 2) std::this_thread::yield();
        if (part >= 2) throw std::runtime_error("part " + std::to_string(part));
      });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    CHECK(message == "part 2");
  }
}

TEST_CASE("parallel: the failing block with the smallest number is reported, whatever the number of threads") {
  for (const std::size_t threads : {1u, 2u, 3u, 7u}) {
    std::string message;
    try {
      for_each_block(100, 10, threads, [](std::size_t begin, std::size_t) {
        if (begin >= 30) throw std::runtime_error("block at " + std::to_string(begin));
      });
    } catch (const std::runtime_error& error) {
      message = error.what();
    }
    CHECK(message == "block at 30");
  }
}

TEST_CASE("parallel: no part at all does nothing") {
  run_parts(0, [](std::size_t) { FAIL("there is no part"); });
  for_each_block(0, 10, 4, [](std::size_t, std::size_t) { FAIL("there is no block"); });
}

#if defined(__GLIBC__)
TEST_CASE("parallel: where no thread is to be had, the caller's does all the work") {
  pthread_attr_t usual;
  REQUIRE(pthread_getattr_default_np(&usual) == 0);
  pthread_attr_t too_much;
  REQUIRE(pthread_getattr_default_np(&too_much) == 0);
  REQUIRE(pthread_attr_setstacksize(&too_much, std::size_t{1} << 50) == 0);  // more than there are addresses
  REQUIRE(pthread_setattr_default_np(&too_much) == 0);
  std::vector<std::thread::id> done_by(9);
  std::string message;
  try {
    run_parts(9, [&](std::size_t part) {
      done_by[part] = std::this_thread::get_id();
      if (part == 4) throw std::runtime_error("part 4");
    });
  } catch (const std::runtime_error& error) {
    message = error.what();
  }
  CHECK(pthread_setattr_default_np(&usual) == 0);
  pthread_attr_destroy(&usual);
  pthread_attr_destroy(&too_much);
  CHECK(done_by == std::vector<std::thread::id>(9, std::this_thread::get_id()));
  CHECK(message == "part 4");
}
#endif
