// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/condition.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/interval.hpp"
#include "journeyrank/measure/loss.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/value_metrics.hpp"

namespace journeyrank {

// Metrics of customers who were lost after a contact (see losses_within).

/// What is wrong with a horizon in days, or ""; 0 stands for "as the churned column says".
inline std::string fault_of_horizon(double days) {
  return days >= 0.0 && days <= 3660.0 ? "" : "horizon_days must be 0 to 3660";
}

/// Churn after the journey: the share of customers who were lost within so many days after a contact. A customer counts
/// once the days have passed before the log ends; whoever had left before is not exposed.
///
/// Edge    no contact has a customer whose loss is known and whose days have passed: not measured; who was lost while
///         no date says when is not known, and where no loss has a date either, nothing is measured, never 0
/// Errors  bad_option when the horizon is negative or beyond ten years
struct ChurnAfter {
  double horizon_days = 90.0;  ///< 0: as the churned column says, whenever that was
  Shrinkage shrink{};
  Party per = Party::customer;          ///< who is counted: customers or accounts
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account

  static constexpr const char* name = "churn_after";
  static constexpr const char* formula = "customers lost within the horizon / customers whose horizon has passed";
  static constexpr const char* unit = "rate";
  static constexpr const char* needs = "customer_id, churned_at";
  static constexpr const char* better = "lower";
  static constexpr auto fields() {
    return FieldList{Field{"horizon_days", &ChurnAfter::horizon_days, "days after a contact within which a loss counts",
                           Allowed{.at_least = 0.0, .at_most = 3660.0}},
                     Field{"shrink", &ChurnAfter::shrink, "how small samples are drawn to the others"},
                     Field{"per", &ChurnAfter::per, "who is counted: customers or accounts"},
                     Field{"cluster", &ChurnAfter::cluster,
                           "which observations go together: none, those of a customer or of an account"}};
  }

  Reading reading() const { return loss_reading(horizon_days); }
  std::string fault() const { return first_fault(fault_of_horizon(horizon_days), journeyrank::fault(shrink)); }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    std::int64_t met = 0;
    std::int64_t n = 0;
    std::int64_t undated = 0;
    const auto outcome = [&contacts](std::span<const std::uint32_t> rows) {
      std::int8_t joined = -1;
      for (const std::uint32_t row : rows) joined = joined_loss(joined, contacts.outcome(row));
      return joined;
    };
    contacts.for_each_customer([&](std::span<const std::uint32_t> rows) {
      const std::int8_t own = outcome(rows);
      met += own == 1 ? 1 : 0;
      n += own >= 0 ? 1 : 0;
      undated += own == undated_loss ? 1 : 0;
    });
    if (undated > 0 && met == 0) return Journey::losses_undated(undated);
    if (n == 0) return contacts.nothing_read_of_customers();
    const Estimate rate = measured_rate(met, n);
    return contacts.clustered_customers(rate, [&](std::span<const std::uint32_t> rows) -> std::optional<double> {
      const std::int8_t own = outcome(rows);
      return own < 0 ? std::nullopt : std::optional(static_cast<double>(own) - rate.centre);
    });
  }

  friend bool operator==(const ChurnAfter&, const ChurnAfter&) = default;
};
static_assert(fully_described<ChurnAfter>);

/// What the share of lost customers is set against.
///
/// declared     the baseline of the metric
/// not_exposed  the share among the customers of the log who had no contact in the journey, in whatever slice; a log
///              holds only who called, so this is the loss of other callers, not of all customers
enum class LossBaseline { declared, not_exposed };

constexpr auto enumerators(LossBaseline) {
  return std::array{Enumerator{"declared", LossBaseline::declared},
                    Enumerator{"not_exposed", LossBaseline::not_exposed}};
}

/// How much larger the share of lost customers is than a baseline; below 0 where it is smaller. A shrunk one is the
/// shrunk share less the baseline.
///
/// Edge    no contact has both a customer and its loss measured, or nobody is known to be not exposed: not measured.
///         Against those not exposed the interval and the error are those of a difference of two rates, and a declared
///         baseline of other than 0 is refused
/// Errors  bad_option when the baseline is outside [0, 1] or the horizon negative or beyond ten years, and for a
///         cluster against those not exposed
struct ExcessChurn {
  double baseline = 0;      ///< share of customers lost anyway, in [0, 1], over the same time
  double horizon_days = 0;  ///< days after a contact within which a loss counts; 0: as the churned column says
  Shrinkage shrink{};
  Party per = Party::customer;  ///< who is counted: customers or accounts
  LossBaseline against = LossBaseline::declared;
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account
  bool floor_at_0 = false;              ///< 0 where it is below, for scales that take nothing below 0

