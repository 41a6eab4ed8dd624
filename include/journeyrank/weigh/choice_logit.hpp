// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/false_position.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/linear_system.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/choice.hpp"
#include "journeyrank/weigh/choice_likelihood.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// Weights learned from choices between journeys by likelihood, as Bradley and Terry and the conditional logit do: the
/// log odds that a journey is taken are the sum over the criteria of strength × difference of values. Weights are the
/// strengths >= 0 as shares; their sum is how sharply this person tells journeys apart.
///
/// A tie counts as half a choice either way. Each strength has a normal prior around 0 with the stated deviation, in
/// log odds for a whole scale: wide, but it keeps strengths finite where some weights explain every choice
/// (`separated`). `ranges` holds what each weight may be by the likelihood ratio, prior included: the fit with that
/// weight held there is worse by no more than chance does in `confidence` of all cases. `standard_errors` are those of
/// the normal approximation; at a weight of 0 and with few choices trust the ranges.
///
/// The inconsistency is the share of choices that the weights decide the other way. The choice to revisit is the one
/// furthest so: `stated` is 0, `implied` the difference of scores.
///
/// Shape   n rows of m values in [0, 1], choices between rows; returns m weights
/// Edge    choices that fit no weights better than chance: ranges from 0 to 1; all strengths 0: equal weights, no
///         errors; one criterion: 1
/// Errors  those of ValuedChoices; bad_option for a deviation outside [0.1, 1000] or a confidence outside [0.5, 0.999];
///         bad_weights for a criterion on which no choice differs: nothing can be learned of it
/// Source  bradley1952rank; mcfadden1974conditional; lecessie1992ridge for the prior; albert1984existence for
///         separation; venzon1988method for the ranges
/// Cost    a fit is O(n m²) a step, some ten steps; a range takes some 15 fits. 0.1 s for 200 choices
///         by 4 criteria, 0.6 s for 1,000 (g++ -O2, one core)
/// Use     where nobody can say weights but many choose, people contradict themselves, and you want to know how sure
///         the weights are
struct ChoiceLogit {
  double deviation = 10.0;   ///< of the prior of each strength, in log odds for a whole scale
  double confidence = 0.95;  ///< of the ranges

  static constexpr const char* name = "choice_logit";
  static constexpr const char* formula =
      "log odds(a before b) = sum of strength * (value(a) - value(b)); w = strength / sum";
  static constexpr auto fields() {
    return FieldList{
        Field{"deviation", &ChoiceLogit::deviation, "of the prior of each strength, in log odds for a whole scale",
              Allowed{.at_least = 0.1, .at_most = 1000.0}},
        Field{"confidence", &ChoiceLogit::confidence, "of the ranges", Allowed{.at_least = 0.5, .at_most = 0.999}}};
  }

  JudgedWeights operator()(std::span<const std::vector<double>> values, std::span<const Choice> choices) const {
    check();
    const ValuedChoices valued(values, choices, name);
    const Asked asked = asked_of(valued);
    const std::size_t m = valued.criteria();
    const ChoicePosterior posterior = along(asked, identity(m));
    const std::vector<double> strengths = posterior.peak(std::vector<double>(m, 1.0));
    JudgedWeights judged{.weights = shares_of(strengths)};
    const double total = std::accumulate(strengths.begin(), strengths.end(), 0.0);
    if (total > 0.0) judged.standard_errors = errors(posterior, strengths, total);
    for (std::size_t c = 0; c < m; ++c)
      judged.ranges.push_back(range(asked, c, judged.weights, posterior.value(strengths)));
    judge(valued, asked, judged);
    const auto count = static_cast<double>(choices.size());
    judged.choices->likelihood = ChoiceLikelihood{.log_likelihood = posterior.log_likelihood(strengths),
                                                  .null_log_likelihood = count * natural_log(0.5),
                                                  .sharpness = total,
                                                  .separated = separated(valued, asked)};
    return judged;
  }

  friend bool operator==(const ChoiceLogit&, const ChoiceLogit&) = default;

 private:
  using Rows = std::vector<std::vector<double>>;

  struct Asked {
    Rows differences = {};
    std::vector<double> shares = {};  ///< 1, or 0.5 for a tie
  };

  void check() const {
    if (deviation >= 0.1 && deviation <= 1000.0 && confidence >= 0.5 && confidence <= 0.999) return;
    const auto shown = [](double x) { return std::isfinite(x) ? shortest_number(x) : std::string("NaN or infinity"); };
    throw Error(errc::bad_option, "weights by choice_logit: found deviation " + shown(deviation) + ", confidence " +
                                      shown(confidence) +
                                      "; allowed: a deviation from 0.1 to 1000, a confidence from 0.5 to 0.999");
  }

