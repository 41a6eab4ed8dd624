// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "journeyrank/base/arithmetic.hpp"

namespace journeyrank {

/// What the values of another box add to each of several in this one: exp(-x' distance) * sum of series[k] x'^k, x'
/// from the middle of this box.
struct NearBox {
  static constexpr std::size_t most = 18;   // on each side: 9 inflections of two boxes
  static constexpr std::size_t terms = 13;  // (1/4)^13 / 13! < 3e-18

  std::int64_t steps = 0;  ///< boxes from the other to this one, below 0 for one above
  std::array<double, terms> series{};
};

/// over[i] and under[i] become what near boxes below and above add at from[i]; up[i] and down[i] are
/// exp(-from distance) of one box and its inverse.
struct AddNearBoxes {
  template <class Lanes>
  JOURNEYRANK_KERNEL static void run(std::size_t n, const double* from, const double* up, const double* down,
                                     const NearBox* near, std::size_t count, double* over, double* under) noexcept {
    constexpr std::size_t lanes = sizeof(Lanes) / sizeof(double);
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes) {
      Lanes x;
      Lanes step[2];
      Lanes power[2][NearBox::most + 1];
      std::memcpy(&x, from + i, sizeof x);
      std::memcpy(&step[0], up + i, sizeof step[0]);
      std::memcpy(&step[1], down + i, sizeof step[1]);
      for (std::size_t side = 0; side < 2; ++side) {
        power[side][0] = Lanes{} + 1.0;
        for (std::size_t s = 1; s <= NearBox::most; ++s) power[side][s] = power[side][s - 1] * step[side];
      }
      Lanes sums[2] = {Lanes{}, Lanes{}};
      for (std::size_t at = 0; at < count; ++at) {
        const NearBox& box = near[at];
        Lanes series = Lanes{} + box.series[NearBox::terms - 1];
        for (std::size_t k = NearBox::terms - 1; k-- > 0;) {
          series *= x;
          JOURNEYRANK_ROUNDED(series);
          series += box.series[k];
        }
        const std::size_t side = box.steps > 0 ? 0 : 1;
        series *= power[side][static_cast<std::size_t>(side == 0 ? box.steps : -box.steps)];
        JOURNEYRANK_ROUNDED(series);
        sums[side] += series;
      }
      std::memcpy(over + i, &sums[0], sizeof sums[0]);
      std::memcpy(under + i, &sums[1], sizeof sums[1]);
    }
    if constexpr (lanes > 1) run<double>(n - i, from + i, up + i, down + i, near, count, over + i, under + i);
  }
};

}  // namespace journeyrank
