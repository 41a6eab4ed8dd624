// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/contact_frame.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/target_csv.hpp"
#include "journeyrank/problem/target.hpp"

namespace journeyrank {

/// The one column of a name, or nothing. Errors: duplicate_name.
template <frame Frame>
std::optional<std::size_t> column_named(const Frame& table, std::string_view name) {
  std::optional<std::size_t> found;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.name(c) != name) continue;
    if (found) throw Error(errc::duplicate_name, "the targets have two columns \"" + std::string(name) + "\"");
    found = c;
  }
  return found;
}

/// Reads targets from a data frame, as read_targets does from a file. Places in messages are rows, counted from 1.
///
/// Edge    a null is an empty cell
/// Errors  missing_column, missing_cell, bad_time, duplicate_name for two columns of one name; bad_arrow or TypeError
///         for a target that is no column of numbers
template <frame Frame>
TargetReading read_targets(const Frame& table) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < table.column_count(); ++c) names.emplace_back(table.name(c));
  const auto needed = [&](std::string_view name) {
    if (const auto found = column_named(table, name)) return *found;
    throw Error(errc::missing_column,
                "the targets have no column \"" + std::string(name) + "\"" + did_you_mean(name, names));
  };
  const auto texts_of = [&](std::optional<std::size_t> c) {
    return c ? std::optional(cell_texts(table, *c)) : std::nullopt;
  };
  const std::size_t at_journey = needed("journey");
  const std::size_t at_metric = needed("metric");
  const std::size_t at_target = needed("target");
  const auto at_stage = column_named(table, "stage");
  const auto at_day = column_named(table, "valid_from");
  const CellKind kind = table.kind(at_target);
  if (kind != CellKind::number && kind != CellKind::whole) table.refuse(at_target, "numbers");
  const MatrixColumn numbers = table.numbers(at_target);
  const PackedTexts journeys = cell_texts(table, at_journey);
  const PackedTexts metrics = cell_texts(table, at_metric);
  const auto stages = texts_of(at_stage);
  const auto days = texts_of(at_day);
  TargetReading reading;
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    const auto place = [row](std::size_t column) { return Place{"targets", row + 1, column + 1}; };
    const bool no_target = !numbers.missing.empty() && numbers.missing[row] != 0;
    if (no_target || metrics[row].empty()) {
      throw Error(errc::missing_cell, place(no_target ? at_target : at_metric),
                  std::string("the row has no ") + (no_target ? "target" : "metric"));
    }
    StatedTarget stated{.target = {.journey = std::string(journeys[row]),
                                   .metric = std::string(metrics[row]),
                                   .target = numbers.view()[row]},
                        .row = Place{"targets", row + 1},
                        .journey = place(at_journey),
                        .metric = place(at_metric)};
    if (stages) {
      stated.target.stage = std::string((*stages)[row]);
      stated.stage = place(*at_stage);
    }
    if (days && !(*days)[row].empty()) stated.target.valid_from = first_day((*days)[row], place(*at_day));
    reading.targets.push_back(std::move(stated));
  }
  reading.notes = notes_on_target_columns(names);
  return reading;
}

}  // namespace journeyrank
