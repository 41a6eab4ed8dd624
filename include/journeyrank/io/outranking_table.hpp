// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/aggregate/pair_bits.hpp"
#include "journeyrank/aggregate/pair_matrix.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/best_plans.hpp"
#include "journeyrank/judge/kernel.hpp"
#include "journeyrank/judge/partial_order.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The columns journey and label that a table of journeys begins with.
inline ResultTable table_of_journeys(const CriteriaMatrix& matrix) {
  PackedTexts journeys;
  PackedTexts labels;
  for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
    journeys.push_back(matrix.journeys()[i]);
    labels.push_back(matrix.label(i));
  }
  ResultTable table{.rows = matrix.journey_count()};
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  return table;
}

/// A partial order as a table: a row a journey, in the matrix's order.
///
/// Shape   the columns journey, label, both numbers by their names (positive_flow, negative_flow; place_from_the_top,
///         place_from_the_bottom), ahead_of, behind, indifferent_to, incomparable: how many; incomparable_with: their
///         ids, with spaces between
/// Edge    incomparable_with is missing where there is none; above 5,000 journeys there is no such column
inline ResultTable to_table(const PartialOrder& found, const CriteriaMatrix& matrix) {
  ResultTable table = table_of_journeys(matrix);
  const auto whole = [](const std::vector<std::uint32_t>& each) {
    return std::vector<std::int64_t>(each.begin(), each.end());
  };
  table.columns.push_back({found.first_name, found.first});
  table.columns.push_back({found.second_name, found.second});
  table.columns.push_back({"ahead_of", whole(found.ahead_of)});
  table.columns.push_back({"behind", whole(found.behind)});
  table.columns.push_back({"indifferent_to", whole(found.indifferent_to)});
  table.columns.push_back({"incomparable", whole(found.incomparable_with)});
  if (matrix.journey_count() > most_paired_journeys) return table;
  PackedTexts names;
  for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
    std::string text;
    for (const std::size_t other : found.incomparable(i)) {
      text += (text.empty() ? "" : " ") + std::string(matrix.journeys()[other]);
    }
    if (found.incomparable_with[i] == 0) {
      names.push_back_missing();
    } else {
      names.push_back(text);
    }
  }
  table.columns.push_back({"incomparable_with", std::move(names)});
  return table;
}

/// What SIMUS finds as a table: a row a journey, in the matrix's order.
///
/// Shape   the columns journey, label, score, dominance, and share_ID, what the journey is of the best plan for each
///         criterion
inline ResultTable to_table(const BestPlans& plans, const CriteriaMatrix& matrix, const Model& model) {
  ResultTable table = table_of_journeys(matrix);
  table.columns.push_back({"score", plans.found.score});
  table.columns.push_back({"dominance", plans.found.dominance});
  for (std::size_t row = 0; row < plans.criteria.size(); ++row) {
    table.columns.push_back({"share_" + model.criteria[plans.criteria[row]].id, plans.found.shares[row]});
  }
  return table;
}

/// A kernel as a table: a row a journey, in the matrix's order.
///
/// Shape   the columns journey, label, in_kernel (0 or 1), circuit (journeys of one number outrank each other in a
///         circle), outranks and outranked_by: how many
inline ResultTable to_table(const Kernel& whole, const CriteriaMatrix& matrix) {
  const OutrankingKernel& found = whole.found;
  const std::size_t n = matrix.journey_count();
  std::vector<std::int64_t> over(n, 0);
  std::vector<std::int64_t> under(n, 0);
  for (std::size_t a = 0; a < n; ++a) {
    for_each_bit(found.outranks.row(a), [&](std::size_t b) {
      ++over[a];
      ++under[b];
    });
  }
  ResultTable table = table_of_journeys(matrix);
  ResultColumn in{"in_kernel", std::vector<std::int64_t>(found.in_kernel.begin(), found.in_kernel.end())};
  in.whole = WholeKind::flag;
  table.columns.push_back(std::move(in));
  std::vector<std::int64_t> circuits;
  for (const std::size_t each : found.circuit) circuits.push_back(static_cast<std::int64_t>(each) + 1);
  table.columns.push_back({"circuit", std::move(circuits)});
  table.columns.push_back({"outranks", std::move(over)});
  table.columns.push_back({"outranked_by", std::move(under)});
  return table;
}

}  // namespace journeyrank
