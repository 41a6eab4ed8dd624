// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/cell_trial.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/idleness.hpp"
#include "journeyrank/judge/measured_doubt.hpp"
#include "journeyrank/judge/needed_text.hpp"
#include "journeyrank/judge/ranked_again.hpp"
#include "journeyrank/judge/requirement.hpp"
#include "journeyrank/judge/score_noise.hpp"
#include "journeyrank/judge/weight_search.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/linearity.hpp"
#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// What the lint of a decision is asked.
struct DecisionLintOptions {
  std::string profile = {};  ///< whose weights; empty: the model's own
  std::size_t top = 0;       ///< the cut that noise is looked for at, below this place; 0: below 1, 3 and 5
  std::size_t threads = 0;   ///< 0: one a processor; never changes a bit
};

/// The lint of one decision: of the ranking that a model makes of a matrix.
class DecisionLint {
 public:
  DecisionLint(const Ranking& ranking, const CriteriaMatrix& matrix)
      : ranking_(&ranking), matrix_(&matrix), values_(ranking.scorer(), matrix) {
    const std::span<const double> weights = ranking.scorer().weights().normalised();
    weights_.assign(weights.begin(), weights.end());
    for (std::size_t c = 0; c < weights_.size(); ++c) criteria_on_ += weights_[c] > 0.0 ? 1 : 0;
    is_linear_ = is_linear(ranking.scorer(), values_);
  }

