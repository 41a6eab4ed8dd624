// SPDX-License-Identifier: MIT
#include "journeyrank/io/json.hpp"

#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/problem/contact_centre.hpp"
#include "journeyrank/problem/model_hash.hpp"

using namespace journeyrank;

namespace {

/// A model of two criteria and a profile with one of its lines replaced.
std::string model_text(std::size_t line = 0, const std::string& by = "") {
  std::vector<std::string> lines = {"{\"schema\": 1, \"name\": \"two\",",                                           // 1
                                    " \"tie_tolerance\": 0,",                                                       // 2
                                    " \"method\": {\"name\": \"weighted_sum\"},",                                   // 3
                                    " \"criteria\": [",                                                             // 4
                                    "  {\"id\": \"pain\",",                                                         // 5
                                    "   \"direction\": \"maximize\",",                                              // 6
                                    "   \"weight\": 2,",                                                            // 7
                                    "   \"scale\": {\"name\": \"anchored\", \"at_0\": 0, \"at_1\": 10},",           // 8
                                    "   \"metric\": {\"name\": \"burden\", \"column\": \"ces\", \"at_most\": 3},",  // 9
                                    "   \"missing\": \"reject\"},",                                      // 10
                                    "  {\"id\": \"cost\", \"direction\": \"minimize\", \"weight\": 1,",  // 11
                                    "   \"scale\": {\"name\": \"min_max\"}}],",                          // 12
                                    " \"profiles\": [",                                                  // 13
                                    "  {\"id\": \"cfo\",",                                               // 14
                                    "   \"weights\": {\"pain\": 1,",                                     // 15
                                    "               \"cost\": 3}}]",                                     // 16
                                    "}"};                                                                // 17
  if (line > 0) lines[line - 1] = by;
  std::string text;
  for (const auto& each : lines) text += each + "\n";
  return text;
}

struct BadModel {
  std::size_t line;  ///< the line of the model that is replaced
  std::string by;
  std::string message;  ///< its beginning
};

void check_refused(const BadModel& bad) {
  CAPTURE(bad.by);
  try {
    parse_model(model_text(bad.line, bad.by), "m.json");
    FAIL_CHECK("was read");
  } catch (const Error& error) {
    const std::string message = error.what();
    CAPTURE(message);
    CHECK(message.rfind(bad.message, 0) == 0);
  }
}

const char* const example_models[] = {"bank.json",           "bank_severity.json",   "cfpb.json",
                                      "contact_centre.json", "effort.json",          "saas.json",
                                      "saas_risk.json",      "sf311.json",           "telecom.json",
                                      "telecom_groups.json", "telecom_min_max.json", "uci_incidents.json"};
const char* const example_mappings[] = {"cfpb_map.json", "contacts_map.json", "sf311_map.json",
                                        "uci_incidents_map.json"};

}  // namespace

TEST_CASE("model file: the model that the bad ones are made from is read") {
  const Model model = parse_model(model_text());
  CHECK(model.name == "two");
  REQUIRE(model.criteria.size() == 2);
  CHECK(model.criteria[0].weight == 2.0);
  CHECK(model.criteria[0].metric.get_if<Burden>()->at_most == 3.0);
  CHECK(model.criteria[1].direction == Direction::minimize);
  CHECK(std::holds_alternative<MinMax>(model.criteria[1].scale));
  REQUIRE(model.profiles.size() == 1);
  CHECK(model.profiles[0].weights == std::vector<StatedWeight>{{"pain", 1.0}, {"cost", 3.0}});
}

TEST_CASE("model file: what is required is all that must be there") {
  const Model model = parse_model(
      R"({"criteria": [{"id": "a", "direction": "minimize", "scale": {"name": "anchored", "at_0": 1, "at_1": 0}}]})");
  CHECK(model.schema == 1);
  CHECK(model.criteria[0].weight == 1.0);
  CHECK(model.criteria[0].missing == Missing::reject);
  CHECK_FALSE(model.criteria[0].metric);
  CHECK(model.profiles.empty());
}

