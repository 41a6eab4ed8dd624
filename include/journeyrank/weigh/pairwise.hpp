// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/elementary.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/ratio_judgements.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// How weights come out of comparisons: the principal eigenvector of their matrix, or the least squares of their
/// logarithms, which is the geometric mean of each row where all pairs are compared.
enum class Priority { eigenvector, geometric_mean };

constexpr auto enumerators(Priority) {
  using enum Priority;
  return std::array{Enumerator{"eigenvector", eigenvector}, Enumerator{"geometric_mean", geometric_mean}};
}

/// Pairwise comparison, as in the analytic hierarchy process.
///
/// A pair that nobody compared counts as the weights themselves say: w(i) / w(j). The inconsistency is Saaty's ratio,
/// (largest eigenvalue - m) / (m - 1) over what random comparisons have on average, by either priority; 0.1 is usually
/// taken as the most to accept. The judgement to revisit is the one furthest, as a ratio, from what the weights say.
///
/// Shape   up to m (m - 1) / 2 comparisons, each pair once at most, connecting all m criteria; returns m weights
/// Edge    one criterion: 1; with m - 1 comparisons there is no room for a contradiction, and no inconsistency is
///         given; no judgement is named where all agree to 1e-9
/// Errors  empty_input, bad_weights as RatioJudgements
/// Source  saaty1980analytic; harker1987incomplete for the eigenvector of some pairs, bozoki2010optimal for their least
///         squares; random averages: saaty1980analytic up to 10 criteria, alonso2006consistency beyond, less by
///         agoston2022incomplete where pairs are not compared
/// Cost    O(m³), and O(m²) a step of the power method, which ends when no weight moves by 1e-15 of itself, or after
///         100,000 steps
/// Use     with somebody who wants to be held to account: more is asked than is needed, so contradictions show. Beyond
///         seven criteria or so people tire
struct Pairwise {
  Priority priority = Priority::eigenvector;  ///< how weights come out of comparisons

  static constexpr const char* name = "pairwise";
  static constexpr const char* formula = "w with A w = largest eigenvalue * w, A(i, j) how many times j criterion i is";
  static constexpr auto fields() {
    return FieldList{Field{"priority", &Pairwise::priority, "how weights come out of comparisons"}};
  }

  JudgedWeights operator()(std::size_t criteria, std::span<const ImportanceRatio> comparisons) const {
    const RatioJudgements judgements(criteria, comparisons, name);
    const std::vector<double> nearest = judgements.nearest_weights();
    std::vector<double> principal = nearest;
    const double eigenvalue = climb(judgements, principal);
    JudgedWeights judged{.weights = priority == Priority::eigenvector ? principal : nearest};
    judged.inconsistency = ratio_to_random(eigenvalue, criteria, judgements.unstated());
    if (judged.inconsistency) judged.revisit = furthest(comparisons, judged.weights);
    return judged;
  }

  friend bool operator==(const Pairwise&, const Pairwise&) = default;

 private:
  /// The power method, until no weight moves any more; returns the eigenvalue.
  static double climb(const RatioJudgements& judgements, std::vector<double>& weights) {
    const std::size_t m = judgements.size();
    double eigenvalue = static_cast<double>(m);
    for (int step = 0; step < 100'000; ++step) {
      std::vector<double> next(m, 0.0);
      double sum = 0.0;
      for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < m; ++j) {
          const double ratio = judgements(i, j);
          next[i] += ratio > 0.0 ? product(ratio, weights[j]) : weights[i];
        }
        sum += next[i];
      }
      eigenvalue = sum;  // the weights added up to 1
      next = shares_of(next);
      double moved = 0.0;
      for (std::size_t i = 0; i < m; ++i) moved = std::fmax(moved, std::abs(next[i] / weights[i] - 1.0));
      weights = next;
      if (moved <= 1e-15) break;
    }
    return eigenvalue;
  }

  static std::optional<double> ratio_to_random(double eigenvalue, std::size_t criteria, std::size_t unstated) {
    const auto m = static_cast<double>(criteria);
    const double room = (m - 1.0) * (m - 2.0) / 2.0;
    const double kept = room - static_cast<double>(unstated);
    if (criteria < 3 || kept <= 0.0) return std::nullopt;
    constexpr std::array random = {0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};  // from 3 criteria
    const double whole = criteria <= 10 ? random[criteria - 3] : (product(1.7699, m) - 4.3513) / (m - 1.0);
    return std::fmax(eigenvalue - m, 0.0) / (m - 1.0) / (whole * kept / room);
  }

  static std::optional<Revisit> furthest(std::span<const ImportanceRatio> comparisons,
                                         const std::vector<double>& weights) {
    std::optional<Revisit> worst;
    double most = 1e-9;
    for (const auto& each : comparisons) {
      const double implied = weights[each.first] / weights[each.second];
      const double off = std::abs(natural_log(each.ratio / implied));
      if (off <= most) continue;
      most = off;
      worst = Revisit{.stated = each, .implied = implied};
    }
    return worst;
  }
};

static_assert(fully_described<Pairwise>);

}  // namespace journeyrank
