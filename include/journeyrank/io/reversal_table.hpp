// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/pair_order.hpp"
#include "journeyrank/judge/worse_replacement.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

// The journeys that each test of rank reversal failed on, as tables: a row a witness, as many as were asked for.

/// Shape   the columns replaced, how, criterion (for worst_on_one), first_before, first_after
inline ResultTable witness_table(const ReplacementTest& test, const CriteriaMatrix& matrix, const Model& model) {
  std::array<PackedTexts, 5> texts;
  for (const WorseReplacement& each : test.witnesses) {
    texts[0].push_back(matrix.journeys()[each.replaced]);
    texts[1].push_back(name_of(each.how));
    if (each.criterion) {
      texts[2].push_back(model.criteria[*each.criterion].id);
    } else {
      texts[2].push_back_missing();
    }
    texts[3].push_back(matrix.journeys()[each.first_before]);
    texts[4].push_back(matrix.journeys()[each.first_after]);
  }
  ResultTable table{.rows = test.witnesses.size()};
  const std::array<const char*, 5> names = {"replaced", "how", "criterion", "first_before", "first_after"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back({names[i], std::move(texts[i])});
  return table;
}

/// Shape   the columns first, second, third: each beats the next, alone, but the first not the third
inline ResultTable witness_table(const TransitivityTest& test, const CriteriaMatrix& matrix) {
  std::array<PackedTexts, 3> texts;
  for (const BrokenChain& each : test.witnesses) {
    texts[0].push_back(matrix.journeys()[each.first]);
    texts[1].push_back(matrix.journeys()[each.second]);
    texts[2].push_back(matrix.journeys()[each.third]);
  }
  ResultTable table{.rows = test.witnesses.size()};
  const std::array<const char*, 3> names = {"first", "second", "third"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back({names[i], std::move(texts[i])});
  return table;
}

/// Shape   the columns journey (behind among all, ahead alone), other, and the scores of both among all and alone:
///         score_among_all, other_among_all, score_alone, other_alone
inline ResultTable witness_table(const CompositionTest& test, const CriteriaMatrix& matrix) {
  std::array<PackedTexts, 2> texts;
  std::array<std::vector<double>, 4> scores;
  for (const ReversedPair& each : test.witnesses) {
    texts[0].push_back(matrix.journeys()[each.journey]);
    texts[1].push_back(matrix.journeys()[each.other]);
    scores[0].push_back(each.score_before);
    scores[1].push_back(each.other_before);
    scores[2].push_back(each.score_after);
    scores[3].push_back(each.other_after);
  }
  ResultTable table{.rows = test.witnesses.size()};
  table.columns.push_back({"journey", std::move(texts[0])});
  table.columns.push_back({"other", std::move(texts[1])});
  const std::array<const char*, 4> names = {"score_among_all", "other_among_all", "score_alone", "other_alone"};
  for (std::size_t i = 0; i < names.size(); ++i) table.columns.push_back({names[i], std::move(scores[i])});
  return table;
}

}  // namespace journeyrank