TEST_CASE("model file: every fault is refused at the value to blame") {
  const BadModel rows[] = {
      {1, "{\"schema\": 2, \"nmae\": 3,",
       "newer_schema: m.json:1:12: schema: found the number 2; this version reads up to 1: update JourneyRank"},
      {1, "{\"schema\": 99999999999999999999,", "newer_schema: m.json:1:12: schema: found the number"},
      {1, "{\"schema\": 2.0, \"name\": 3,", "newer_schema: m.json:1:12: schema: found the number 2;"},
      {1, "{\"schema\": 0,", "bad_model: m.json:1:12: schema: found the number 0; allowed: a number from 1 to 1"},
      {1, "{\"schema\": \"1\",", "bad_json: m.json:1:12: schema: found the text \"1\"; allowed: a whole number"},
      {1, "{\"schema\": 1.5,", "bad_json: m.json:1:12: schema: found the number 1.5; allowed: a whole number"},
      {1, "{\"schema\": true,", "bad_json: m.json:1:12: schema: found true; allowed: a whole number"},
      {1, "{\"name\": null,", "bad_json: m.json:1:10: name: found null; allowed: a text in double quotes"},
      {2, " \"tie_tolerance\": -1e-9,", "bad_option: m.json:2:19: tie_tolerance: found the number -1e-9; allowed: a"},
      {2, " \"tie_tolerance\": \"0\",", "bad_json: m.json:2:19: tie_tolerance: found the text \"0\""},
      {2, " \"tie_tolerence\": 0,", "unknown_name: m.json:2:2: unknown key \"tie_tolerence\" (did you mean \"tie_tol"},
      {2, " \"criterion\": [],", "unknown_name: m.json:2:2: unknown key \"criterion\" (did you mean \"criteria\"?)"},
      {2, " \"name\": \"again\",", "bad_json: m.json:2:2: the key \"name\" stands twice in one object, first at 1:15"},
      {3, " \"method\": {\"name\": \"weigthed_sum\"},",
       "unknown_name: m.json:3:21: method.name: found \"weigthed_sum\" (did you mean \"weighted_sum\"?); allowed: "},
      {3, " \"method\": \"weighted_sum\",",
       "bad_json: m.json:3:12: method: found the text \"weighted_sum\"; allowed: an"},
      {3, " \"method\": {\"name\": \"weighted_sum\", \"p\": 2},",
       "unknown_name: m.json:3:37: method: unknown key \"p\"; allowed: name"},
      {4, " \"criteria\": {}, \"x\": [", "bad_json: m.json:4:14: criteria: found an object; allowed: a list in [ ]"},
      {4, " \"criteria\": [], \"x\": [", "bad_model: m.json:4:14: criteria: found 0 entries; allowed: 1 or more"},
      {4, " \"criteria\": [7,", "bad_json: m.json:4:15: criteria[0]: found the number 7; allowed: an object in { }"},
      {5, "  {", "bad_json: m.json:5:3: criteria[0]: the key \"id\" is missing: the name in files"},
      {5, "  {\"id\": \"\",", "bad_model: m.json:5:10: criteria[0].id: found an empty text; allowed: 1 letter or more"},
      {5, "  {\"id\": 5,",
       "bad_json: m.json:5:10: criteria[0].id: found the number 5; allowed: a text in double quotes"},
      {6, "", "bad_json: m.json:5:3: criteria[0]: the key \"direction\" is missing: what a higher raw value"},
      {6, "   \"direction\": \"maximise\",",
       "unknown_name: m.json:6:17: criteria[0].direction: found \"maximise\" (did you mean \"maximize\"?); allowed: "
       "maximize, minimize"},
      {6, "   \"direction\": \"up\",",
       "unknown_name: m.json:6:17: criteria[0].direction: found \"up\"; allowed: maximize, minimize"},
      {6, "   \"direktion\": \"maximize\",",
       "unknown_name: m.json:6:4: criteria[0]: unknown key \"direktion\" (did you mean \"direction\"?); allowed: id, "},
      {7, "   \"weight\": -2,",
       "bad_weights: m.json:7:14: criteria[0].weight: found the number -2; allowed: a number >= 0"},
      {7, "   \"weight\": NaN,", "bad_json: m.json:7:14: found NaN; allowed: a finite number"},
      {7, "   \"weight\": 1e999,", "bad_json: m.json:7:14: found the number 1e999, which is beyond a double"},
      {7, "   \"weight\": \"2\",",
       "bad_json: m.json:7:14: criteria[0].weight: found the text \"2\"; allowed: a number"},
      {7, "   \"weight\": 2;", "bad_json: m.json:7:15: found ';'; allowed: a comma, or }"},
      {8, "   \"scale\": {\"name\": \"anchored\", \"at_0\": 10, \"at_1\": 10},",
       "bad_model: m.json:8:13: criterion \"pain\": the anchors are equal: at_0 = 10, at_1 = 10; allowed: at_0 < at_1"},
      {8, "   \"scale\": {\"name\": \"anchored\", \"at_0\": 10, \"at_1\": 0},",
       "bad_model: m.json:8:13: criterion \"pain\": the anchors run against the direction: at_0 = 10, at_1 = 0; "},
      {8, "   \"scale\": {\"name\": \"anchored\", \"at_0\": -1e308, \"at_1\": 1e308},",
       "bad_model: m.json:8:13: criterion \"pain\": the anchors are too far apart for a double"},
      {8, "   \"scale\": {\"name\": \"anchored\", \"at_0\": 0},",
       "bad_json: m.json:8:13: criteria[0].scale: the key \"at_1\" is missing: the raw value that counts 1"},
      {8, "   \"scale\": {\"name\": \"anchored\", \"at_0\": 0, \"at_l\": 1, \"at_1\": 1},",
       "unknown_name: m.json:8:45: criteria[0].scale: unknown key \"at_l\" (did you mean \"at_0\"?); allowed: name, "},
      {8, "   \"scale\": {\"name\": \"ankored\", \"at_0\": 0, \"at_1\": 1},",
       "unknown_name: m.json:8:22: criteria[0].scale.name: found \"ankored\" (did you mean \"anchored\"?); allowed: "},
      {8, "   \"scale\": {\"at_0\": 0, \"at_1\": 1},",
       "bad_json: m.json:8:13: criteria[0].scale: the key \"name\" is missing; allowed: anchored, piecewise, levels, "},
      {8, "   \"scale\": null,", "bad_json: m.json:8:13: criteria[0].scale: found null; allowed: an object in { }"},
      {8, "", "bad_json: m.json:5:3: criteria[0]: the key \"scale\" is missing: how a raw value"},
      {8, "   \"scale\": {\"name\": \"piecewise\", \"knots\": [{\"raw\": 0, \"value\": 0}]},",
       "bad_model: m.json:8:44: criteria[0].scale.knots: found 1 entries; allowed: 2 or more"},
      {8,
       "   \"scale\": {\"name\": \"piecewise\", \"knots\": [{\"raw\": 0, \"value\": 0}, {\"raw\": 1, \"value\": "
       "1.5}]},",
       "bad_model: m.json:8:89: criteria[0].scale.knots[1].value: found the number 1.5; allowed: a number from 0 to 1"},
      {8,
       "   \"scale\": {\"name\": \"piecewise\", \"knots\": [{\"raw\": 1, \"value\": 0}, {\"raw\": 1, \"value\": 1}]},",
       "bad_model: m.json:8:13: criterion \"pain\": knot 2 has raw value 1, which does not rise"},
      {8,
       "   \"scale\": {\"name\": \"piecewise\", \"knots\": [{\"raw\": 0, \"value\": 1}, {\"raw\": 1, \"value\": 0}]},",
       "bad_model: m.json:8:13: criterion \"pain\": knot 2 turns against the direction maximize"},
      {8, "   \"scale\": {\"name\": \"piecewise\", \"knots\": [[0, 0], [1, 1]]},",
       "bad_json: m.json:8:45: criteria[0].scale.knots[0]: found a list; allowed: an object in { }"},
      {8, "   \"scale\": {\"name\": \"levels\", \"levels\": []},",
       "bad_model: m.json:8:42: criteria[0].scale.levels: found 0 entries; allowed: 1 or more"},
      {8, "   \"scale\": {\"name\": \"levels\", \"levels\": [{\"name\": \"low\"}]},",
       "bad_json: m.json:8:43: criteria[0].scale.levels[0]: the key \"value\" is missing: its value in [0, 1]"},
      {8,
       "   \"scale\": {\"name\": \"levels\", \"levels\": [{\"name\": \"low\", \"value\": 0}, {\"name\": \"low\", "
       "\"value\": 1}]},",
       "bad_model: m.json:8:13: criterion \"pain\": level \"low\" stands twice"},
      {9, "   \"metric\": {\"name\": \"burdn\", \"column\": \"ces\"},",
       "unknown_name: m.json:9:23: criteria[0].metric.name: found \"burdn\" (did you mean \"burden\"?); allowed: cont"},
      {9, "   \"metric\": {\"name\": \"burden\"},",
       "bad_json: m.json:9:14: criteria[0].metric: the key \"column\" is missing: contact column or extra column"},
      {9, "   \"metric\": {\"name\": \"burden\", \"column\": \"ces\"},",
       "bad_option: m.json:9:14: criterion \"pain\": metric burden: column \"ces\" needs at_least, at_most or one_of"},
      {9, "   \"metric\": {\"name\": \"sum\", \"column\": \"channel\"},",
       "bad_option: m.json:9:14: criterion \"pain\": metric sum: column \"channel\" is a text; allowed: a column of "
       "numbers"},
      {9, "   \"metric\": {\"name\": \"excess_churn\", \"baseline\": 3},",
       "bad_option: m.json:9:51: criteria[0].metric.baseline: found the number 3; allowed: a number from 0 to 1"},
      {9, "   \"metric\": {\"name\": \"cost_to_serve\", \"rate_per_hour\": -27},",
       "bad_option: m.json:9:57: criteria[0].metric.rate_per_hour: found the number -27; allowed: a number >= 0"},
      {9, "   \"metric\": {\"name\": \"cost_to_serve\"},",
       "bad_json: m.json:9:14: criteria[0].metric: the key \"rate_per_hour\" is missing: loaded cost"},
      {9, "   \"metric\": null,",
       "bad_json: m.json:9:14: criteria[0].metric: found null; allowed: a value, or no key at"},
      {10, "   \"missing\": \"renormalize\"},",
       "unknown_name: m.json:10:15: criteria[0].missing: found \"renormalize\" (did you mean \"renormalise\"?); allow"},
      {11, "  {\"id\": \"pain\", \"direction\": \"minimize\", \"weight\": 1,",
       "duplicate_name: m.json:11:10: criterion \"pain\" stands twice in the model"},
      {14, "  {\"id\": \"\",",
       "bad_model: m.json:14:10: profiles[0].id: found an empty text; allowed: 1 letter or more"},
      {14, "  {\"id\": \"x\", \"weights\": {\"pain\": 1, \"cost\": 1}}, {\"id\": \"x\",",
       "duplicate_name: m.json:14:58: profile \"x\" stands twice in the model"},
      {14, "  {", "bad_json: m.json:14:3: profiles[0]: the key \"id\" is missing: the name on the command line"},
      {14, "  {\"id\": \"cfo\", \"lable\": \"\",",
       "unknown_name: m.json:14:17: profiles[0]: unknown key \"lable\" (did you mean \"label\"?); allowed: id, label"},
      {15, "   \"weights\": {\"pian\": 1,",
       "unknown_name: m.json:15:16: no criterion \"pian\" in the model (did you mean \"pain\"?)"},
      {15, "   \"weights\": {", "bad_model: m.json:15:15: profile \"cfo\": no weight for \"pain\"; give it one (0 "},
      {15, "   \"weights\": {\"pain\": -1,",
       "bad_weights: m.json:15:24: profiles[0].weights.pain: found the number -1; allowed: a number >= 0"},
      {15, "   \"weights\": {\"pain\": \"a lot\",",
       "bad_json: m.json:15:24: profiles[0].weights.pain: found the text \"a lot\"; allowed: a number"},
      {15, "   \"wieghts\": {\"pain\": 1,",
       "unknown_name: m.json:15:4: profiles[0]: unknown key \"wieghts\" (did you mean \"weights\"?)"},
      {15, "   \"weights\": {\"pain\": 1e308, \"cost \": 1,",
       "unknown_name: m.json:15:31: no criterion \"cost \" in the"},
      {16, "               \"pain\": 3}}]",
       "bad_json: m.json:16:16: the key \"pain\" stands twice in one object, first at"},
      {17, "", "bad_json: m.json:18:1: found the end of the text; allowed: a comma, or }"},
      {17, "} x", "bad_json: m.json:17:3: found x; allowed: nothing after the end of the value"},
  };
  for (const auto& row : rows) check_refused(row);
  CHECK(std::size(rows) >= 70);
}

