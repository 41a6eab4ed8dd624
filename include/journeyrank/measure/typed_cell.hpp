// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "journeyrank/base/number_text.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

// Cells that have a type of their own, put into a contact without a detour through text. Each does what the column
// would do with the text that a file holds for the cell (numbers in their shortest spelling, times as RFC 3339), and
// asks `spell()` for that text where there is no shorter way. They return the fault or, without one, what there is to
// doubt. The column must be plain, and the mapping allow typed cells.

/// A cell of text.
inline MaybeFault fill_text_cell(const BoundColumn& bound, Contact& contact, std::string_view text) {
  const std::string_view meant = trimmed(text);
  if (meant.empty()) return bound.fill_missing(contact);
  if (const auto fault = bound.fill(contact, meant, '.')) return fault;
  return bound.look == BoundColumn::Look::nowhere ? MaybeFault() : bound.doubt(meant);
}

/// What there is to doubt in a score or a weight.
inline MaybeFault doubt_number(const BoundColumn& bound, double number) noexcept {
  if (bound.look == BoundColumn::Look::score && number == 0.0) return RowFault::zero_score;
  if (bound.look == BoundColumn::Look::weight && number != 1.0) return RowFault::unused_weight;
  return std::nullopt;
}

/// A number, without a sign where it is 0.
inline MaybeFault fill_number_cell(const BoundColumn& bound, Contact& contact, double number) noexcept {
  auto& cell = contact.**std::get_if<std::optional<double> Contact::*>(&bound.column->member);
  if (&cell == &contact.weight && number <= 0.0) return RowFault::bad_weight;
  cell = number;
  return doubt_number(bound, number);
}

/// A duration in the unit of the column.
inline MaybeFault fill_duration_cell(const BoundColumn& bound, Contact& contact, double number) noexcept {
  const double ms = number * static_cast<double>(milliseconds_in(bound.unit));
  if (!(std::fabs(ms) <= static_cast<double>(largest_whole))) return RowFault::bad_number;
  const auto whole = static_cast<std::int64_t>(std::llround(ms));
  if (whole < 0) return RowFault::negative_number;
  bound.integer_of(contact) = whole;
  return std::nullopt;
}

/// A whole number.
template <class Spell>
MaybeFault fill_whole_cell(const BoundColumn& bound, Contact& contact, std::int64_t whole, Spell&& spell) {
  constexpr std::int64_t most_money = 999'999'999'999'999;  // 15 digits
  switch (bound.column->kind) {
    case ColumnKind::duration:
      return fill_duration_cell(bound, contact, static_cast<double>(whole));
    case ColumnKind::number:
      return fill_number_cell(bound, contact, static_cast<double>(whole));
    case ColumnKind::count:
      if (whole > largest_whole || whole < -largest_whole) return RowFault::bad_number;
      if (whole < 0) return RowFault::negative_number;
      bound.integer_of(contact) = whole;
      return std::nullopt;
    case ColumnKind::money:
      if (whole > most_money || whole < -most_money) return RowFault::bad_number;
      bound.integer_of(contact) = whole * 100;
      return std::nullopt;
    case ColumnKind::flag:
      if (whole != 0 && whole != 1) break;
      bound.fill_flag(contact, whole == 1);
      return std::nullopt;
    default:
      break;
  }
  return fill_text_cell(bound, contact, spell());
}

/// A double, such as a number of a data frame. Money is hundredths when the double is the nearest one to them: of up
/// to 15 digits no other decimal is as near, so that its shortest spelling has these digits.
template <class Spell>
MaybeFault fill_double_cell(const BoundColumn& bound, Contact& contact, double number, Spell&& spell) {
  constexpr double largest_exact = 1e13;
  const bool is_whole = std::trunc(number) == number && std::fabs(number) <= static_cast<double>(largest_whole);
  if (is_whole) return fill_whole_cell(bound, contact, static_cast<std::int64_t>(number), spell);
  const ColumnKind kind = bound.column->kind;
  if (kind == ColumnKind::money && std::fabs(number) < largest_exact) {
    const double minor = std::nearbyint(number * 100.0);
    if (minor / 100.0 == number) {
      bound.integer_of(contact) = static_cast<std::int64_t>(minor);
      return std::nullopt;
    }
  }
  if (std::isfinite(number) && kind == ColumnKind::number) return fill_number_cell(bound, contact, number);
  if (std::isfinite(number) && kind == ColumnKind::duration) return fill_duration_cell(bound, contact, number);
  return fill_text_cell(bound, contact, spell());
}

/// What a time says: a moment, or what a clock shows in a zone that is not said.
enum class TimeCell { moment, clock };

/// A time in milliseconds since 1970-01-01, within the years 1 to 9999.
template <class Spell>
MaybeFault fill_time_cell(const BoundColumn& bound, Contact& contact, std::int64_t ms, TimeCell says, Spell&& spell) {
  if (bound.column->kind != ColumnKind::time || !bound.format.is_rfc3339()) {
    return fill_text_cell(bound, contact, spell());
  }
  auto& time = bound.integer_of(contact);
  const TimeReading reading = says == TimeCell::moment ? TimeReading{ms} : bound.format.read_clock(ms);
  if (reading.fault != nullptr) return bound.fault_of_time(contact, {});
  bound.keep_said(contact, CellSaid::said);
  time = reading.ms;
  return std::nullopt;
}

}  // namespace journeyrank
