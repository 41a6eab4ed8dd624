// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace journeyrank {

/// A relation of journeys, a bit for each ordered pair: n² / 8 bytes.
///
/// Shape   n × n, row after row, each padded with zeros to whole words; threads may write different rows at once
class PairBits {
 public:
  using Word = std::uint64_t;
  static constexpr std::size_t word_bits = 64;

  PairBits() = default;
  explicit PairBits(std::size_t n) : n_(n), row_words_((n + word_bits - 1) / word_bits), words_(n * row_words_, 0) {}

  std::size_t size() const noexcept { return n_; }
  std::span<const Word> row(std::size_t a) const noexcept {
    return std::span(words_).subspan(a * row_words_, row_words_);
  }
  std::span<Word> row(std::size_t a) noexcept { return std::span(words_).subspan(a * row_words_, row_words_); }

  bool operator()(std::size_t a, std::size_t b) const noexcept {
    return (words_[a * row_words_ + b / word_bits] >> (b % word_bits) & 1U) != 0;
  }
  void set(std::size_t a, std::size_t b) noexcept {
    words_[a * row_words_ + b / word_bits] |= Word{1} << (b % word_bits);
  }

  /// The relation read the other way round. Cost: n² / 8 bytes, O(n² / 64) transposed words.
  PairBits turned() const {
    PairBits other(n_);
    Word tile[word_bits];
    for (std::size_t a = 0; a < row_words_; ++a) {
      for (std::size_t b = 0; b < row_words_; ++b) {
        for (std::size_t i = 0; i < word_bits; ++i) {
          const std::size_t from = a * word_bits + i;
          tile[i] = from < n_ ? words_[from * row_words_ + b] : 0;
        }
        transpose(tile);
        for (std::size_t i = 0; i < word_bits && b * word_bits + i < n_; ++i) {
          other.words_[(b * word_bits + i) * row_words_ + a] = tile[i];
        }
      }
    }
    return other;
  }

  friend bool operator==(const PairBits&, const PairBits&) = default;

 private:
  /// Bit k of word i and bit i of word k change places, in halves, quarters and so on.
  static void transpose(Word (&tile)[word_bits]) noexcept {
    Word low = 0x00000000FFFFFFFF;
    for (std::size_t half = word_bits / 2; half != 0; half /= 2, low ^= low << half) {
      for (std::size_t i = 0; i < word_bits; i = ((i | half) + 1) & ~half) {
        const Word moved = ((tile[i] >> half) ^ tile[i | half]) & low;
        tile[i] ^= moved << half;
        tile[i | half] ^= moved;
      }
    }
  }

  std::size_t n_ = 0;
  std::size_t row_words_ = 0;
  std::vector<Word> words_;
};

/// Calls `work(b)` for each b whose bit is set, in order.
template <class Work>
void for_each_bit(std::span<const PairBits::Word> row, const Work& work) {
  for (std::size_t w = 0; w < row.size(); ++w) {
    for (PairBits::Word left = row[w]; left != 0; left &= left - 1) {
      work(w * PairBits::word_bits + static_cast<std::size_t>(std::countr_zero(left)));
    }
  }
}

/// The first b from `from` on whose bit is set; `none` where there is no more.
inline std::size_t next_bit(std::span<const PairBits::Word> row, std::size_t from, std::size_t none) noexcept {
  std::size_t w = from / PairBits::word_bits;
  if (w >= row.size()) return none;
  PairBits::Word left = row[w] & (~PairBits::Word{0} << (from % PairBits::word_bits));
  while (left == 0) {
    if (++w == row.size()) return none;
    left = row[w];
  }
  return w * PairBits::word_bits + static_cast<std::size_t>(std::countr_zero(left));
}

}  // namespace journeyrank
