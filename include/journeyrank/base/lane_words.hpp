// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

// Types of their own: gcc forgets a vector's size where it depends on a template's argument.
#if defined(__GNUC__)
using TwoWords = std::uint64_t __attribute__((vector_size(16)));
#endif
#if defined(__GNUC__) && defined(__x86_64__)
using FourWords = std::uint64_t __attribute__((vector_size(32)));
using EightWords = std::uint64_t __attribute__((vector_size(64)));
#endif

/// Unsigned integers of 64 bits, as many as there are doubles in the lanes.
template <class Lanes>
struct WordsOf {
  using type = std::uint64_t;
};

#if defined(__GNUC__)
template <>
struct WordsOf<TwoLanes> {
  using type = TwoWords;
};
#endif
#if defined(__GNUC__) && defined(__x86_64__)
template <>
struct WordsOf<FourLanes> {
  using type = FourWords;
};
template <>
struct WordsOf<EightLanes> {
  using type = EightWords;
};
#endif

template <class Lanes>
using Words = typename WordsOf<Lanes>::type;

}  // namespace journeyrank
