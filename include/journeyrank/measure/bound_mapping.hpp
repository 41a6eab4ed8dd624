// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// A doubtful cell of one row.
struct CellFault {
  RowFault fault;
  std::size_t field;      ///< in the record
  const char* column;     ///< the contact column
  std::string_view text;  ///< as it stands in the record
};

/// A row as a contact, and what is doubtful about it. Both are valid until the next row is read.
struct RowReading {
  const Contact* contact = nullptr;  ///< nullptr when the row cannot be counted
  std::span<const CellFault> faults{};
};

/// A mapping bound to the header of one table: turns its rows into contacts.
///
/// Columns that the mapping does not name are taken by their own names; the header's other columns pass through as
/// extra columns, where a missing cell is empty (with a decimal comma, their numbers are rewritten with a point).
///
/// Edge    a row without contact_id or readable started_at is no contact; without a customer_id column all customers
///         are anonymous
/// Errors  as validate(Mapping); missing_column, with the nearest name of the header, when a mapped column or
///         contact_id, journey or started_at is not there; duplicate_name when one contact column has two sources
/// Cost    O(fields) a row, without allocation; numbered rows are remembered to tell equal ones, at some 40 bytes each
class BoundMapping {
 public:
  /// `source_name` tells contacts of one table from those of another when rows are numbered.
  BoundMapping(Mapping mapping, std::vector<std::string> header, std::string source_name = "contacts")
      : mapping_((validate(mapping), std::move(mapping))),
        header_(std::move(header)),
        source_name_(std::move(source_name)),
        claimed_(header_.size(), 0) {
    for (const auto& mapped : mapping_.columns) bind(mapped);
    for (std::size_t field = 0; field < header_.size(); ++field) bind_own_name(field);
    for (const char* required : {"contact_id", "journey", "started_at"}) require(required);
    for (std::size_t field = 0; field < header_.size(); ++field) {
      if (claimed_[field] == 0) extra_fields_.push_back(field);
    }
    for (const std::size_t field : extra_fields_) extra_.push_back({header_[field], {}});
    rewritten_.resize(mapping_.decimal == "." ? 0 : extra_.size());
  }

  // Contacts and bindings point into this object; moving keeps what they point to, copying would not.
  BoundMapping(const BoundMapping&) = delete;
  BoundMapping& operator=(const BoundMapping&) = delete;
  BoundMapping(BoundMapping&&) noexcept = default;
  BoundMapping& operator=(BoundMapping&&) noexcept = default;
  ~BoundMapping() = default;

  const Mapping& mapping() const noexcept { return mapping_; }

  /// True when the table fills this contact column.
  bool fills(std::string_view column) const noexcept {
    return std::any_of(bound_.begin(), bound_.end(),
                       [column](const auto& each) { return column == each.column->name; });
  }

  /// Reads one record, which must have as many fields as the header.
  RowReading read(std::span<const std::string_view> record);

 private:
  void bind(const MappedColumn& mapped);
  void bind_own_name(std::size_t field);
  void require(const char* column) const;
  bool is_missing(std::string_view text) const noexcept;
  void fill_row_number();
  bool is_new_row(std::span<const std::string_view> record);
  void set_end_aside(std::span<const std::string_view> record);
  void read_extra(std::span<const std::string_view> record);
  void doubt(RowFault fault, const BoundColumn& bound, std::string_view text) {
    faults_.push_back({fault, bound.field == BoundColumn::no_field ? 0 : bound.field, bound.column->name, text});
  }

  Mapping mapping_;
  std::vector<std::string> header_;
  std::string source_name_;
  std::vector<std::uint8_t> claimed_;  // 1: the field is bound to a contact column
  std::vector<BoundColumn> bound_;
  std::vector<std::size_t> extra_fields_;
  std::vector<ExtraColumn> extra_;
  std::vector<std::string> rewritten_;
  std::vector<CellFault> faults_;
  Contact contact_;
  std::array<char, 24> row_number_text_{};
  std::uint64_t row_number_ = 0;
  std::unordered_set<std::uint64_t> rows_seen_{};  // hashes, where rows are numbered
};

inline void BoundMapping::bind(const MappedColumn& mapped) {
  const auto [column, unit] = find_named_column(mapped.column);
  const ColumnSource& source = mapped.source;
  BoundColumn bound{column, BoundColumn::no_field, source.unit.value_or(unit), {}, &source};
  if (column->kind == ColumnKind::time) bound.format = TimestampFormat(source.format, source.tz);
  if (!source.row_number && !source.value) {
    const std::string& name = source.from ? *source.from : mapped.column;
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) {
      throw Error(
          errc::missing_column, Place{source_name_},
          "mapping of \"" + mapped.column + "\": there is no column \"" + name + "\"" + did_you_mean(name, header_));
    }
    if (std::find(found + 1, header_.end(), name) != header_.end()) {
      throw Error(errc::duplicate_name, Place{source_name_}, "two columns are called \"" + name + "\"; rename one");
    }
    bound.field = static_cast<std::size_t>(found - header_.begin());
    claimed_[bound.field] = 1;
  }
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

inline RowReading BoundMapping::read(std::span<const std::string_view> record) {
  faults_.clear();
  contact_ = Contact{};
  ++row_number_;
  for (const auto& bound : bound_) {
    if (bound.source != nullptr && bound.source->row_number) {
      fill_row_number();
      if (!is_new_row(record)) doubt(RowFault::equal_row, bound, {});
      continue;
    }
    const std::string_view found = bound.field == BoundColumn::no_field ? *bound.source->value : record[bound.field];
    const std::string_view text = trimmed(found);
    const std::string_view meant = is_missing(text) ? std::string_view{} : bound.translated(text);
    if (const auto fault = bound.fill(contact_, meant, mapping_.decimal.front())) doubt(*fault, bound, text);
  }
  read_extra(record);
  if (contact_.started_at && contact_.ended_at && *contact_.ended_at < *contact_.started_at) {
    set_end_aside(record);
  }
  const bool usable =
      std::none_of(faults_.begin(), faults_.end(), [](const auto& each) { return leaves_row_out(each.fault); });
  return {usable ? &contact_ : nullptr, faults_};
}

inline void BoundMapping::fill_row_number() {
  char* const begin = row_number_text_.data();
  const char* const end = std::to_chars(begin, begin + row_number_text_.size(), row_number_).ptr;
  contact_.contact_id = {begin, static_cast<std::size_t>(end - begin)};
  contact_.source = source_name_;
}

/// By a 64-bit hash of all fields: among a million different rows, two seem equal once in 37 million tables.
inline bool BoundMapping::is_new_row(std::span<const std::string_view> record) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto mix = [&hash](std::uint64_t part) {
    hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 32;
  };
  for (const std::string_view field : record) {
    mix(field.size());
    for (const char letter : field) mix(static_cast<unsigned char>(letter));
  }
  return rows_seen_.insert(hash).second;
}

inline void BoundMapping::set_end_aside(std::span<const std::string_view> record) {
  contact_.ended_at.reset();
  for (const auto& bound : bound_) {
    if (std::string_view(bound.column->name) != "ended_at") continue;
    doubt(RowFault::ended_before_started, bound, bound.field == BoundColumn::no_field ? "" : record[bound.field]);
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
