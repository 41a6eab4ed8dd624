// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/gap.hpp"

namespace journeyrank {

/// Gaps as a table: a row a journey, or stage of it, and criterion with a metric.
///
/// Shape   the columns journey, stage (missing for the whole journey), criterion, better, n, small_sample (1 below
///         min_n), actual, target, gap, shortfall, value_gap, points, probability_worse, reference, reference_journey,
///         headroom, headroom_points, why_missing
/// Units   those of Gap
/// Edge    what is not there is missing; why_missing says why there is no actual, or no probability
/// Cost    O(rows)
inline ResultTable to_table(const std::vector<Gap>& gaps) {
  PackedTexts journeys;
  PackedTexts stages;
  PackedTexts criteria;
  PackedTexts sides;
  PackedTexts references;
  PackedTexts reasons;
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> small;
  std::vector<OptionalColumn> numbers(10);
  for (const auto& gap : gaps) {
    journeys.push_back(gap.journey);
    push_text(stages, gap.stage);
    criteria.push_back(gap.criterion);
    sides.push_back(name_of(gap.better));
    counts.push_back(gap.n);
    small.push_back(gap.small_sample ? 1 : 0);
    const auto of_target = [&gap](double AgainstTarget::*member) {
      return gap.against ? std::optional(*gap.against.*member) : std::nullopt;
    };
    const auto of_headroom = [&gap](double Headroom::*member) {
      return gap.headroom ? std::optional(*gap.headroom.*member) : std::nullopt;
    };
    numbers[0].push(gap.actual);
    numbers[1].push(gap.target);
    numbers[2].push(of_target(&AgainstTarget::gap));
    numbers[3].push(of_target(&AgainstTarget::shortfall));
    numbers[4].push(of_target(&AgainstTarget::value_gap));
    numbers[5].push(of_target(&AgainstTarget::points));
    numbers[6].push(gap.against ? gap.against->probability : std::nullopt);
    numbers[7].push(of_headroom(&Headroom::reference));
    numbers[8].push(of_headroom(&Headroom::room));
    numbers[9].push(of_headroom(&Headroom::points));
    push_text(references, gap.headroom ? gap.headroom->journey : "");
    push_text(reasons, gap.against ? gap.against->why_unsure : gap.why_missing);
  }
  ResultTable table{.rows = gaps.size()};
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"stage", std::move(stages)});
  table.columns.push_back({"criterion", std::move(criteria)});
  table.columns.push_back({"better", std::move(sides)});
  table.columns.push_back({"n", std::move(counts)});
  table.columns.push_back({"small_sample", std::move(small)});
  const std::vector<const char*> names = {"actual", "target",           "gap", "shortfall", "value_gap",
                                          "points", "probability_worse"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back(std::move(numbers[i]).named(names[i]));
  table.columns.push_back(std::move(numbers[7]).named("reference"));
  table.columns.push_back({"reference_journey", std::move(references)});
  table.columns.push_back(std::move(numbers[8]).named("headroom"));
  table.columns.push_back(std::move(numbers[9]).named("headroom_points"));
  table.columns.push_back({"why_missing", std::move(reasons)});
  return table;
}

}  // namespace journeyrank