  /// Scales and methods that look at the other journeys.
  void check_scales() {
    if (ranking_->size() == 0) return;
    if (compares_journeys(model().method)) {
      findings_.push_back({.code = LintCode::relative_method,
                           .sentence = std::string(step_name(model().method)) + " compares the " +
                                       std::to_string(ranking_->size()) +
                                       " journeys with each other: one more or less can reorder the others"});
    }
    if (std::string sentence = dominance_sentence(model().method); !sentence.empty()) {
      findings_.push_back({.code = LintCode::method_breaks_dominance, .sentence = std::move(sentence)});
    }
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      const Criterion& criterion = model().criteria[c];
      if (weights_[c] == 0.0 || !has_relative_scale(criterion)) continue;
      findings_.push_back({.code = LintCode::relative_scale,
                           .criterion = criterion.id,
                           .sentence = criterion.id + " is scaled by " + step_name(criterion.scale) + " over the " +
                                       std::to_string(ranking_->size()) +
                                       " journeys at hand: one more or less can reorder the others"});
    }
  }

  /// Criteria whose weight decides nothing.
  void check_weights() {
    if (ranking_->size() < 2 || criteria_on_ < 2) return;
    const IdleSearch search(*ranking_, values_, is_linear_);
    if (search.is_too_large()) return add_not_tried();
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      if (weights_[c] > 0.0 && !is_constant(c)) sort_out(c, search.of(c));
    }
    const std::string ranks = " the " + std::to_string(ranking_->size()) + " journeys have the same ranks";
    add_idle(LintCode::idle_at_any_weight, idle_at_any_, "at any weight from 0 to 1 of ", ranks);
    add_idle(LintCode::idle_criterion, idle_, "without ", ranks);
    add_idle(LintCode::idle_weight, idle_weights_,
             ranking_->label(at_place(1)) + " comes first at any weight from 0 to 1 of ", "");
  }

  /// A winner that is ahead of the second on one criterion, and on no other.
  void check_winner() {
    if (criteria_on_ < 3 || !has_one_winner(ranking_->unpinned_ranks())) return;
    const std::size_t first = at_place(1);
    const std::size_t second = at_place(2);
    std::vector<std::size_t> ahead;
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      const bool both = values_.known(first, c) != Known::left_out && values_.known(second, c) != Known::left_out;
      if (both && weights_[c] > 0.0 && values_.value(first, c) > values_.value(second, c)) ahead.push_back(c);
    }
    if (ahead.size() == 1 && leads_by(first, second, ahead[0])) add_one_cell(first, second, ahead[0]);
  }

  /// A winner that is divided by little: with the median of the journeys in place of its own another one comes first.
  void check_divisors() {
    if (ranking_->size() < 2 || !has_one_winner(ranking_->unpinned_ranks())) return;
    const auto ranks = ranking_->unpinned_ranks();
    const auto first = static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), 1U) - ranks.begin());
    for (std::size_t c = 0; c < weights_.size(); ++c) {
      const auto column = matrix_->find_criterion(model().criteria[c].id);
      const bool divides = std::holds_alternative<Reciprocal>(model().criteria[c].scale);
      if (weights_[c] == 0.0 || !divides || !column || matrix_->is_missing(first, *column)) continue;
      const double median = median_of(*column);
      if (!(matrix_->cell(first, *column) < median)) continue;
      CellTrial trial(*ranking_, *matrix_, first, {.aim = Aim::leave});
      const RankedAgain again(*ranking_, *matrix_, first, {.aim = Aim::leave});
      const Requirement leaving = requirement_of(trial, again, model().criteria[c], c);
      if (leaving.feasibility != Feasibility::possible || leaving.needed > median) continue;
      findings_.push_back({.code = LintCode::small_divisor_decides,
                           .criterion = model().criteria[c].id,
                           .journey = ranking_->journeys()[first],
                           .sentence = ranking_->label(first) + " comes first by a small " + model().criteria[c].id +
                                       ": with " + needed_text(leaving.needed, leaving.raw) + " in place of " +
                                       brief_number(leaving.raw) + " it would not (the median journey has " +
                                       brief_number(median) + ")",
                           .evidence = {{"cell", leaving.raw}, {"turns_at", leaving.needed}, {"median", median}}});
    }
  }

  /// Cuts, below the first, third and fifth place or the one asked for, that noise may have put there: where cells are
  /// drawn from what is believed of them, the other order is as likely as 10 % or more.
  void check_noise(const CellDoubt& cells, std::size_t cut) {
    const ScoreNoise noise = ScoreNoise::of_cells(scorer(), *matrix_, cells);
    const std::vector<std::size_t> cuts = cut > 0 ? std::vector{cut} : std::vector<std::size_t>{1, 3, 5};
    for (const std::size_t top : cuts) {
      if (top >= ranking_->size()) return;
      const std::size_t in = at_place(top);
      const std::size_t out = at_place(top + 1);
      const auto chance = noise.chance_of_other_order(in, out);
      if (!chance || chance->value < 0.1) continue;
      const std::string place = top == 1 ? "the first place" : "the top " + std::to_string(top);
      findings_.push_back({.code = LintCode::noise_decides,
                           .sentence = "noise may decide " + place + ": " + shown(in) + " and " + shown(out) +
                                       " truly stand the other way round with a chance of " + share_text(chance->value),
                           .evidence = {{"top", static_cast<double>(top)},
                                        {"probability", chance->value},
                                        {"probability_error", chance->error}}});
    }
  }

  const std::vector<LintFinding>& findings() const noexcept { return findings_; }

 private:
  const Scorer& scorer() const noexcept { return ranking_->scorer(); }
  const Model& model() const noexcept { return scorer().model(); }

  /// A journey with its score: "Bill query (41.2 points)".
  std::string shown(std::size_t journey) const {
    return ranking_->label(journey) + " (" + points_text(ranking_->scores()[journey]) + " points)";
  }

  std::size_t at_place(std::size_t place) const { return ranking_->order()[place - 1]; }

  /// True when the first, with the second's value in one cell, would not be ahead of it: always where no cell of the
  /// two is left out, for nothing else speaks for it.
  bool leads_by(std::size_t first, std::size_t second, std::size_t c) const {
    if (is_linear_) return true;
    ValueMatrix level = values_;
    level.replace(first, c, level.value(second, c));
    return !(level.score(first, weights_) > level.score(second, weights_));
  }

  static bool has_one_winner(std::span<const std::uint32_t> ranks) {
    return ranks.size() > 1 && std::count(ranks.begin(), ranks.end(), std::uint32_t{1}) == 1;
  }

  /// The middle one of the present cells, the lower of two.
  double median_of(std::size_t column) const {
    std::vector<double> present;
    for (std::size_t j = 0; j < matrix_->journey_count(); ++j) {
      if (!matrix_->is_missing(j, column)) present.push_back(matrix_->cell(j, column));
    }
    const auto middle = present.begin() + static_cast<std::ptrdiff_t>((present.size() - 1) / 2);
    std::nth_element(present.begin(), middle, present.end());
    return *middle;
  }

  /// The lint of the matrix says so of these.
  bool is_constant(std::size_t c) const {
    const auto column = matrix_->find_criterion(model().criteria[c].id);
    return !column || !(matrix_->extent(*column).low < matrix_->extent(*column).high);
  }

  void sort_out(std::size_t c, const Idleness& found) {
    const std::string& id = model().criteria[c].id;
    if (found.without) (found.at_any ? idle_at_any_ : idle_).push_back(id);
    if (found.winner && !found.at_any) idle_weights_.push_back(id);
  }

  /// Weights of so large a decision are not tried one after the other.
  void add_not_tried() {
    const std::size_t cells = ranking_->size() * weights_.size();
    const std::string why =
        adds_up(model().method) ? "where cells are left out" : std::string("by ") + step_name(model().method);
    findings_.push_back({.code = LintCode::weights_not_tried,
                         .sentence = "of " + std::to_string(cells) + " cells, more than " +
                                     std::to_string(IdleSearch::most_cells) + ", no weight was tried " + why +
                                     ": nothing is said of weights that do not matter",
                         .evidence = {{"cells", static_cast<double>(cells)}}});
  }

  static std::string tried_in_steps() { return " (tried in steps of 1/" + std::to_string(search_steps) + ")"; }

  /// One finding for all criteria of which it is true, each by itself.
  void add_idle(LintCode code, const std::vector<std::string>& criteria, const std::string& before,
                const std::string& behind) {
    if (criteria.empty()) return;
    const bool one = criteria.size() == 1;
    findings_.push_back({.code = code,
                         .severity = Severity::info,
                         .criterion = one ? criteria[0] : "",
                         .journey = code == LintCode::idle_weight ? ranking_->journeys()[at_place(1)] : "",
                         .sentence = before + list_text(criteria, 5) + (one ? "" : ", each by itself") +
                                     (one || behind.empty() ? "" : ",") + behind +
                                     (is_linear_ || code == LintCode::idle_criterion ? "" : tried_in_steps()),
                         .evidence = {{"criteria", static_cast<double>(criteria.size())}}});
  }

  void add_one_cell(std::size_t first, std::size_t second, std::size_t c) {
    const std::string& id = model().criteria[c].id;
    const std::size_t column = *matrix_->find_criterion(id);
    LintFinding finding{.code = LintCode::one_cell_winner,
                        .criterion = id,
                        .journey = ranking_->journeys()[first],
                        .sentence = ranking_->label(first) + " comes first, before " + ranking_->label(second) +
                                    ", by its " + id + " alone",
                        .evidence = {{"lead", ranking_->scores()[first] - ranking_->scores()[second]}}};
    CellTrial trial(*ranking_, *matrix_, first, {.aim = Aim::leave});
    const RankedAgain again(*ranking_, *matrix_, first, {.aim = Aim::leave});
    const Requirement leaving = requirement_of(trial, again, model().criteria[c], c);
    if (leaving.feasibility == Feasibility::possible && leaving.level.empty()) {
      finding.sentence += ": with " + needed_text(leaving.needed, leaving.raw) + " in place of " +
                          brief_number(leaving.raw) + " it would not";
      finding.evidence.push_back({"cell", matrix_->cell(first, column)});
      finding.evidence.push_back({"turns_at", leaving.needed});
    }
    findings_.push_back(std::move(finding));
  }

  const Ranking* ranking_;
  const CriteriaMatrix* matrix_;
  ValueMatrix values_;
  std::vector<double> weights_;
  std::size_t criteria_on_ = 0;
  bool is_linear_ = true;                 ///< every score, in each weight
  std::vector<std::string> idle_at_any_;  ///< criteria whose weight changes no rank at all
  std::vector<std::string> idle_;         ///< those that may be left out, and change ranks where they weigh more
  std::vector<std::string> idle_weights_;
  std::vector<LintFinding> findings_;
};

