// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "journeyrank/judge/weight_path.hpp"
#include "journeyrank/judge/weight_search.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/order.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What the weight of one criterion does not decide, the others in proportion.
struct Idleness {
  bool without = false;  ///< the ranks are the same without the criterion
  bool at_any = false;   ///< and at any weight of it from 0 to 1
  bool winner = false;   ///< one journey alone comes first now, and is first at any weight
};

/// Looks for what the weights of a ranking do not decide. Where scores are linear in a weight, a pair that stands alike
/// at both ends stands alike between them, so the ends are enough; else the weight is tried in `search_steps` steps.
///
/// Edge    an end at which nothing is left that a journey is scored by, because its other cells are left out, cannot be
///         ranked: the weight next to it stands for it
/// Cost    that of scoring and ordering all journeys twice, or up to `search_steps` times
class IdleSearch {
 public:
  IdleSearch(const Ranking& ranking, const ValueMatrix& values, bool linear)
      : ranking_(&ranking), values_(&values), linear_(linear) {
    const std::span<const double> weights = ranking.scorer().weights().normalised();
    weights_.assign(weights.begin(), weights.end());
    stated_ = ranks_with(weights_);
    const auto ones = std::count(stated_.begin(), stated_.end(), std::uint32_t{1});
    if (stated_.size() < 2 || ones != 1) return;
    has_one_winner_ = true;
    winner_ = static_cast<std::size_t>(std::find(stated_.begin(), stated_.end(), 1U) - stated_.begin());
  }

  /// Above so many cells a weight is not tried in steps.
  static constexpr std::size_t most_cells = 1'000'000;

  bool is_too_large() const noexcept {
    return !linear_ && values_->journey_count() * values_->criterion_count() > most_cells;
  }

  /// What one criterion, that weighs something and not everything, does not decide.
  Idleness of(std::size_t c) const {
    std::vector<double> without = weights_;
    without[c] = 0.0;
    const double others = std::accumulate(without.begin(), without.end(), 0.0);
    for (double& each : without) each /= others;
    std::vector<double> alone(weights_.size(), 0.0);
    alone[c] = 1.0;
    const WeightPath path(*values_, weights_, c);
    if (!can_be_ranked(without)) without = path.weights_at(SearchedOrder::margin);
    if (!can_be_ranked(alone)) alone = path.weights_at(1.0 - SearchedOrder::margin);
    Idleness found{.without = true, .at_any = true, .winner = has_one_winner_};
    look_at(without, found);
    found.without = found.at_any;
    look_at(alone, found);
    for (std::size_t step = 1; !linear_ && step < search_steps && (found.at_any || found.winner); ++step) {
      look_at(path.weights_at(static_cast<double>(step) / static_cast<double>(search_steps)), found);
    }
    return found;
  }

 private:
  void look_at(const std::vector<double>& weights, Idleness& found) const {
    std::vector<double> scores(ranking_->size());
    values_->score(weights, scores);
    if (found.at_any) found.at_any = ranks_of(scores) == stated_;
    if (found.winner) found.winner = scores[winner_] >= *std::max_element(scores.begin(), scores.end());
  }

  /// True where each journey has a cell that weighs something and is not left out.
  bool can_be_ranked(const std::vector<double>& weights) const {
    for (std::size_t journey = 0; values_->has_gaps() && journey < values_->journey_count(); ++journey) {
      bool any = false;
      for (std::size_t c = 0; c < weights.size(); ++c) {
        any = any || (weights[c] > 0.0 && values_->known(journey, c) != Known::left_out);
      }
      if (!any) return false;
    }
    return true;
  }

  std::vector<std::uint32_t> ranks_with(const std::vector<double>& weights) const {
    std::vector<double> scores(ranking_->size());
    values_->score(weights, scores);
    return ranks_of(scores);
  }

  std::vector<std::uint32_t> ranks_of(const std::vector<double>& scores) const {
    const Order order = order_by_score(scores, ranking_->journeys(), 1);
    return {order.ranks.begin(), order.ranks.end()};
  }

  const Ranking* ranking_;
  const ValueMatrix* values_;
  bool linear_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> stated_;
  bool has_one_winner_ = false;
  std::size_t winner_ = 0;
};

}  // namespace journeyrank
