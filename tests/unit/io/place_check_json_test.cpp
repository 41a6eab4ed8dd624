// SPDX-License-Identifier: MIT
#include "journeyrank/io/place_check_json.hpp"

#include <string>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::EarlierPlace;
using journeyrank::parse_earlier_ranking;

namespace {

std::string document(const std::string& journeys, const std::string& kind = "ranking", int schema = 1) {
  return "{\"schema\": " + std::to_string(schema) + ", \"kind\": \"" + kind +
         "\", \"model\": {\"name\": \"m\", \"hash\": \"ab\"}, \"more\": [1], \"journey_count\": 3, \"journeys\": [" +
         journeys + "]}";
}

}  // namespace

TEST_CASE("place check json: places are read in their order, and what else a line says is passed over") {
  const auto earlier =
      parse_earlier_ranking(document("{\"rank\": 1, \"id\": \"b\", \"label\": \"B\", \"score\": 0.5}, {\"rank\": 2, "
                                     "\"id\": \"a\", \"label\": \"A\"}"));
  CHECK(earlier.model_hash == "ab");
  CHECK(earlier.journey_count == 3);
  CHECK(earlier.places == std::vector<EarlierPlace>{{"b", "B", 1}, {"a", "A", 2}});
}

TEST_CASE("place check json: what is no ranking is refused with its place") {
  CHECK(refusal([&] {
          parse_earlier_ranking(document("", "stability"));
        }).find("ranking:1:23: kind: found the text \"stability\"; allowed: \"ranking\"") != std::string::npos);
  CHECK(refusal_code([&] { parse_earlier_ranking(document("", "stability")); }) == "bad_json");
  CHECK(refusal([&] { parse_earlier_ranking("{\"kind\": \"ranking\"}"); }).find("the key \"model\" is missing") !=
        std::string::npos);
  CHECK(refusal_code([&] { parse_earlier_ranking("{\"kind\": \"ranking\"}"); }) == "bad_json");
  CHECK(refusal([&] {
          parse_earlier_ranking(document("{\"rank\": 1, \"id\": \"b\"}"));
        }).find("journeys[0]: the key \"label\" is missing") != std::string::npos);
  CHECK(refusal_code([&] { parse_earlier_ranking(document("{\"rank\": 1, \"id\": \"b\"}")); }) == "bad_json");
  CHECK(refusal([&] {
          parse_earlier_ranking(document("{\"rank\": 0, \"id\": \"b\", \"label\": \"B\"}"));
        }).find("journeys[0].rank: found the number 0; allowed: a rank from 1") != std::string::npos);
  CHECK(refusal_code([&] { parse_earlier_ranking(document("{\"rank\": 0, \"id\": \"b\", \"label\": \"B\"}")); }) ==
        "bad_json");
  CHECK(refusal([&] { parse_earlier_ranking(document("", "ranking", 2)); }).find("found the number 2") !=
        std::string::npos);
  CHECK(refusal_code([&] { parse_earlier_ranking(document("", "ranking", 2)); }) == "newer_schema");
  CHECK(refusal([&] { parse_earlier_ranking("[]"); }).find("the key \"kind\" is missing") != std::string::npos);
  CHECK(refusal_code([&] { parse_earlier_ranking("[]"); }) == "bad_json");
}
