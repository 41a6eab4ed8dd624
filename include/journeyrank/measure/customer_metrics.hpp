// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/cluster_by.hpp"
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
  Party per = Party::customer;          ///< who is counted: customers or accounts
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

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
                     Field{"per", &CustomerRate::per, "who is counted: customers or accounts"},
                     Field{"cluster", &CustomerRate::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return condition_of(*this); }
  std::string fault() const { return first_fault(journeyrank::fault(condition_of(*this)), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    std::int64_t met = 0;
    std::int64_t n = 0;
    const auto outcome = [&contacts](std::span<const std::uint32_t> rows) {
      std::int64_t holds = not_read;
      for (const std::uint32_t row : rows) holds = std::max(holds, contacts.reading(row));
      return holds;
    };
    contacts.for_each_customer([&](std::span<const std::uint32_t> rows) {
      const std::int64_t holds = outcome(rows);
      met += holds == 1 ? 1 : 0;
      n += holds != not_read ? 1 : 0;
    });
    if (n == 0) return contacts.nothing_read_of_customers();
    const Estimate rate = measured_rate(met, n);
    return contacts.clustered_customers(rate, [&](std::span<const std::uint32_t> rows) -> std::optional<double> {
      const std::int64_t holds = outcome(rows);
      return holds == not_read ? std::nullopt : std::optional(static_cast<double>(holds) - rate.centre);
    });
  }

  friend bool operator==(const CustomerRate&, const CustomerRate&) = default;
};
static_assert(fully_described<CustomerRate>);

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
  Party per = Party::customer;          ///< who is counted: customers or accounts
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

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
                     Field{"per", &Burden::per, "who is counted: customers or accounts"},
                     Field{"cluster", &Burden::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
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
