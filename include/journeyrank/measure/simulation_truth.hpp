// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/case_metrics.hpp"
#include "journeyrank/measure/contact_metrics.hpp"
#include "journeyrank/measure/loss_metrics.hpp"
#include "journeyrank/measure/metric_choice.hpp"
#include "journeyrank/measure/operation_metrics.hpp"
#include "journeyrank/measure/resolve_metrics.hpp"
#include "journeyrank/measure/simulation.hpp"
#include "journeyrank/measure/spread_metrics.hpp"
#include "journeyrank/measure/survey_metrics.hpp"

namespace journeyrank {

/// What a metric would find for a journey over endless clean logs.
struct Truth {
  std::string journey;
  std::string metric;        ///< "repeat_rate", "quantile:column=handle_s,p=0.9"
  MetricChoice measured_by;  ///< the metric that estimates it
  double value = 0.0;
};

/// The true rates of who calls again, for a window of so many days.
///
/// A contact is followed within the window with one probability r, whatever came before it. So a case has one contact
/// with probability 1 - r, 1 / (1 - r) contacts on average, and (1 - r)² of the contacts are a case by themselves. The
/// last two look at contacts and not at cases, and hold where as many issues begin as end: with customers who leave and
/// open no more, contacts per case come out larger by up to 0.5 %.
inline void add_case_truths(const Simulation& simulation, const JourneyPlan& plan, const CaseRule& rule,
                            std::vector<Truth>& truths) {
  const SimulatedJourney& contacts = plan.contacts;
  const bool whole = rule.days >= contacts.repeat_days;
  // Between repeat_days and quiet_days the cases are those that were drawn. A shorter window cuts the delays, which are
  // uniform, but only where a contact ends when it is handled; a longer one joins cases: not known here.
  if (rule.days > simulation.quiet_days || (!whole && contacts.resolve_median_h > 0.0)) return;
  const double share = whole ? 1.0 : rule.days / contacts.repeat_days;
  const double followed = product(contacts.repeat_rate, share);
  const double last = 1.0 - followed;
  const auto add = [&](const auto& metric, double value) {
    truths.push_back({plan.journey, metric.name, metric, value});
    if (rule.days != CaseRule{}.days) truths.back().metric += ":days=" + shortest_number(rule.days);
  };
  add(RepeatRate{.cases = rule}, followed);
  add(OneAndDone{.cases = rule}, product(last, last));
  add(ContactsPerCase{.cases = rule}, 1.0 / last);
  if (contacts.resolve_median_h > 0.0) return;  // flags of what is open at the end are not known yet
  const double solved = product(1.0 - contacts.abandon_rate, contacts.resolved_rate);
  add(FirstContactResolution{.cases = rule}, product(last, solved));
}

/// The true rates of what is drawn for each contact by itself.
inline void add_contact_truths(const Simulation& simulation, const JourneyPlan& plan, std::vector<Truth>& truths) {
  const SimulatedJourney& contacts = plan.contacts;
  const auto add = [&](const auto& metric, double value, const char* options = "") {
    truths.push_back({plan.journey, std::string(metric.name) + options, metric, value});
  };
  add(HighEffort{}, contacts.high_effort_rate);
  add(Csat{}, contacts.satisfied_rate);
  add(Nps{}, product(100.0, contacts.promoter_rate - contacts.detractor_rate));
  add(TransferRate{}, contacts.transfer_rate);
  // What is reopened has been solved, though it may be open again.
  const double once_solved = contacts.resolved_rate + product(1.0 - contacts.resolved_rate, contacts.reopen_rate);
  if (once_solved > 0.0) add(ReopenRate{}, contacts.reopen_rate / once_solved);
  add(AbandonRate{}, contacts.abandon_rate);
  add(FailureDemand{}, contacts.failure_demand);
  const double spread = contacts.handle_spread;
  const double above = exponential(product(spread, normal_quantile(0.9)));  // the 90th percentile over the median
  const double mean = exponential(product(0.5, product(spread, spread)));   // and the mean over it
  add(Mean{.column = "handle_s"}, product(contacts.handle_median_s, mean), ":column=handle_s");
  add(Quantile{.column = "handle_s"}, contacts.handle_median_s, ":column=handle_s,p=0.5");
  add(Quantile{.column = "handle_s", .p = 0.9}, product(contacts.handle_median_s, above), ":column=handle_s,p=0.9");
  add(Consistency{.column = "handle_s"}, above, ":column=handle_s");
  // Else how long the impatient wait takes part; and of those that are never solved half must be left.
  if (contacts.abandon_rate == 0.0 && contacts.resolved_rate > 0.5) {
    const bool is_ticket = contacts.resolve_median_h > 0.0;
    const double median = is_ticket ? product(3600.0, contacts.resolve_median_h) : contacts.handle_median_s;
    const double later = exponential(
        product(is_ticket ? contacts.resolve_spread : spread, normal_quantile(0.5 / contacts.resolved_rate)));
    add(TimeToResolve{}, product(median, later), ":p=0.5");
  }
  const std::string days = ":horizon_days=" + shortest_number(simulation.churn_days);
  add(ChurnAfter{.horizon_days = simulation.churn_days}, contacts.churn_rate, days.c_str());
}

/// The true rates of a simulation, journey by journey: what the metrics estimate, by their own definitions.
///
/// Shape   one entry a journey and metric, in the order of the journeys
/// Units   those of the metric
/// Edge    durations are whole seconds, so that medians hold to half a second; what a metric of cases finds with a
///         window beyond quiet_days is not known and left out, as is the time to resolve where customers give up
/// Errors  those of validate; bad_option for a window that a CaseRule may not have
inline std::vector<Truth> truth_of(const Simulation& simulation, double window_days = CaseRule{}.days) {
  validate(simulation);
  const CaseRule rule{.days = window_days};
  if (const auto what = fault(rule); !what.empty()) throw Error(errc::bad_option, what);
  std::vector<Truth> truths;
  for (const auto& plan : simulation.journeys) {
    add_case_truths(simulation, plan, rule, truths);
    add_contact_truths(simulation, plan, truths);
  }
  return truths;
}

}  // namespace journeyrank
