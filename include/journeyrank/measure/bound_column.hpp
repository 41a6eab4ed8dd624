// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/column_source.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/record_id.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// A contact column bound to fields of a table (or to a constant): fills the column's member from text.
struct BoundColumn {
  static constexpr std::size_t no_field = static_cast<std::size_t>(-1);

  const ContactColumn* column;
  std::size_t field = no_field;  ///< the first of `fields`; no_field: a constant or the row number
  DurationUnit unit = DurationUnit::s;
  TimestampFormat format{};
  const ColumnSource* source = nullptr;  ///< nullptr when the column was found by its own name
  std::vector<std::size_t> fields{};     ///< several fields: the first that is not missing, or their sum
  std::string written{};                 ///< an id that was completed
  bool is_typed = false;                 ///< filled from typed cells, before the rest of its row is read

  /// What there is to doubt in a text that can be read.
  enum class Look { nowhere, id, journey, channel, objective, score, weight };
  Look look = look_of(column->name);

  /// What an empty cell says.
  enum class Empty {
    nothing,
    no_id,
    no_start,
    no_journey,
    no_customer,
    not_abandoned,
    not_churned,
    not_churned_so_far
  };
  Empty empty = empty_of(column->name);

  static Look look_of(std::string_view name) noexcept {
    if (name.ends_with("_id")) return Look::id;
    if (name == "journey") return Look::journey;
    if (name == "channel") return Look::channel;
    if (name == "objective") return Look::objective;
    if (name == "weight") return Look::weight;
    return name == "csat" || name == "ces" ? Look::score : Look::nowhere;
  }

  static Empty empty_of(std::string_view name) noexcept {
    if (name == "contact_id") return Empty::no_id;
    if (name == "started_at") return Empty::no_start;
    if (name == "journey") return Empty::no_journey;
    if (name == "customer_id") return Empty::no_customer;
    if (name == "abandoned") return Empty::not_abandoned;
    if (name == "churned") return Empty::not_churned;
    return name == "churned_at" ? Empty::not_churned_so_far : Empty::nothing;
  }

  /// A row that does not have the column lacks something.
  bool is_needed() const noexcept { return empty >= Empty::no_id && empty <= Empty::no_customer; }

  /// Where a contact keeps what its row said of the cell; nullptr for columns whose empty cells say nothing.
  CellSaid* said_in(Contact& contact) const noexcept {
    if (empty == Empty::not_abandoned) return &contact.abandoned_cell;
    return empty >= Empty::not_churned ? &contact.churned_cell : nullptr;
  }

  /// Keeps what a row said of the cell; of two columns of one fact what says more.
  void keep_said(Contact& contact, CellSaid said) const noexcept {
    CellSaid* const kept = said_in(contact);
    if (kept != nullptr && *kept < said) *kept = said;
  }

  bool is_sum() const noexcept { return source != nullptr && !source->sum_of.empty(); }

  /// True when cells are taken as they are from one field: nothing is translated, completed, added up or left out.
  bool is_plain() const noexcept {
    if (field == no_field || fields.size() > 1) return false;
    return source == nullptr || (source->missing.empty() && source->values.empty() && !source->otherwise &&
                                 source->sum_of.empty() && source->ids == IdForm::as_written);
  }

  /// True when a text stands for a missing cell of this column, whatever it means in others.
  bool is_missing(std::string_view text) const noexcept {
    if (source == nullptr) return false;
    return std::find(source->missing.begin(), source->missing.end(), text) != source->missing.end();
  }

  /// What the text stands for, by the mapping. A completed id is valid until the next one.
  std::string_view translated(std::string_view text) {
    if (source == nullptr || text.empty()) return text;
    for (const auto& value : source->values) {
      if (text == value.from) return value.to;
    }
    if (source->otherwise) return *source->otherwise;
    if (source->ids == IdForm::as_written || !is_short_salesforce_id(text)) return text;
    const auto suffix = salesforce_suffix(text);
    written.assign(text).append(suffix.begin(), suffix.end());
    return written;
  }

  /// What is to be looked at in a text that is taken as it is.
  MaybeFault doubt(std::string_view text) const noexcept {
    if (look == Look::nowhere || text.empty()) return std::nullopt;
    if (look == Look::score) return text == "0" ? MaybeFault(RowFault::zero_score) : MaybeFault();
    if (look == Look::weight) return fault_unless(read_number(text) == 1.0, RowFault::unused_weight);
    if (look == Look::channel) return fault_unless(is_one_of(contact_channels, text), RowFault::unlisted_value);
    if (look == Look::objective) return fault_unless(is_one_of(contact_objectives, text), RowFault::unlisted_value);
    if (look == Look::id && is_rounded_id(text)) return RowFault::rounded_id;
    return fault_unless(!is_placeholder(text), RowFault::placeholder);
  }

