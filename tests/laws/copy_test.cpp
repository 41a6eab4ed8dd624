// SPDX-License-Identifier: MIT
#include <cstddef>
#include <map>
#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"

using journeyrank::rank;
using laws::Missing;
using laws::Problem;

namespace {

const laws::Variety with_gaps{.policies = {Missing::reject, Missing::worst, Missing::interval}};

/// True for a scale that takes the share of a whole, or a mean: a copy is part of it.
bool counts_every_journey(const laws::Scale& scale) {
  return std::holds_alternative<laws::SumRatio>(scale) || std::holds_alternative<laws::VectorRatio>(scale) ||
         std::holds_alternative<laws::LogarithmicRatio>(scale) || std::holds_alternative<laws::ZScore>(scale);
}

}  // namespace

TEST_CASE(
    "laws: a copy of a journey ties with it, and unless a scale or the method counts all of them no other score "
    "changes") {
  std::map<std::string, std::size_t> moved;  // scores, by the methods that say so
  laws::for_each_problem(401, 400, with_gaps, [&](const Problem& problem, Splitmix64& random) {
    Problem wider = problem;
    const std::size_t original = random.below(problem.journeys.size());
    wider.copy_journey(original, "a copy");
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(wider.matrix(), wider.model);
    CHECK_EQ(other.scores().back(), other.scores()[original]);
    CHECK_EQ(other.ranks().back(), other.ranks()[original]);
    if (journeyrank::keeps_journeys(problem.model.method) > 0) return;  // a copy is one more to compare with
    for (const auto& criterion : problem.model.criteria) {
      if (counts_every_journey(criterion.scale)) return;
    }
    for (std::size_t i = 0; i < problem.journeys.size(); ++i) {
      if (counts_journeys(problem.model.method)) {
        moved[step_name(problem.model.method)] += other.scores()[i] != ranking.scores()[i] ? 1 : 0;
      } else {
        CHECK_EQ(other.scores()[i], ranking.scores()[i]);
      }
    }
  });
  // No method says without need that it counts journeys.
  for (const auto& each : moved) CHECK_MESSAGE((laws::share_of_rounds > 1 || each.second > 0), each.first);
}

TEST_CASE("laws: where nothing is relative, removing a journey changes no score and no order of the others") {
  laws::for_each_problem(402, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    if (problem.is_relative()) return;
    Problem narrower = problem;
    const auto removed = static_cast<std::ptrdiff_t>(random.below(problem.journeys.size()));
    const auto at = static_cast<std::size_t>(removed);
    narrower.journeys.erase(narrower.journeys.begin() + removed);
    for (auto& column : narrower.raw) column.erase(column.begin() + removed);
    for (auto& mask : narrower.missing) mask.erase(mask.begin() + removed);
    const auto ranking = rank(problem.matrix(), problem.model);
    const auto other = rank(narrower.matrix(), narrower.model);
    std::size_t line = 0;
    for (std::size_t position = 0; position < ranking.size(); ++position) {
      if (ranking[position].journey == at) continue;
      CHECK_EQ(other[line].id, ranking[position].id);
      CHECK_EQ(other[line].score, ranking[position].score);
      ++line;
    }
  });
}
