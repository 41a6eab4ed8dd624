// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/problem/impact.hpp"

namespace journeyrank {

/// Impacts as a table: a row a criterion and journey; a criterion that is not taken apart has one row, without journey.
///
/// Shape   the columns criterion, journey, n, own, impact, contribution, share, overall, reference, reference_journey,
///         difference, why_missing
/// Units   those of JourneyImpact and CriterionImpact
/// Edge    what is not there is missing; why_missing says why a criterion is not taken apart
/// Cost    O(rows)
inline ResultTable to_table(const std::vector<CriterionImpact>& impacts) {
  PackedTexts criteria;
  PackedTexts journeys;
  PackedTexts references;
  PackedTexts reasons;
  std::vector<std::int64_t> counts;
  std::vector<OptionalColumn> numbers(7);
  const auto push = [&](const CriterionImpact& whole, const JourneyImpact* one) {
    criteria.push_back(whole.criterion);
    push_text(journeys, one == nullptr ? "" : one->journey);
    counts.push_back(one == nullptr ? 0 : one->n);
    const auto where_there_is_one = [one](double number) { return one ? std::optional(number) : std::nullopt; };
    numbers[0].push(where_there_is_one(one == nullptr ? 0.0 : one->own));
    numbers[1].push(one == nullptr ? std::nullopt : one->impact);
    numbers[2].push(where_there_is_one(one == nullptr ? 0.0 : one->contribution));
    numbers[3].push(one == nullptr ? std::nullopt : one->share);
    numbers[4].push(where_there_is_one(whole.overall));
    numbers[5].push(where_there_is_one(whole.reference));
    push_text(references, whole.reference_journey);
    numbers[6].push(where_there_is_one(whole.difference));
    push_text(reasons, whole.why_not);
  };
  for (const auto& whole : impacts) {
    if (!whole.why_not.empty()) push(whole, nullptr);
    for (const auto& one : whole.journeys) push(whole, &one);
  }
  ResultTable table{.rows = counts.size()};
  table.columns.push_back({"criterion", std::move(criteria)});
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"n", std::move(counts)});
  const std::vector<const char*> names = {"own", "impact", "contribution", "share", "overall", "reference"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back(std::move(numbers[i]).named(names[i]));
  table.columns.push_back({"reference_journey", std::move(references)});
  table.columns.push_back(std::move(numbers[6]).named("difference"));
  table.columns.push_back({"why_missing", std::move(reasons)});
  return table;
}

}  // namespace journeyrank
