// SPDX-License-Identifier: MIT
#pragma once

#include <cfloat>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>

// The same bits everywhere need IEEE arithmetic as written. Compilers are free to change it under these options, so
// they are refused here, in the one header that every score passes through.
#ifndef JOURNEYRANK_ALLOW_FAST_MATH
#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(_M_FP_FAST)
#error \
    "JourneyRank: fast-math changes scores from build to build. Compile without it (and without its parts), \
or define JOURNEYRANK_ALLOW_FAST_MATH and give up equal bits."
#endif
#if defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__
#error \
    "JourneyRank: -ffinite-math-only hides NaN and infinity from the checks. Compile without it, \
or define JOURNEYRANK_ALLOW_FAST_MATH and give up equal bits."
#endif
#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD != 0
#error \
    "JourneyRank: this target computes doubles in a wider type (x87). Compile with -msse2 -mfpmath=sse, \
or define JOURNEYRANK_ALLOW_FAST_MATH and give up equal bits."
#endif
#endif

// JOURNEYRANK_ROUNDED(x): the optimiser must take x as it is, so it cannot fuse the product behind x with an addition
// after it, whatever -ffp-contract says (gcc fuses by default, across statements).
// clang holds the operand against the command line's vector width, not the function's, so it goes through memory there.
#if defined(__clang__)
#define JOURNEYRANK_ROUNDED(x) __asm__("" : "+m"(x))
#elif defined(__GNUC__) && defined(__AVX512F__)
#define JOURNEYRANK_ROUNDED(x) __asm__("" : "+v"(x))
#elif defined(__GNUC__) && defined(__SSE2__)
#define JOURNEYRANK_ROUNDED(x) __asm__("" : "+x"(x))
#elif defined(__GNUC__) && defined(__aarch64__)
#define JOURNEYRANK_ROUNDED(x) __asm__("" : "+w"(x))
#elif defined(__GNUC__)
#define JOURNEYRANK_ROUNDED(x) __asm__("" : "+m"(x))
#else
#define JOURNEYRANK_ROUNDED(x) static_cast<void>(x)
#endif

#if defined(__GNUC__)
#define JOURNEYRANK_KERNEL [[gnu::always_inline]] inline
#else
#define JOURNEYRANK_KERNEL inline
#endif

// JOURNEYRANK_FETCH(p): what p points to will be read soon. It may point to nothing.
#if defined(__GNUC__)
#define JOURNEYRANK_FETCH(p) __builtin_prefetch(p)
#else
#define JOURNEYRANK_FETCH(p) static_cast<void>(p)
#endif

namespace journeyrank {

/// Doubles that every target handles at once; wider ones are below, where the target may have them.
#if defined(__GNUC__)
using TwoLanes = double __attribute__((vector_size(16)));
#else
using TwoLanes = double;
#endif

/// Batches are scored in blocks of this many journeys: small enough for the first-level cache.
inline constexpr std::size_t block_size = 1024;

/// A product that is rounded before it is added to anything: never part of a fused multiply-add.
JOURNEYRANK_KERNEL double product(double a, double b) noexcept {
  double rounded = a * b;
  JOURNEYRANK_ROUNDED(rounded);
  return rounded;
}

/// The sum of products, in order.
inline double inner_product(std::span<const double> a, std::span<const double> b) noexcept {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += product(a[i], b[i]);
  return sum;
}

/// Where `raw` lies between `at_0` and `at_0 + range`, clamped to [0, 1]. NaN gives 0, so no kernel ever returns it.
template <class Lanes, class Anchor>
JOURNEYRANK_KERNEL void to_clamped_position(Lanes& raw, const Anchor& at_0, const Anchor& range) noexcept {
  const Lanes zero{};
  const Lanes one = zero + 1.0;
  const Lanes position = (raw - at_0) / range;
  const Lanes floored = position > zero ? position : zero;
  raw = floored < one ? floored : one;
}

JOURNEYRANK_KERNEL double clamped_position(double raw, double at_0, double range) noexcept {
  to_clamped_position(raw, at_0, range);
  return raw;
}

/// One criterion with a linear scale: its raw values, its line and its weight.
struct WeightedLine {
  const double* raw;
  double at_0;
  double range;
  double weight;
};

/// scores[i] += weight * position(raw[i]) for each line in turn, over journeys.
struct AddWeightedLines {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t begin, std::size_t end, const WeightedLine* lines, std::size_t count,
                                     double* scores) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = begin;
    for (; i + lanes <= end; i += lanes) {
      Lanes score;
      std::memcpy(&score, scores + (i - begin), sizeof score);
      for (std::size_t c = 0; c < count; ++c) {
        Lanes term;
        std::memcpy(&term, lines[c].raw + i, sizeof term);
        to_clamped_position(term, lines[c].at_0, lines[c].range);
        term *= lines[c].weight;
        JOURNEYRANK_ROUNDED(term);
        score += term;
      }
      std::memcpy(scores + (i - begin), &score, sizeof score);
    }
    if constexpr (lanes > 1) run<double>(i, end, lines, count, scores + (i - begin));
  }
};