/// Refuses what is believed of other cells than those of a matrix. Errors: shape_mismatch.
inline void refuse_other_cells(const CellDoubt& cells, const CriteriaMatrix& matrix, const Model& model) {
  const bool fit = cells.distributions.size() <= model.criteria.size() &&
                   std::all_of(cells.distributions.begin(), cells.distributions.end(), [&](const auto& column) {
                     return column.empty() || column.size() == matrix.journey_count();
                   });
  if (!fit) throw Error(errc::shape_mismatch, "lint_decision: the cells are not those of the matrix and the model");
}

/// The lint of a decision: what may make a sound matrix and model rank in a way that nobody should rest on. It stands
/// beside that of the matrix and the model (lint of problem/lint.hpp), which has constant, correlated and switched off
/// criteria. The worst findings come first.
///
///     for (const LintFinding& each : lint_decision(matrix, model)) std::puts(each.sentence.c_str());
///     lint_decision(matrix, model, doubt_of(stated, matrix, model), {.top = 10});  // and what noise may decide
///
/// Shape   cells: what is believed of them; none in doubt, and nothing is said of noise
/// Edge    a matrix that cannot be ranked makes no decision: no finding. Weights are judged in closed form where scores
///         are linear in them; else, with a method that does not add up or a cell left out, they are tried in steps,
///         which the finding says, and not for more than a million cells, which is a finding too. Open cells stand at
///         0.5. One journey, or one criterion that weighs something, leaves nothing to decide; a cut below the last
///         journey, or below none, is none
/// Errors  unknown_name for the profile; shape_mismatch when the cells are not those of the matrix; those of CellDraws
/// Cost    O(m n log n), up to 512 times that where weights are tried in steps; and with cells in doubt
///         20,000 draws of up to six journeys
inline std::vector<LintFinding> lint_decision(const CriteriaMatrix& matrix, const Model& model, const CellDoubt& cells,
                                              const DecisionLintOptions& options) {
  refuse_other_cells(cells, matrix, model);
  weights_of(model, options.profile);  // an unknown profile is a mistake, an unrankable matrix a finding of others
  std::optional<Ranking> ranking;
  try {
    ranking.emplace(rank(matrix, model, {.profile = options.profile, .threads = options.threads}));
  } catch (const Error&) {
    return {};
  }
  DecisionLint lint(*ranking, matrix);
  lint.check_scales();
  lint.check_weights();
  lint.check_winner();
  lint.check_divisors();
  lint.check_noise(cells, options.top);
  std::vector<LintFinding> findings = lint.findings();
  sort_findings(findings);
  return findings;
}

/// The same of a measured matrix.
///
/// Shape   estimates: one list a criterion of the model, in journey order, as measure() gives them; none for a
///         ready-made matrix
/// Errors  shape_mismatch when the estimates are not those of the matrix
inline std::vector<LintFinding> lint_decision(const CriteriaMatrix& matrix, const Model& model,
                                              const std::vector<std::vector<Estimate>>& estimates = {},
                                              std::string_view profile = "") {
  const bool fit = estimates.empty() || (estimates.size() == model.criteria.size() &&
                                         std::all_of(estimates.begin(), estimates.end(), [&](const auto& each) {
                                           return each.size() == matrix.journey_count();
                                         }));
  if (!fit) throw Error(errc::shape_mismatch, "lint_decision: the estimates are not those of the matrix and the model");
  return lint_decision(matrix, model, doubt_of_measured(model, estimates),
                       {.profile = std::string(profile), .threads = 1});
}

}  // namespace journeyrank
