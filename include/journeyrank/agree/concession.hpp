// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/agree/top_segment.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What two people give so that they see the same top k: weights for each, on the straight way between theirs.
struct Concession {
  TopSet top{};                     ///< the journeys they then agree on, by row
  double a_goes_to = 0.0;           ///< on the way from a's weights (0) to b's (1)
  double b_goes_to = 1.0;           ///< never before where a stops
  std::vector<double> a_weights{};  ///< the library ranks this top first with them, and with b's below
  std::vector<double> b_weights{};
  double a_gives = 0.0;  ///< the sum over the criteria of how much a's weight changes, from 0 to 2
  double b_gives = 0.0;

  double gives_in_all() const noexcept { return a_gives + b_gives; }
};

/// The smallest concessions, in two senses of small.
struct Concessions {
  bool agreed = false;        ///< their top k are the same as they are
  Concession least_in_all{};  ///< the sum of what both give is the least; it may fall to one of them alone
  Concession fairest{};       ///< what the one who gives more gives is the least
};

/// The longest stretch of the way on which one top k stays; of equally long ones the one nearer to the middle, then the
/// one nearer to the start. A part that is no longer than the best one is not looked into.
inline TopStay longest_stay(const TopSegment& way) {
  const auto off_middle = [](const TopStay& stay) { return std::max(stay.begin, 1.0 - stay.end); };
  TopStay best = way.stay_around(0.0, 0.0, 1.0);
  std::vector<std::pair<double, double>> open;
  const auto take = [&](TopStay stay, double low, double high) {
    if (low < stay.begin) open.emplace_back(low, stay.begin);
    if (stay.end < high) open.emplace_back(stay.end, high);
    const bool longer = stay.length() > best.length();
    const bool as_long = stay.length() == best.length();
    const bool nearer = off_middle(stay) < off_middle(best);
    const bool as_near = off_middle(stay) == off_middle(best);
    if (longer || (as_long && (nearer || (as_near && stay.begin < best.begin)))) best = std::move(stay);
  };
  if (best.end < 1.0) take(way.stay_around(1.0, best.end, 1.0), best.end, 1.0);
  while (!open.empty()) {
    const auto [low, high] = open.back();
    open.pop_back();
    if (high - low < std::max(best.length(), 1e-12)) continue;
    take(way.stay_around(low + 0.5 * (high - low), low, high), low, high);
  }
  return best;
}

/// Where both stop so that they see this top, and what that takes.
inline Concession concession_to(const TopSegment& way, const TopStay& stay) {
  Concession result{.top = stay.top};
  result.a_goes_to = way.last_seen(stay, stay.begin);
  result.b_goes_to = way.last_seen(stay, stay.end);
  result.a_weights = way.weights_at(result.a_goes_to);
  result.b_weights = way.weights_at(result.b_goes_to);
  const auto moved = [](const std::vector<double>& from, const std::vector<double>& to) {
    double sum = 0.0;
    for (std::size_t c = 0; c < from.size(); ++c) sum += std::fabs(to[c] - from[c]);
    return sum;
  };
  result.a_gives = moved(way.weights_at(0.0), result.a_weights);
  result.b_gives = moved(way.weights_at(1.0), result.b_weights);
  return result;
}

/// The smallest concession that brings two profiles to the same top k.
///
/// Both move on the straight way between their weights, a from its start and b from its end. `least_in_all` minimises
/// the sum of the L1 distances that both go, over all points at which they may stop and see the same set of k first;
/// `fairest` the larger of the two. Weights off that way are not looked at. At the ends of a stretch journeys tie; the
/// weights given are the last doubles with which the library ranks just this set first.
///
///     const Concessions ways = concessions(matrix, model, "care", "finance", 3);
///
/// Shape   two profiles of the model (empty: its own weights), k journeys
/// Units   weights in [0, 1]; what is given in [0, 2]
/// Edge    the same top k: nothing is given; k not below n: the same; stretches shorter than 1e-12 of the way are not
///         told apart
/// Errors  bad_option if k is 0; unknown_name for a profile; no_exact_answer for a method that does not add up and for
///         a cell that is left out; those of Scorer::fit under either profile
/// Cost    O(n m) for each stretch looked into, of which few are, and at each of the two ends some 60 times
inline Concessions concessions(const CriteriaMatrix& matrix, const Model& model, std::string_view a, std::string_view b,
                               std::size_t k) {
  if (k == 0) throw Error(errc::bad_option, "concessions: found k = 0; allowed: 1 or more");
  const Scorer first = Scorer::fit(matrix, model, a);
  const Scorer second = Scorer::fit(matrix, model, b);
  const ValueMatrix values(first, matrix);
  refuse_unless_linear(first, matrix, values);
  const auto weights = [](const Scorer& scorer) {
    return std::vector<double>(scorer.weights().normalised().begin(), scorer.weights().normalised().end());
  };
  const TopSegment way(values, matrix.journeys(), weights(first), weights(second), std::min(k, matrix.journey_count()));
  TopSet now = way.top_at(0.0);
  if (now == way.top_at(1.0)) {
    const Concession none = concession_to(way, {.top = std::move(now)});
    return {.agreed = true, .least_in_all = none, .fairest = none};
  }
  return {.least_in_all = concession_to(way, longest_stay(way)),
          .fairest = concession_to(way, way.stay_around(0.5, 0.0, 1.0))};
}

}  // namespace journeyrank
