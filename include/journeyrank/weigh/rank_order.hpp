// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// What the k-th most important of m criteria weighs.
///
/// centroid    (1/k + ... + 1/m) / m: the middle of all weights that keep the order
/// sum         m + 1 - k, over their sum
/// reciprocal  1/k, over their sum
enum class RankForm { centroid, sum, reciprocal };

constexpr auto enumerators(RankForm) {
  using enum RankForm;
  return std::array{Enumerator{"centroid", centroid}, Enumerator{"sum", sum}, Enumerator{"reciprocal", reciprocal}};
}

/// Weights from an order of importance alone.
///
/// Shape   one number a criterion, the smaller the more important: only their order counts; returns m weights
/// Edge    equally important criteria share the mean of the places they take; all equal, or one criterion: equal
///         weights; an order contradicts nothing, so no inconsistency is given
/// Errors  empty_input for no criterion; bad_weights for NaN, infinity or a number below 0
/// Source  barron1996decision for centroid, sum and reciprocal; stillwell1981comparison
/// Cost    O(m²)
/// Use     with a group that agrees on an order and on no more. Often that is enough: robustness shows whether it is
struct RankOrder {
  RankForm form = RankForm::centroid;  ///< what a place weighs

  static constexpr const char* name = "rank_order";
  static constexpr const char* formula = "centroid: mean of 1/j for j from the place to the last";
  static constexpr auto fields() { return FieldList{Field{"form", &RankOrder::form, "what a place weighs"}}; }

  JudgedWeights operator()(std::span<const double> ranks) const {
    check_judgements(ranks, 0.0, name);
    const std::vector<double> by_place = places(ranks.size());
    std::vector<double> merits;
    for (const double rank : ranks) {
      std::size_t first = 0;
      std::size_t tied = 0;
      for (const double other : ranks) {
        first += other < rank ? 1 : 0;
        tied += other == rank ? 1 : 0;
      }
      ExactSum sum;
      for (std::size_t k = first; k < first + tied; ++k) sum.add(by_place[k]);
      merits.push_back(sum.value() / static_cast<double>(tied));
    }
    return {.weights = shares_of(merits)};
  }

  friend bool operator==(const RankOrder&, const RankOrder&) = default;

 private:
  std::vector<double> places(std::size_t m) const {
    std::vector<double> weights(m);
    double tail = 0.0;
    for (std::size_t k = m; k-- > 0;) {
      const double reciprocal = 1.0 / static_cast<double>(k + 1);
      tail += reciprocal;
      if (form == RankForm::centroid) weights[k] = tail;
      if (form == RankForm::sum) weights[k] = static_cast<double>(m - k);
      if (form == RankForm::reciprocal) weights[k] = reciprocal;
    }
    return weights;
  }
};

static_assert(fully_described<RankOrder>);

}  // namespace journeyrank
