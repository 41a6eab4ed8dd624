// SPDX-License-Identifier: MIT
#include "journeyrank/base/arithmetic.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "lane_widths.hpp"
#include "splitmix64.hpp"

using journeyrank::AddWeighted;
using journeyrank::AddWeightedLines;
using journeyrank::clamped_position;
using journeyrank::Extent;
using journeyrank::inner_product;
using journeyrank::product;
using journeyrank::run_kernel;
using journeyrank::WeightedLine;
using journeyrank::WidenExtent;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

/// A product that no compiler option can fuse: through memory.
double stored_product(double a, double b) {
  volatile double stored = a * b;
  return stored;
}

// On their own, or the compiler sees that the product is needed unfused anyway.
[[gnu::noinline]] double product_plus(double a, double b, double c) { return product(a, b) + c; }
[[gnu::noinline]] double minus_product(double a, double b, double c) { return c - product(a, b); }

double plain_position(double raw, double at_0, double range) {
  const double position = (raw - at_0) / range;
  if (!(position > 0.0)) return 0.0;
  return position < 1.0 ? position : 1.0;
}

struct RunInPicked {
  template <class Kernel, class... Arguments>
  static void run(Arguments... arguments) {
    run_kernel<Kernel>(arguments...);
  }
};

/// Calls `visit(Width{}, name)` for the width that is picked, then for every width that this processor has.
template <class Visit>
void for_each_width(Visit&& visit) {
  visit(RunInPicked{}, "picked");
  lanes::for_each_width(visit);
}

constexpr std::size_t longest = 70;
constexpr std::size_t furthest = 8;

/// Numbers that a kernel must cope with, at every offset: ordinary ones, anchors, beyond them, NaN and infinity.
std::vector<double> raw_numbers(Splitmix64& random) {
  const std::vector<double> odd = {no_number, infinity, -infinity, 0.0, -0.0, largest, -largest, smallest, 1.0, -1.0};
  std::vector<double> numbers;
  for (std::size_t i = 0; i < longest + furthest + 8; ++i) {
    numbers.push_back(random.below(8) == 0 ? odd[random.below(odd.size())] : random.between(-0.5, 1.5));
  }
  return numbers;
}

std::vector<double> random_scores(Splitmix64& random) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < longest + furthest + 8; ++i) numbers.push_back(random.unit());
  return numbers;
}

/// True when both hold the same bits.
bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (bits(a[i]) != bits(b[i])) return false;
  }
  return a.size() == b.size();
}

}  // namespace

TEST_CASE("arithmetic: a product is rounded before it is added, where fusing would change the sum") {
  Splitmix64 random(1);
  std::size_t telling = 0;
  for (int i = 0; i < 20'000; ++i) {
    const double a = random.unit();
    const double b = random.unit();
    const double c = random.unit();
    const double rounded_first = stored_product(a, b) + c;
    if (std::fma(a, b, c) != rounded_first) ++telling;
    CHECK_EQ(bits(product_plus(a, b, c)), bits(rounded_first));
    CHECK_EQ(bits(minus_product(a, b, c)), bits(c - stored_product(a, b)));
  }
  CHECK(telling > 1000);  // else the numbers above prove nothing
}

TEST_CASE("arithmetic: a position is 0 at the first anchor, 1 at the second, straight between and clamped beyond") {
  CHECK(clamped_position(10.0, 10.0, 30.0) == 0.0);
  CHECK(clamped_position(40.0, 10.0, 30.0) == 1.0);
  CHECK(clamped_position(25.0, 10.0, 30.0) == 0.5);
  CHECK(clamped_position(9.0, 10.0, 30.0) == 0.0);
  CHECK(clamped_position(41.0, 10.0, 30.0) == 1.0);
  CHECK(clamped_position(25.0, 40.0, -30.0) == 0.5);
  CHECK(clamped_position(41.0, 40.0, -30.0) == 0.0);
  CHECK(clamped_position(9.0, 40.0, -30.0) == 1.0);
}

TEST_CASE("arithmetic: a position is never NaN, infinite or minus zero") {
  for (const double raw :
       {no_number, -no_number, infinity, -infinity, largest, -largest, smallest, -smallest, 0.0, -0.0}) {
    for (const double at_0 : {0.0, -0.0, 1.0, -1.0, largest / 2, -largest / 2}) {
      for (const double range : {1.0, -1.0, smallest, -smallest, largest, -largest}) {
        CAPTURE(raw);
        CAPTURE(at_0);
        CAPTURE(range);
        const double position = clamped_position(raw, at_0, range);
        CHECK(position >= 0.0);
        CHECK(position <= 1.0);
        CHECK_FALSE(std::signbit(position));
      }
    }
  }
  CHECK(bits(clamped_position(no_number, 0.0, 1.0)) == bits(0.0));
}

