// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/measure/contact.hpp"
#include "journeyrank/measure/simulated_contacts.hpp"
#include "journeyrank/measure/simulation_truth.hpp"

namespace journeyrank {

/// Collects one column of contacts: texts, counts, moments and flags as they are, durations in seconds, money in units.
struct CollectedColumn {
  explicit CollectedColumn(const ContactColumn& described) : column(&described) {
    cells.name = described.name;
    if (described.kind == ColumnKind::text) cells.cells = PackedTexts{};
    if (described.kind == ColumnKind::time) cells.whole = WholeKind::moment;
    if (described.kind == ColumnKind::flag) cells.whole = WholeKind::flag;
    const bool whole = described.kind == ColumnKind::count || cells.whole != WholeKind::count;
    if (whole) cells.cells = std::vector<std::int64_t>{};
  }

  void add(const Contact& contact) {
    std::visit([&](const auto member) { add_cell(contact.*member); }, column->member);
  }

  const ContactColumn* column;
  ResultColumn cells{};

 private:
  void add_cell(std::string_view text) {
    auto& texts = std::get<PackedTexts>(cells.cells);
    if (text.empty()) {
      texts.push_back_missing();
    } else {
      texts.push_back(text);
    }
  }

  template <class Cell>
  void add_cell(const std::optional<Cell>& cell) {
    cells.missing.push_back(cell ? 0 : 1);
    if (auto* wholes = std::get_if<std::vector<std::int64_t>>(&cells.cells)) {
      wholes->push_back(static_cast<std::int64_t>(cell.value_or(Cell{})));
      return;
    }
    const auto number = static_cast<double>(cell.value_or(Cell{}));
    const double parts = column->kind == ColumnKind::duration ? 1000.0
                         : column->kind == ColumnKind::money  ? 100.0
                                                              : 1.0;
    std::get<std::vector<double>>(cells.cells).push_back(number / parts);
  }
};

/// All contacts of a simulation as a table of the columns that they fill. `progress(rows)` is called now and then; what
/// it throws ends the drawing.
///
/// Cost    memory for all contacts, about 200 bytes each; `simulate` needs none
template <class Progress>
ResultTable simulated_table(const Simulation& simulation, Progress&& progress) {
  std::vector<CollectedColumn> columns;
  for (const char* name : simulated_columns) columns.emplace_back(*find_contact_column(name));
  ResultTable table;
  simulate(simulation, [&](const Contact& contact) {
    if (table.rows++ % 4096 == 0) progress(table.rows);
    for (auto& column : columns) column.add(contact);
  });
  for (auto& column : columns) table.columns.push_back(std::move(column.cells));
  return table;
}

/// True rates as a table: journey, metric, truth.
inline ResultTable to_table(const std::vector<Truth>& truths) {
  PackedTexts journeys;
  PackedTexts metrics;
  std::vector<double> values;
  for (const auto& truth : truths) {
    journeys.push_back(truth.journey);
    metrics.push_back(truth.metric);
    values.push_back(truth.value);
  }
  ResultTable table{.rows = truths.size()};
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"metric", std::move(metrics)});
  table.columns.push_back({"truth", std::move(values)});
  return table;
}

}  // namespace journeyrank
