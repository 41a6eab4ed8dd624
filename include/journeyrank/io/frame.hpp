// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/error.hpp"
#include "journeyrank/base/excerpt.hpp"
#include "journeyrank/base/names.hpp"
#include "journeyrank/base/nearest_name.hpp"
#include "journeyrank/io/ingest.hpp"
#include "journeyrank/io/packed_texts.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"

namespace journeyrank {

/// What the cells of a column can be read as. Whole numbers can also name journeys; times and
/// durations are texts such as 2026-03-01T09:30:00Z and PT5.25S; bytes are texts where they are UTF-8.
enum class CellKind { number, whole, text, time, bytes, other };

/// A table of named columns from outside: Arrow, a Python dictionary. Columns are read only when they are asked for.
///
/// numbers(c)             the cells as doubles, borrowed where they are doubles already, and which are missing
/// texts(c)               the cells as texts, and which are missing; not of numbers
/// type(c)                the type of the column, as its producer calls it
/// why_copied(c)          why numbers(c) copies, missing cells apart; "" where it borrows
/// refuse(c, allowed)     throws, naming the column and its type
template <class T>
concept frame = requires(const T& table, std::size_t c) {
  { table.row_count() } -> std::convertible_to<std::size_t>;
  { table.column_count() } -> std::convertible_to<std::size_t>;
  { table.name(c) } -> std::convertible_to<std::string_view>;
  { table.kind(c) } -> std::same_as<CellKind>;
  { table.numbers(c) } -> std::same_as<MatrixColumn>;
  { table.texts(c) } -> std::same_as<PackedTexts>;
  { table.type(c) } -> std::same_as<std::string>;
  { table.why_copied(c) } -> std::same_as<std::string>;
  table.refuse(c, "");
};

/// Which columns of a frame play which part; what is left empty is found by its usual name. Criteria of the model come
/// first: a criterion called "label" is a criterion.
struct FrameRoles {
  std::string journeys = {};               ///< the column of ids; empty: "journey", else "id", else rows are numbered
  std::string labels = {};                 ///< the column of names people read; empty: "label" if there is one
  std::vector<std::string> criteria = {};  ///< empty: those of the model, or without one every column of numbers
  Names given_journeys = {};               ///< ids that are not in the frame; they come before any column
  std::vector<std::string> given_labels = {};
  std::size_t threads = 1;  ///< to check the cells; 0: one a processor
};

/// A matrix that was read, and which columns it was read from.
struct FrameReading {
  CriteriaMatrix matrix;
  Ingest ingest;
};

/// Turns a frame into a criteria matrix, part by part.
template <frame Frame>
class FrameReader {
 public:
  FrameReader(const Frame& table, std::span<const Criterion> criteria) : table_(table), criteria_(criteria) {}

  CriteriaMatrix read(const FrameRoles& roles) const { return reading(roles).matrix; }

  FrameReading reading(const FrameRoles& roles) const {
    Ingest ingest;
    std::vector<std::size_t> taken = named_criteria(roles);
    std::optional<std::size_t> id_column;
    if (roles.given_journeys.empty()) {
      id_column = free_column(roles.journeys, {"journey", "id"}, "the column of journeys", taken);
    }
    if (id_column) taken.push_back(*id_column);
    std::optional<std::size_t> label_column;
    if (roles.given_labels.empty()) label_column = free_column(roles.labels, {"label"}, "the column of labels", taken);
    if (label_column) taken.push_back(*label_column);
    auto criteria = named_criteria(roles);
    if (criteria_.empty() && roles.criteria.empty()) criteria = number_columns(taken);

    const auto texts_of = [&](std::size_t c) {
      PackedTexts cells = texts(c);
      ingest.columns.push_back(ingested(c, cells));
      return cells;
    };
    Names journeys = id_column ? ids(*id_column, texts_of(*id_column)) : roles.given_journeys;
    if (journeys.empty()) journeys = Names::numbered(table_.row_count());
    if (journeys.size() != table_.row_count()) {
      throw Error(errc::shape_mismatch, std::to_string(journeys.size()) + " journeys are named for " +
                                            std::to_string(table_.row_count()) + " rows");
    }
    MatrixDetails details{.labels = roles.given_labels, .threads = roles.threads};
    if (label_column) details.labels = labels(texts_of(*label_column), journeys);
    std::vector<MatrixColumn> columns;
    for (const std::size_t c : criteria) {
      columns.push_back(criterion_column(c, journeys));
      ingest.columns.push_back(ingested(c, columns.back()));
    }
    for (std::size_t c = 0; c < table_.column_count(); ++c) {
      if (!holds(taken, c) && table_.kind(c) == CellKind::text) details.attributes.push_back(attribute(c, texts_of(c)));
    }
    return {CriteriaMatrix(std::move(journeys), std::move(columns), std::move(details)), std::move(ingest)};
  }

