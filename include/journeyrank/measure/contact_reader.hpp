// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_end.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// Takes one reading off contacts; the column is looked up once, not for each contact.
///
/// Shape   a condition is read as 0 or 1; a number as an integer (counts, milliseconds, hundredths) or as the bits of a
///         double (scores, extra columns); not_read stands for not measured
/// Edge    text in an extra column that is asked for numbers, a decimal beyond 1e100 either side of 0, and a weight
///         that is none, is not measured, and counted
/// Errors  bad_number for a number that is not finite, a negative count or duration, an integer beyond 2^53
class ContactReader {
 public:
  explicit ContactReader(const Reading& reading) : reading_(reading), column_name_(column_of(reading)) {
    column_ = find_contact_column(column_name_);
    kind_ = kind_of(column_name_);
    is_nothing_ = reads_nothing();
    is_duration_ = column_name_ == duration_column;
    is_churned_ = column_name_ == "churned";
    is_demand_ = column_name_ == "demand";
    if (reads_condition() && column_name_ == "abandoned") cell_ = &Contact::abandoned_cell;
    if (reads_loss() || (reads_condition() && is_churned_)) cell_ = &Contact::churned_cell;
    if (const auto* number = std::get_if<NumberOf>(&reading_)) scale_ = number->scale;
    if (const auto* condition = std::get_if<Condition>(&reading_)) scale_ = condition->scale;
  }

  const Reading& reading() const noexcept { return reading_; }
  const std::string& column() const noexcept { return column_name_; }
  bool reads_nothing() const noexcept {
    return reading_.index() == 0 || reads_case() || reads_unit() || reads_everyone() || reads_cluster();
  }
  bool reads_case() const noexcept { return std::holds_alternative<CaseReading>(reading_); }
  bool reads_unit() const noexcept { return std::holds_alternative<UnitReading>(reading_); }
  bool reads_everyone() const noexcept { return std::holds_alternative<EveryoneReading>(reading_); }
  bool reads_cluster() const noexcept { return std::holds_alternative<ClusterReading>(reading_); }
  bool reads_time() const noexcept { return kind_ == ColumnKind::time; }
  bool reads_loss() const noexcept { return std::holds_alternative<LossReading>(reading_); }
  bool reads_end() const noexcept { return std::holds_alternative<EndReading>(reading_); }
  bool reads_weight() const noexcept { return std::holds_alternative<WeightReading>(reading_); }
  bool reads_condition() const noexcept { return std::holds_alternative<Condition>(reading_); }

  /// True when numbers are the bits of a double rather than integers.
  bool is_decimal() const noexcept { return !reads_case() && !reads_unit() && (!kind_ || kind_ == ColumnKind::number); }

  /// True where of several contacts taken as one the newest counts that says anything: scores, times and what a
  /// customer is worth in a year are said anew each time, and do not add up. A range of them is read of the newest too.
  bool takes_the_newest() const noexcept {
    const auto* condition = std::get_if<Condition>(&reading_);
    if (condition != nullptr && !condition->has_range()) return false;
    return is_decimal() || reads_loss() || reads_time() || column_name_ == "revenue";
  }

  /// How many integers make one unit of the column: 1000 for seconds (of durations and times), 100 for money.
  double per_unit() const noexcept {
    const bool milliseconds = kind_ == ColumnKind::duration || kind_ == ColumnKind::time;
    return milliseconds ? 1000.0 : kind_ == ColumnKind::money ? 100.0 : 1.0;
  }

  /// A number that was read, in the unit of the column.
  double in_units(std::int64_t number) const noexcept {
    return is_decimal() ? std::bit_cast<double>(number) : static_cast<double>(number) / per_unit();
  }

  /// True once a contact had the column (contact columns are always there).
  bool has_seen_column() const noexcept { return kind_.has_value() || seen_; }

  /// True once a row had the column, for columns that rows may leave out and those outside the contact table.
  bool has_seen_cell() const noexcept { return seen_; }

  /// The scale that answers must lie on.
  const AnswerScale& scale() const noexcept { return scale_; }

  /// How many texts of an extra column were no numbers, answers lay outside their declared scale, or weights were none.
  std::int64_t unreadable() const noexcept { return unreadable_; }

  /// What a report should say of them.
  Note note_on_unreadable() const {
    const std::string count = std::to_string(unreadable_);
    if (reads_weight()) {
      return {"bad_number", count + (unreadable_ == 1 ? " weight is" : " weights are") +
                                " not within 1e-15 to 1e15 and counted as 1"};
    }
    return {"bad_number", count + " cells of column \"" + column_name_ +
                              "\" are no numbers and count as not measured; declare their markers as missing in the "
                              "mapping"};
  }

  /// What a reading stands for, that is left out of its row where others have the column.
  std::int64_t meant(std::int64_t reading) const noexcept {
    if (reading != left_out_cell) return reading;
    if (!seen_) return not_read;
    const auto* const condition = std::get_if<Condition>(&reading_);
    return condition == nullptr ? not_lost : std::int64_t{condition->holds_flag(false)};
  }

  /// True where rows may leave out what is read (see CellSaid).
  bool may_be_left_out() const noexcept { return cell_ != nullptr; }

  /// Has met what another one had, that was written down.
  void restore(std::int64_t unreadable, std::uint8_t seen) noexcept {
    unreadable_ = unreadable;
    seen_ = seen != 0;
  }

  /// Hands what it has met to another reader of the same reading, and has met nothing.
  void hand_over(ContactReader& to) noexcept {
    to.merge(*this);
    seen_ = false;
    unreadable_ = 0;
  }

  /// Takes over what another reader of the same reading has met.
  void merge(const ContactReader& other) noexcept {
    seen_ = seen_ || other.seen_;
    unreadable_ += other.unreadable_;
  }

