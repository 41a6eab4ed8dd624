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

namespace journeyrank {

/// A column of the table of customers, and what its file calls it.
struct CustomerColumn {
  std::string column;
  std::string name;

  static constexpr bool keyed = true;  ///< a list of these is written as an object: {"customer_id": "Id"}
  static constexpr auto fields() {
    return FieldList{Field{"column", &CustomerColumn::column, "a column of the table of customers"},
                     Field{"name", &CustomerColumn::name, "what its file calls it"}};
  }

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
  std::vector<CustomerColumn> customers{};               ///< columns of the table of customers that have other names
  std::vector<int> tenure_months = {3, 12, 36};          ///< where the bands of the customers' tenure change

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
        Field{"customers", &Mapping::customers, "columns of the table of customers that have other names"},
        Field{"tenure_months", &Mapping::tenure_months, "where the bands of the customers' tenure change, in months"}};
  }

  /// How the file writes numbers.
  NumberFormat numbers() const noexcept {
    return {decimal.empty() ? '.' : decimal.front(), thousands.empty() ? '\0' : thousands.front()};
  }

  friend bool operator==(const Mapping&, const Mapping&) = default;
};

static_assert(has_members<Mapping, Mapping::fields().size>(), "describe every option");

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
  for (const auto& [column, name] : mapping.customers) {
    if (std::find(customer_columns.begin(), customer_columns.end(), column) != customer_columns.end()) continue;
    throw Error(errc::unknown_name,
                "mapping of customers: no such column \"" + column + "\"" + did_you_mean(column, customer_columns));
  }
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
