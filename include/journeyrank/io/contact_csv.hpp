// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_feed.hpp"
#include "journeyrank/measure/contact_intake.hpp"
#include "journeyrank/measure/customer_table.hpp"
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
  /// A table of customers, which must outlive this, fills in what contacts do not say.
  explicit ContactCsv(ByteSource source, const Mapping& mapping = {}, const CsvOptions& options = {},
                      const CustomerTable* customers = nullptr)
      : table_(std::move(source), for_contacts(options)),
        intake_(BoundMapping(joined(mapping, options), table_.names(), table_.source_name()), customers) {
    intake_.note_customers(table_.source_name());
  }

  /// Goes to the next contact; false at the end.
  bool next() {
    while (table_.next()) {
      contact_ = intake_.read(table_.fields(), [this](std::size_t field) { return table_.place(field); });
      if (contact_ != nullptr) return true;
    }
    return false;
  }

  /// The contact of this row, valid until the next one.
  const Contact& contact() const noexcept { return *contact_; }

  /// Says whether the id of this contact was new to the tally.
  void count(bool is_new) {
    intake_.count(is_new, [this](std::size_t) { return table_.place(); });
  }

  /// Says which contacts a feed found again.
  void count(const RepeatedContacts& repeated) { intake_.report().merge(repeated.intake(table_.source_name(), 1)); }

  /// The line that this contact begins in.
  std::uint64_t line() const noexcept { return table_.line(); }

  /// Notes the extra columns that metrics read and that this table does not have.
  void expect(const std::vector<std::string>& extra_columns) {
    intake_.note_extra_columns(table_.source_name(), extra_columns, table_.names());
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
  ContactIntake intake_;
  const Contact* contact_ = nullptr;
};

inline Intake ContactCsv::intake() const {
  Intake all = intake_.report();
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

/// Counts all contacts of a CSV file and says what came in. `progress(bytes_read, total_bytes)` is called now and then;
/// what it throws ends the reading. With `threads` other than 1 (0: one a processor) contacts are counted on another
/// thread while the next are read; that changes no bit.
///
/// Errors  as ContactCsv; when not one row can be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ByteSource source, const Mapping& mapping, Tally& tally, const CsvOptions& options = {},
                     Progress&& progress = {}, const CustomerTable* customers = nullptr, std::size_t threads = 0) {
  ContactCsv table(std::move(source), mapping, options, customers);
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
