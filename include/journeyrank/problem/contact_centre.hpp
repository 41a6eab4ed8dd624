// SPDX-License-Identifier: MIT
#pragma once

#include "journeyrank/measure/cost_metrics.hpp"
#include "journeyrank/measure/customer_metrics.hpp"
#include "journeyrank/measure/loss_metrics.hpp"
#include "journeyrank/measure/value_metrics.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The four-criterion template of a contact centre: pain, revenue, retention, cost, equal weights. Every anchor is an
/// example (a telecom operator's quarter): set your own before you trust a score.
///
/// pain       burden: distinct customers × share of answered surveys with high effort (CES 2.0, 1 to 3 of 7), shrunk
/// revenue    revenue touched: annual value of the distinct customers who met the journey
/// retention  share of those customers who left, shrunk, above the baseline
/// cost       cost to serve of repeats within 7 days: handle time at a loaded rate
inline Model contact_centre_model() {
  Model model;
  model.name = "contact centre";
  model.criteria.push_back(
      {.id = "pain",
       .label = "Pain",
       .unit = "customers",
       .scale = Anchored{.at_0 = 0.0, .at_1 = 50'000.0},
       .metric = Burden{.column = "ces", .at_least = 1.0, .at_most = 3.0, .shrink = {.how = Shrink::estimated}},
       .reason = "customers who found it hard: burden, not severity"});
  model.criteria.push_back({.id = "revenue",
                            .label = "Revenue",
                            .unit = "money a year",
                            .scale = Anchored{.at_0 = 0.0, .at_1 = 25'000'000.0},
                            .metric = CustomerSum{.column = "revenue"},
                            .reason = "revenue touched by the journey"});
  model.criteria.push_back({.id = "retention",
                            .label = "Retention",
                            .unit = "share of customers",
                            .scale = Anchored{.at_0 = 0.0, .at_1 = 0.06},
                            .metric = ExcessChurn{.baseline = 0.03, .shrink = {.how = Shrink::estimated}},
                            .reason = "customers lost after the journey, above the baseline"});
  model.criteria.push_back({.id = "cost",
                            .label = "Cost of repeats",
                            .unit = "money",
                            .scale = Anchored{.at_0 = 0.0, .at_1 = 300'000.0},
                            .metric = CostToServe{.rate_per_hour = 27.0, .of = CostOf::repeats},
                            .reason = "what is spent on the same thing again is a reason to act"});
  // What the contacts at hand cannot tell is left out, and said.
  for (auto& criterion : model.criteria) criterion.missing = Missing::renormalise;
  return model;
}

}  // namespace journeyrank