/// scores[i] += weight * values[i]: one criterion whose values are at hand, over journeys.
struct AddWeighted {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* values, double weight, double* scores) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes term;
      Lanes score;
      std::memcpy(&term, values + i, sizeof term);
      std::memcpy(&score, scores + i, sizeof score);
      term *= weight;
      JOURNEYRANK_ROUNDED(term);
      score += term;
      std::memcpy(scores + i, &score, sizeof score);
    }
    if constexpr (lanes > 1) run<double>(n - i, values + i, weight, scores + i);
  }
};

/// The smallest and largest of some numbers, and whether all were finite.
struct Extent {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  bool finite = true;

  void include(const Extent& other) noexcept {
    low = other.low < low ? other.low : low;
    high = other.high > high ? other.high : high;
    finite = finite && other.finite;
  }
};

/// Widens an extent by a run of numbers.
struct WidenExtent {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* numbers, Extent* extent) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    Lanes low = Lanes{} + extent->low;
    Lanes high = Lanes{} + extent->high;
    Lanes poison{};  // x * 0 is 0 for a finite x and NaN for any other
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes x;
      std::memcpy(&x, numbers + i, sizeof x);
      low = x < low ? x : low;
      high = x > high ? x : high;
      poison += x * 0.0;
    }
    double each_low[lanes];
    double each_high[lanes];
    double each_poison[lanes];
    std::memcpy(each_low, &low, sizeof low);
    std::memcpy(each_high, &high, sizeof high);
    std::memcpy(each_poison, &poison, sizeof poison);
    for (std::size_t k = 0; k < lanes; ++k) extent->include({each_low[k], each_high[k], each_poison[k] == 0.0});
    if constexpr (lanes > 1) run<double>(n - i, numbers + i, extent);
  }
};

// On x86-64 each kernel is built for the compiler's target and again for wider vectors; the widest that runs here is
// picked at run time. Lanes run across journeys, so the width never changes a bit.
#if defined(__GNUC__) && defined(__x86_64__)
using FourLanes = double __attribute__((vector_size(32)));
using EightLanes = double __attribute__((vector_size(64)));

template <class Kernel, class... Arguments>
[[gnu::target("avx2")]] void run_in_four_lanes(Arguments... arguments) noexcept {
  Kernel::template run<FourLanes>(arguments...);
}

template <class Kernel, class... Arguments>
[[gnu::target("avx512f")]] void run_in_eight_lanes(Arguments... arguments) noexcept {
  Kernel::template run<EightLanes>(arguments...);
}

/// How many doubles this processor handles at once: 2, 4 or 8.
inline int widest_lanes() noexcept {
  static const int lanes = __builtin_cpu_supports("avx512f") ? 8 : __builtin_cpu_supports("avx2") ? 4 : 2;
  return lanes;
}
#endif

/// Runs a kernel in the widest lanes of this processor.
template <class Kernel, class... Arguments>
void run_kernel(Arguments... arguments) noexcept {
#if defined(__GNUC__) && defined(__x86_64__)
  if (widest_lanes() == 8) return run_in_eight_lanes<Kernel>(arguments...);
  if (widest_lanes() == 4) return run_in_four_lanes<Kernel>(arguments...);
#endif
  Kernel::template run<TwoLanes>(arguments...);
}

}  // namespace journeyrank