 private:
  /// The one column of a name, or nothing. Errors: duplicate_name.
  std::optional<std::size_t> find(std::string_view name) const {
    std::optional<std::size_t> found;
    for (std::size_t c = 0; c < table_.column_count(); ++c) {
      if (table_.name(c) != name) continue;
      if (found) throw Error(errc::duplicate_name, "the frame has two columns \"" + std::string(name) + "\"");
      found = c;
    }
    return found;
  }

  std::size_t find_or_refuse(const std::string& name, const std::string& what) const {
    if (const auto found = find(name)) return *found;
    std::vector<std::string> known;
    for (std::size_t c = 0; c < table_.column_count(); ++c) known.emplace_back(table_.name(c));
    throw Error(errc::missing_column, what + " \"" + name + "\" is not in the frame" + did_you_mean(name, known));
  }

  static bool holds(const std::vector<std::size_t>& columns, std::size_t c) noexcept {
    return std::find(columns.begin(), columns.end(), c) != columns.end();
  }

  /// The column that was asked for, or one of the usual names that is not taken.
  std::optional<std::size_t> free_column(const std::string& asked, std::initializer_list<const char*> usual,
                                         const std::string& what, const std::vector<std::size_t>& taken) const {
    if (!asked.empty()) return find_or_refuse(asked, what);
    for (const char* name : usual) {
      const auto found = find(name);
      if (found && !holds(taken, *found)) return found;
    }
    return std::nullopt;
  }

  /// The columns of the criteria that were asked for, or of those of the model that are there.
  std::vector<std::size_t> named_criteria(const FrameRoles& roles) const {
    std::vector<std::size_t> columns;
    for (const auto& name : roles.criteria) columns.push_back(find_or_refuse(name, "criterion"));
    if (!roles.criteria.empty()) return columns;
    for (const auto& criterion : criteria_) {
      if (const auto found = find(criterion.id)) columns.push_back(*found);
    }
    return columns;
  }

  std::vector<std::size_t> number_columns(const std::vector<std::size_t>& taken) const {
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < table_.column_count(); ++c) {
      const CellKind kind = table_.kind(c);
      if (holds(taken, c) || kind == CellKind::text) continue;
      if (kind == CellKind::time || kind == CellKind::bytes || kind == CellKind::other)
        table_.refuse(c, "numbers or text; name the criteria to leave it out");
      columns.push_back(c);
    }
    return columns;
  }

  PackedTexts texts(std::size_t c) const {
    const CellKind kind = table_.kind(c);
    if (kind != CellKind::text && kind != CellKind::whole) table_.refuse(c, "text or whole numbers");
    return table_.texts(c);
  }

  IngestedColumn ingested(std::size_t c, const PackedTexts& cells) const {
    const std::string type = table_.type(c);
    const std::string why = table_.kind(c) == CellKind::text ? "text" : type + " to text";
    return {std::string(table_.name(c)), type, IngestMemory::copied, why, cells.size(), cells.letters.size()};
  }