  static Asked asked_of(const ValuedChoices& valued) {
    Asked asked;
    for (std::size_t choice = 0; choice < valued.size(); ++choice) {
      asked.differences.push_back(valued.difference(choice));
      asked.shares.push_back(valued.is_tie(choice) ? 0.5 : 1.0);
    }
    for (std::size_t c = 0; c < valued.criteria(); ++c) {
      bool differs = false;
      for (const auto& row : asked.differences) differs = differs || row[c] != 0.0;
      if (differs) continue;
      throw Error(errc::bad_weights, "weights by choice_logit, criterion " + std::to_string(c + 1) +
                                         ": found no choice between journeys that differ on it; allowed: one at least, "
                                         "or nothing can be learned of its weight");
    }
    return asked;
  }

  static Rows identity(std::size_t m) {
    Rows rows(m, std::vector<double>(m, 0.0));
    for (std::size_t c = 0; c < m; ++c) rows[c][c] = 1.0;
    return rows;
  }

  /// The posterior of strengths that are sums of these directions, each so many times.
  ChoicePosterior along(const Asked& asked, const Rows& directions) const {
    Rows differences;
    for (const auto& row : asked.differences) {
      auto& along = differences.emplace_back();
      for (const auto& direction : directions) along.push_back(inner_product(row, direction));
    }
    Rows precision;
    for (const auto& a : directions) {
      auto& row = precision.emplace_back();
      for (const auto& b : directions) row.push_back(inner_product(a, b) / product(deviation, deviation));
    }
    return ChoicePosterior(std::move(differences), asked.shares, std::move(precision));
  }

  /// The largest value with one weight held at a share: the others are free, and it keeps to their sum.
  double held(const Asked& asked, std::size_t c, double share) const {
    const std::size_t m = asked.differences[0].size();
    Rows directions;
    for (std::size_t other = 0; other < m; ++other) {
      std::vector<double> direction(m, 0.0);
      direction[other] = 1.0 - share;
      direction[c] = share;
      if (other != c && share < 1.0) directions.push_back(std::move(direction));
    }
    if (directions.empty()) directions.push_back(identity(m)[c]);
    const ChoicePosterior posterior = along(asked, directions);
    return posterior.value(posterior.peak(std::vector<double>(directions.size(), 1.0)));
  }

  LinearRange range(const Asked& asked, std::size_t c, const std::vector<double>& weights, double best) const {
    if (weights.size() == 1) return {1.0, 1.0};
    const double most = normal_quantile(0.5 + confidence / 2.0);
    const auto beyond = [&](double share) {
      return std::sqrt(std::fmax(2.0 * (best - held(asked, c, share)), 0.0)) - most;
    };
    return {last_within(weights[c], 0.0, most, beyond), last_within(weights[c], 1.0, most, beyond)};
  }

  /// Of the shares, by what they change with each strength.
  static std::vector<double> errors(const ChoicePosterior& posterior, const std::vector<double>& strengths,
                                    double total) {
    const std::size_t m = strengths.size();
    const Rows curvature = posterior.curvature(strengths);
    std::vector<double> found;
    for (std::size_t c = 0; c < m; ++c) {
      std::vector<double> change(m, -strengths[c] / total / total);
      change[c] += 1.0 / total;
      Rows rows = curvature;
      for (std::size_t a = 0; a < m; ++a) rows[a].push_back(change[a]);
      const auto solved = solve_linear_system(std::move(rows));
      if (!solved) return {};
      found.push_back(std::sqrt(std::fmax(inner_product(change, *solved), 0.0)));
    }
    return found;
  }

  static void judge(const ValuedChoices& valued, const Asked& asked, JudgedWeights& judged) {
    ChoiceFit fit{.choices = valued.size()};
    double furthest = 0.0;
    for (std::size_t choice = 0; choice < valued.size(); ++choice) {
      if (valued.is_tie(choice)) continue;
      const double difference = inner_product(asked.differences[choice], judged.weights);
      if (difference > 0.0) continue;
      fit.contradicted.push_back(choice);
      if (judged.revisit_statement && difference >= furthest) continue;
      furthest = difference;
      judged.revisit_statement = StatementRevisit{.entry = choice, .stated = 0.0, .implied = difference};
    }
    judged.inconsistency = static_cast<double>(fit.contradicted.size()) / static_cast<double>(valued.size());
    judged.choices = std::move(fit);
  }

  /// True when sharper strengths in some direction fit ever better: no choice goes against it, no tie differs along it.
  static bool separated(const ValuedChoices& valued, const Asked& asked) {
    const std::size_t m = valued.criteria();
    LinearProgram program{.objective = std::vector<double>(m, 0.0), .constraints = {}};
    for (std::size_t choice = 0; choice < valued.size(); ++choice) {
      const auto& row = asked.differences[choice];
      const bool tie = valued.is_tie(choice);
      for (std::size_t c = 0; c < m && !tie; ++c) program.objective[c] += row[c];
      program.constraints.push_back({row, tie ? Relation::equal : Relation::at_least, 0.0});
    }
    program.constraints.push_back({std::vector<double>(m, 1.0), Relation::equal, 1.0});
    const LinearSolution solution = maximise(program);
    return solution.outcome == LinearOutcome::optimal && solution.value > 1e-9;
  }
};

static_assert(fully_described<ChoiceLogit>);

}  // namespace journeyrank
