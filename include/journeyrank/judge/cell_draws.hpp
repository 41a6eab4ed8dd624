// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
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
#include "journeyrank/judge/cell_doubt.hpp"
#include "journeyrank/judge/drawn_cell.hpp"
#include "journeyrank/judge/quantile_curve.hpp"
#include "journeyrank/judge/refitted_column.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/rank/fitted_scale.hpp"
#include "journeyrank/rank/scorer.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// Every cell of a matrix made ready to be drawn. The number behind a cell depends on (seed, draw, journey, criterion)
/// alone.
///
/// Shape   n journeys × m criteria of the model
/// Edge    a cell without spread has the value of its one number; a missing cell of which something is believed is
///         drawn from that, whatever its policy; of which nothing is, under the policy interval uniform in [0, 1], and
///         under others not drawn; a missing cell that is held stands at the middle of what it could be; a relative
///         scale is fitted anew on the raw values of each draw, as ranking them does: the values of a column depend on
///         all its cells then (see RefittedColumn)
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
      const bool believed = column != nullptr && !column->empty();
      refitted_at_.push_back(none);
      if (believed && values.is_there(c)) set_refitted(scorer.model().criteria[c], matrix, c);
      for (std::size_t j = 0; j < journeys_; ++j) {
        prepare(scorer, matrix, values, {j, c}, believed ? &(*column)[j] : nullptr);
      }
    }
    for_each_block(others_.size(), 8, threads, [this](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) set_curve(others_[i]);
    });
    for (const auto& at : doubt.held) hold(scorer, matrix, at);
    for (std::size_t g = 0; g < groups_; ++g) bind_group(scorer, matrix, doubt.groups[g], g);
    for (std::size_t c = 0; c < m; ++c) settle_refitted(matrix, scorer.model().criteria[c], c);
    for (const auto& each : cells_) all_fixed_ = all_fixed_ && each.kind == DrawnCell::Kind::fixed;
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

  /// True when the scale of a criterion is fitted anew in each draw.
  bool is_refitted(std::size_t c) const noexcept { return refitted_at_[c] != none; }

  /// True when that of some criterion is.
  bool refits() const noexcept {
    return std::any_of(refitted_at_.begin(), refitted_at_.end(), [](std::size_t at) { return at != none; });
  }

  /// The value of one cell in one draw, of a criterion whose scale stays as it is.
  double value(std::uint64_t seed, std::uint64_t draw, std::size_t journey, std::size_t c) const noexcept {
    assert(!is_refitted(c));
    Random random(seed, draw, counter(journey / 4, c));
    for (std::size_t skipped = 0; skipped < journey % 4; ++skipped) random.word();
    return value_at(seed, draw, cell(journey, c), random.word());
  }

  /// The values of all cells of a criterion in one draw.
  void draw_column(std::uint64_t seed, std::uint64_t draw, std::size_t c, std::span<double> column) const noexcept {
    assert(column.size() == journeys_);
    const RefittedColumn* refitted = is_refitted(c) ? &refitted_[refitted_at_[c]] : nullptr;
    for (std::size_t from = 0; from < journeys_; from += 4) {
      Random random(seed, draw, counter(from / 4, c));
      const std::size_t to = std::min(journeys_, from + 4);
      const auto is_fixed = [](const DrawnCell& each) { return each.kind == DrawnCell::Kind::fixed; };
      const bool spread = !std::all_of(this->column(c) + from, this->column(c) + to, is_fixed);
      for (std::size_t j = from; j < to; ++j) {
        const DrawnCell& each = cell(j, c);
        const std::uint32_t word = spread ? random.word() : 0;
        if (refitted == nullptr || !refitted->is_there(j)) {
          column[j] = value_at(seed, draw, each, word);
        } else {
          column[j] =
              is_fixed(each) ? refitted->raw(j) : refitted->taken(raw_at(seed, draw, others_[each.other], word));
        }
      }
    }
    if (refitted != nullptr) refitted->value(column);
  }

 private:
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  double value_at(std::uint64_t seed, std::uint64_t draw, const DrawnCell& cell, std::uint32_t word) const noexcept {
    if (cell.kind == DrawnCell::Kind::fixed) return cell.a;
    const double uniform = open_uniform(word);
    if (cell.kind == DrawnCell::Kind::other) {
      const OtherCell& other = others_[cell.other];
      return other.value(uniform, factor_of(seed, draw, other));
    }
    const double number = cell.kind == DrawnCell::Kind::uniform ? uniform : normal_score(uniform);
    return clamped_position(cell.a + product(cell.b, number), 0.0, 1.0);
  }

  static double raw_at(std::uint64_t seed, std::uint64_t draw, const OtherCell& cell, std::uint32_t word) noexcept {
    return cell.raw(open_uniform(word), factor_of(seed, draw, cell));
  }

  static double factor_of(std::uint64_t seed, std::uint64_t draw, const OtherCell& cell) noexcept {
    return cell.group == OtherCell::none ? 0.0 : group_factor(seed, draw, cell.group);
  }

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
    const bool believed = distribution != nullptr && !std::holds_alternative<FixedCell>(distribution->shape);
    if (!believed && values.known(at.journey, at.criterion) == Known::open) {
      cell.kind = DrawnCell::Kind::other;
      cell.other = static_cast<std::uint32_t>(others_.size());
      others_.push_back({.open = true});
      return;
    }
    const auto column = matrix.find_criterion(scorer.model().criteria[at.criterion].id);
    if (!believed || !values.is_there(at.criterion) || !column) return;
    const auto fault = visit_step(distribution->shape, [](const auto& shape) { return shape.fault(); });
    if (!fault.empty()) throw Error(errc::bad_option, place(scorer, matrix, at) + ": " + fault);
    const FittedScale& scale = values.scale(at.criterion);
    RefittedColumn* refitted = is_refitted(at.criterion) ? &refitted_[refitted_at_[at.criterion]] : nullptr;
    if (const auto number = only_number(distribution->shape)) {
      const double raw = distribution->outcome.of(*number);
      cell.a = value_of(scale, raw);
      if (refitted != nullptr) refitted->state(at.journey, refitted->taken(raw));
    } else if (refitted != nullptr) {
      make_other(cell, *distribution, scale);
      refitted->state(at.journey, 0.0);
    } else {
      set_spread(cell, *distribution, scale);
    }
  }

  /// Takes the present cells of a criterion on a relative scale.
  void set_refitted(const Criterion& criterion, const CriteriaMatrix& matrix, std::size_t c) {
    const auto column = matrix.find_criterion(criterion.id);
    if (!column || !is_relative(criterion.scale)) return;
    refitted_at_[c] = refitted_.size();
    RefittedColumn& refitted = refitted_.emplace_back(criterion, journeys_);
    for (std::size_t j = 0; j < journeys_; ++j) {
      if (!matrix.is_missing(j, *column)) refitted.state(j, matrix.cell(j, *column));
    }
  }

  /// A column of which no raw value is drawn is fitted once; not at all where it is the one of the matrix.
  void settle_refitted(const CriteriaMatrix& matrix, const Criterion& criterion, std::size_t c) {
    if (!is_refitted(c)) return;
    const RefittedColumn& refitted = refitted_[refitted_at_[c]];
    const std::size_t column = *matrix.find_criterion(criterion.id);
    std::vector<double> once(journeys_, 0.0);
    bool other = false;
    for (std::size_t j = 0; j < journeys_; ++j) {
      if (!refitted.is_there(j)) continue;
      if (cell(j, c).kind != DrawnCell::Kind::fixed) return;
      once[j] = refitted.raw(j);
      other = other || matrix.is_missing(j, column) || once[j] != matrix.cell(j, column);
    }
    if (other) refitted.value(once);
    for (std::size_t j = 0; j < journeys_ && other; ++j) {
      if (refitted.is_there(j)) cells_[c * journeys_ + j].a = once[j];
    }
    refitted_at_[c] = none;
  }

  /// A missing cell has the value at the median of its number, others are drawn all the same.
  void hold(const Scorer& scorer, const CriteriaMatrix& matrix, const CellGroup::At& at) {
    if (at.journey >= journeys_ || at.criterion * journeys_ >= cells_.size()) {
      throw Error(errc::bad_option, "a held cell is outside of the matrix");
    }
    const auto column = matrix.find_criterion(scorer.model().criteria[at.criterion].id);
    if (!column || !matrix.is_missing(at.journey, *column)) return;
    DrawnCell& cell = cells_[at.criterion * journeys_ + at.journey];
    if (cell.kind == DrawnCell::Kind::other) {
      const OtherCell& other = others_[cell.other];
      cell.a = other.value(0.5, 0.0);
      RefittedColumn* refitted = is_refitted(at.criterion) ? &refitted_[refitted_at_[at.criterion]] : nullptr;
      if (refitted != nullptr && !other.open) refitted->state(at.journey, refitted->taken(other.raw(0.5, 0.0)));
    }
    if (cell.kind == DrawnCell::Kind::uniform) cell.a += product(0.5, cell.b);
    if (cell.kind == DrawnCell::Kind::uniform || cell.kind == DrawnCell::Kind::normal) {
      cell.a = clamped_position(cell.a, 0.0, 1.0);
    }
    cell.kind = DrawnCell::Kind::fixed;
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
  std::vector<RefittedColumn> refitted_;
  std::vector<std::size_t> refitted_at_;  ///< by criterion; none where the scale stays as it is
};

}  // namespace journeyrank
