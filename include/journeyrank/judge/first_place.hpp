// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/judge/pareto.hpp"
#include "journeyrank/judge/weight_cell.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// The cells of the journeys of a front: the weights under which each of them is first. One journey at a time; room is
/// used again.
class FirstCells {
 public:
  /// `front` holds the journeys of the Pareto front, equal ones together, each with up to four criteria.
  FirstCells(const ExactValues& values, const std::vector<EqualJourneys>& front) : values_(values), front_(front) {
    for (auto& column : planes_) column.assign(front.size(), 0.0);
    sides_.resize(front.size());
  }

  /// Cuts the tetrahedron by the journeys that beat this one at a corner, the furthest ahead first, until none does.
  CellContent content(std::size_t of) {
    set_planes(of);
    cell_.fill();
    std::size_t settled = 0;  // so many corners, from the first, are beaten by no journey, so no plane cuts them off
    while (settled < cell_.corners().size()) {
      const WeightPoint corner = cell_.corners()[settled];
      const std::size_t ahead = furthest_ahead(corner);
      if (ahead < front_.size()) {
        cell_.cut({planes_[0][ahead], planes_[1][ahead], planes_[2][ahead], planes_[3][ahead]});
        if (settled >= cell_.corners().size() || cell_.corners()[settled] != corner) continue;
      }
      ++settled;
    }
    return cell_.content();
  }

 private:
  /// The planes on which this journey ties with each other one, the largest coefficient of each at 1.
  void set_planes(std::size_t of) {
    const auto mine = values_[front_[of][0]];
    for (std::size_t k = 0; k < front_.size(); ++k) {
      const auto theirs = values_[front_[k][0]];
      double largest = 0.0;
      for (std::size_t c = 0; c < mine.size(); ++c) largest = std::fmax(largest, std::abs(mine[c] - theirs[c]));
      for (std::size_t c = 0; c < mine.size(); ++c) {
        planes_[c][k] = largest > 0.0 ? (mine[c] - theirs[c]) / largest : 0.0;
      }
    }
  }

  /// The journey whose plane leaves this corner furthest behind; none: the size of the front.
  std::size_t furthest_ahead(const WeightPoint& corner) {
    std::fill(sides_.begin(), sides_.end(), 0.0);
    for (std::size_t c = 0; c < values_.criterion_count(); ++c) {
      if (corner[c] == 0.0) continue;
      run_kernel<AddWeighted>(sides_.size(), static_cast<const double*>(planes_[c].data()), corner[c], sides_.data());
    }
    Extent extent;
    run_kernel<WidenExtent>(sides_.size(), static_cast<const double*>(sides_.data()), &extent);
    if (!(extent.low < -WeightCell::on_plane)) return front_.size();
    return static_cast<std::size_t>(std::find(sides_.begin(), sides_.end(), extent.low) - sides_.begin());
  }

  const ExactValues& values_;
  const std::vector<EqualJourneys>& front_;
  std::array<std::vector<double>, 4> planes_;
  std::vector<double> sides_;
  WeightCell cell_;
};

/// The centre of a cell as weights of the model's criteria. With fewer than four criteria the tetrahedron is a cone
/// over the simplex of their weights: each cell takes the same part of it.
inline std::vector<double> central_weights(const WeightPoint& centre, const std::vector<std::size_t>& criteria,
                                           std::size_t of) {
  std::vector<double> weights(of, 0.0);
  double sum = 0.0;
  for (std::size_t c = 0; c < criteria.size(); ++c) sum += centre[c];
  for (std::size_t c = 0; c < criteria.size(); ++c) weights[criteria[c]] = centre[c] / sum;
  return weights;
}

/// How much of all weights, uniform on the simplex, puts each journey first, and the mean of those weights.
///
/// Shape   one share a journey; `central` holds a weight for each criterion of the model
/// Units   shares in [0, 1] that add up to 1; central weights add up to 1, 0 for a criterion that is off
/// Edge    equal journeys share their cell evenly, and have the same centre; a journey that is first under no weights,
///         or only on the border of others, has share 0 and no central weights
struct FirstPlaces {
  std::vector<double> shares = {};
  std::vector<std::vector<double>> central = {};
  std::vector<Note> notes = {};
};

/// The exact rank-1 acceptability and central weights for up to four criteria; the same bits for any number of threads.
///
/// Edge    no journey: no share; one journey: 1, with the middle of all weights; criteria of weight 0 stay off
/// Errors  those of ExactValues; too_large beyond four criteria that are on
/// Source  lahdelma2001smaa2, rank acceptability and central weights; each is the volume of a convex cell
/// Cost    O(f (f + c)) for f journeys on the Pareto front and the c corners of a cell; 0.04 ms for 100 × 4 and 0.4 ms
///         for 1,000 × 4 random journeys
inline FirstPlaces first_places(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  const ExactValues values(scorer, matrix);
  if (values.criterion_count() > 4) {
    throw Error(errc::too_large, "exact first places: found " + std::to_string(values.criterion_count()) +
                                     " criteria that weigh something; allowed: 4, or sampled answers");
  }
  const auto front = pareto_front(values);
  FirstPlaces places{std::vector<double>(values.journey_count(), 0.0),
                     std::vector<std::vector<double>>(values.journey_count()), values.notes()};
  for_each_block(front.size(), 16, threads, [&](std::size_t begin, std::size_t end) {
    FirstCells cells(values, front);
    for (std::size_t k = begin; k < end; ++k) {
      const CellContent content = cells.content(k);
      if (!(content.share > 0.0)) continue;
      const auto central = central_weights(content.centre, values.criteria(), scorer.criterion_count());
      for (const std::uint32_t journey : front[k]) {
        places.shares[journey] = content.share / static_cast<double>(front[k].size());
        places.central[journey] = central;
      }
    }
  });
  return places;
}

}  // namespace journeyrank
