// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/robustness.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"

namespace journeyrank {

/// Where something in a report comes from: "matrix", "telecom.csv".
struct Provenance {
  std::string name;
  std::string value;
};

/// What a report tells beside the ranking itself; what is not there is left out.
struct ReportParts {
  std::string title = {};
  std::optional<Stability> stability = {};
  std::optional<Robustness> robustness = {};
  std::vector<LintFinding> findings = {};
  std::vector<Note> notes = {};  ///< beside those of the ranking
  std::vector<Provenance> provenance = {};
};

/// How a report asks for what it tells.
struct ReportQuestions {
  std::size_t top = 3;     ///< how many first places are looked at beside the winner's
  std::uint64_t seed = 1;  ///< of the draws
  std::size_t threads = 0;
  CellDoubt cells = {};  ///< what is believed of the cells
};

/// The answer, or nothing and a note that says why it is not there.
template <class Ask>
auto answer_or_note(const char* question, std::vector<Note>& notes, Ask&& ask) -> std::optional<decltype(ask())> {
  try {
    return ask();
  } catch (const Error& error) {
    notes.push_back({"not_answered", std::string(question) + " is not in this report: " + error.what()});
    return std::nullopt;
  }
}

/// Asks a ranking how far its weights may move and how firm its places are.
///
/// Edge    what has no answer for this ranking is left out, with a note
/// Cost    that of stability and of robustness
inline ReportParts ask_for_report(const Ranking& ranking, const CriteriaMatrix& matrix,
                                  const ReportQuestions& questions = {}) {
  ReportParts parts;
  parts.stability = answer_or_note("how far weights may move", parts.notes, [&] {
    return stability(ranking, matrix, {.top = questions.top, .threads = questions.threads});
  });
  RobustnessOptions options;
  options.top = questions.top;
  options.draws.seed = questions.seed;
  options.draws.threads = questions.threads;
  parts.robustness = answer_or_note("how firm the places are", parts.notes,
                                    [&] { return robustness(ranking, matrix, questions.cells, options); });
  return parts;
}

}  // namespace journeyrank
