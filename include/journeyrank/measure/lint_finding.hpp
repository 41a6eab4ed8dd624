// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/date.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/lint_code.hpp"

namespace journeyrank {

/// A number that a finding rests on.
struct LintEvidence {
  std::string name;
  double value = 0.0;

  friend bool operator==(const LintEvidence&, const LintEvidence&) = default;
};

/// A doubt about contacts, a model or a criteria matrix: what it is, where, and what to do about it.
///
/// Edge    a finding about all of the contacts, or about several criteria or journeys, has "" for where
struct LintFinding {
  LintCode code = LintCode::not_a_customer;
  Severity severity = Severity::warning;
  std::string criterion{};
  std::string journey{};
  std::string sentence{};  ///< without a full stop
  std::vector<LintEvidence> evidence{};

  /// What to do about it: the same for all findings of a code.
  const char* remedy() const noexcept { return rule_of(code).remedy; }

  friend bool operator==(const LintFinding&, const LintFinding&) = default;
};

/// What the lint compares with.
struct LintOptions {
  std::optional<Date> today{};     ///< not given: what depends on the day is not looked for
  std::int64_t max_age_days = 35;  ///< the newest contact may be this old
  std::int64_t min_n = 30;         ///< a cell that rests on fewer is a small sample
};

/// A finding as a note of a result: its code, its sentence and what to do.
inline Note note_of(const LintFinding& finding) {
  return {name_of(finding.code), finding.sentence + "; " + finding.remedy()};
}

/// The findings that a result tells its reader without being asked: all that are more than information.
inline std::vector<Note> notes_of(const std::vector<LintFinding>& findings) {
  std::vector<Note> notes;
  for (const auto& finding : findings) {
    if (finding.severity != Severity::info) notes.push_back(note_of(finding));
  }
  return notes;
}

/// The worst first; of equal ones in the order of their codes.
inline void sort_findings(std::vector<LintFinding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const LintFinding& a, const LintFinding& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.code < b.code;
  });
}

inline bool has_serious(const std::vector<LintFinding>& findings) noexcept {
  return std::any_of(findings.begin(), findings.end(),
                     [](const auto& each) { return each.severity == Severity::serious; });
}

/// Puts the findings of another part behind these.
inline void append(std::vector<LintFinding>& findings, std::vector<LintFinding> others) {
  for (auto& each : others) findings.push_back(std::move(each));
}

/// part / whole; 0 of nothing.
inline double share_of(std::int64_t part, std::int64_t whole) noexcept {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// A share as people read it: "48 %", below ten percent with a decimal ("3.1 %").
inline std::string share_text(double share) {
  const double percent = 100.0 * share;
  if (percent >= 10.0 || percent == 0.0) return std::to_string(std::llround(percent)) + " %";
  const auto tenths = static_cast<std::int64_t>(std::llround(10.0 * percent));
  if (tenths == 0) return "under 0.1 %";
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

/// "48 % (1200 of 2500)".
inline std::string share_text(std::int64_t part, std::int64_t whole) {
  return share_text(share_of(part, whole)) + " (" + std::to_string(part) + " of " + std::to_string(whole) + ")";
}

/// A number as people read it: six digits, and those of a whole number all.
inline std::string brief_number(double number) {
  if (std::fabs(number) >= 1e5 && std::fabs(number) < 1e15) return std::to_string(std::llround(number));
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::general, 6);
  return {buffer.data(), end.ptr};
}

/// A correlation with two digits: "-0.93".
inline std::string correlation_text(double rho) {
  const auto hundredths = std::llround(100.0 * std::fabs(rho));
  const std::string digits = std::to_string(hundredths % 100);
  return (rho < 0.0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." +
         std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

/// "a, b and c", or with more than `most` of them "a, b, c and 4 more".
inline std::string list_text(const std::vector<std::string>& items, std::size_t most = 3) {
  std::string text;
  const std::size_t shown = items.size() > most ? most : items.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == items.size();
    text += (i == 0 ? "" : last ? " and " : ", ") + items[i];
  }
  if (shown < items.size()) text += " and " + std::to_string(items.size() - shown) + " more";
  return text;
}

}  // namespace journeyrank
