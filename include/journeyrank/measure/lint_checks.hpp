// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <utility>
#include <vector>

#include "journeyrank/base/parallel.hpp"
#include "journeyrank/measure/lint_finding.hpp"

namespace journeyrank {

/// What several checks find, each a callable that gives its findings: side by side on so many threads (0: one a
/// processor), and in the order of the checks for any number of them.
///
/// Errors  those of a check; where several throw, one of theirs
template <class... Checks>
std::vector<LintFinding> found_by(std::size_t threads, const Checks&... checks) {
  std::array<std::vector<LintFinding>, sizeof...(checks)> found;
  std::atomic<std::size_t> next{0};
  run_parts(thread_count(threads, found.size()), [&](std::size_t) {
    for (std::size_t at = next++; at < found.size(); at = next++) {
      std::size_t number = 0;
      ((number++ == at ? static_cast<void>(found[at] = checks()) : static_cast<void>(0)), ...);
    }
  });
  std::vector<LintFinding> findings;
  for (auto& each : found) append(findings, std::move(each));
  return findings;
}

}  // namespace journeyrank
