// SPDX-License-Identifier: MIT
#include "journeyrank/io/result_json.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/problem/model_hash.hpp"
#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;

namespace {

Model model() {
  Model made;
  made.name = "two";
  made.criteria = {{.id = "pain", .label = "Pain", .unit = "customers", .scale = Anchored{.at_0 = 0.0, .at_1 = 3.0}},
                   {.id = "cost", .scale = Anchored{.at_0 = 0.0, .at_1 = 7.0}, .missing = Missing::interval},
                   {.id = "off", .weight = 0.0}};
  made.profiles = {{.id = "cfo", .weights = {{"pain", 1.0}, {"cost", 2.0}, {"off", 0.0}}}};
  return made;
}

CriteriaMatrix matrix() {
  return {Names::of(std::vector<std::string>{"a", "b\xFF\n\"", "c"}),
          {{.criterion = "pain", .values = {1.0, 2.0, 0.1}},
           {.criterion = "cost", .values = {0.3, -0.0, 0.0}, .missing = {0, 0, 1}}},
          {.labels = {"A", "\xC3", "C"}}};
}

const JsonValue& member(const JsonValue& json, const char* key) {
  const JsonValue* found = find_member(json, key);
  REQUIRE(found != nullptr);
  return *found;
}

std::string text(const JsonValue& json, const char* key) { return JsonText::line(member(json, key)); }

double number(const JsonValue& json) {
  const auto* whole = std::get_if<std::int64_t>(&json.value);
  return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(json.value);
}

const JsonArray& list(const JsonValue& json, const char* key) { return std::get<JsonArray>(member(json, key).value); }

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

}  // namespace

TEST_CASE("result json: a ranking says its layout, model, weights and notes") {
  const Ranking ranking = rank(matrix(), model(), {.profile = "cfo"});
  const JsonValue json = parse_json(ranking_json(ranking, matrix())).root;
  CHECK(text(json, "schema") == "1");
  CHECK(text(json, "kind") == "\"ranking\"");
  CHECK(text(json, "journeyrank") == "\"" + version() + "\"");
  CHECK(text(json, "model") == "{\"name\": \"two\", \"hash\": \"" + model_hash(model()) + "\"}");
  CHECK(text(json, "method") == "\"weighted_sum\"");
  CHECK(text(json, "profile") == "\"cfo\"");
  CHECK(
      JsonText::line(list(json, "weights")[0]) ==
      R"({"criterion": "pain", "label": "Pain", "unit": "customers", "stated": 1, "normalised": 0.3333333333333333})");
  CHECK(list(json, "notes").size() == ranking.notes().size());
  CHECK(text(json, "journey_count") == "3");
}

TEST_CASE("result json: the profile is null when the model's own weights are used") {
  CHECK(text(parse_json(ranking_json(rank(matrix(), model()), matrix())).root, "profile") == "null");
}

TEST_CASE("result json: scores and contributions read back to the same bits and add up") {
  const CriteriaMatrix table = matrix();
  const Ranking ranking = rank(table, model());
  const JsonValue json = parse_json(ranking_json(ranking, table)).root;
  REQUIRE(list(json, "journeys").size() == 3);
  for (std::size_t position = 0; position < 3; ++position) {
    const JsonValue& line = list(json, "journeys")[position];
    const RankedJourney ranked = ranking[position];
    CHECK(same_bits(number(member(line, "score")), ranked.score.score));
    CHECK(same_bits(number(member(line, "low")), ranked.score.low));
    CHECK(same_bits(number(member(line, "high")), ranked.score.high));
    double sum = 0.0;
    for (const auto& each : list(line, "contributions")) sum += number(member(each, "points"));
    CHECK(same_bits(sum, ranked.score.score));
  }
}

TEST_CASE("result json: what groups add stands behind the criteria, and nowhere in a model without them") {
  const CriteriaMatrix table = matrix();
  CHECK(ranking_json(rank(table, model()), table).find("\"groups\"") == std::string::npos);
  Model grouped = model();
  grouped.groups = {{.id = "all", .members = {"pain", "inner"}}, {.id = "inner", .members = {"off", "cost"}}};
  const JsonValue json = parse_json(ranking_json(rank(table, grouped), table)).root;
  const JsonValue& line = list(json, "journeys")[0];
  CHECK(text(list(line, "groups")[0], "group") == "\"all\"");
  CHECK(text(list(line, "groups")[0], "parent") == "null");
  CHECK(text(list(line, "groups")[1], "parent") == "\"all\"");
  CHECK(same_bits(number(member(list(line, "groups")[0], "points")), number(member(line, "score"))));
  CHECK(number(member(list(line, "groups")[1], "weight")) == 0.5);
}

