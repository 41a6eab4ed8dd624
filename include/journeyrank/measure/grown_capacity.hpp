// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace journeyrank {

/// The entries that a vector has memory for once it holds `needed`, added one by one: it doubles, as those of the
/// common standard libraries do.
constexpr std::size_t grown_capacity(std::size_t capacity, std::size_t needed) noexcept {
  while (capacity < needed) capacity = capacity == 0 ? 1 : 2 * capacity;
  return capacity;
}

}  // namespace journeyrank
