// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/nearest_search.hpp"
#include "journeyrank/judge/nearest_weights.hpp"
#include "journeyrank/judge/place_margin.hpp"
#include "journeyrank/judge/searched_change.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/judge/weight_rays.hpp"
#include "journeyrank/problem/weights.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Looks, for every two journeys at once, for the nearest weights under which the one behind is level with the other:
/// all journeys are scored once at every point of the rays, and each pair is then brought nearer by itself.
///
/// Errors  too_large for more than 100 journeys
/// Cost    about 4,096 times scoring all journeys, and for each pair up to some 4,000 times fitting the method and two
///         scores
class FlipSearch {
 public:
  static constexpr std::size_t most_journeys = 100;
  static constexpr SearchEffort effort{.starts = 3, .most_moves = 4000};

  FlipSearch(const ValueMatrix& values, std::span<const double> weights, Norm norm)
      : values_(checked(values)), weights_(weights), norm_(norm), rays_(weights, PlaceMargin(values, {}).may_weigh()) {
    const PlaceMargin nobody(values, {});
    for (std::size_t ray = 0; ray < rays_.count(); ++ray) {
      for (std::size_t step = 1; step <= rays_.steps(); ++step) {
        const std::vector<double> there = normalised(rays_.weights_at(ray, step));
        std::vector<double>& scores = scores_.emplace_back(nobody.can_be_ranked(there) ? values.journey_count() : 0);
        if (!scores.empty()) values.score(there, scores);
      }
    }
  }

  /// The row is the one behind; 0 where it is level or ahead already, -1 where no weights were found.
  std::vector<double> distances(std::size_t threads) const {
    const std::size_t n = values_.journey_count();
    std::vector<double> all(n * n, 0.0);
    std::vector<double> scores(n);
    values_.score(weights_, scores);
    for_each_block(n, 1, threads, [&](std::size_t begin, std::size_t end) {
      for (std::size_t behind = begin; behind < end; ++behind) {
        for (std::size_t ahead = 0; ahead < n; ++ahead) {
          if (scores[behind] < scores[ahead]) all[behind * n + ahead] = distance_of(behind, ahead);
        }
      }
    });
    return all;
  }

 private:
  static const ValueMatrix& checked(const ValueMatrix& values) {
    if (values.journey_count() <= most_journeys) return values;
    throw Error(errc::too_large, "distances of all pairs: found " + std::to_string(values.journey_count()) +
                                     " journeys whose scores are no straight lines; allowed: up to " +
                                     std::to_string(most_journeys) +
                                     ", or a method that adds up; one pair may be asked about at any number");
  }

  double distance_of(std::size_t behind, std::size_t ahead) const {
    const PlaceMargin margin(values_, {behind, {static_cast<std::uint32_t>(ahead)}});
    NearestSearch search(margin, weights_, norm_, effort);
    offer_closed_forms(search, values_, margin.place(), weights_, norm_);
    search.look_along(rays_, [&](std::size_t ray, std::size_t step) {
      const std::vector<double>& scores = scores_[ray * rays_.steps() + step - 1];
      return scores.empty() ? -std::numeric_limits<double>::infinity() : scores[behind] - scores[ahead];
    });
    const auto found = search.find();
    return found ? distance(weights_, *found, norm_) : -1.0;
  }

  const ValueMatrix& values_;
  std::span<const double> weights_;
  Norm norm_;
  WeightRays rays_;
  std::vector<std::vector<double>> scores_;  ///< of each point on the rays; none where it cannot be ranked
};

}  // namespace journeyrank
