// SPDX-License-Identifier: MIT
#include "journeyrank/agree/method_comparison.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"
#include "refusal.hpp"

using journeyrank::compare_methods;
using journeyrank::CriteriaMatrix;
using journeyrank::Method;
using journeyrank::MethodComparison;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::RankedMethod;

namespace {

const std::string all_methods = std::to_string(std::variant_size_v<Method>);

Model two_criteria() {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}};
  return model;
}

/// An even journey and two that are strong on one criterion alone: a sum and a product do not agree.
CriteriaMatrix three_journeys() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"even", "painful", "costly"}),
                        {{.criterion = "pain", .values = std::vector{0.5, 1.0, 0.0}},
                         {.criterion = "cost", .values = std::vector{0.48, 0.0, 0.9}}});
}

const RankedMethod& named(const MethodComparison& found, const std::string& name) {
  const auto at = std::find_if(found.methods.begin(), found.methods.end(),
                               [&](const RankedMethod& each) { return each.name == name; });
  REQUIRE(at != found.methods.end());
  return *at;
}

}  // namespace

TEST_CASE("method_comparison: every method of the catalogue ranks as rank() does, the model's own first") {
  laws::for_each_problem(
      61, 30, {.most_journeys = 9, .most_criteria = 4}, [](const laws::Problem& problem, Splitmix64&) {
        const auto matrix = problem.matrix();
        const MethodComparison found = compare_methods(matrix, problem.model);
        CHECK(found.methods.size() == std::variant_size_v<Method>);
        CHECK(found.methods[0].method == problem.model.method);
        CHECK(found.ranked.size() == found.methods.size());
        for (const RankedMethod& each : found.methods) {
          Model model = problem.model;
          model.method = each.method;
          const auto ranking = rank(matrix, model);
          CHECK(std::equal(each.ranks.begin(), each.ranks.end(), ranking.ranks().begin(), ranking.ranks().end()));
          CHECK(std::equal(each.scores.begin(), each.scores.end(), ranking.scores().begin(), ranking.scores().end()));
        }
      });
}

TEST_CASE("method_comparison: it says whose place depends on the method, and how much methods agree") {
  const MethodComparison found = compare_methods(three_journeys(), two_criteria());
  CHECK(named(found, "weighted_sum").ranks == std::vector<std::uint32_t>{2, 1, 3});
  CHECK(named(found, "weighted_product").ranks == std::vector<std::uint32_t>{1, 2, 2});
  CHECK(named(found, "weighted_sum").tau == doctest::Approx(1.0));
  CHECK(found.agreement.w < 1.0);
  CHECK(found.divergences.size() == 3);
  CHECK(found.divergences[0].spread() > 0);
  CHECK(sentence(found, three_journeys()).find("journeys depends on which, most that of") != std::string::npos);
}

TEST_CASE("method_comparison: methods that agree say so, and one journey has nothing to put in order") {
  const CriteriaMatrix steps(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = std::vector{0.9, 0.2}}, {.criterion = "cost", .values = std::vector{0.8, 0.1}}});
  CHECK(sentence(compare_methods(steps, two_criteria()), steps) ==
        all_methods + " methods give all 2 journeys the same places.");
  CHECK(compare_methods(steps, two_criteria()).agreement.w == doctest::Approx(1.0));
  const CriteriaMatrix one(Names::numbered(1), {{.criterion = "pain", .values = std::vector{0.9}},
                                                {.criterion = "cost", .values = std::vector{0.8}}});
  CHECK(sentence(compare_methods(one, two_criteria()), one) == all_methods + " methods, and nothing to put in order.");
}

TEST_CASE("method_comparison: with scales every method is there on every relative scale, levels keep theirs") {
  Model model = two_criteria();
  model.criteria[1].scale = journeyrank::Levels{.levels = {{"low", 0.2}, {"high", 1.0}}};
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = std::vector{0.9, 0.2}}, {.criterion = "cost", .values = std::vector{0.0, 1.0}}});
  const MethodComparison found = compare_methods(matrix, model, {.scales = true});
  CHECK(found.methods.size() == 7 * std::variant_size_v<Method>);
  const RankedMethod& scaled = named(found, "weighted_sum on min_max");
  CHECK(scaled.is_ranked());
  CHECK(scaled.scores[0] == doctest::Approx(0.6));  // 1 and the level's 0.2
}

TEST_CASE("method_comparison: what a method refuses is kept, what the model's own refuses is not") {
  Model model = two_criteria();
  model.criteria[1].missing = Missing::renormalise;
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = std::vector{0.9, 0.2}},
       {.criterion = "cost", .values = std::vector{0.5, 0.0}, .missing = std::vector<std::uint8_t>{0, 1}}});
  const MethodComparison found = compare_methods(matrix, model);
  for (const std::size_t place : found.ranked) CHECK(adds_up(found.methods[place].method));
  CHECK(found.ranked[0] == 0);
  CHECK(named(found, "topsis").refused.find("renormalise") != std::string::npos);
  CHECK(named(found, "topsis").ranks.empty());
  model.method = journeyrank::Topsis{};
  CHECK(refusal_code([&] { compare_methods(matrix, model); }) == "bad_model");
}

TEST_CASE("method_comparison: no journey is nothing to compare") {
  const CriteriaMatrix none(Names::numbered(0), {{.criterion = "pain", .values = std::vector<double>{}},
                                                 {.criterion = "cost", .values = std::vector<double>{}}});
  const MethodComparison found = compare_methods(none, two_criteria());
  CHECK(found.divergences.empty());
  CHECK(sentence(found, none) == all_methods + " methods, and nothing to put in order.");
}
