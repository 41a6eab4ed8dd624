// SPDX-License-Identifier: MIT
#pragma once

namespace journeyrank {

/// Levels are typed as decimals and weights are divided: a number that misses a level, or another number that it is
/// compared with for a rank or a class, by no more than this has been rounded. Rounding moves scores by rounding, never
/// by a place.
///
/// Units   those of values, credibilities and scores: about 1
inline constexpr double level_slack = 1e-12;

/// A number on a grid of 2^-40, about 1e-12, so that what differs by rounding alone is one number, and the order of
/// numbers stays an order. Two that rounding puts on both sides of a line between grid points differ all the same; of
/// numbers that are not made for it one in ten thousand lies so near to one.
///
/// Units   any; below 2,048 and above -2,048, beyond which nothing is rounded off but what a double has no room for
inline double on_level_grid(double number) noexcept {
  constexpr double shift = 0x1.8p12;  // whose last bit is worth 2^-40
  return number + shift - shift;
}

}  // namespace journeyrank
