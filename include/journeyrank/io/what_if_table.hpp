// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/what_if.hpp"

namespace journeyrank {

/// A column of ranks of which 0 is none.
inline ResultColumn rank_column(const char* name, const std::vector<std::int64_t>& ranks) {
  ResultColumn column{name, ranks};
  for (const std::int64_t rank : ranks) column.missing.push_back(rank == 0 ? 1 : 0);
  return column;
}

/// The reason of a pin, missing where there is none.
inline void push_pin(PackedTexts& reasons, const std::string& pin) {
  if (pin.empty()) {
    reasons.push_back_missing();
  } else {
    reasons.push_back(pin);
  }
}

/// What moves in each scenario as a table: a row a move.
///
/// Shape   the columns scenario, journey, label, rank_before, rank_after, score_before, score_after, and pin_before and
///         pin_after, the reasons of the pins that hold it there
/// Units   scores in [0, 1]
/// Edge    a journey that is not there before or after has neither rank nor score then; without a pin its reason is
///         missing; a scenario in which nothing moves has no row
/// Cost    O(moves)
inline ResultTable to_table(std::span<const WhatIf> answers) {
  PackedTexts scenarios;
  PackedTexts journeys;
  PackedTexts labels;
  std::vector<std::int64_t> before;
  std::vector<std::int64_t> after;
  OptionalColumn score_before;
  OptionalColumn score_after;
  PackedTexts pin_before;
  PackedTexts pin_after;
  for (const WhatIf& answer : answers) {
    for (const Move& move : answer.moves) {
      push_text(scenarios, answer.scenario);
      journeys.push_back(move.journey);
      labels.push_back(move.label);
      before.push_back(static_cast<std::int64_t>(move.rank_before));
      after.push_back(static_cast<std::int64_t>(move.rank_after));
      score_before.push(move.rank_before > 0 ? std::optional(move.score_before) : std::nullopt);
      score_after.push(move.rank_after > 0 ? std::optional(move.score_after) : std::nullopt);
      push_pin(pin_before, move.pin_before);
      push_pin(pin_after, move.pin_after);
    }
  }
  ResultTable table{.rows = journeys.size()};
  table.columns.push_back({"scenario", std::move(scenarios)});
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back(rank_column("rank_before", before));
  table.columns.push_back(rank_column("rank_after", after));
  table.columns.push_back(std::move(score_before).named("score_before"));
  table.columns.push_back(std::move(score_after).named("score_after"));
  table.columns.push_back({"pin_before", std::move(pin_before)});
  table.columns.push_back({"pin_after", std::move(pin_after)});
  return table;
}

}  // namespace journeyrank
