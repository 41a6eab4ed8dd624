// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "journeyrank/measure/answer_scale_lint.hpp"
#include "journeyrank/measure/id_lint.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/log_lint.hpp"
#include "journeyrank/measure/loss_lint.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/measure/value_lint.hpp"
#include "journeyrank/measure/window_lint.hpp"

namespace journeyrank {

/// The lint of contacts by themselves: what names them, when they start and what they hold. What depends on a model is
/// found by `lint(tally, model)`.
///
/// Edge    no contacts: no findings
/// Cost    O(contacts)
inline std::vector<LintFinding> lint(const Tally& tally, const LintOptions& options = {}) {
  std::vector<LintFinding> findings = IdLint(tally.table()).findings();
  append(findings, LogLint(tally.table(), options).findings());
  append(findings, lint_times_of_day(tally.table()));
  append(findings, lint_windows(tally.table()));
  append(findings, lint_departures(tally.observed()));
  append(findings, lint_losses(tally.table()));
  append(findings, lint_handling(tally.observed()));
  append(findings, lint_answer_scales(tally.table()));
  append(findings, ScoreLint(tally.observed(), columns_with_scale(tally.table())).findings());
  return findings;
}

}  // namespace journeyrank
