// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/nearest_weights.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/searched_change.hpp"
#include "journeyrank/judge/settled_change.hpp"
#include "journeyrank/judge/weight_change.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What is asked of a change of weights that brings a journey into the top k.
struct TopEntryOptions {
  std::size_t top = 1;              ///< k
  Norm norm = Norm::l2;             ///< what "smallest" means
  std::size_t most_tries = 20'000;  ///< choices of whom to pass before it gives up
};

/// Looks for the nearest weights under which at most k - 1 journeys stay ahead: which of them may is a choice, tried
/// best first. A choice of whom to pass can only cost more when one more is to be passed, so the first that suffices is
/// the best.
class TopEntrySearch {
 public:
  TopEntrySearch(const ValueMatrix& values, std::span<const double> weights, std::size_t journey,
                 const TopEntryOptions& options)
      : values_(values), weights_(weights), journey_(journey), options_(options) {}

  WeightChange search() {
    if (is_there(scores_now())) return {true, 0.0, {weights_.begin(), weights_.end()}};
    visit({}, {});
    while (!open_.empty()) {
      const Choice choice = open_.top();
      open_.pop();
      const std::vector<std::size_t> ahead = still_ahead(choice);
      const std::size_t may_stay = options_.top - 1 - choice.left_ahead.size();
      if (ahead.size() <= may_stay) return settled(choice, ahead);
      // Of any may_stay + 1 of them one must be passed: the first that is, with those before it left ahead.
      std::vector<std::size_t> left_ahead = choice.left_ahead;
      for (std::size_t i = 0; i <= may_stay; ++i) {
        std::vector<std::size_t> passed = choice.passed;
        passed.push_back(ahead[i]);
        visit(std::move(passed), left_ahead);
        left_ahead.push_back(ahead[i]);
      }
    }
    return {};
  }

 private:
  struct Choice {
    double distance = 0.0;
    std::vector<double> weights{};
    std::vector<std::size_t> passed{};      ///< may not be ahead
    std::vector<std::size_t> left_ahead{};  ///< may be

    friend bool operator<(const Choice& a, const Choice& b) noexcept { return a.distance > b.distance; }
  };

  std::vector<double> scores_now() const {
    std::vector<double> scores(values_.journey_count());
    values_.score(weights_, scores);
    return scores;
  }

  bool is_there(std::span<const double> scores) const {
    const auto ahead =
        std::count_if(scores.begin(), scores.end(), [&](double score) { return score > scores[journey_]; });
    return static_cast<std::size_t>(ahead) < options_.top;
  }

  /// The weights of a choice, moved on until their scores agree. Who is level but for rounding is passed as well.
  WeightChange settled(const Choice& choice, const std::vector<std::size_t>& may_stay) const {
    std::vector<std::vector<double>> needed;
    const double own = values_.score(journey_, choice.weights);
    for (std::size_t other = 0; other < values_.journey_count(); ++other) {
      const bool stays = other == journey_ || holds(choice.left_ahead, other) || holds(may_stay, other);
      const bool near = std::fabs(values_.score(other, choice.weights) - own) <= level;
      if (!stays && (near || holds(choice.passed, other))) needed.push_back(gains(values_, journey_, other));
    }
    const auto near = [&](double margin) -> WeightChange {
      if (margin == 0.0) return {true, choice.distance, choice.weights};
      std::vector<std::vector<double>> short_gains;
      for (const auto& gain : needed) short_gains.push_back(short_by(gain, margin));
      auto nearest = nearest_weights(weights_, short_gains, options_.norm);
      if (!nearest) return {};
      const double far = distance(weights_, *nearest, options_.norm);
      return {true, far, std::move(*nearest)};
    };
    return settled_change(values_, near, [this](std::span<const double> scores) { return is_there(scores); });
  }

  static bool holds(const std::vector<std::size_t>& list, std::size_t journey) {
    return std::find(list.begin(), list.end(), journey) != list.end();
  }

  void visit(std::vector<std::size_t> passed, std::vector<std::size_t> left_ahead) {
    if (++tries_ > options_.most_tries) {
      throw Error(errc::too_large, "the smallest change into the top " + std::to_string(options_.top) +
                                       " is not found in " + std::to_string(options_.most_tries) +
                                       " choices of whom to pass; it is at least " +
                                       std::to_string(open_.empty() ? 0.0 : open_.top().distance));
    }
    std::vector<std::vector<double>> needed;
    for (const std::size_t other : passed) needed.push_back(gains(values_, journey_, other));
    auto nearest = nearest_weights(weights_, needed, options_.norm);
    if (!nearest) return;
    const double far = distance(weights_, *nearest, options_.norm);
    open_.push({far, std::move(*nearest), std::move(passed), std::move(left_ahead)});
  }

