// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/column_totals.hpp"
#include "journeyrank/rank/cut_cells.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/lines.hpp"
#include "journeyrank/rank/method_scorer.hpp"

namespace journeyrank {

/// What one criterion says of one journey: its value (and how far it is open), and the weight that applies.
struct Term {
  ScoreRange value;
  double weight = 0.0;  ///< normalised; rescaled where missing criteria were left out, 0 for those
};

/// A model made ready to score: anchors fixed, weights normalised, and of a method that compares journeys what it keeps
/// of them. Immutable, so any number of threads may share it.
///
/// Shape   rows hold m raw values in the model's order of criteria; matrices are matched by criterion name
/// Units   scores in [0, 1], 1 is the most urgent journey there can be
/// Edge    a criterion of weight 0 is off; a relative scale keeps the range it was fitted on, a method that compares
///         journeys those it was fitted on; rounded weights may add up to 1 + 2^-52, and then scores go as far
/// Errors  those of validate(model) and of BoundMatrix; bad_model for a missing cell under renormalise and a method
///         that does not add up
/// Source  that of the method
/// Cost    fit O(m) for a method that adds up, as the matrix knows its extents, else O(n m); score O(m) a journey, no
///         allocation, no lock
class Scorer {
 public:
  /// Fixes the scales on a matrix, with the model's own weights or those of one of its profiles, on so many threads (0:
  /// one a processor), which change no bit.
  static Scorer fit(const CriteriaMatrix& matrix, const Model& model, std::string_view profile = "",
                    std::size_t threads = 1) {
    validate(model);
    Scorer scorer(model, profile);
    const BoundMatrix bound = scorer.bind(matrix);
    for (std::size_t c = 0; c < model.criteria.size(); ++c) {
      refuse_negative_divisors(model.criteria[c], bound, c);
      std::vector<Note> notes = small_divisor_notes(model.criteria[c], bound, c);
      for (Note& note : cut_factor_notes(model, bound, c)) notes.push_back(std::move(note));
      scorer.scales_.push_back(
          fit_scale(model.criteria[c], bound.extent(c), scorer.totals_of(bound, c, threads), notes));
      if (scorer.is_on(c)) scorer.notes_.insert(scorer.notes_.end(), notes.begin(), notes.end());
    }
    scorer.fit_method_on(bound, threads);
    return scorer;
  }

  std::size_t criterion_count() const noexcept { return scales_.size(); }
  const Model& model() const noexcept { return model_; }
  const std::string& profile() const noexcept { return profile_; }
  const Weights& weights() const noexcept { return weights_; }
  const FittedScale& scale(std::size_t c) const noexcept { return scales_[c]; }

  /// What fitting found: relative scales, constant columns.
  const std::vector<Note>& notes() const noexcept { return notes_; }

  /// The method made ready; empty where it adds up.
  const MethodScorer& by_method() const noexcept { return by_method_; }

  /// False for a criterion of weight 0.
  bool is_on(std::size_t c) const noexcept { return weights_.normalised(c) > 0.0; }

  /// The score of one complete row of finite numbers (asserted; `check_row` refuses others at the border).
  double score(std::span<const double> row) const noexcept {
    assert(row.size() == scales_.size());
    if (!lines_.empty()) return lines_.score(row);
    if (!by_method_.empty()) return by_method_.score(row);
    double score = 0.0;
    for (std::size_t c = 0; c < scales_.size(); ++c) {
      score += product(value_of(scales_[c], row[c]), weights_.normalised(c));
    }
    return score;
  }

  /// The score of a row in which cells are missing (1 in `missing`), by each criterion's policy.
  /// Errors: missing_cell under reject, or when nothing that weighs is left to renormalise on; bad_model under
  /// renormalise where the method does not add up.
  ScoreRange score(std::span<const double> row, std::span<const std::uint8_t> missing) const {
    if (!by_method_.empty()) return by_method_.score(row, missing);
    ScoreRange sum;
    for_each_term(row, missing, [&sum](std::size_t, const Term& term) {
      sum.score += product(term.value.score, term.weight);
      sum.low += product(term.value.low, term.weight);
      sum.high += product(term.value.high, term.weight);
    });
    return sum;
  }

  /// Calls `visit(c, term)` in criterion order. Of a method that adds up, the rounded products value * weight add up to
  /// the score, bit for bit.
  template <class Visit>
  void for_each_term(std::span<const double> row, std::span<const std::uint8_t> missing, Visit&& visit) const {
    assert(row.size() == scales_.size() && missing.size() == scales_.size());
    double present = 0.0;
    bool rescale = false;
    for (std::size_t c = 0; c < scales_.size(); ++c) {
      const bool gap = missing[c] != 0 && is_on(c);
      if (gap && policy(c) == Missing::reject) {
        throw Error(errc::missing_cell,
                    "criterion \"" + model_.criteria[c].id + "\" is missing, and its policy is reject");
      }
      const bool left_out = gap && policy(c) == Missing::renormalise;
      rescale = rescale || left_out;
      if (!left_out) present += weights_.normalised(c);
    }
    if (present == 0.0) {
      throw Error(errc::missing_cell, "every criterion that weighs something is missing: nothing to renormalise on");
    }
    for (std::size_t c = 0; c < scales_.size(); ++c) {
      const double weight = rescale ? weights_.normalised(c) / present : weights_.normalised(c);
      visit(c, term_of(c, row[c], missing[c] != 0, weight));
    }
  }