TEST_CASE("model file: weights that are all zero or overflow are refused where they stand") {
  const std::string criterion = R"({"id": "a", "direction": "maximize", "scale": {"name": "min_max"}, "weight": )";
  CHECK_THROWS_WITH_AS(parse_model("{\"criteria\":\n[" + criterion + "0}]}", "m.json"),
                       "bad_weights: m.json:2:1: all weights are 0; at least one criterion must weigh something",
                       Error);
  CHECK_THROWS_WITH_AS(
      parse_model("{\"criteria\": [" + criterion + "1}],\n \"profiles\": [{\"id\": \"p\", \"weights\":\n {\"a\": 0}}]}",
                  "m.json"),
      "bad_weights: m.json:3:2: profile \"p\": all weights are 0; at least one criterion must weigh something", Error);
  std::string second = criterion;
  second[8] = 'b';
  CHECK_THROWS_WITH_AS(parse_model("{\"criteria\": [" + criterion + "1.7e308},\n" + second + "1.7e308}]}", "m.json"),
                       "bad_weights: m.json:1:14: the weights add up to more than a double holds", Error);
}

TEST_CASE("model file: what is written is read back equal, with the same hash and the same text") {
  Model model = contact_centre_model();
  model.name = "all of \"it\": \xC3\xA4\n";
  model.tie_tolerance = 1.0 / 3.0;
  model.criteria[0].scale = Piecewise{.knots = {{-1e-300, 0.0}, {0.1, 0.30000000000000004}, {1e300, 1.0}}};
  model.criteria[1].scale = Levels{.levels = {{"low", 0.0}, {"", 0.5}, {"high", 1.0}}};
  std::get<Levels>(model.criteria[1].scale).levels[1].name = "mid\t";
  model.criteria[1].metric = {};  // levels are names, not numbers
  model.criteria[2].scale = Anchored{.at_0 = 5.0, .at_1 = -5.0};
  model.criteria[2].direction = Direction::minimize;
  model.criteria[2].missing = Missing::interval;
  model.criteria[3].scale = MinMax{};
  model.criteria[3].weight = 0.0;
  model.profiles = {
      {.id = "cfo", .label = "Finance", .weights = {{"cost", 1.0}, {"pain", 0.1}, {"revenue", 3}, {"retention", 0.0}}}};
  const std::string text = to_json(model);
  const Model back = parse_model(text);
  CHECK(back == model);
  CHECK(model_hash(back) == model_hash(model));
  CHECK(to_json(back) == text);
}

