// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

// The formulas that product teams rank by, as models: what multiplies is a weighted product of equal weights, what is
// divided by stands on the scale `reciprocal`, which states the least that is believed. The order is that of the
// formula, and every question about a ranking can be asked of it.

/// Journeys whose product differs by rounding alone tie, as 10 * 2 / 1 and 20 * 1 / 1 do.
inline constexpr double product_tie_tolerance = 1e-12;

/// A model of a formula. Its criteria multiply, or are what `method` takes them for.
inline Model formula_model(std::string name, std::vector<Criterion> criteria, Method method = WeightedProduct{}) {
  Model model{.name = std::move(name), .criteria = std::move(criteria), .method = std::move(method)};
  model.tie_tolerance = product_tie_tolerance;
  return model;
}

/// What is divided by: below `least` it counts as `least`.
inline Criterion divisor(std::string id, std::string label, std::string unit, double least) {
  return {.id = std::move(id),
          .label = std::move(label),
          .direction = Direction::minimize,
          .unit = std::move(unit),
          .scale = Reciprocal{.at_1 = least},
          .reason = "what is divided by; less than at_1 is not believed, so that a tiny one cannot decide alone"};
}

/// RICE: reach * impact * confidence / effort.
///
/// Units   reach in customers a period; impact 0.25 to 3, confidence 0 to 1, effort in person-months
/// Edge    effort below `least_effort` counts as that, with a note that names the journeys
/// Errors  those of validate(model), when it is used: least_effort must be above 0
/// Source  mcbride2018rice
/// Use     where reach and effort are known as numbers and impact is judged: it puts unlike ideas beside each other.
///         Guesses multiply, and so do their errors: look at robustness before a close pair is settled
inline Model rice_model(double least_effort = 0.5) {
  return formula_model("RICE", {{.id = "reach", .label = "Reach", .unit = "customers a period", .scale = MaxRatio{}},
                                {.id = "impact", .label = "Impact", .scale = Anchored{0.0, 3.0}},
                                {.id = "confidence", .label = "Confidence", .scale = Anchored{0.0, 1.0}},
                                divisor("effort", "Effort", "person-months", least_effort)});
}

/// ICE: impact * confidence * ease, each from 0 to 10.
///
/// Source  ellis2017hacking
/// Use     for a first cut in an hour, when there is nothing but three guesses a journey. Where anything was measured
///         take rice, or criteria of your own
inline Model ice_model() {
  const Anchored to_ten{0.0, 10.0};
  return formula_model("ICE", {{.id = "impact", .label = "Impact", .scale = to_ten},
                               {.id = "confidence", .label = "Confidence", .scale = to_ten},
                               {.id = "ease", .label = "Ease", .scale = to_ten}});
}

/// WSJF, weighted shortest job first: cost of delay / job size.
///
/// Units   cost of delay as money a week or in points, job size as time or in points from 1 on
/// Edge    a job size below `least_size` counts as that, with a note that names the journeys
/// Errors  those of validate(model), when it is used: least_size must be above 0
/// Source  reinertsen2009principles
/// Use     where delay costs money and one team does one job after the other: first what loses most for each week of
///         work. It does not say what is worth doing at all
inline Model wsjf_model(double least_size = 1.0) {
  return formula_model("WSJF", {{.id = "cost_of_delay", .label = "Cost of delay", .scale = MaxRatio{}},
                                divisor("job_size", "Job size", "", least_size)});
}

/// The opportunity score: importance + max(importance - satisfaction, 0), each from 0 to 10.
///
/// Source  ulwick2002turn
/// Use     where a survey asked of each journey how important it is and how satisfied people are, and for nothing else
inline Model opportunity_model() {
  return formula_model(
      "Opportunity score",
      {{.id = "importance", .label = "Importance", .scale = Anchored{0.0, 10.0}},
       {.id = "satisfaction", .label = "Satisfaction", .direction = Direction::minimize, .scale = Anchored{10.0, 0.0}}},
      Opportunity{});
}

/// Value over effort.
///
/// Edge    effort below `least_effort` counts as that, with a note that names the journeys
/// Errors  those of validate(model), when it is used: least_effort must be above 0
/// Source  none of its own: the ratio of benefit to cost
/// Use     where one number says what a fix brings and one what it takes: the order in which a budget brings most. It
///         says nothing of what must be done in any case
inline Model value_over_effort_model(double least_effort = 0.5) {
  return formula_model("Value over effort", {{.id = "value", .label = "Value", .scale = MaxRatio{}},
                                             divisor("effort", "Effort", "person-months", least_effort)});
}

