// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journeyrank/base/arithmetic.hpp"
#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/base/linear_constraint.hpp"
#include "journeyrank/base/linear_program.hpp"
#include "journeyrank/base/shortest_number.hpp"
#include "journeyrank/weigh/judged_weights.hpp"
#include "journeyrank/weigh/shares.hpp"

namespace journeyrank {

/// Which criterion matters most and which least, and how the others stand to those two, each as a ratio >= 1.
struct BestAndWorst {
  std::size_t best = 0;
  std::size_t worst = 0;
  std::vector<double> best_over = {};   ///< best over each criterion; 1 over itself
  std::vector<double> over_worst = {};  ///< each criterion over the worst; 1 over itself
};

/// What is made as small as can be: the largest |w(a) - ratio w(b)|, or the largest |w(a) / w(b) - ratio|.
enum class BestWorstModel { linear, nonlinear };

constexpr auto enumerators(BestWorstModel) {
  return std::array{Enumerator{"linear", BestWorstModel::linear}, Enumerator{"nonlinear", BestWorstModel::nonlinear}};
}

/// The best-worst method: 2 m - 3 comparisons, all with the best or the worst criterion.
///
/// The inconsistency is, linear, the largest |w(a) - ratio w(b)| itself (0 is full agreement, its size depends on the
/// weights); nonlinear, the largest |w(a) / w(b) - ratio| over the most that the ratio of best to worst allows. The
/// judgement to revisit is that of best over j for which best over j times j over worst is furthest, as a ratio, from
/// best over worst; `implied` is what the other two say.
///
/// Shape   m ratios from 1 to 100 each way; returns m weights
/// Edge    one criterion: 1; two: their ratio; best and worst one criterion: all ratios must be 1, equal weights;
///         nonlinear, where several weights do as well: the middle of what each criterion may be beside the worst
/// Errors  empty_input for no criterion; shape_mismatch if there are not m ratios each way, or best or worst is none of
///         the m; bad_weights for a ratio outside [1, 100], one over itself that is not 1, a best over worst that
///         differs from the other list's, or one below another ratio of its list
/// Source  rezaei2015best for nonlinear; rezaei2016best for linear
/// Cost    linear: a linear programme of m + 1 variables and 4 m constraints; nonlinear: O(m) a halving, until
///         no double lies between
/// Use     instead of pairwise where that asks too much: 2 m - 3 questions, and contradictions still show
struct BestWorst {
  BestWorstModel model = BestWorstModel::linear;  ///< what is made as small as can be

  static constexpr const char* name = "best_worst";
  static constexpr const char* formula =
      "w with the least largest deviation from best = ratio * each, each = ratio * worst";
  static constexpr auto fields() {
    return FieldList{Field{"model", &BestWorst::model, "what is made as small as can be"}};
  }

  JudgedWeights operator()(const BestAndWorst& judgement) const {
    check(judgement);
    JudgedWeights judged = model == BestWorstModel::linear ? solve_linear(judgement) : solve_nonlinear(judgement);
    judged.revisit = furthest(judgement);
    return judged;
  }

  friend bool operator==(const BestWorst&, const BestWorst&) = default;

 private:
  [[noreturn]] static void refuse(errc code, const std::string& found) {
    throw Error(code, "weights by best_worst: " + found);
  }

  static void check(const BestAndWorst& judgement) {
    const auto& [best, worst, best_over, over_worst] = judgement;
    const std::size_t m = best_over.size();
    check_judgements(best_over, 1.0, name);
    if (over_worst.size() != m || best >= m || worst >= m) {
      refuse(errc::shape_mismatch, "found " + std::to_string(m) + " and " + std::to_string(over_worst.size()) +
                                       " ratios, best criterion " + std::to_string(best + 1) + ", worst criterion " +
                                       std::to_string(worst + 1) +
                                       "; allowed: as many ratios one way as the other, "
                                       "and a best and a worst among the criteria");
    }
    check_judgements(over_worst, 1.0, name);
    if (best_over[best] != 1.0 || over_worst[worst] != 1.0) {
      refuse(errc::bad_weights, "found a criterion over itself; allowed: 1");
    }
    if (best_over[worst] != over_worst[best]) {
      refuse(errc::bad_weights, "found " + shortest_number(best_over[worst]) + " and " +
                                    shortest_number(over_worst[best]) + " for best over worst; allowed: one ratio");
    }
    for (std::size_t c = 0; c < m; ++c) {
      if (best_over[worst] > 100.0 || best_over[c] > best_over[worst] || over_worst[c] > best_over[worst]) {
        refuse(errc::bad_weights, "criterion " + std::to_string(c + 1) + ": found " + shortest_number(best_over[c]) +
                                      " and " + shortest_number(over_worst[c]) +
                                      "; allowed: from 1 to best over worst, which may be 100");
      }
    }
  }

