// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <variant>

#include "journeyrank/measure/case_rule.hpp"
#include "journeyrank/measure/counting_unit.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/metric_choice.hpp"
#include "journeyrank/measure/reading.hpp"

namespace journeyrank {

/// The rule by which a metric tells cases apart; nothing where what it counts asks for none.
inline std::optional<CaseRule> case_rule_of(const MetricChoice& choice) {
  const std::optional<Metric> metric = metric_of(choice);
  if (!metric) return std::nullopt;
  for (const Reading& reading : std::visit([](const auto& each) { return readings_of(each); }, *metric)) {
    if (const auto* of_case = std::get_if<CaseReading>(&reading)) return of_case->rule;
  }
  if (const auto unit = unit_reading_of(*metric)) {
    const auto* reading = std::get_if<UnitReading>(&*unit);
    if (reading != nullptr && reading->unit == CountingUnit::each_case) return reading->rule;
  }
  return std::nullopt;
}

}  // namespace journeyrank
