// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/judge/exact_values.hpp"
#include "journeyrank/judge/pareto.hpp"
#include "journeyrank/judge/score_notes.hpp"
#include "journeyrank/judge/searched_first.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Whether some weights put a journey first.
///
/// never      under all weights another scores more
/// shared     under some it scores as much as any other, under none more than all others
/// alone      under some it scores more than all others
/// not_found  under none of the weights that a search has tried; and of a search `shared` is no proof either
enum class FirstUnderSome { never, shared, alone, not_found };

constexpr auto enumerators(FirstUnderSome) {
  using enum FirstUnderSome;
  return std::array{Enumerator{"never", never}, Enumerator{"shared", shared}, Enumerator{"alone", alone},
                    Enumerator{"not_found", not_found}};
}

/// True when some weights are known that put it first, alone or with others.
inline bool can_be_first(FirstUnderSome first) noexcept {
  return first == FirstUnderSome::alone || first == FirstUnderSome::shared;
}

/// The weights that are best for one journey, and what they do for it.
struct BestCase {
  FirstUnderSome first = FirstUnderSome::never;
  double lead = 0.0;                 ///< score less the best other one under these weights; below 0: how far behind
  std::vector<double> weights = {};  ///< one for each criterion of the model; they add up to 1
};

/// The best case of every journey.
struct PotentialOptimality {
  std::vector<BestCase> cases = {};
  bool searched = false;  ///< the cases are those of a search; else they are exact
  std::vector<Note> notes = {};
};

/// The linear programmes that look for the best weights of each journey: the largest lead over all others at once.
class BestCaseSearch {
 public:
  static constexpr double tied = 1e-10;  ///< a lead of less is a tie

  BestCaseSearch(const ExactValues& values, std::size_t criteria, std::span<const LinearConstraint> allowed)
      : values_(values), criteria_(criteria), front_(pareto_front(values)), second_(second_front(values, front_)) {
    const std::size_t m = values.criterion_count();
    region_.objective.assign(m + 1, 0.0);
    region_.constraints.push_back({std::vector<double>(m + 1, 1.0), Relation::equal, 1.0});
    region_.constraints.back().coefficients[m] = 0.0;
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      check(allowed[i], criteria, "constraint " + std::to_string(i + 1) + " on the weights");
      LinearConstraint on{{}, allowed[i].relation, allowed[i].bound};
      for (const std::size_t c : values.criteria()) on.coefficients.push_back(allowed[i].coefficients[c]);
      on.coefficients.push_back(0.0);
      region_.constraints.push_back(std::move(on));
    }
    solved(region_);
  }

  BestCase operator()(std::size_t journey) const {
    const std::size_t m = values_.criterion_count();
    LinearProgram program = region_;
    program.objective[m] = 1.0;  // the lead, and 1 on top so that it is never below 0
    program.constraints.push_back({std::vector<double>(m + 1, 0.0), Relation::at_most, 2.0});
    program.constraints.back().coefficients[m] = 1.0;
    for_each_rival(journey, [&](std::size_t other) {
      LinearConstraint behind{{}, Relation::at_most, 1.0};
      for (std::size_t c = 0; c < m; ++c) behind.coefficients.push_back(values_[other][c] - values_[journey][c]);
      behind.coefficients.push_back(1.0);
      program.constraints.push_back(std::move(behind));
    });
    const LinearSolution solution = solved(program);
    BestCase best{FirstUnderSome::never, lead(journey, solution.x), std::vector<double>(criteria_, 0.0)};
    if (best.lead >= -tied) best.first = best.lead > tied ? FirstUnderSome::alone : FirstUnderSome::shared;
    for (std::size_t c = 0; c < m; ++c) best.weights[values_.criteria()[c]] = solution.x[c];
    return best;
  }

 private:
  /// The front of the journeys behind the front.
  static std::vector<EqualJourneys> second_front(const ExactValues& values, const std::vector<EqualJourneys>& front) {
    std::vector<std::uint8_t> on_front(values.journey_count(), 0);
    for (const auto& group : front) {
      for (const std::uint32_t each : group) on_front[each] = 1;
    }
    std::vector<std::uint32_t> behind = dominance_order(values);
    std::erase_if(behind, [&](std::uint32_t each) { return on_front[each] != 0; });
    return pareto_front(values, behind);
  }

  /// Calls `visit(other)` for the journeys that hold all others off this one: the front, and who is only behind it.
  template <class Visit>
  void for_each_rival(std::size_t journey, Visit&& visit) const {
    bool on_front = false;
    for (const auto& group : front_) {
      const bool here = std::find(group.begin(), group.end(), journey) != group.end();
      on_front = on_front || here;
      if (!here || group.size() > 1) visit(std::size_t{group[group[0] == journey ? 1 : 0]});
    }
    if (!on_front) return;
    for (const auto& group : second_) {
      if (dominates(values_[journey], values_[group[0]])) visit(std::size_t{group[0]});
    }
  }

  /// The lead under weights, from the differences of values; 1 when there is no other journey.
  double lead(std::size_t journey, const std::vector<double>& weights) const noexcept {
    double least = 1.0;
    for_each_rival(journey, [&](std::size_t other) {
      double ahead = 0.0;
      for (std::size_t c = 0; c < values_.criterion_count(); ++c) {
        ahead += product(values_[journey][c] - values_[other][c], weights[c]);
      }
      least = std::min(least, ahead);
    });
    return least;
  }

  /// The best of a programme over the weights that are allowed; refuses if there are none.
  static LinearSolution solved(const LinearProgram& program) {
    LinearSolution solution = maximise(program);
    if (solution.outcome == LinearOutcome::optimal) return solution;
    std::string which;
    for (std::size_t i = 1; i < solution.multipliers.size(); ++i) {
      if (solution.multipliers[i] != 0.0) which += (which.empty() ? "" : ", ") + std::to_string(i);
    }
    throw Error(errc::bad_weights, "found no weights that keep constraints " + which +
                                       " and add up to 1; allowed: constraints that some weights keep");
  }

  const ExactValues& values_;
  std::size_t criteria_;
  std::vector<EqualJourneys> front_;
  std::vector<EqualJourneys> second_;
  LinearProgram region_;
};

