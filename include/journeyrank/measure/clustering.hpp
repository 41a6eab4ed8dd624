// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/student_width.hpp"

namespace journeyrank {

/// The number of the cluster of an observation that goes with no other: that of an unknown customer.
inline constexpr std::int64_t no_cluster = -1;

/// How a sum varies from cluster to cluster.
struct ClusterSpread {
  std::int64_t clusters = 0;
  double variance = 0.0;  ///< of the sum of all residuals: k / (k - 1) times the squared sums of the k clusters

  friend bool operator==(const ClusterSpread&, const ClusterSpread&) = default;
};

/// Adds up residuals, cluster by cluster. Sums are exact: the order of observations and clusters changes no bit.
///
/// Edge    one cluster alone says nothing of how clusters differ: variance 0
/// Source  cochran1977sampling, section 3.12, and 6.3 for a ratio of two sums
/// Cost    O(n log n) time, 16 bytes an observation
class ClusteredResiduals {
 public:
  void add(std::int64_t cluster, double residual) { residuals_.emplace_back(cluster, residual); }

  std::int64_t size() const noexcept { return static_cast<std::int64_t>(residuals_.size()); }

  ClusterSpread spread() && {
    std::sort(residuals_.begin(), residuals_.end());
    ExactSum squares;
    std::int64_t clusters = 0;
    for (std::size_t begin = 0; begin < residuals_.size(); ++clusters) {
      std::size_t end = begin + 1;
      const std::int64_t cluster = residuals_[begin].first;
      while (end < residuals_.size() && cluster != no_cluster && residuals_[end].first == cluster) ++end;
      const double sum = sum_of(std::span(residuals_).subspan(begin, end - begin));
      squares.add(product(sum, sum));
      begin = end;
    }
    if (clusters < 2) return {clusters, 0.0};
    const auto k = static_cast<double>(clusters);
    return {clusters, product(k / (k - 1.0), squares.value())};
  }

 private:
  static double sum_of(std::span<const std::pair<std::int64_t, double>> members) noexcept {
    if (members.size() == 1) return members.front().second;  // most clusters are small: no need of 560 bytes
    if (members.size() == 2) return members.front().second + members.back().second;
    ExactSum sum;
    for (const auto& [cluster, residual] : members) sum.add(residual);
    return sum.value();
  }

  std::vector<std::pair<std::int64_t, double>> residuals_;
};

/// How many observations a rate is worth whose error is estimated from k clusters, as a part of what that error itself
/// is worth: few clusters leave the error in doubt too.
///
/// Edge    observations that stand each for itself, a rate of 0 or 1 and one cluster alone: 1, for no error is
///         estimated
/// Source  korn1998confidence
inline double part_kept_by_clusters(const Estimate& rate) noexcept {
  if (rate.clusters < 2 || !(rate.centre_error > 0.0)) return 1.0;
  const double part = z_95 / student_width(rate.clusters);
  return product(part, part);
}

/// The same rate or mean with the error of its clusters: `residuals` are those of its observations (y - p, y - r x),
/// `whole` is what the sum of them is divided by (n, or the sum of x). A rate has Wilson's interval of the p (1 - p) /
/// se² observations that its error is worth, a mean that of Student; both are wider where clusters are few.
///
/// Edge    each observation a cluster by itself: nothing changes; never surer than by independent observations: that
///         few clusters are more alike than chance would have them is chance; a rate of 0 or 1, or one cluster alone:
///         as many observations as there are clusters; the mean of one cluster, or of a few equal ones,
///         has no interval
/// Source  kish1965survey and korn1998confidence for the effective number of observations; wilson1927probable
inline Estimate with_clusters(Estimate estimate, ClusteredResiduals residuals, double whole) {
  const std::int64_t observations = residuals.size();
  const ClusterSpread spread = std::move(residuals).spread();
  if (spread.clusters == observations) return estimate;
  // Where all or none met; of weighted observations no more than they are worth without clusters.
  const double untold = std::min(static_cast<double>(spread.clusters), observations_of(estimate));
  estimate.clusters = spread.clusters;
  const double error = std::max(estimate.centre_error, std::sqrt(spread.variance) / whole);
  if (estimate.basis == Basis::rate) {
    const double chance = product(estimate.centre, 1.0 - estimate.centre);
    const bool tells = spread.clusters > 1 && chance > 0.0;
    const double worth = tells ? chance / product(error, error) : untold;
    estimate.centre_error = std::sqrt(chance / worth);
    estimate.interval = wilson_of(estimate.centre, product(worth, part_kept_by_clusters(estimate)));
    return estimate;
  }
  estimate.has_interval = spread.clusters > 1 && (error > 0.0 || spread.clusters >= few_numbers);
  estimate.centre_error = estimate.has_interval ? error : 0.0;
  // Weights that differ leave fewer degrees of freedom than clusters do.
  const auto most = static_cast<double>(std::max<std::int64_t>(1, spread.clusters - 1));
  if (estimate.freedom > 0.0) estimate.freedom = std::min(estimate.freedom, most);
  const double width = estimate.has_interval ? student_width_of(std::max(1.0, estimate.degrees_of_freedom())) : z_95;
  estimate.interval = normal_interval(estimate.centre, estimate.centre_error, width);
  return estimate;
}

}  // namespace journeyrank
