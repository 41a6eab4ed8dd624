// SPDX-License-Identifier: MIT
#include "journeyrank/io/contact_jsonl.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/contact_csv.hpp"

#include "refusal.hpp"

using journeyrank::ByteSource;
using journeyrank::ContactJsonl;
using journeyrank::Contacts;
using journeyrank::Customers;
using journeyrank::DurationUnit;
using journeyrank::Intake;
using journeyrank::JsonlOptions;
using journeyrank::Mapping;
using journeyrank::Mean;
using journeyrank::Rate;
using journeyrank::read_contacts;
using journeyrank::RowFault;
using journeyrank::Tally;

namespace {

Intake read(std::string_view text, Tally& tally, const Mapping& mapping = {}, const JsonlOptions& options = {}) {
  return read_contacts(ByteSource::text(text, "t.jsonl"), mapping, tally, options);
}

std::string refused(std::string_view text, const Mapping& mapping = {}, const JsonlOptions& options = {}) {
  return refusal([&] {
    Tally tally;
    read(text, tally, mapping, options);
  });
}

bool has_note(const Intake& intake, std::string_view code, std::string_view part) {
  for (const auto& note : intake.notes()) {
    if (note.code == code && note.text.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("read_contacts: JSON Lines and a CSV file with the same cells give the same tally and report") {
  const std::vector<journeyrank::MetricChoice> metrics = {Contacts{}, Customers{}, Mean{"handle_s"},
                                                          Rate{.column = "mood", .one_of = {"good"}}};
  Tally of_lines(metrics);
  const Intake lines = read(
      "{\"contact_id\": 1, \"customer_id\": \"ann\", \"journey\": \"bill\", \"started_at\": \"2026-03-01T09:30:00Z\", "
      "\"handle_s\": 60, \"mood\": \"good\"}\r\n"
      "\n"
      "{\"mood\": null, \"started_at\": \"2026-03-01T09:31:00Z\", \"journey\": \"move \\u0026 home\", \"handle_s\": "
      "\"x\", \"customer_id\": \"\", \"contact_id\": 2}",
      of_lines);
  Tally of_csv(metrics);
  const Intake csv = read_contacts(ByteSource::text("contact_id,customer_id,journey,started_at,handle_s,mood\n"
                                                    "1,ann,bill,2026-03-01T09:30:00Z,60,good\n"
                                                    "2,,move & home,2026-03-01T09:31:00Z,x,\n",
                                                    "t.csv"),
                                   {}, of_csv);
  CHECK(of_lines == of_csv);
  CHECK(lines.rows == csv.rows);
  CHECK(lines.used == csv.used);
  REQUIRE(lines.findings.size() == csv.findings.size());
  for (std::size_t i = 0; i < csv.findings.size(); ++i) {
    CHECK(lines.findings[i].fault == csv.findings[i].fault);
    CHECK(lines.findings[i].places[0].line == 3);
  }
  CHECK(to_string(lines.findings[0].places[0]) == "t.jsonl:3:97");
}

TEST_CASE("read_contacts: a line that is no object is left out with its place and why, and the rest goes on") {
  Tally tally;
  const Intake intake = read(
      "{\"contact_id\": 1, \"journey\": \"a\", \"started_at\": \"2026-03-01T09:30:00Z\"}\n"
      "{\"contact_id\": 2, \"journey\": \"a\" \"started_at\": 3}\n"
      "[1, 2]\n"
      "17\n"
      "{\"contact_id\": 3, \"journey\": \"b\", \"started_at\": \"2026-03-01T09:30:00Z\"}\n",
      tally);
  CHECK(intake.rows == 5);
  CHECK(intake.used == 2);
  CHECK(intake.left_out() == 3);
  REQUIRE(intake.findings[0].fault == RowFault::broken_line);
  CHECK(intake.findings[0].sentence() ==
        "the line is no JSON object (3 rows): left out. First: t.jsonl:2:34 (\"found '\"'; allowed: a comma, or }\"), "
        "then line 3, line 4");
}

TEST_CASE("read_contacts: a whole number of any length keeps its digits as an id") {
  Tally tally({Customers{}});
  const Intake intake = read(
      "{\"contact_id\": 1, \"customer_id\": 12345678901234567890123, \"journey\": \"a\", \"started_at\": "
      "\"2026-03-01T09:30:00Z\"}\n"
      "{\"contact_id\": 2, \"customer_id\": 12345678901234567890124, \"journey\": \"a\", \"started_at\": "
      "\"2026-03-01T09:30:00Z\"}\n",
      tally);
  CHECK(intake.used == 2);
  CHECK(tally.evaluate("a", Customers{}).value == 2.0);
}

TEST_CASE("read_contacts: a mapping names members of members, lists, and a column that only later lines have") {
  const Mapping mapping{
      .columns = {{"contact_id", {.from = "id"}},
                  {"journey", {.first_of = {"fields.form", "tags[first]"}}},
                  {"started_at", {.from = "created_at"}},
                  {"replies", {.from = "metric_set.replies"}},
                  {"handle_s", {.from = "sum(metrics[name=tTalk].value)", .unit = DurationUnit::ms}}}};
  Tally tally({Contacts{}, Mean{"replies"}, Mean{"handle_s"}});
  const Intake intake = read(
      R"({"id": 1, "created_at": "2026-03-01T09:30:00Z", "tags": ["bill", "vip"], "fields": {"form": null}})"
      "\n"
      R"({"id": 2, "created_at": "2026-03-01T09:30:00Z", "fields": {"form": "bill"}, "metric_set": {"replies": 4},)"
      R"( "metrics": [{"name": "tTalk", "value": 1000}, {"name": "tAcw", "value": 7}, {"name": "tTalk", "value": 500}]})"
      "\n"
      R"({"id": 3, "created_at": "2026-03-01T09:30:00Z", "tags": ["bill"], "metric_set.replies": 2, "metrics": []})"
      "\n",
      tally, mapping);
  CHECK(intake.used == 3);
  CHECK(tally.evaluate("bill", Contacts{}).value == 3.0);
  CHECK(tally.evaluate("bill", Mean{"replies"}).value == 3.0);
  CHECK(tally.evaluate("bill", Mean{"handle_s"}).value == 1.5);
  CHECK(tally.evaluate("bill", Mean{"handle_s"}).n == 1);
}

TEST_CASE("read_contacts: a flag that a line leaves out is an empty cell once any line has it, else not measured") {
  using journeyrank::ChurnAfter;
  const std::vector<journeyrank::MetricChoice> metrics = {
      Rate{.column = "abandoned"}, Rate{.column = "abandoned", .one_of = {"false"}}, ChurnAfter{.horizon_days = 30},
      ChurnAfter{.horizon_days = 0}};
  const auto line = [](const std::string& id, const std::string& more, const char* journey = "a") {
    const bool last = std::string_view(journey) == "last";
    return R"({"contact_id": ")" + id + R"(", "customer_id": ")" + id + R"(", "journey": ")" + journey +
           R"(", "started_at": ")" + (last ? "2026-06-01" : "2026-03-01") + R"(T09:30:00Z")" + more + "}\n";
  };
  const std::string said = line("1", R"(, "churned_at": "2026-03-05T00:00:00Z", "abandoned": true)");
  const std::string null = line("2", R"(, "churned_at": null, "abandoned": null)");
  const std::string without = line("3", "") + line("4", "") + line("5", "", "last");
  const auto answers = [&metrics](const std::vector<std::string>& files) {
    Tally tally(metrics);
    for (const auto& file : files) {
      Tally part(metrics);
      read(file, part);
      tally.merge(part);
    }
    return tally.evaluate().front().estimates;
  };
  const auto whole = answers({said + null + without});
  CHECK(whole[0].value == 0.25);
  CHECK(whole[0].n == 4);
  CHECK(whole[1].value == 0.75);
  CHECK(whole[2].value == 0.25);
  CHECK(whole[2].n == 4);
  CHECK(whole[3].value == 0.25);
  CHECK(answers({without + null + said}) == whole);
  CHECK(answers({without, null, said}) == whole);
  CHECK(answers({said, without, null}) == whole);
  // An empty cell is enough, and without any the column is not there.
  CHECK(answers({without + null})[0].n == 3);
  for (const auto& each : answers({without})) CHECK_FALSE(each.measured);
}

TEST_CASE("read_contacts: a flag of a line that cannot be read is not measured, whatever other lines have") {
  Tally tally({Rate{.column = "abandoned"}});
  read(R"({"contact_id": 1, "journey": "a", "started_at": "2026-03-01T09:30:00Z", "abandoned": "perhaps"})"
       "\n"
       R"({"contact_id": 2, "journey": "a", "started_at": "2026-03-01T09:30:00Z"})",
       tally);
  CHECK(tally.evaluate("a", Rate{.column = "abandoned"}).n == 1);
  CHECK(tally.evaluate("a", Rate{.column = "abandoned"}).value == 0.0);
}

TEST_CASE("read_contacts: what no line has is said with the nearest key; what every row needs is refused") {
  Tally tally({Rate{.column = "mod", .one_of = {"x"}}});
  const Intake intake =
      read(R"({"contact_id": 1, "journey": "a", "started_at": "2026-03-01T09:30:00Z", "mood": "good"})", tally,
           Mapping{.columns = {{"replies", {.from = "repies"}}}});
  CHECK(has_note(intake, "no_such_column", "no line of t.jsonl has \"repies\", which the mapping names"));
  CHECK(has_note(intake, "no_such_column", "\"mod\", which a metric reads (did you mean \"mood\"?"));
  CHECK(has_note(intake, "no_customer_column", "t.jsonl names no customers"));
  CHECK(refused(R"({"contactid": 1, "journey": "a", "started_at": "2026-03-01T09:30:00Z"})") ==
        "missing_column: t.jsonl: no line has \"contact_id\" (did you mean \"contactid\"?); name it in a mapping: "
        "{\"columns\": {\"contact_id\": {\"from\": \"...\"}}}");
}

TEST_CASE("read_contacts: nothing to read, nothing readable and two members for one column are refused") {
  CHECK(refused("\n \n") == "empty_input: t.jsonl: no line holds an object");
  CHECK(refused("{\n") ==
        "bad_json: t.jsonl:1:2: none of the 1 rows can be counted: the line is no JSON object (1 row): left out. "
        "First: t.jsonl:1:2 (\"found the end of the line; allowed: a key in double quotes\")");
  CHECK(refused(R"({"contact_id": 1, "journey": "a", "started_at": "2026-03-01T09:30:00Z", "handle_s": 1})"
                "\n"
                R"({"contact_id": 2, "journey": "a", "started_at": "2026-03-01T09:30:00Z", "handle_ms": 1})")
            .find("duplicate_name: t.jsonl: columns \"handle_s\" and \"handle_ms\" both give handle_s") == 0);
  CHECK(refused("{\"a\": \"" + std::string(100, 'x') + "\"}", {}, {.max_line_bytes = 50}) ==
        "too_large: t.jsonl:1: the line has more than 50 bytes; raise max_line_bytes if that is no mistake");
}

TEST_CASE("read_contacts: rows that where keeps out are counted as filtered, with no fault of theirs") {
  Tally tally;
  const Mapping mapping{.where = {{"type", {.one_of = {"incident"}}}}};
  const Intake intake =
      read(R"({"contact_id": 1, "journey": "a", "started_at": "2026-03-01T09:30:00Z", "type": "incident"})"
           "\n"
           R"({"contact_id": 2, "started_at": "soon", "type": "task"})"
           "\n"
           R"({"contact_id": 3, "started_at": "soon"})"
           "\n",
           tally, mapping);
  CHECK(intake.rows == 3);
  CHECK(intake.used == 1);
  CHECK(intake.filtered == 2);
  CHECK(intake.left_out() == 0);
  CHECK(intake.findings.empty());
}

TEST_CASE("read_contacts: a contact that is delivered twice counts once") {
  const std::string line = R"({"contact_id": 1, "journey": "a", "started_at": "2026-03-01T09:30:00Z"})";
  Tally tally;
  const Intake intake = read(line + "\n" + line, tally);
  CHECK(intake.used == 1);
  CHECK(intake.repeated() == 1);
}
