// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/contact_case.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

// Metrics of what customers are worth. Each known customer counts once, anonymous contacts are kept out.

/// What is wrong with whose value is added up where these are counted, or "".
inline std::string fault_of_value(Party value_of, Party per) {
  return value_of == Party::account && per == Party::customer
             ? "\"value_of\": \"account\" needs \"per\": \"account\", for a customer has no value of the account's"
             : "";
}

/// A value of the customer, taken once per distinct known customer: that of the newest contact where it is measured
/// (of equally new ones the larger), added up exactly. Revenue touched is the customer_sum of `revenue`. Per account
/// the sum is the same, for an account is worth what its customers are, and n counts accounts; a value that is declared
/// to be the account's counts once an account.
///
/// Units   of the column: seconds, currency units
/// Edge    no contact has both a customer and the column measured: not measured, never 0; an account of which no
///         contact names a customer is one customer; a customer in several accounts counts once
/// Errors  bad_option when the column is not of numbers, and for the value of an account per customer
struct CustomerSum {
  std::string column;                ///< contact column, "duration_s" or an extra column
  Party per = Party::customer;       ///< who is counted: customers or accounts
  Party value_of = Party::customer;  ///< per account: whether each customer has the value, or the account as a whole

  static constexpr const char* name = "customer_sum";
  static constexpr const char* formula = "sum over distinct customers of the column at the newest contact";
  static constexpr const char* unit = "unit of the column";
  static constexpr const char* needs = "customer_id, column";
  static constexpr auto fields() {
    return FieldList{Field{"column", &CustomerSum::column, "column to add up once per customer",
                           Allowed{.required = true, .least_size = 1}},
                     Field{"per", &CustomerSum::per, "who is counted: customers or accounts"},
                     Field{"value_of", &CustomerSum::value_of,
                           "per account: whether the value is each customer's or the account's as a whole"}};
  }

  Reading reading() const { return NumberOf{column}; }
  std::string fault() const { return first_fault(fault_of_number_column(column), fault_of_value(value_of, per)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    auto sum = contacts.zero();
    std::int64_t n = 0;
    std::vector<SaidValue> of_customers;  // where accounts are counted
    contacts.for_each_customer([&](std::span<const std::uint32_t> rows) {
      const bool by_customer = per == Party::account && value_of == Party::customer &&
                               std::any_of(rows.begin(), rows.end(),
                                           [&](std::uint32_t row) { return contacts.customer_of(row) != no_party; });
      SaidValue newest;
      for (const std::uint32_t row : rows) {
        const SaidValue said{contacts.customer_of(row), contacts.started_at(row), contacts.reading(row)};
        if (said.number == not_read || (by_customer && said.customer == no_party)) continue;
        if (by_customer) of_customers.push_back(said);
        if (said.is_newer(newest, contacts.reader())) newest = said;
      }
      if (newest.number == not_read) return;
      if (!by_customer) sum.add(newest.number);
      ++n;
    });
    if (n == 0) return contacts.nothing_read_of_customers();
    add_newest(std::move(of_customers), contacts.reader(), sum);
    return measured(sum.value() / contacts.reader().per_unit(), n);
  }

  friend bool operator==(const CustomerSum&, const CustomerSum&) = default;

 private:
  /// What a contact says its customer is worth.
  struct SaidValue {
    std::uint32_t customer = no_party;
    std::int64_t at = not_read;
    std::int64_t number = not_read;

    template <class Reader>
    bool is_newer(const SaidValue& other, const Reader& reader) const {
      if (other.number == not_read || at != other.at) return other.number == not_read || at > other.at;
      return reader.in_units(number) > reader.in_units(other.number);
    }
  };

  /// Adds the newest value of each customer.
  template <class Reader, class Sum>
  static void add_newest(std::vector<SaidValue> said, const Reader& reader, Sum& sum) {
    std::sort(said.begin(), said.end(), [&reader](const SaidValue& a, const SaidValue& b) {
      return a.customer != b.customer ? a.customer < b.customer : a.is_newer(b, reader);
    });
    for (std::size_t i = 0; i < said.size(); ++i) {
      if (i == 0 || said[i].customer != said[i - 1].customer) sum.add(said[i].number);
    }
  }
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
  std::string column = "revenue";    ///< what a customer brings in a year
  double yearly_churn = 0;           ///< share of customers lost in a year, in [0, 1]
  double discount = 0;               ///< yearly rate at which later money is worth less, in [0, 1]
  int years = 5;                     ///< years that are looked ahead, 1 to 100
  double margin = 1;                 ///< share of it that is earned, in [0, 1]
  Party per = Party::customer;       ///< who is counted: customers or accounts
  Party value_of = Party::customer;  ///< per account: whether each customer has the value, or the account as a whole

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
        Field{"per", &LifetimeValue::per, "who is counted: customers or accounts"},
        Field{"value_of", &LifetimeValue::value_of,
              "per account: whether the value is each customer's or the account's as a whole"}};
  }

  Reading reading() const { return NumberOf{column}; }
  std::string fault() const {
    for (const double share : {yearly_churn, discount, margin}) {
      if (!(share >= 0.0 && share <= 1.0)) return "yearly_churn, discount and margin must be in [0, 1]";
    }
    if (years < 1 || years > 100) return "years must be 1 to 100";
    return first_fault(fault_of_number_column(column), fault_of_value(value_of, per));
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
    const Estimate yearly = CustomerSum{column, per, value_of}(contacts);
    if (!yearly.measured) return yearly;
    return measured(product(yearly.value, product(factor, margin)), yearly.n);
  }

  friend bool operator==(const LifetimeValue&, const LifetimeValue&) = default;
};
static_assert(fully_described<LifetimeValue>);

}  // namespace journeyrank
