// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_cursor.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const JsonDocument document{"m.json",
                            {JsonObject{{"list", {JsonArray{{true, {2, 4}}, {false, {2, 10}}}, {2, 3}}, {1, 2}},
                                        {"odd key", {std::int64_t{1}, {3, 12}}, {3, 1}}},
                             {1, 1}}};

std::string message_of(const JsonCursor& at) {
  try {
    at.refuse(errc::bad_json, "no");
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("json cursor: a refused value is named by its place and its path") {
  const JsonCursor top(document);
  CHECK(message_of(top) == "bad_json: m.json:1:1: no");
  CHECK(message_of(top.at("list")) == "bad_json: m.json:2:3: list: no");
  CHECK(message_of(top.at("list").at(1)) == "bad_json: m.json:2:10: list[1]: no");
  CHECK(message_of(top.at("odd key")) == "bad_json: m.json:3:12: [\"odd key\"]: no");
}

TEST_CASE("json cursor: what a document leaves out is blamed on what it was left out of") {
  const JsonCursor top(document);
  CHECK(top.at("nothing").place() == Place{"m.json", 1, 1});
  CHECK(top.at("list").at(2).place() == Place{"m.json", 2, 3});
  CHECK(top.at("list").at("key").place() == Place{"m.json", 2, 3});
  CHECK(top.at(0).place() == Place{"m.json", 1, 1});
}

TEST_CASE("json cursor: a key has a place of its own") {
  const JsonCursor top(document);
  CHECK(top.place_of_key(std::get<JsonObject>(document.root.value)[1]) == Place{"m.json", 3, 1});
}

TEST_CASE("json cursor: a wrong kind of value says what was found and what is allowed") {
  CHECK_THROWS_WITH_AS(JsonCursor(document).at("list").refuse_kind("a number"),
                       "bad_json: m.json:2:3: list: found a list; allowed: a number", Error);
}

TEST_CASE("json cursor: blame puts a place in front of an error that has none, and keeps its code") {
  const JsonCursor at = JsonCursor(document).at("list");
  CHECK_THROWS_WITH_AS(at.blame([] { throw Error(errc::bad_weights, "all weights are 0"); }),
                       "bad_weights: m.json:2:3: all weights are 0", Error);
  CHECK_NOTHROW(at.blame([] {}));
}
