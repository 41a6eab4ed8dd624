// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/measure/interval.hpp"

namespace journeyrank {

/// A time that something took, or has taken so far.
struct Spell {
  std::int64_t length = 0;
  bool open = false;  ///< it goes on
};

/// The time that a share of spells stay below, and the ends of its interval; nothing for what cannot be told.
struct SurvivalQuantile {
  std::optional<std::int64_t> at{};
  std::optional<std::int64_t> low{};
  std::optional<std::int64_t> high{};
};

/// The time by which a share p of spells have ended, open ones counted as long as they are known to last (Kaplan and
/// Meier). Its interval, of 95 % unless another z is given, holds the times at which the share still open may be 1 - p,
/// by an interval of that share on the scale of log(-log), which keeps it within 0 and 1.
///
/// Edge    fewer than a share p known to have ended by any time: nothing; too few for an end of the interval, or p of 0
///         or 1: that end is nothing
/// Source  kaplan1958nonparametric; brookmeyer1982confidence; greenwood1926natural for the error
/// Cost    O(n log n)
inline SurvivalQuantile survival_quantile(std::vector<Spell> spells, double p, double z = z_95) {
  // Of one length, those that ended come before the open ones.
  std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
    return a.length != b.length ? a.length < b.length : a.open < b.open;
  });
  SurvivalQuantile found;
  const double wanted = 1.0 - p + 1e-12;
  double still_open = 1.0;
  double rarity = 0.0;  // Greenwood's sum of d / (r (r - d))
  for (std::size_t at = 0; at < spells.size();) {
    const auto at_risk = static_cast<double>(spells.size() - at);
    const std::int64_t length = spells[at].length;
    double ended = 0.0;
    for (; at < spells.size() && spells[at].length == length; ++at) ended += spells[at].open ? 0.0 : 1.0;
    if (ended == 0.0) continue;
    still_open *= 1.0 - ended / at_risk;
    if (!found.at && still_open <= wanted) found.at = length;
    if (!(p > 0.0 && p < 1.0)) continue;
    if (!(still_open > 0.0)) {
      if (!found.low) found.low = length;
      continue;
    }
    rarity += ended / product(at_risk, at_risk - ended);
    const double log_open = natural_log(still_open);
    const double spread = exponential(product(z, std::sqrt(rarity)) / -log_open);
    if (!found.low && exponential(product(log_open, spread)) <= wanted) found.low = length;
    if (!found.high && exponential(log_open / spread) <= wanted) found.high = length;
  }
  return found;
}

}  // namespace journeyrank
