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
}

namespace {

const ValuedJourneys three_journeys{.journeys = Names::of(std::vector<std::string>{"bill", "move", "plan"}),
                                    .columns = {{0.9, 0.2, 0.5}, {0.1, 0.8, 0.5}, {0.5, 0.4, 0.6}}};

}  // namespace

TEST_CASE("judgements: statements stand with their criteria, and ranges and conflicts in the order of the model") {
  const MacbethJudgement agreed{.statements = {{"pain", "revenue", Attractiveness::weak},
                                               {"revenue", "cost", Attractiveness::strong},
                                               {"cost", "", Attractiveness::very_weak}}};
  const auto judged = judge(three_criteria(), agreed, refuse);
  CHECK(judged.by == "macbeth");
  REQUIRE(judged.ranges.size() == 4);
  CHECK(judged.ranges[1] == LinearRange{});
  CHECK(judged.ranges[0].low <= judged.weights[0]);
  CHECK(judged.conflict.empty());
  const MacbethJudgement circle{.statements = {{"pain", "revenue", Attractiveness::weak},
                                               {"revenue", "cost", Attractiveness::weak},
                                               {"cost", "pain", Attractiveness::weak}}};
  const auto contradicted = judge(three_criteria(), circle, refuse);
  REQUIRE(contradicted.conflict.size() == 3);
  CHECK(contradicted.conflict[1] == JudgementEntry{1, "revenue over cost: weak"});
  REQUIRE(contradicted.revisit);
  CHECK(contradicted.revisit->sentence.starts_with("Look again at "));
}

TEST_CASE("judgements: choices are learned from the values of journeys, and refused without") {
  const ChoiceLogitJudgement choices{.choices = {{"bill", "move"}, {"move", "plan", Preferred::second}}};
  CHECK(are_about_journeys(choices));
  CHECK_FALSE(are_about_journeys(SwingJudgement{}));
  CHECK(refusal_code([&] { judge(three_criteria(), choices, refuse); }) == "empty_input");
  const auto judged = judge(three_criteria(), choices, refuse, &three_journeys);
  CHECK(judged.weights[0] > judged.weights[2]);
  CHECK(judged.weights[1] == 0.0);
  CHECK(judged.standard_errors.size() == 4);
  REQUIRE(judged.choices);
  CHECK(judged.choices->choices == 2);
  CHECK(judged.contradicted.empty());
}

TEST_CASE("judgements: a choice that the weights decide the other way is named, the journey taken first") {
  const UtaJudgement both{.choices = {{"bill", "move"}, {"bill", "move", Preferred::second}}};
  const auto judged = judge(three_criteria(), both, refuse, &three_journeys);
  REQUIRE(judged.revisit);
  CHECK(judged.revisit->first != judged.revisit->second);
  CHECK(judged.conflict.size() == 2);
  CHECK(judged.conflict[1] == JudgementEntry{1, "move before bill"});
  CHECK(judged.scales.empty());
}

TEST_CASE("judgements: values learned beside the weights become scales of the model") {
  const UtaJudgement bent{.segments = 2, .choices = {{"bill", "move"}, {"plan", "move"}}};
  const auto judged = judge(three_criteria(), bent, refuse, &three_journeys);
  REQUIRE(judged.scales.size() == 4);
  CHECK(judged.scales[0]);
  CHECK_FALSE(judged.scales[1]);
  const Model model = with_judgement(three_criteria(), judged);
  CHECK(std::holds_alternative<Piecewise>(model.criteria[0].scale));
  CHECK(std::holds_alternative<Anchored>(model.criteria[1].scale));
  CHECK(model.criteria[0].weight == judged.weights[0]);
  Model relative = three_criteria();
  relative.criteria[3].scale = MinMax{};
  CHECK(refusal([&] { judge(relative, bent, refuse, &three_journeys); }).starts_with("bad_option: segments: "));
}

TEST_CASE("judgements: of one level the groups and criteria that stand there are judged, and nothing else changes") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.5, .members = {"pain", "off", "revenue"}}};
  const SwingJudgement top{.points = {{"customer", 100}, {"cost", 25}}};
  const auto judged = judge_level(model, "", top, refuse);
  CHECK(judged.group == "");
  CHECK(judged.weights == std::vector<double>{0.8, 0.2});
  CHECK(criterion_ids(judged_model(model, judged)) == std::vector<std::string>{"customer", "cost"});
  const Model changed = with_judgement(model, judged);
  CHECK(changed.groups[0].weight == 0.8);
  CHECK(changed.criteria[0] == model.criteria[0]);
  CHECK(changed.criteria[3].weight == 0.2);

  const auto within =
      judge_level(model, "customer", SwingJudgement{.points = {{"pain", 100}, {"revenue", 25}}}, refuse);
  CHECK(within.group == "customer");
  CHECK(within.weights == std::vector<double>{0.8, 0.0, 0.2});
  const Model both = with_judgement(changed, within);
  CHECK(both.groups[0].weight == 0.8);
  CHECK(weights_of(both).normalised(0) == doctest::Approx(0.64));
  CHECK(both.criteria[1].weight == 0.0);
}

TEST_CASE("judgements: the judgement of a level to look at again is named by what stands there") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.5, .members = {"pain", "off"}}};
  const PairwiseJudgement circle{
      .comparisons = {{"customer", "revenue", 3}, {"revenue", "cost", 3}, {"customer", "cost", 0.5}}};
  const auto judged = judge_level(model, "", circle, refuse);
  REQUIRE(judged.revisit);
  const auto alone = Pairwise{}(3, std::vector<ImportanceRatio>{{0, 1, 3}, {1, 2, 3}, {0, 2, 0.5}});
  const std::vector<std::string> there = {"customer", "revenue", "cost"};
  CHECK(judged.revisit->first == there[alone.revisit->stated.first]);
  CHECK(judged.weights == alone.weights);
}

TEST_CASE("judgements: what does not stand at the level, no group, and choices are refused") {
  Model model = three_criteria();
  model.groups = {{.id = "customer", .weight = 0.5, .members = {"pain", "revenue"}},
                  {.id = "sum", .members = {"cost"}}};
  const SwingJudgement cost{.points = {{"cost", 100}}};
  CHECK(refusal([&] { judge_level(model, "customer", cost, refuse); }) ==
        "unknown_name: points: no criterion \"cost\" in group \"customer\"");
  CHECK(refusal([&] {
          judge_level(model, "", SwingJudgement{.points = {{"pain", 100}}}, refuse);
        }) == "unknown_name: points: no criterion \"pain\" in the top level");
  CHECK(refusal([&] { judge_level(model, "customers", cost, refuse); }) ==
        "unknown_name: group: no group \"customers\" in the model (did you mean \"customer\"?)");
  CHECK(refusal([&] { judge_level(model, "sum", cost, refuse); }).starts_with("bad_weights: group: group \"sum\""));
  CHECK(refusal([&] { judge_level(model, "customer", UtaJudgement{}, refuse); }) ==
        "bad_option: group: choices between journeys weigh all criteria at once; leave it out");
}
