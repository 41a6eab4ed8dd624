// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/agree/method_comparison.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"

namespace journeyrank {

/// A comparison of methods as a table: a row a method and journey, methods in their order, journeys in the matrix's.
///
/// Shape   the columns method, scale, journey, label, rank, score, tau, refused
/// Units   scores in [0, 1]; tau in [-1, 1], of the method with the model's own ranking
/// Edge    scale is missing for the model's own scales; of a method that cannot rank the journeys there is one row, in
///         which all but method, scale and refused are missing
inline ResultTable to_table(const MethodComparison& found, const CriteriaMatrix& matrix) {
  PackedTexts methods;
  PackedTexts scales;
  PackedTexts journeys;
  PackedTexts labels;
  PackedTexts refused;
  ResultColumn ranks{"rank", std::vector<std::int64_t>{}};
  ResultColumn scores{"score", std::vector<double>{}};
  ResultColumn taus{"tau", std::vector<double>{}};
  const auto add_names = [&](const RankedMethod& each) {
    methods.push_back(step_name(each.method));
    if (each.scale) {
      scales.push_back(step_name(*each.scale));
    } else {
      scales.push_back_missing();
    }
  };
  const auto add_numbers = [&](std::int64_t rank, double score, double tau, bool missing) {
    std::get<std::vector<std::int64_t>>(ranks.cells).push_back(rank);
    std::get<std::vector<double>>(scores.cells).push_back(score);
    std::get<std::vector<double>>(taus.cells).push_back(tau);
    for (ResultColumn* column : {&ranks, &scores, &taus}) column->missing.push_back(missing ? 1 : 0);
  };
  for (const RankedMethod& each : found.methods) {
    if (!each.is_ranked()) {
      add_names(each);
      journeys.push_back_missing();
      labels.push_back_missing();
      refused.push_back(each.refused);
      add_numbers(0, 0.0, 0.0, true);
    }
    for (std::size_t journey = 0; journey < each.ranks.size(); ++journey) {
      add_names(each);
      journeys.push_back(matrix.journeys()[journey]);
      labels.push_back(matrix.label(journey));
      refused.push_back_missing();
      add_numbers(each.ranks[journey], each.scores[journey], each.tau, false);
    }
  }
  ResultTable table{.rows = std::get<std::vector<double>>(scores.cells).size()};
  table.columns.push_back({"method", std::move(methods)});
  table.columns.push_back({"scale", std::move(scales)});
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  for (ResultColumn* column : {&ranks, &scores, &taus}) table.columns.push_back(std::move(*column));
  table.columns.push_back({"refused", std::move(refused)});
  return table;
}

}  // namespace journeyrank
