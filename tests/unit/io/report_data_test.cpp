// SPDX-License-Identifier: MIT
#include "journeyrank/io/report_data.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json.hpp"
#include "journeyrank/io/json_parser.hpp"
#include "journeyrank/io/json_text.hpp"
#include "journeyrank/rank/rank.hpp"

#include "refusal.hpp"

using namespace journeyrank;  // NOLINT: many names of several headers

namespace {

const JsonValue& member(const JsonValue& json, const char* key) {
  const JsonValue* found = find_member(json, key);
  REQUIRE(found != nullptr);
  return *found;
}

std::string line(const JsonValue& json, const char* key) { return JsonText::line(member(json, key)); }
const JsonArray& list(const JsonValue& json, const char* key) { return std::get<JsonArray>(member(json, key).value); }

double number(const JsonValue& json) {
  const auto* whole = std::get_if<std::int64_t>(&json.value);
  return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(json.value);
}

/// The document as the view reads it: written and parsed again.
JsonValue document(const CriteriaMatrix& matrix, const Model& model, const RankOptions& options = {},
                   const ReportParts& parts = {}) {
  return parse_json(JsonText::line({report_data(rank(matrix, model, options), matrix, parts)})).root;
}

Model model(Missing policy = Missing::interval) {
  Model made;
  made.name = "two";
  made.criteria = {{.id = "pain", .label = "Pain", .unit = "customers", .scale = Anchored{0.0, 3.0}, .weight = 2.0},
                   {.id = "cost", .scale = Anchored{0.0, 7.0}, .missing = policy}};
  made.profiles = {{.id = "cfo", .label = "Finance", .weights = {{"pain", 1.0}, {"cost", 3.0}}},
                   {.id = "care", .weights = {{"pain", 1.0}, {"cost", 0.0}}}};
  return made;
}

CriteriaMatrix matrix() {
  return {Names::of(std::vector<std::string>{"b", "a", "c"}),
          {{.criterion = "pain", .values = {1.0, 2.0, 0.1}},
           {.criterion = "cost", .values = {0.3, 6.0, 0.0}, .missing = {0, 0, 1}}},
          {.labels = {"B", "A", "C"}}};
}

}  // namespace

TEST_CASE("report_data: the document says its layout, its model with the hash, and which weights are stated") {
  const JsonValue json = document(matrix(), model());
  CHECK(line(json, "schema") == "1");
  CHECK(line(json, "kind") == "\"report\"");
  CHECK(line(json, "title") == "\"two\"");
  CHECK(line(json, "model") == "{\"name\": \"two\", \"hash\": \"" + model_hash(model()) + "\"}");
  CHECK(line(json, "profile") == "null");
  CHECK(line(json, "live") == "true");
  CHECK(JsonText::line(list(json, "criteria")[0]) ==
        R"({"id": "pain", "label": "Pain", "unit": "customers", "weight": 2, "can_weigh": true})");
  CHECK(model_from(parse_json(JsonText::line(member(json, "full_model")))) == model());
  CHECK(find_member(json, "stability") == nullptr);
  CHECK(find_member(json, "robustness") == nullptr);
}

TEST_CASE("report_data: criteria in groups have what they weigh in all, and the model to save counts it once") {
  Model grouped = model();
  grouped.groups = {{.id = "care_for", .weight = 3.0, .members = {"pain"}}};
  grouped.profiles = {{.id = "board", .weights = {{"care_for", 1.0}, {"cost", 3.0}}}};
  const JsonValue json = document(matrix(), grouped);
  CHECK(line(json, "model") == "{\"name\": \"two\", \"hash\": \"" + model_hash(grouped) + "\"}");
  CHECK(number(member(list(json, "criteria")[0], "weight")) == 3.0);
  CHECK(JsonText::line(member(list(json, "profiles")[0], "weights")) == "[1, 3]");
  CHECK(model_from(parse_json(JsonText::line(member(json, "full_model")))) == flattened(grouped));
  const JsonValue board = document(matrix(), grouped, {.profile = "board"});
  CHECK(number(member(list(board, "criteria")[1], "weight")) == 3.0);
}

