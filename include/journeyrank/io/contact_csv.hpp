// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/base/block_pipeline.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/io/byte_source.hpp"
#include "journeyrank/io/csv.hpp"
#include "journeyrank/io/csv_options.hpp"
#include "journeyrank/io/csv_rows.hpp"
#include "journeyrank/measure/batch_count.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_batch.hpp"
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
/// Edge    the marks of numbers and the missing markers of the options join those of the mapping
/// Errors  as CsvReader and BoundMapping
/// Cost    O(bytes)
class ContactCsv {
 public:
  /// A table of customers, which must outlive this, fills in what contacts do not say.
  explicit ContactCsv(ByteSource source, const Mapping& mapping = {}, const CsvOptions& options = {},
                      const CustomerTable* customers = nullptr)
      : table_(std::move(source), for_contacts(options)),
        mapping_(joined(mapping, options)),
        customers_(customers),
        intake_(another_intake()) {
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

  /// Copies the next rows, without reading contacts from them: at most so many. Returns false at the end.
  bool next_rows(CsvRows& rows, std::size_t most) {
    constexpr std::size_t most_letters = std::size_t{1} << 20;
    rows.clear();
    while (rows.size() < most && rows.letters() < most_letters && table_.next()) rows.push_back(table_);
    return rows.size() > 0;
  }

  /// What reads such rows into contacts: it has a report of its own, and several may read at a time.
  ContactIntake another_intake() const {
    return ContactIntake(BoundMapping(mapping_, table_.names(), table_.source_name()), customers_);
  }

  /// What came in so far, without rows of the wrong length.
  Intake& report() noexcept { return intake_.report(); }

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
    options.bad_rows = BadRows::skip;
    options.column_names = ColumnNames::repair;
    return options;
  }

  static Mapping joined(Mapping mapping, const CsvOptions& options) {
    if (options.decimal != '.') mapping.decimal = std::string(1, options.decimal);
    if (options.thousands != '\0') mapping.thousands = std::string(1, options.thousands);
    mapping.missing.insert(mapping.missing.end(), options.missing.begin(), options.missing.end());
    return mapping;
  }

  CsvReader table_;
  Mapping mapping_;
  const CustomerTable* customers_;
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

/// The steps that bring the contacts of a CSV file into a tally, some thousand rows a block: see BlockPipeline. One
/// thread splits the text into rows, any reads them.
template <class Progress>
class CsvContactBlocks {
 public:
  CsvContactBlocks(ContactCsv& table, Tally& tally, Progress& progress, std::size_t slots)
      : table_(table), count_(tally), progress_(progress), total_bytes_(table.total_bytes()) {
    for (std::size_t slot = 0; slot < slots; ++slot) {
      blocks_.push_back({CsvRows(), table_.another_intake(), count_.batch()});
      blocks_.back().intake.report() = {};
    }
    reads_in_order_ = blocks_.front().intake.bound().numbers_rows();
  }

  BlockGiving give(std::size_t slot, std::size_t) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    if (given_++ % blocks_between_looks == 0) progress_(table_.bytes_read(), table_.total_bytes());
    Block& block = blocks_[slot];
    try {
      if (!table_.next_rows(block.rows, rows_of_a_block)) return BlockGiving::ended;
    } catch (...) {
      if (block.rows.size() == 0) throw;
      failure_ = std::current_exception();  // what is wrong with the rows before it comes first
    }
    block.bytes_read = table_.bytes_read();
    if (reads_in_order_) read(blocks_.front().intake, block);
    return BlockGiving::given;
  }

  void work(std::size_t slot) {
    if (!reads_in_order_) read(blocks_[slot].intake, blocks_[slot]);
  }

  void take(std::size_t slot) {
    count_.take(blocks_[slot].contacts, blocks_[slot].report);
    count_.look_ahead(blocks_[slot].bytes_read, total_bytes_);
  }

  /// What came in, once all is taken.
  Intake intake() {
    table_.report().merge(count_.report());
    table_.count(count_.repeated());
    return table_.intake();
  }

 private:
  static constexpr std::size_t rows_of_a_block = 1024;
  static constexpr std::size_t blocks_between_looks = 4;

  struct Block {
    CsvRows rows;
    ContactIntake intake;
    ContactBatch contacts;
    Intake report{};
    std::uint64_t bytes_read = 0;  ///< of the whole, once it was given
  };

  void read(ContactIntake& intake, Block& block) {
    for (std::size_t row = 0; row < block.rows.size(); ++row) {
      const Contact* const contact = intake.read(block.rows.fields(row), [&](std::size_t field) {
        return block.rows.place(row, field, table_.source_name());
      });
      if (contact == nullptr) continue;
      Tally::check(*contact);
      block.contacts.push_back(*contact, block.rows.line(row));
    }
    block.report = std::exchange(intake.report(), {});
  }

  ContactCsv& table_;
  BatchCount count_;
  Progress& progress_;
  std::vector<Block> blocks_;
  std::uint64_t total_bytes_ = 0;
  bool reads_in_order_ = false;
  std::size_t given_ = 0;
  std::exception_ptr failure_;
};

/// Counts all contacts of a CSV file and says what came in. `progress(bytes_read, total_bytes)` is called now and then;
/// what it throws ends the reading. `threads` (0: one a processor) read and count contacts; that changes no bit.
///
/// Errors  as ContactCsv; when not one row can be counted, the reason is thrown
template <class Progress = NoProgress>
Intake read_contacts(ByteSource source, const Mapping& mapping, Tally& tally, const CsvOptions& options = {},
                     Progress&& progress = {}, const CustomerTable* customers = nullptr, std::size_t threads = 0) {
  using Blocks = CsvContactBlocks<std::remove_reference_t<Progress>>;
  ContactCsv table(std::move(source), mapping, options, customers);
  table.expect(tally.extra_columns());
  const std::size_t readers = thread_count(threads, most_reading_threads);
  const std::size_t slots = BlockPipeline<Blocks>::slots_for(readers);
  Blocks blocks(table, tally, progress, slots);
  BlockPipeline(blocks, slots, readers).run();
  Intake intake = blocks.intake();
  if (tally.is_weighted()) intake.drop(RowFault::unused_weight);
  refuse_if_nothing_used(intake, table.source_name());
  return intake;
}

}  // namespace journeyrank
