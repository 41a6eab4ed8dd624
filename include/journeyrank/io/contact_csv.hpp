// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_feed.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// Reads the contacts of a CSV file one by one, through a mapping, in the memory of one chunk.
///
///     ContactCsv table(ByteSource::open("contacts.csv"), mapping);
///     while (table.next()) table.count(tally.add(table.contact()));
///     Intake intake = table.intake();
///
/// Rows of the wrong length are left out and counted, columns of one name are renamed and noted: a real export is
/// rarely clean, and nothing of it is lost silently.
///
/// Edge    the decimal mark and the missing markers of the options join those of the mapping
/// Errors  as CsvReader and BoundMapping; bad_option for a mark between thousands
/// Cost    O(bytes)
class ContactCsv {
 public:
  explicit ContactCsv(ByteSource source, const Mapping& mapping = {}, const CsvOptions& options = {})
      : table_(std::move(source), for_contacts(options)),
        bound_(joined(mapping, options), table_.names(), table_.source_name()) {
    intake_.currency = mapping.currency;
    if (!bound_.fills("customer_id")) {
      intake_.table_notes.push_back(
          {"no_customer_column", table_.source_name() +
                                     " names no customers; all that is per customer is not measured, unless a "
                                     "mapping says which column is customer_id"});
    }
  }

  /// Goes to the next contact; false at the end.
  bool next() {
    while (table_.next()) {
      ++intake_.rows;
      const RowReading row = bound_.read(table_.fields());
      for (const auto& doubt : row.faults) {
        intake_.count(doubt.fault, doubt.column, doubt.text, [&] { return table_.place(doubt.field); });
      }
      contact_ = row.contact;
      if (contact_ == nullptr) continue;
      ++intake_.used;
      return true;
    }
    return false;
  }

  /// The contact of this row, valid until the next one.
  const Contact& contact() const noexcept { return *contact_; }

  /// Says whether the id of this contact was new to the tally.
  void count(bool is_new) {
    if (is_new) return;
    --intake_.used;
    intake_.count(RowFault::repeated_contact, "contact_id", contact_->contact_id, [this] { return table_.place(); });
  }

  /// Says which contacts a feed found again.
  void count(const RepeatedContacts& repeated) { intake_.merge(repeated.intake(table_.source_name())); }

  /// The line that this contact begins in.
  std::uint64_t line() const noexcept { return table_.line(); }

  /// Notes the extra columns that metrics read and that this table does not have.
  void expect(const std::vector<std::string>& extra_columns) {
    for (const auto& column : extra_columns) {
      if (table_.find_column(column)) continue;
      intake_.table_notes.push_back({"no_such_column", table_.source_name() + " has no column \"" + column +
                                                           "\", which a metric reads" +
                                                           did_you_mean(column, table_.names())});
    }
  }

  /// What came in so far.
  Intake intake() const;

  /// How far reading has come, and the size of the whole (0 when not known), for progress.
  std::uint64_t bytes_read() const noexcept { return table_.bytes_read(); }
  std::uint64_t total_bytes() const noexcept { return table_.total_bytes(); }
  const std::string& source_name() const noexcept { return table_.source_name(); }

 private:
  static CsvOptions for_contacts(CsvOptions options) {
    if (options.thousands != '\0') {
      throw Error(errc::bad_option, "thousands: numbers of contacts have no mark between thousands in this version");
    }
    options.bad_rows = BadRows::skip;
    options.column_names = ColumnNames::repair;
    return options;
  }

  static Mapping joined(Mapping mapping, const CsvOptions& options) {
    if (options.decimal != '.') mapping.decimal = std::string(1, options.decimal);
    mapping.missing.insert(mapping.missing.end(), options.missing.begin(), options.missing.end());
    return mapping;
  }

  CsvReader table_;
  BoundMapping bound_;
  Intake intake_;
  const Contact* contact_ = nullptr;
};

inline Intake ContactCsv::intake() const {
  Intake all = intake_;
  Intake of_table;
  of_table.rows = static_cast<std::int64_t>(table_.skipped_rows());
  for (auto& note : table_.notes()) {
    if (note.code != "skipped_rows") of_table.table_notes.push_back(std::move(note));
  }
  for (const auto& skipped : table_.skipped()) {
    of_table.count(RowFault::ragged_row, "", skipped.reason, [&skipped] { return skipped.place; });
  }
  if (!of_table.findings.empty()) of_table.findings.front().count = of_table.rows;
  all.merge(of_table);
  return all;
}

/// Refuses a table of which nothing could be counted, naming the first doubt about it.
///
/// Errors  empty_input without rows; else bad_time, missing_cell or bad_csv
inline void refuse_if_nothing_used(const Intake& intake, const std::string& source_name) {
  if (intake.rows == 0) throw Error(errc::empty_input, Place{source_name}, "a header and no rows");
  if (intake.used > 0 || intake.findings.empty()) return;
  const Finding* worst = nullptr;
  for (const auto& finding : intake.findings) {
    if (leaves_row_out(finding.fault) && (worst == nullptr || finding.count > worst->count)) worst = &finding;
  }
  if (worst == nullptr) return;
  const errc code = worst->fault == RowFault::bad_start            ? errc::bad_time
                    : worst->fault == RowFault::missing_contact_id ? errc::missing_cell
                                                                   : errc::bad_csv;
  throw Error(code, worst->places.front(),
              "none of the " + std::to_string(intake.rows) + " rows can be counted: " + worst->sentence());
}

/// Watches nothing.
struct NoProgress {
  void operator()(std::uint64_t, std::uint64_t) const noexcept {}
};

/// Counts all contacts of a CSV file and says what came in. `progress(bytes_read, total_bytes)` is called now and then;
/// what it throws ends the reading. With `threads` other than 1 (0: one a processor) contacts are counted on another
/// thread while the next are read; that changes no bit.
///
/// Errors  as ContactCsv; when not one row can be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ByteSource source, const Mapping& mapping, Tally& tally, const CsvOptions& options = {},
                     Progress&& progress = {}, std::size_t threads = 0) {
  ContactCsv table(std::move(source), mapping, options);
  table.expect(tally.extra_columns());
  ContactFeed feed(tally, threads);
  for (std::uint64_t rows = 0; table.next(); ++rows) {
    feed.push(table.contact(), table.line());
    if (rows % 4096 == 0) progress(table.bytes_read(), table.total_bytes());
  }
  table.count(feed.finish());
  Intake intake = table.intake();
  refuse_if_nothing_used(intake, table.source_name());
  return intake;
}

}  // namespace journeyrank
