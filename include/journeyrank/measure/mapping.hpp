// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/contact.hpp"
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

/// Where a contact column comes from and how it is written there. At most one of `from`, `row_number` and `value`;
/// without any, the file's column has the contact column's own name.
struct ColumnSource {
  std::optional<std::string> from{};   ///< the column of the file
  std::optional<DurationUnit> unit{};  ///< of a duration; by default the one its name ends with ("handle_ms")
  std::string format{};                ///< of a time: see TimestampFormat; by default RFC 3339
  std::string tz{};                    ///< zone of local times: UTC or an offset such as +02:00
  bool row_number = false;             ///< number the rows instead of reading a contact_id
  std::optional<std::string> value{};  ///< the same text for every row
  std::vector<MappedValue> values{};   ///< texts to translate before they are read

  static constexpr auto fields() {
    return FieldList{
        Field{"from", &ColumnSource::from, "the column of the file; by default the contact column's own name"},
        Field{"unit", &ColumnSource::unit, "of a duration; by default the one its name ends with"},
        Field{"format", &ColumnSource::format, "of a time, such as %d/%m/%Y %H:%M; by default RFC 3339"},
        Field{"tz", &ColumnSource::tz, "zone of local times: UTC or an offset such as +02:00"},
        Field{"row_number", &ColumnSource::row_number, "number the rows instead of reading a contact_id"},
        Field{"value", &ColumnSource::value, "the same text for every row"},
        Field{"values", &ColumnSource::values, "texts to translate before they are read"}};
  }

  friend bool operator==(const ColumnSource&, const ColumnSource&) = default;
};

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

/// How a file says what the contact table says: what a mapping file holds. The empty mapping takes every column by its
/// own name.
struct Mapping {
  /// The newest layout of the mapping file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::vector<std::string> missing{};   ///< texts that stand for a missing cell, beside the empty one
  std::string decimal = ".";            ///< decimal mark of numbers: "." or ","
  std::string currency{};               ///< of all money, such as GBP
  std::vector<MappedColumn> columns{};  ///< columns that do not speak for themselves

  static constexpr auto fields() {
    return FieldList{Field{"schema", &Mapping::schema, "the version of this layout",
                           Allowed{.at_least = 1, .at_most = newest_schema}},
                     Field{"missing", &Mapping::missing, "texts that stand for a missing cell, beside the empty one"},
                     Field{"decimal", &Mapping::decimal, "decimal mark of numbers, . or ,"},
                     Field{"currency", &Mapping::currency, "of all money, such as GBP"},
                     Field{"columns", &Mapping::columns, "contact columns and where they come from"}};
  }

  friend bool operator==(const Mapping&, const Mapping&) = default;
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

/// Refuses a source that contradicts its column or itself.
inline void validate(const MappedColumn& mapped) {
  const auto refuse = [&mapped](errc code, const std::string& what) {
    throw Error(code, "mapping of \"" + mapped.column + "\": " + what);
  };
  const ContactColumn* column = find_named_column(mapped.column).column;
  if (column == nullptr) {
    refuse(errc::unknown_name, "no such contact column" + did_you_mean(mapped.column, contact_column_names()));
  }
  const ColumnSource& source = mapped.source;
  const int origins = (source.from ? 1 : 0) + (source.value ? 1 : 0) + (source.row_number ? 1 : 0);
  if (origins > 1) refuse(errc::bad_option, "found several of from, row_number and value; allowed: one");
  const bool is_id = std::string_view(column->name) == "contact_id";
  if (source.row_number && !is_id) refuse(errc::bad_option, "only contact_id can be the row number");
  if (source.value && is_id) refuse(errc::bad_option, "a contact_id of one value for all rows names no contact");
  if (source.unit && column->kind != ColumnKind::duration) refuse(errc::bad_option, "only a duration has a unit");
  if (column->kind != ColumnKind::time && !(source.format.empty() && source.tz.empty())) {
    refuse(errc::bad_option, "only a time has a format and a zone");
  }
  if (column->kind == ColumnKind::time) static_cast<void>(TimestampFormat(source.format, source.tz));
}

/// Refuses a mapping that contradicts itself.
///
/// Errors  newer_schema, unknown_name with the nearest contact column, duplicate_name, bad_option
inline void validate(const Mapping& mapping) {
  if (mapping.schema > Mapping::newest_schema) {
    throw Error(errc::newer_schema, "the mapping has schema " + std::to_string(mapping.schema) +
                                        "; this version reads up to " + std::to_string(Mapping::newest_schema) +
                                        ": update JourneyRank");
  }
  if (mapping.schema < 1) throw Error(errc::bad_option, "the mapping has schema " + std::to_string(mapping.schema));
  if (mapping.decimal != "." && mapping.decimal != ",") {
    throw Error(errc::bad_option, "mapping: decimal is \"" + mapping.decimal + "\"; allowed are \".\" and \",\"");
  }
  const bool letters = std::all_of(mapping.currency.begin(), mapping.currency.end(),
                                   [](char letter) { return letter >= 'A' && letter <= 'Z'; });
  if (!mapping.currency.empty() && (mapping.currency.size() != 3 || !letters)) {
    throw Error(errc::bad_option, "mapping: currency is \"" + mapping.currency + "\"; allowed: a code such as GBP");
  }
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    validate(mapping.columns[i]);
    for (std::size_t j = 0; j < i; ++j) {
      if (find_named_column(mapping.columns[i].column).column == find_named_column(mapping.columns[j].column).column) {
        throw Error(errc::duplicate_name, "mapping: \"" + mapping.columns[j].column + "\" and \"" +
                                              mapping.columns[i].column + "\" are one contact column");
      }
    }
  }
}

}  // namespace journeyrank
