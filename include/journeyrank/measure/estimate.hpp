// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace journeyrank {

/// What a metric found for one journey: a value and how much stands behind it, or why there is none.
///
/// Edge    not measured: the value is 0 and means nothing, `why_missing` says what is lacking
struct Estimate {
  double value = 0;
  std::int64_t n = 0;  ///< contacts or customers that the value rests on
  bool measured = false;
  std::string why_missing{};

  friend bool operator==(const Estimate&, const Estimate&) = default;
};

inline Estimate measured(double value, std::int64_t n) { return {.value = value, .n = n, .measured = true}; }

inline Estimate not_measured(std::string why) { return {.why_missing = std::move(why)}; }

}  // namespace journeyrank
