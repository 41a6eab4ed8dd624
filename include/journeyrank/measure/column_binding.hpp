// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/note.hpp"
#include "journeyrank/measure/bound_column.hpp"
#include "journeyrank/measure/column_source.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/row_filter.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// Whether the header is all that the columns of a table are called, or more names may turn up in later rows, as in
/// JSON Lines.
enum class HeaderKind { whole, growing };

/// Which fields of a table fill which contact columns, which it is filtered by, and which pass through: a mapping and a
/// header brought together.
///
/// Edge    columns that the mapping does not name are taken by their own names; those that neither says anything about
///         pass through
/// Errors  as validate(Mapping); missing_column, with the nearest name of the header, when a mapped column, one that
///         `where` asks about or contact_id, journey or started_at is not there; duplicate_name when one contact column
///         has two sources (with absent_columns "note", a mapped column that is not there is noted). To a growing
///         header all mapped columns are added, and nothing is missing
class ColumnBinding {
 public:
  ColumnBinding(Mapping mapping, std::vector<std::string> header, std::string source_name, HeaderKind kind)
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
  }

  // Bindings point into this object; moving keeps what they point to, copying would not.
  ColumnBinding(const ColumnBinding&) = delete;
  ColumnBinding& operator=(const ColumnBinding&) = delete;
  ColumnBinding(ColumnBinding&&) noexcept = default;
  ColumnBinding& operator=(ColumnBinding&&) noexcept = default;
  ~ColumnBinding() = default;

  static constexpr std::array<const char*, 3> required_columns = {"contact_id", "journey", "started_at"};

  const Mapping& mapping() const noexcept { return mapping_; }
  const std::vector<std::string>& header() const noexcept { return header_; }
  const std::string& source_name() const noexcept { return source_name_; }
  HeaderKind kind() const noexcept { return kind_; }

  /// What the mapping names and the table does not have, where that is no reason to refuse it.
  const std::vector<Note>& notes() const noexcept { return notes_; }

  /// The contact columns that are filled, and from where.
  std::vector<BoundColumn>& columns() noexcept { return bound_; }
  const std::vector<BoundColumn>& columns() const noexcept { return bound_; }

  /// Fields, and what their cells must be.
  const std::vector<std::pair<std::size_t, const CellTest*>>& filters() const noexcept { return filters_; }

  /// The column that a contact column is filled from; nullptr when none is.
  const BoundColumn* find(std::string_view column) const noexcept {
    const auto found =
        std::find_if(bound_.begin(), bound_.end(), [column](const auto& each) { return column == each.column->name; });
    return found == bound_.end() ? nullptr : &*found;
  }

  /// True for a field that passes through.
  bool is_extra(std::size_t field) const noexcept { return claimed_[field] == 0; }

  /// Adds a column to a growing header.
  void add_field(std::string name) {
    header_.push_back(std::move(name));
    claimed_.push_back(0);
    bind_own_name(header_.size() - 1);
  }

 private:
  void bind(const MappedColumn& mapped);
  void bind_own_name(std::size_t field);
  std::optional<std::size_t> find_field(const std::string& name, const std::string& asked_by);
  void require(const char* column) const;
  void expect(const char* column);

  Mapping mapping_;
  std::vector<std::string> header_;
  std::string source_name_;
  HeaderKind kind_;
  std::vector<std::uint8_t> claimed_;  // 1: the field is bound to a contact column
  std::vector<BoundColumn> bound_;
  std::vector<std::pair<std::size_t, const CellTest*>> filters_;
  std::vector<Note> notes_;
};

/// Nothing when the column is not there and need not be.
inline std::optional<std::size_t> ColumnBinding::find_field(const std::string& name, const std::string& asked_by) {
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

inline void ColumnBinding::bind(const MappedColumn& mapped) {
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

inline void ColumnBinding::bind_own_name(std::size_t field) {
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
inline void ColumnBinding::expect(const char* column) {
  if (find(column) != nullptr || std::find(header_.begin(), header_.end(), column) != header_.end()) return;
  add_field(column);
}

inline void ColumnBinding::require(const char* column) const {
  if (find(column) != nullptr) return;
  throw Error(errc::missing_column, Place{source_name_},
              std::string("there is no column \"") + column + "\"" + did_you_mean(column, header_) +
                  "; name it in a mapping: {\"columns\": {\"" + column + "\": {\"from\": \"...\"}}}");
}

}  // namespace journeyrank
