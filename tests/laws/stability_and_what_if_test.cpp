// SPDX-License-Identifier: MIT
// Where stability ends an interval, what_if with that weight still agrees, and with the next double does not.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/matrix_csv.hpp"
#include "journeyrank/judge/stability.hpp"
#include "journeyrank/judge/what_if.hpp"
#include "journeyrank/rank/rank.hpp"

#include "laws/weighed_values.hpp"
#include "splitmix64.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

/// What the ranks are with this weight of one criterion, by the public what-if.
Ranking ranked_at(const Ranking& base, const CriteriaMatrix& matrix, const std::string& criterion, double weight) {
  return rank_scenario(base, matrix, {.weights = {{criterion, weight}}});
}

/// True when none of the order's later journeys scores above one of its first `count`, or any before it at all.
bool is_kept(const Ranking& ranking, std::span<const std::uint32_t> order, std::size_t count, bool inside) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = inside ? i + 1 : count; j < order.size(); ++j) {
      if ((inside || i < count) && ranking.scores()[order[j]] > ranking.scores()[order[i]]) return false;
    }
  }
  return true;
}

/// Everything that stability says of each weight, asked of what_if; returns how many ends there were.
std::size_t check_all_ends(const CriteriaMatrix& matrix, const Model& model, const std::string& profile) {
  const Ranking base = rank(matrix, model, {.profile = profile});
  const Stability found = stability(base.scorer(), matrix, {.top = 3});
  std::size_t ends = 0;
  for (const CriterionStability& one : found.criteria) {
    const std::string& id = model.criteria[one.criterion].id;
    CAPTURE(profile);
    CAPTURE(id);
    const auto check_end = [&](double end, double beyond, const Overtaking& by, std::size_t count, bool inside) {
      ++ends;
      const Ranking last = ranked_at(base, matrix, id, end);
      CHECK(is_kept(last, found.order, count, inside));
      if (count == 1) CHECK(compare_rankings(base, last).first_after == matrix.journeys()[found.order[0]]);
      const Ranking next = ranked_at(base, matrix, id, std::nextafter(end, beyond));
      CHECK_FALSE(is_kept(next, found.order, count, inside));
      CHECK(next.scores()[by.overtaking] > next.scores()[by.overtaken]);
      if (count == 1 && !inside) CHECK(compare_rankings(base, next).first_after == matrix.journeys()[by.overtaking]);
    };
    const auto check = [&](const KeptInterval& kept, std::size_t count, bool inside) {
      if (kept.above) check_end(kept.high, 1.0, *kept.above, count, inside);
      if (kept.below) check_end(kept.low, 0.0, *kept.below, count, inside);
    };
    check(one.winner, 1, false);
    check(one.top, found.top, false);
    check(one.order, found.order.size(), true);
  }
  return ends;
}

}  // namespace

TEST_CASE("stability and what_if: each end holds and the next double does not, in every worked decision and profile") {
  std::size_t ends = 0;
  for (const std::string name : {"telecom", "bank", "saas"}) {
    const Model model = read_model("examples/data/" + name + ".json");
    const CriteriaMatrix matrix = read_csv("examples/data/" + name + ".csv", model);
    ends += check_all_ends(matrix, model, "");
    for (const Profile& profile : model.profiles) ends += check_all_ends(matrix, model, profile.id);
  }
  CHECK(ends > 150);
}

TEST_CASE("stability and what_if: each end holds and the next double does not, with criteria in groups") {
  const Model model = read_model("examples/data/telecom_groups.json");
  const CriteriaMatrix matrix = read_csv("examples/data/telecom.csv", model);
  CHECK(check_all_ends(matrix, model, "") + check_all_ends(matrix, model, "board") > 15);
}

TEST_CASE("stability and what_if: each end holds and the next double does not, with random, round and tied values") {
  Splitmix64 random(20261126);
  std::size_t ends = 0;
  for (int trial = 0; trial < 90; ++trial) {
    const double steps = trial % 3 == 0 ? 0.0 : trial % 3 == 1 ? 10.0 : 4.0;
    const auto drawn = [&] { return steps == 0.0 ? random.unit() : std::round(random.unit() * steps) / steps; };
    std::vector<std::vector<double>> rows(8, std::vector<double>(4));
    for (auto& row : rows) {
      for (double& value : row) value = drawn();
    }
    std::vector<double> weights;
    for (int c = 0; c < 4; ++c) weights.push_back(0.25 + drawn());
    const laws::WeighedValues problem(rows, weights);
    ends += check_all_ends(problem.matrix, problem.model, "");
  }
  CHECK(ends > 500);
}

TEST_CASE("stability and what_if: where one criterion has all the weight, both let the others share the rest equally") {
  Splitmix64 random(11);
  std::size_t ends = 0;
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<std::vector<double>> rows(8, std::vector<double>(4));
    for (auto& row : rows) {
      for (double& value : row) value = trial % 2 == 0 ? random.unit() : std::round(random.unit() * 10.0) / 10.0;
    }
    std::vector<double> weights(4, 0.0);
    weights[static_cast<std::size_t>(trial) % 4] = 3.0;
    const laws::WeighedValues problem(rows, weights);
    ends += check_all_ends(problem.matrix, problem.model, "");
    const Ranking base = rank(problem.matrix, problem.model);
    const Ranking half = ranked_at(base, problem.matrix, "c" + std::to_string(trial % 4), 0.4);
    for (std::size_t c = 0; c < 4; ++c) {
      CHECK(half.scorer().weights().normalised(c) == doctest::Approx(weights[c] > 0.0 ? 0.4 : 0.2));
    }
  }
  CHECK(ends > 100);
}

TEST_CASE("stability and what_if: the weight a criterion has already moves nothing, whatever ties there are") {
  Splitmix64 random(5);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<std::vector<double>> rows(8, std::vector<double>(4));
    for (auto& row : rows) {
      for (double& value : row) value = std::round(random.unit() * 4.0) / 4.0;
    }
    const laws::WeighedValues problem(rows, {random.unit(), random.unit(), random.unit(), 0.3});
    const Ranking base = rank(problem.matrix, problem.model);
    for (std::size_t c = 0; c < 4; ++c) {
      const std::string& id = problem.model.criteria[c].id;
      const Ranking same = ranked_at(base, problem.matrix, id, base.scorer().weights().normalised(c));
      CHECK(std::equal(same.scores().begin(), same.scores().end(), base.scores().begin(), base.scores().end()));
    }
  }
}