TEST_CASE("model file: its canonical JSON is a model file too") {
  const Model model = contact_centre_model();
  CHECK(parse_model(canonical_json(model)) == model);
}

TEST_CASE("model file: it is written whole, or refused before there is a file") {
  const std::string path = "json_test_model.json";
  write_model(path, contact_centre_model());
  CHECK(read_model(path) == contact_centre_model());
  std::remove(path.c_str());

  Model bad = contact_centre_model();
  bad.criteria[0].weight = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(write_model(path, bad), Error);
  bad = contact_centre_model();
  bad.criteria[0].owner = "\xFF";
  CHECK_THROWS_AS(write_model(path, bad), Error);
  CHECK_THROWS_AS(read_model(path), Error);
}

TEST_CASE("model file: an unreadable path and an empty file say so") {
  CHECK_THROWS_WITH_AS(read_model("no such folder/model.json"),
                       "read_failed: no such folder/model.json: cannot be read: No such file or directory", Error);
  CHECK_THROWS_WITH_AS(parse_model("", "m.json"), "empty_input: m.json: found no byte; allowed: a JSON object", Error);
  CHECK_THROWS_WITH_AS(parse_model("[1]", "m.json"), "bad_json: m.json:1:1: found a list; allowed: an object in { }",
                       Error);
}