/// A formula of product teams by its name, with the number that it gives.
struct ProductPreset {
  const char* name;
  const char* label;
  const char* formula;
  Model (*model)();
  double (*number)(std::span<const double> raw);  ///< of raw values in the order of the model's criteria

  friend bool operator==(const ProductPreset&, const ProductPreset&) = default;
};

/// All of them.
inline constexpr std::array product_presets = {
    ProductPreset{"rice", "RICE", "reach * impact * confidence / effort", [] { return rice_model(); },
                  [](std::span<const double> x) { return x[0] * x[1] * x[2] / x[3]; }},
    ProductPreset{"ice", "ICE", "impact * confidence * ease", [] { return ice_model(); },
                  [](std::span<const double> x) { return x[0] * x[1] * x[2]; }},
    ProductPreset{"wsjf", "WSJF", "cost of delay / job size", [] { return wsjf_model(); },
                  [](std::span<const double> x) { return x[0] / x[1]; }},
    ProductPreset{"opportunity", "Opportunity", "importance + max(importance - satisfaction, 0)",
                  [] { return opportunity_model(); },
                  [](std::span<const double> x) { return x[0] + std::max(x[0] - x[1], 0.0); }},
    ProductPreset{"value_over_effort", "Value / effort", "value / effort", [] { return value_over_effort_model(); },
                  [](std::span<const double> x) { return x[0] / x[1]; }}};

/// The names of all of them.
inline std::vector<std::string_view> product_preset_names() {
  std::vector<std::string_view> names;
  for (const auto& each : product_presets) names.emplace_back(each.name);
  return names;
}

/// A preset by its name. Errors: unknown_name, with the nearest.
inline const ProductPreset& product_preset(std::string_view name) {
  const auto found = std::find_if(product_presets.begin(), product_presets.end(),
                                  [name](const ProductPreset& each) { return name == each.name; });
  if (found != product_presets.end()) return *found;
  throw Error(errc::unknown_name, "no preset " + excerpt(name) + did_you_mean(name, product_preset_names()));
}

/// The preset that a model has the criteria and the method of, in their order; nothing for any other model. Scales,
/// weights and labels may be others than it came with.
inline const ProductPreset* preset_of(const Model& model) {
  for (const auto& preset : product_presets) {
    const Model own = preset.model();
    if (criterion_ids(own) == criterion_ids(model) && own.method.index() == model.method.index()) return &preset;
  }
  return nullptr;
}

/// The numbers that the formula of a preset gives to journeys, as its originators write them: what is divided by counts
/// no less than the scale of the model believes, and what has anchors no more and no less than these.
///
///     product_numbers(matrix, rice_model())[0];  // reach * impact * confidence / effort of the first journey
///
/// Shape   one number a journey, in the order of the matrix
/// Edge    a missing cell or column, or a number that no double holds: none; weights and other scales than reciprocal
///         and anchored play no part
/// Errors  bad_model if the model is of no preset
/// Cost    O(n m)
inline std::vector<std::optional<double>> product_numbers(const CriteriaMatrix& matrix, const Model& model) {
  const ProductPreset* preset = preset_of(model);
  if (preset == nullptr) {
    throw Error(errc::bad_model,
                "the model has the criteria and the method of no preset; allowed: those of rice, ice, "
                "wsjf, opportunity or value_over_effort");
  }
  std::vector<std::optional<double>> numbers;
  for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
    std::vector<double> raw;
    for (const auto& criterion : model.criteria) {
      const auto column = matrix.find_criterion(criterion.id);
      if (!column || matrix.is_missing(journey, *column)) break;
      double cell = matrix.cell(journey, *column);
      if (const auto* least = std::get_if<Reciprocal>(&criterion.scale)) cell = std::max(cell, least->at_1);
      if (const auto* ends = std::get_if<Anchored>(&criterion.scale)) {
        cell = std::clamp(cell, std::min(ends->at_0, ends->at_1), std::max(ends->at_0, ends->at_1));
      }
      raw.push_back(cell);
    }
    const bool whole = raw.size() == model.criteria.size();
    const double number = whole ? preset->number(raw) : 0.0;
    numbers.push_back(whole && std::isfinite(number) ? std::optional(number) : std::nullopt);
  }
  return numbers;
}

}  // namespace journeyrank
