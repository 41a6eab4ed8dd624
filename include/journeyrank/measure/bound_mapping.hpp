// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/column_binding.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/row_memory.hpp"
#include "journeyrank/measure/row_reading.hpp"

namespace journeyrank {

/// A mapping bound to the header of one table: turns its rows into contacts.
///
/// Extra columns pass through as they are, a missing cell empty; with a decimal comma, their numbers are rewritten with
/// a point.
///
/// Edge    a row without contact_id or readable started_at is no contact; without a customer_id column all customers
///         are anonymous; a field without even an empty text (data() is nullptr) is one that the row does not have:
///         missing, and where an empty cell says "not so far", left out (see CellSaid)
/// Errors  as ColumnBinding
/// Cost    O(fields) a row, without allocation; numbered rows are remembered to tell equal ones, at some 40 bytes each
class BoundMapping {
 public:
  /// `source_name` tells contacts of one table from those of another when rows are numbered.
  BoundMapping(Mapping mapping, std::vector<std::string> header, std::string source_name = "contacts",
               HeaderKind kind = HeaderKind::whole)
      : binding_(std::move(mapping), std::move(header), std::move(source_name), kind) {
    list_columns();
  }

  static constexpr auto required_columns = ColumnBinding::required_columns;

  const Mapping& mapping() const noexcept { return binding_.mapping(); }
  const std::vector<std::string>& header() const noexcept { return binding_.header(); }
  const std::vector<Note>& notes() const noexcept { return binding_.notes(); }

  /// True when the table fills this contact column.
  bool fills(std::string_view column) const noexcept { return binding_.find(column) != nullptr; }

  /// True when a contact column is read from a field, not a constant or the number of the row.
  bool reads_field(std::string_view column) const noexcept {
    const BoundColumn* const bound = binding_.find(column);
    return bound != nullptr && bound->field != BoundColumn::no_field;
  }

  /// The field that a contact column is read from; 0 when none is.
  std::size_t field_of(std::string_view column) const noexcept {
    return reads_field(column) ? binding_.find(column)->field : 0;
  }

  /// True when a column of the header is an extra column of the contacts, and not used for one of theirs.
  bool passes_through(std::string_view name) const noexcept {
    return std::any_of(extra_.begin(), extra_.end(), [name](const ExtraColumn& each) { return each.name == name; });
  }

  /// Adds a column to a growing header: records have one more field from now on.
  void add_field(std::string name) {
    binding_.add_field(std::move(name));
    list_columns();
  }

  /// The contact columns that are filled, and from where.
  const std::vector<BoundColumn>& columns() const noexcept { return binding_.columns(); }

  /// Says which columns are filled from typed cells: they are not looked for in records.
  template <class IsTyped>
  void mark_typed(IsTyped&& is_typed) {
    for (BoundColumn& each : binding_.columns()) each.is_typed = is_typed(std::as_const(each));
    list_columns();
  }

  /// True when rows are numbered, which only the thread that reads all of them can do.
  bool numbers_rows() const noexcept {
    return std::any_of(binding_.columns().begin(), binding_.columns().end(),
                       [](const BoundColumn& each) { return each.source != nullptr && each.source->row_number; });
  }

  /// True when any column may be filled from typed cells: no row is looked at as a whole, and numbers have a decimal
  /// point.
  bool allows_typed() const noexcept {
    return binding_.filters().empty() && mapping().missing.empty() && decimal_mark() == '.' && !numbers_rows();
  }

  /// Reads one record, which must have as many fields as the header.
  RowReading read(std::span<const std::string_view> record) {
    own_ = Contact{};
    return read(record, own_, {});
  }

  /// Reads the rest of a record into a contact that its typed cells have begun, with the faults that these have.
  RowReading read(std::span<const std::string_view> record, Contact& begun, std::span<const CellFault> faults);

