// SPDX-License-Identifier: MIT
#include "journeyrank/judge/contribution.hpp"

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::explain;
using journeyrank::Explanation;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Pin;
using journeyrank::points_text;
using journeyrank::rank;
using journeyrank::Scorer;
using journeyrank::ScoreShares;
using journeyrank::sentence;

namespace {

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

Model three_criteria() {
  Model model;
  model.criteria = {{.id = "pain", .label = "Pain", .unit = "customers", .scale = Anchored{0.0, 100.0}, .weight = 2.0},
                    {.id = "cost", .label = "Cost to serve", .scale = Anchored{0.0, 10.0}, .weight = 1.0},
                    {.id = "churn", .scale = Anchored{0.0, 1.0}, .weight = 1.0}};
  return model;
}

CriteriaMatrix two_journeys() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"bill", "fault"}),
                        {{.criterion = "pain", .values = {50.0, 100.0}},
                         {.criterion = "cost", .values = {10.0, 2.0}},
                         {.criterion = "churn", .values = {0.0, 0.5}}},
                        {.labels = {"Bill query", "Tech fault"}});
}

}  // namespace

TEST_CASE("contribution: each criterion has its raw value, value, weight and points, in the model's order") {
  const auto matrix = two_journeys();
  const Explanation explanation = explain(Scorer::fit(matrix, three_criteria()), matrix, 1);
  CHECK(explanation.journey == "fault");
  CHECK(explanation.label == "Tech fault");
  CHECK(explanation.rank == 0);
  CHECK(explanation.score.score == 0.5 + 0.2 * 0.25 + 0.125);
  REQUIRE(explanation.contributions.size() == 3);
  const auto& pain = explanation.contributions[0];
  CHECK(pain.criterion == "pain");
  CHECK(pain.label == "Pain");
  CHECK(pain.unit == "customers");
  CHECK(pain.raw == 100.0);
  CHECK_FALSE(pain.missing);
  CHECK(pain.value == 1.0);
  CHECK(pain.weight == 0.5);
  CHECK(pain.points == 0.5);
  CHECK(explanation.contributions[2].label == "churn");
  CHECK(explanation.contributions[2].points == 0.125);
}

TEST_CASE(
    "contribution: where a method adds up, points add up to the score bit for bit, under every scale, policy and "
    "weight") {
  laws::for_each_problem(
      1, 300,
      {.most_criteria = 12, .policies = {Missing::reject, Missing::worst, Missing::interval, Missing::renormalise}},
      [](const laws::Problem& problem, Splitmix64&) {
        if (!adds_up(problem.model.method)) return;
        const auto matrix = problem.matrix();
        const auto scorer = Scorer::fit(matrix, problem.model);
        for (std::size_t i = 0; i < matrix.journey_count(); ++i) {
          Explanation explanation;
          try {
            explanation = explain(scorer, matrix, i);
          } catch (const journeyrank::Error&) {  // nothing was left to renormalise on
            continue;
          }
          double sum = 0.0;
          for (const auto& each : explanation.contributions) {
            sum += each.points;
            if (!scorer.is_on(static_cast<std::size_t>(&each - explanation.contributions.data())))
              CHECK_EQ(each.points, 0.0);
          }
          CHECK_EQ(bits(sum), bits(explanation.score.score));
          CHECK_EQ(explanation.contributions.size(), scorer.criterion_count());
        }
      });
}

TEST_CASE("contribution: the points of all journeys add up to the scores of the batch") {
  const auto matrix = two_journeys();
  const auto scorer = Scorer::fit(matrix, three_criteria());
  const auto scores = scorer.score(matrix);
  const ScoreShares shares(scorer, matrix);
  for (std::size_t i = 0; i < 2; ++i) CHECK(bits(explain(shares, i).score.score) == bits(scores[i]));
}

TEST_CASE("contribution: a criterion of weight 0 and one left out add 0, and the others' weights are rescaled") {
  Model model = three_criteria();
  model.criteria[0].missing = Missing::renormalise;
  model.criteria[2].weight = 0.0;
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"bill"}),
      {{.criterion = "pain", .values = {0.0}, .missing = {1}}, {.criterion = "cost", .values = {5.0}}});
  const auto explanation = explain(Scorer::fit(matrix, model), matrix, 0);
  CHECK(explanation.contributions[0].missing);
  CHECK(explanation.contributions[0].weight == 0.0);
  CHECK(explanation.contributions[0].points == 0.0);
  CHECK(explanation.contributions[1].weight == 1.0);
  CHECK(explanation.contributions[1].points == 0.5);
  CHECK(explanation.contributions[2].points == 0.0);
  CHECK_FALSE(explanation.contributions[2].missing);
}

