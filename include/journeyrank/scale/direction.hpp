// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "journeyrank/base/enumerator.hpp"

namespace journeyrank {

/// What a higher raw value does to a journey's priority: raises it (maximize) or lowers it (minimize).
enum class Direction { maximize, minimize };

constexpr auto enumerators(Direction) {
  return std::array{Enumerator{"maximize", Direction::maximize}, Enumerator{"minimize", Direction::minimize}};
}

}  // namespace journeyrank
