// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/weights.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// A place that a journey is to get to: at most so many of some others stay ahead of it.
struct WantedPlace {
  std::size_t own = 0;
  std::vector<std::uint32_t> others{};  ///< without the journey itself
  std::size_t may_stay = 0;             ///< so many of them may be ahead
};

/// By how much a journey has a place under any weights, by any method: 0 or more where it does, level being there.
///
/// Shape   weights: m, stated: they are normalised first, so that what holds here holds where they are typed in
/// Edge    no more others than may stay ahead: infinity. A journey has nothing left that weighs something, so that no
///         ranking is to be had under these weights: -infinity
/// Cost    the method fitted on all journeys, and a score each of those that are asked about
class PlaceMargin {
 public:
  PlaceMargin(const ValueMatrix& values, WantedPlace place) : values_(&values), place_(std::move(place)) {
    for (std::size_t c = 0; c < values.criterion_count(); ++c) {
      if (values.is_there(c)) may_weigh_.push_back(c);
    }
    for (std::size_t journey = 0; values.has_gaps() && journey < values.journey_count(); ++journey) {
      if (values.leaves_out(journey)) with_gaps_.push_back(journey);
    }
  }

  const WantedPlace& place() const noexcept { return place_; }

  /// The criteria that may weigh something.
  const std::vector<std::size_t>& may_weigh() const noexcept { return may_weigh_; }

  /// True when every journey has a cell left that weighs something.
  bool can_be_ranked(std::span<const double> weights) const {
    return std::all_of(with_gaps_.begin(), with_gaps_.end(), [&](std::size_t journey) {
      return std::any_of(may_weigh_.begin(), may_weigh_.end(), [&](std::size_t c) {
        return weights[c] > 0.0 && values_->known(journey, c) != Known::left_out;
      });
    });
  }

  /// The lead of the journey over each of the others, below 0 where it is behind.
  std::vector<double> leads(std::span<const double> stated) const {
    const std::vector<double> weights = normalised(stated);
    std::vector<double> leads(place_.others.size(), -std::numeric_limits<double>::infinity());
    if (!can_be_ranked(weights)) return leads;
    if (adds_up(values_->method())) {
      fill(leads, [&](std::size_t journey) { return values_->score(journey, weights); });
    } else {
      const WeighedValues fitted = values_->weighed(weights);
      fill(leads, [&](std::size_t journey) { return fitted.score(journey); });
    }
    return leads;
  }

  double at(std::span<const double> stated) const { return of(leads(stated)); }

  /// The margin where the leads are known: that over the best of those who may not stay ahead.
  double of(std::vector<double> leads) const {
    if (leads.size() <= place_.may_stay) return std::numeric_limits<double>::infinity();
    const auto bar = leads.begin() + static_cast<std::ptrdiff_t>(place_.may_stay);
    std::nth_element(leads.begin(), bar, leads.end());
    return *bar;
  }

 private:
  template <class Score>
  void fill(std::vector<double>& leads, const Score& score) const {
    const double own = score(place_.own);
    for (std::size_t i = 0; i < leads.size(); ++i) leads[i] = own - score(place_.others[i]);
  }

  const ValueMatrix* values_;
  WantedPlace place_;
  std::vector<std::size_t> may_weigh_;
  std::vector<std::size_t> with_gaps_;
};

}  // namespace journeyrank
