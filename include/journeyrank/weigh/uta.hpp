// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_sum.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/linear_centre.hpp"
#include "journeyrank/base/linear_conflict.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/choice.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// Weights learned from choices between journeys by linear programming, as in UTASTAR: the score of a journey that is
/// taken exceeds that of the other by `margin`, equal ones score the same, and what choices are off is as little as can
/// be, all together.
///
/// With several segments the values of each criterion are learned too: straight lines between equal parts of its scale,
/// rising, from 0 to 1 (`value_curves`). `ranges` is what each weight may be among all solutions that are off no more;
/// the weights are the middle of these solutions (see linear_centre).
///
/// The inconsistency is what the choices are off, in points of score, a choice. `conflict` is a set of choices of which
/// any but one can be explained. The choice to revisit is the one furthest off: `stated` is the difference of scores
/// that it asks for, `implied` the one that is found.
///
/// Shape   n rows of m values in [0, 1], choices between rows; returns m weights
/// Edge    a criterion on which no choice differs may weigh anything: its range says so; two alike journeys of which
///         one is taken are off by the margin
/// Errors  those of ValuedChoices; bad_option for segments outside [1, 10] or a margin outside [1e-6, 1]
/// Source  jacquetlagreze1982uta; siskos1985utastar. Errors are of choices, not of journeys: choices need not come from
///         one ranking
/// Cost    for p choices and k segments a linear programme of m k + p variables, then about 2 m k of m k variables a
///         round of the middle, up to m k rounds. 0.1 s for 1,000
///         choices by 4 criteria (g++ -O2, one core)
/// Use     with few past decisions that were taken with care, or where straight lines are too stiff
struct Uta {
  int segments = 1;       ///< straight lines a criterion; 1: the scale as it is
  double margin = 0.001;  ///< what the score of the journey taken exceeds the other's by, at least

  static constexpr const char* name = "uta";
  static constexpr const char* formula =
      "least sum of e(j) with score(taken) - score(other) >= margin - e(j), weights >= 0 adding up to 1";
  static constexpr auto fields() {
    return FieldList{
        Field{"segments", &Uta::segments, "straight lines a criterion; 1: the scale as it is",
              Allowed{.at_least = 1.0, .at_most = 10.0}},
        Field{"margin", &Uta::margin, "what the score of the journey taken exceeds the other's by, at least",
              Allowed{.at_least = 1e-6, .at_most = 1.0}}};
  }

  JudgedWeights operator()(std::span<const std::vector<double>> values, std::span<const Choice> choices) const {
    check();
    const ValuedChoices valued(values, choices, name);
    Rows rows;
    for (std::size_t choice = 0; choice < valued.size(); ++choice) rows.push_back(row_of(valued, choice));
    const Fit fit = least_error(valued, rows);
    const std::size_t variables = rows[0].size();
    std::vector<std::vector<double>> measures(variables, std::vector<double>(variables, 0.0));
    for (std::size_t v = 0; v < variables; ++v) measures[v][v] = 1.0;
    std::vector<double> x = fit.x;
    JudgedWeights judged;
    for (const double slack :
         {0.0, 1e-9, 1e-7}) {  // rounding may leave no point where some multipliers are just 0 or 1
      const auto as_good = equally_good(valued, rows, fit, slack);
      const auto centre = linear_centre(as_good, measures);
      if (!centre) continue;
      x = centre->measures;
      judged.ranges = ranges(as_good, valued.criteria());
      break;
    }
    write_weights(judged, x);
    judge(valued, rows, shares_of(x), fit, judged);
    return judged;
  }

  friend bool operator==(const Uta&, const Uta&) = default;

 private:
  using Rows = std::vector<std::vector<double>>;

  /// A solution of least error, what a unit of each choice's margin costs, and what a unit of each part would: they
  /// prove which other solutions are as good.
  struct Fit {
    std::vector<double> x = {};
    std::vector<double> prices = {};
    std::vector<double> part_prices = {};
    double error = 0.0;
  };

  void check() const {
    if (segments >= 1 && segments <= 10 && margin >= 1e-6 && margin <= 1.0) return;
    throw Error(errc::bad_option, "weights by uta: found " + std::to_string(segments) + " segments, margin " +
                                      (std::isfinite(margin) ? shortest_number(margin) : "NaN or infinity") +
                                      "; allowed: 1 to 10 segments, a margin from 0.000001 to 1");
  }

  /// How far each part of a criterion's scale lies below a value, 0 to 1.
  void add_parts(std::vector<double>& row, std::size_t c, double value, double sign) const {
    const auto k = static_cast<std::size_t>(segments);
    const double along = product(value, static_cast<double>(segments));
    for (std::size_t part = 0; part < k; ++part) {
      const double filled = std::fmin(std::fmax(along - static_cast<double>(part), 0.0), 1.0);
      row[c * k + part] += product(sign, filled);
    }
  }

  std::vector<double> row_of(const ValuedChoices& valued, std::size_t choice) const {
    std::vector<double> row(valued.criteria() * static_cast<std::size_t>(segments), 0.0);
    for (std::size_t c = 0; c < valued.criteria(); ++c) {
      add_parts(row, c, valued.taken(choice, c), 1.0);
      add_parts(row, c, valued.left(choice, c), -1.0);
    }
    return row;
  }

