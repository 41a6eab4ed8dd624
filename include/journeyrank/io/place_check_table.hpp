// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/place_check.hpp"

namespace journeyrank {

/// What came of an expectation, as a table: a row a journey that was asked for, then one for each that moved.
///
/// Shape   the columns check ("top", "unchanged"), journey, label, expected, found, holds
/// Units   ranks from 1
/// Edge    expected is the last rank allowed, or the rank it had, missing where it was not there; found is missing
///         where it is not there any more
inline ResultTable to_table(const PlaceCheck& check) {
  PackedTexts questions;
  PackedTexts journeys;
  PackedTexts labels;
  ResultColumn expected{"expected", std::vector<std::int64_t>{}};
  ResultColumn found{"found", std::vector<std::int64_t>{}};
  std::vector<std::int64_t> holds;
  const auto add_rank = [](ResultColumn& column, std::size_t rank) {
    std::get<std::vector<std::int64_t>>(column.cells).push_back(static_cast<std::int64_t>(rank));
    column.missing.push_back(rank == 0 ? 1 : 0);
  };
  for (const CheckedPlace& place : check.places) {
    questions.push_back(name_of(place.question));
    journeys.push_back(place.journey);
    labels.push_back(place.label);
    add_rank(expected, place.expected);
    add_rank(found, place.found);
    holds.push_back(place.holds ? 1 : 0);
  }
  ResultTable table{.rows = check.places.size()};
  table.columns.push_back({"check", std::move(questions)});
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back(std::move(expected));
  table.columns.push_back(std::move(found));
  table.columns.push_back({"holds", std::move(holds), {}, WholeKind::flag});
  return table;
}

}  // namespace journeyrank
