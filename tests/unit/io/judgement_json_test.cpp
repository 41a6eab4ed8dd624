// SPDX-License-Identifier: MIT
#include "journeyrank/io/judgement_json.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

Model two_criteria() {
  Model model;
  model.criteria = {{.id = "pain"}, {.id = "cost"}};
  return model;
}

std::string refused(const std::string& text) {
  try {
    parse_judgements(text, "j.json").judge(two_criteria());
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("judgement file: it weighs the criteria of a model") {
  const auto file = parse_judgements(R"({"schema": 1, "by": "swing", "points": {"cost": 100, "pain": 60}})");
  CHECK(file.judge(two_criteria()).weights == std::vector<double>{0.375, 0.625});
  CHECK(std::string(judged_by(file.judgements())) == "swing");
  const auto pairs = parse_judgements(
      R"({"by": "pairwise", "priority": "geometric_mean",
          "comparisons": [{"first": "pain", "second": "cost", "ratio": 3}]})");
  CHECK(pairs.judge(two_criteria()).weights[0] == doctest::Approx(0.75));
}

TEST_CASE("judgement file: every kind is read by its name") {
  for (const std::string text :
       {R"({"by": "rank_order", "form": "sum", "ranks": {"pain": 1, "cost": 2}})",
        R"({"by": "srf", "ratio": 3, "positions": {"pain": 4, "cost": 1}})",
        R"({"by": "point_allocation", "points": {"pain": 70, "cost": 30}})",
        R"({"by": "smart", "points": {"pain": 30, "cost": 10}})",
        R"({"by": "best_worst", "best": "pain", "worst": "cost", "best_over": {"cost": 3}, "over_worst": {}})",
        R"({"by": "fucom", "significances": {"pain": 1, "cost": 3}})",
        R"({"by": "swara", "steps": [{"criterion": "pain"}, {"criterion": "cost", "less": 0.5}]})",
        R"({"by": "lbwa", "places": [{"criterion": "pain", "level": 1}, {"criterion": "cost", "level": 2}]})",
        R"({"by": "sapevo", "degrees": [{"first": "pain", "second": "cost", "degree": 2}]})",
        R"({"by": "rancom", "comparisons": [{"first": "pain", "second": "cost", "ratio": 2}]})"}) {
    const auto judged = parse_judgements(text).judge(two_criteria());
    CHECK(judged.weights[0] > judged.weights[1]);
    CHECK(judged.weights[0] + judged.weights[1] == doctest::Approx(1.0));
  }
}

TEST_CASE("judgement file: statements and choices are read, and what is wrong with one is refused at its place") {
  const auto said = parse_judgements(
      R"({"by": "macbeth", "statements": [{"first": "pain", "second": "cost", "category": "weak", "up_to": "strong"},
          {"first": "cost", "category": "very_weak"}]})");
  CHECK(said.judge(two_criteria()).weights[0] == doctest::Approx(0.75));
  CHECK(refused("{\"by\": \"macbeth\", \"statements\": [\n{\"first\": \"pain\", \"second\": \"cost\", "
                "\"category\": \"weak\", \"up_to\": \"very_weak\"}]}")
            .starts_with("bad_weights: j.json:2:1: statements[0]: found weak up to very_weak"));
  const std::string choices =
      "{\"by\": \"uta\", \"choices\": [{\"first\": \"a\", \"second\": \"b\"},\n"
      "{\"first\": \"b\", \"second\": \"c\", \"prefers\": \"neither\"}]}";
  CHECK(refused(choices).starts_with("empty_input: j.json:1:1: weights by uta: found no journeys"));
  const ValuedJourneys journeys{.journeys = Names::of(std::vector<std::string>{"a", "b"}),
                                .columns = {{1.0, 0.0}, {0.5, 0.75}}};
  CHECK(refusal([&] {
          parse_judgements(choices, "j.json").judge(two_criteria(), &journeys);
        }).starts_with("unknown_name: j.json:2:1: choices[1]: no journey \"c\""));
  const auto learned = parse_judgements(R"({"by": "uta", "choices": [{"first": "a", "second": "b"}]})");
  CHECK(learned.judge(two_criteria(), &journeys).weights[0] > 0.5);
}