  static constexpr const char* name = "excess_churn";
  static constexpr const char* formula = "churned customers / customers - baseline";
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
                     Field{"per", &ExcessChurn::per, "who is counted: customers or accounts"},
                     Field{"against", &ExcessChurn::against, "the declared baseline, or the customers not exposed"},
                     Field{"cluster", &ExcessChurn::cluster,
                           "which observations go together: none, those of a customer or of an account"},
                     Field{"floor_at_0", &ExcessChurn::floor_at_0,
                           "whether an excess below 0 counts as 0, for scales that take nothing below 0"}};
  }

  std::vector<Reading> readings() const {
    if (against == LossBaseline::declared) return {loss_reading(horizon_days)};
    return {loss_reading(horizon_days), EveryoneReading{horizon_days, per}};
  }
  std::string fault() const {
    const bool is_between = baseline >= 0 && baseline <= 1;
    const std::string of_baseline = !is_between ? "baseline must be in [0, 1]"
                                    : against == LossBaseline::not_exposed && baseline != 0
                                        ? "baseline is declared, and so is against not_exposed: which one?"
                                        : "";
    // Customers of one account may stand on both sides, and then the two rates are not apart.
    const std::string of_cluster = against == LossBaseline::not_exposed && cluster != ClusterBy::none
                                       ? "cluster needs a declared baseline, not against not_exposed"
                                       : "";
    return first_fault(first_fault(of_baseline, of_cluster),
                       first_fault(fault_of_horizon(horizon_days), journeyrank::fault(shrink)));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    constexpr double none = -std::numeric_limits<double>::infinity();
    return over_baseline(contacts, 1, *this, {.least = floor_at_0 ? 0.0 : none});
  }

  /// The churn of a journey over the baseline of a metric, as its outcome has it but for the offset; `everyone` is the
  /// place of that reading.
  template <class Journey, class Step>
  static Estimate over_baseline(const Journey& contacts, std::size_t everyone, const Step& step, Outcome outcome) {
    const Estimate churn = ChurnAfter{}(contacts);
    outcome.offset = step.baseline;
    if (!churn.measured || step.against == LossBaseline::declared) return with_outcome(churn, outcome);
    const Estimate others = contacts.of(everyone).rate_of_others();
    if (!others.measured) return others;
    outcome.offset = others.centre;
    Estimate excess = with_outcome(churn, outcome);
    const Interval both = difference_interval(churn.centre, churn.interval, others.centre, others.interval);
    excess.interval = {std::max(outcome.least, product(outcome.factor, both.low)),
                       std::max(outcome.least, product(outcome.factor, both.high))};
    // The error of the others widens what is known of the difference, not what the journey's own share is worth.
    excess.offset_error = others.centre_error;
    return excess;
  }

  friend bool operator==(const ExcessChurn&, const ExcessChurn&) = default;
};
static_assert(fully_described<ExcessChurn>);

/// Revenue that stands to be lost: the value of the distinct known customers times how much larger their share of lost
/// ones is than a baseline, or 0. The share is drawn to those of all journeys, unless `shrink` says "none".
///
/// Units   of `revenue`
/// Edge    no contact has a customer with `churned`, or with `revenue`, measured: not measured; where the journeys
///         cannot be told apart, a note says that every value rests on their mean
/// Errors  as ExcessChurn
struct RevenueAtRisk {
  double baseline = 0;      ///< share of customers lost anyway, in [0, 1], over the same time
  double horizon_days = 0;  ///< days after a contact within which a loss counts; 0: as the churned column says
  Shrinkage shrink{.how = Shrink::estimated};
  Party per = Party::customer;  ///< who is counted: customers or accounts
  LossBaseline against = LossBaseline::declared;
  ClusterBy cluster = ClusterBy::none;  ///< which observations go together: those of a customer or account
  Party value_of = Party::customer;     ///< per account: whether each customer has the value, or the account as a whole

  static constexpr const char* name = "revenue_at_risk";
  static constexpr const char* formula =
      "revenue of distinct customers * max(0, shrunk churned customers / customers - baseline)";
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
                     Field{"per", &RevenueAtRisk::per, "who is counted: customers or accounts"},
                     Field{"against", &RevenueAtRisk::against, "the declared baseline, or the customers not exposed"},
                     Field{"cluster", &RevenueAtRisk::cluster,
                           "which observations go together: none, those of a customer or of an account"},
                     Field{"value_of", &RevenueAtRisk::value_of,
                           "per account: whether the value is each customer's or the account's as a whole"}};
  }

  std::vector<Reading> readings() const {
    if (against == LossBaseline::declared) return {loss_reading(horizon_days), NumberOf{"revenue"}};
    return {loss_reading(horizon_days), NumberOf{"revenue"}, EveryoneReading{horizon_days, per}};
  }
  std::string fault() const {
    const ExcessChurn excess{
        .baseline = baseline, .horizon_days = horizon_days, .shrink = shrink, .against = against, .cluster = cluster};
    return first_fault(excess.fault(), fault_of_value(value_of, per));
  }
  template <class Journey>
  Estimate operator()(const Journey& contacts) const {
    const Estimate revenue = CustomerSum{"revenue", per, value_of}(contacts.of(1));
    const Estimate at_risk = ExcessChurn::over_baseline(contacts, 2, *this, {.factor = revenue.value, .least = 0.0});
    return at_risk.measured && !revenue.measured ? revenue : at_risk;
  }

  friend bool operator==(const RevenueAtRisk&, const RevenueAtRisk&) = default;
};
static_assert(fully_described<RevenueAtRisk>);

}  // namespace journeyrank
