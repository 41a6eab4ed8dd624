// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "journeyrank/base/rank_correlation.hpp"
#include "journeyrank/measure/lint_finding.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/problem/criterion.hpp"
#include "journeyrank/problem/model.hpp"

namespace journeyrank {

/// The raw values where a scale ends, the smaller one first: beyond them nothing changes.
struct ScaleEnds {
  double low = 0.0;
  double high = 0.0;
};

/// The ends of a scale that has two of them; nothing for levels, relative scales and reciprocals.
inline std::optional<ScaleEnds> ends_of(const Scale& scale) {
  if (const auto* lines = std::get_if<Piecewise>(&scale)) {
    if (lines->knots.size() > 1) return ScaleEnds{lines->knots.front().raw, lines->knots.back().raw};
  }
  return visit_step(scale, []<class Step>(const Step& step) -> std::optional<ScaleEnds> {
    if constexpr (requires { step.at_0; })
      return ScaleEnds{std::min(step.at_0, step.at_1), std::max(step.at_0, step.at_1)};
    if constexpr (std::is_same_v<Step, TargetRange>) return ScaleEnds{step.at_0_low, step.at_0_high};
    return std::nullopt;
  });
}

/// The lint of raw values against the anchors of a model, and of criteria against each other. Criteria that weigh
/// nothing, or that have no column, are not looked at.
///
/// Edge    a criterion is judged from 3 present cells on, a pair of criteria from 8 journeys on that have both
/// Cost    O(m n log n + m² n)
class MatrixLint {
 public:
  MatrixLint(const CriteriaMatrix& matrix, const Model& model) : matrix_(&matrix) {
    for (const auto& criterion : model.criteria) {
      const auto column = matrix.find_criterion(criterion.id);
      if (criterion.weight > 0.0 && column) looked_at_.push_back({&criterion, *column});
    }
    for (const auto& each : looked_at_) check_values(*each.criterion, each.column);
  }

  /// Adds what criteria say alike, those that hang together as one finding; `is_known(a, b)` is true for two of the
  /// model's criteria that were named before.
  template <class IsKnown>
  void compare(const Model& model, IsKnown&& is_known) {
    const auto place = [&](std::size_t at) {
      return static_cast<std::size_t>(looked_at_[at].criterion - model.criteria.data());
    };
    std::vector<Link> alike;
    for (std::size_t b = 1; b < looked_at_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (is_known(place(a), place(b))) continue;
        const Link link = correlate(a, b);
        if (link.rho >= 0.9) alike.push_back(link);
        if (link.rho <= -0.9) add_opposed(link);
      }
    }
    add_alike(alike);
  }

  const std::vector<LintFinding>& findings() const noexcept { return findings_; }

 private:
  struct LookedAt {
    const Criterion* criterion;
    std::size_t column;
  };

  /// How two criteria hang together.
  struct Link {
    std::size_t a;
    std::size_t b;
    double rho = 0.0;
    std::size_t journeys = 0;
  };

  std::vector<double> present(std::size_t column) const {
    std::vector<double> values;
    for (std::size_t j = 0; j < matrix_->journey_count(); ++j) {
      if (!matrix_->is_missing(j, column)) values.push_back(matrix_->cell(j, column));
    }
    return values;
  }

  void check_values(const Criterion& criterion, std::size_t column) {
    const std::vector<double> values = present(column);
    if (values.size() < 3) return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const auto ends = ends_of(criterion.scale);
    const bool beyond = ends && check_anchors(criterion, values, *ends);
    if (*low == *high) {
      findings_.push_back({.code = LintCode::constant_column,
                           .criterion = criterion.id,
                           .sentence = criterion.id + " is " + brief_number(*low) + " for every journey",
                           .evidence = {{"value", *low}}});
    } else if (ends && !beyond) {
      check_range(criterion, *low, *high, *ends);
    }
  }

