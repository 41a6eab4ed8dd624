// SPDX-License-Identifier: MIT
#include "journeyrank/io/list_agreement_json.hpp"

#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

const RankedLists lists{.journeys = {"a", "b"}, .voices = {"Ann", "Bea"}, .ranks = {{1, 2}, {7, 3}}};

JsonValue document(ConsensusBy by) {
  const std::vector<ListVoice> voices = {{"Ann", 2.0}, {"Bea", 1.0}};
  return {list_agreement_members(list_agreement(lists, voices, by), lists, 3)};
}

const JsonValue& member(const JsonValue& value, const char* key) {
  const JsonValue* found = find_member(value, key);
  REQUIRE(found != nullptr);
  return *found;
}

bool is_null(const JsonValue& value) { return std::holds_alternative<std::nullptr_t>(value.value); }

}  // namespace

TEST_CASE("list agreement json: each voice with its influence and places, and every two lists side by side") {
  const JsonValue found = document(ConsensusBy::kemeny);
  const auto& voices = std::get<JsonArray>(member(found, "voices").value);
  REQUIRE(voices.size() == 2);
  CHECK(std::get<std::string>(member(voices[0], "voice").value) == "Ann");
  CHECK(std::get<double>(member(voices[0], "influence").value) == 2.0);
  CHECK(std::get<std::int64_t>(member(member(voices[1], "ranks"), "a").value) == 2);
  const auto& pairs = std::get<JsonArray>(member(found, "pairs").value);
  REQUIRE(pairs.size() == 1);
  CHECK(std::get<double>(member(member(pairs[0], "similarity"), "kendall_tau").value) == -1.0);
  CHECK(std::get<double>(member(found, "kendall_w").value) == 0.0);
  CHECK(std::get<JsonArray>(member(found, "sentences").value).size() == 3);
}

TEST_CASE("list agreement json: Kemeny's proof stands there, and is null by the others") {
  const JsonValue kemeny = document(ConsensusBy::kemeny);
  CHECK(std::get<bool>(member(member(kemeny, "consensus"), "proven").value));
  CHECK(std::get<double>(member(member(kemeny, "consensus"), "against").value) == 1.0);
  const JsonValue copeland = document(ConsensusBy::copeland);
  CHECK(is_null(member(member(copeland, "consensus"), "proven")));
  CHECK(is_null(member(member(copeland, "consensus"), "bound")));
}
