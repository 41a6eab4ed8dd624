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

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/row_filter.hpp"
#include "journeyrank/measure/row_memory.hpp"
#include "journeyrank/measure/row_reading.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// Whether the header is all that the columns of a table are called, or more names may turn up in later rows, as in
/// JSON Lines.
enum class HeaderKind { whole, growing };

/// A mapping bound to the header of one table: turns its rows into contacts.
///
/// Columns that the mapping does not name are taken by their own names; the header's other columns pass through as
/// extra columns, where a missing cell is empty (with a decimal comma, their numbers are rewritten with a point).
///
/// Edge    a row without contact_id or readable started_at is no contact; without a customer_id column all customers
///         are anonymous; a field without even an empty text (data() is nullptr) is one that the row does not have:
///         missing, and "not measured" also where an empty cell says "not so far"
/// Errors  as validate(Mapping); missing_column, with the nearest name of the header, when a mapped column, one that
///         `where` asks about or contact_id, journey or started_at is not there; duplicate_name when one contact column
///         has two sources (with absent_columns "note", a mapped column that is not there is noted). To a growing
///         header all mapped columns are added, and nothing is missing
/// Cost    O(fields) a row, without allocation; numbered rows are remembered to tell equal ones, at some 40 bytes each
class BoundMapping {
 public:
  /// `source_name` tells contacts of one table from those of another when rows are numbered.
  BoundMapping(Mapping mapping, std::vector<std::string> header, std::string source_name = "contacts",
               HeaderKind kind = HeaderKind::whole)
      : mapping_((validate(mapping), std::move(mapping))),
        header_(std::move(header)),
        source_name_(std::move(source_name)),
        kind_(kind) {
    claimed_.assign(header_.size(), 0);
    for (const auto& mapped : mapping_.columns) bind(mapped);
    for (const auto& filter : mapping_.where) {
      const auto field = find_field(filter.column, "where \"" + filter.column + "\"");
      if (field) filters_.emplace_back(*field, &filter.test);
    }
    for (std::size_t field = 0; field < header_.size(); ++field) bind_own_name(field);
    if (kind == HeaderKind::whole) {
      for (const char* required : required_columns) require(required);
    } else {
      for (const char* expected : {"contact_id", "journey", "started_at", "customer_id"}) expect(expected);
    }
    list_extra_columns();
  }

  // Contacts and bindings point into this object; moving keeps what they point to, copying would not.
  BoundMapping(const BoundMapping&) = delete;
  BoundMapping& operator=(const BoundMapping&) = delete;
  BoundMapping(BoundMapping&&) noexcept = default;
  BoundMapping& operator=(BoundMapping&&) noexcept = default;
  ~BoundMapping() = default;

  static constexpr std::array<const char*, 3> required_columns = {"contact_id", "journey", "started_at"};

  const Mapping& mapping() const noexcept { return mapping_; }
  const std::vector<std::string>& header() const noexcept { return header_; }

  /// What the mapping names and the table does not have, where that is no reason to refuse it.
  const std::vector<Note>& notes() const noexcept { return notes_; }

  /// True when the table fills this contact column.
  bool fills(std::string_view column) const noexcept { return find_bound(column) != nullptr; }

  /// The field that a contact column is read from; 0 when none is.
  std::size_t field_of(std::string_view column) const noexcept {
    const BoundColumn* const bound = find_bound(column);
    return bound == nullptr || bound->field == BoundColumn::no_field ? 0 : bound->field;
  }

  /// True when a contact column is read from a field, not a constant or the number of the row.
  bool reads_field(std::string_view column) const noexcept {
    const BoundColumn* const bound = find_bound(column);
    return bound != nullptr && bound->field != BoundColumn::no_field;
  }

  /// Adds a column to a growing header: records have one more field from now on.
  void add_field(std::string name) {
    header_.push_back(std::move(name));
    claimed_.push_back(0);
    bind_own_name(header_.size() - 1);
    list_extra_columns();
  }

  /// Reads one record, which must have as many fields as the header.
  RowReading read(std::span<const std::string_view> record);

 private:
  void bind(const MappedColumn& mapped);
  void bind_own_name(std::size_t field);
  std::optional<std::size_t> find_field(const std::string& name, const std::string& asked_by);
  void require(const char* column) const;
  void expect(const char* column);
  void list_extra_columns();
  const BoundColumn* find_bound(std::string_view column) const noexcept {
    const auto found =
        std::find_if(bound_.begin(), bound_.end(), [column](const auto& each) { return column == each.column->name; });
    return found == bound_.end() ? nullptr : &*found;
  }

