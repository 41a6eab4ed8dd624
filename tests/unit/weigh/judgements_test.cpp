// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/judgements.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/weigh/weight_catalogue.hpp"

#include "refusal.hpp"

using namespace journeyrank;

namespace {

Model three_criteria() {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "off", .weight = 0.0}, {.id = "revenue"}, {.id = "cost"}};
  return model;
}

void refuse(errc code, const std::string& list, std::optional<std::size_t>, const std::string& sentence) {
  throw Error(code, list + ": " + sentence);
}

}  // namespace

TEST_CASE("judgements: there is one for every method, in the order of the catalogue") {
  const auto names = judgement_names();
  CHECK(names == step_names<JudgementWeights>());
  CHECK(std::string(judged_by(SwaraJudgement{})) == "swara");
}

TEST_CASE("judgements: weights stand in the order of the model, and what is off stays off") {
  const auto judged =
      judge(three_criteria(), SwingJudgement{.points = {{"cost", 50}, {"pain", 100}, {"revenue", 50}}}, refuse);
  CHECK(judged.by == "swing");
  CHECK(judged.weights == std::vector<double>{0.5, 0.0, 0.25, 0.25});
  CHECK(!judged.inconsistency);
  CHECK(!judged.revisit);
  CHECK(consistency_sentence(judged) == "These judgements leave no room for a contradiction.");
  const SwingJudgement off{.points = {{"off", 50}}};
  CHECK(refusal_code([&] { judge(three_criteria(), off, refuse); }) == "bad_weights");
}

TEST_CASE("judgements: the one to look at again is named by its criteria") {
  const PairwiseJudgement circle{
      .comparisons = {{"pain", "revenue", 3}, {"revenue", "cost", 3}, {"pain", "cost", 0.5}}};
  const auto judged = judge(three_criteria(), circle, refuse);
  REQUIRE(judged.revisit);
  const std::vector<std::string> on = {"pain", "revenue", "cost"};
  const auto alone = Pairwise{}(3, std::vector<ImportanceRatio>{{0, 1, 3}, {1, 2, 3}, {0, 2, 0.5}});
  CHECK(judged.revisit->first == on[alone.revisit->stated.first]);
  CHECK(judged.revisit->second == on[alone.revisit->stated.second]);
  CHECK(judged.revisit->implied == alone.revisit->implied);
  CHECK(revisit_sentence({"pain", "cost", 3.0, 1.25}) ==
        "Look again at pain against cost: 3 was said, the other judgements say 1.25.");
  CHECK(consistency_sentence(judged).find("more than the 0.1 usually accepted") != std::string::npos);
}

TEST_CASE("judgements: each method says in its own words how consistent somebody was") {
  const auto said = [](const char* by, double inconsistency) {
    return consistency_sentence({.by = by, .inconsistency = inconsistency});
  };
  CHECK(said("pairwise", 0.04) == "Consistency ratio 0.04: up to 0.1 is usually accepted.");
  CHECK(said("point_allocation", 0.1) == "The points are 10 % off their total.");
  CHECK(said("rancom", 0.25) == "25 % of all triples of criteria run in a circle.");
  CHECK(said("sapevo", 0.125) == "The two sides of a pair are 12.5 % apart, on average.");
  CHECK(said("best_worst", 0.02) == "Inconsistency 0.02 by best_worst (0: no judgement contradicts another).");
}
