// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "journeyrank/measure/lint_checks.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/measure/tally_lint.hpp"
#include "journeyrank/problem/account_lint.hpp"
#include "journeyrank/problem/coverage_lint.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/effort_lint.hpp"
#include "journeyrank/problem/matrix_lint.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/problem/model_lint.hpp"
#include "journeyrank/problem/sample_lint.hpp"
#include "journeyrank/problem/window_journey_lint.hpp"

namespace journeyrank {

/// The lint of a criteria matrix, ready-made or measured, and of the model that is to rank it: criteria that count the
/// same thing twice, directions, anchors. The worst findings come first.
///
///     for (const LintFinding& each : lint(matrix, model)) std::puts(each.sentence.c_str());
///
/// Edge    the model's own weights say which criteria are looked at
/// Cost    O(m n log n + m² n) for n journeys and m criteria
inline std::vector<LintFinding> lint(const CriteriaMatrix& matrix, const Model& model) {
  const ModelLint of_model(model);
  MatrixLint of_matrix(matrix, model);
  of_matrix.compare(model, [&](std::size_t a, std::size_t b) { return of_model.counts_twice(a, b); });
  std::vector<LintFinding> findings = of_model.findings();
  append(findings, of_matrix.findings());
  sort_findings(findings);
  return findings;
}

/// The lint of contacts and of what was measured of them, without that of the matrix: `measure` adds both to its
/// result.
///
/// Edge    the same for any number of threads (0: one a processor)
/// Cost    O(contacts)
inline std::vector<LintFinding> lint(const Tally& tally, const MeasuredCells& cells, const LintOptions& options,
                                     std::size_t threads = 1) {
  std::vector<LintFinding> findings = lint(tally, options, threads);
  append(findings,
         found_by(
             threads, [&] { return CoverageLint(cells).findings(); },
             [&] { return EffortLint(cells, tally.observed()).findings(); }, [&] { return lint_outcomes(cells); },
             [&] { return lint_samples(cells, options); }, [&] { return lint_accounts(tally.table(), cells); },
             [&] { return lint_tiny_journeys(cells, options); }, [&] { return lint_window_journeys(cells); }));
  return findings;
}

}  // namespace journeyrank
