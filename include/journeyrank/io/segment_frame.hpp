// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/frame.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/segment.hpp"

namespace journeyrank {

/// The texts of a column of a frame, every one of which must be there. Errors: missing_column, missing_cell.
template <frame Frame>
PackedTexts named_texts(const Frame& table, std::string_view name, const std::string& what) {
  std::vector<std::string> known;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    known.emplace_back(table.name(c));
    if (table.name(c) != name) continue;
    const CellKind kind = table.kind(c);
    if (kind != CellKind::text && kind != CellKind::whole) table.refuse(c, "text or whole numbers");
    PackedTexts texts = table.texts(c);
    for (std::size_t row = 0; row < texts.size(); ++row) {
      if (!texts.is_missing(row) && !texts[row].empty()) continue;
      throw Error(errc::missing_cell,
                  "row " + std::to_string(row + 1) + " names no " + what + " in column " + excerpt(name));
    }
    return texts;
  }
  throw Error(errc::missing_column,
              "there is no column " + excerpt(name) + " to name the " + what + did_you_mean(name, known));
}

/// Reads the criteria matrices of segments out of a frame; `by` is the column that names the segment.
///
/// Shape   a row a journey and segment: `journey` (or `id`), `by`, perhaps `label`, the criteria by their ids
/// Edge    segments come out in the bytewise order of their names
/// Errors  those of FrameReader; missing_column, missing_cell; bad_option where `by` is a criterion or names the
///         journeys; duplicate_name for a journey that stands twice in one segment, naming both rows; empty_input
/// Cost    O(cells log rows)
template <frame Frame>
std::vector<Segment> read_segments(const Frame& table, std::span<const Criterion> criteria, const std::string& by) {
  if (table.row_count() == 0) throw Error(errc::empty_input, "the frame has no row");
  const auto is_criterion = [&](std::string_view name) {
    for (const auto& each : criteria) {
      if (each.id == name) return true;
    }
    return false;
  };
  std::string id = "id";
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.name(c) == "journey" && !is_criterion("journey")) id = "journey";
  }
  if (is_criterion(by) || by == id) {
    throw Error(errc::bad_option, "the column " + excerpt(by) + (by == id ? " names the journeys" : " is a criterion") +
                                      "; segments are told apart by another one");
  }
  const CriteriaMatrix all = FrameReader(table, criteria).read({.given_journeys = Names::numbered(table.row_count())});
  const PackedTexts journeys = named_texts(table, id, "journey");
  const PackedTexts segments = named_texts(table, by, "segment");
  SegmentRows rows(all.criteria());
  std::vector<std::optional<double>> cells(all.criterion_count());
  for (std::size_t row = 0; row < table.row_count(); ++row) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      cells[c] = all.is_missing(row, c) ? std::nullopt : std::optional(all.cell(row, c));
    }
    const auto twice = rows.add(segments[row], journeys[row], all.has_labels() ? all.label(row) : "", cells);
    if (!twice) continue;
    throw Error(errc::duplicate_name, "journey " + excerpt(journeys[row]) + " stands twice in segment " +
                                          excerpt(segments[row]) + ", in rows " + std::to_string(*twice + 1) + " and " +
                                          std::to_string(row + 1));
  }
  return std::move(rows).segments();
}

}  // namespace journeyrank