  bool is_missing(std::string_view text) const noexcept;
  bool is_filtered(std::span<const std::string_view> record) const noexcept;
  void fill(BoundColumn& bound, std::span<const std::string_view> record);
  void fill_sum(BoundColumn& bound, std::span<const std::string_view> record);
  void fill_row_number();
  void set_end_aside(std::span<const std::string_view> record);
  void read_extra(std::span<const std::string_view> record);
  void doubt(RowFault fault, const BoundColumn& bound, std::size_t field, std::string_view text) {
    faults_.push_back({fault, field == BoundColumn::no_field ? 0 : field, bound.column->name, text});
  }

  Mapping mapping_;
  std::vector<std::string> header_;
  std::string source_name_;
  HeaderKind kind_;
  std::vector<std::uint8_t> claimed_;  // 1: the field is bound to a contact column
  std::vector<BoundColumn> bound_;
  std::vector<std::pair<std::size_t, const CellTest*>> filters_;
  std::vector<std::size_t> extra_fields_;
  std::vector<ExtraColumn> extra_;
  std::vector<std::string> rewritten_;
  std::vector<CellFault> faults_;
  std::vector<Note> notes_;
  Contact contact_;
  std::array<char, 24> row_number_text_{};
  std::uint64_t row_number_ = 0;
  RowMemory rows_seen_{};  // where rows are numbered
};

/// Nothing when the column is not there and need not be.
inline std::optional<std::size_t> BoundMapping::find_field(const std::string& name, const std::string& asked_by) {
  const auto found = std::find(header_.begin(), header_.end(), name);
  if (found == header_.end() && kind_ == HeaderKind::growing) {
    header_.push_back(name);
    claimed_.push_back(0);
    return header_.size() - 1;
  }
  if (found == header_.end()) {
    const std::string what = asked_by + ": there is no column \"" + name + "\"" + did_you_mean(name, header_);
    if (mapping_.absent_columns == AbsentColumns::reject) {
      throw Error(errc::missing_column, Place{source_name_}, what);
    }
    notes_.push_back({"no_such_column", source_name_ + ": " + what});
    return std::nullopt;
  }
  if (std::find(found + 1, header_.end(), name) != header_.end()) {
    throw Error(errc::duplicate_name, Place{source_name_}, "two columns are called \"" + name + "\"; rename one");
  }
  return static_cast<std::size_t>(found - header_.begin());
}

inline void BoundMapping::bind(const MappedColumn& mapped) {
  const auto [column, unit] = find_named_column(mapped.column);
  const ColumnSource& source = mapped.source;
  BoundColumn bound{column, BoundColumn::no_field, source.unit.value_or(unit), {}, &source};
  if (column->kind == ColumnKind::time) bound.format = TimestampFormat(source.format, source.tz);
  const auto names = source.columns(mapped.column);
  for (const auto& name : names) {
    const auto field = find_field(name, "mapping of \"" + mapped.column + "\"");
    if (!field) continue;
    bound.fields.push_back(*field);
    claimed_[*field] = 1;
  }
  if (bound.fields.empty() && !names.empty()) return;  // noted
  if (!bound.fields.empty()) bound.field = bound.fields.front();
  bound_.push_back(std::move(bound));
}

inline void BoundMapping::bind_own_name(std::size_t field) {
  const auto [column, unit] = find_named_column(header_[field]);
  // A field that the mapping uses for something else does not speak for itself any more.
  if (column == nullptr || claimed_[field] != 0) return;
  for (const auto& bound : bound_) {
    if (bound.column != column) continue;
    if (bound.source != nullptr) return;
    throw Error(errc::duplicate_name, Place{source_name_},
                "columns \"" + header_[bound.field] + "\" and \"" + header_[field] + "\" both give " + column->name +
                    "; map one of them");
  }
  claimed_[field] = 1;
  bound_.push_back({column, field, unit});
  bound_.back().fields = {field};
}

/// Whatever a row lacks of these is to be said, so they are bound before any row has them.
inline void BoundMapping::expect(const char* column) {
  if (fills(column) || std::find(header_.begin(), header_.end(), column) != header_.end()) return;
  header_.emplace_back(column);
  claimed_.push_back(0);
  bind_own_name(header_.size() - 1);
}