  /// Fills the member; a cell with a fault stays not measured (rounded money is kept).
  MaybeFault fill(Contact& contact, std::string_view text, char decimal_mark) const noexcept {
    if (text.empty()) return fill_missing(contact);
    switch (column->kind) {
      case ColumnKind::text:
        return fill_text(contact, text);
      case ColumnKind::time:
        return fill_time(contact, text);
      case ColumnKind::flag: {
        const std::optional<bool> flag = read_flag(text);
        fill_flag(contact, flag);
        return fault_unless(flag.has_value(), RowFault::bad_flag);
      }
      case ColumnKind::number: {
        auto& number = contact.**std::get_if<std::optional<double> Contact::*>(&column->member);
        const std::optional<double> read = read_number(text, decimal_mark);
        if (!read || (&number == &contact.weight && *read <= 0)) {
          number.reset();
          return read ? RowFault::bad_weight : RowFault::bad_number;
        }
        number = *read;
        return {};
      }
      case ColumnKind::money:
        return fill_money(contact, text, decimal_mark);
      default:
        return fill_integer(contact, text, decimal_mark);
    }
  }

  /// An empty cell is "not measured", or the member's default for text. A table that has the column says by an empty
  /// cell that nobody gave up or left so far.
  MaybeFault fill_missing(Contact& contact) const noexcept {
    keep_said(contact, CellSaid::empty);
    switch (empty) {
      case Empty::no_id:
        return RowFault::missing_contact_id;
      case Empty::no_start:
        return RowFault::bad_start;
      case Empty::no_journey:
        return RowFault::no_journey;
      case Empty::no_customer:
        return RowFault::no_customer;
      case Empty::not_abandoned:
        contact.abandoned = false;
        break;
      case Empty::not_churned:
      case Empty::not_churned_so_far:
        // The other column of the two may have been read before, and say more.
        if (!contact.churned && contact.churned_cell != CellSaid::said) contact.churned = false;
        break;
      case Empty::nothing:
        break;
    }
    return std::nullopt;
  }

  /// Fills a flag with a cell that is not empty; nothing for one that cannot be read.
  void fill_flag(Contact& contact, std::optional<bool> flag) const noexcept {
    auto& member = contact.**std::get_if<std::optional<bool> Contact::*>(&column->member);
    const CellSaid* const said = said_in(contact);
    // What cannot be read takes away the default of an empty cell, not what another column of the fact said.
    if (flag || said == nullptr || *said != CellSaid::said) member = flag;
    keep_said(contact, CellSaid::said);
  }

  /// What is wrong with a time that cannot be read. That of a loss is a loss that no date belongs to, unless a flag
  /// says otherwise: whoever writes a date has lost the customer, but a text for nothing says nothing.
  RowFault fault_of_time(Contact& contact, std::string_view text) const noexcept {
    const auto* const time = &integer_of(contact);
    if (time != &contact.churned_at) return time == &contact.started_at ? RowFault::bad_start : RowFault::bad_time;
    const bool flag_says = contact.churned && contact.churned_cell == CellSaid::said;
    const bool says_nothing = is_placeholder(text);
    if (says_nothing && !flag_says) contact.churned.reset();
    if (!says_nothing && !flag_says) contact.churned = true;
    keep_said(contact, CellSaid::said);
    return says_nothing ? RowFault::bad_time : RowFault::bad_loss_date;
  }

  std::optional<std::int64_t>& integer_of(Contact& contact) const noexcept {
    return contact.**std::get_if<std::optional<std::int64_t> Contact::*>(&column->member);
  }

 private:
  static MaybeFault fault_unless(bool fine, RowFault fault) noexcept { return fine ? MaybeFault() : MaybeFault(fault); }

  MaybeFault fill_text(Contact& contact, std::string_view text) const noexcept {
    const auto member = *std::get_if<std::string_view Contact::*>(&column->member);
    const bool known = member == &Contact::direction ? text == "inbound" || text == "outbound"
                       : member == &Contact::demand  ? text == "value" || text == "failure" || text == "unknown"
                                                     : true;
    // A file that spells what stands for no journey names none either.
    if (member == &Contact::journey && text == unmapped_journey) return RowFault::no_journey;
    contact.*member = known ? text : std::string_view{};
    return fault_unless(known, RowFault::unknown_value);
  }

  MaybeFault fill_time(Contact& contact, std::string_view text) const noexcept {
    const TimeReading reading = format.read(text);
    auto& time = integer_of(contact);
    if (reading.fault != nullptr) return fault_of_time(contact, text);
    keep_said(contact, CellSaid::said);
    time = reading.ms;
    return std::nullopt;
  }

  MaybeFault fill_money(Contact& contact, std::string_view text, char decimal_mark) const noexcept {
    const std::optional<MoneyReading> amount = read_money(text, decimal_mark);
    if (!amount) return RowFault::bad_number;
    integer_of(contact) = amount->minor;
    return fault_unless(!amount->rounded, RowFault::rounded_money);
  }

  MaybeFault fill_integer(Contact& contact, std::string_view text, char decimal_mark) const noexcept {
    const std::optional<std::int64_t> integer =
        column->kind == ColumnKind::count ? read_whole(text, decimal_mark) : read_duration(text, unit, decimal_mark);
    if (!integer) return RowFault::bad_number;
    if (*integer < 0) return RowFault::negative_number;
    integer_of(contact) = *integer;
    return std::nullopt;
  }
};

}  // namespace journeyrank
