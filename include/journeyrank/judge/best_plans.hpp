// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/aggregate/simus.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// How much of a criterion plans may use, or must reach where less is more urgent; in its raw unit.
struct PlanBound {
  std::string criterion;
  double amount = 0.0;

  static constexpr auto fields() {
    return FieldList{Field{"criterion", &PlanBound::criterion, "the id of a criterion"},
                     Field{"amount", &PlanBound::amount, "its bound, in its raw unit", Allowed{.at_least = 0.0}}};
  }
};

/// What SIMUS finds of a matrix.
struct BestPlans {
  SimusResult found;
  std::vector<std::size_t> criteria;  ///< the model's positions of those that took part: their rows in `found`
  std::vector<Note> notes = {};
};

/// The raw amounts of a criterion. Errors: missing_cell, bad_model.
inline std::span<const double> amounts_of(const BoundMatrix& bound, const Criterion& criterion, std::size_t c) {
  if (std::holds_alternative<Levels>(criterion.scale)) {
    throw Error(errc::bad_model, "criterion \"" + criterion.id + "\": levels have no amounts to plan with");
  }
  for (std::size_t i = 0; i < bound.journey_count(); ++i) {
    if (!bound.is_missing(i, c)) continue;
    throw Error(errc::missing_cell, "journey \"" + bound.matrix().journeys()[i] + "\", criterion \"" + criterion.id +
                                        "\" is missing: a plan needs every amount");
  }
  return bound.column(c).first(bound.journey_count());
}

/// SIMUS over the raw cells of the criteria that weigh something, whatever they weigh and whatever method ranks.
///
/// Edge    no journey: no scores. A programme that has no end or cannot be kept is told in a note
/// Errors  missing_cell; bad_model for a scale of levels, which has no amounts; bad_number for an amount below 0;
///         unknown_name, with the nearest, for a bound; bad_option for one of a criterion that weighs nothing
/// Cost    that of simus
inline BestPlans best_plans(const Scorer& scorer, const CriteriaMatrix& matrix,
                            std::span<const PlanBound> bounds = {}) {
  const Model& model = scorer.model();
  const BoundMatrix bound = scorer.bind(matrix);
  BestPlans plans;
  std::vector<SimusCriterion> given;
  std::vector<std::size_t> place(model.criteria.size(), model.criteria.size());
  for (std::size_t c = 0; c < model.criteria.size(); ++c) {
    if (!scorer.is_on(c)) continue;
    const Criterion& criterion = model.criteria[c];
    place[c] = given.size();
    given.push_back(
        {.amounts = amounts_of(bound, criterion, c), .falling = criterion.direction == Direction::minimize});
    plans.criteria.push_back(c);
  }
  for (const auto& [id, amount] : bounds) {
    const std::size_t c = criterion_index(model, id);
    if (place[c] == model.criteria.size()) {
      throw Error(errc::bad_option, "the bound of \"" + id + "\": the criterion weighs nothing, and takes no part");
    }
    given[place[c]].bound = amount;
  }
  plans.found = simus(given);
  for (std::size_t row = 0; row < given.size() && matrix.journey_count() > 0; ++row) {
    const LinearOutcome outcome = plans.found.outcomes[row];
    if (outcome == LinearOutcome::optimal) continue;
    plans.notes.push_back({"no_best_plan", "criterion \"" + model.criteria[plans.criteria[row]].id +
                                               "\": its programme is " + name_of(outcome) +
                                               ", and counts for nothing"});
  }
  return plans;
}

}  // namespace journeyrank
