// SPDX-License-Identifier: MIT
#include "journeyrank/base/exact_block.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <doctest/doctest.h>

#include "lane_widths.hpp"
#include "splitmix64.hpp"

using journeyrank::add_all;
using journeyrank::add_block;
using journeyrank::add_products;
using journeyrank::block_size;
using journeyrank::Cut;
using journeyrank::CutProducts;
using journeyrank::CutSums;
using journeyrank::CutTerms;
using journeyrank::exact_sums;
using journeyrank::ExactSum;
using journeyrank::Extent;
using journeyrank::product;
using journeyrank::sum_of;
using lanes::for_each_width;

namespace {

ExactSum one_by_one(std::span<const double> terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum;
}

/// Terms whose exponents lie between two powers of 2, some of them 0, with either sign.
std::vector<double> random_terms(Splitmix64& random, std::size_t n, int least, int most) {
  std::vector<double> terms;
  for (std::size_t i = 0; i < n; ++i) {
    const int exponent = least + static_cast<int>(random.below(static_cast<std::size_t>(most - least + 1)));
    const double size = random.below(20) == 0 ? 0.0 : std::ldexp(1.0 + random.unit(), exponent);
    terms.push_back(random.below(2) == 0 ? size : -size);
  }
  return terms;
}

double largest_of(std::span<const double> terms) {
  double largest = 0.0;
  for (const double term : terms) largest = std::fmax(largest, std::fabs(term));
  return largest;
}

}  // namespace

TEST_CASE("exact_block: a block adds what its terms add one by one, from narrow exponents to all that doubles have") {
  Splitmix64 random(1);
  for (const int span : {0, 1, 20, 40, 49, 51, 60, 100, 200, 900}) {
    for (int round = 0; round < 60; ++round) {
      const int middle = static_cast<int>(random.below(200)) - 100;
      const auto terms = random_terms(random, random.below(block_size + 1), middle - span, middle + span);
      const ExactSum wanted = one_by_one(terms);
      ExactSum found;
      add_block(found, terms);
      CHECK(found == wanted);
      ExactSum bounded;  // any bound that none is above
      add_block(bounded, terms, Cut(largest_of(terms) * (1.0 + 100.0 * random.unit())));
      CHECK(bounded == wanted);
    }
  }
}

TEST_CASE("exact_block: bit patterns of every kind add up exactly, the largest and the smallest doubles among them") {
  Splitmix64 random(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> terms;
    for (std::size_t i = random.below(300); i > 0; --i) terms.push_back(random.finite());
    ExactSum found;
    add_block(found, terms);
    CHECK(found == one_by_one(terms));
  }
  const double largest = std::numeric_limits<double>::max();
  const double smallest = std::numeric_limits<double>::denorm_min();
  for (const auto& terms : {std::vector<double>{},
                            {0.0},
                            {-0.0, 0.0},
                            {largest, largest, -largest},
                            {smallest},
                            {largest, smallest, -largest},
                            {1.0, -0x1p-50, 0x1p-52, -0x1p-102, 0x1p-103}}) {
    ExactSum found;
    add_block(found, terms);
    CHECK(found == one_by_one(terms));
  }
}

TEST_CASE("exact_block: a full block of terms at the bound, of one sign, adds up exactly") {
  for (const double term : {1.0, -1.0, 2.0 - 0x1p-52, 1.0 + 0x1p-52, -2.0 + 0x1p-52, 1.0 + 0x1p-51, 1.5 - 0x1p-50}) {
    const std::vector<double> terms(block_size, term);
    ExactSum found;
    add_block(found, terms, Cut(std::fabs(term)));
    CHECK(found == one_by_one(terms));
  }
}

TEST_CASE("exact_block: products add up as if each were rounded and added alone") {
  Splitmix64 random(3);
  for (const int span : {1, 20, 40, 100}) {
    for (int round = 0; round < 60; ++round) {
      const std::size_t n = random.below(block_size + 1);
      const auto a = random_terms(random, n, -span, span);
      const auto b = random_terms(random, n, -span, span);
      ExactSum wanted;
      for (std::size_t i = 0; i < n; ++i) wanted.add(product(a[i], b[i]));
      ExactSum found;
      add_products(found, a, b.data(), Cut(largest_of(a) * largest_of(b)));
      CHECK(found == wanted);
    }
  }
}

TEST_CASE("exact_block: every width of lanes cuts alike, at every offset and length") {
  Splitmix64 random(4);
  const auto a = random_terms(random, 90, -30, 0);
  const auto b = random_terms(random, 90, -30, 0);
  const Cut cut(4.0);
  for (std::size_t from = 0; from < 8; ++from) {
    for (std::size_t n = 0; n < 70; ++n) {
      CutSums terms;
      CutSums products;
      CutTerms::run<double>(n, a.data() + from, cut.steps(), &terms);
      CutProducts::run<double>(n, a.data() + from, b.data() + from, b.data(), cut.steps(), &products);
      for_each_width([&]<class Width>(Width, const char* name) {
        CAPTURE(name);
        CutSums found;
        Width::template run<CutTerms>(n, a.data() + from, cut.steps(), &found);
        CHECK_EQ(found.high, terms.high);
        CHECK_EQ(found.low, terms.low);
        CHECK_EQ(found.rest == 0, terms.rest == 0);
        CutSums of_products;
        Width::template run<CutProducts>(n, a.data() + from, b.data() + from, b.data(), cut.steps(), &of_products);
        CHECK_EQ(of_products.high, products.high);
        CHECK_EQ(of_products.low, products.low);
        CHECK_EQ(of_products.rest == 0, products.rest == 0);
      });
    }
  }
}

TEST_CASE("exact_block: neither the number of threads nor the order of the terms changes the sum") {
  Splitmix64 random(5);
  auto terms = random_terms(random, 300'001, -70, 3);
  const ExactSum wanted = one_by_one(terms);
  const Extent reach{.low = -16.0, .high = 16.0};
  for (const std::size_t threads : {0U, 1U, 2U, 7U}) CHECK(sum_of(terms, reach, threads) == wanted);
  random.shuffle(terms);
  CHECK(sum_of(terms, reach, 2) == wanted);
  ExactSum all;
  add_all(all, terms);
  CHECK(all == wanted);
}

TEST_CASE("exact_block: every block is asked for once, whatever the number of threads") {
  for (const std::size_t n : {0UL, 1UL, 1023UL, 1024UL, 200'000UL}) {
    for (const std::size_t threads : {1U, 2U, 7U}) {
      const auto sums = exact_sums(n, 2, threads, [](std::size_t begin, std::size_t end, auto found) {
        found[0].add(static_cast<double>(end - begin));
        found[1].add(static_cast<double>(begin));
      });
      CHECK(sums[0].value() == static_cast<double>(n));
      double begins = 0.0;
      for (std::size_t begin = 0; begin < n; begin += block_size) begins += static_cast<double>(begin);
      CHECK(sums[1].value() == begins);
    }
  }
}
