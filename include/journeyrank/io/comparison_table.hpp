// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/cheapest_change.hpp"
#include "journeyrank/judge/comparison.hpp"
#include "journeyrank/judge/requirement.hpp"

namespace journeyrank {

/// Why A stands before B as a table: a row a criterion, in the model's order.
///
/// Shape   the columns criterion, label, unit, raw_a, raw_b, value_a, value_b, weight_a, weight_b, points_a, points_b,
///         points
/// Units   points as shares of the score
/// Edge    the points and the comparison's rounding add up to the difference, bit for bit; a missing raw value is
///         missing
inline ResultTable to_table(const Comparison& comparison) {
  std::array<PackedTexts, 3> texts;
  std::array<OptionalColumn, 9> numbers;
  for (const Advantage& each : comparison.criteria) {
    texts[0].push_back(each.a.criterion);
    texts[1].push_back(each.a.label);
    push_text(texts[2], each.a.unit);
    std::size_t column = 0;
    for (const Contribution* side : {&each.a, &each.b}) {
      numbers[column++].push(side->missing ? std::nullopt : std::optional(side->raw));
    }
    for (const auto member : {&Contribution::value, &Contribution::weight, &Contribution::points}) {
      for (const Contribution* side : {&each.a, &each.b}) numbers[column++].push(side->*member);
    }
    numbers[column].push(each.points);
  }
  ResultTable table{.rows = comparison.criteria.size()};
  table.columns.push_back({"criterion", std::move(texts[0])});
  table.columns.push_back({"label", std::move(texts[1])});
  table.columns.push_back({"unit", std::move(texts[2])});
  const std::array names = {"raw_a",    "raw_b",    "value_a",  "value_b", "weight_a",
                            "weight_b", "points_a", "points_b", "points"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back(std::move(numbers[i]).named(names[i]));
  return table;
}

/// What it would take as a table: a row a criterion, each alone.
///
/// Shape   the columns criterion, label, unit, feasibility, raw, needed, change, level, score
/// Edge    where the criterion alone cannot do it there is nothing needed; a missing raw value is missing
inline ResultTable to_table(const Requirements& requirements) {
  std::array<PackedTexts, 5> texts;
  std::array<OptionalColumn, 4> numbers;
  for (const Requirement& each : requirements.criteria) {
    const bool possible = each.feasibility == Feasibility::possible;
    const auto if_possible = [possible](double number) { return possible ? std::optional(number) : std::nullopt; };
    texts[0].push_back(each.criterion);
    texts[1].push_back(each.label);
    push_text(texts[2], each.unit);
    texts[3].push_back(name_of(each.feasibility));
    push_text(texts[4], each.level);
    numbers[0].push(each.missing ? std::nullopt : std::optional(each.raw));
    numbers[1].push(if_possible(each.needed));
    numbers[2].push(if_possible(each.change));
    numbers[3].push(if_possible(each.score));
  }
  ResultTable table{.rows = requirements.criteria.size()};
  const std::array words = {"criterion", "label", "unit", "feasibility"};
  for (std::size_t i = 0; i < words.size(); ++i) table.columns.push_back({words[i], std::move(texts[i])});
  const std::array names = {"raw", "needed", "change"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back(std::move(numbers[i]).named(names[i]));
  table.columns.push_back({"level", std::move(texts[4])});
  table.columns.push_back(std::move(numbers[3]).named("score"));
  return table;
}

/// The cheapest change as a table: a row a cell that changes.
///
/// Shape   the columns criterion, label, unit, raw, needed, change, level, cost
inline ResultTable to_table(const CheapestChange& cheapest) {
  std::array<PackedTexts, 4> texts;
  std::array<std::vector<double>, 4> numbers;
  for (const CellChange& each : cheapest.changes) {
    texts[0].push_back(each.criterion);
    texts[1].push_back(each.label);
    push_text(texts[2], each.unit);
    push_text(texts[3], each.level);
    numbers[0].push_back(each.raw);
    numbers[1].push_back(each.needed);
    numbers[2].push_back(each.change);
    numbers[3].push_back(each.cost);
  }
  ResultTable table{.rows = cheapest.changes.size()};
  const std::array words = {"criterion", "label", "unit"};
  for (std::size_t i = 0; i < words.size(); ++i) table.columns.push_back({words[i], std::move(texts[i])});
  const std::array names = {"raw", "needed", "change"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back({names[i], std::move(numbers[i])});
  table.columns.push_back({"level", std::move(texts[3])});
  table.columns.push_back({"cost", std::move(numbers[3])});
  return table;
}

}  // namespace journeyrank
