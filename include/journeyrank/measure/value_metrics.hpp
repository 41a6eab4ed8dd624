// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

// Metrics of what customers are worth. Each known customer counts once, anonymous contacts are kept out.

/// A value of the customer, taken once per distinct known customer: that of the newest contact where it is measured
/// (of equally new ones the larger), added up exactly. Revenue touched is the customer_sum of `revenue`.
///
/// Units   of the column: seconds, currency units
/// Edge    no contact has both a customer and the column measured: not measured, never 0
/// Errors  bad_option when the column is not of numbers
struct CustomerSum {
  std::string column;           ///< contact column, "duration_s" or an extra column
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "customer_sum";
  static constexpr const char* formula = "sum over distinct customers of the column at the newest contact";
  static constexpr const char* unit = "unit of the column";
  static constexpr const char* needs = "customer_id, column";
  static constexpr auto fields() {
    return FieldList{Field{"column", &CustomerSum::column, "column to add up once per customer",
                           Allowed{.required = true, .least_size = 1}},
                     Field{"per", &CustomerSum::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return NumberOf{column}; }
  std::string fault() const { return fault_of_number_column(column); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const auto& reader = contacts.reader();
    auto sum = contacts.zero();
    std::int64_t n = 0;
    contacts.for_each_customer([&](std::span<const std::uint32_t> rows) {
      std::int64_t newest = not_read;
      std::int64_t newest_at = not_read;
      for (const std::uint32_t row : rows) {
        const std::int64_t number = contacts.reading(row);
        const std::int64_t at = contacts.started_at(row);
        if (number == not_read || at < newest_at) continue;
        if (newest != not_read && at == newest_at && reader.in_units(number) <= reader.in_units(newest)) continue;
        newest = number;
        newest_at = at;
      }
      if (newest == not_read) return;
      sum.add(newest);
      ++n;
    });
    if (n == 0) return contacts.nothing_read_of_customers();
    return measured(sum.value() / reader.per_unit(), n);
  }

  friend bool operator==(const CustomerSum&, const CustomerSum&) = default;
};
static_assert(fully_described<CustomerSum>);

/// The lifetime value of the distinct known customers: what each brings in a year, over the years to come, fewer of
/// them left each year and later money worth less. The first year counts in full.
///
/// Units   of the column (per year), so currency units
/// Edge    no contact has both a customer and the column measured: not measured, never 0
/// Errors  bad_option when the column is not of numbers, or an option out of its range
/// Source  gupta2004valuing
struct LifetimeValue {
  std::string column = "revenue";  ///< what a customer brings in a year
  double yearly_churn = 0;         ///< share of customers lost in a year, in [0, 1]
  double discount = 0;             ///< yearly rate at which later money is worth less, in [0, 1]
  int years = 5;                   ///< years that are looked ahead, 1 to 100
  double margin = 1;               ///< share of it that is earned, in [0, 1]
  Party per = Party::customer;     ///< who is counted: customers or accounts

  static constexpr const char* name = "lifetime_value";
  static constexpr const char* formula =
      "customer_sum of the column * margin * sum over years t = 0, 1, .. of ((1 - churn) / (1 + discount))^t";
  static constexpr const char* unit = "money";
  static constexpr const char* needs = "customer_id, column";
  static constexpr auto fields() {
    constexpr Allowed share{.at_least = 0.0, .at_most = 1.0};
    return FieldList{
        Field{"column", &LifetimeValue::column, "what a customer brings in a year", Allowed{.least_size = 1}},
        Field{"yearly_churn", &LifetimeValue::yearly_churn, "share of customers lost in a year, in [0, 1]", share},
        Field{"discount", &LifetimeValue::discount, "yearly rate at which later money is worth less", share},
        Field{"years", &LifetimeValue::years, "years that are looked ahead",
              Allowed{.at_least = 1.0, .at_most = 100.0}},
        Field{"margin", &LifetimeValue::margin, "share of it that is earned, in [0, 1]", share},
        Field{"per", &LifetimeValue::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return NumberOf{column}; }
  std::string fault() const {
    for (const double share : {yearly_churn, discount, margin}) {
      if (!(share >= 0.0 && share <= 1.0)) return "yearly_churn, discount and margin must be in [0, 1]";
    }
    return years >= 1 && years <= 100 ? fault_of_number_column(column) : "years must be 1 to 100";
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const double kept = (1.0 - yearly_churn) / (1.0 + discount);
    double worth = 1.0;
    double factor = 0.0;
    for (int year = 0; year < years; ++year) {
      factor += worth;
      worth = product(worth, kept);
    }
    const Estimate yearly = CustomerSum{column}(contacts);
    if (!yearly.measured) return yearly;
    return measured(product(yearly.value, product(factor, margin)), yearly.n);
  }

  friend bool operator==(const LifetimeValue&, const LifetimeValue&) = default;
};
static_assert(fully_described<LifetimeValue>);

}  // namespace journeyrank
