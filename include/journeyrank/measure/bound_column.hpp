// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// A contact column bound to a field of a table (or to a constant): fills the column's member from text.
struct BoundColumn {
  static constexpr std::size_t no_field = static_cast<std::size_t>(-1);

  const ContactColumn* column;
  std::size_t field = no_field;  ///< no_field: a constant or the row number
  DurationUnit unit = DurationUnit::s;
  TimestampFormat format{};
  const ColumnSource* source = nullptr;  ///< nullptr when the column was found by its own name

  /// What the text stands for, by the mapping.
  std::string_view translated(std::string_view text) const noexcept {
    if (source == nullptr) return text;
    for (const auto& value : source->values) {
      if (text == value.from) return value.to;
    }
    return text;
  }

  /// Fills the member; a cell with a fault stays not measured (rounded money is kept).
  std::optional<RowFault> fill(Contact& contact, std::string_view text, char decimal_mark) const noexcept {
    if (text.empty()) return fill_missing(contact);
    switch (column->kind) {
      case ColumnKind::text:
        return fill_text(contact, text);
      case ColumnKind::time:
        return fill_time(contact, text);
      case ColumnKind::flag: {
        auto& flag = contact.**std::get_if<std::optional<bool> Contact::*>(&column->member);
        flag = read_flag(text);
        return fault_unless(flag.has_value(), RowFault::bad_flag);
      }
      case ColumnKind::number: {
        auto& number = contact.**std::get_if<std::optional<double> Contact::*>(&column->member);
        number = read_number(text, decimal_mark);
        return fault_unless(number.has_value(), RowFault::bad_number);
      }
      case ColumnKind::money:
        return fill_money(contact, text, decimal_mark);
      default:
        return fill_integer(contact, text, decimal_mark);
    }
  }

 private:
  static std::optional<RowFault> fault_unless(bool fine, RowFault fault) noexcept {
    return fine ? std::nullopt : std::optional(fault);
  }

  std::optional<std::int64_t>& integer_of(Contact& contact) const noexcept {
    return contact.**std::get_if<std::optional<std::int64_t> Contact::*>(&column->member);
  }

  /// An empty cell is "not measured", or the member's default for text. A table that has the column says by an empty
  /// cell that nobody gave up or left so far.
  std::optional<RowFault> fill_missing(Contact& contact) const noexcept {
    const std::string_view name = column->name;
    if (name == "contact_id") return RowFault::missing_contact_id;
    if (name == "started_at") return RowFault::bad_start;
    if (name == "journey") return RowFault::no_journey;
    if (name == "customer_id") return RowFault::no_customer;
    if (name == "abandoned") contact.abandoned = false;
    if (name == "churned") contact.churned = false;
    if (name == "churned_at" && !contact.churned) contact.churned = false;  // not so far
    return std::nullopt;
  }

  std::optional<RowFault> fill_text(Contact& contact, std::string_view text) const noexcept {
    const auto member = *std::get_if<std::string_view Contact::*>(&column->member);
    const bool known = member == &Contact::direction ? text == "inbound" || text == "outbound"
                       : member == &Contact::demand  ? text == "value" || text == "failure" || text == "unknown"
                                                     : true;
    // A file that spells what stands for no journey names none either.
    if (member == &Contact::journey && text == unmapped_journey) return RowFault::no_journey;
    contact.*member = known ? text : std::string_view{};
    return fault_unless(known, RowFault::unknown_value);
  }

  std::optional<RowFault> fill_time(Contact& contact, std::string_view text) const noexcept {
    const TimeReading reading = format.read(text);
    auto& time = integer_of(contact);
    if (reading.fault == nullptr) time = reading.ms;
    return fault_unless(time.has_value(), &time == &contact.started_at ? RowFault::bad_start : RowFault::bad_time);
  }

  std::optional<RowFault> fill_money(Contact& contact, std::string_view text, char decimal_mark) const noexcept {
    const std::optional<MoneyReading> amount = read_money(text, decimal_mark);
    if (!amount) return RowFault::bad_number;
    integer_of(contact) = amount->minor;
    return fault_unless(!amount->rounded, RowFault::rounded_money);
  }

  std::optional<RowFault> fill_integer(Contact& contact, std::string_view text, char decimal_mark) const noexcept {
    const std::optional<std::int64_t> integer =
        column->kind == ColumnKind::count ? read_whole(text, decimal_mark) : read_duration(text, unit, decimal_mark);
    if (!integer) return RowFault::bad_number;
    if (*integer < 0) return RowFault::negative_number;
    integer_of(contact) = integer;
    return std::nullopt;
  }
};

}  // namespace journeyrank