TEST_CASE("result json: the raw value of a missing or switched off criterion is null, and -0 stays -0") {
  const JsonValue json = parse_json(ranking_json(rank(matrix(), model()), matrix())).root;
  for (const auto& line : list(json, "journeys")) {
    const auto& parts = list(line, "contributions");
    const bool is_c = text(line, "label") == "\"C\"";
    CHECK(text(parts[1], "missing") == (is_c ? "true" : "false"));
    CHECK((text(parts[1], "raw") == "null") == is_c);
    CHECK(text(parts[2], "raw") == "null");
    CHECK(text(parts[2], "points") == "0");
    if (text(line, "rank") == "1") CHECK(text(parts[1], "raw") == "-0.0");
  }
}

TEST_CASE("result json: ids and labels of any bytes give valid JSON") {
  const std::string json = ranking_json(rank(matrix(), model()), matrix());
  CHECK(valid_utf8_length(json) == json.size());
  CHECK(json.find("\"id\": \"b\xEF\xBF\xBD\\n\\\"\"") != std::string::npos);
}

TEST_CASE("result json: a pin is shown with its reason, and null stands where none is") {
  const Pin pin{.journey = "c", .place = 1, .reason = "duty", .author = "me", .expires = Date{2026, 12, 31}};
  const Ranking ranking = rank(matrix(), model(), {.pins = {pin}, .today = Date{2026, 1, 1}});
  const JsonValue json = parse_json(ranking_json(ranking, matrix())).root;
  const JsonValue& first = list(json, "journeys")[0];
  CHECK(text(first, "id") == "\"c\"");
  CHECK(text(first, "rank") == "1");
  CHECK(text(first, "unpinned_rank") == std::to_string(ranking[0].unpinned_rank));
  CHECK(text(first, "pin") == R"({"place": 1, "reason": "duty", "author": "me", "expires": "2026-12-31"})");
  CHECK(text(list(json, "journeys")[1], "pin") == "null");
}

TEST_CASE("result json: top cuts the list and not the count, and an empty ranking has an empty list") {
  const Ranking ranking = rank(matrix(), model());
  const JsonValue json = parse_json(ranking_json(ranking, matrix(), 1)).root;
  CHECK(list(json, "journeys").size() == 1);
  CHECK(text(json, "journey_count") == "3");
  const CriteriaMatrix none(Names{}, {{.criterion = "pain"}, {.criterion = "cost"}});
  const JsonValue empty = parse_json(ranking_json(rank(none, model()), none)).root;
  CHECK(list(empty, "journeys").empty());
}

TEST_CASE("result json: one line of text a journey, each handed over when it is made") {
  const Ranking ranking = rank(matrix(), model());
  const CriteriaMatrix table = matrix();
  std::vector<std::string> pieces;
  write_ranking_json(ranking, table, [&pieces](std::string_view piece) { pieces.emplace_back(piece); });
  REQUIRE(pieces.size() == 5);
  CHECK(pieces[1].rfind("\n    {\"rank\": 1, ", 0) == 0);
  CHECK(pieces[2].rfind(",\n    {\"rank\": 2, ", 0) == 0);
  CHECK(pieces[4] == "\n  ]\n}\n");
}

TEST_CASE("result json: an explanation holds the journey's line and its sentence") {
  const CriteriaMatrix table = matrix();
  const Ranking ranking = rank(table, model());
  const JsonValue json = parse_json(explanation_json(ranking, table, "a")).root;
  CHECK(text(json, "kind") == "\"explanation\"");
  CHECK(text(json, "journey_count") == "3");
  CHECK(text(member(json, "journey"), "id") == "\"a\"");
  CHECK(list(member(json, "journey"), "contributions").size() == 3);
  CHECK(std::get<std::string>(member(json, "sentence").value) == sentence(explain(ranking, table, "a")));
  CHECK_THROWS_AS(explanation_json(ranking, table, "z"), Error);
}