  IngestedColumn ingested(std::size_t c, const MatrixColumn& column) const {
    IngestedColumn ingested{.name = column.criterion, .type = table_.type(c), .rows = table_.row_count()};
    const bool is_named = table_.kind(c) == CellKind::text;
    ingested.why = is_named ? "text" : table_.why_copied(c);
    const auto nulls = std::count(column.missing.begin(), column.missing.end(), 1);
    if (!column.values.empty() && nulls > 0) {
      add_reason(ingested.why, std::to_string(nulls) + (nulls == 1 ? " null filled" : " nulls filled"));
    }
    if (ingested.why.empty()) return ingested;
    ingested.memory = IngestMemory::copied;
    ingested.bytes = ingested.rows * sizeof(double);
    return ingested;
  }

  Names ids(std::size_t c, const PackedTexts& cells) const {
    Names names;
    names.reserve(cells.size(), cells.letters.size());
    for (std::size_t row = 0; row < cells.size(); ++row) {
      if (cells.is_missing(row)) {
        throw Error(errc::missing_cell, "row " + std::to_string(row + 1) + " has no journey in column " +
                                            excerpt(table_.name(c)) + "; every row needs one");
      }
      names.push_back(cells[row]);
    }
    return names;
  }

  static std::vector<std::string> labels(const PackedTexts& cells, const Names& journeys) {
    std::vector<std::string> labels;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      labels.push_back(cells.is_missing(row) ? journeys[row] : std::string(cells[row]));
    }
    return labels;
  }

  Attribute attribute(std::size_t c, const PackedTexts& cells) const {
    Attribute attribute{.name = std::string(table_.name(c)), .texts = {}};
    for (std::size_t row = 0; row < cells.size(); ++row) attribute.texts.emplace_back(cells[row]);
    return attribute;
  }

  const Levels* levels_of(std::string_view criterion) const noexcept {
    for (const auto& each : criteria_) {
      if (each.id == criterion) return std::get_if<Levels>(&each.scale);
    }
    return nullptr;
  }

  MatrixColumn criterion_column(std::size_t c, const Names& journeys) const {
    const Levels* levels = levels_of(table_.name(c));
    const CellKind kind = table_.kind(c);
    MatrixColumn column;
    if (levels != nullptr && kind == CellKind::text) {
      column = level_column(c, *levels, journeys);
    } else if (kind == CellKind::number || kind == CellKind::whole) {
      column = table_.numbers(c);
    } else {
      table_.refuse(c, levels == nullptr ? "numbers" : "the names of levels, or their numbers");
    }
    column.criterion = std::string(table_.name(c));
    return column;
  }

  MatrixColumn level_column(std::size_t c, const Levels& levels, const Names& journeys) const {
    const PackedTexts cells = texts(c);
    MatrixColumn column;
    column.missing = cells.missing;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      const auto level = levels.index_of(cells[row]);
      if (!level && !cells.is_missing(row)) refuse_level(c, cells[row], levels, journeys[row]);
      column.values.push_back(static_cast<double>(level.value_or(0)));
    }
    return column;
  }

  [[noreturn]] void refuse_level(std::size_t c, std::string_view text, const Levels& levels,
                                 const std::string& journey) const {
    std::vector<std::string> known;
    std::string allowed;
    for (const auto& each : levels.levels) {
      known.push_back(each.name);
      allowed += (allowed.empty() ? "" : ", ") + excerpt(each.name);
    }
    throw Error(errc::unknown_name, "journey " + excerpt(journey) + ", criterion " + excerpt(table_.name(c)) +
                                        ": found " + excerpt(text) + did_you_mean(text, known) + "; its levels are " +
                                        allowed);
  }

  const Frame& table_;
  std::span<const Criterion> criteria_;
};

}  // namespace journeyrank
