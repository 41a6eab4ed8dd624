// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using laws::Direction;
using laws::Levels;
using laws::Problem;

namespace {

/// True when the first raw value is at least as urgent as the second.
bool at_least_as_urgent(const laws::Criterion& criterion, double raw, double other) {
  if (const auto* levels = std::get_if<Levels>(&criterion.scale)) return levels->value(raw) >= levels->value(other);
  if (const auto* target = std::get_if<laws::TargetRange>(&criterion.scale)) {  // the nearer to the range on one side
    const bool below = raw <= target->at_1_high && other <= target->at_1_high;
    const bool above = raw >= target->at_1_low && other >= target->at_1_low;
    return (raw >= target->at_1_low && raw <= target->at_1_high) || (below && raw >= other) || (above && raw <= other);
  }
  if (const auto* ideal = std::get_if<laws::DistanceToIdeal>(&criterion.scale)) {
    return std::abs(raw - ideal->best) <= std::abs(other - ideal->best);
  }
  return criterion.direction == Direction::maximize ? raw >= other : raw <= other;
}

bool dominates(const Problem& problem, std::size_t journey, std::size_t other) {
  for (std::size_t c = 0; c < problem.raw.size(); ++c) {
    if (!at_least_as_urgent(problem.model.criteria[c], problem.raw[c][journey], problem.raw[c][other])) return false;
  }
  return true;
}

/// A raw value at least as urgent: the same, a little more, or much more.
double more_urgent(const laws::Criterion& criterion, double raw, Splitmix64& random) {
  if (const auto* levels = std::get_if<Levels>(&criterion.scale)) {
    const auto other = static_cast<double>(random.below(levels->levels.size()));
    return levels->value(other) >= levels->value(raw) ? other : raw;
  }
  if (journeyrank::needs_totals(criterion.scale)) {  // raw values stay above 0
    const double factor = random.below(3) == 0 ? 1.0 : random.below(2) == 0 ? 1.0 + 1e-13 : random.between(1.0, 3.0);
    return criterion.direction == Direction::maximize ? raw * factor : raw / factor;
  }
  if (std::holds_alternative<laws::LogarithmicRatio>(criterion.scale) && criterion.direction == Direction::minimize) {
    return std::max(1.0, raw - random.between(0.0, 80.0));
  }
  if (std::holds_alternative<laws::Reciprocal>(criterion.scale)) {
    return std::max(0.0, raw - (random.below(3) == 0 ? 0.0 : random.below(2) == 0 ? 1e-13 : random.between(0.0, 80.0)));
  }
  if (is_two_sided(criterion.scale)) {
    const auto* target = std::get_if<laws::TargetRange>(&criterion.scale);
    const double best = target != nullptr ? target->at_1_low : std::get<laws::DistanceToIdeal>(criterion.scale).best;
    const double share = random.below(3) == 0 ? 0.0 : random.below(2) == 0 ? 1e-14 : random.unit();
    const double nearer = raw + share * (best - raw);
    return at_least_as_urgent(criterion, nearer, raw) ? nearer : raw;
  }
  const double step = random.below(3) == 0 ? 0.0 : random.below(2) == 0 ? 1e-13 : random.between(0.0, 80.0);
  return criterion.direction == Direction::maximize ? raw + step : raw - step;
}

/// Adds to every journey a more urgent shadow of it; the random ones dominate each other by chance, too.
void add_shadows(Problem& problem, Splitmix64& random) {
  for (std::size_t i = 0, n = problem.journeys.size(); i < n; ++i) {
    problem.copy_journey(i, "a shadow of " + problem.journeys[i]);
    for (std::size_t c = 0; c < problem.raw.size(); ++c) {
      problem.raw[c].back() = more_urgent(problem.model.criteria[c], problem.raw[c][i], random);
    }
  }
}

/// Calls `visit(a, b)` for each two journeys of which the first dominates the second.
template <class Visit>
void for_each_dominance(const Problem& problem, const Visit& visit) {
  for (std::size_t a = 0; a < problem.journeys.size(); ++a) {
    for (std::size_t b = 0; b < problem.journeys.size(); ++b) {
      if (a != b && dominates(problem, a, b)) visit(a, b);
    }
  }
}

/// How many of these random problems it takes until the method ranks a journey below one that it dominates; 0 if it
/// never does.
std::size_t rounds_to_break(const journeyrank::Method& method, std::size_t most) {
  Splitmix64 random(104);
  for (std::size_t round = 1; round <= most; ++round) {
    Problem problem = laws::random_problem(random, {.most_journeys = 8});
    problem.model.method = method;
    add_shadows(problem, random);
    const auto ranking = journeyrank::rank(problem.matrix(), problem.model);
    bool broken = false;
    for_each_dominance(
        problem, [&](std::size_t a, std::size_t b) { broken = broken || ranking.ranks()[a] > ranking.ranks()[b]; });
    if (broken) return round;
  }
  return 0;
}

}  // namespace

TEST_CASE("laws: a journey at least as urgent on every criterion never ranks below the other") {
  std::size_t pairs = 0;
  laws::for_each_problem(101, 400, {.most_journeys = 8}, [&](Problem& problem, Splitmix64& random) {
    if (!breaks_dominance(problem.model.method).empty()) return;
    add_shadows(problem, random);
    const auto ranking = journeyrank::rank(problem.matrix(), problem.model);
    for_each_dominance(problem, [&](std::size_t a, std::size_t b) {
      ++pairs;
      CHECK_GE(ranking.scores()[a], ranking.scores()[b]);
      CHECK_LE(ranking.ranks()[a], ranking.ranks()[b]);
    });
  });
  CHECK(pairs > 10'000);
}

TEST_CASE("laws: a method that is exempt from dominance breaks it in some problem") {
  journeyrank::for_each_step<journeyrank::Method>([](const journeyrank::Method& method) {
    if (breaks_dominance(method).empty()) return;
    CHECK_MESSAGE(rounds_to_break(method, 20'000) > 0, std::string(step_name(method)));
  });
}
