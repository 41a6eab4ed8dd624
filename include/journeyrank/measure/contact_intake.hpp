// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/customer_join.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/row_reading.hpp"

namespace journeyrank {

inline Note no_customers_note(const std::string& source) {
  return {"no_customer_column", source +
                                    " names no customers; all that is per customer is not measured, unless a mapping "
                                    "says which column is customer_id"};
}

/// Turns the records of one table into contacts and keeps the report on them, whatever the table is made of.
///
///     const Contact* contact = intake.read(record, place_of_field);
///     if (contact != nullptr) intake.count(tally.add(*contact), place_of_field);
class ContactIntake {
 public:
  /// `customers` may be nullptr; else it must outlive this.
  explicit ContactIntake(BoundMapping bound, const CustomerTable* customers = nullptr)
      : bound_(std::move(bound)), join_(customers) {
    report_.currency = bound_.mapping().currency;
    report_.table_notes = bound_.notes();
  }

  BoundMapping& bound() noexcept { return bound_; }
  const BoundMapping& bound() const noexcept { return bound_; }

  /// What came in so far.
  Intake& report() noexcept { return report_; }
  const Intake& report() const noexcept { return report_; }

  /// The contact in a record, valid until the next one; nullptr when it is not counted. `place_of(field)` is asked for
  /// the place of a doubtful cell.
  template <class PlaceOf>
  const Contact* read(std::span<const std::string_view> record, PlaceOf&& place_of) {
    return taken(bound_.read(record), place_of);
  }

  /// The same of a record whose typed cells have begun a contact, with the faults that these have.
  template <class PlaceOf>
  const Contact* read(std::span<const std::string_view> record, Contact& begun, std::span<const CellFault> faults,
                      PlaceOf&& place_of) {
    return taken(bound_.read(record, begun, faults), place_of);
  }

  /// Says whether the id of the contact read last was new to the tally.
  template <class PlaceOf>
  void count(bool is_new, PlaceOf&& place_of) {
    if (is_new) return;
    --report_.used;
    report_.count(RowFault::repeated_contact, "contact_id", contact_->contact_id,
                  [&] { return place_of(bound_.field_of("contact_id")); });
  }

  /// True for an extra column that comes from the table of customers.
  bool joins(std::string_view column) const noexcept {
    return join_.is_on() && std::find(joined_columns.begin(), joined_columns.end(), column) != joined_columns.end();
  }

  /// Says of a table without customers what that means.
  void note_customers(const std::string& source) {
    if (!bound_.fills("customer_id")) report_.table_notes.push_back(no_customers_note(source));
  }

  /// Says which columns that metrics or slices ask for are not among those of the table, or are used for others.
  void note_extra_columns(const std::string& source, const std::vector<std::string>& asked,
                          const std::vector<std::string>& there) {
    for (const auto& column : asked) {
      if (bound_.passes_through(column) || joins(column)) continue;
      const bool is_used = std::find(there.begin(), there.end(), column) != there.end();
      report_.table_notes.push_back(
          {"no_such_column",
           is_used ? "the mapping of " + source + " uses the column \"" + column +
                         "\" for a contact column, which has its place; ask for that one"
                   : source + " has no column \"" + column + "\", which a metric reads" + did_you_mean(column, there)});
    }
  }

 private:
  template <class PlaceOf>
  const Contact* taken(const RowReading& row, PlaceOf&& place_of) {
    ++report_.rows;
    for (const auto& doubt : row.faults) {
      report_.count(doubt.fault, doubt.column, doubt.text, [&] { return place_of(doubt.field); });
    }
    report_.filtered += row.filtered ? 1 : 0;
    if (row.contact == nullptr) return nullptr;
    ++report_.used;
    contact_ = row.contact;
    if (!join_.is_on()) return contact_;
    joined_ = *row.contact;
    if (!join_.fill(joined_)) {
      report_.count(RowFault::unknown_customer, "customer_id", joined_.customer_id,
                    [&] { return place_of(bound_.field_of("customer_id")); });
    }
    if (join_.differs()) {
      const char* const column = bound_.fills("churned_at") ? "churned_at" : "churned";
      report_.count(RowFault::other_loss, column, joined_.customer_id,
                    [&] { return place_of(bound_.field_of(column)); });
    }
    return contact_ = &joined_;
  }

  BoundMapping bound_;
  CustomerJoin join_;
  Intake report_;
  Contact joined_;
  const Contact* contact_ = nullptr;
};

/// Refuses a table of which nothing could be counted, naming the first doubt about it.
///
/// Errors  empty_input without rows, or when all are filtered out; else bad_time, missing_cell, bad_csv or bad_json
inline void refuse_if_nothing_used(const Intake& intake, const std::string& source_name) {
  if (intake.rows == 0) throw Error(errc::empty_input, Place{source_name}, "a header and no rows");
  if (intake.used > 0) return;
  if (intake.filtered == intake.rows) {
    throw Error(errc::empty_input, Place{source_name},
                "all " + std::to_string(intake.rows) + " rows are filtered out by the mapping's \"where\"");
  }
  const Finding* worst = nullptr;
  for (const auto& finding : intake.findings) {
    if (leaves_row_out(finding.fault) && (worst == nullptr || finding.count > worst->count)) worst = &finding;
  }
  if (worst == nullptr) return;
  const errc code = worst->fault == RowFault::bad_start            ? errc::bad_time
                    : worst->fault == RowFault::missing_contact_id ? errc::missing_cell
                    : worst->fault == RowFault::broken_line        ? errc::bad_json
                                                                   : errc::bad_csv;
  throw Error(code, worst->places.front(),
              "none of the " + std::to_string(intake.rows) + " rows can be counted: " + worst->sentence());
}

/// Watches nothing.
struct NoProgress {
  void operator()(std::uint64_t, std::uint64_t) const noexcept {}
};

}  // namespace journeyrank