TEST_CASE("report_data: groups name the criteria in them, those within them too, and stand where they are shown") {
  Model grouped = model();
  grouped.groups = {{.id = "all", .label = "All", .members = {"cost", "care_for"}},
                    {.id = "care_for", .members = {"pain"}}};
  const JsonValue json = document(matrix(), grouped);
  CHECK(line(json, "groups") == R"([{"id": "all", "label": "All", "criteria": [0, 1]}, )"
                                R"({"id": "care_for", "label": "care_for", "criteria": [0]}])");
  CHECK(line(json, "outline") ==
        R"([{"group": true, "index": 0, "depth": 0}, {"group": true, "index": 1, "depth": 1}, )"
        R"({"group": false, "index": 0, "depth": 2}, {"group": false, "index": 1, "depth": 1}])");
  const JsonValue plain = document(matrix(), model());
  CHECK(find_member(plain, "groups") == nullptr);
  CHECK(find_member(plain, "outline") == nullptr);
}

TEST_CASE("report_data: values times weights, added in order, are the scores to the bit") {
  const JsonValue json = document(matrix(), model());
  const Ranking ranking = rank(matrix(), model());
  for (std::size_t row = 0; row < 3; ++row) {
    const JsonValue& journey = list(json, "journeys")[row];
    double score = 0.0;
    for (std::size_t c = 0; c < 2; ++c) {
      score += number(list(journey, "values")[c]) * ranking.scorer().weights().normalised(c);
    }
    const double expected = ranking.range(row).score;
    CHECK(std::memcmp(&score, &expected, sizeof score) == 0);
    const double written = number(member(journey, "score"));
    CHECK(std::memcmp(&written, &expected, sizeof written) == 0);
  }
}

TEST_CASE("report_data: journeys stand as in the matrix, and say their place among the ids") {
  const JsonValue json = document(matrix(), model());
  CHECK(line(list(json, "journeys")[0], "id") == "\"b\"");
  CHECK(line(list(json, "journeys")[0], "label") == "\"B\"");
  CHECK(line(list(json, "journeys")[0], "name_order") == "1");
  CHECK(line(list(json, "journeys")[1], "name_order") == "0");
  CHECK(line(list(json, "journeys")[2], "name_order") == "2");
}

TEST_CASE("report_data: a missing cell has no raw value, and says what its policy makes of it") {
  const auto known = [](Missing policy) {
    return line(list(document(matrix(), model(policy)), "journeys")[2], "known");
  };
  CHECK(known(Missing::interval) == "\"ko\"");
  CHECK(known(Missing::renormalise) == "\"kl\"");
  CHECK(known(Missing::worst) == "\"kk\"");
  const JsonValue open = list(document(matrix(), model()), "journeys")[2];
  CHECK(line(open, "raw") == "[0.1, null]");
  CHECK(line(open, "shown") == "[\"0.1\", \"\"]");
  CHECK(number(member(open, "low")) < number(member(open, "high")));
}

TEST_CASE("report_data: a level is shown by its name") {
  Model levelled = model();
  levelled.criteria[0].scale = Levels{{{"low", 0.0}, {"high", 1.0}}};
  const CriteriaMatrix of_levels(
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = {1.0, 0.0}}, {.criterion = "cost", .values = {1.0, 2.0}}});
  const JsonValue json = document(of_levels, levelled);
  CHECK(line(list(json, "journeys")[0], "shown") == "[\"high\", \"1\"]");
  CHECK(line(list(json, "journeys")[1], "shown") == "[\"low\", \"2\"]");
}

TEST_CASE("report_data: profiles are there with their weights, but for those that weigh what no column has") {
  const JsonValue all = document(matrix(), model());
  CHECK(line(all, "profiles") == R"([{"name": "Finance", "weights": [1, 3]}, {"name": "care", "weights": [1, 0]}])");
  Model without = model(Missing::reject);
  without.criteria[1].weight = 0.0;
  const CriteriaMatrix pain_only(Names::of(std::vector<std::string>{"a"}), {{.criterion = "pain", .values = {1.0}}});
  const JsonValue some = document(pain_only, without);
  CHECK(line(some, "profiles") == R"([{"name": "care", "weights": [1, 0]}])");
  CHECK(line(list(some, "criteria")[1], "can_weigh") == "false");
  CHECK(line(document(matrix(), model(), {.profile = "cfo"}), "profile") == "\"cfo\"");
}

