// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/base/rank_correlation.hpp"
#include "journeyrank/measure/contact_lint.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/problem/coverage_lint.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/sample_lint.hpp"

namespace journeyrank {

/// What a high effort answer means, as far as a criterion or the answers say: good (CES 2.0) or effort (CES 1.0).
enum class HighAnswer { unknown, good, effort };

/// What a criterion takes a high answer for: by the side of the scale that its band lies on, or, for a mean, by its
/// direction. `lowest` and `highest` are the ends of the scale, where none is declared.
inline HighAnswer stated_high_answer(const Criterion& criterion, double lowest, double highest) {
  const Reading reading = first_reading(criterion);
  if (column_of(reading) != "ces") return HighAnswer::unknown;
  if (const auto* band = std::get_if<Condition>(&reading)) {
    lowest = band->scale.low.value_or(lowest);
    highest = band->scale.high.value_or(highest);
    const double middle =
        0.5 * (std::max(lowest, band->at_least.value_or(lowest)) + std::min(highest, band->at_most.value_or(highest)));
    const double centre = 0.5 * (lowest + highest);
    if (!band->has_range() || middle == centre) return HighAnswer::unknown;
    return middle < centre ? HighAnswer::good : HighAnswer::effort;
  }
  const std::string_view metric = criterion.metric.name();
  if (metric != "mean" && metric != "quantile") return HighAnswer::unknown;
  return criterion.direction == Direction::maximize ? HighAnswer::effort : HighAnswer::good;
}

/// The lint of effort answers against the side of the scale that a model states. Those who answer high on csat or nps
/// as well say what a high effort answer means: by Spearman's correlation over contacts with both, from 30 contacts and
/// 0.2 on, three times beyond chance. Without them, four of five answers in the band of high effort are a doubt.
class EffortLint {
 public:
  EffortLint(const MeasuredCells& cells, const ContactLint& observed) : cells_(&cells) {
    const auto& answers = observed.ces;
    for (std::size_t i = ScoreClass::zero + 1; i <= ScoreClass::ten; ++i) {
      if (answers[i] == 0) continue;
      highest_ = static_cast<double>(i - ScoreClass::zero);
      if (lowest_ == 0.0) lowest_ = highest_;
    }
    if (highest_ == lowest_) return;
    look_at("csat", observed.ces_and_csat);
    look_at("nps", observed.ces_and_nps);
    for (std::size_t c = 0; c < cells.estimates.size(); ++c) {
      if (cells.model.criteria[c].weight > 0.0) check(c);
    }
  }

  const std::vector<LintFinding>& findings() const noexcept { return findings_; }

 private:
  void look_at(const char* beside, const ContactLint::ScorePairs& pairs) {
    std::int64_t n = 0;
    for (const std::int64_t each : pairs) n += each;
    if (n < 30) return;
    const double rho = spearman_of_counts(pairs, ScoreClass::count);
    if (std::fabs(rho) < 0.2 || std::fabs(rho) * std::sqrt(static_cast<double>(n - 1)) < 3.0) return;
    const HighAnswer says = rho > 0.0 ? HighAnswer::good : HighAnswer::effort;
    contradicts_ = contradicts_ || (found_ != HighAnswer::unknown && found_ != says);
    if (found_ != HighAnswer::unknown) return;
    found_ = says;
    beside_ = beside;
    rho_ = rho;
    pairs_ = n;
  }

  void check(std::size_t c) {
    const Criterion& criterion = cells_->model.criteria[c];
    const HighAnswer stated = stated_high_answer(criterion, lowest_, highest_);
    if (stated == HighAnswer::unknown || contradicts_) return;
    const std::string takes =
        criterion.id + " takes a " + (stated == HighAnswer::good ? "low" : "high") + " answer in \"ces\" for effort";
    if (found_ != HighAnswer::unknown && found_ != stated) {
      const char* with = rho_ > 0.0 ? "higher" : "lower";
      findings_.push_back({.code = LintCode::ces_direction,
                           .severity = Severity::serious,
                           .criterion = criterion.id,
                           .sentence = takes + ", but those who answer higher there answer " + with + " in \"" +
                                       beside_ + "\" (rank correlation " + correlation_text(rho_) + " of " +
                                       std::to_string(pairs_) + ")",
                           .evidence = {{"correlation", rho_}, {"contacts", static_cast<double>(pairs_)}}});
    }
    if (found_ == HighAnswer::unknown) check_band(c, takes);
  }

  void check_band(std::size_t c, const std::string& takes) {
    std::int64_t met = 0;
    std::int64_t n = 0;
    for (const auto& each : cells_->estimates[c]) {
      if (!each.measured || each.basis != Basis::rate) continue;
      met += each.met;
      n += each.n;
    }
    if (n < 50 || share_of(met, n) < 0.8) return;
    const std::string& id = cells_->model.criteria[c].id;
    findings_.push_back({.code = LintCode::ces_direction,
                         .criterion = id,
                         .sentence = takes + ", and that is what " + share_text(met, n) + " of the answers are",
                         .evidence = {{"share", share_of(met, n)}, {"answers", static_cast<double>(n)}}});
  }

  const MeasuredCells* cells_;
  double lowest_ = 0.0;
  double highest_ = 0.0;
  HighAnswer found_ = HighAnswer::unknown;
  bool contradicts_ = false;  ///< csat says one thing and nps another
  const char* beside_ = "";
  double rho_ = 0.0;
  std::int64_t pairs_ = 0;
  std::vector<LintFinding> findings_;
};

}  // namespace journeyrank