TEST_CASE("model file: every example is read and written back equal") {
  for (const std::string name : example_models) {
    CAPTURE(name);
    const Model model = read_model("examples/data/" + name);
    CHECK(parse_model(to_json(model)) == model);
  }
  CHECK(read_model("examples/data/telecom.json").profiles.size() == 4);
  CHECK(read_model("examples/data/contact_centre.json").criteria[3].metric.get_if<CostToServe>() != nullptr);
}

TEST_CASE("mapping file: every example is read and written back equal") {
  for (const std::string name : example_mappings) {
    CAPTURE(name);
    const Mapping mapping = read_mapping("examples/data/" + name);
    CHECK(parse_mapping(to_json(mapping)) == mapping);
  }
  const Mapping cfpb = read_mapping("examples/data/cfpb_map.json");
  CHECK(cfpb.columns[0].source.row_number);
  CHECK(cfpb.columns[1].source.from == "Product");
  CHECK(read_mapping("examples/data/contacts_map.json").columns[6].source.unit == DurationUnit::s);
}

TEST_CASE("mapping file: a column of customers is a text, or an object that says how its times are written") {
  const Mapping mapping = parse_mapping(
      R"({"customers": {"customer_id": "Id", "end_at": {"from": "left", "format": "%d/%m/%Y", "tz": "UTC"}}})");
  REQUIRE(mapping.customers.size() == 2);
  CHECK(mapping.customers[0].name() == "Id");
  CHECK(mapping.customers[0].source == journeyrank::CustomerSource{.from = "Id"});
  CHECK(mapping.customers[1].source == journeyrank::CustomerSource{"left", "%d/%m/%Y", "UTC"});
  const std::string written = to_json(mapping);
  CHECK(written.find(R"("customer_id": "Id")") != std::string::npos);
  CHECK(parse_mapping(written) == mapping);
  for (const char* wrong : {R"({"customers": {"end_at": 3}})", R"({"customers": {"segment": {"tz": "UTC"}}})",
                            R"({"customers": {"end_at": {"unit": "ms"}}})"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(static_cast<void>(parse_mapping(wrong)), journeyrank::Error);
  }
}

TEST_CASE("mapping file: every fault is refused at the value or key to blame") {
  struct Row {
    const char* text;
    const char* message;
  };
  const Row rows[] = {
      {R"({"schema": 2, "x": 1})",
       "newer_schema: map.json:1:12: schema: found the number 2; this version reads up to 1"},
      {R"({"schema": 0})", "bad_option: map.json:1:12: schema: found the number 0; allowed: a number from 1 to 1"},
      {R"({"decimal": ";"})", "bad_option: map.json:1:13: mapping: decimal is \";\"; allowed are \".\" and \",\""},
      {R"({"currency": "pounds"})", "bad_option: map.json:1:14: mapping: currency is \"pounds\"; allowed: a code such"},
      {R"({"missing": "?"})", "bad_json: map.json:1:13: missing: found the text \"?\"; allowed: a list in [ ]"},
      {R"({"columns": []})", "bad_json: map.json:1:13: columns: found a list; allowed: an object in { }"},
      {R"({"columns": {"handle_s": "x"}})",
       "bad_json: map.json:1:26: columns.handle_s: found the text \"x\"; allowed: an object in { }"},
      {R"({"columns": {"custmer_id": {"from": "x"}}})",
       "unknown_name: map.json:1:14: mapping of \"custmer_id\": no such contact column (did you mean "
       "\"customer_id\"?)"},
      {R"({"columns": {"journey": {"form": "x"}}})",
       "unknown_name: map.json:1:26: columns.journey: unknown key \"form\" (did you mean \"from\"?); allowed: from, "},
      {R"({"columns": {"handle_s": {"unit": "sec"}}})",
       "unknown_name: map.json:1:35: columns.handle_s.unit: found \"sec\""},
      {R"({"columns": {"journey": {"unit": "s"}}})",
       "bad_option: map.json:1:25: mapping of \"journey\": only a duration has a unit"},
      {R"({"columns": {"started_at": {"tz": "Europe/Atlantis"}}})",
       "bad_option: map.json:1:28: found the time zone \"Europe/Atlantis\", which the system's tz database does not"},
      {R"({"where": {"type": {"one_of": ["x"]}, "size": {}}})",
       "bad_option: map.json:1:47: mapping: where \"size\": needs present, one_of, not_one_of, at_least or at_most"},
      {R"({"columns": {"journey": {"sum_of": ["a", "b"]}}})",
       "bad_option: map.json:1:25: mapping of \"journey\": only durations, counts and money can be added up"},
      {R"({"columns": {"handle_s": {}, "handle_ms": {}}})",
       "duplicate_name: map.json:1:30: mapping: \"handle_s\" and \"handle_ms\" are one contact column"},
      {R"({"columns": {"journey": {"values": {"a": 1}}}})",
       "bad_json: map.json:1:42: columns.journey.values.a: found the number 1; allowed: a text in double quotes"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    try {
      parse_mapping(row.text, "map.json");
      FAIL_CHECK("was read");
    } catch (const Error& error) {
      const std::string message = error.what();
      CAPTURE(message);
      CHECK(message.rfind(row.message, 0) == 0);
    }
  }
}

TEST_CASE("pins file: pins are read and written back equal") {
  const std::vector<Pin> pins = parse_pins(
      R"({"schema": 1, "pins": [
           {"journey": "sim_swap", "place": 1, "reason": "fraud", "author": "Head of risk", "expires": "2026-12-31"},
           {"journey": "roaming", "place": 3.0, "reason": "campaign", "author": "Marketing"}]})");
  REQUIRE(pins.size() == 2);
  CHECK(pins[0].expires == Date{2026, 12, 31});
  CHECK(pins[1].place == 3);
  CHECK_FALSE(pins[1].expires);
  CHECK(parse_pins(to_json(pins)) == pins);
  CHECK(parse_pins(R"({"pins": []})").empty());
}

