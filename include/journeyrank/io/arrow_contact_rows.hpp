// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/base/text_encoding.hpp"
#include "journeyrank/io/arrow.hpp"
#include "journeyrank/io/arrow_cell_text.hpp"
#include "journeyrank/io/arrow_cells.hpp"
#include "journeyrank/io/arrow_duration.hpp"
#include "journeyrank/io/arrow_texts.hpp"
#include "journeyrank/io/arrow_time.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/bound_mapping.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/contact_intake.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/row_reading.hpp"
#include "journeyrank/measure/typed_cell.hpp"

namespace journeyrank {

/// One batch of an Arrow stream: the cells of the columns that are read, in the order of the fields of a record.
struct ArrowContactBatch {
  /// `columns` are positions in the frame, which must outlive this.
  ArrowContactBatch(const ArrowFrame& of, std::span<const std::size_t> columns) : frame(of) {
    for (const std::size_t c : columns) {
      frame.naming_column(c, [&] {
        for (const auto& chunk : frame.checked_chunks(c)) cells.emplace_back(chunk);
      });
    }
  }

  ArrowFrame frame;
  std::vector<ArrowCellText> cells{};  ///< empty without rows
};

/// Turns rows of Arrow batches into contacts: typed cells go into their members column by column, some hundred rows at
/// a time; what is left of a row (mapped, added up, passed through) is read as text. The contacts, faults and places
/// are those that the texts of all cells would give.
///
/// Errors  as ArrowCellText, naming the column
/// Cost    O(rows × columns read)
class ArrowContactRows {
 public:
  /// `columns` are the positions of the fields in the frame; they must outlive this.
  ArrowContactRows(ContactIntake intake, std::span<const std::size_t> columns)
      : intake_(std::move(intake)), columns_(columns), contacts_(stretch), record_(columns.size(), "") {
    mark_typed_columns();
  }

  ContactIntake& intake() noexcept { return intake_; }

  /// Calls `push(contact, number)` for each contact of the rows from `begin` to before `end`; rows are numbered on from
  /// `before`, the number of rows before the batch.
  template <class Push>
  void read(const ArrowContactBatch& batch, std::size_t begin, std::size_t end, std::uint64_t before, Push&& push) {
    for (; begin < end; begin += stretch) {
      const std::size_t size = std::min(stretch, end - begin);
      std::fill_n(contacts_.begin(), size, Contact{});
      faults_.clear();
      spelled_count_ = 0;
      for (const auto& bound : intake_.bound().columns()) {
        if (bound.is_typed) naming(batch, bound.field, [&] { fill(bound, batch.cells[bound.field], begin, size); });
      }
      const auto by_row = [](const NotedFault& a, const NotedFault& b) { return a.row < b.row; };
      std::stable_sort(faults_.begin(), faults_.end(), by_row);
      std::size_t fault = 0;
      for (std::size_t i = 0; i < size; ++i) {
        of_row_.clear();
        for (; fault < faults_.size() && faults_[fault].row == begin + i; ++fault) {
          of_row_.push_back(faults_[fault].fault);
        }
        const std::uint64_t number = before + begin + i + 1;
        if (const Contact* const contact = read_rest(batch, begin + i, contacts_[i], number)) push(*contact, number);
      }
    }
  }

 private:
  static constexpr std::size_t stretch = 128;  // their contacts stay in the second-level cache

  struct NotedFault {
    std::size_t row;
    CellFault fault;
  };

  /// Marks which columns are filled from typed cells.
  void mark_typed_columns() {
    BoundMapping& bound = intake_.bound();
    const bool starts_and_ends = are_plain("started_at", "ended_at");
    const bool losses = are_plain("churned_at", "churned");
    bound.mark_typed([&](const BoundColumn& each) {
      const std::string_view name = each.column->name;
      return bound.allows_typed() && each.is_plain() &&
             (starts_and_ends || !(name == "started_at" || name == "ended_at")) &&
             (losses || !(name == "churned_at" || name == "churned"));
    });
    std::vector<std::uint8_t> as_text(columns_.size(), 1);
    for (const auto& each : bound.columns()) {
      if (each.is_typed) as_text[each.field] = 0;
      if (each.is_typed && std::string_view(each.column->name) == "ended_at") end_field_ = each.field;
    }
    for (const auto& each : bound.columns()) {  // one field may fill several columns
      for (const std::size_t field : each.fields) as_text[field] = each.is_typed ? as_text[field] : 1;
    }
    for (std::size_t field = 0; field < columns_.size(); ++field) {
      if (as_text[field] != 0) text_fields_.push_back(field);
    }
  }

  /// Of two columns that are looked at together both are typed, or none.
  bool are_plain(std::string_view a, std::string_view b) const {
    const auto& columns = intake_.bound().columns();
    return std::all_of(columns.begin(), columns.end(), [&](const BoundColumn& each) {
      return each.is_plain() || !(each.column->name == a || each.column->name == b);
    });
  }

  template <class Read>
  void naming(const ArrowContactBatch& batch, std::size_t field, Read&& read) const {
    batch.frame.naming_column(columns_[field], read);
  }

  /// Reads what is left of a row.
  const Contact* read_rest(const ArrowContactBatch& batch, std::size_t row, Contact& begun, std::uint64_t number) {
    for (const std::size_t field : text_fields_) {
      naming(batch, field, [&] { record_[field] = text_of(batch.cells[field], row); });
    }
    if (end_field_ && begun.started_at && begun.ended_at && *begun.ended_at < *begun.started_at) {
      record_[*end_field_] = text_of(batch.cells[*end_field_], row);
    }
    return intake_.read(record_, begun, of_row_, [&](std::size_t field) {
      return Place{"frame", number, columns_.empty() ? 0 : columns_[field] + 1};
    });
  }

