// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journeyrank/base/enumerator.hpp"
#include "journeyrank/base/error.hpp"
#include "journeyrank/base/exact_parts.hpp"
#include "journeyrank/base/field.hpp"
#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/criteria_game.hpp"
#include "journeyrank/judge/group_contribution.hpp"
#include "journeyrank/problem/catalogue.hpp"
#include "journeyrank/problem/criteria_matrix.hpp"
#include "journeyrank/rank/ranking.hpp"
#include "journeyrank/rank/value_matrix.hpp"

namespace journeyrank {

/// How a score is shared among the criteria.
///
/// automatic  additive where the method is, else shapley
/// additive   value * weight, as the score adds them
/// shapley    the Shapley value: what a criterion adds on average, whichever others are there
enum class Shares { automatic, additive, shapley };

constexpr auto enumerators(Shares) {
  using enum Shares;
  return std::array{Enumerator{"automatic", automatic}, Enumerator{"additive", additive},
                    Enumerator{"shapley", shapley}};
}

/// How two journeys are compared.
struct ComparisonOptions {
  Shares shares = Shares::automatic;

  static constexpr const char* name = "comparison";
  static constexpr auto fields() {
    return FieldList{Field{"shares", &ComparisonOptions::shares, "how a score is shared among the criteria"}};
  }
};

static_assert(fully_described<ComparisonOptions>);

/// One side of a comparison: where the journey stands.
struct ComparedJourney {
  std::string journey;
  std::string label;
  std::uint32_t rank = 0;
  std::uint32_t unpinned_rank = 0;
  std::string pin_reason = {};  ///< empty when its place is by score
  ScoreRange score;
};

/// What one criterion says of two journeys.
struct Advantage {
  Contribution a;
  Contribution b;
  double points = 0.0;  ///< of A less those of B: above 0 it speaks for A
};

/// What the criteria of one group say of two journeys together.
struct GroupAdvantage {
  GroupContribution a;
  GroupContribution b;
  double points = 0.0;  ///< those of its criteria, added from 0 in the model's order
};

/// Why one journey stands before another.
///
/// Shape   one advantage a criterion, in the model's order, and one a group, in the model's order of those
/// Units   points are shares of the score, in [-1, 1]
/// Edge    the points added in any order, and the rounding last, give the difference bit for bit
struct Comparison {
  ComparedJourney a;
  ComparedJourney b;
  std::uint32_t of = 0;              ///< journeys in the ranking
  Shares shares = Shares::additive;  ///< how the scores were shared
  double difference = 0.0;           ///< A's score less B's
  double low = 0.0;                  ///< how far it can turn while missing cells are open
  double high = 0.0;
  std::vector<Advantage> criteria = {};
  std::vector<GroupAdvantage> groups = {};  ///< of a model with groups
  double rounding = 0.0;                    ///< what no criterion can be given: at most 2^-51 of all points of both
};

/// A journey of a ranking as one side of a comparison. Errors: unknown_name; shape_mismatch for another matrix.
inline ComparedJourney compared_journey(const Ranking& ranking, const CriteriaMatrix& matrix, std::size_t row) {
  if (matrix.journey_count() != ranking.size() || matrix.journeys()[row] != ranking.journeys()[row]) {
    throw Error(errc::shape_mismatch, "the matrix has other journeys than the ranking; give the one that was ranked");
  }
  ComparedJourney side{.journey = ranking.journeys()[row],
                       .label = ranking.label(row),
                       .rank = ranking.ranks()[row],
                       .unpinned_rank = ranking.unpinned_ranks()[row],
                       .score = ranking.range(row)};
  for (const auto& held : ranking.pins()) {
    if (held.journey == row) side.pin_reason = held.pin.reason;
  }
  return side;
}

/// What each criterion adds to the scores of two journeys. Errors: too_large for Shapley values of too many criteria.
inline std::vector<Advantage> advantages(const Scorer& scorer, const CriteriaMatrix& matrix, std::size_t a,
                                         std::size_t b, Shares shares) {
  const ScoreShares by_method(scorer, matrix);
  by_method.refuse_unless_known();
  Explanation of_a = explain(by_method, a);
  Explanation of_b = explain(by_method, b);
  if (shares == Shares::shapley && adds_up(scorer.model().method)) {
    const ValueMatrix values(scorer, matrix);
    const CriteriaGame game(values, scorer.weights().normalised());
    const std::vector<double> points_a = shapley_points(game, a, of_a.contributions.size());
    const std::vector<double> points_b = shapley_points(game, b, of_b.contributions.size());
    for (std::size_t c = 0; c < points_a.size(); ++c) {
      of_a.contributions[c].points = points_a[c];
      of_b.contributions[c].points = points_b[c];
    }
  }
  std::vector<Advantage> result;
  for (std::size_t c = 0; c < of_a.contributions.size(); ++c) {
    const double points = of_a.contributions[c].points - of_b.contributions[c].points;
    result.push_back({std::move(of_a.contributions[c]), std::move(of_b.contributions[c]), points});
  }
  return result;
}

/// What each group makes of the difference, from what its criteria do.
inline std::vector<GroupAdvantage> group_advantages(const Model& model, const std::vector<Advantage>& criteria) {
  const auto sums = [&](const auto& weight, const auto& points) {
    std::vector<double> weights;
    std::vector<double> added;
    for (const Advantage& each : criteria) {
      weights.push_back(weight(each));
      added.push_back(points(each));
    }
    return group_contributions(model, weights, added);
  };
  const auto of_a =
      sums([](const auto& each) { return each.a.weight; }, [](const auto& each) { return each.a.points; });
  const auto of_b =
      sums([](const auto& each) { return each.b.weight; }, [](const auto& each) { return each.b.points; });
  const auto apart = sums([](const auto&) { return 0.0; }, [](const auto& each) { return each.points; });
  std::vector<GroupAdvantage> found;
  for (std::size_t g = 0; g < apart.size(); ++g) found.push_back({of_a[g], of_b[g], apart[g].points});
  return found;
}

/// Says why A stands before B, or behind it: what each criterion makes of the difference between their scores.
///
///     std::puts(sentence(compare(ranking, matrix, "tech_fault", "bill_query")).c_str());
///
/// Edge    journeys that tie: the difference is 0, or within the model's tolerance; a missing cell counts as the score
///         counts it, and an open one widens low to high; pins change ranks, not points
/// Errors  unknown_name, with the nearest; bad_option for a journey with itself, or additive shares of a method that
///         does not add up; shape_mismatch for another matrix than was ranked; those of shapley_points
/// Cost    O(m) beside binding the matrix; Shapley values O(2^m m)
inline Comparison compare(const Ranking& ranking, const CriteriaMatrix& matrix, std::string_view a, std::string_view b,
                          const ComparisonOptions& options = {}) {
  const std::size_t row_a = ranking.find(a);
  const std::size_t row_b = ranking.find(b);
  if (row_a == row_b) {
    throw Error(errc::bad_option, "compare: found \"" + std::string(a) + "\" twice; allowed: two journeys");
  }
  const Model& model = ranking.scorer().model();
  if (options.shares == Shares::additive && !adds_up(model.method)) {
    throw Error(errc::bad_option, std::string("compare: the scores of ") + step_name(model.method) +
                                      " do not add up over the criteria; allowed: shapley, automatic");
  }
  Comparison comparison{.a = compared_journey(ranking, matrix, row_a),
                        .b = compared_journey(ranking, matrix, row_b),
                        .of = static_cast<std::uint32_t>(ranking.size()),
                        .shares = options.shares};
  if (options.shares == Shares::automatic) {
    comparison.shares = adds_up(model.method) ? Shares::additive : Shares::shapley;
  }
  const ScoreRange& of_a = comparison.a.score;
  const ScoreRange& of_b = comparison.b.score;
  comparison.difference = of_a.score - of_b.score;
  comparison.low = of_a.low - of_b.high;
  comparison.high = of_a.high - of_b.low;
  comparison.criteria = advantages(ranking.scorer(), matrix, row_a, row_b, comparison.shares);
  std::vector<double> points;
  for (const auto& each : comparison.criteria) points.push_back(each.points);
  // The rest is at most half a step of the grid that the points lie on, so both subtraction and sum are exact.
  comparison.rounding = comparison.difference - settle_parts(points, comparison.difference);
  for (std::size_t c = 0; c < points.size(); ++c) comparison.criteria[c].points = points[c];
  comparison.groups = group_advantages(model, comparison.criteria);
  return comparison;
}

/// The criteria in the order to read them: what speaks for the journey with the higher score, the largest first, then
/// what speaks against it. Of equal ones the model's first.
inline std::vector<std::size_t> reading_order(const Comparison& comparison) {
  const double side = comparison.difference < 0.0 ? -1.0 : 1.0;
  const auto in_favour = [&](std::size_t c) { return side * comparison.criteria[c].points; };
  std::vector<std::size_t> order(comparison.criteria.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const bool x_against = in_favour(x) < 0.0;
    const bool y_against = in_favour(y) < 0.0;
    if (x_against != y_against) return y_against;
    return std::fabs(in_favour(x)) > std::fabs(in_favour(y));
  });
  return order;
}