TEST_CASE("report_data: pins name the row of their journey") {
  const JsonValue json = document(matrix(), model(), {.pins = {{"b", 1, "campaign", "Ann", {}}}});
  CHECK(line(json, "pins") ==
        R"([{"journey": 0, "place": 1, "reason": "campaign", "author": "Ann", "expires": null}])");
}

TEST_CASE("report_data: by a method that does not add up nothing moves, and it is said why") {
  Model by_topsis = model();
  by_topsis.method = Topsis{};
  const JsonValue json = document(matrix(), by_topsis);
  CHECK(line(json, "live") == "false");
  CHECK(line(json, "why_not_live").find("topsis do not add up") != std::string::npos);
  double sum = 0.0;
  for (const JsonValue& part : list(list(json, "journeys")[1], "points")) sum += number(part);
  CHECK(sum == doctest::Approx(number(member(list(json, "journeys")[1], "score"))));
}

TEST_CASE("report_data: what was found is told with it") {
  const Ranking ranking = rank(matrix(), model());
  ReportParts parts;
  parts.title = "T";
  parts.stability = stability(ranking, matrix(), {.top = 2});
  parts.robustness = robustness(ranking, matrix(), {}, {.draws = {.draws = 500, .seed = 7}, .top = 2});
  parts.findings = {{.code = LintCode::small_sample, .criterion = "pain", .journey = "a", .sentence = "s"}};
  parts.notes = {{"own", "said first"}};
  parts.provenance = {{"matrix", "m.csv"}};
  const JsonValue json = parse_json(JsonText::line({report_data(ranking, matrix(), parts)})).root;
  CHECK(line(json, "title") == "\"T\"");
  CHECK(list(member(json, "stability"), "sentences").size() == 2);
  CHECK(line(member(json, "robustness"), "seed") == "7");
  CHECK(list(member(json, "robustness"), "rows").size() == 3);
  double first = 0.0;
  for (const JsonValue& row : list(member(json, "robustness"), "rows")) first += number(member(row, "first"));
  CHECK(first == doctest::Approx(1.0));
  CHECK(line(list(json, "lint")[0], "code") == "\"small_sample\"");
  CHECK(line(list(json, "lint")[0], "journey") == "\"a\"");
  CHECK(line(list(json, "notes")[0], "text") == "\"said first\"");
  CHECK(line(json, "provenance") == R"([{"name": "matrix", "value": "m.csv"}])");
}

TEST_CASE("report_data: no journeys and one journey have a document") {
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}}) {
    const CriteriaMatrix few(Names::numbered(n), {{.criterion = "pain", .values = std::vector<double>(n, 1.0)},
                                                  {.criterion = "cost", .values = std::vector<double>(n, 1.0)}});
    CHECK(list(document(few, model()), "journeys").size() == n);
  }
}

TEST_CASE("report_data: a model of bytes that are no UTF-8 is refused, for it could not be saved again") {
  Model odd = model();
  odd.name = "\xFF";
  CHECK(refusal_code([&] { document(matrix(), odd); }) == "bad_json");
}

TEST_CASE("report_data: texts of any bytes are there as valid text") {
  Model odd = model();
  odd.name = "</script>\u2028";
  const CriteriaMatrix hostile(
      Names::of(std::vector<std::string>{"\xFF<b>", "=1+1"}),
      {{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {1.0, 2.0}}});
  const JsonValue json = document(hostile, odd, {}, {.title = "\xFF</script>"});
  CHECK(std::get<std::string>(member(json, "title").value) == "\uFFFD</script>");
  CHECK(std::get<std::string>(member(member(json, "model"), "name").value) == "</script>\u2028");
  CHECK(std::get<std::string>(member(list(json, "journeys")[0], "id").value) == "\uFFFD<b>");
  CHECK(std::get<std::string>(member(list(json, "journeys")[1], "id").value) == "=1+1");
}
