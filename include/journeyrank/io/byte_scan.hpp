// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#endif

namespace journeyrank {

/// Bytes looked at in one step; what is scanned must be readable up to this many bytes past its end.
inline constexpr std::size_t scan_block = 64;

/// Marks, one bit a byte, where in 64 bytes the separator, a line feed or a carriage return stands. Plain C++.
inline std::uint64_t stop_bits_by_words(const char* block, char separator) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t low = 0x7F * ones;
  // Gathers the top bits of eight bytes, the byte first in memory to bit 0.
  constexpr std::uint64_t gather =
      std::endian::native == std::endian::little ? 0x0102040810204080U : 0x8040201008040201U;
  const auto zeros = [](std::uint64_t x) { return ~(((x & low) + low) | x | low); };  // exact: no carry leaves a byte
  const std::uint64_t separators = ones * static_cast<unsigned char>(separator);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < scan_block; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, block + i, sizeof word);
    const std::uint64_t hits = zeros(word ^ separators) | zeros(word ^ (ones * '\n')) | zeros(word ^ (ones * '\r'));
    bits |= (((hits >> 7) * gather) >> 56) << i;
  }
  return bits;
}

/// The same by the widest registers every x86-64 has.
inline std::uint64_t stop_bits(const char* block, char separator) noexcept {
#if defined(__SSE2__) || defined(_M_X64)
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  const auto part = [&](int i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block) + i);
    const __m128i breaks = _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns));
    const __m128i hits = _mm_or_si128(breaks, _mm_cmpeq_epi8(bytes, separators));
    return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hits)));
  };
  return part(0) | part(1) << 16 | part(2) << 32 | part(3) << 48;
#else
  return stop_bits_by_words(block, separator);
#endif
}

/// Walks over the separators and line breaks of a text, in order.
///
/// Shape   the text must be readable for `scan_block` bytes past `end`
/// Cost    O(n) time
class StopScan {
 public:
  StopScan() = default;
  StopScan(const char* begin, const char* end, char separator) noexcept
      : block_(begin), end_(end), bits_(stop_bits(begin, separator)), separator_(separator) {}

  /// The next stop; the end of the text when there is none left.
  const char* next() noexcept {
    while (bits_ == 0) {
      if (static_cast<std::size_t>(end_ - block_) <= scan_block) return end_;
      block_ += scan_block;
      bits_ = stop_bits(block_, separator_);
    }
    const char* const stop = block_ + std::countr_zero(bits_);
    bits_ &= bits_ - 1;
    return stop < end_ ? stop : end_;
  }

  /// Passes over all stops before `at`, which must lie in the text or at its end and not before the last stop.
  void skip_to(const char* at) noexcept {
    const auto distance = static_cast<std::size_t>(at - block_);
    if (distance < scan_block) {
      bits_ &= ~std::uint64_t{0} << distance;
    } else {
      *this = StopScan(at, end_, separator_);
    }
  }

 private:
  const char* block_ = nullptr;
  const char* end_ = nullptr;
  std::uint64_t bits_ = 0;
  char separator_ = ',';
};

}  // namespace journeyrank
