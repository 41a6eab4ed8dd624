// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/measure/estimate.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/measure/metric.hpp"
#include "journeyrank/measure/reading.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/sample_lint.hpp"

namespace journeyrank {

/// What a criterion asks of each contact first; nothing for a criterion without metric.
inline Reading first_reading(const Criterion& criterion) {
  const std::optional<Metric> metric = metric_of(criterion.metric);
  if (!metric) return {};
  return std::visit([](const auto& each) { return readings_of(each).front(); }, *metric);
}

/// The lint of who answers the surveys that a model uses: a journey of 30 contacts or more where fewer than one in
/// twenty does, and journeys of 100 contacts or more where three times as many do as elsewhere, beyond chance. Where a
/// metric counts cases, customers or accounts, these stand in place of contacts.
class CoverageLint {
 public:
  explicit CoverageLint(const MeasuredCells& cells) {
    std::vector<std::string> columns;
    for (std::size_t c = 0; c < cells.estimates.size(); ++c) {
      const Criterion& criterion = cells.model.criteria[c];
      const std::string column = column_of(first_reading(criterion));
      const bool survey = column == "csat" || column == "ces" || column == "nps";
      // The n of a metric of customers counts customers, not answers.
      if (criterion.weight == 0.0 || !survey || std::string_view(criterion.metric.name()) == "customer_rate") continue;
      // Where nobody answered at all, or a burden lacks its customers, the cells are missing, and a note says why.
      const std::int64_t measured = measured_count(cells.estimates[c]);
      const bool needs_all = std::string_view(criterion.metric.name()) == "burden";
      if (measured == 0 || (needs_all && measured < static_cast<std::int64_t>(cells.journeys.size()))) continue;
      if (std::find(columns.begin(), columns.end(), column) != columns.end()) continue;
      columns.push_back(column);
      look_for_silence(cells, c, column);
      look_for_difference(cells, c, column);
    }
  }

  const std::vector<LintFinding>& findings() const noexcept { return findings_; }

 private:
  static std::string units_text(const MeasuredCells& cells, std::size_t c) {
    return std::string(units_of(cells.model.criteria[c].metric));
  }

  static std::int64_t measured_count(const std::vector<Estimate>& estimates) {
    return std::count_if(estimates.begin(), estimates.end(), [](const auto& each) { return each.measured; });
  }

  static std::int64_t answers(const MeasuredCells& cells, std::size_t c, std::size_t journey) noexcept {
    const Estimate& estimate = cells.estimates[c][journey];
    return estimate.measured ? estimate.n : 0;
  }

  /// The contacts that could answer, or the units that a metric counts instead.
  static std::int64_t asked(const MeasuredCells& cells, std::size_t c, std::size_t journey) noexcept {
    const std::int64_t units = cells.estimates[c][journey].asked;
    return units > 0 ? units : cells.journeys[journey].contacts;
  }

  void look_for_silence(const MeasuredCells& cells, std::size_t c, const std::string& column) {
    std::vector<std::string> silent;
    std::string only;
    double least = 1.0;
    for (std::size_t j = 0; j < cells.journeys.size(); ++j) {
      const double share = share_of(answers(cells, c, j), asked(cells, c, j));
      if (asked(cells, c, j) < 30 || share >= 0.05) continue;
      only = cells.journeys[j].journey;
      silent.push_back(only + " (" + share_text(share) + ")");
      least = std::min(least, share);
    }
    if (silent.empty()) return;
    findings_.push_back({.code = LintCode::survey_coverage,
                         .criterion = cells.model.criteria[c].id,
                         .journey = silent.size() == 1 ? only : "",
                         .sentence = "fewer than 5 % of the " + units_text(cells, c) + " answered \"" + column +
                                     "\" in " + std::to_string(silent.size()) + " of " +
                                     std::to_string(cells.journeys.size()) + " journeys: " + list_text(silent),
                         .evidence = {{"journeys", static_cast<double>(silent.size())}, {"least_share", least}}});
  }

  void look_for_difference(const MeasuredCells& cells, std::size_t c, const std::string& column) {
    std::optional<std::size_t> low;
    std::optional<std::size_t> high;
    const auto share = [&](std::size_t j) { return share_of(answers(cells, c, j), asked(cells, c, j)); };
    for (std::size_t j = 0; j < cells.journeys.size(); ++j) {
      if (asked(cells, c, j) < 100) continue;
      if (!low || share(j) < share(*low)) low = j;
      if (!high || share(j) > share(*high)) high = j;
    }
    if (!low || share(*high) < 3.0 * share(*low)) return;
    const auto variance = [&](std::size_t j) {
      return product(share(j), 1.0 - share(j)) / static_cast<double>(asked(cells, c, j));
    };
    const double error = std::sqrt(variance(*low) + variance(*high));
    if (share(*high) - share(*low) <= 4.0 * error || share(*high) == share(*low)) return;
    findings_.push_back({.code = LintCode::survey_coverage_differs,
                         .criterion = cells.model.criteria[c].id,
                         .sentence = share_text(share(*high)) + " of the " + units_text(cells, c) + " answered \"" +
                                     column + "\" in " + cells.journeys[*high].journey + " and " +
                                     share_text(share(*low)) + " in " + cells.journeys[*low].journey,
                         .evidence = {{"highest_share", share(*high)}, {"lowest_share", share(*low)}}});
  }

  std::vector<LintFinding> findings_;
};

}  // namespace journeyrank
