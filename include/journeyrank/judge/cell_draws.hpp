// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/distribution.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/normal_score.hpp"
#include "journeyrank/base/parallel.hpp"
#include "journeyrank/base/random.hpp"
#include "journeyrank/base/random_lanes.hpp"
#include "journeyrank/judge/cell_distribution.hpp"
#include "journeyrank/judge/drawn_cell.hpp"
#include "journeyrank/judge/quantile_curve.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Cells whose errors go together: their normal scores share a factor, and each two of them have this correlation.
struct CellGroup {
  struct At {
    std::size_t journey = 0;
    std::size_t criterion = 0;
  };
  std::vector<At> cells{};
  double correlation = 0.0;  ///< 0 to 1
};

/// What is believed of the cells of a matrix.
struct CellDoubt {
  /// One list a criterion of the model, in journey order; a list, or all, may be empty: those cells are fixed.
  std::vector<std::vector<CellDistribution>> distributions{};
  std::vector<CellGroup> groups{};
  std::vector<CellGroup::At> held{};  ///< open cells that are not drawn but stand at the middle of their scale
  std::size_t untold = 0;  ///< measured cells that stand fixed because their samples are too small to tell their doubt
};

/// Every cell of a matrix made ready to be drawn. The number behind a cell depends on (seed, draw, journey, criterion)
/// alone.
///
/// Shape   n journeys × m criteria of the model
/// Edge    a cell without spread has the value of its one number; a missing cell under the policy interval is uniform
///         in [0, 1], or at 0.5 where it is held; other missing cells are not drawn; a relative scale stays fitted on
///         the stated matrix
/// Errors  shape_mismatch when there is not one distribution a journey; bad_option naming journey and criterion for a
///         faulty distribution, a correlation outside [0, 1], a cell in two groups, or a held one that is not there
/// Cost    0.5 ms for each beta or Student's t, shared out among threads
class CellDraws {
 public:
  CellDraws(const Scorer& scorer, const CriteriaMatrix& matrix, const ValueMatrix& values, const CellDoubt& doubt,
            std::size_t threads = 0)
      : journeys_(values.journey_count()), groups_(doubt.groups.size()) {
    const std::size_t m = values.criterion_count();
    if (doubt.distributions.size() > m)
      refuse_shape(doubt.distributions.size(), m, "lists of distributions", "criteria");
    cells_.resize(journeys_ * m);
    for (std::size_t c = 0; c < m; ++c) {
      const auto* column = c < doubt.distributions.size() ? &doubt.distributions[c] : nullptr;
      if (column != nullptr && !column->empty() && column->size() != journeys_) {
        refuse_shape(column->size(), journeys_, "distributions of \"" + scorer.model().criteria[c].id + "\"",
                     "journeys");
      }
      for (std::size_t j = 0; j < journeys_; ++j) {
        prepare(scorer, matrix, values, {j, c}, column == nullptr || column->empty() ? nullptr : &(*column)[j]);
      }
    }
    for (const auto& at : doubt.held) hold(at);
    for (std::size_t g = 0; g < groups_; ++g) bind_group(scorer, matrix, doubt.groups[g], g);
    for (const auto& each : cells_) all_fixed_ = all_fixed_ && each.kind == DrawnCell::Kind::fixed;
    for_each_block(others_.size(), 8, threads, [this](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) set_curve(others_[i]);
    });
  }

  std::size_t journey_count() const noexcept { return journeys_; }
  std::size_t group_count() const noexcept { return groups_; }
  const DrawnCell& cell(std::size_t journey, std::size_t c) const noexcept { return cells_[c * journeys_ + journey]; }
  const DrawnCell* column(std::size_t c) const noexcept { return cells_.data() + c * journeys_; }
  const OtherCell& other(std::size_t at) const noexcept { return others_[at]; }

  /// True when no cell is spread: every draw has the same values.
  bool all_fixed() const noexcept { return all_fixed_; }

  /// The counter of the four words for journeys 4 q to 4 q + 3 of a criterion, in the stream of a draw.
  static std::uint64_t counter(std::size_t quad, std::size_t c) noexcept {
    return static_cast<std::uint64_t>(c + 1) << 32 | static_cast<std::uint32_t>(quad);
  }

  /// The normal factor that the cells of a group share in a draw.
  static double group_factor(std::uint64_t seed, std::uint64_t draw, std::size_t group) noexcept {
    return normal_score(open_uniform(Random(seed, draw, counter(group, 0xfffffffe)).word()));
  }

  /// The value of one cell in one draw.
  double value(std::uint64_t seed, std::uint64_t draw, std::size_t journey, std::size_t c) const noexcept {
    const DrawnCell& cell = this->cell(journey, c);
    if (cell.kind == DrawnCell::Kind::fixed) return cell.a;
    Random random(seed, draw, counter(journey / 4, c));
    for (std::size_t skipped = 0; skipped < journey % 4; ++skipped) random.word();
    const double uniform = open_uniform(random.word());
    if (cell.kind == DrawnCell::Kind::other) {
      const OtherCell& other = others_[cell.other];
      return other.value(uniform, other.group == OtherCell::none ? 0.0 : group_factor(seed, draw, other.group));
    }
    const double number = cell.kind == DrawnCell::Kind::uniform ? uniform : normal_score(uniform);
    return clamped_position(cell.a + product(cell.b, number), 0.0, 1.0);
  }

 private:
  [[noreturn]] static void refuse_shape(std::size_t found, std::size_t allowed, const std::string& what,
                                        const std::string& of) {
    throw Error(errc::shape_mismatch,
                "cells: found " + std::to_string(found) + " " + what + " for " + std::to_string(allowed) + " " + of);
  }

  static std::string place(const Scorer& scorer, const CriteriaMatrix& matrix, const CellGroup::At& at) {
    return "journey \"" + matrix.journeys()[at.journey] + "\", criterion \"" +
           scorer.model().criteria[at.criterion].id + "\"";
  }

  void prepare(const Scorer& scorer, const CriteriaMatrix& matrix, const ValueMatrix& values, const CellGroup::At& at,
               const CellDistribution* distribution) {
    DrawnCell& cell = cells_[at.criterion * journeys_ + at.journey];
    cell.a = values.value(at.journey, at.criterion);
    const Known known = values.known(at.journey, at.criterion);
    if (known == Known::open) {
      cell.kind = DrawnCell::Kind::other;
      cell.other = static_cast<std::uint32_t>(others_.size());
      others_.push_back({.open = true});
      return;
    }
    const auto column = matrix.find_criterion(scorer.model().criteria[at.criterion].id);
    const bool there = values.is_there(at.criterion) && column && !matrix.is_missing(at.journey, *column);
    if (distribution == nullptr || !there) return;
    const auto fault = visit_step(distribution->shape, [](const auto& shape) { return shape.fault(); });
    if (!fault.empty()) throw Error(errc::bad_option, place(scorer, matrix, at) + ": " + fault);
    if (std::holds_alternative<FixedCell>(distribution->shape)) return;
    const FittedScale& scale = values.scale(at.criterion);
    if (const auto number = only_number(distribution->shape)) {
      cell.a = value_of(scale, distribution->outcome.of(*number));
      return;
    }
    set_spread(cell, *distribution, scale);
  }

  /// An open cell keeps the value that the matrix gives it.
  void hold(const CellGroup::At& at) {
    if (at.journey >= journeys_ || at.criterion * journeys_ >= cells_.size()) {
      throw Error(errc::bad_option, "a held cell is outside of the matrix");
    }
    DrawnCell& cell = cells_[at.criterion * journeys_ + at.journey];
    if (cell.kind == DrawnCell::Kind::other && others_[cell.other].open) cell.kind = DrawnCell::Kind::fixed;
  }

  void set_spread(DrawnCell& cell, const CellDistribution& distribution, const FittedScale& scale) {
    const auto* line = std::get_if<Anchored>(&scale);
    const auto* uniform = std::get_if<UniformCell>(&distribution.shape);
    const auto* normal = std::get_if<NormalCell>(&distribution.shape);
    if (line != nullptr && distribution.outcome == Outcome{} && (uniform != nullptr || normal != nullptr)) {
      cell.kind = uniform != nullptr ? DrawnCell::Kind::uniform : DrawnCell::Kind::normal;
      const double range = line->at_1 - line->at_0;
      cell.a = ((uniform != nullptr ? uniform->low : normal->mean) - line->at_0) / range;
      cell.b = (uniform != nullptr ? uniform->high - uniform->low : normal->deviation) / range;
      return;
    }
    make_other(cell, distribution, scale);
  }

  OtherCell& make_other(DrawnCell& cell, const CellDistribution& distribution, const FittedScale& scale) {
    cell.kind = DrawnCell::Kind::other;
    cell.other = static_cast<std::uint32_t>(others_.size());
    others_.push_back({.distribution = distribution, .scale = scale});
    if (auto* empirical = std::get_if<EmpiricalCell>(&others_.back().distribution.shape)) {
      std::sort(empirical->samples.begin(), empirical->samples.end());
    }
    return others_.back();
  }

  static void set_curve(OtherCell& cell) {
    if (const auto* beta = std::get_if<BetaCell>(&cell.distribution.shape)) {
      cell.curve = QuantileCurve::of(Beta{beta->a, beta->b});
    }
    if (const auto* student = std::get_if<StudentCell>(&cell.distribution.shape)) {
      cell.curve = QuantileCurve::of(StudentT{student->freedom, student->centre, student->scale});
    }
  }

  void bind_group(const Scorer& scorer, const CriteriaMatrix& matrix, const CellGroup& group, std::size_t position) {
    if (!(group.correlation >= 0.0 && group.correlation <= 1.0)) {
      throw Error(errc::bad_option, "a group of cells: correlation must lie in 0 to 1");
    }
    for (const auto& at : group.cells) {
      if (at.journey >= journeys_ || at.criterion * journeys_ >= cells_.size()) {
        throw Error(errc::bad_option, "a group of cells names a cell outside of the matrix");
      }
      DrawnCell& cell = cells_[at.criterion * journeys_ + at.journey];
      if (cell.kind == DrawnCell::Kind::fixed) continue;
      if (cell.kind != DrawnCell::Kind::other) {
        const bool uniform = cell.kind == DrawnCell::Kind::uniform;
        const CellShape shape =
            uniform ? CellShape(UniformCell{cell.a, cell.a + cell.b}) : CellShape(NormalCell{cell.a, cell.b});
        make_other(cell, {shape, {}}, Anchored{0.0, 1.0});
      }
      OtherCell& other = others_[cell.other];
      if (other.group != OtherCell::none) {
        throw Error(errc::bad_option, place(scorer, matrix, at) + ": stands in two groups of cells");
      }
      other.group = position;
      other.shared = std::sqrt(group.correlation);
      other.own = std::sqrt(1.0 - group.correlation);
    }
  }

  std::size_t journeys_;
  std::size_t groups_;
  bool all_fixed_ = true;
  std::vector<DrawnCell> cells_;  ///< column after column
  std::vector<OtherCell> others_;
};

}  // namespace journeyrank
