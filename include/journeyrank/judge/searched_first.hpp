// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/judge/weight_rays.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/weights.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// The largest lead of a journey over all others that a search has met, and the weights that give it.
struct MetLead {
  double lead = -std::numeric_limits<double>::infinity();  ///< score less the best other one; below 0: behind
  std::vector<double> weights{};
};

/// How many journeys a search for first places takes: each weighting fits the method again, and one that orders pairs
/// of journeys class by class takes their cube.
inline std::size_t most_searched_first(const Method& method) { return keeps_journeys(method) > 1 ? 40 : 300; }

/// The lead of each journey over the best of the others, in place of its score; 1 where there is no other.
inline void to_leads(std::span<double> scores) {
  if (scores.size() == 1) scores[0] = 1.0;
  if (scores.size() < 2) return;
  const auto best = std::max_element(scores.begin(), scores.end());
  double second = -std::numeric_limits<double>::infinity();
  for (auto each = scores.begin(); each != scores.end(); ++each) {
    if (each != best) second = std::max(second, *each);
  }
  const double first = *best;
  for (auto each = scores.begin(); each != scores.end(); ++each) *each -= each == best ? second : first;
}

/// Climbs from the weights that are best for a journey so far: in drawn directions, shorter and shorter, to wherever
/// its lead is larger, until it leads.
///
/// Cost    at most 240 times fitting the method and scoring all journeys
inline void climb_to_lead(const ValueMatrix& values, std::size_t journey, std::span<const std::size_t> may_weigh,
                          MetLead& met) {
  constexpr std::size_t tries = 24;
  Random random(20'240'301 + journey);
  std::vector<double> leads(values.journey_count());
  double length = 0.5;
  for (int level = 0; level < 10 && !(met.lead > 0.0); ++level, length *= 0.5) {
    for (std::size_t i = 0; i < tries && !(met.lead > 0.0); ++i) {
      std::vector<double> weights =
          normalised(moved_along(met.weights, drawn_direction(met.weights, may_weigh, random), length));
      values.score(weights, leads);
      to_leads(leads);
      if (leads[journey] > met.lead) met = {leads[journey], std::move(weights)};
    }
  }
}

/// The best case of each journey among the weights that are tried: those stated, about 4,096 on straight ways from them
/// (see WeightRays), and, for who leads under none of these, up to 240 on the way up from the best of them. What is
/// found holds; what is not found may hold elsewhere.
///
/// Shape   weights: m, normalised; a criterion of weight 0 stays off
/// Edge    of equal leads the one that is met first counts; no journey: empty
/// Cost    about 4,096 times, and 240 times for each journey that does not lead, fitting the method and scoring all
///         journeys; any number of threads changes no bit
inline std::vector<MetLead> searched_leads(const ValueMatrix& values, std::span<const double> weights,
                                           std::size_t threads = 0) {
  const std::size_t n = values.journey_count();
  std::vector<std::size_t> may_weigh;
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] > 0.0 && values.is_there(c)) may_weigh.push_back(c);
  }
  const WeightRays rays(weights, may_weigh);
  struct Met {
    double lead = -std::numeric_limits<double>::infinity();
    std::size_t step = 0;
  };
  std::vector<Met> met(n * (rays.count() + 1));  // by ray, and before them the stated weights
  const auto look = [&](std::span<const double> at, std::size_t ray, std::size_t step) {
    std::vector<double> leads(n);
    values.score(at, leads);
    to_leads(leads);
    for (std::size_t journey = 0; journey < n; ++journey) {
      Met& best = met[ray * n + journey];
      if (leads[journey] > best.lead) best = {leads[journey], step};
    }
  };
  look(weights, 0, 0);
  for_each_block(rays.count(), 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t ray = begin; ray < end; ++ray) {
      for (std::size_t step = 1; step <= rays.steps(); ++step) look(rays.weights_at(ray, step), ray + 1, step);
    }
  });
  std::vector<MetLead> found(n);
  for (std::size_t journey = 0; journey < n; ++journey) {
    std::size_t from = 0;
    for (std::size_t ray = 1; ray <= rays.count(); ++ray) {
      if (met[ray * n + journey].lead > met[from * n + journey].lead) from = ray;
    }
    const Met& best = met[from * n + journey];
    found[journey] = {best.lead, from == 0 ? std::vector<double>(weights.begin(), weights.end())
                                           : rays.weights_at(from - 1, best.step)};
  }
  if (may_weigh.size() < 2) return found;
  for_each_block(n, 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t journey = begin; journey < end; ++journey) {
      climb_to_lead(values, journey, may_weigh, found[journey]);
    }
  });
  return found;
}

}  // namespace journeyrank
