// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/judge/score_shares.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/bound_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/scorer.hpp"

namespace journeyrank {

/// What the whole numbers of a column are: counts, milliseconds since 1970-01-01 UTC, or 0 and 1.
enum class WholeKind { count, moment, flag };

/// A column of a result.
struct ResultColumn {
  std::string name;
  std::variant<std::vector<double>, std::vector<std::int64_t>, PackedTexts> cells;
  std::vector<std::uint8_t> missing = {};  ///< of numbers, 1 for a missing cell; empty when none is
  WholeKind whole = WholeKind::count;      ///< of whole numbers

  /// Which cells are missing, of whatever type they are.
  const std::vector<std::uint8_t>& gaps() const noexcept {
    const auto* texts = std::get_if<PackedTexts>(&cells);
    return texts == nullptr ? missing : texts->missing;
  }
};

/// A result as a table of columns of one length.
struct ResultTable {
  std::size_t rows = 0;
  std::vector<ResultColumn> columns = {};
};

/// Why each place is by decree, in the order of the ranking.
inline ResultColumn pin_reasons(const Ranking& ranking) {
  std::vector<const Pin*> pins(ranking.size(), nullptr);
  for (const auto& held : ranking.pins()) pins[held.journey] = &held.pin;
  PackedTexts reasons;
  for (const std::size_t row : ranking.order()) {
    if (pins[row] == nullptr) {
      reasons.push_back_missing();
    } else {
      reasons.push_back(pins[row]->reason);
    }
  }
  return {"pin_reason", std::move(reasons)};
}

/// The lines of a ranking, most urgent first, in the columns that `journeyrank rank --csv` writes: rank, unpinned_rank,
/// journey, label, score, score_low, score_high, pin_reason, and added_ID for what each criterion adds to the score.
///
/// Units   scores in [0, 1]
/// Edge    pin_reason is missing where the place is by score; what is added where ScoreShares does not know it
/// Cost    O(n m)
inline ResultTable to_table(const Ranking& ranking, const CriteriaMatrix& matrix) {
  const Scorer& scorer = ranking.scorer();
  const ScoreShares shares(scorer, matrix);
  std::vector<std::int64_t> ranks;
  std::vector<std::int64_t> unpinned_ranks;
  PackedTexts journeys;
  PackedTexts labels;
  std::vector<std::vector<double>> numbers(3 + scorer.criterion_count());  // score, low, high, added
  for (const std::size_t row : ranking.order()) {
    ranks.push_back(ranking.ranks()[row]);
    unpinned_ranks.push_back(ranking.unpinned_ranks()[row]);
    journeys.push_back(ranking.journeys()[row]);
    labels.push_back(ranking.label(row));
    const ScoreRange range = ranking.range(row);
    numbers[0].push_back(range.score);
    numbers[1].push_back(range.low);
    numbers[2].push_back(range.high);
    const std::vector<double> points =
        shares.is_known() ? shares.points(row) : std::vector<double>(scorer.criterion_count(), 0.0);
    for (std::size_t c = 0; c < points.size(); ++c) numbers[3 + c].push_back(points[c]);
  }
  ResultTable table{.rows = ranking.size()};
  table.columns.push_back({"rank", std::move(ranks)});
  table.columns.push_back({"unpinned_rank", std::move(unpinned_ranks)});
  table.columns.push_back({"journey", std::move(journeys)});
  table.columns.push_back({"label", std::move(labels)});
  table.columns.push_back({"score", std::move(numbers[0])});
  table.columns.push_back({"score_low", std::move(numbers[1])});
  table.columns.push_back({"score_high", std::move(numbers[2])});
  table.columns.push_back(pin_reasons(ranking));
  for (std::size_t c = 0; c < scorer.criterion_count(); ++c) {
    table.columns.push_back({"added_" + scorer.model().criteria[c].id, std::move(numbers[3 + c])});
    if (!shares.is_known()) table.columns.back().missing.assign(ranking.size(), 1);
  }
  return table;
}

/// A criteria matrix in the layout that it is read from: journey, label, the criteria, the attributes.
inline ResultTable to_table(const CriteriaMatrix& matrix) {
  const std::size_t n = matrix.journey_count();
  ResultTable table{.rows = n};
  PackedTexts journeys;
  PackedTexts labels;
  for (std::size_t row = 0; row < n; ++row) journeys.push_back(matrix.journeys()[row]);
  table.columns.push_back({"journey", std::move(journeys)});
  if (matrix.has_labels()) {
    for (std::size_t row = 0; row < n; ++row) labels.push_back(matrix.label(row));
    table.columns.push_back({"label", std::move(labels)});
  }
  for (std::size_t c = 0; c < matrix.criterion_count(); ++c) {
    const auto values = matrix.column(c);
    ResultColumn column{matrix.criterion(c), std::vector<double>(values.begin(), values.end())};
    for (std::size_t row = 0; matrix.has_missing(c) && row < n; ++row) {
      column.missing.push_back(matrix.is_missing(row, c) ? 1 : 0);
    }
    table.columns.push_back(std::move(column));
  }
  for (const auto& attribute : matrix.attributes()) {
    PackedTexts texts;
    for (const auto& text : attribute.texts) texts.push_back(text);
    table.columns.push_back({attribute.name, std::move(texts)});
  }
  return table;
}

}  // namespace journeyrank
