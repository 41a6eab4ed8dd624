// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/base/number_text.hpp"
#include "journeyrank/measure/column_source.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/row_filter.hpp"
#include "journeyrank/measure/tenure.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// What a file calls a column of the table of customers, and how times are written there. None of them holds durations,
/// so there is no unit.
struct CustomerSource {
  std::string from{};    ///< the column of the file; by default the column's own name
  std::string format{};  ///< of a time: see TimestampFormat; by default RFC 3339
  std::string tz{};      ///< zone of local times; by default UTC

  static constexpr bool or_text = true;  ///< `from` alone is written as a text: "Id"
  static constexpr auto fields() {
    return FieldList{
        Field{"from", &CustomerSource::from, "the column of the file; by default the column's own name"},
        Field{"format", &CustomerSource::format, "of a time, such as %d/%m/%Y; by default RFC 3339"},
        Field{"tz", &CustomerSource::tz, "zone of local times: UTC (the default), an offset, or Europe/Berlin"}};
  }

  friend bool operator==(const CustomerSource&, const CustomerSource&) = default;
};
static_assert(has_members<CustomerSource, CustomerSource::fields().size>(), "describe every option");

/// A column of the table of customers and where it comes from.
struct CustomerColumn {
  std::string column;
  CustomerSource source{};

  /// A list of these is written as an object: {"customer_id": "Id", "end_at": {"from": "left", "format": "%d/%m/%Y"}}.
  static constexpr bool keyed = true;
  static constexpr auto fields() {
    return FieldList{Field{"column", &CustomerColumn::column, "a column of the table of customers"},
                     Field{"source", &CustomerColumn::source, "what its file calls it, and how times are written"}};
  }

  /// What the file calls it.
  const std::string& name() const noexcept { return source.from.empty() ? column : source.from; }

  friend bool operator==(const CustomerColumn&, const CustomerColumn&) = default;
};

/// What to do when the file does not have a column that the mapping names: refuse the file, or go on without and say
/// so. contact_id, journey and started_at are needed in any case.
enum class AbsentColumns { reject, note };

constexpr auto enumerators(AbsentColumns) {
  return std::array{Enumerator{"reject", AbsentColumns::reject}, Enumerator{"note", AbsentColumns::note}};
}

/// How a file says what the contact table says: what a mapping file holds. The empty mapping takes every column by its
/// own name.
struct Mapping {
  /// The newest layout of the mapping file that this version reads.
  static constexpr int newest_schema = 1;

  int schema = newest_schema;
  std::vector<std::string> missing{};                    ///< texts that stand for a missing cell, beside the empty one
  std::string decimal = ".";                             ///< decimal mark of numbers: "." or ","
  std::string thousands{};                               ///< mark between thousands: , . ' or a space; none by default
  std::string currency{};                                ///< of all money, such as GBP
  AbsentColumns absent_columns = AbsentColumns::reject;  ///< that the file does not have: reject or note
  std::vector<RowFilter> where{};                        ///< which rows count; the others are filtered out
  std::vector<MappedColumn> columns{};                   ///< columns that do not speak for themselves
  std::vector<CustomerColumn> customers{};       ///< columns of the table of customers that do not speak for themselves
  std::vector<int> tenure_months = {3, 12, 36};  ///< where the bands of the customers' tenure change

  static constexpr auto fields() {
    return FieldList{
        Field{"schema", &Mapping::schema, "the version of this layout",
              Allowed{.at_least = 1, .at_most = newest_schema}},
        Field{"missing", &Mapping::missing, "texts that stand for a missing cell, beside the empty one"},
        Field{"decimal", &Mapping::decimal, "decimal mark of numbers, . or ,"},
        Field{"thousands", &Mapping::thousands, "mark between thousands of numbers: , . ' or a space; none by default"},
        Field{"currency", &Mapping::currency, "of all money, such as GBP"},
        Field{"absent_columns", &Mapping::absent_columns,
              "columns that the file does not have: reject the file, or go on without and say so"},
        Field{"where", &Mapping::where, "which rows count, by columns of the file"},
        Field{"columns", &Mapping::columns, "contact columns and where they come from"},
        Field{"customers", &Mapping::customers, "columns of the table of customers that do not speak for themselves"},
        Field{"tenure_months", &Mapping::tenure_months, "where the bands of the customers' tenure change, in months"}};
  }

  /// How the file writes numbers.
  NumberFormat numbers() const noexcept {
    return {decimal.empty() ? '.' : decimal.front(), thousands.empty() ? '\0' : thousands.front()};
  }

  friend bool operator==(const Mapping&, const Mapping&) = default;
};

static_assert(has_members<Mapping, Mapping::fields().size>(), "describe every option");

/// Refuses a column of customers that there is not, and how times are written of one that holds none.
inline void validate_customer_column(const std::string& column, const CustomerSource& source) {
  const std::string place = "mapping of customers: ";
  if (std::find(customer_columns.begin(), customer_columns.end(), column) == customer_columns.end()) {
    throw Error(errc::unknown_name,
                place + "no such column \"" + column + "\"" + did_you_mean(column, customer_columns));
  }
  const bool is_time = column == "start_at" || column == "end_at";
  if (!is_time && !(source.format.empty() && source.tz.empty())) {
    throw Error(errc::bad_option, place + "\"" + column + "\": only a time has a format and a zone");
  }
  if (is_time) static_cast<void>(TimestampFormat(source.format, source.tz.empty() ? "UTC" : source.tz));
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
  if (mapping.thousands.size() > 1) {
    throw Error(errc::bad_option, "mapping: thousands is \"" + mapping.thousands + "\"; allowed: one mark, or none");
  }
  validate(mapping.numbers());
  const bool letters = std::all_of(mapping.currency.begin(), mapping.currency.end(),
                                   [](char letter) { return letter >= 'A' && letter <= 'Z'; });
  if (!mapping.currency.empty() && (mapping.currency.size() != 3 || !letters)) {
    throw Error(errc::bad_option, "mapping: currency is \"" + mapping.currency + "\"; allowed: a code such as GBP");
  }
  if (const std::string wrong = TenureBands::fault(mapping.tenure_months); !wrong.empty()) {
    throw Error(errc::bad_option, "mapping: tenure_months: " + wrong);
  }
  for (const auto& [column, source] : mapping.customers) validate_customer_column(column, source);
  for (const auto& [column, test] : mapping.where) {
    const std::string wrong = column.empty() ? "no column is named" : fault(test);
    if (!wrong.empty()) throw Error(errc::bad_option, "mapping: where \"" + column + "\": " + wrong);
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
