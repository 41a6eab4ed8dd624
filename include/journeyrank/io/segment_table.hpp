// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/noise_verdict.hpp"
#include "journeyrank/rank/segment_rankings.hpp"

namespace journeyrank {

/// Where segments diverge as a table: a row a journey and two segments that have it, the widest apart first.
///
/// Shape   the columns journey, label, segment_a, segment_b, among, rank_a, rank_b, better_in_a, better_in_b, p_value,
///         adjusted_p_value, verdict
/// Units   ranks among the journeys that both segments have; probabilities
/// Edge    probabilities are missing where it is not told how sure the cells are; the verdict where the places are the
///         same
inline ResultTable to_table(const SegmentRankings& ranked, const SegmentNoise& noise) {
  std::array<PackedTexts, 5> texts;
  std::array<std::vector<std::int64_t>, 3> counts;
  std::array<OptionalColumn, 4> numbers;
  for (const PlaceDivergence& each : noise.places) {
    texts[0].push_back(ranked.overall_matrix().journeys()[each.journey]);
    texts[1].push_back(ranked.overall_matrix().label(each.journey));
    texts[2].push_back(ranked.name(each.a));
    texts[3].push_back(ranked.name(each.b));
    push_text(texts[4], each.verdict ? name_of(*each.verdict) : "");
    counts[0].push_back(static_cast<std::int64_t>(each.among));
    counts[1].push_back(each.rank_a);
    counts[2].push_back(each.rank_b);
    numbers[0].push(each.better_in_a);
    numbers[1].push(each.better_in_b);
    numbers[2].push(each.p_value);
    numbers[3].push(each.adjusted);
  }
  ResultTable table{.rows = noise.places.size()};
  const std::array text_names = {"journey", "label", "segment_a", "segment_b"};
  const std::array count_names = {"among", "rank_a", "rank_b"};
  const std::array number_names = {"better_in_a", "better_in_b", "p_value", "adjusted_p_value"};
  for (std::size_t i = 0; i < text_names.size(); ++i) table.columns.push_back({text_names[i], std::move(texts[i])});
  for (std::size_t i = 0; i < count_names.size(); ++i) table.columns.push_back({count_names[i], std::move(counts[i])});
  for (std::size_t i = 0; i < number_names.size(); ++i) {
    table.columns.push_back(std::move(numbers[i]).named(number_names[i]));
  }
  table.columns.push_back({"verdict", std::move(texts[4])});
  return table;
}

/// The place of each journey in each segment as a table: a row a segment and journey, journeys in the overall order.
///
/// Shape   the columns segment, journey, label, rank, score, overall_rank, overall_score
/// Units   ranks among the journeys of the segment; scores in [0, 1]
/// Edge    a journey that a segment lacks has no row there
inline ResultTable places_table(const SegmentRankings& ranked) {
  std::array<PackedTexts, 3> texts;
  std::array<std::vector<std::int64_t>, 2> ranks;
  std::array<std::vector<double>, 2> scores;
  for (std::size_t s = 0; s < ranked.size(); ++s) {
    for (const std::uint32_t journey : ranked.overall().order()) {
      const std::uint32_t row = ranked.row(s, journey);
      if (row == SegmentRankings::absent) continue;
      texts[0].push_back(ranked.name(s));
      texts[1].push_back(ranked.overall_matrix().journeys()[journey]);
      texts[2].push_back(ranked.overall_matrix().label(journey));
      ranks[0].push_back(ranked.ranking(s).unpinned_ranks()[row]);
      ranks[1].push_back(ranked.overall().unpinned_ranks()[journey]);
      scores[0].push_back(ranked.ranking(s).scores()[row]);
      scores[1].push_back(ranked.overall().scores()[journey]);
    }
  }
  ResultTable table{.rows = ranks[0].size()};
  table.columns.push_back({"segment", std::move(texts[0])});
  table.columns.push_back({"journey", std::move(texts[1])});
  table.columns.push_back({"label", std::move(texts[2])});
  table.columns.push_back({"rank", std::move(ranks[0])});
  table.columns.push_back({"score", std::move(scores[0])});
  table.columns.push_back({"overall_rank", std::move(ranks[1])});
  table.columns.push_back({"overall_score", std::move(scores[1])});
  return table;
}

}  // namespace journeyrank
