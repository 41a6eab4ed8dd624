// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/contact_metrics.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/shrinkage.hpp"

namespace journeyrank {

// Metrics that count distinct known customers. Anonymous contacts are kept out of them.

/// Distinct known customers of the journey.
///
/// Edge    no contact has a customer: not measured
struct Customers {
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "customers";
  static constexpr const char* formula = "distinct customers";
  static constexpr const char* unit = "customers";
  static constexpr const char* needs = "customer_id";
  static constexpr auto fields() {
    return FieldList{Field{"per", &Customers::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return {}; }
  std::string fault() const { return ""; }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const std::int64_t customers = contacts.customer_count();
    if (customers == 0) return contacts.nothing_read_of_customers();
    return measured(static_cast<double>(customers), customers);
  }

  friend bool operator==(const Customers&, const Customers&) = default;
};
static_assert(fully_described<Customers>);

/// The share of distinct known customers with a contact that meets a condition, among those with the column measured.
///
/// Edge    no contact has both a customer and the column measured: not measured
/// Errors  bad_option when the condition does not fit the column (see Condition)
struct CustomerRate {
  std::string column;                 ///< contact column, "duration_s" or an extra column
  std::optional<double> at_least{};   ///< meets the condition from here on, in the column's unit
  std::optional<double> at_most{};    ///< meets the condition up to here
  std::vector<std::string> one_of{};  ///< texts that meet the condition
  Shrinkage shrink{};
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "customer_rate";
  static constexpr const char* formula =
      "customers with a contact that meets the condition / customers with the column measured";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id, column";
  static constexpr auto fields() {
    return FieldList{Field{"column", &CustomerRate::column, "contact column or extra column to look at",
                           Allowed{.required = true, .least_size = 1}},
                     Field{"at_least", &CustomerRate::at_least, "lowest number that meets the condition"},
                     Field{"at_most", &CustomerRate::at_most, "highest number that meets the condition"},
                     Field{"one_of", &CustomerRate::one_of, "texts that meet the condition"},
                     Field{"shrink", &CustomerRate::shrink, "how small samples are drawn to the others"},
                     Field{"per", &CustomerRate::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return condition_of(*this); }
  std::string fault() const { return first_fault(journeyrank::fault(condition_of(*this)), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    std::int64_t met = 0;
    std::int64_t n = 0;
    contacts.for_each_customer([&](std::span<const std::uint32_t> rows) {
      std::int64_t holds = not_read;
      for (const std::uint32_t row : rows) holds = std::max(holds, contacts.reading(row));
      met += holds == 1 ? 1 : 0;
      n += holds != not_read ? 1 : 0;
    });
    if (n == 0) return contacts.nothing_read_of_customers();
    return measured_rate(met, n);
  }

  friend bool operator==(const CustomerRate&, const CustomerRate&) = default;
};
static_assert(fully_described<CustomerRate>);

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

/// Pain as burden: distinct known customers times the rate of a condition. The rate alone is severity.
///
/// Edge    no contact has a customer, or none has the column measured: not measured
/// Errors  bad_option when the condition does not fit the column (see Condition)
struct Burden {
  std::string column;                 ///< contact column, "duration_s" or an extra column
  std::optional<double> at_least{};   ///< meets the condition from here on, in the column's unit
  std::optional<double> at_most{};    ///< meets the condition up to here
  std::vector<std::string> one_of{};  ///< texts that meet the condition
  Shrinkage shrink{};
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "burden";
  static constexpr const char* formula = "distinct customers * rate of the condition";
  static constexpr const char* unit = "customers";
  static constexpr const char* needs = "customer_id, column";
  static constexpr auto fields() {
    return FieldList{Field{"column", &Burden::column, "contact column or extra column to look at",
                           Allowed{.required = true, .least_size = 1}},
                     Field{"at_least", &Burden::at_least, "lowest number that meets the condition"},
                     Field{"at_most", &Burden::at_most, "highest number that meets the condition"},
                     Field{"one_of", &Burden::one_of, "texts that meet the condition"},
                     Field{"shrink", &Burden::shrink, "how small samples are drawn to the others"},
                     Field{"per", &Burden::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return condition_of(*this); }
  std::string fault() const { return first_fault(journeyrank::fault(condition_of(*this)), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const std::int64_t customers = contacts.customer_count();
    if (customers == 0) return contacts.nothing_read_of_customers();
    return with_outcome(contacts.rate(), {.factor = static_cast<double>(customers)});
  }

  friend bool operator==(const Burden&, const Burden&) = default;
};
static_assert(fully_described<Burden>);

}  // namespace journeyrank
