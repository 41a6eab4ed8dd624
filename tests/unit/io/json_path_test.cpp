// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_path.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::JsonLine;
using journeyrank::JsonPath;

namespace {

constexpr std::string_view conversation =
    R"({"id": 7, "tags": ["a", "b", "a"], "flat.key": 3, "none": null, "empty": [], "set": {"deep": {"n": 1.50}, "x.y": 2},
 "people": [{"purpose": "customer", "id": "c"},
            {"purpose": "agent", "id": "a1", "sessions": [{"metrics": [{"name": "tTalk", "value": 0.1},
                                                                      {"name": "tAcw", "value": 50}]}]},
            {"purpose": "agent", "id": "a1", "sessions": [{"metrics": [{"name": "tTalk", "value": 0.2}]},
                                                          {"metrics": [{"name": "tTalk", "value": 1000}]}]}]})";

/// What the path finds; "(none)" when nothing.
std::string found(const std::string& path, std::string_view text = conversation) {
  JsonLine line;
  REQUIRE(line.read(text));
  std::string room;
  const auto cell = JsonPath(path).find(line.parts(), room);
  return cell ? std::string(*cell) : "(none)";
}

}  // namespace

TEST_CASE("JsonPath: points lead to members of members, or are part of a key") {
  CHECK(found("id") == "7");
  CHECK(found("set.deep.n") == "1.50");
  CHECK(found("flat.key") == "3");
  CHECK(found("set.x.y") == "2");
  CHECK(found("none").empty());
  CHECK(found("set.deep") == R"({"n": 1.50})");
  CHECK(found("set.shallow") == "(none)");
  CHECK(found("id.n") == "(none)");
  CHECK(found("people.id") == "(none)");
}

TEST_CASE("JsonPath: brackets choose elements of a list") {
  CHECK(found("tags[first]") == "a");
  CHECK(found("tags[last]") == "a");
  CHECK(found("people[purpose=agent].id") == "a1");
  CHECK(found("people[].id") == "c");
  CHECK(found("people[last].sessions[last].metrics[first].value") == "1000");
  CHECK(found("people[purpose=robot].id") == "(none)");
  CHECK(found("empty[first]") == "(none)");
  CHECK(found("tags") == R"(["a", "b", "a"])");
}

TEST_CASE("JsonPath: a word in front picks, counts or adds up what is found, the sum rounded once") {
  CHECK(found("sum(people[purpose=agent].sessions[].metrics[name=tTalk].value)") == "1000.3");
  CHECK(found("count(people[purpose=agent].id)") == "2");
  CHECK(found("distinct(people[purpose=agent].id)") == "1");
  CHECK(found("count(tags)") == "3");
  CHECK(found("distinct(tags)") == "2");
  CHECK(found("last(people[].id)") == "a1");
  CHECK(found("first(tags)") == "a");
  CHECK(found("sum(people[].id)") == "c");
  CHECK(found("count(empty)") == "0");
  CHECK(found("count(none)") == "0");
  CHECK(found("distinct(nowhere)") == "0");
  CHECK(found("count(set)") == "1");
  CHECK(found("first(none)") == "(none)");
  CHECK(found("sum(people[purpose=robot].id)") == "(none)");
}

TEST_CASE("JsonPath: a path that does not close, or asks with an unknown word, is refused") {
  for (const char* path : {"tags[", "tags]", "[first]", "a[b[c]]", "tags[]x", "sum()", "a[]]"}) {
    CAPTURE(path);
    CHECK(refusal_code([&] { JsonPath{path}; }) == "bad_option");
  }
  CHECK(refusal_code([] { JsonPath{""}; }) == "bad_option");
  CHECK(found("sum(id") == "(none)");  // an ordinary key, as far as anyone can tell
  CHECK(found("average(x)", "{\"average(x)\": 5}") == "5");
}
