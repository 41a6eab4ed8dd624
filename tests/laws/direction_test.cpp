// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using journeyrank::rank;
using laws::Anchored;
using laws::Direction;
using laws::Levels;
using laws::Missing;
using laws::Piecewise;
using laws::Problem;

namespace {

const laws::Variety with_gaps{.policies = {Missing::reject, Missing::worst, Missing::interval}};

/// Calls `visit` on each option that is a raw value.
template <class Visit>
void visit_options(laws::Scale& scale, Visit&& visit) {
  if (auto* anchored = std::get_if<Anchored>(&scale)) (visit(anchored->at_0), visit(anchored->at_1));
  if (auto* curve = std::get_if<laws::ExponentialValue>(&scale)) (visit(curve->at_0), visit(curve->at_1));
  if (auto* curve = std::get_if<laws::SmoothStep>(&scale)) (visit(curve->at_0), visit(curve->at_1));
  if (auto* ideal = std::get_if<laws::DistanceToIdeal>(&scale)) visit(ideal->best);
  if (auto* least = std::get_if<laws::Reciprocal>(&scale)) visit(least->at_1);
  if (auto* target = std::get_if<laws::TargetRange>(&scale)) {
    for (double* each : {&target->at_0_low, &target->at_1_low, &target->at_1_high, &target->at_0_high}) visit(*each);
  }
}

/// True for a scale that needs raw values above 0: there is no other side to look from.
bool is_one_sided(const laws::Scale& scale) {
  return laws::is_choosy(scale) || std::holds_alternative<laws::Reciprocal>(scale) ||
         std::holds_alternative<laws::Logarithmic>(scale);
}

/// The same criterion looked at from the other side: direction turned, raw values, anchors and knots negated.
void turn(Problem& problem, std::size_t c) {
  auto& criterion = problem.model.criteria[c];
  criterion.direction = criterion.direction == Direction::maximize ? Direction::minimize : Direction::maximize;
  if (std::holds_alternative<Levels>(criterion.scale)) return;  // an index has no other side
  for (auto& raw : problem.raw[c]) raw = -raw;
  visit_options(criterion.scale, [](double& option) { option = -option; });
  if (auto* target = std::get_if<laws::TargetRange>(&criterion.scale)) {
    criterion.direction = Direction::maximize;
    *target = {target->at_0_high, target->at_1_high, target->at_1_low, target->at_0_low};
  }
  if (std::holds_alternative<laws::DistanceToIdeal>(criterion.scale)) criterion.direction = Direction::maximize;
  if (auto* piecewise = std::get_if<Piecewise>(&criterion.scale)) {
    std::reverse(piecewise->knots.begin(), piecewise->knots.end());
    for (auto& knot : piecewise->knots) knot.raw = -knot.raw;
  }
}

}  // namespace

TEST_CASE(
    "laws: turning a direction and negating its raw values changes no score, but for rounding between knots and where "
    "a method looks at directions") {
  const double most_rounding = laws::is_full_run() ? 2e-14 : 4e-15;  // of ten thousand problems one is the worst
  std::map<std::string, std::size_t> moved;                          // by the methods that look
  laws::for_each_problem(501, 400, with_gaps, [&](const Problem& problem, Splitmix64& random) {
    Problem turned = problem;
    bool between_knots = false;
    for (std::size_t c = 0; c < problem.raw.size(); ++c) {
      if (is_one_sided(problem.model.criteria[c].scale) || random.below(2) == 0) continue;
      turn(turned, c);
      between_knots = between_knots || std::holds_alternative<Piecewise>(problem.model.criteria[c].scale);
    }
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(turned.matrix(), turned.model);
    for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
      if (reads_direction(problem.model.method)) {
        moved[step_name(problem.model.method)] += other.scores()[i] != ranking.scores()[i] ? 1 : 0;
      } else if (between_knots && (counts_journeys(problem.model.method) || keeps_journeys(problem.model.method) > 0)) {
        continue;  // sums over journeys grow by more, and a rounded value may change who is ahead on a criterion
      } else if (between_knots) {
        CHECK_LE(std::abs(other.scores()[i] - ranking.scores()[i]),
                 adds_up(problem.model.method) ? 1e-15 : most_rounding);
      } else {
        CHECK_EQ(other.scores()[i], ranking.scores()[i]);
      }
    }
  });
  // No method says that it looks and does not.
  for (const auto& each : moved) CHECK_MESSAGE((laws::share_of_rounds > 1 || each.second > 0), each.first);
}

TEST_CASE("laws: raw values and anchors in a unit of a power of two more or less give the same bits") {
  laws::for_each_problem(502, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    Problem rescaled = problem;
    const double unit = std::ldexp(1.0, static_cast<int>(random.below(40)) - 20);
    for (std::size_t c = 0; c < problem.raw.size(); ++c) {
      auto& scale = rescaled.model.criteria[c].scale;
      // A logarithm is rounded in another place in another unit, and its share of all is another.
      const bool logs = std::holds_alternative<laws::Logarithmic>(scale);
      if (logs || std::holds_alternative<laws::LogarithmicRatio>(scale) || std::holds_alternative<Levels>(scale))
        continue;
      for (auto& raw : rescaled.raw[c]) raw *= unit;
      visit_options(scale, [unit](double& option) { option *= unit; });
      if (auto* curve = std::get_if<laws::ExponentialValue>(&scale)) curve->rho *= unit;
      if (auto* piecewise = std::get_if<Piecewise>(&scale)) {
        for (auto& knot : piecewise->knots) knot.raw *= unit;
      }
    }
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(rescaled.matrix(), rescaled.model);
    CHECK(std::equal(ranking.scores().begin(), ranking.scores().end(), other.scores().begin()));
  });
}
