// SPDX-License-Identifier: MIT
#include "journeyrank/weigh/judgement_sentence.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

Model two_criteria() {
  Model model;
  model.criteria = {{.id = "pain", .label = "Pain"}, {.id = "cost"}};
  return model;
}

bool holds(const std::vector<std::string>& sentences, const std::string& part) {
  for (const std::string& each : sentences) {
    if (each.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("judgement_sentence: each method says in its own words how consistent somebody was") {
  const auto said = [](const char* by, double inconsistency) {
    return consistency_sentence({.by = by, .inconsistency = inconsistency});
  };
  CHECK(consistency_sentence({.by = "swing"}) == "These judgements leave no room for a contradiction.");
  CHECK(said("pairwise", 0.2).find("more than the 0.1 usually accepted") != std::string::npos);
  CHECK(said("macbeth", 0.0) == "No statement contradicts another.");
  CHECK(said("macbeth", 0.5).find("by 0.5 of the step") != std::string::npos);
  CHECK(said("uta", 0.0) == "There are weights that explain every choice.");
  CHECK(said("uta", 0.012).find("1.2 points of 100 off") != std::string::npos);
  CHECK(consistency_sentence({.by = "choice_logit",
                              .inconsistency = 0.25,
                              .choices = ChoiceFit{.choices = 4},
                              .contradicted = {{2, "a before b"}}}) ==
        "The weights decide 1 of 4 choices the other way.");
  CHECK(said("pairwise", 0.04) == "Consistency ratio 0.04: up to 0.1 is usually accepted.");
  CHECK(said("point_allocation", 0.1) == "The points are 10 % off their total.");
  CHECK(said("rancom", 0.25) == "25 % of all triples of criteria run in a circle.");
  CHECK(said("sapevo", 0.125) == "The two sides of a pair are 12.5 % apart, on average.");
  CHECK(said("best_worst", 0.02) == "Inconsistency 0.02 by best_worst (0: no judgement contradicts another).");
}

TEST_CASE("judgement_sentence: what to look at again is said in ratios, or as the statement words it") {
  CHECK(revisit_sentence({"pain", "cost", 3.0, 1.25, {}}) ==
        "Look again at pain against cost: 3 was said, the other judgements say 1.25.");
  CHECK(revisit_sentence({"pain", "cost", 3.0, 1.25, "Look at it."}) == "Look at it.");
}

TEST_CASE("judgement_sentence: entries that cannot all hold are listed") {
  CHECK(conflict_sentence({}).empty());
  CHECK(conflict_sentence({.conflict = {{0, "a before b"}, {3, "b before a"}}})
            .ends_with("can: a before b; b before a."));
  CHECK(conflict_sentence({.conflict = {{0, "a before b"}}}) ==
        "This cannot hold, whatever the others say: a before b.");
}

TEST_CASE("judgement_sentence: it says where the weights are open, settled, or cannot be told at all") {
  const auto said = [](const std::vector<LinearRange>& ranges) {
    return range_sentence({.ranges = ranges}, two_criteria());
  };
  CHECK(said({}).empty());
  CHECK(said({{0.2, 0.5}, {0.3, 0.5}}) == "Least settled is the weight of Pain: 20 to 50 %.");
  CHECK(said({{0.5, 0.5}, {0.5, 0.5}}) == "They settle every weight.");
  CHECK(said({{0.0, 1.0}, {0.0, 1.0}}).starts_with("They cannot tell any weight"));
  const auto off = [](const std::vector<LinearRange>& ranges) {
    return range_sentence({.by = "uta", .inconsistency = 0.01, .ranges = ranges}, two_criteria());
  };
  CHECK(off({{0.5, 0.5}, {0.5, 0.5}}) == "No other weights are off as little, which does not make these certain.");
  CHECK(off({{0.2, 0.5}, {0.3, 0.5}}).starts_with("Among weights that are off no more, least settled is that of Pain"));
}

TEST_CASE("judgement_sentence: a likelihood that only the prior keeps finite is told") {
  ModelJudgement judged{.by = "choice_logit", .inconsistency = 0.0, .choices = ChoiceFit{.choices = 2}};
  CHECK(likelihood_sentence(judged).empty());
  judged.choices->likelihood = ChoiceLikelihood{.log_likelihood = -0.5, .null_log_likelihood = -1.386};
  CHECK(likelihood_sentence(judged) == "Log-likelihood -0.5, by chance -1.39.");
  judged.choices->likelihood->separated = true;
  const auto sentences = judgement_sentences(judged, two_criteria());
  CHECK(sentences[0] == "The weights decide 0 of 2 choices the other way.");
  CHECK(holds(sentences, "cannot tell how sharply"));
}

TEST_CASE("judgement_sentence: learned scales are told of") {
  const ModelJudgement judged{.by = "uta", .inconsistency = 0.0, .scales = {Piecewise{}, {}}};
  CHECK(holds(judgement_sentences(judged, two_criteria()), "learned beside the weights"));
}
