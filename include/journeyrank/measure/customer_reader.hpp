// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/measure/cell.hpp"
#include "journeyrank/measure/customer_table.hpp"
#include "journeyrank/measure/intake.hpp"
#include "journeyrank/measure/mapping.hpp"
#include "journeyrank/measure/record_id.hpp"
#include "journeyrank/measure/row_fault.hpp"
#include "journeyrank/measure/tenure.hpp"
#include "journeyrank/measure/timestamp_format.hpp"

namespace journeyrank {

/// Turns the records of one file into a table of customers, and keeps the report on them. The mapping of the contacts
/// says what stands for missing cells, the decimal mark, the columns (`customers`) and the bounds of tenure.
///
/// Edge    a day without a time is its midnight, UTC unless the mapping declares a zone; an end that cannot be read is
///         one that no date belongs to, and never "not left so far"; other columns are passed over
/// Errors  missing_column when there is no customer_id, or a column that the mapping names
class CustomerReader {
 public:
  CustomerReader(const Mapping& mapping, const std::vector<std::string>& header, const std::string& source)
      : mapping_((validate(mapping), mapping)), table_(TenureBands(mapping.tenure_months)) {
    report_.currency = mapping.currency;
    for (std::size_t c = 0; c < customer_columns.size(); ++c) {
      const std::string own(customer_columns[c]);
      const std::string name = name_of_column(mapping_, own);
      if (c == start_column || c == end_column) formats_[c - start_column] = format_of(mapping_, own);
      const auto found = std::find(header.begin(), header.end(), name);
      fields_[c] = found == header.end() ? no_field : static_cast<std::size_t>(found - header.begin());
      if (found != header.end() || (name == own && c > 0)) continue;
      throw Error(errc::missing_column, Place{source},
                  "there is no column \"" + name + "\"" + did_you_mean(name, header) +
                      "; name it in the mapping: {\"customers\": {\"" + own + "\": \"...\"}}");
    }
  }

  /// What the file calls a column of the table.
  static std::string name_of_column(const Mapping& mapping, std::string_view own) {
    for (const auto& renamed : mapping.customers) {
      if (renamed.column == own) return renamed.name();
    }
    return std::string(own);
  }

  /// Takes one record; `place_of(field)` is asked for the place of a doubtful cell.
  template <class PlaceOf>
  void add(std::span<const std::string_view> record, PlaceOf&& place_of) {
    ++report_.rows;
    const auto doubt = [&](RowFault fault, std::size_t column) {
      report_.count(fault, customer_columns[column], cell(record, column), [&] { return place_of(fields_[column]); });
    };
    Customer customer{std::string(cell(record, 0)), std::string(cell(record, 1)), std::string(cell(record, 2))};
    if (customer.customer_id.empty()) return doubt(RowFault::missing_customer_id, 0);
    customer.start_at = time(record, start_column);
    if (!customer.start_at && !cell(record, start_column).empty()) doubt(RowFault::bad_time, start_column);
    customer.end_at = time(record, end_column);
    if (const std::string_view text = cell(record, end_column); !customer.end_at && !text.empty()) {
      customer.end_is_unreadable = !is_placeholder(text);
      doubt(customer.end_is_unreadable ? RowFault::bad_loss_date : RowFault::bad_time, end_column);
    }
    if (const std::string_view text = cell(record, 5); !text.empty()) {
      std::string written;
      const auto value = read_money(without_thousands(text, mapping_.numbers(), written), mapping_.decimal.front());
      if (!value) doubt(RowFault::bad_number, 5);
      if (value && value->rounded) doubt(RowFault::rounded_money, 5);
      if (value) customer.annual_value_minor = value->minor;
    }
    customer.churn_risk = cell(record, 6);
    customer.preferred_channel = cell(record, 7);
    ++report_.used;
    if (table_.add(std::move(customer))) return;
    --report_.used;
    doubt(RowFault::repeated_customer, 0);
  }

  CustomerTable take_table() { return std::move(table_); }
  Intake& report() noexcept { return report_; }

 private:
  static constexpr std::size_t no_field = static_cast<std::size_t>(-1);
  static constexpr std::size_t start_column = 3;
  static constexpr std::size_t end_column = 4;

  static TimestampFormat format_of(const Mapping& mapping, std::string_view own) {
    for (const auto& each : mapping.customers) {
      if (each.column != own) continue;
      return TimestampFormat(each.source.format, each.source.tz.empty() ? "UTC" : each.source.tz);
    }
    return TimestampFormat("", "UTC");
  }

  /// The text of a column; empty when it is missing.
  std::string_view cell(std::span<const std::string_view> record, std::size_t column) const noexcept {
    if (fields_[column] == no_field) return {};
    const std::string_view text = trimmed(record[fields_[column]]);
    const auto& missing = mapping_.missing;
    return std::find(missing.begin(), missing.end(), text) == missing.end() ? text : std::string_view{};
  }

  std::optional<std::int64_t> time(std::span<const std::string_view> record, std::size_t column) const {
    const TimeReading reading = formats_[column - start_column].read(cell(record, column));
    return reading.fault == nullptr ? std::optional(reading.ms) : std::nullopt;
  }

  Mapping mapping_;
  std::array<TimestampFormat, 2> formats_{};  // of start_at and end_at
  std::array<std::size_t, customer_columns.size()> fields_{};
  CustomerTable table_;
  Intake report_;
};

}  // namespace journeyrank
