// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/measure/slicing.hpp"
#include "journeyrank/measure/tally.hpp"
#include "journeyrank/problem/measure.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

// A repeat rate says nothing without its window, and no window is right: a sweep measures the same contacts by several.

/// The model with this window for every journey, in each of its metrics that tell cases apart.
///
/// Errors  bad_option for a window outside 0 to 3660 days, or when no metric of the model tells cases apart
inline Model with_window(Model model, double days) {
  if (!(days >= 0.0 && days <= longest_window)) {
    throw Error(errc::bad_option, "window: found " + shortest_number(days) + " days; allowed: 0 to 3660");
  }
  bool any = false;
  for (auto& criterion : model.criteria) {
    std::optional<Metric> metric = metric_of(criterion.metric);
    if (!metric) continue;
    std::visit(
        [&]<class Step>(Step& each) {
          if constexpr (requires { each.cases; }) {
            each.cases.days = days;
            each.cases.windows.clear();
            criterion.metric = each;
            const auto readings = readings_of(each);
            any = any || std::any_of(readings.begin(), readings.end(), [](const Reading& reading) {
                    return std::holds_alternative<CaseReading>(reading);
                  });
          }
        },
        *metric);
  }
  if (!any) {
    throw Error(errc::bad_option,
                "no metric of the model tells cases apart by a window; allowed: repeat_rate, "
                "first_contact_resolution and the others that have \"cases\"");
  }
  return model;
}

/// The metrics that a sweep needs, each once: what to make a Tally for.
///
/// Errors  as with_window; bad_option for a window that is named twice, or none at all
inline std::vector<MetricChoice> metrics_of_sweep(const Model& model, const std::vector<double>& windows) {
  if (windows.empty()) throw Error(errc::bad_option, "no window is named; allowed: days, such as 1, 7 and 30");
  std::vector<MetricChoice> all = metrics_of(model);
  for (auto window = windows.begin(); window != windows.end(); ++window) {
    if (std::find(windows.begin(), window, *window) != window) {
      throw Error(errc::bad_option, "window: " + shortest_number(*window) + " days are named twice");
    }
    for (auto& metric : metrics_of(with_window(model, *window))) {
      if (std::find(all.begin(), all.end(), metric) == all.end()) all.push_back(std::move(metric));
    }
  }
  return all;
}

/// What tells the rows of a sweep apart, where slices are shown.
inline Slicing sweep_slicing() { return {.by = {"window_days"}}; }

/// Measures the contacts of a tally by each window, in the order given: one slice a window, that holds all contacts.
///
/// Edge    what a window leaves unknown (it is longer than the log) is missing there, whatever the policy of the
///         criterion; contacts without a journey are in none
/// Errors  as metrics_of_sweep; bad_option when the tally was not made for those
inline std::vector<MeasuredSlice> sweep_windows(const Tally& tally, const Model& model,
                                                const std::vector<double>& windows,
                                                const MeasureOptions& options = {}) {
  metrics_of_sweep(model, windows);
  std::vector<JourneyMeasures> journeys = tally.evaluate(options.threads);
  std::erase_if(journeys, [](const auto& each) { return each.journey == unmapped_journey; });
  std::vector<MeasuredSlice> sweep;
  for (const double window : windows) {
    sweep.push_back({"",
                     {shortest_number(window)},
                     measured_matrix(journeys, tally.metrics(), with_window(model, window), options)});
  }
  return sweep;
}

}  // namespace journeyrank