TEST_CASE("pins file: every fault is refused at the value to blame") {
  struct Row {
    std::string pin;
    std::string message;
  };
  const Row rows[] = {
      {R"({"place": 1, "reason": "r", "author": "a"})",
       "bad_json: p.json:2:1: pins[0]: the key \"journey\" is missing"},
      {R"({"journey": "j", "place": 0, "reason": "r", "author": "a"})",
       "bad_option: p.json:2:27: pins[0].place: found the number 0; allowed: a number >= 1"},
      {R"({"journey": "j", "place": 1.5, "reason": "r", "author": "a"})",
       "bad_json: p.json:2:27: pins[0].place: found the number 1.5; allowed: a whole number"},
      {R"({"journey": "j", "place": 1, "reason": "", "author": "a"})",
       "bad_option: p.json:2:40: pins[0].reason: found an empty text; allowed: 1 letter or more"},
      {R"({"journey": "j", "place": 1, "reason": "r"})",
       "bad_json: p.json:2:1: pins[0]: the key \"author\" is missing"},
      {R"({"journey": "j", "place": 1, "reason": "r", "author": "a", "expires": "31.12.2026"})",
       "bad_time: p.json:2:71: pins[0].expires: found the text \"31.12.2026\"; allowed: a day such as 2026-12-31"},
      {R"({"journey": "j", "place": 1, "reason": "r", "author": "a", "until": "2026-12-31"})",
       "unknown_name: p.json:2:60: pins[0]: unknown key \"until\"; allowed: journey, place, reason, author, expires"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.pin);
    try {
      parse_pins("{\"pins\": [\n" + row.pin + "]}", "p.json");
      FAIL_CHECK("was read");
    } catch (const Error& error) {
      const std::string message = error.what();
      CAPTURE(message);
      CHECK(message.rfind(row.message, 0) == 0);
    }
  }
  CHECK_THROWS_WITH_AS(parse_pins("{}", "p.json"),
                       "bad_json: p.json:1:1: the key \"pins\" is missing: places given by decree", Error);
  CHECK_THROWS_AS(parse_pins(R"({"schema": 7, "pins": 1})"), Error);
}