TEST_CASE("arithmetic: weighted lines equal a plain loop bit for bit, for every length, offset, count and width") {
  for_each_width([](auto width, const char* name) {
    CAPTURE(name);
    Splitmix64 random(2);
    for (std::size_t n = 0; n <= longest; ++n) {
      for (std::size_t offset = 0; offset < furthest; ++offset) {
        std::vector<std::vector<double>> columns;
        std::vector<WeightedLine> lines;
        for (std::size_t count = random.below(5); count > 0; --count) {
          columns.push_back(raw_numbers(random));
          const double range = random.below(2) == 0 ? random.between(0.5, 1.0) : random.between(-1.0, -0.5);
          lines.push_back({columns.back().data(), random.between(-0.2, 0.2), range, random.unit()});
        }
        std::vector<double> scores = random_scores(random);
        std::vector<double> expected = scores;
        for (std::size_t i = offset; i < offset + n; ++i) {
          for (const auto& line : lines) {
            const double position = plain_position(line.raw[i], line.at_0, line.range);
            expected[i] = expected[i] + stored_product(position, line.weight);
          }
        }
        decltype(width)::template run<AddWeightedLines>(
            offset, offset + n, static_cast<const WeightedLine*>(lines.data()), lines.size(), scores.data() + offset);
        CAPTURE(n);
        CAPTURE(offset);
        CHECK(same_bits(scores, expected));
      }
    }
  });
}

TEST_CASE("arithmetic: weighted values equal a plain loop bit for bit, for every length, offset and width") {
  for_each_width([](auto width, const char* name) {
    CAPTURE(name);
    Splitmix64 random(3);
    for (std::size_t n = 0; n <= longest; ++n) {
      for (std::size_t offset = 0; offset < furthest; ++offset) {
        const std::vector<double> values = random_scores(random);
        std::vector<double> scores = random_scores(random);
        std::vector<double> expected = scores;
        const double weight = random.unit();
        for (std::size_t i = offset; i < offset + n; ++i) {
          expected[i] = expected[i] + stored_product(values[i], weight);
        }
        decltype(width)::template run<AddWeighted>(n, values.data() + offset, weight, scores.data() + offset);
        CAPTURE(n);
        CAPTURE(offset);
        CHECK(same_bits(scores, expected));
      }
    }
  });
}

TEST_CASE("arithmetic: an extent is the smallest and the largest number, for every length and width") {
  for_each_width([](auto width, const char* name) {
    CAPTURE(name);
    Splitmix64 random(4);
    for (std::size_t n = 1; n <= longest; ++n) {
      std::vector<double> numbers;
      for (std::size_t i = 0; i < n; ++i) numbers.push_back(random.between(-1.0, 1.0));
      Extent extent;
      decltype(width)::template run<WidenExtent>(n, static_cast<const double*>(numbers.data()), &extent);
      CAPTURE(n);
      CHECK(extent.low == *std::min_element(numbers.begin(), numbers.end()));
      CHECK(extent.high == *std::max_element(numbers.begin(), numbers.end()));
      CHECK(extent.finite);
    }
  });
}

TEST_CASE("arithmetic: one NaN or infinity anywhere makes an extent not finite") {
  for_each_width([](auto width, const char* name) {
    CAPTURE(name);
    for (const double poison : {no_number, infinity, -infinity}) {
      for (std::size_t n = 1; n <= 20; ++n) {
        for (std::size_t at = 0; at < n; ++at) {
          std::vector<double> numbers(n, largest);
          numbers[at] = poison;
          Extent extent;
          decltype(width)::template run<WidenExtent>(n, static_cast<const double*>(numbers.data()), &extent);
          CAPTURE(poison);
          CAPTURE(n);
          CAPTURE(at);
          CHECK_FALSE(extent.finite);
        }
      }
    }
  });
}

TEST_CASE("arithmetic: an extent of nothing has low above high, and widening by nothing changes nothing") {
  for_each_width([](auto width, const char* name) {
    CAPTURE(name);
    Extent extent;
    decltype(width)::template run<WidenExtent>(std::size_t{0}, static_cast<const double*>(nullptr), &extent);
    CHECK(extent.low == infinity);
    CHECK(extent.high == -infinity);
    CHECK(extent.finite);
  });
}

TEST_CASE("arithmetic: an extent goes on from what it held, and two extents include each other") {
  const std::vector<double> first = {3.0, 4.0};
  const std::vector<double> second = {-1.0, 2.0};
  Extent extent;
  run_kernel<WidenExtent>(first.size(), first.data(), &extent);
  run_kernel<WidenExtent>(second.size(), second.data(), &extent);
  CHECK(extent.low == -1.0);
  CHECK(extent.high == 4.0);
  extent.include({.low = -7.0, .high = 9.0, .finite = false});
  CHECK(extent.low == -7.0);
  CHECK(extent.high == 9.0);
  CHECK_FALSE(extent.finite);
}

TEST_CASE("arithmetic: a sum of products") {
  CHECK(inner_product(std::vector<double>{1.0, 2.0}, std::vector<double>{3.0, 0.5}) == 4.0);
  CHECK(inner_product(std::vector<double>{}, std::vector<double>{}) == 0.0);
}