/// The best cases that a search finds by a method that does not add up, with a note on what that proves; none for too
/// many journeys.
inline PotentialOptimality searched_optimality(const Scorer& scorer, const CriteriaMatrix& matrix,
                                               std::size_t threads) {
  const std::string method = step_name(scorer.model().method);
  const std::size_t most = most_searched_first(scorer.model().method);
  if (matrix.journey_count() > most) {
    return {.notes = {{"first_not_known", "who could be first is not known by " + method +
                                              ", which does not add up, of more than " + std::to_string(most) +
                                              " journeys: robustness says who comes first under drawn weights"}}};
  }
  PotentialOptimality found{.searched = true};
  for (MetLead& met : searched_leads(ValueMatrix(scorer, matrix), scorer.weights().normalised(), threads)) {
    const bool alone = met.lead > BestCaseSearch::tied;
    const bool level = met.lead >= -BestCaseSearch::tied;
    found.cases.push_back({alone   ? FirstUnderSome::alone
                           : level ? FirstUnderSome::shared
                                   : FirstUnderSome::not_found,
                           met.lead, std::move(met.weights)});
  }
  found.notes = {{"first_searched", "who could be first was searched, not proven: " + method +
                                        " does not add up, so about " + std::to_string(WeightRays::points) +
                                        " weightings were tried on straight ways from the stated weights"}};
  return found;
}

/// Whether any weights put a journey first, for each journey, by linear programme, with the weights that do it best; by
/// a method that does not add up what a search finds.
///
/// Shape   `allowed`: conditions that weights must keep, a coefficient for each criterion of the model, for weights
///         that add up to 1
/// Units   leads are in scores, from -1 to 1
/// Edge    a method that does not add up: searched, with a note; no cases beyond most_searched_first() journeys or
///         where weights have conditions, with a note; a lead of 1e-10 or less, either way, is a tie; equal
///         journeys can only share; a journey without another leads by 1; a criterion of weight 0 stays off, whatever
///         is allowed
/// Errors  those of ExactValues; shape_mismatch and bad_number naming the constraint; bad_weights if no weights keep
///         all constraints, naming those that contradict each other
/// Source  hazen1986partial, potential optimality
/// Cost    a linear programme of f rows a journey, with f journeys on the Pareto front: 5,000 × 4 random journeys, of
///         which 115 are on the front, take 0.1 s with one thread
inline PotentialOptimality potential_optimality(const Scorer& scorer, const CriteriaMatrix& matrix,
                                                std::span<const LinearConstraint> allowed = {},
                                                std::size_t threads = 0) {
  if (!adds_up(scorer.model().method)) {
    if (allowed.empty()) return searched_optimality(scorer, matrix, threads);
    return {.notes = {{"first_not_known", std::string("who could be first under conditions is not known by ") +
                                              step_name(scorer.model().method) +
                                              ", which does not add up: robustness --where says how often each is"}}};
  }
  const ExactValues values(scorer, matrix);
  const BestCaseSearch search(values, scorer.criterion_count(), allowed);
  PotentialOptimality found{.cases = std::vector<BestCase>(values.journey_count()),
                            .notes = exact_notes(scorer, values.notes())};
  for_each_block(found.cases.size(), 32, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t journey = begin; journey < end; ++journey) found.cases[journey] = search(journey);
  });
  return found;
}

/// The same, with a note where the ranking has pins.
inline PotentialOptimality potential_optimality(const Ranking& ranking, const CriteriaMatrix& matrix,
                                                std::span<const LinearConstraint> allowed = {},
                                                std::size_t threads = 0) {
  PotentialOptimality found = potential_optimality(ranking.scorer(), matrix, allowed, threads);
  const std::vector<Note> pins = pin_notes(ranking);
  found.notes.insert(found.notes.begin(), pins.begin(), pins.end());
  return found;
}

}  // namespace journeyrank