  /// Variables: the weights, then the deviation, which is made as small as can be.
  static JudgedWeights solve_linear(const BestAndWorst& judgement) {
    const std::size_t m = judgement.best_over.size();
    LinearProgram program{.objective = std::vector<double>(m + 1, 0.0), .constraints = {}};
    program.objective[m] = -1.0;
    const auto keep_near = [&](std::size_t a, std::size_t b, double ratio) {
      if (a == b) return;
      for (const double sign : {1.0, -1.0}) {
        std::vector<double> coefficients(m + 1, 0.0);
        coefficients[a] = sign;
        coefficients[b] = -sign * ratio;
        coefficients[m] = -1.0;
        program.constraints.push_back({std::move(coefficients), Relation::at_most, 0.0});
      }
    };
    for (std::size_t c = 0; c < m; ++c) keep_near(judgement.best, c, judgement.best_over[c]);
    for (std::size_t c = 0; c < m; ++c) {
      if (c != judgement.best) keep_near(c, judgement.worst, judgement.over_worst[c]);
    }
    std::vector<double> all(m + 1, 1.0);
    all[m] = 0.0;
    program.constraints.push_back({std::move(all), Relation::equal, 1.0});
    LinearSolution solution = maximise(program);
    const double deviation = solution.x[m];
    solution.x.pop_back();
    return {.weights = shares_of(solution.x), .inconsistency = room(m) ? std::optional(deviation) : std::nullopt};
  }

  /// Ratios from `low` to `high`.
  struct Range {
    double low = 0.0;
    double high = 0.0;
  };

  /// What best over worst may be if no ratio is off by more than `off`: that of each c is (best / c) * (c / worst).
  static Range best_over_worst(const BestAndWorst& judgement, double off) {
    const double stated = judgement.best_over[judgement.worst];
    Range range{.low = std::fmax(stated - off, 0.0), .high = stated + off};
    for (std::size_t c = 0; c < judgement.best_over.size(); ++c) {
      if (c == judgement.best || c == judgement.worst) continue;
      const double a = judgement.best_over[c];
      const double b = judgement.over_worst[c];
      range.low = std::fmax(range.low, product(std::fmax(a - off, 0.0), std::fmax(b - off, 0.0)));
      range.high = std::fmin(range.high, product(a + off, b + off));
    }
    return range;
  }

  static JudgedWeights solve_nonlinear(const BestAndWorst& judgement) {
    const std::size_t m = judgement.best_over.size();
    const double stated = judgement.best_over[judgement.worst];
    double off = 0.0;
    if (Range range = best_over_worst(judgement, 0.0); range.low > range.high) {
      double too_small = 0.0;
      off = stated;
      while (true) {
        const double middle = too_small + (off - too_small) / 2.0;
        if (middle <= too_small || middle >= off) break;
        range = best_over_worst(judgement, middle);
        (range.low <= range.high ? off : too_small) = middle;
      }
    }
    const Range found = best_over_worst(judgement, off);
    const double whole = found.low + (found.high - found.low) / 2.0;
    std::vector<double> beside_worst(m, 1.0);
    for (std::size_t c = 0; c < m; ++c) {
      if (c == judgement.worst) continue;
      const double a = judgement.best_over[c];
      const double b = judgement.over_worst[c];
      const double low = std::fmax(b - off, whole / (a + off));
      const double high = a > off ? std::fmin(b + off, whole / (a - off)) : b + off;
      beside_worst[c] = c == judgement.best ? whole : low + (high - low) / 2.0;
    }
    // The most that a ratio can be off, where best over worst is stated as `stated`: (stated - x)² = stated + x.
    const double most = (1.0 + 2.0 * stated - std::sqrt(1.0 + 8.0 * stated)) / 2.0;
    return {.weights = shares_of(beside_worst),
            .inconsistency = room(m) ? std::optional(most > 0.0 ? off / most : 0.0) : std::nullopt};
  }

  static bool room(std::size_t criteria) noexcept { return criteria > 2; }

  static std::optional<Revisit> furthest(const BestAndWorst& judgement) {
    std::optional<Revisit> worst;
    double most = 1.0 + 1e-9;
    const double whole = judgement.best_over[judgement.worst];
    for (std::size_t c = 0; c < judgement.best_over.size(); ++c) {
      if (c == judgement.best || c == judgement.worst) continue;
      const double through = product(judgement.best_over[c], judgement.over_worst[c]);
      const double factor = std::fmax(through / whole, whole / through);
      if (factor <= most) continue;
      most = factor;
      worst = Revisit{.stated = {.first = judgement.best, .second = c, .ratio = judgement.best_over[c]},
                      .implied = whole / judgement.over_worst[c]};
    }
    return worst;
  }
};

static_assert(fully_described<BestWorst>);

}  // namespace journeyrank