  /// The text of a cell, empty for a null; it stands until the next rows are read.
  std::string_view text_of(const ArrowCellText& cells, std::size_t row) {
    if (spelled_count_ == spelled_.size()) spelled_.emplace_back();
    const auto text = cells.text(row, spelled_[spelled_count_]);
    if (text && text->data() == spelled_[spelled_count_].data()) ++spelled_count_;
    return text.value_or("");
  }

  /// Fills a column of the contacts from the rows that begin here.
  void fill(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size) {
    switch (cells.type()) {
      case ArrowCellType::text32:
        return fill_offset_texts<std::int32_t>(bound, cells, begin, size);
      case ArrowCellType::text64:
        return fill_offset_texts<std::int64_t>(bound, cells, begin, size);
      case ArrowCellType::entry:
        return fill_entries(bound, cells, begin, size);
      case ArrowCellType::whole:
      case ArrowCellType::number:
        with_arrow_number(cells.span().schema->format,
                          [&](auto type) { fill_numbers<decltype(type)>(bound, cells, begin, size); });
        return;
      case ArrowCellType::flag:
        return fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) {
          return fill_whole_cell(bound, contact, cells.flag(row) ? 1 : 0, [&] { return text_of(cells, row); });
        });
      case ArrowCellType::time:
        return fill_times(bound, cells, begin, size);
      case ArrowCellType::duration:
        return fill_durations(bound, cells, begin, size);
      default:
        return fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) {
          return fill_text_cell(bound, contact, text_of(cells, row));
        });
    }
  }

  /// Calls `fill_cell(contact, row)` for each cell that is there, and notes the faults.
  template <class FillCell>
  void fill_each(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size,
                 FillCell&& fill_cell) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t row = begin + i;
      Contact& contact = contacts_[i];
      const auto fault = cells.is_valid(row) ? fill_cell(contact, row) : bound.fill_missing(contact);
      if (!fault) continue;
      faults_.push_back({row, {*fault, bound.field, bound.column->name, trimmed(text_of(cells, row))}});
    }
  }

  template <class T>
  void fill_numbers(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size) {
    fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) {
      const T number = arrow_load<T>(cells.values(), cells.at(row));
      const auto spell = [&] { return text_of(cells, row); };
      if constexpr (std::is_floating_point_v<T>) {
        return fill_double_cell(bound, contact, static_cast<double>(number), spell);
      } else {
        if (std::in_range<std::int64_t>(number)) {
          return fill_whole_cell(bound, contact, static_cast<std::int64_t>(number), spell);
        }
        return fill_text_cell(bound, contact, spell());
      }
    });
  }

  void fill_times(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size) {
    const ArrowTime& time = cells.time();
    const TimeCell says = time.has_zone ? TimeCell::moment : TimeCell::clock;
    fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) {
      const std::int64_t ms = time.ms(cells.values(), cells.at(row));
      return fill_time_cell(bound, contact, ms, says, [&] { return text_of(cells, row); });
    });
  }

  void fill_durations(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size) {
    const ArrowDuration duration = *ArrowDuration::of(cells.span().schema->format);
    fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) -> MaybeFault {
      if (bound.column->kind != ColumnKind::duration) return fill_text_cell(bound, contact, text_of(cells, row));
      const std::int64_t ms = duration.ms(cells.values(), cells.at(row));
      if (ms > largest_whole || ms < -largest_whole) return RowFault::bad_number;
      if (ms < 0) return RowFault::negative_number;
      bound.integer_of(contact) = ms;
      return std::nullopt;
    });
  }

  /// Whether all letters are ASCII is asked once.
  template <class Offset>
  void fill_offset_texts(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size) {
    const auto* const letters = static_cast<const char*>(cells.span().array->buffers[2]);
    const auto first = arrow_load<Offset>(cells.values(), cells.at(begin));
    const auto last = arrow_load<Offset>(cells.values(), cells.at(begin + size));
    const bool plain = first >= 0 && first <= last &&
                       (first == last || is_ascii({letters + first, static_cast<std::size_t>(last - first)}));
    fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) {
      return fill_text_cell(bound, contact, plain ? arrow_offset_text<Offset>(cells.span(), row) : text_of(cells, row));
    });
  }

  /// The entries of a dictionary are not copied: each row looks at its own.
  void fill_entries(const BoundColumn& bound, const ArrowCellText& cells, std::size_t begin, std::size_t size) {
    const ArrowCellText entries(arrow_dictionary(cells.span()));
    fill_each(bound, cells, begin, size, [&](Contact& contact, std::size_t row) {
      return fill_text_cell(bound, contact, text_of(entries, cells.entry_of(row)));
    });
  }

  ContactIntake intake_;
  std::span<const std::size_t> columns_;
  std::vector<std::size_t> text_fields_;  // that no typed column is filled from
  std::optional<std::size_t> end_field_;  // of a typed ended_at
  std::vector<Contact> contacts_;
  std::vector<std::string_view> record_;
  std::vector<NotedFault> faults_;
  std::vector<CellFault> of_row_;
  std::deque<std::string> spelled_;  // texts of cells that are none, reused
  std::size_t spelled_count_ = 0;
};

}  // namespace journeyrank