  /// True when more than half lie beyond the anchors.
  bool check_anchors(const Criterion& criterion, const std::vector<double>& values, const ScaleEnds& ends) {
    std::int64_t below = 0;
    std::int64_t above = 0;
    for (const double value : values) {
      below += value < ends.low ? 1 : 0;
      above += value > ends.high ? 1 : 0;
    }
    const auto n = static_cast<std::int64_t>(values.size());
    if (2 * (below + above) <= n) return false;
    const bool all = below == n || above == n;
    const std::string between = brief_number(ends.low) + " to " + brief_number(ends.high);
    const std::string where = std::to_string(below) + " below, " + std::to_string(above) + " above";
    findings_.push_back({.code = LintCode::anchors_outside,
                         .severity = all ? Severity::serious : Severity::warning,
                         .criterion = criterion.id,
                         .sentence = criterion.id + ": " + (all ? "all " : std::to_string(below + above) + " of ") +
                                     std::to_string(n) + " journeys lie beyond the anchors " + between + " (" + where +
                                     ")",
                         .evidence = {{"below", static_cast<double>(below)}, {"above", static_cast<double>(above)}}});
    return true;
  }

  void check_range(const Criterion& criterion, double low, double high, const ScaleEnds& ends) {
    const double filled = (std::min(high, ends.high) - std::max(low, ends.low)) / (ends.high - ends.low);
    if (!(filled < 0.1)) return;
    findings_.push_back({.code = LintCode::anchors_too_wide,
                         .criterion = criterion.id,
                         .sentence = criterion.id + ": the journeys lie between " + brief_number(low) + " and " +
                                     brief_number(high) + ", " + share_text(std::max(0.0, filled)) +
                                     " of the range between the anchors " + brief_number(ends.low) + " and " +
                                     brief_number(ends.high),
                         .evidence = {{"share", std::max(0.0, filled)}}});
  }

  /// In the direction of urgency: what both call urgent is alike.
  Link correlate(std::size_t a, std::size_t b) const {
    const LookedAt& one = looked_at_[a];
    const LookedAt& other = looked_at_[b];
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t j = 0; j < matrix_->journey_count(); ++j) {
      if (matrix_->is_missing(j, one.column) || matrix_->is_missing(j, other.column)) continue;
      x.push_back(urgency(one.criterion->scale, one.criterion->direction, matrix_->cell(j, one.column)));
      y.push_back(urgency(other.criterion->scale, other.criterion->direction, matrix_->cell(j, other.column)));
    }
    if (x.size() < 8) return {a, b};
    return {a, b, spearman(x, y), x.size()};
  }

  void add_opposed(const Link& link) {
    findings_.push_back({.code = LintCode::correlated_criteria,
                         .sentence = looked_at_[link.a].criterion->id + " and " + looked_at_[link.b].criterion->id +
                                     " order the " + std::to_string(link.journeys) +
                                     " journeys nearly the other way round and cancel each other (rank correlation " +
                                     correlation_text(link.rho) + ")",
                         .evidence = {{"correlation", link.rho}, {"journeys", static_cast<double>(link.journeys)}}});
  }

  /// One finding for each set of criteria that links connect.
  void add_alike(const std::vector<Link>& links) {
    std::vector<std::size_t> set(looked_at_.size());
    std::iota(set.begin(), set.end(), std::size_t{0});
    for (const auto& link : links) std::replace(set.begin(), set.end(), set[link.b], set[link.a]);
    for (std::size_t first = 0; first < set.size(); ++first) {
      std::vector<std::string> names;
      double least = 1.0;
      std::size_t journeys = 0;
      for (std::size_t c = 0; c < set.size(); ++c) {
        if (set[c] == first) names.push_back(looked_at_[c].criterion->id);
      }
      for (const auto& link : links) {
        if (set[link.a] != first) continue;
        least = std::min(least, link.rho);
        journeys = std::max(journeys, link.journeys);
      }
      if (names.size() < 2) continue;
      findings_.push_back({.code = LintCode::correlated_criteria,
                           .sentence = list_text(names, 5) + " order the " + std::to_string(journeys) +
                                       " journeys nearly alike (rank correlation " + correlation_text(least) +
                                       (names.size() > 2 ? " or more)" : ")"),
                           .evidence = {{"correlation", least}, {"journeys", static_cast<double>(journeys)}}});
    }
  }

  const CriteriaMatrix* matrix_;
  std::vector<LookedAt> looked_at_;
  std::vector<LintFinding> findings_;
};

}  // namespace journeyrank