inline void BoundMapping::list_extra_columns() {
  extra_fields_.clear();
  extra_.clear();
  for (std::size_t field = 0; field < header_.size(); ++field) {
    if (claimed_[field] == 0) extra_fields_.push_back(field);
  }
  for (const std::size_t field : extra_fields_) extra_.push_back({header_[field], {}});
  rewritten_.resize(mapping_.decimal == "." ? 0 : extra_.size());
}

inline void BoundMapping::require(const char* column) const {
  if (fills(column)) return;
  throw Error(errc::missing_column, Place{source_name_},
              std::string("there is no column \"") + column + "\"" + did_you_mean(column, header_) +
                  "; name it in a mapping: {\"columns\": {\"" + column + "\": {\"from\": \"...\"}}}");
}

inline bool BoundMapping::is_missing(std::string_view text) const noexcept {
  if (text.empty()) return true;
  for (const auto& marker : mapping_.missing) {
    if (text == marker) return true;
  }
  return false;
}

inline bool BoundMapping::is_filtered(std::span<const std::string_view> record) const noexcept {
  return std::any_of(filters_.begin(), filters_.end(), [&](const auto& filter) {
    const std::string_view text = trimmed(record[filter.first]);
    return !filter.second->holds(is_missing(text) ? std::string_view{} : text, mapping_.decimal.front());
  });
}

inline RowReading BoundMapping::read(std::span<const std::string_view> record) {
  faults_.clear();
  contact_ = Contact{};
  ++row_number_;
  if (!filters_.empty() && is_filtered(record)) return {nullptr, {}, true};
  for (auto& bound : bound_) {
    if (bound.source != nullptr && bound.source->row_number) {
      fill_row_number();
      if (!rows_seen_.is_new(record)) doubt(RowFault::equal_row, bound, BoundColumn::no_field, {});
    } else if (bound.is_sum()) {
      fill_sum(bound, record);
    } else {
      fill(bound, record);
    }
  }
  read_extra(record);
  if (contact_.started_at && contact_.ended_at && *contact_.ended_at < *contact_.started_at) {
    set_end_aside(record);
  }
  const bool usable =
      std::none_of(faults_.begin(), faults_.end(), [](const auto& each) { return leaves_row_out(each.fault); });
  return {usable ? &contact_ : nullptr, faults_};
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
  if (absent && !bound.is_needed) return;
  const std::string_view meant = missing ? std::string_view{} : bound.translated(text);
  if (const auto fault = bound.fill(contact_, meant, mapping_.decimal.front())) {
    doubt(*fault, bound, field, text);
  } else if (meant.data() == text.data()) {  // what the mapping itself wrote needs no second look
    if (const auto look = bound.doubt(meant)) doubt(*look, bound, field, text);
  }
}

/// Adds up what the parts give; a part with a fault leaves the sum not measured.
inline void BoundMapping::fill_sum(BoundColumn& bound, std::span<const std::string_view> record) {
  auto& total = contact_.*std::get<std::optional<std::int64_t> Contact::*>(bound.column->member);
  std::optional<std::int64_t> sum;
  for (const std::size_t field : bound.fields) {
    const std::string_view text = trimmed(record[field]);
    if (is_missing(text) || bound.is_missing(text)) continue;
    total.reset();
    const auto fault = bound.fill(contact_, bound.translated(text), mapping_.decimal.front());
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
  contact_.contact_id = {begin, static_cast<std::size_t>(end - begin)};
  contact_.source = source_name_;
}

inline void BoundMapping::set_end_aside(std::span<const std::string_view> record) {
  contact_.ended_at.reset();
  for (const auto& bound : bound_) {
    if (std::string_view(bound.column->name) != "ended_at") continue;
    doubt(RowFault::ended_before_started, bound, bound.field,
          bound.field == BoundColumn::no_field ? "" : record[bound.field]);
  }
}

inline void BoundMapping::read_extra(std::span<const std::string_view> record) {
  for (std::size_t i = 0; i < extra_.size(); ++i) {
    const std::string_view text = trimmed(record[extra_fields_[i]]);
    extra_[i].text = is_missing(text) ? std::string_view{} : text;
    if (rewritten_.empty() || text.find(',') == text.npos || !read_number(text, ',')) continue;
    rewritten_[i].assign(text);
    std::replace(rewritten_[i].begin(), rewritten_[i].end(), ',', '.');
    extra_[i].text = rewritten_[i];
  }
  contact_.extra = extra_;
}

}  // namespace journeyrank
