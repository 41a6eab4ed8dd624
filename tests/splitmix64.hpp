// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

/// The same random numbers with every compiler, on every machine.
///
/// Source  steele2014fast
class Splitmix64 {
 public:
  explicit Splitmix64(std::uint64_t seed) : state_(seed) {}

  std::uint64_t operator()() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  /// 0 to count - 1.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>((*this)() % count); }

  /// [0, 1), a multiple of 2^-53.
  double unit() { return static_cast<double>((*this)() >> 11) * 0x1p-53; }

  double between(double low, double high) { return low + (high - low) * unit(); }

  /// Any finite double, from all magnitudes alike.
  double finite() {
    for (;;) {
      const double number = std::bit_cast<double>((*this)());
      if (std::isfinite(number)) return number;
    }
  }

  template <class List>
  void shuffle(List& list) {
    for (std::size_t left = list.size(); left > 1; --left) std::swap(list[left - 1], list[below(left)]);
  }

 private:
  std::uint64_t state_;
};