/// How the points came about, as a sentence; empty where they are value * weight, as the score adds them.
inline std::string shares_sentence(const Comparison& comparison) {
  if (comparison.shares != Shares::shapley) return "";
  return "Points are Shapley values: what a criterion adds on average, whichever of the others are there.";
}

/// Points with their sign: "+7.6", "-4.2".
inline std::string signed_points_text(double points) {
  const std::string text = points_text(points);
  return text[0] == '-' ? text : "+" + text;
}

/// "7.5 points", "under 0.1 points": how far two scores lie apart.
inline std::string apart_text(double difference) {
  const std::string text = points_text(std::fabs(difference));
  return (text == "0.0" && difference != 0.0 ? "under 0.1" : text) + " points";
}

/// Where A stands beside B, and by how much: "Tech fault is before Bill query by 7.5 points".
inline std::string standing_text(const Comparison& comparison) {
  const ComparedJourney& a = comparison.a;
  const ComparedJourney& b = comparison.b;
  const auto place = [](std::uint32_t of_a, std::uint32_t of_b) {
    return of_a < of_b ? "before" : of_a > of_b ? "behind" : "level with";
  };
  const std::string by_rank = place(a.rank, b.rank);
  const std::string by_score = place(a.unpinned_rank, b.unpinned_rank);
  const std::string apart = apart_text(comparison.difference);
  const std::string distance = by_score != "level with" ? " by " + apart
                               : comparison.difference == 0.0
                                   ? ", both with " + points_text(a.score.score) + " points"
                                   : ", for the " + apart + " between them are within the tolerance";
  if (by_rank == by_score) return a.label + " is " + by_score + " " + b.label + distance;
  std::string decree = a.pin_reason;
  if (!b.pin_reason.empty()) decree += (decree.empty() ? "" : "; ") + b.pin_reason;
  const std::string why = decree.empty() ? " through the pins of others" : " by decree (" + decree + ")";
  return a.label + " is " + by_rank + " " + b.label + why + "; by score it is " + by_score +
         (by_score == "level with" ? " it" : "") + distance;
}

