// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/customer_metrics.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/shrinkage.hpp"

namespace journeyrank {

// Metrics of customers who were lost after a contact (see losses_within).

/// What is wrong with a horizon in days, or ""; 0 stands for "as the churned column says".
inline std::string fault_of_horizon(double days) {
  return days >= 0.0 && days <= 3660.0 ? "" : "horizon_days must be 0 to 3660";
}

/// What tells losses: the churned column as it stands, or the date of the loss within so many days after a contact.
inline Reading loss_reading(double horizon_days) {
  if (horizon_days == 0.0) return Condition{.column = "churned"};
  return LossReading{horizon_days};
}

/// Churn after the journey: the share of customers who were lost within so many days after a contact. A customer counts
/// once the days have passed before the log ends; whoever had left before is not exposed.
///
/// Edge    no contact has a customer whose loss is known and whose days have passed: not measured
/// Errors  bad_option when the horizon is negative or beyond ten years
struct ChurnAfter {
  double horizon_days = 90.0;  ///< 0: as the churned column says, whenever that was
  Shrinkage shrink{};
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "churn_after";
  static constexpr const char* formula = "customers lost within the horizon / customers whose horizon has passed";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id, churned_at";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"horizon_days", &ChurnAfter::horizon_days, "days after a contact within which a loss counts",
                           Allowed{.at_least = 0.0, .at_most = 3660.0}},
                     Field{"shrink", &ChurnAfter::shrink, "how small samples are drawn to the others"},
                     Field{"per", &ChurnAfter::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return loss_reading(horizon_days); }
  std::string fault() const { return first_fault(fault_of_horizon(horizon_days), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return CustomerRate{.column = "churned"}(contacts);
  }

  friend bool operator==(const ChurnAfter&, const ChurnAfter&) = default;
};
static_assert(fully_described<ChurnAfter>);

/// How much larger the share of lost customers is than a declared baseline; 0 where it is not larger.
///
/// Edge    no contact has both a customer and its loss measured: not measured
/// Errors  bad_option when the baseline is outside [0, 1] or the horizon negative or beyond ten years
struct ExcessChurn {
  double baseline = 0;      ///< share of customers lost anyway, in [0, 1], over the same time
  double horizon_days = 0;  ///< days after a contact within which a loss counts; 0: as the churned column says
  Shrinkage shrink{};
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "excess_churn";
  static constexpr const char* formula = "max(0, churned customers / customers - baseline)";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id, churned or churned_at";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"baseline", &ExcessChurn::baseline, "share of customers lost anyway, in [0, 1]",
                           Allowed{.at_least = 0.0, .at_most = 1.0}},
                     Field{"horizon_days", &ExcessChurn::horizon_days,
                           "days after a contact within which a loss counts; 0: as the churned column says",
                           Allowed{.at_least = 0.0, .at_most = 3660.0}},
                     Field{"shrink", &ExcessChurn::shrink, "how small samples are drawn to the others"},
                     Field{"per", &ExcessChurn::per, "who is counted: customers or accounts"}};
  }

  Reading reading() const { return loss_reading(horizon_days); }
  std::string fault() const {
    const std::string of_baseline = baseline >= 0 && baseline <= 1 ? "" : "baseline must be in [0, 1]";
    return first_fault(of_baseline, first_fault(fault_of_horizon(horizon_days), journeyrank::fault(shrink)));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    return with_outcome(ChurnAfter{}(contacts), {.offset = baseline, .least = 0.0});
  }

  friend bool operator==(const ExcessChurn&, const ExcessChurn&) = default;
};
static_assert(fully_described<ExcessChurn>);

/// Revenue that stands to be lost: the value of the distinct known customers times how much larger their share of lost
/// ones is than a baseline.
///
/// Units   of `revenue`
/// Edge    no contact has a customer with `churned`, or with `revenue`, measured: not measured
/// Errors  bad_option when the baseline is outside [0, 1]
struct RevenueAtRisk {
  double baseline = 0;      ///< share of customers lost anyway, in [0, 1], over the same time
  double horizon_days = 0;  ///< days after a contact within which a loss counts; 0: as the churned column says
  Shrinkage shrink{};
  Party per = Party::customer;  ///< who is counted: customers or accounts

  static constexpr const char* name = "revenue_at_risk";
  static constexpr const char* formula =
      "revenue of distinct customers * max(0, churned customers / customers - baseline)";
  static constexpr const char* unit = "money";
  static constexpr const char* needs = "customer_id, churned, revenue";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"baseline", &RevenueAtRisk::baseline, "share of customers lost anyway, in [0, 1]",
                           Allowed{.at_least = 0.0, .at_most = 1.0}},
                     Field{"horizon_days", &RevenueAtRisk::horizon_days,
                           "days after a contact within which a loss counts; 0: as the churned column says",
                           Allowed{.at_least = 0.0, .at_most = 3660.0}},
                     Field{"shrink", &RevenueAtRisk::shrink, "how small samples are drawn to the others"},
                     Field{"per", &RevenueAtRisk::per, "who is counted: customers or accounts"}};
  }

  std::vector<Reading> readings() const { return {loss_reading(horizon_days), NumberOf{"revenue"}}; }
  std::string fault() const { return ExcessChurn{baseline, horizon_days, shrink}.fault(); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const Estimate churn = ChurnAfter{}(contacts);
    const Estimate revenue = CustomerSum{"revenue"}(contacts.of(1));
    if (!churn.measured || !revenue.measured) return churn.measured ? revenue : churn;
    return with_outcome(churn, {.factor = revenue.value, .offset = baseline, .least = 0.0});
  }

  friend bool operator==(const RevenueAtRisk&, const RevenueAtRisk&) = default;
};
static_assert(fully_described<RevenueAtRisk>);

}  // namespace journeyrank
