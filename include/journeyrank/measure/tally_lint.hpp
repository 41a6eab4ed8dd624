// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "journeyrank/measure/answer_scale_lint.hpp"
#include "journeyrank/measure/contact_table.hpp"
#include "journeyrank/measure/id_lint.hpp"
#include "journeyrank/measure/lint_checks.hpp"
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
/// Edge    no contacts: no findings. The same for any number of threads (0: one a processor)
/// Cost    O(contacts)
inline std::vector<LintFinding> lint(const Tally& tally, const LintOptions& options = {}, std::size_t threads = 1) {
  const ContactTable& table = tally.table();
  return found_by(
      threads, [&] { return IdLint(table).findings(); }, [&] { return LogLint(table, options).findings(); },
      [&] { return lint_times_of_day(table); }, [&] { return lint_windows(table); },
      [&] { return lint_departures(tally.observed()); }, [&] { return lint_losses(table); },
      [&] { return lint_handling(tally.observed()); }, [&] { return lint_answer_scales(table); },
      [&] { return ScoreLint(tally.observed(), columns_with_scale(table)).findings(); });
}

}  // namespace journeyrank