  /// Who is ahead there and may not stay so, the furthest ahead first.
  std::vector<std::size_t> still_ahead(const Choice& choice) const {
    std::vector<std::pair<double, std::size_t>> ahead;
    const double own = values_.score(journey_, choice.weights);
    for (std::size_t other = 0; other < values_.journey_count(); ++other) {
      if (other == journey_ || holds(choice.passed, other) || holds(choice.left_ahead, other)) continue;
      const double apart = values_.score(other, choice.weights) - own;
      if (apart > level) ahead.push_back({-apart, other});
    }
    std::sort(ahead.begin(), ahead.end());
    std::vector<std::size_t> journeys;
    for (const auto& [apart, other] : ahead) journeys.push_back(other);
    return journeys;
  }

  static constexpr double level = 1e-12;  // at the edge of a half-space scores differ by rounding

  const ValueMatrix& values_;
  std::span<const double> weights_;
  std::size_t journey_;
  const TopEntryOptions& options_;
  std::priority_queue<Choice> open_;
  std::size_t tries_ = 0;
};

/// With whom a journey is level at these weights, and under no weights ahead of it.
inline std::vector<std::size_t> level_at_most_with(const ValueMatrix& values, std::size_t journey,
                                                   std::span<const double> weights) {
  const double own = values.score(journey, weights);
  std::vector<std::size_t> found;
  for (std::size_t other = 0; other < values.journey_count(); ++other) {
    if (other == journey || std::fabs(values.score(other, weights) - own) > 1e-12) continue;
    const std::vector<double> gain = gains(values, journey, other);
    const bool differs = std::any_of(gain.begin(), gain.end(), [](double each) { return each < 0.0; });
    if (differs && is_level_at_most(gain)) found.push_back(other);
  }
  return found;
}

/// The smallest change of all weights at once that brings a journey into the top k: at most k - 1 stay ahead of it.
///
///     const WeightChange least = change_into_top(ranking, matrix, "moving_home", {.top = 3});
///
/// Shape   weights: m, normalised
/// Units   weights in [0, 1]
/// Edge    there already, by its rank: distance 0, also where it is a tie within the model's tie tolerance; never there whatever the weights: not possible; being level with the k-th is
///         being there, with a note where no weights put it ahead, so at the weights given some are level, to 1e-12.
///         The weights, stated as they are printed, make it in the very scores. Notes as for smallest_change. By a
///         method that does not add up, and where a cell is left out, it is searched, with a note
/// Errors  unknown_name for the journey, with the nearest; bad_option for top 0; too_large when k choices out of many
///         near journeys are not settled in `most_tries`; those of ValueMatrix
/// Cost    for k = 1 a few rounds of nearest_weights and of scoring; more grows as the choices of whom to leave ahead.
///         Searched that of searched_change
inline WeightChange change_into_top(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view journey,
                                    const TopEntryOptions& options = {}) {
  if (options.top == 0) throw Error(errc::bad_option, "change_into_top: top must be 1 or more");
  const ValueMatrix values(ranking.scorer(), matrix);
  const std::size_t own = ranking.find(journey);
  if (ranking.unpinned_ranks()[own] <= options.top) {
    const auto now = ranking.scorer().weights().normalised();
    return noted({true, 0.0, {now.begin(), now.end()}}, score_notes(ranking, values));
  }
  if (!is_linear(ranking.scorer(), values)) {
    WeightChange change = searched_change(ranking.scorer(), matrix, values,
                                          place_among_all(values.journey_count(), own, options.top), options.norm);
    return noted(std::move(change), score_notes(ranking, values));
  }
  WeightChange change = TopEntrySearch(values, ranking.scorer().weights().normalised(), own, options).search();
  if (change.possible && change.distance > 0.0) {
    for (const std::size_t other : level_at_most_with(values, own, change.weights)) {
      change.notes.push_back(level_at_most_note(ranking.label(own), ranking.label(other)));
    }
  }
  return noted(std::move(change), score_notes(ranking, values));
}

}  // namespace journeyrank
