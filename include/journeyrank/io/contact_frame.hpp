// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/contact_feed.hpp"
#include "journeyrank/measure/contact_intake.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tally.hpp"

namespace journeyrank {

/// The cells of a column as the texts that a file would hold: numbers in their shortest spelling.
template <frame Frame>
PackedTexts cell_texts(const Frame& table, std::size_t c) {
  if (table.kind(c) != CellKind::number) return table.texts(c);
  const MatrixColumn numbers = table.numbers(c);
  PackedTexts texts;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    if (!numbers.missing.empty() && numbers.missing[row] != 0) {
      texts.push_back_missing();
    } else {
      texts.push_back(shortest_number(numbers.view()[row]));
    }
  }
  return texts;
}

/// The same of several columns, each on whichever thread is free.
template <frame Frame>
std::vector<PackedTexts> all_cell_texts(const Frame& table, const std::vector<std::size_t>& columns) {
  std::vector<PackedTexts> cells(columns.size());
  std::vector<std::exception_ptr> failures(columns.size());
  std::atomic<std::size_t> next = 0;
  const std::size_t threads = table.row_count() < 4096 ? 1 : 0;
  run_parts(thread_count(threads, columns.size()), [&](std::size_t) {
    for (std::size_t i = next++; i < columns.size(); i = next++) {
      try {
        cells[i] = cell_texts(table, columns[i]);
      } catch (...) {
        failures[i] = std::current_exception();
      }
    }
  });
  for (const auto& failure : failures) {
    if (failure) std::rethrow_exception(failure);  // that of the first column, whoever met it
  }
  return cells;
}

/// True for a column of a frame that a mapping names, or a metric or slice asks for.
inline bool is_asked_for(std::string_view name, const Mapping& mapping, const std::vector<std::string>& extra) {
  for (const auto& [column, source] : mapping.columns) {
    const auto read = source.columns(column);
    if (std::find(read.begin(), read.end(), name) != read.end()) return true;
  }
  for (const auto& filter : mapping.where) {
    if (filter.column == name) return true;
  }
  return std::find(extra.begin(), extra.end(), name) != extra.end();
}

/// What the cells of contacts in a frame may be.
inline constexpr const char* contact_cells = "text, numbers, flags, times and durations";

/// The columns of a frame that a mapping or a metric reads, by their positions.
///
/// Errors  those of Frame::refuse for a column that is needed or asked for, and of a type that is not read
template <frame Frame>
std::vector<std::size_t> contact_columns_of(const Frame& table, const Mapping& mapping,
                                            const std::vector<std::string>& extra) {
  std::vector<std::size_t> columns;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    const std::string_view name = table.name(c);
    const bool is_asked = is_asked_for(name, mapping, extra);
    if (!is_asked && find_named_column(name).column == nullptr) continue;
    const bool is_needed = name == "contact_id" || name == "journey" || name == "started_at";
    if (table.kind(c) != CellKind::other) {
      columns.push_back(c);
    } else if (is_asked || is_needed) {
      table.refuse(c, contact_cells);
    }
  }
  return columns;
}

/// Says which columns have the name of a contact column, and a type that is not read.
template <frame Frame>
std::vector<Note> notes_on_unread_columns(const Frame& table) {
  std::vector<Note> notes;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.kind(c) != CellKind::other || find_named_column(table.name(c)).column == nullptr) continue;
    try {
      table.refuse(c, contact_cells);
    } catch (const Error& error) {
      notes.push_back({"unread_column", "the frame's " + error.detail() + "; it counts as not measured"});
    }
  }
  return notes;
}

/// What reads the records of these columns of a frame into contacts for a tally; says what the frame lacks for it.
template <frame Frame>
ContactIntake frame_intake(const Frame& layout, const std::vector<std::size_t>& columns, const Mapping& mapping,
                           const Tally& tally, const CustomerTable* customers) {
  std::vector<std::string> header;
  for (const std::size_t c : columns) header.emplace_back(layout.name(c));
  ContactIntake intake(BoundMapping(mapping, std::move(header), "frame"), customers);
  std::vector<std::string> names;
  for (std::size_t c = 0; c < layout.column_count(); ++c) names.emplace_back(layout.name(c));
  intake.note_customers("the frame");
  for (auto& note : notes_on_unread_columns(layout)) intake.report().table_notes.push_back(std::move(note));
  intake.note_extra_columns("the frame", tally.extra_columns(), names);
  return intake;
}

/// Counts the contacts of a frame.
template <frame Frame>
class FrameContacts {
 public:
  /// `layout` has the columns; its rows are not looked at.
  FrameContacts(const Frame& layout, const Mapping& mapping, Tally& tally, const CustomerTable* customers)
      : columns_(contact_columns_of(layout, mapping, tally.extra_columns())),
        intake_(frame_intake(layout, columns_, mapping, tally, customers)),
        feed_(tally) {}

  /// Counts the rows of a frame. `progress(rows, all_rows)` is called now and then.
  template <class Progress>
  void count(const Frame& table, Progress&& progress) {
    const std::vector<PackedTexts> cells = all_cell_texts(table, columns_);
    std::vector<std::string_view> record(columns_.size());
    for (std::size_t row = 0; row < table.row_count(); ++row) {
      for (std::size_t i = 0; i < record.size(); ++i) record[i] = cells[i][row];
      if (row % 4096 == 0) progress(row, table.row_count());
      const std::size_t number = first_row_ + row + 1;
      const Contact* const contact = intake_.read(record, [&](std::size_t field) {
        return Place{"frame", number, columns_.empty() ? 0 : columns_[field] + 1};
      });
      if (contact != nullptr) feed_.push(*contact, number);
    }
    first_row_ += table.row_count();
  }

  /// What came in, once. Errors: when not one row could be counted, the reason.
  const Intake& finish() {
    intake_.report().merge(feed_.finish().intake("frame"));
    refuse_if_nothing_used(intake_.report(), "frame");
    return intake_.report();
  }

 private:
  std::vector<std::size_t> columns_;
  ContactIntake intake_;
  ContactFeed feed_;
  std::size_t first_row_ = 0;
};

/// Counts all contacts of a data frame and says what came in, as read_contacts does for a file. A column of a
/// type that no file holds (a list) is refused where it is needed, and named in a note where it is not. `progress(rows,
/// all_rows)` is called now and then.
///
/// Edge    a null is a missing cell; places in the report are rows, counted from 1
/// Errors  as BoundMapping; when not one row can be counted, the reason is thrown
/// Cost    O(rows × columns read)
template <frame Frame, class Progress = NoProgress>
Intake read_contacts(const Frame& table, const Mapping& mapping, Tally& tally, Progress&& progress = {},
                     const CustomerTable* customers = nullptr) {
  FrameContacts<Frame> contacts(table, mapping, tally, customers);
  contacts.count(table, progress);
  Intake intake = contacts.finish();
  if (tally.is_weighted()) intake.drop(RowFault::unused_weight);
  return intake;
}

}  // namespace journeyrank
