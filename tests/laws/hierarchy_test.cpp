// SPDX-License-Identifier: MIT
// Weights in groups mean what the flat model means that states their products.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/judge/contribution.hpp"
#include "journeyrank/judge/what_if.hpp"
#include "journeyrank/rank/rank.hpp"
#include "journeyrank/rank/value_matrix.hpp"

#include "laws/random_problem.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers
using laws::Problem;

namespace {

const laws::Variety with_gaps{.policies = {Missing::worst, Missing::interval}};

/// The criteria in groups of one level or two, of which some weigh something and some only add up.
Model in_groups(Model model, Splitmix64& random) {
  CriteriaGroup inner{.id = "inner"};
  CriteriaGroup outer{.id = "outer"};
  for (const auto& criterion : model.criteria) {
    const auto place = random.below(3);
    if (place == 0) inner.members.push_back(criterion.id);
    if (place == 1) outer.members.push_back(criterion.id);
  }
  const auto weighs = [&](const CriteriaGroup& group) {
    return std::any_of(group.members.begin(), group.members.end(), [&](const std::string& id) {
      return group.id != "outer" ? model.criteria[criterion_index(model, id)].weight > 0.0
                                 : id == "inner" || model.criteria[criterion_index(model, id)].weight > 0.0;
    });
  };
  if (!inner.members.empty()) {
    if (weighs(inner) && random.below(3) > 0) inner.weight = 0.1 + random.unit();
    if (inner.weight) outer.members.push_back("inner");
    model.groups.push_back(inner);
  }
  if (!outer.members.empty()) {
    if (weighs(outer) && random.below(3) > 0) outer.weight = 0.1 + random.unit();
    model.groups.push_back(outer);
  }
  validate(model);
  return model;
}

bool same_scores(const Ranking& a, const Ranking& b) {
  return std::equal(a.scores().begin(), a.scores().end(), b.scores().begin(), b.scores().end()) &&
         std::equal(a.order().begin(), a.order().end(), b.order().begin(), b.order().end());
}

/// The model without its groups, each criterion with the product of the shares on its path.
Model products_stated(const Model& model) {
  Model flat = flattened(model);
  flat.groups.clear();
  return flat;
}

}  // namespace

TEST_CASE("laws: a model with groups gives the bits of the flat model that states the products") {
  laws::for_each_problem(901, 400, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const Model model = in_groups(problem.model, random);
    const auto matrix = problem.matrix();
    CHECK(same_scores(rank(matrix, model), rank(matrix, products_stated(model))));
  });
}

TEST_CASE("laws: groups that only add up change no bit") {
  laws::for_each_problem(902, 200, with_gaps, [](const Problem& problem, Splitmix64& random) {
    Model model = in_groups(problem.model, random);
    for (auto& group : model.groups) group.weight.reset();
    CHECK(same_scores(rank(problem.matrix(), model), rank(problem.matrix(), problem.model)));
  });
}

TEST_CASE("laws: values under a hierarchy score as the ranking does, bit for bit") {
  laws::for_each_problem(903, 200, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const Model model = in_groups(problem.model, random);
    const auto matrix = problem.matrix();
    const Ranking ranking = rank(matrix, model);
    const ValueMatrix values(ranking.scorer(), matrix);
    std::vector<double> scores(matrix.journey_count());
    values.score(ranking.scorer().weights().normalised(), scores);
    CHECK(std::equal(scores.begin(), scores.end(), ranking.scores().begin()));
  });
}

TEST_CASE("laws: a what-if of a criterion's share is the same, asked of groups or of the flat model") {
  laws::for_each_problem(904, 100, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const Model model = in_groups(problem.model, random);
    const auto& criteria = model.criteria;
    if (std::none_of(criteria.begin() + 1, criteria.end(), [](const auto& each) { return each.weight > 0.0; })) return;
    const auto matrix = problem.matrix();
    const Scenario asked{.weights = {{model.criteria[0].id, random.unit()}}};
    const Ranking base = rank(matrix, model);
    const Ranking flat = rank(matrix, products_stated(model));
    CHECK(same_scores(rank_scenario(base, matrix, asked), rank_scenario(flat, matrix, asked)));
  });
}

TEST_CASE("laws: the points of a group are those of its criteria, added in the model's order") {
  laws::for_each_problem(905, 100, with_gaps, [](const Problem& problem, Splitmix64& random) {
    const Model model = in_groups(problem.model, random);
    if (!adds_up(model.method)) return;
    const auto matrix = problem.matrix();
    const auto hierarchy = hierarchy_of(model);
    const Explanation explanation = explain(Scorer::fit(matrix, model), matrix, 0);
    REQUIRE(explanation.groups.size() == model.groups.size());
    for (std::size_t g = 0; g < model.groups.size(); ++g) {
      double sum = 0.0;
      for (std::size_t c = 0; c < model.criteria.size(); ++c) {
        if (hierarchy.holds(g, c)) sum += explanation.contributions[c].points;
      }
      CHECK(explanation.groups[g].points == sum);
    }
  });
}