  /// Refuses a row that cannot be scored. Errors: shape_mismatch, bad_number naming the criterion.
  void check_row(std::span<const double> row) const {
    if (row.size() != scales_.size()) {
      throw Error(errc::shape_mismatch, "the row has " + std::to_string(row.size()) + " values for " +
                                            std::to_string(scales_.size()) + " criteria");
    }
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string place = "criterion \"" + model_.criteria[c].id + "\"";
      if (!std::isfinite(row[c]))
        throw Error(errc::bad_number, place + ": found NaN or infinity; allowed: a finite number");
      const auto* levels = std::get_if<Levels>(&scales_[c]);
      if (levels != nullptr && !levels->holds(row[c])) {
        throw Error(errc::bad_number, place + ": found " + shortest_number(row[c]) + "; allowed: the index of a level");
      }
    }
  }

  /// Matches a matrix to the criteria. Errors: those of BoundMatrix.
  BoundMatrix bind(const CriteriaMatrix& matrix) const { return BoundMatrix(matrix, model_, weights_); }

  /// The scores of all journeys into `scores`, one a journey; the same bits for any number of threads (0: one a
  /// processor). Errors: those of BoundMatrix; missing_cell when a journey has nothing left to renormalise on.
  void score(const CriteriaMatrix& matrix, std::span<double> scores, std::size_t threads) const {
    assert(scores.size() == matrix.journey_count());
    const BoundMatrix bound = bind(matrix);
    for_each_block(scores.size(), block_size, threads, [&](std::size_t begin, std::size_t end) {
      score_block(bound, begin, scores.subspan(begin, end - begin));
    });
  }

  std::vector<double> score(const CriteriaMatrix& matrix, std::size_t threads = 0) const {
    std::vector<double> scores(matrix.journey_count());
    score(matrix, scores, threads);
    return scores;
  }

  /// Scores as many journeys as `scores` holds, from `begin` on.
  void score_block(const BoundMatrix& bound, std::size_t begin, std::span<double> scores) const {
    if (!by_method_.empty()) return by_method_.score_block(bound, begin, scores);
    std::fill(scores.begin(), scores.end(), 0.0);
    if (lines_.empty()) {
      for (std::size_t c = 0; c < scales_.size(); ++c) {
        if (!bound.is_there(c)) continue;
        const auto raw = bound.column(c).subspan(begin, scores.size());
        add_weighted_values(scales_[c], raw, weights_.normalised(c), scores.data());
      }
    } else {
      lines_.add(bound, begin, scores);
    }
    if (!bound.has_gaps()) return;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (bound.has_gap(begin + i)) scores[i] = score_range(bound, begin + i).score;
    }
  }

  /// The score of one journey with its interval. Errors: missing_cell naming the journey.
  ScoreRange score_range(const BoundMatrix& bound, std::size_t journey) const {
    const Row row = bound.row(journey);
    try {
      return score(row.raw, row.missing);
    } catch (const Error& error) {
      throw Error(error.code(), "journey \"" + bound.matrix().journeys()[journey] + "\": " + error.detail());
    }
  }

 private:
  Scorer(const Model& model, std::string_view profile)
      : model_(model), profile_(profile), weights_(weights_of(model, profile)) {}

  ColumnTotals totals_of(const BoundMatrix& bound, std::size_t c, std::size_t threads) const {
    if (!bound.is_there(c)) return {};
    return visit_step(model_.criteria[c].scale, [&]<class Step>(const Step& step) -> ColumnTotals {
      if constexpr (takes_ratios<Step>) return ratio_total(bound, c, step.asks(model_.criteria[c].direction), threads);
      if constexpr (requires { Step::takes_logarithms; }) return logarithms(bound, c, threads);
      if constexpr (requires { Step::takes_deviations; }) return deviations(bound, c, threads);
      return {};
    });
  }

  void fit_method_on(const BoundMatrix& bound, std::size_t threads) {
    if (adds_up(model_.method)) {
      lines_ = Lines(scales_, weights_.normalised());
      return;
    }
    by_method_ = MethodScorer(model_, scales_, weights_.normalised(), bound, threads);
    if (!compares_journeys(model_.method)) return;
    notes_.push_back({"relative_method", std::string("the method ") + step_name(model_.method) +
                                             " compares journeys with each other: adding or removing one can reorder "
                                             "the others; weighted_sum on anchors cannot do that"});
  }

  Missing policy(std::size_t c) const noexcept { return model_.criteria[c].missing; }

  Term term_of(std::size_t c, double raw, bool is_missing, double weight) const noexcept {
    if (!is_missing) {
      const double value = value_of(scales_[c], raw);
      return {{value, value, value}, weight};
    }
    if (policy(c) == Missing::interval) return {{0.5, 0.0, 1.0}, weight};
    return {{}, policy(c) == Missing::renormalise ? 0.0 : weight};
  }

  Model model_;
  std::string profile_;
  Weights weights_;
  std::vector<FittedScale> scales_;
  Lines lines_;             ///< every criterion when the method adds up and every scale is a line, else none
  MethodScorer by_method_;  ///< empty when the method adds up
  std::vector<Note> notes_;
};

}  // namespace journeyrank
