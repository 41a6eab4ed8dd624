// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/record_id.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// A text of the file and what it stands for.
struct MappedValue {
  std::string from;
  std::string to;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"Phone": "voice"}
  static constexpr auto fields() {
    return FieldList{Field{"from", &MappedValue::from, "the text in the file"},
                     Field{"to", &MappedValue::to, "what it stands for"}};
  }

  friend bool operator==(const MappedValue&, const MappedValue&) = default;
};

/// Where a contact column comes from and how it is written there. At most one of `from`, `first_of`, `sum_of`,
/// `row_number` and `value`; without any, the file's column has the contact column's own name.
///
/// Edge    of `sum_of` a missing part adds nothing; where all are missing the sum is not measured
struct ColumnSource {
  std::optional<std::string> from{};       ///< the column of the file
  std::vector<std::string> first_of{};     ///< columns of the file: the first that is not missing counts
  std::vector<std::string> sum_of{};       ///< columns of the file to be added up: durations, counts, money
  std::optional<DurationUnit> unit{};      ///< of a duration; by default the one its name ends with ("handle_ms")
  std::string format{};                    ///< of a time: see TimestampFormat; by default RFC 3339
  std::string tz{};                        ///< zone of local times: UTC, an offset such as +02:00, or Europe/Berlin
  IdForm ids = IdForm::as_written;         ///< of a text: how the ids are written
  bool row_number = false;                 ///< number the rows instead of reading a contact_id
  std::optional<std::string> value{};      ///< the same text for every row
  std::vector<std::string> missing{};      ///< texts that stand for a missing cell of this column
  std::vector<MappedValue> values{};       ///< texts to translate before they are read
  std::optional<std::string> otherwise{};  ///< what every text stands for that `values` does not list

  static constexpr auto fields() {
    return FieldList{
        Field{"from", &ColumnSource::from, "the column of the file; by default the contact column's own name"},
        Field{"first_of", &ColumnSource::first_of, "columns of the file: the first that is not missing counts"},
        Field{"sum_of", &ColumnSource::sum_of, "columns of the file to be added up: durations, counts, money"},
        Field{"unit", &ColumnSource::unit, "of a duration; by default the one its name ends with"},
        Field{"format", &ColumnSource::format, "of a time, such as %d/%m/%Y %H:%M; by default RFC 3339"},
        Field{"tz", &ColumnSource::tz, "zone of local times: UTC, an offset such as +02:00, or Europe/Berlin"},
        Field{"ids", &ColumnSource::ids, "of a text: how its ids are written"},
        Field{"row_number", &ColumnSource::row_number, "number the rows instead of reading a contact_id"},
        Field{"value", &ColumnSource::value, "the same text for every row"},
        Field{"missing", &ColumnSource::missing, "texts that stand for a missing cell of this column"},
        Field{"values", &ColumnSource::values, "texts to translate before they are read"},
        Field{"otherwise", &ColumnSource::otherwise, "what every text stands for that values does not list"}};
  }

  /// The columns of the file that are read, for a column of this name.
  std::vector<std::string> columns(const std::string& own_name) const {
    if (row_number || value) return {};
    if (!first_of.empty()) return first_of;
    if (!sum_of.empty()) return sum_of;
    return {from.value_or(own_name)};
  }

  friend bool operator==(const ColumnSource&, const ColumnSource&) = default;
};

static_assert(has_members<ColumnSource, ColumnSource::fields().size>(), "describe every option");

/// A contact column and where it comes from.
struct MappedColumn {
  std::string column;  ///< a contact column; a duration also by another unit: "handle_ms" for handle_s
  ColumnSource source{};

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"contact_id": {"from": "number"}}
  static constexpr auto fields() {
    return FieldList{Field{"column", &MappedColumn::column, "a column of the contact table"},
                     Field{"source", &MappedColumn::source, "where it comes from"}};
  }

  friend bool operator==(const MappedColumn&, const MappedColumn&) = default;
};

/// A contact column as a name means it, with the unit that the name ends with.
struct NamedColumn {
  const ContactColumn* column = nullptr;
  DurationUnit unit = DurationUnit::s;
};

/// Finds "handle_s" and also "handle_ms", "handle_min", "handle_h"; column is nullptr for any other name.
inline NamedColumn find_named_column(std::string_view name) {
  if (const auto* column = find_contact_column(name)) return {column};
  const std::size_t mark = name.rfind('_');
  const auto unit = mark == name.npos ? std::nullopt : parse_enumerator<DurationUnit>(name.substr(mark + 1));
  if (!unit) return {};
  const auto* column = find_contact_column(std::string(name.substr(0, mark)) + "_s");
  return column != nullptr && column->kind == ColumnKind::duration ? NamedColumn{column, *unit} : NamedColumn{};
}

/// What is wrong with a source for a column, or "".
inline std::string fault(const ColumnSource& source, const ContactColumn& column) {
  const int origins = (source.from ? 1 : 0) + (source.value ? 1 : 0) + (source.row_number ? 1 : 0) +
                      (source.first_of.empty() ? 0 : 1) + (source.sum_of.empty() ? 0 : 1);
  if (origins > 1) return "found several of from, first_of, sum_of, row_number and value; allowed: one";
  const bool is_id = std::string_view(column.name) == "contact_id";
  if (source.row_number && !is_id) return "only contact_id can be the row number";
  if (source.value && is_id) return "a contact_id of one value for all rows names no contact";
  if (source.unit && column.kind != ColumnKind::duration) return "only a duration has a unit";
  if (column.kind != ColumnKind::time && !(source.format.empty() && source.tz.empty())) {
    return "only a time has a format and a zone";
  }
  const bool adds_up =
      column.kind == ColumnKind::duration || column.kind == ColumnKind::count || column.kind == ColumnKind::money;
  if (!source.sum_of.empty() && !adds_up) return "only durations, counts and money can be added up";
  if (source.ids != IdForm::as_written && column.kind != ColumnKind::text) return "only a text holds ids";
  return "";
}

/// Refuses a source that contradicts its column or itself.
inline void validate(const MappedColumn& mapped) {
  const std::string place = "mapping of \"" + mapped.column + "\": ";
  const ContactColumn* column = find_named_column(mapped.column).column;
  if (column == nullptr) {
    throw Error(errc::unknown_name,
                place + "no such contact column" + did_you_mean(mapped.column, contact_column_names()));
  }
  if (const std::string wrong = fault(mapped.source, *column); !wrong.empty()) {
    throw Error(errc::bad_option, place + wrong);
  }
  if (column->kind == ColumnKind::time) static_cast<void>(TimestampFormat(mapped.source.format, mapped.source.tz));
}

}  // namespace journeyrank
