// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "journeyrank/agree/agreement.hpp"
#include "journeyrank/agree/voice.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"

namespace journeyrank {

/// An agreement as a table: a row a voice and journey, voices in their order, journeys in the matrix's.
///
/// Shape   the columns journey, label, voice, rank, score
/// Units   scores in [0, 1]
/// Edge    the model's own weights are the voice "own"
inline ResultTable to_table(const Agreement& found, const CriteriaMatrix& matrix) {
  PackedTexts journeys;
  PackedTexts labels;
  PackedTexts voices;
  std::vector<std::int64_t> ranks;
  std::vector<double> scores;
  for (std::size_t voice = 0; voice < found.voices.size(); ++voice) {
    for (std::size_t journey = 0; journey < matrix.journey_count(); ++journey) {
      journeys.push_back(matrix.journeys()[journey]);
      labels.push_back(matrix.label(journey));
      voices.push_back(voice_name(found.voices[voice].profile));
      ranks.push_back(found.sides.ranks[voice][journey]);
      scores.push_back(found.sides.scores[voice][journey]);
    }
  }
  ResultTable table{.rows = scores.size()};
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back({"voice", std::move(voices)});
  table.columns.push_back({"rank", std::move(ranks)});
  table.columns.push_back({"score", std::move(scores)});
  return table;
}

}  // namespace journeyrank
