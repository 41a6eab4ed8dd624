// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/answer_scale.hpp"
#include "journeyrank/measure/contact.hpp"

namespace journeyrank {

/// A condition on one column of a contact: a range of numbers, or a list of texts.
///
/// Edge    a flag column without `one_of` is met by true; bounds belong to the range
/// Errors  bad_option (through fault) when there is neither range nor list or both, when the range is empty or not
///         finite, when a range is set on text or a list on numbers, and for a column of times
struct Condition {
  std::string column;
  std::optional<double> at_least{};
  std::optional<double> at_most{};
  std::vector<std::string> one_of{};
  std::string direction{};  ///< contacts of another direction are not asked; "": of none
  AnswerScale scale{};      ///< of a range: answers outside it are none

  bool has_range() const noexcept { return at_least.has_value() || at_most.has_value(); }
  bool holds_number(double number) const noexcept {
    return (!at_least || number >= *at_least) && (!at_most || number <= *at_most);
  }
  bool holds_text(std::string_view text) const noexcept {
    for (const auto& each : one_of) {
      if (text == each) return true;
    }
    return false;
  }
  bool holds_flag(bool flag) const noexcept { return one_of.empty() ? flag : holds_text(flag ? "true" : "false"); }

  friend bool operator==(const Condition&, const Condition&) = default;
};

/// A metric that asks about a condition.
template <class Step>
concept has_condition = requires(const Step& step) {
  step.at_least, step.at_most, step.one_of;
};

/// The condition that a metric asks about.
template <has_condition Step>
Condition condition_of(const Step& step) {
  return {.column = step.column, .at_least = step.at_least, .at_most = step.at_most, .one_of = step.one_of};
}

/// What a column holds for a metric: the kind of a contact column, duration for "duration_s", or nothing for an extra
/// column, which holds whatever the metric asks for.
constexpr std::optional<ColumnKind> kind_of(std::string_view column) noexcept {
  if (column == duration_column) return ColumnKind::duration;
  const ContactColumn* found = find_contact_column(column);
  return found == nullptr ? std::nullopt : std::optional(found->kind);
}

constexpr bool is_numeric(ColumnKind kind) noexcept {
  return kind == ColumnKind::number || kind == ColumnKind::count || kind == ColumnKind::duration ||
         kind == ColumnKind::money;
}

/// What is wrong with a column that is to be added up, or "".
inline std::string fault_of_number_column(std::string_view column) {
  if (column.empty()) return "no column is named";
  const auto kind = kind_of(column);
  if (!kind || is_numeric(*kind)) return "";
  return "column \"" + std::string(column) + "\" is a " + name_of(*kind) + "; allowed: a column of numbers";
}

/// The first of two faults that is one, or "".
inline std::string first_fault(std::string first, std::string second) { return first.empty() ? second : first; }

/// What is wrong with a condition, or "".
inline std::string fault(const Condition& condition) {
  if (condition.column.empty()) return "no column is named";
  const std::string quoted = "column \"" + condition.column + "\"";
  const auto kind = kind_of(condition.column);
  if (kind == ColumnKind::time) return quoted + " is a time; a condition needs numbers, text or a flag";
  const bool range = condition.has_range();
  const bool list = !condition.one_of.empty();
  if (range && list) return quoted + " has both a range and one_of; allowed: one of them";
  if (!range && !list && kind != ColumnKind::flag) return quoted + " needs at_least, at_most or one_of";
  if (range && kind && !is_numeric(*kind)) return quoted + " is a " + name_of(*kind) + "; a range needs numbers";
  if (list && kind && is_numeric(*kind)) return quoted + " holds numbers; one_of needs text or a flag";
  const double low = condition.at_least.value_or(0);
  const double high = condition.at_most.value_or(0);
  if (!std::isfinite(low) || !std::isfinite(high)) return quoted + ": at_least and at_most must be finite";
  if (condition.at_least && condition.at_most && low > high) return quoted + ": at_least is above at_most";
  if (kind == ColumnKind::flag) {
    for (const auto& each : condition.one_of) {
      if (each != "true" && each != "false")
        return quoted + " is a flag; one_of may hold true and false, found " + each;
    }
  }
  return "";
}

}  // namespace journeyrank