 private:
  void list_columns();
  bool is_missing(std::string_view text) const noexcept;
  bool is_filtered(std::span<const std::string_view> record) const noexcept;
  void fill(BoundColumn& bound, std::span<const std::string_view> record);
  void fill_as_it_is(const BoundColumn& bound, std::string_view text);
  void fill_sum(BoundColumn& bound, std::span<const std::string_view> record);
  void fill_row_number();
  void set_end_aside(std::span<const std::string_view> record);
  void read_extra(std::span<const std::string_view> record);
  char decimal_mark() const noexcept { return mapping().decimal.front(); }
  std::string_view digits_of(const BoundColumn& bound, std::string_view text);
  void doubt(RowFault fault, const BoundColumn& bound, std::size_t field, std::string_view text) {
    faults_.push_back({fault, field == BoundColumn::no_field ? 0 : field, bound.column->name, text});
  }

  ColumnBinding binding_;
  std::vector<std::size_t> read_columns_;  // those that are read from records
  std::vector<std::size_t> extra_fields_;
  std::vector<ExtraColumn> extra_;
  std::vector<std::string> rewritten_;
  std::string unmarked_;  // a number without its marks between thousands
  std::vector<CellFault> faults_;
  Contact own_;
  Contact* contact_ = nullptr;  // the one that is being filled
  std::array<char, 24> row_number_text_{};
  std::uint64_t row_number_ = 0;
  RowMemory rows_seen_{};  // where rows are numbered
};

inline void BoundMapping::list_columns() {
  read_columns_.clear();
  for (std::size_t at = 0; at < columns().size(); ++at) {
    if (!columns()[at].is_typed) read_columns_.push_back(at);
  }
  extra_fields_.clear();
  extra_.clear();
  for (std::size_t field = 0; field < header().size(); ++field) {
    if (binding_.is_extra(field)) extra_fields_.push_back(field);
  }
  for (const std::size_t field : extra_fields_) extra_.push_back({header()[field], {}});
  rewritten_.resize(mapping().numbers() == NumberFormat{} ? 0 : extra_.size());
}

/// A number without its marks between thousands; other texts as they are.
inline std::string_view BoundMapping::digits_of(const BoundColumn& bound, std::string_view text) {
  const ColumnKind kind = bound.column->kind;
  const bool is_number = kind != ColumnKind::text && kind != ColumnKind::time && kind != ColumnKind::flag;
  return is_number ? without_thousands(text, mapping().numbers(), unmarked_) : text;
}

inline bool BoundMapping::is_missing(std::string_view text) const noexcept {
  if (text.empty()) return true;
  for (const auto& marker : mapping().missing) {
    if (text == marker) return true;
  }
  return false;
}

inline bool BoundMapping::is_filtered(std::span<const std::string_view> record) const noexcept {
  return std::any_of(binding_.filters().begin(), binding_.filters().end(), [&](const auto& filter) {
    const std::string_view text = trimmed(record[filter.first]);
    return !filter.second->holds(is_missing(text) ? std::string_view{} : text, mapping().numbers());
  });
}

inline RowReading BoundMapping::read(std::span<const std::string_view> record, Contact& begun,
                                     std::span<const CellFault> faults) {
  faults_.assign(faults.begin(), faults.end());
  contact_ = &begun;
  if (binding_.kind() == HeaderKind::growing) begun.abandoned_cell = begun.churned_cell = CellSaid::left_out;
  ++row_number_;
  if (!binding_.filters().empty() && is_filtered(record)) return {nullptr, {}, true};
  const bool no_markers = mapping().missing.empty();
  for (const std::size_t at : read_columns_) {
    BoundColumn& bound = binding_.columns()[at];
    if (bound.source == nullptr && no_markers) {
      fill_as_it_is(bound, trimmed(record[bound.field]));
    } else if (bound.source != nullptr && bound.source->row_number) {
      fill_row_number();
      if (!rows_seen_.is_new(record)) doubt(RowFault::equal_row, bound, BoundColumn::no_field, {});
    } else if (bound.is_sum()) {
      fill_sum(bound, record);
    } else {
      fill(bound, record);
    }
  }
  read_extra(record);
  if (begun.started_at && begun.ended_at && *begun.ended_at < *begun.started_at) {
    set_end_aside(record);
  }
  const bool usable =
      std::none_of(faults_.begin(), faults_.end(), [](const auto& each) { return leaves_row_out(each.fault); });
  return {usable ? contact_ : nullptr, faults_};
}

/// Fills a column of a text that no mapping says anything about, as most are.
inline void BoundMapping::fill_as_it_is(const BoundColumn& bound, std::string_view text) {
  MaybeFault fault;
  if (!text.empty()) {
    fault = bound.fill(*contact_, digits_of(bound, text), decimal_mark());
    if (!fault && bound.look != BoundColumn::Look::nowhere) fault = bound.doubt(text);
  } else if (bound.empty != BoundColumn::Empty::nothing && (text.data() != nullptr || bound.is_needed())) {
    fault = bound.fill_missing(*contact_);
  }
  if (fault) doubt(*fault, bound, bound.field, text);
}

/// Fills a column by the first of its fields that is not missing.
inline void BoundMapping::fill(BoundColumn& bound, std::span<const std::string_view> record) {
  std::size_t field = bound.field;
  std::string_view text = field == BoundColumn::no_field ? *bound.source->value : trimmed(record[field]);
  bool missing = is_missing(text) || bound.is_missing(text);
  bool absent = text.data() == nullptr;
  for (std::size_t i = 1; i < bound.fields.size() && missing; ++i) {
    field = bound.fields[i];
    text = trimmed(record[field]);
    missing = is_missing(text) || bound.is_missing(text);
    absent = absent && text.data() == nullptr;
  }
  if (absent && !bound.is_needed()) return;
  const std::string_view meant = missing ? std::string_view{} : bound.translated(text);
  if (const auto fault = bound.fill(*contact_, digits_of(bound, meant), decimal_mark())) {
    doubt(*fault, bound, field, text);
  } else if (meant.data() == text.data()) {  // what the mapping itself wrote needs no second look
    if (const auto look = bound.doubt(meant)) doubt(*look, bound, field, text);
  }
}

/// Adds up what the parts give; a part with a fault leaves the sum not measured.
inline void BoundMapping::fill_sum(BoundColumn& bound, std::span<const std::string_view> record) {
  auto& total = contact_->*std::get<std::optional<std::int64_t> Contact::*>(bound.column->member);
  std::optional<std::int64_t> sum;
  for (const std::size_t field : bound.fields) {
    const std::string_view text = trimmed(record[field]);
    if (is_missing(text) || bound.is_missing(text)) continue;
    total.reset();
    const auto fault = bound.fill(*contact_, digits_of(bound, bound.translated(text)), decimal_mark());
    if (fault) doubt(*fault, bound, field, text);
    if (!total) {
      sum.reset();
      break;
    }
    sum = sum.value_or(0) + *total;
    if (*sum > largest_whole || *sum < -largest_whole) {
      doubt(RowFault::bad_number, bound, field, text);
      sum.reset();
      break;
    }
  }
  total = sum;
}

inline void BoundMapping::fill_row_number() {
  char* const begin = row_number_text_.data();
  const char* const end = std::to_chars(begin, begin + row_number_text_.size(), row_number_).ptr;
  contact_->contact_id = {begin, static_cast<std::size_t>(end - begin)};
  contact_->source = binding_.source_name();
}

inline void BoundMapping::set_end_aside(std::span<const std::string_view> record) {
  contact_->ended_at.reset();
  for (const auto& bound : binding_.columns()) {
    if (std::string_view(bound.column->name) != "ended_at") continue;
    doubt(RowFault::ended_before_started, bound, bound.field,
          bound.field == BoundColumn::no_field ? "" : record[bound.field]);
  }
}

inline void BoundMapping::read_extra(std::span<const std::string_view> record) {
  for (std::size_t i = 0; i < extra_.size(); ++i) {
    const std::string_view text = trimmed(record[extra_fields_[i]]);
    extra_[i].text = is_missing(text) ? std::string_view{} : text;
    const NumberFormat format = mapping().numbers();
    const std::array<char, 2> marks = {format.decimal, format.thousands};
    if (rewritten_.empty() || text.find_first_of(std::string_view(marks.data(), marks.size())) == text.npos ||
        !parse_number(text, format))
      continue;
    rewritten_[i] = plain_number_text(text.starts_with('+') ? text.substr(1) : text, format);
    extra_[i].text = rewritten_[i];
  }
  contact_->extra = extra_;
}

}  // namespace journeyrank