TEST_CASE("model file: groups are read and written back equal, and left out where there are none") {
  Model model = parse_model(model_text());
  CHECK(to_json(model).find("groups") == std::string::npos);
  model.groups = {{.id = "care", .label = "Care", .weight = 0.5, .members = {"pain"}, .reason = "board"},
                  {.id = "all", .members = {"cost", "care"}}};
  model.profiles.clear();
  CHECK(parse_model(to_json(model)) == model);
}

TEST_CASE("model file: a group at fault is refused at the value to blame") {
  const auto with_groups = [](const std::string& groups) { return " \"groups\": [" + groups + "],"; };
  check_refused({2, with_groups(R"({"id": "pain", "members": ["cost"]})"),
                 "duplicate_name: m.json:2:20: group \"pain\" is called as a criterion is"});
  check_refused({2, with_groups(R"({"id": "care", "members": ["cost", "pian"]})"),
                 "unknown_name: m.json:2:48: group \"care\": no criterion or group \"pian\" in the model (did you mean "
                 "\"pain\"?)"});
  check_refused({2, with_groups(R"({"id": "care", "weight": 0, "members": ["cost"]})"),
                 "bad_weights: m.json:2:38: group \"care\": found the weight 0; allowed"});
  check_refused({2, with_groups(R"({"id": "care", "weight": -1, "members": ["cost"]})"), "bad_weights: m.json:2:38: "});
  check_refused({2, with_groups(R"({"id": "care", "members": []})"), "bad_model: m.json:2:39: groups[0].members"});
  check_refused({2, with_groups(R"({"id": "care", "members": ["care"]})"),
                 "bad_model: m.json:2:13: group \"care\" stands within itself"});
  check_refused({2, with_groups(R"({"id": "care", "weight": 1, "members": ["pain"]})"),
                 "bad_model: m.json:15:15: profile \"cfo\": no weight for \"care\"; give it one"});
}
