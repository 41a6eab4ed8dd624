// SPDX-License-Identifier: MIT
#include "journeyrank/io/jsonl_fields.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::JsonlFields;
using journeyrank::JsonLine;

namespace {

JsonLine taken(std::string_view text) {
  JsonLine line;
  REQUIRE(line.read(text));
  return line;
}

}  // namespace

TEST_CASE("JsonlFields: a field is found wherever it stands, and is none where the line does not have it") {
  JsonlFields fields;
  fields.add("a");
  fields.add("b.c");
  fields.add("count(d)");
  const auto first = taken(R"({"a": 1, "b": {"c": 2}, "d": [1, 2]})");
  CHECK(fields.read(first) == std::vector<std::string_view>{"1", "2", "2"});
  const auto second = taken(R"({"d": [], "x": 0, "a": null})");
  const auto& cells = fields.read(second);
  CHECK(cells[0].empty());
  CHECK(cells[0].data() != nullptr);
  CHECK(cells[1].data() == nullptr);
  CHECK(cells[2] == "0");
  CHECK(fields.was_seen(1));
}

TEST_CASE("JsonlFields: each key is new once") {
  JsonlFields fields;
  std::vector<std::string> fresh;
  const auto note = [&fresh](const std::string& key) { fresh.push_back(key); };
  const auto one = taken(R"({"a": 1, "b": 2})");
  const auto two = taken(R"({"b": 1, "c": {"d": 3}, "a": 2})");
  fields.for_each_new_key(one, note);
  fields.for_each_new_key(two, note);
  fields.for_each_new_key(one, note);
  CHECK(fresh == std::vector<std::string>{"a", "b", "c"});
  CHECK(fields.keys().size() == 3);
}
