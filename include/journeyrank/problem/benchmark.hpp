// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/names.hpp"
#include "journeyrank/measure/better.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/spread_metrics.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/scale/direction.hpp"

namespace journeyrank {

/// The good side of a criterion: what its metric says, else the side that its direction gives no urgency to.
inline Better better_side(const Criterion& criterion, const Metric& metric) {
  const Better calm = criterion.direction == Direction::maximize ? Better::lower : Better::higher;
  return better_side(metric).value_or(calm);
}

/// A rate, mean or value that journeys are held to because one of them, or a share of them, reaches it.
struct Benchmark {
  double centre = 0.0;
  std::string journey{};  ///< whose it is; "" for a percentile between journeys
};

/// The shrunk rate, mean or value at a percentile of the journeys, from the worst to the best; nothing for totals and
/// where nothing is measured. Of equal ones the first in the order of journeys is named.
inline std::optional<Benchmark> benchmark_of(std::span<const Estimate> estimates, const Metric& metric, Better better,
                                             double percentile, const Names& journeys) {
  if (is_total(metric)) return std::nullopt;
  std::vector<Estimate> sampled;
  for (const auto& each : estimates) {
    if (each.measured && each.basis != Basis::count) sampled.push_back(each);
  }
  const Prior prior = prior_of(shrinkage_of(metric), sampled);
  std::vector<double> centres;
  Benchmark best;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    if (!estimates[i].measured) continue;
    const bool counted = estimates[i].basis == Basis::count;
    const double centre = counted ? estimates[i].value : shrunk_centre(estimates[i], prior);
    const bool first = centres.empty();
    if (first || (better == Better::lower ? centre < best.centre : centre > best.centre)) best = {centre, journeys[i]};
    centres.push_back(centre);
  }
  if (centres.empty()) return std::nullopt;
  if (percentile >= 100.0) return best;
  std::sort(centres.begin(), centres.end());
  const double p = percentile / 100.0;
  return Benchmark{quantile_of(centres, better == Better::lower ? 1.0 - p : p), ""};
}

}  // namespace journeyrank
