// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/order_judgements.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

const NamedCriteria three({"pain", "revenue", "cost"}, {},
                          [](errc code, const std::string& list, auto entry, const std::string& text) {
                            throw Error(code, list + (entry ? "[" + std::to_string(*entry) + "]" : "") + ": " + text);
                          });

template <class Judgement>
std::string refused(const Judgement& judgement) {
  try {
    judgement(three);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("order_judgements: each gives what its method gives, with criteria by id") {
  CHECK(SwaraJudgement{.steps = {{"cost", 0.0}, {"pain", 0.3}, {"revenue", 0.1}}}(three) ==
        Swara{}(std::vector<ImportanceStep>{{2, 0.0}, {0, 0.3}, {1, 0.1}}));
  CHECK(LbwaJudgement{.elasticity = 4.0, .places = {{"cost", 2, 1.0}, {"pain", 1, 0.0}, {"revenue", 1, 2.0}}}(three) ==
        Lbwa{.elasticity = 4.0}(std::vector<ImportanceLevel>{{1, 0.0}, {1, 2.0}, {2, 1.0}}));
  const BestAndWorst said{.best = 0, .worst = 2, .best_over = {1, 2, 6}, .over_worst = {6, 4, 1}};
  const BestWorstJudgement full{.best = "pain",
                                .worst = "cost",
                                .best_over = {{"pain", 1}, {"revenue", 2}, {"cost", 6}},
                                .over_worst = {{"pain", 6}, {"revenue", 4}, {"cost", 1}}};
  CHECK(full(three) == BestWorst{}(said));
}

TEST_CASE("order_judgements: a criterion over itself, and best over worst the second time, go without saying") {
  const BestAndWorst said{.best = 0, .worst = 2, .best_over = {1, 2, 6}, .over_worst = {6, 4, 1}};
  const BestWorst nonlinear{.model = BestWorstModel::nonlinear};
  BestWorstJudgement brief{.model = BestWorstModel::nonlinear,
                           .best = "pain",
                           .worst = "cost",
                           .best_over = {{"revenue", 2}, {"cost", 6}},
                           .over_worst = {{"revenue", 4}}};
  CHECK(brief(three) == nonlinear(said));
  brief.best_over = {{"revenue", 2}};
  brief.over_worst = {{"revenue", 4}, {"pain", 6}};
  CHECK(brief(three) == nonlinear(said));
}

TEST_CASE("order_judgements: what is unknown, said twice or missing is refused by name") {
  CHECK(refused(SwaraJudgement{.steps = {{"pian", 0.0}}}).starts_with("unknown_name: steps[0]"));
  CHECK(refused(SwaraJudgement{.steps = {{"pain", 0.0}, {"pain", 0.1}}}).starts_with("duplicate_name: steps[1]"));
  CHECK(refused(LbwaJudgement{.places = {{"pain", 1, 0.0}}}) ==
        "bad_weights: places: nothing is said about \"revenue\"; judge each criterion");
  CHECK(refused(SwaraJudgement{.steps = {{"pain", 0.2}, {"cost", 0.0}, {"revenue", 0.0}}}).starts_with("bad_weights"));
}

TEST_CASE("order_judgements: best and worst that contradict themselves are refused") {
  BestWorstJudgement said{.best = "pain",
                          .worst = "cost",
                          .best_over = {{"revenue", 2}, {"cost", 6}},
                          .over_worst = {{"revenue", 4}, {"pain", 5}}};
  CHECK(refused(said).starts_with(
      "bad_weights: over_worst: \"pain\" over \"cost\" is 6 in best_over and 5 here; allowed: one ratio"));
  said.over_worst = {{"revenue", 7}};
  CHECK(refused(said) == "bad_weights: over_worst[0]: found 7; allowed: a number from 1 to 6");
  said.over_worst = {{"revenue", 4}, {"cost", 2}};
  CHECK(refused(said).find("over itself") != std::string::npos);
  said.over_worst = {};
  CHECK(refused(said).starts_with("bad_weights: over_worst: nothing is said about \"revenue\""));
  said.best_over = {{"revenue", 2}};
  CHECK(refused(said).starts_with("bad_weights: best_over: nothing is said about \"cost\""));
  said.best_over = {{"revenue", 2}, {"cost", 600}};
  CHECK(refused(said).find("allowed: a number from 1 to 100") != std::string::npos);
  said.best = "pian";
  CHECK(refused(said).starts_with("unknown_name: best: "));
}

TEST_CASE("order_judgements: where best and worst are one all are equal") {
  const BestWorstJudgement said{.best = "pain",
                                .worst = "pain",
                                .best_over = {{"revenue", 1}, {"cost", 1}},
                                .over_worst = {{"revenue", 1}, {"cost", 1}}};
  const auto judged = said(three);
  for (const double weight : judged.weights) CHECK(weight == doctest::Approx(1.0 / 3.0));
}
