// SPDX-License-Identifier: MIT
#include "journeyrank/aggregate/value_blocks.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/aggregate/promethee_2.hpp"
#include "journeyrank/aggregate/topsis.hpp"
#include "journeyrank/aggregate/vikor.hpp"

#include "splitmix64.hpp"

using journeyrank::block_size;
using journeyrank::Topsis;
using journeyrank::ValueBlock;
using journeyrank::ValueBlocks;
using journeyrank::ValueRow;
using journeyrank::Vikor;
using journeyrank::WeighedColumns;

namespace {

using Columns = std::vector<std::vector<double>>;

/// Values in [0, 1]: one column coarse, one constant.
Columns random_columns(std::size_t n) {
  Splitmix64 random(n);
  Columns columns(4, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    columns[0][i] = random.unit();
    columns[1][i] = static_cast<double>(random.below(4)) / 3.0;
    columns[2][i] = 0.5;
    columns[3][i] = random.between(0.2, 0.3);
  }
  return columns;
}

const std::vector<double> weights = {0.4, 0.3, 0.2, 0.1};

/// The scores of a block of all journeys by each way must be those of its rows, on any number of threads.
template <class Method>
void check_blocks(const Method& method, std::size_t n) {
  const Columns columns = random_columns(n);
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const auto by_rows = method.fit(WeighedColumns{spans, weights});
  for (const std::size_t threads : {1U, 3U}) {
    const auto fill = [&](std::size_t c, std::size_t begin, std::span<double> to) {
      for (std::size_t i = 0; i < to.size(); ++i) to[i] = columns[c][begin + i];
    };
    const ValueBlocks blocks(weights, n, threads, fill);
    const auto fitted = method.fit(blocks);
    std::vector<double> scores(n);
    blocks.for_each([&](std::size_t, std::size_t begin, const ValueBlock& block) {
      fitted(block, std::span(scores).subspan(begin, block.journeys));
    });
    for (std::size_t i = 0; i < n; ++i) {
      const auto value = [&](std::size_t c) { return columns[c][i]; };
      CHECK_EQ(std::bit_cast<std::uint64_t>(scores[i]), std::bit_cast<std::uint64_t>(by_rows(ValueRow(value))));
    }
  }
}

}  // namespace

TEST_CASE("value_blocks: a block scores as its rows do, bit for bit, at every length and for any number of threads") {
  for (const std::size_t n : {1UL, 2UL, 7UL, 8UL, 9UL, 1023UL, 1024UL, 1025UL, 70'001UL}) {
    CAPTURE(n);
    check_blocks(Topsis{}, n);
    check_blocks(Topsis{.p = 1.0}, n);
    check_blocks(Topsis{.p = 3.0}, n);
    check_blocks(Vikor{}, n);
    check_blocks(Vikor{.v = 0.2}, n);
  }
}

TEST_CASE("value_blocks: promethee_2 scores a block as its rows, with values that no journey had too") {
  const Columns columns = random_columns(1500);
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  for (const auto shape : {journeyrank::PreferenceShape::usual, journeyrank::PreferenceShape::linear,
                           journeyrank::PreferenceShape::gaussian}) {
    const journeyrank::Promethee2 method{.shape = shape, .indifference = 0.1, .preference = 0.3, .inflection = 0.2};
    const auto one = method.fit({spans, weights});
    const auto two = method.fit({.columns = spans, .weights = weights, .threads = 2});
    Columns others = columns;
    for (std::size_t i = 0; i < 700; ++i) others[0][2 * i] = 0.001 * static_cast<double>(i);
    const double* block[4] = {others[0].data(), others[1].data(), others[2].data(), others[3].data()};
    std::vector<double> scores(block_size);
    two(ValueBlock{block, 4, block_size}, scores);
    for (std::size_t i = 0; i < block_size; ++i) {
      const auto value = [&](std::size_t c) { return others[c][i]; };
      CHECK_EQ(std::bit_cast<std::uint64_t>(scores[i]), std::bit_cast<std::uint64_t>(one(ValueRow(value))));
    }
  }
}

TEST_CASE("value_blocks: the reach of each criterion, and 0 where there is no journey") {
  const Columns columns = random_columns(2000);
  const std::vector<std::span<const double>> spans(columns.begin(), columns.end());
  const WeighedColumns given{spans, weights};
  const auto found = reach_of(ValueBlocks(given));
  const auto wanted = reach_of(given);
  REQUIRE(found.size() == 4);
  for (std::size_t c = 0; c < 4; ++c) {
    CHECK(found[c].weight == weights[c]);
    CHECK(found[c].values.low == wanted[c].values.low);
    CHECK(found[c].values.high == wanted[c].values.high);
  }
  const auto fill = [](std::size_t, std::size_t, std::span<double>) {};
  const auto none = reach_of(ValueBlocks(weights, 0, 1, fill));
  CHECK(none[0].values.low == 0.0);
  CHECK(none[0].values.high == 0.0);
}
