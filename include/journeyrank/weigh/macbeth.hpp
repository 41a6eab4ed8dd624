// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/base/linear_centre.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/weigh/attractiveness.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// MACBETH: how much more attractive one swing, a criterion taken from its worst to its best, is than another, in
/// words.
///
/// Weights are proportional to the basic scale: the smallest worth of the most attractive swing that leaves a
/// difference of category i at i or more, and above each smaller one by the categories between them; where several
/// scales do, their middle. Statements that contradict each other are relaxed by as little as can be, all together.
///
/// The inconsistency is that relaxation, in steps between two categories, a statement. `conflict` is a set of
/// statements of which any but one can hold. The statement to revisit is the one of them that agrees with all others
/// once it moves by the fewest categories: `stated` is its nearer end, `implied` what the others allow (none is 0,
/// extreme 6, below 0 the other way round); there is none where no single one settles it. `ranges` is what each weight
/// may be under all statements, whatever the unit: empty where they contradict each other.
///
/// Shape   up to any number of statements, not every pair; returns m weights
/// Edge    no statement, or one criterion: equal weights; a swing that nobody holds against no change at all is worth a
///         very weak difference at least; every swing none: equal weights, no ranges. Fewer than two statements leave
///         no room for a contradiction, and no inconsistency is given
/// Errors  those of AttractivenessConstraints
/// Source  banaecosta1994macbeth; banaecosta2005mathematical for the programme; where it has several solutions, the
///         paper takes averages one swing after the other, here all at once (see linear_centre)
/// Cost    linear programmes of m variables and up to p² constraints for p statements: about 2 m² of them, and some 20
///         a statement in conflict. 0.1 s for 10 criteria and all 55 statements, 0.5 s where they contradict each other
///         (g++ -O2, one core)
/// Use     where people have words and no numbers, and you want to know what the words leave open
struct Macbeth {
  static constexpr const char* name = "macbeth";
  static constexpr const char* formula =
      "proportional to v, least largest v with v(a) - v(b) >= i, and above differences of category j < i by i - j";
  static constexpr auto fields() { return FieldList{}; }

  JudgedWeights operator()(std::size_t criteria, std::span<const AttractivenessStatement> statements) const {
    const AttractivenessConstraints said(criteria, statements);
    JudgedWeights judged;
    judged.conflict = said.strict().conflict();
    double off = 0.0;
    judged.weights = shares_of(basic_scale(said, judged.conflict.empty(), off));
    if (statements.size() >= 2) judged.inconsistency = off / static_cast<double>(statements.size());
    if (judged.conflict.empty()) {
      judged.ranges = ranges(said);
    } else {
      judged.revisit_statement = nearest_to_agreement(said, judged.conflict);
    }
    return judged;
  }

  friend bool operator==(const Macbeth&, const Macbeth&) = default;

 private:
  /// What each swing is worth; `off` what statements are relaxed by, together.
  static std::vector<double> basic_scale(const AttractivenessConstraints& said, bool agree, double& off) {
    const std::size_t m = said.criteria();
    auto constraints = agree ? said.kept(1.0) : said.relaxed();
    const std::size_t variables = m + (agree ? 0 : said.said().size());
    if (!agree) off = hold_least(constraints, total_off(m, variables));
    hold_least_largest(constraints, m, variables);
    std::vector<std::vector<double>> worths(m, std::vector<double>(variables, 0.0));
    for (std::size_t c = 0; c < m; ++c) worths[c][c] = 1.0;
    std::vector<double> scale = linear_centre(std::move(constraints), worths).value_or(LinearCentre{}).measures;
    scale.resize(m, 0.0);
    for (double& each : scale) each = each > 1e-9 ? each : 0.0;
    return scale;
  }

  static std::vector<double> total_off(std::size_t criteria, std::size_t variables) {
    std::vector<double> total(variables, 1.0);
    std::fill_n(total.begin(), criteria, 0.0);
    return total;
  }

  /// Holds a sum at the least that it can be, and returns that.
  static double hold_least(std::vector<LinearConstraint>& constraints, const std::vector<double>& sum) {
    LinearProgram program{.objective = sum, .constraints = constraints};
    for (double& each : program.objective) each = 0.0 - each;
    const double least = std::fmax(0.0 - maximise(program).value, 0.0);
    constraints.push_back({sum, Relation::at_most, least});
    return least;
  }

  /// Keeps the largest of the first m variables at the least that it can be.
  static void hold_least_largest(std::vector<LinearConstraint>& constraints, std::size_t m, std::size_t variables) {
    LinearProgram program{.objective = std::vector<double>(variables + 1, 0.0), .constraints = {}};
    program.objective[variables] = -1.0;
    for (LinearConstraint each : constraints) {
      each.coefficients.push_back(0.0);
      program.constraints.push_back(std::move(each));
    }
    for (std::size_t c = 0; c < m; ++c) {
      std::vector<double> row(variables + 1, 0.0);
      row[c] = 1.0;
      row[variables] = -1.0;
      program.constraints.push_back({std::move(row), Relation::at_most, 0.0});
    }
    const double least = 0.0 - maximise(program).value;
    for (std::size_t c = 0; c < m; ++c) {
      std::vector<double> row(variables, 0.0);
      row[c] = 1.0;
      constraints.push_back({std::move(row), Relation::at_most, least});
    }
  }

  static std::vector<LinearRange> ranges(const AttractivenessConstraints& said) {
    const std::size_t m = said.criteria();
    auto constraints = said.kept(0.0);
    constraints.push_back({std::vector<double>(m, 1.0), Relation::equal, 1.0});
    std::vector<std::vector<double>> shares(m, std::vector<double>(m, 0.0));
    for (std::size_t c = 0; c < m; ++c) shares[c][c] = 1.0;
    auto found = linear_ranges(constraints, shares).value_or(std::vector<LinearRange>{});
    for (LinearRange& each : found) each = {std::fmax(each.low, 0.0), std::fmin(each.high, 1.0)};
    return found;
  }

  static std::optional<StatementRevisit> nearest_to_agreement(const AttractivenessConstraints& said,
                                                              const std::vector<std::size_t>& conflict) {
    std::optional<StatementRevisit> nearest;
    double fewest = 100.0;
    for (const std::size_t entry : conflict) {
      const AttractivenessStatement& stated = said.said()[entry];
      for (int category = -6; category <= 6; ++category) {
        const int least = static_cast<int>(stated.least);
        const int most = static_cast<int>(stated.most);
        const int near = category < least ? least : most;
        const auto moved = static_cast<double>(std::abs(category - near));
        if (moved >= fewest || !agrees_as(said, entry, category)) continue;
        fewest = moved;
        nearest = StatementRevisit{
            .entry = entry, .stated = static_cast<double>(near), .implied = static_cast<double>(category)};
      }
    }
    return nearest;
  }

  /// True when all statements agree once this one is of another category; below 0: the other way round.
  static bool agrees_as(const AttractivenessConstraints& said, std::size_t entry, int category) {
    auto statements = said.said();
    AttractivenessStatement& changed = statements[entry];
    if (category < 0 && !changed.second) return false;
    if (category < 0) {
      const std::size_t first = changed.first;
      changed.first = *changed.second;
      changed.second = first;
    }
    changed.least = changed.most = static_cast<Attractiveness>(std::abs(category));
    return AttractivenessConstraints(said.criteria(), statements).strict().agree();
  }
};

static_assert(fully_described<Macbeth>);

}  // namespace journeyrank
