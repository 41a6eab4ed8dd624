// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

// Metrics of how many contacts there are for the customers and the time of the log.

/// Contacts per 1,000 customers and period. Whoever never called is in no log, so the number of customers (or orders,
/// or policies) is best declared; without it the distinct customers of the log stand for them, which makes the rate too
/// large.
///
/// Units   contacts per 1,000 of the base and period; the log lasts from its first start to its last, and in slices by
///         period for that part of it that lies in the period; in slices by what customers are (segment, region, ...)
///         the customers are those of the slice. `over` says how many they are, and a note of the result what they are
/// Edge    no customers declared and none known, or a period asked of a log of one moment: not measured
/// Errors  bad_option when the base or the period is negative or not finite
struct ContactRate {
  double base = 0;         ///< customers, orders or other things that contacts are set against; 0: the log's customers
  double period_days = 0;  ///< length of the period; 0: the time of the log

  static constexpr const char* name = "contact_rate";
  static constexpr const char* formula = "contacts / base * 1000 * period / time of the log";
  static constexpr const char* unit = "contacts per 1,000";
  static constexpr const char* needs = "customer_id unless a base is declared";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"base", &ContactRate::base,
                           "customers, orders or other things that contacts are set against; 0: the log's customers",
                           Allowed{.at_least = 0.0}},
                     Field{"period_days", &ContactRate::period_days, "days of the period; 0: the time of the log",
                           Allowed{.at_least = 0.0, .at_most = 3660.0}}};
  }

  Reading reading() const { return {}; }
  std::string fault() const {
    if (!(base >= 0.0 && base <= 1e15)) return "base must be 0 to 1e15";
    return period_days >= 0.0 && period_days <= 3660.0 ? "" : "period_days must be 0 to 3660";
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const double customers = base > 0.0 ? base : static_cast<double>(contacts.log().customers);
    if (customers == 0.0) return not_measured("no contact of the log has a customer_id, and no base is declared");
    const double days = contacts.log().days();
    if (period_days > 0.0 && days == 0.0) {
      return not_measured("all contacts of the log, or of its part in the slice, start at one moment");
    }
    const double periods = period_days > 0.0 ? days / period_days : 1.0;
    const double per_thousand = product(static_cast<double>(contacts.count()), 1000.0) / customers;
    Estimate rate = measured(per_thousand / periods, contacts.count());
    rate.over = customers;
    return rate;
  }

  friend bool operator==(const ContactRate&, const ContactRate&) = default;
};
static_assert(fully_described<ContactRate>);

/// Contact pressure: how often the firm itself turned to a customer of the journey in a window of so many days, on
/// average over the log.
///
/// Units   outbound contacts per customer and window; the log lasts from its first start to its last, and in slices by
///         period for that part of it that lies in the period
/// Edge    no contact has a customer, or the log, or that part, is shorter than the window: not measured
/// Errors  bad_option when the window is not within 1 to 3660 days
struct ContactPressure {
  double window_days = 30;
  Party per = Party::customer;          ///< who is counted: customers or accounts
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

  static constexpr const char* name = "contact_pressure";
  static constexpr const char* formula = "outbound contacts / customers * window / time of the log";
  static constexpr const char* unit = "contacts";
  static constexpr const char* needs = "customer_id, direction";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"window_days", &ContactPressure::window_days, "days of the window",
                           Allowed{.at_least = 1.0, .at_most = 3660.0}},
                     Field{"per", &ContactPressure::per, "who is counted: customers or accounts"},
                     Field{"cluster", &ContactPressure::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return Condition{.column = "direction", .one_of = {"outbound"}}; }
  std::string fault() const {
    return window_days >= 1.0 && window_days <= 3660.0 ? "" : "window_days must be 1 to 3660";
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const double days = contacts.log().days();
    if (days < window_days) return not_measured("the log, or its part in the slice, is shorter than the window");
    std::int64_t n = 0;
    std::int64_t total = 0;
    std::int64_t squares = 0;
    const auto outbound = [&contacts](std::span<const std::uint32_t> rows) {
      std::int64_t count = 0;
      for (const std::uint32_t row : rows) count += contacts.reading(row) == 1 ? 1 : 0;
      return count;
    };
    contacts.for_each_customer([&](std::span<const std::uint32_t> rows) {
      const std::int64_t own = outbound(rows);
      total += own;
      squares += own * own;
      ++n;
    });
    if (n == 0) return contacts.nothing_read_of_customers();
    const auto count = static_cast<double>(n);
    const double mean = static_cast<double>(total) / count;
    const double spread = static_cast<double>(squares) - product(mean, static_cast<double>(total));
    const double variance = n > 1 && spread > 0.0 ? spread / (count - 1.0) : 0.0;
    const auto residual = [&](std::span<const std::uint32_t> rows) -> std::optional<double> {
      return static_cast<double>(outbound(rows)) - mean;
    };
    const Estimate pressure = contacts.clustered_customers(measured_mean(mean, variance, n), residual);
    return with_outcome(pressure, {.factor = window_days / days});
  }

  friend bool operator==(const ContactPressure&, const ContactPressure&) = default;
};
static_assert(fully_described<ContactPressure>);

}  // namespace journeyrank
