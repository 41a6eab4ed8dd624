// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/deletion.hpp"
#include "journeyrank/judge/dominance.hpp"
#include "journeyrank/judge/potential_optimality.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// Who dominates whom, and whether any weights put a journey first, as a table: a row a journey, in the matrix's order.
///
/// Shape   the columns journey, label, layer, dominates, dominated_by, dominator, first ("never", "shared", "alone",
///         "not_found"), lead, and weight_ID, the weights that are best for it
/// Units   lead in scores, weights in [0, 1]
/// Edge    dominator is missing on the Pareto front; first, lead and weights are where no best cases are known
inline ResultTable to_table(const Dominance& found, const PotentialOptimality& best, const CriteriaMatrix& matrix,
                            const Model& model) {
  PackedTexts journeys;
  PackedTexts labels;
  PackedTexts dominators;
  PackedTexts first;
  std::vector<double> leads;
  std::vector<std::vector<double>> weights(model.criteria.size());
  for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
    journeys.push_back(matrix.journeys()[journey]);
    labels.push_back(matrix.label(journey));
    if (found.dominator[journey]) {
      dominators.push_back(matrix.journeys()[*found.dominator[journey]]);
    } else {
      dominators.push_back_missing();
    }
    if (best.cases.empty()) {
      first.push_back_missing();
      leads.push_back(0.0);
      for (auto& each : weights) each.push_back(0.0);
      continue;
    }
    first.push_back(name_of(best.cases[journey].first));
    leads.push_back(best.cases[journey].lead);
    for (std::size_t c = 0; c < weights.size(); ++c) weights[c].push_back(best.cases[journey].weights[c]);
  }
  const auto whole = [](const std::vector<std::uint32_t>& counts) {
    return std::vector<std::int64_t>(counts.begin(), counts.end());
  };
  ResultTable table{.rows = matrix.journey_count()};
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back({"layer", whole(found.layers)});
  table.columns.push_back({"dominates", whole(found.dominates)});
  table.columns.push_back({"dominated_by", whole(found.dominated_by)});
  table.columns.push_back({"dominator", std::move(dominators)});
  table.columns.push_back({"first", std::move(first)});
  const std::size_t known = table.columns.size();
  table.columns.push_back({"lead", std::move(leads)});
  for (std::size_t c = 0; c < weights.size(); ++c) {
    table.columns.push_back({"weight_" + model.criteria[c].id, std::move(weights[c])});
  }
  for (std::size_t i = known; best.cases.empty() && i < table.columns.size(); ++i) {
    table.columns[i].missing.assign(table.rows, 1);
  }
  return table;
}

/// What leaving out a journey does to the others, as a table: a row a pair that changes sides.
///
/// Shape   the columns deleted, moved (how many others have another rank), journey (who passes), other (who is passed),
///         score_before, other_before, score_after, other_after
/// Units   scores in [0, 1]
inline ResultTable to_table(std::span<const Deletion> deletions, const CriteriaMatrix& matrix) {
  PackedTexts deleted;
  PackedTexts passing;
  PackedTexts passed;
  std::vector<std::int64_t> moved;
  std::vector<std::vector<double>> scores(4);
  for (const Deletion& deletion : deletions) {
    for (const ReversedPair& pair : deletion.reversed) {
      deleted.push_back(matrix.journeys()[deletion.deleted]);
      moved.push_back(static_cast<std::int64_t>(deletion.moved));
      passing.push_back(matrix.journeys()[pair.journey]);
      passed.push_back(matrix.journeys()[pair.other]);
      scores[0].push_back(pair.score_before);
      scores[1].push_back(pair.other_before);
      scores[2].push_back(pair.score_after);
      scores[3].push_back(pair.other_after);
    }
  }
  ResultTable table{.rows = moved.size()};
  table.columns.push_back({"deleted", std::move(deleted)});
  table.columns.push_back({"moved", std::move(moved)});
  table.columns.push_back({"journey", std::move(passing)});
  table.columns.push_back({"other", std::move(passed)});
  table.columns.push_back({"score_before", std::move(scores[0])});
  table.columns.push_back({"other_before", std::move(scores[1])});
  table.columns.push_back({"score_after", std::move(scores[2])});
  table.columns.push_back({"other_after", std::move(scores[3])});
  return table;
}

}  // namespace journeyrank