/// The comparison as one sentence: "Tech fault is before Bill query by 7.5 points: Cost to serve +7.6, Retention +4.1,
/// against Revenue -4.2." What is not known, and how far that can turn it, is said behind. Criteria that make less than
/// 0.05 points are left out.
inline std::string sentence(const Comparison& comparison) {
  std::string text = standing_text(comparison);
  const double side = comparison.difference < 0.0 ? -1.0 : 1.0;
  std::string list;
  bool against = false;
  for (const std::size_t c : reading_order(comparison)) {
    const Advantage& each = comparison.criteria[c];
    if (points_text(std::fabs(each.points)) == "0.0") continue;
    list += list.empty() ? ": " : ", ";
    if (side * each.points < 0.0 && !std::exchange(against, true)) list += "against ";
    list += each.a.label + " " + signed_points_text(each.points);
  }
  text += list + ".";
  std::string unknown;
  for (const auto& each : comparison.criteria) {
    if (each.a.missing) unknown += (unknown.empty() ? "" : ", ") + each.a.label + " of " + comparison.a.label;
    if (each.b.missing) unknown += (unknown.empty() ? "" : ", ") + each.b.label + " of " + comparison.b.label;
  }
  if (!unknown.empty()) text += " Not known: " + unknown;
  if (comparison.low < comparison.high) {
    text += "; it may turn out as " + signed_points_text(comparison.low) + " to " +
            signed_points_text(comparison.high) + " points";
  }
  return unknown.empty() ? text : text + ".";
}

}  // namespace journeyrank