  std::int64_t read(const Contact& contact) {
    if (is_nothing_) return not_read;
    if (cell_ != nullptr) seen_ = seen_ || contact.*cell_ >= CellSaid::empty;
    if (reads_loss()) return read_loss_of(contact);
    if (const auto* end = std::get_if<EndReading>(&reading_)) return read_end(contact, *end);
    if (const auto* on = std::get_if<NumberOnChannels>(&reading_)) {
      const std::int64_t number = read_number_of(contact);
      const bool counts = std::find(on->channels.begin(), on->channels.end(), contact.channel) != on->channels.end();
      return number == not_read || counts ? number : 0;
    }
    if (!reads_condition()) return on_scale(read_number_of(contact));
    const auto& condition = std::get<Condition>(reading_);
    if (!condition.direction.empty() && contact.direction != condition.direction) return not_read;
    if (condition.has_range()) {
      const std::int64_t number = on_scale(read_number_of(contact));
      return number == not_read ? not_read : std::int64_t{condition.holds_number(in_units(number))};
    }
    if (kind_ == ColumnKind::flag) {
      std::optional<bool> flag = contact.*std::get<std::optional<bool> Contact::*>(column_->member);
      if (contact.churned_at && is_churned_) flag = true;
      return flag ? std::int64_t{condition.holds_flag(*flag)} : not_said(contact);
    }
    const std::string_view text = read_text_of(contact);
    return text.empty() ? not_read : std::int64_t{condition.holds_text(text)};
  }

 private:
  std::int64_t on_scale(std::int64_t number) noexcept {
    if (number == not_read || !scale_.is_declared() || scale_.holds(in_units(number))) return number;
    ++unreadable_;
    return not_read;
  }

  std::string_view read_text_of(const Contact& contact) {
    if (column_ == nullptr) return extra_text(contact);
    const std::string_view text = contact.*std::get<std::string_view Contact::*>(column_->member);
    return is_demand_ && text == "unknown" ? std::string_view{} : text;
  }

  std::int64_t read_number_of(const Contact& contact) {
    if (is_duration_) return read_duration_of(contact);
    if (column_ == nullptr) return read_extra(contact);
    if (kind_ == ColumnKind::number) {
      const auto& number = contact.*std::get<std::optional<double> Contact::*>(column_->member);
      if (number && !std::isfinite(*number)) refuse(contact, "is not a finite number");
      return number ? read_decimal(*number) : not_read;
    }
    const auto& integer = contact.*std::get<std::optional<std::int64_t> Contact::*>(column_->member);
    if (!integer) return not_read;
    if (*integer < 0 && kind_ != ColumnKind::money && kind_ != ColumnKind::time) refuse(contact, "is negative");
    if (*integer > largest_integer || *integer < -largest_integer) refuse(contact, "is beyond 2^53");
    return *integer;
  }

  std::int64_t not_said(const Contact& contact) const noexcept {
    return cell_ != nullptr && contact.*cell_ == CellSaid::left_out ? left_out_cell : not_read;
  }

  /// The time of the loss, lost_undated, not_lost, or not_read (left_out_cell) where neither a time nor a flag says.
  std::int64_t read_loss_of(const Contact& contact) const noexcept {
    if (contact.churned_at) return *contact.churned_at;
    if (!contact.churned) return not_said(contact);
    return *contact.churned ? lost_undated : not_lost;
  }

  static std::int64_t read_duration_of(const Contact& contact) noexcept {
    if (!contact.started_at || !contact.ended_at) {
      return contact.handle_ms && *contact.handle_ms >= 0 ? *contact.handle_ms : not_read;
    }
    const std::int64_t duration = *contact.ended_at - *contact.started_at;
    return duration >= 0 && duration <= largest_integer ? duration : not_read;
  }

  std::int64_t read_extra(const Contact& contact) {
    const std::string_view text = extra_text(contact);
    if (text.empty()) return not_read;
    std::optional<double> number = read_number(text);
    if (!number) number = read_iso_seconds(text);
    if (!number) ++unreadable_;
    return number ? read_decimal(*number) : not_read;
  }

  std::string_view extra_text(const Contact& contact) noexcept {
    // Contacts of one source have their extra columns in one order: look where the last one was.
    for (std::size_t i = 0; i < contact.extra.size(); ++i) {
      const std::size_t at = hint_ + i < contact.extra.size() ? hint_ + i : hint_ + i - contact.extra.size();
      if (at >= contact.extra.size() || contact.extra[at].name != column_name_) continue;
      hint_ = at;
      seen_ = true;
      return contact.extra[at].text;
    }
    return {};
  }

  /// Its bits; -0 becomes 0, for its bits are those of not_read.
  std::int64_t read_decimal(double number) noexcept {
    if (reads_weight() ? is_weight(number) : std::fabs(number) <= largest_decimal)
      return std::bit_cast<std::int64_t>(number + 0.0);
    ++unreadable_;
    return not_read;
  }

  [[noreturn]] void refuse(const Contact& contact, const char* what) const {
    throw Error(errc::bad_number, "contact \"" + std::string(contact.contact_id) + "\": " + column_name_ + " " + what);
  }

  Reading reading_;
  std::string column_name_;
  const ContactColumn* column_ = nullptr;
  std::optional<ColumnKind> kind_;
  CellSaid Contact::*cell_ = nullptr;  // where a contact keeps what its row said of the column
  AnswerScale scale_{};
  // What reading asks about each contact: questions to the name of the column are answered once.
  bool is_nothing_ = false;
  bool is_duration_ = false;
  bool is_churned_ = false;
  bool is_demand_ = false;
  std::size_t hint_ = 0;
  std::int64_t unreadable_ = 0;
  bool seen_ = false;
};

}  // namespace journeyrank
