// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/measure/contact_lint.hpp"
#include "journeyrank/measure/lint_finding.hpp"

namespace journeyrank {

/// The lint of handle times: their unit, and whether their parts add up. From 20 contacts on.
inline std::vector<LintFinding> lint_handling(const ContactLint& observed) {
  std::vector<LintFinding> findings;
  const auto add_unit = [&](std::int64_t count, const char* what) {
    if (observed.handled < 20 || 2 * count <= observed.handled) return;
    findings.push_back({.code = LintCode::handle_unit,
                        .severity = Severity::serious,
                        .sentence = share_text(count, observed.handled) + " of the handle times are " + what,
                        .evidence = {{"contacts", static_cast<double>(count)}}});
  };
  add_unit(observed.handled_long, "above 4 hours: milliseconds or minutes read as seconds or hours?");
  add_unit(observed.handled_short, "below 2 seconds: minutes or hours read as seconds?");
  if (observed.with_parts >= 20 && share_of(observed.unequal_parts, observed.with_parts) > 0.05) {
    findings.push_back({.code = LintCode::parts_do_not_add_up,
                        .severity = Severity::info,
                        .sentence = "talk, hold and wrap time do not add up to the handle time on " +
                                    share_text(observed.unequal_parts, observed.with_parts) + " of the contacts",
                        .evidence = {{"contacts", static_cast<double>(observed.unequal_parts)}}});
  }
  return findings;
}

/// The lint of contacts that came after their customer had left.
inline std::vector<LintFinding> lint_departures(const ContactLint& observed) {
  if (observed.left_before == 0) return {};
  const double share = share_of(observed.left_before, observed.contacts);
  return {{.code = LintCode::left_before_contact,
           .severity = share >= 0.01 ? Severity::warning : Severity::info,
           .sentence = share_text(observed.left_before, observed.contacts) +
                       " of the contacts are of customers who had left before",
           .evidence = {{"contacts", static_cast<double>(observed.left_before)}, {"share", share}}}};
}

/// The lint of survey answers against their scale: 0 to 10 for nps, and what most answers say for csat and ces. From 20
/// answers on.
///
/// Edge    where most answers are above 10, a scale up to 100 is taken for granted; where answers go beyond 7, a scale
///         that begins with 0; nothing is said of the columns whose scale is `declared` (see lint_answer_scales)
class ScoreLint {
 public:
  explicit ScoreLint(const ContactLint& observed, std::vector<std::string> declared = {})
      : declared_(std::move(declared)) {
    look_at("csat", observed.csat);
    look_at("ces", observed.ces);
    look_at_nps(observed.nps);
  }

  const std::vector<LintFinding>& findings() const noexcept { return findings_; }

 private:
  using Scores = ContactLint::Scores;

  static std::int64_t between(const Scores& scores, std::size_t first, std::size_t last) noexcept {
    std::int64_t count = 0;
    for (std::size_t i = first; i <= last; ++i) count += scores[i];
    return count;
  }

  void look_at(const char* column, const Scores& scores) {
    const std::int64_t all = between(scores, 0, ScoreClass::count - 1);
    const std::int64_t ordinary = between(scores, ScoreClass::zero + 1, ScoreClass::ten);
    const bool up_to_ten = 2 * ordinary > all;
    const std::int64_t above =
        up_to_ten ? between(scores, ScoreClass::ten + 1, ScoreClass::above_100) : scores[ScoreClass::above_100];
    add(column, scores[ScoreClass::below_0], all, "are below 0");
    add(column, above, all, up_to_ten ? "are above 10, where most are 1 to 10" : "are above 100");
    const bool up_to_seven = up_to_ten && between(scores, ScoreClass::zero + 8, ScoreClass::ten) == 0;
    if (up_to_seven) add(column, scores[ScoreClass::zero], all, "are 0, where all others are 1 or more");
  }

  void look_at_nps(const Scores& scores) {
    const std::int64_t outside =
        scores[ScoreClass::below_0] + between(scores, ScoreClass::ten + 1, ScoreClass::above_100);
    add("nps", outside, between(scores, 0, ScoreClass::count - 1), "are outside 0 to 10");
  }

  void add(const char* column, std::int64_t count, std::int64_t all, const char* what) {
    if (all < 20 || count == 0) return;
    if (std::find(declared_.begin(), declared_.end(), column) != declared_.end()) return;
    findings_.push_back({.code = LintCode::survey_out_of_scale,
                         .sentence = share_text(count, all) + " of the answers in \"" + column + "\" " + what,
                         .evidence = {{"answers", static_cast<double>(count)}, {"of", static_cast<double>(all)}}});
  }

  std::vector<std::string> declared_;
  std::vector<LintFinding> findings_;
};

}  // namespace journeyrank