TEST_CASE("judgement file: what is wrong is refused with its line and column") {
  CHECK(refused("{\"by\": \"swing\",\n \"points\": {\"pian\": 100, \"cost\": 1}}") ==
        "unknown_name: j.json:2:21: points.pian: no criterion \"pian\" in the model (did you mean \"pain\"?)");
  CHECK(refused("{\"by\": \"swing\",\n \"points\": {\"pain\": 100}}") ==
        "bad_weights: j.json:2:12: points: nothing is said about \"cost\"; judge each criterion");
  CHECK(refused(R"({"by": "pairwise", "comparisons": [
{"first": "pain", "second": "cost", "ratio": 3},
{"first": "cost", "second": "pain", "ratio": 3}]})")
            .starts_with("bad_weights: j.json:3:1: comparisons[1]: \"cost\" and \"pain\" are compared twice"));
  CHECK(refused(R"({"by": "swing", "points": {"pain": 90, "cost": 1}})") ==
        "bad_weights: j.json:1:1: weights by swing: found 90 for the most important; allowed: 100");
}

TEST_CASE("judgement file: another method, key or layout is refused with the nearest name") {
  CHECK(refused(R"({"by": "pairwize", "comparisons": []})").find("did you mean \"pairwise\"?") != std::string::npos);
  CHECK(refused(R"({"points": {"pain": 1}})").starts_with("bad_json: j.json:1:1: the key \"by\" is missing"));
  CHECK(refused(R"({"by": "swing"})").find("the key \"points\" is missing") != std::string::npos);
  CHECK(refused(R"({"by": "swing", "point": {}})").find("allowed: points") != std::string::npos);
  CHECK(refused(R"({"schema": 2, "by": "swing", "points": {}})").starts_with("newer_schema"));
  CHECK(refused(R"({"schema": 0, "by": "swing", "points": {}})").starts_with("bad_option"));
  CHECK(refused(R"([1])").starts_with("bad_json"));
}

TEST_CASE("judgement file: the schema has every kind with its keys") {
  const std::string schema = judgement_schema();
  for (const auto name : judgement_names()) CHECK(schema.find("\"" + std::string(name) + "\"") != schema.npos);
  CHECK(schema.find("\"oneOf\"") != schema.npos);
}

TEST_CASE("judgement file: with a group it judges one level, and what is wrong with it is refused at its place") {
  Model model = two_criteria();
  model.criteria.push_back({.id = "churn"});
  model.groups = {{.id = "customer", .weight = 0.5, .members = {"pain", "churn"}}};
  const auto within = parse_judgements(R"({"by": "swing", "group": "customer", "points": {"pain": 100, "churn": 60}})");
  CHECK(within.group() == "customer");
  CHECK(within.judge(model).weights == std::vector<double>{0.625, 0.375});
  const auto top = parse_judgements(R"({"group": "", "by": "swing", "points": {"customer": 60, "cost": 100}})");
  CHECK(top.judge(model).weights == std::vector<double>{0.375, 0.625});
  CHECK(!parse_judgements(R"({"by": "swing", "points": {}})").group());
  const auto place = [&](const std::string& text) {
    return refusal([&] { parse_judgements(text, "j.json").judge(model); });
  };
  CHECK(place("{\"by\": \"swing\",\n \"group\": \"custom\", \"points\": {}}") ==
        "unknown_name: j.json:2:11: group: no group \"custom\" in the model (did you mean \"customer\"?)");
  CHECK(place("{\"by\": \"swing\", \"group\": \"customer\",\n\"points\": {\"cost\": 100}}") ==
        "unknown_name: j.json:2:20: points.cost: no criterion \"cost\" in group \"customer\"");
  CHECK(place("{\"by\": \"uta\", \"group\": \"\", \"choices\": []}").starts_with("bad_option: j.json:1:24: group: "));
  CHECK(place("{\"by\": \"swing\", \"group\": null, \"points\": {}}").starts_with("bad_json: j.json:1:26: group: "));
}

TEST_CASE("judgement file: the schema has the group of judgements about criteria, and none of choices") {
  const std::string schema = judgement_schema();
  std::size_t groups = 0;
  for (std::size_t at = schema.find("\"group\": {"); at != schema.npos; at = schema.find("\"group\": {", at + 1))
    ++groups;
  CHECK(groups == judgement_names().size() - 2);
}
