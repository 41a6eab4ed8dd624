// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/judge/pareto.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// Who is at least as urgent as whom on every criterion, and more so on one: no weights can turn that round, but for a
/// method that breaks dominance as it was published.
///
/// Shape   one entry a journey
/// Edge    equal journeys do not dominate each other; a criterion of weight 0 does not count
struct Dominance {
  std::vector<std::uint32_t> layers = {};                  ///< from 1: the Pareto front, then the front of the rest
  std::vector<std::uint32_t> dominates = {};               ///< how many journeys it dominates
  std::vector<std::uint32_t> dominated_by = {};            ///< how many dominate it
  std::vector<std::optional<std::size_t>> dominator = {};  ///< one that does, on the front; none there
  std::vector<Note> notes = {};
};

/// The Pareto layers of all journeys, and who dominates whom. Of several dominators on the front the one named is the
/// one with the highest score, then the smaller id, bytewise.
///
/// Edge    no journey: empty; one journey, or all equal: one front. A tie tolerance and criteria of weight 0 do not
///         count, with a note. A method that can rank a dominated journey above: the note method_breaks_dominance
/// Errors  those of ExactValues, but any method is taken
/// Cost    O(m n^2); 0.2 s for 5,000 × 4 with one thread
inline Dominance dominance(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  const ExactValues values = ExactValues::by_any_method(scorer, matrix);
  const std::size_t n = values.journey_count();
  const std::vector<double> scores = scorer.score(matrix, 1);
  Dominance found{pareto_layers(values), std::vector<std::uint32_t>(n, 0), std::vector<std::uint32_t>(n, 0),
                  std::vector<std::optional<std::size_t>>(n), exact_notes(scorer, values.notes())};
  if (std::string sentence = dominance_sentence(scorer.model().method); !sentence.empty()) {
    found.notes.push_back({"method_breaks_dominance", std::move(sentence)});
  }
  std::vector<std::uint32_t> order(n);  // the front first, and on each layer the highest score
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (found.layers[a] != found.layers[b]) return found.layers[a] < found.layers[b];
    return scores[a] != scores[b] ? scores[a] > scores[b] : matrix.journeys().less(a, b);
  });
  for_each_block(n, 64, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t journey = begin; journey < end; ++journey) {
      for (const std::uint32_t other : order) {
        if (found.layers[other] < found.layers[journey] && dominates(values[other], values[journey])) {
          if (!found.dominator[journey]) found.dominator[journey] = other;
          ++found.dominated_by[journey];
        } else if (found.layers[other] > found.layers[journey] && dominates(values[journey], values[other])) {
          ++found.dominates[journey];
        }
      }
    }
  });
  return found;
}

/// The same, with a note where the ranking has pins.
inline Dominance dominance(const Ranking& ranking, const CriteriaMatrix& matrix, std::size_t threads = 0) {
  Dominance found = dominance(ranking.scorer(), matrix, threads);
  const std::vector<Note> pins = pin_notes(ranking);
  found.notes.insert(found.notes.begin(), pins.begin(), pins.end());
  return found;
}

}  // namespace journeyrank