  /// Variables: what each part is worth, then the error of each choice.
  Fit least_error(const ValuedChoices& valued, const Rows& rows) const {
    const std::size_t variables = rows[0].size();
    LinearProgram program{.objective = std::vector<double>(variables + rows.size(), 0.0), .constraints = {}};
    for (std::size_t choice = 0; choice < rows.size(); ++choice) program.objective[variables + choice] = -1.0;
    const auto add = [&](std::size_t choice, double sign, double bound) {
      std::vector<double> row(variables + rows.size(), 0.0);
      for (std::size_t v = 0; v < variables; ++v) row[v] = sign * rows[choice][v];
      row[variables + choice] = 1.0;
      program.constraints.push_back({std::move(row), Relation::at_least, bound});
    };
    for (std::size_t choice = 0; choice < rows.size(); ++choice) {
      add(choice, 1.0, valued.is_tie(choice) ? 0.0 : margin);
      if (valued.is_tie(choice)) add(choice, -1.0, 0.0);
    }
    std::vector<double> whole(variables + rows.size(), 0.0);
    for (std::size_t v = 0; v < variables; ++v) whole[v] = 1.0;
    program.constraints.push_back({std::move(whole), Relation::equal, 1.0});
    const LinearSolution solution = maximise(program);
    Fit fit{.error = std::fmax(0.0 - solution.value, 0.0)};
    fit.x.assign(solution.x.begin(), solution.x.begin() + static_cast<std::ptrdiff_t>(variables));
    std::size_t at = 0;
    for (std::size_t choice = 0; choice < rows.size(); ++choice) {
      fit.prices.push_back(0.0 - solution.multipliers[at++]);
      if (valued.is_tie(choice)) fit.prices.back() += solution.multipliers[at++];
    }
    fit.part_prices.assign(variables, solution.multipliers[at]);
    for (std::size_t choice = 0; choice < rows.size(); ++choice) {
      for (std::size_t v = 0; v < variables; ++v) fit.part_prices[v] -= product(fit.prices[choice], rows[choice][v]);
    }
    return fit;
  }

  /// All solutions that are off no more, by complementary slackness: no error where a unit of margin costs less than
  /// one of error, none to spare where it costs something; a part that would cost something is worth nothing.
  std::vector<LinearConstraint> equally_good(const ValuedChoices& valued, const Rows& rows, const Fit& fit,
                                             double slack) const {
    std::vector<LinearConstraint> all = {{std::vector<double>(rows[0].size(), 1.0), Relation::equal, 1.0}};
    for (std::size_t v = 0; v < rows[0].size(); ++v) {
      if (!(fit.part_prices[v] > 1e-9)) continue;
      std::vector<double> row(rows[0].size(), 0.0);
      row[v] = 1.0;
      all.push_back({std::move(row), Relation::at_most, slack});
    }
    for (std::size_t choice = 0; choice < rows.size(); ++choice) {
      const double price = fit.prices[choice];
      const double asked = valued.is_tie(choice) ? 0.0 : margin;
      const double least = valued.is_tie(choice) ? -1.0 + 1e-9 : 1e-9;
      if (price < 1.0 - 1e-9) all.push_back({rows[choice], Relation::at_least, asked - slack});
      if (price > least) all.push_back({rows[choice], Relation::at_most, asked + slack});
    }
    return all;
  }

  std::vector<LinearRange> ranges(const std::vector<LinearConstraint>& as_good, std::size_t criteria) const {
    const auto k = static_cast<std::size_t>(segments);
    Rows weights(criteria, std::vector<double>(criteria * k, 0.0));
    for (std::size_t v = 0; v < criteria * k; ++v) weights[v / k][v] = 1.0;
    auto found = linear_ranges(as_good, weights).value_or(std::vector<LinearRange>{});
    for (LinearRange& each : found) each = {std::fmax(each.low, 0.0), std::fmin(each.high, 1.0)};
    return found;
  }

  void write_weights(JudgedWeights& judged, const std::vector<double>& x) const {
    const auto k = static_cast<std::size_t>(segments);
    const std::vector<double> parts = shares_of(x);
    for (std::size_t c = 0; c * k < parts.size(); ++c) {
      const std::span<const double> own(parts.data() + c * k, k);
      ExactSum sum;
      for (const double each : own) sum.add(each);
      judged.weights.push_back(sum.value());
      if (k == 1) continue;
      std::vector<double>& curve = judged.value_curves.emplace_back(1, 0.0);
      for (const double each : shares_of(own)) curve.push_back(std::fmin(curve.back() + each, 1.0));
      curve.back() = 1.0;
    }
  }

  void judge(const ValuedChoices& valued, const Rows& rows, const std::vector<double>& x, const Fit& fit,
             JudgedWeights& judged) const {
    ChoiceFit found{.choices = rows.size(), .error = fit.error > 1e-10 ? fit.error : 0.0};
    double furthest = 1e-9;
    std::vector<StatedConstraint> strict = {{{std::vector<double>(x.size(), 1.0), Relation::equal, 1.0}, {}}};
    for (std::size_t choice = 0; choice < rows.size(); ++choice) {
      const bool tie = valued.is_tie(choice);
      const double difference = inner_product(rows[choice], x);
      const double asked = tie ? 0.0 : margin;
      if (tie ? std::fabs(difference) > margin : difference <= 0.0) found.contradicted.push_back(choice);
      const double off = tie ? std::fabs(difference) : asked - difference;
      if (off > furthest) {
        furthest = off;
        judged.revisit_statement = StatementRevisit{.entry = choice, .stated = asked, .implied = difference};
      }
      strict.push_back({{rows[choice], tie ? Relation::equal : Relation::at_least, asked}, {choice}});
    }
    judged.inconsistency = *found.error / static_cast<double>(rows.size());
    if (*found.error > 0.0) judged.conflict = StatedConstraints(x.size(), rows.size(), std::move(strict)).conflict();
    judged.choices = std::move(found);
  }
};

static_assert(fully_described<Uta>);

}  // namespace journeyrank