TEST_CASE("contribution: a ranked journey has its rank, what is ranked and the decree behind its place") {
  const auto matrix = two_journeys();
  const Pin pin{.journey = "bill", .place = 1, .reason = "duty of care", .author = "board"};
  const auto explanation = explain(rank(matrix, three_criteria(), {.pins = {pin}}), matrix, "bill");
  CHECK(explanation.rank == 1);
  CHECK(explanation.unpinned_rank == 2);
  CHECK(explanation.of == 2);
  CHECK(explanation.pin_reason == "duty of care");
  CHECK(explain(rank(matrix, three_criteria()), matrix, "bill").pin_reason.empty());
}

TEST_CASE("contribution: an unknown journey is refused with the nearest, a missing cell under reject by name") {
  const auto matrix = two_journeys();
  CHECK(refusal([&] { explain(rank(matrix, three_criteria()), matrix, "fualt"); }) ==
        "unknown_name: no journey \"fualt\" (did you mean \"fault\"?)");
  CHECK(refusal_code([&] { explain(Scorer::fit(matrix, three_criteria()), CriteriaMatrix(), 0); }) == "missing_column");
}

TEST_CASE("contribution: points are out of 100 with one decimal") {
  CHECK(points_text(0.0) == "0.0");
  CHECK(points_text(-0.0) == "0.0");
  CHECK(points_text(1.0) == "100.0");
  CHECK(points_text(0.709) == "70.9");
  CHECK(points_text(0.7) == "70.0");
  CHECK(points_text(0.001) == "0.1");
  CHECK(points_text(0.0004) == "0.0");
  CHECK(points_text(0.07) == "7.0");
  CHECK(points_text(0.9996) == "100.0");
  CHECK(points_text(1.0000000000000002) == "100.0");
  CHECK(points_text(5e-324) == "0.0");
  CHECK(points_text(-0.25) == "-25.0");
  CHECK(points_text(-0.0001) == "0.0");
  CHECK(points_text(12.3456) == "1234.6");
}

TEST_CASE("contribution: points are rounded once, half to even on the exact double") {
  CHECK(points_text(0.0625) == "6.2");   // exactly half way
  CHECK(points_text(0.1875) == "18.8");  // exactly half way
  CHECK(points_text(0.0005) == "0.1");   // a little above half way, and exactly half way once multiplied by 1000
  CHECK(points_text(0.0035) == "0.4");   // a little above
  CHECK(points_text(0.7085) == "70.9");  // a little above
  CHECK(points_text(std::nextafter(0.0625, 1.0)) == "6.3");
  CHECK(points_text(std::nextafter(0.1875, 0.0)) == "18.7");
}

TEST_CASE("contribution: the sentence names place, points and what adds them, the largest first") {
  const auto matrix = two_journeys();
  const auto ranking = rank(matrix, three_criteria());
  CHECK(sentence(explain(ranking, matrix, "fault")) ==
        "Tech fault is number 1 of 2 with 67.5 of 100 points: Pain adds 50.0, churn adds 12.5 and Cost to serve adds "
        "5.0.");
  CHECK(sentence(explain(ranking, matrix, "bill")) ==
        "Bill query is number 2 of 2 with 50.0 of 100 points: Pain adds 25.0, Cost to serve adds 25.0 and churn adds "
        "0.0.");
}

TEST_CASE("contribution: without a ranking the sentence says what the journey scores") {
  const auto matrix = two_journeys();
  CHECK(sentence(explain(Scorer::fit(matrix, three_criteria()), matrix, 1)) ==
        "Tech fault scores 67.5 of 100 points: Pain adds 50.0, churn adds 12.5 and Cost to serve adds 5.0.");
}

TEST_CASE("contribution: the sentence on a pinned journey gives the reason and its place by score") {
  const auto matrix = two_journeys();
  const Pin pin{.journey = "bill", .place = 1, .reason = "duty of care", .author = "board"};
  CHECK(sentence(explain(rank(matrix, three_criteria(), {.pins = {pin}}), matrix, "bill")) ==
        "Bill query is number 1 of 2 by decree (duty of care), number 2 by its score, with 50.0 of 100 points: "
        "Pain adds 25.0, Cost to serve adds 25.0 and churn adds 0.0.");
}

TEST_CASE("contribution: the sentence leaves out criteria that are off and names those that are not known") {
  Model model = three_criteria();
  model.criteria[0].missing = Missing::worst;
  model.criteria[1].missing = Missing::interval;
  model.criteria[2].weight = 0.0;
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"bill"}),
      {{.criterion = "pain", .values = {0.0}, .missing = {1}}, {.criterion = "cost", .values = {0.0}, .missing = {1}}});
  CHECK(sentence(explain(rank(matrix, model), matrix, "bill")) ==
        "bill is number 1 of 1 with 16.7 (0.0 to 33.3) of 100 points: Cost to serve adds 16.7. "
        "Not known: Cost to serve, Pain.");
}

TEST_CASE("contribution: the sentence on a journey of which nothing is known ends after its points") {
  Model model;
  model.criteria = {{.id = "pain", .label = "Pain", .missing = Missing::worst}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"bill"}), {});
  CHECK(sentence(explain(rank(matrix, model), matrix, "bill")) ==
        "bill is number 1 of 1 with 0.0 of 100 points. Not known: Pain.");
}
