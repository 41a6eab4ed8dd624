// SPDX-License-Identifier: MIT
#include "journeyrank/base/block_pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::BlockGiving;
using journeyrank::BlockPipeline;

namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);

/// Numbers are given one a block, squared, and noted; batches of them must be squared before the next batch is given.
struct Squares {
  std::size_t count = 0;
  std::size_t batch = never;
  std::size_t fails_to_give = never, fails_to_work = never, fails_to_take = never;

  std::vector<std::size_t> slots = std::vector<std::size_t>(16);
  std::vector<std::size_t> taken{};
  std::size_t next = 0;
  std::size_t most_open = 0;
  std::atomic<int> takers = 0;
  std::atomic<int> most_takers = 0;
  std::atomic<std::size_t> worked = 0;

  BlockGiving give(std::size_t slot, std::size_t open) {
    most_open = std::max(most_open, open);
    if (next == count) return BlockGiving::ended;
    if (next == fails_to_give) throw std::runtime_error("give");
    if (next > 0 && next % batch == 0 && open > 0) return BlockGiving::later;
    if (next > 0 && next % batch == 0) CHECK(worked == next);
    slots[slot] = next++;
    return BlockGiving::given;
  }

  void work(std::size_t slot) {
    std::size_t& number = slots[slot];
    if (number == fails_to_work) throw std::runtime_error("work");
    if (number % 7 == 3) std::this_thread::yield();
    number *= number;
    ++worked;
  }

  void take(std::size_t slot) {
    most_takers = std::max<int>(most_takers, ++takers);
    taken.push_back(slots[slot]);
    --takers;
    if (taken.size() - 1 == fails_to_take) throw std::runtime_error("take");
  }
};

std::string failure_of(Squares& squares, std::size_t threads) {
  try {
    BlockPipeline(squares, BlockPipeline<Squares>::slots_for(threads), threads).run();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("BlockPipeline: blocks are taken in the order in which they were given, one at a time") {
  for (const std::size_t threads : std::vector<std::size_t>{1, 2, 3, 7}) {
    for (const std::size_t count : std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 1000}) {
      CAPTURE(threads);
      CAPTURE(count);
      Squares squares{.count = count};
      CHECK(failure_of(squares, threads) == "none");
      REQUIRE(squares.taken.size() == count);
      for (std::size_t i = 0; i < count; ++i) CHECK(squares.taken[i] == i * i);
      CHECK(squares.most_takers <= 1);
    }
  }
}

TEST_CASE("BlockPipeline: no more blocks are open than there are slots, and one thread needs one") {
  Squares one{.count = 100};
  CHECK(failure_of(one, 1) == "none");
  CHECK(one.most_open == 0);
  Squares two{.count = 1000};
  CHECK(failure_of(two, 2) == "none");
  CHECK(two.most_open < BlockPipeline<Squares>::slots_for(2));
}

TEST_CASE("BlockPipeline: a block that is to come later comes once those before it are worked on") {
  for (const std::size_t threads : std::vector<std::size_t>{1, 2, 5}) {
    Squares squares{.count = 500, .batch = 9};
    CHECK(failure_of(squares, threads) == "none");
    CHECK(squares.taken.size() == 500);
  }
}

TEST_CASE("BlockPipeline: the failure of the first block is thrown, and all blocks before it are taken") {
  for (const std::size_t threads : std::vector<std::size_t>{1, 2, 5}) {
    for (int round = 0; round < 20; ++round) {
      Squares squares{.count = 300, .fails_to_give = 203, .fails_to_work = 201, .fails_to_take = 199};
      CHECK(failure_of(squares, threads) == "take");
      CHECK(squares.taken.size() == 200);
      Squares working{.count = 300, .fails_to_give = 203, .fails_to_work = 201};
      CHECK(failure_of(working, threads) == "work");
      CHECK(working.taken.size() == 201);
      Squares giving{.count = 300, .fails_to_give = 203};
      CHECK(failure_of(giving, threads) == "give");
      CHECK(giving.taken.size() == 203);
    }
  }
}
