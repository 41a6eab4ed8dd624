// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "journeyrank/io/optional_column.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/io/result_table.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/judge/trajectory.hpp"

namespace journeyrank {

/// How far each weight may move, as a table: three rows a criterion, for the winner, the top k and the whole order.
///
/// Shape   the columns criterion, label, weight, keeps ("winner", "top", "order"), low, high, below_overtaking,
///         below_overtaken, above_overtaking, above_overtaken
/// Units   weights in [0, 1], the share of all weight
/// Edge    nobody is named where an interval reaches weight 0 or 1
inline ResultTable to_table(const Stability& found, const Model& model, const Names& names) {
  std::array<PackedTexts, 7> texts;  // criterion, label, keeps, and who passes whom below and above
  std::array<std::vector<double>, 3> numbers;
  const auto push_names = [&](std::size_t first, const std::optional<Overtaking>& by) {
    push_text(texts[first], by ? names[by->overtaking] : "");
    push_text(texts[first + 1], by ? names[by->overtaken] : "");
  };
  for (const CriterionStability& one : found.criteria) {
    const auto push = [&](const char* keeps, const KeptInterval& kept) {
      texts[0].push_back(model.criteria[one.criterion].id);
      texts[1].push_back(model.criteria[one.criterion].shown());
      texts[2].push_back(keeps);
      push_names(3, kept.below);
      push_names(5, kept.above);
      numbers[0].push_back(one.weight);
      numbers[1].push_back(kept.low);
      numbers[2].push_back(kept.high);
    };
    push("winner", one.winner);
    push("top", one.top);
    push("order", one.order);
  }
  ResultTable table{.rows = texts[0].size()};
  table.columns.push_back({"criterion", std::move(texts[0])});
  table.columns.push_back({"label", std::move(texts[1])});
  table.columns.push_back({"weight", std::move(numbers[0])});
  table.columns.push_back({"keeps", std::move(texts[2])});
  table.columns.push_back({"low", std::move(numbers[1])});
  table.columns.push_back({"high", std::move(numbers[2])});
  table.columns.push_back({"below_overtaking", std::move(texts[3])});
  table.columns.push_back({"below_overtaken", std::move(texts[4])});
  table.columns.push_back({"above_overtaking", std::move(texts[5])});
  table.columns.push_back({"above_overtaken", std::move(texts[6])});
  return table;
}

/// Moves the ranks on over all flips at the weight of one of them; where the next weight begins.
inline std::size_t flip_together(const Trajectory& whole, std::size_t begin, std::vector<std::uint32_t>& ranks) {
  std::size_t end = begin;
  for (; end < whole.flips.size() && whole.flips[end].weight == whole.flips[begin].weight; ++end) {
    ++ranks[whole.flips[end].overtaken];
    --ranks[whole.flips[end].overtaking];
  }
  return end;
}

/// The flips over one weight as a table: a row a flip, by weight.
///
/// Shape   the columns weight, overtaking, overtaken, rank (that of the one overtaking, when all flips at this weight
///         are done)
inline ResultTable to_table(const Trajectory& whole, const Names& names) {
  PackedTexts overtaking;
  PackedTexts overtaken;
  std::vector<double> weights;
  std::vector<std::int64_t> ranks;
  std::vector<std::uint32_t> rank = whole.ranks;
  for (std::size_t begin = 0; begin < whole.flips.size();) {
    const std::size_t end = flip_together(whole, begin, rank);
    for (; begin < end; ++begin) {
      const Flip& flip = whole.flips[begin];
      weights.push_back(flip.weight);
      overtaking.push_back(names[flip.overtaking]);
      overtaken.push_back(names[flip.overtaken]);
      ranks.push_back(rank[flip.overtaking]);
    }
  }
  ResultTable table{.rows = weights.size()};
  table.columns.push_back({"weight", std::move(weights)});
  table.columns.push_back({"overtaking", std::move(overtaking)});
  table.columns.push_back({"overtaken", std::move(overtaken)});
  table.columns.push_back({"rank", std::move(ranks)});
  return table;
}

/// All ranks over one weight, as a table: a row a journey at weight 0, then two a flip, of who passes and who is
/// passed.
///
/// Shape   the columns weight, journey, rank (from there on, when all flips at this weight are done), passes, passed_by
/// Edge    at weight 0 nobody passes; a journey that never flips has its one row there
inline ResultTable steps_table(const Trajectory& whole, const Names& names) {
  std::vector<double> weights(whole.first.size(), 0.0);
  std::array<PackedTexts, 3> texts;  // journey, passes, passed_by
  std::vector<std::int64_t> ranks;
  for (const std::uint32_t journey : whole.first) {
    texts[0].push_back(names[journey]);
    texts[1].push_back_missing();
    texts[2].push_back_missing();
    ranks.push_back(whole.ranks[journey]);
  }
  std::vector<std::uint32_t> rank = whole.ranks;
  for (std::size_t begin = 0; begin < whole.flips.size();) {
    const std::size_t end = flip_together(whole, begin, rank);
    for (; begin < end; ++begin) {
      const Flip& flip = whole.flips[begin];
      weights.insert(weights.end(), 2, flip.weight);
      texts[0].push_back(names[flip.overtaking]);
      texts[1].push_back(names[flip.overtaken]);
      texts[2].push_back_missing();
      ranks.push_back(rank[flip.overtaking]);
      texts[0].push_back(names[flip.overtaken]);
      texts[1].push_back_missing();
      texts[2].push_back(names[flip.overtaking]);
      ranks.push_back(rank[flip.overtaken]);
    }
  }
  ResultTable table{.rows = weights.size()};
  table.columns.push_back({"weight", std::move(weights)});
  table.columns.push_back({"journey", std::move(texts[0])});
  table.columns.push_back({"rank", std::move(ranks)});
  table.columns.push_back({"passes", std::move(texts[1])});
  table.columns.push_back({"passed_by", std::move(texts[2])});
  return table;
}

}  // namespace journeyrank
