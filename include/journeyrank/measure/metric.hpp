// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "journeyrank/base/error.hpp"
#include "journeyrank/measure/agent_metrics.hpp"
#include "journeyrank/measure/case_metrics.hpp"
#include "journeyrank/measure/cluster_by.hpp"
#include "journeyrank/measure/contact_metrics.hpp"
#include "journeyrank/measure/cost_metrics.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/customer_metrics.hpp"
#include "journeyrank/measure/loss_metrics.hpp"
#include "journeyrank/measure/metric_choice.hpp"
#include "journeyrank/measure/operation_metrics.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/resolve_metrics.hpp"
#include "journeyrank/measure/shrinkage.hpp"
#include "journeyrank/measure/spread_metrics.hpp"
#include "journeyrank/measure/survey_metrics.hpp"
#include "journeyrank/measure/traffic_metrics.hpp"
#include "journeyrank/measure/value_metrics.hpp"

namespace journeyrank {

/// A question asked of the contacts of one journey. This is the list of all of them: the model reader, the
/// documentation and the tests walk it.
using Metric =
    std::variant<Contacts, Customers, Rate, Mean, Sum, CustomerRate, CustomerSum, Burden, ExcessChurn, CostToServe,
                 Cases, ContactsPerCase, FirstContactResolution, OneAndDone, RepeatRate, HighEffort, Csat, Nps,
                 TransferRate, ReopenRate, AbandonRate, FailureDemand, Quantile, Consistency, Proportion, TimeToResolve,
                 ChurnAfter, RevenueAtRisk, ContactRate, ContactPressure, LifetimeValue, SameAgentShare, AgentsPerCase>;

/// How a metric draws small samples to the others; not at all for one that has no such option.
inline Shrinkage shrinkage_of(const Metric& metric) {
  return std::visit(
      [](const auto& each) {
        if constexpr (requires { each.shrink; }) {
          return each.shrink;
        } else {
          return Shrinkage{};
        }
      },
      metric);
}

/// True for a metric of customers, which counts each of them or each account; others count contacts or a unit of them.
inline bool counts_parties(const Metric& metric) {
  return std::visit(
      []<class Step>(const Step& each) {
        if constexpr (requires { each.per; }) {
          return std::is_same_v<decltype(Step::per), Party>;
        } else {
          return false;
        }
      },
      metric);
}

/// What tells the units that a metric counts; nothing where it counts contacts, or customers by their own id.
inline std::optional<Reading> unit_reading_of(const Metric& metric) {
  return std::visit(
      []<class Step>(const Step& each) -> std::optional<Reading> {
        if constexpr (requires { each.per; }) {
          if constexpr (std::is_same_v<decltype(Step::per), Party>) {
            if (each.per == Party::account) return UnitReading{CountingUnit::account};
          } else if (each.per == CountingUnit::each_case) {
            if constexpr (requires { each.cases; }) return UnitReading{each.per, each.cases};
            return UnitReading{each.per};
          } else if (each.per != CountingUnit::contact) {
            return UnitReading{each.per};
          }
        }
        return std::nullopt;
      },
      metric);
}

/// What tells which observations of a metric go together; nothing where none do, or where what it counts is no finer
/// than that: each account is one by itself where accounts are counted.
inline std::optional<Reading> cluster_reading_of(const Metric& metric) {
  return std::visit(
      []<class Step>(const Step& each) -> std::optional<Reading> {
        if constexpr (requires { each.cluster; }) {
          if (each.cluster == ClusterBy::none) return std::nullopt;
          const Reading of_contacts = ClusterReading{each.cluster};
          // A burden counts customers, but its rate is one of contacts.
          if constexpr (std::is_same_v<Step, Burden> || !requires { each.per; }) {
            return of_contacts;
          } else if constexpr (std::is_same_v<decltype(Step::per), Party>) {
            if (each.per == Party::account || each.cluster == ClusterBy::customer) return std::nullopt;
            return ClusterReading{each.cluster, CountingUnit::customer};
          } else {
            if (each.per == CountingUnit::account) return std::nullopt;
            if (each.per == CountingUnit::customer && each.cluster == ClusterBy::customer) return std::nullopt;
            return of_contacts;
          }
        }
        return std::nullopt;
      },
      metric);
}

/// The spelling of a metric: "burden".
inline const char* name_of(const Metric& metric) noexcept {
  return std::visit([](const auto& each) { return std::decay_t<decltype(each)>::name; }, metric);
}

/// What is wrong with a metric's options, or "".
inline std::string fault(const Metric& metric) {
  return std::visit([](const auto& each) { return each.fault(); }, metric);
}

/// The metric that was chosen, with its type; nothing when none was.
inline std::optional<Metric> metric_of(const MetricChoice& choice) {
  std::optional<Metric> metric;
  const auto take = [&]<class Step>(const Step* found) {
    if (found != nullptr) metric = *found;
  };
  [&]<class... Steps>(std::variant<Steps...>*) { (take(choice.get_if<Steps>()), ...); }(static_cast<Metric*>(nullptr));
  return metric;
}

/// Lets readers and writers of described values see the metric in a choice.
inline std::optional<Metric> opened(const MetricChoice& choice) { return metric_of(choice); }

/// Refuses a metric whose options contradict each other or its column.
///
/// Errors  bad_option, naming the metric
inline void validate(const Metric& metric) {
  const std::string what = fault(metric);
  if (!what.empty()) throw Error(errc::bad_option, "metric " + std::string(name_of(metric)) + ": " + what);
}

}  // namespace journeyrank
