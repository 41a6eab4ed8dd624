// SPDX-License-Identifier: MIT
// The weights of the smallest change, typed in again as stated weights, bring about what was asked for.
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/smallest_change.hpp"
#include "journeyrank/judge/top_entry.hpp"
#include "journeyrank/judge/what_if.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

constexpr Norm norms[] = {Norm::l1, Norm::l2, Norm::linf};

Ranking ranked_with(const Ranking& base, const CriteriaMatrix& matrix, const std::vector<double>& weights) {
  Scenario scenario{.weights = {}, .others = Others::as_given};
  for (std::size_t c = 0; c < weights.size(); ++c) {
    scenario.weights.push_back({base.scorer().model().criteria[c].id, weights[c]});
  }
  return rank_scenario(base, matrix, scenario);
}

struct Looked {
  std::size_t at = 0;
  std::size_t not_settled = 0;  ///< at a corner of few weights there may be no double that does it: a note says so
};

/// How many changes of weights were looked at.
Looked check_all(const Ranking& base, const CriteriaMatrix& matrix) {
  Looked looked;
  const std::size_t n = matrix.journey_count();
  const auto check = [&](const WeightChange& change, auto&& holds) {
    if (!change.possible || change.distance == 0.0) return;
    ++looked.at;
    bool settled = true;
    for (const Note& note : change.notes) {
      settled = settled && note.code != "not_settled";
      CHECK((note.code == "not_settled" || note.code == "level_at_most"));
    }
    if (!settled) {
      ++looked.not_settled;
      return;
    }
    CHECK(holds(ranked_with(base, matrix, change.weights)));
  };
  for (const Norm norm : norms) {
    CAPTURE(name_of(norm));
    for (std::size_t own = 0; own < n; ++own) {
      const std::string id = matrix.journeys()[own];
      for (const std::size_t top : {1U, 2U, 3U}) {
        check(change_into_top(base, matrix, id, {.top = top, .norm = norm}),
              [&](const Ranking& there) { return there.ranks()[own] <= top; });
      }
      for (std::size_t other = 0; other < n; ++other) {
        if (other == own) continue;
        check(smallest_change(base, matrix, id, matrix.journeys()[other], norm),
              [&](const Ranking& there) { return there.scores()[own] >= there.scores()[other]; });
      }
    }
  }
  return looked;
}

}  // namespace

TEST_CASE("smallest_change and what_if: the weights given back make it, in every worked decision") {
  std::size_t looked_at = 0;
  for (const std::string name : {"telecom", "bank", "saas"}) {
    const Model model = read_model("examples/data/" + name + ".json");
    const CriteriaMatrix matrix = read_csv("examples/data/" + name + ".csv", model);
    const Looked looked = check_all(rank(matrix, model), matrix);
    CHECK(looked.not_settled == 0);
    looked_at += looked.at;
  }
  CHECK(looked_at > 100);
}

TEST_CASE("smallest_change and what_if: the weights given back make it, with random, round and tied values") {
  Splitmix64 random(20261127);
  Looked all;
  for (int trial = 0; trial < 60; ++trial) {
    const double steps = trial % 3 == 0 ? 0.0 : trial % 3 == 1 ? 10.0 : 4.0;
    const auto drawn = [&] { return steps == 0.0 ? random.unit() : std::round(random.unit() * steps) / steps; };
    std::vector<std::vector<double>> rows(7, std::vector<double>(4));
    for (auto& row : rows) {
      for (double& value : row) value = drawn();
    }
    std::vector<double> weights;
    for (int c = 0; c < 4; ++c) weights.push_back(0.25 + drawn());
    const laws::WeighedValues problem(rows, weights);
    const Looked looked = check_all(rank(problem.matrix, problem.model), problem.matrix);
    all.at += looked.at;
    all.not_settled += looked.not_settled;
  }
  CHECK(all.at > 2000);
  CHECK(all.not_settled <= all.at / 1000);
}
