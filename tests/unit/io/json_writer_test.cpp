// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_writer.hpp"

#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json_text.hpp"
#include "journeyrank/problem/model.hpp"
#include "journeyrank/rank/pin.hpp"

using namespace journeyrank;

TEST_CASE("json writer: fields come in their order, a step with its name first") {
  CHECK(JsonText::line(JsonWriter::of(Scale{Anchored{.at_0 = 5.0, .at_1 = 0.5}})) ==
        R"({"name": "anchored", "at_0": 5, "at_1": 0.5})");
  CHECK(JsonText::line(JsonWriter::of(Scale{Levels{.levels = {{"low", 0.0}, {"high", 1.0}}}})) ==
        R"({"name": "levels", "levels": [{"name": "low", "value": 0}, {"name": "high", "value": 1}]})");
}

TEST_CASE("json writer: an empty optional is left out and a full one is stated") {
  const Pin pin{.journey = "a", .place = 2, .reason = "r", .author = "b"};
  CHECK(JsonText::line(JsonWriter::of(pin)) == R"({"journey": "a", "place": 2, "reason": "r", "author": "b"})");
  Pin expiring = pin;
  expiring.expires = Date{2026, 12, 31};
  CHECK(JsonText::line(JsonWriter::of(expiring)) ==
        R"({"journey": "a", "place": 2, "reason": "r", "author": "b", "expires": "2026-12-31"})");
}

TEST_CASE("json writer: a list of keyed pairs is an object in the order of the list") {
  const std::vector<StatedWeight> weights{{"pain", 2.0}, {"cost", 0.5}};
  CHECK(JsonText::line(JsonWriter::of(weights)) == R"({"pain": 2, "cost": 0.5})");
}

TEST_CASE("json writer: what JSON could not give back is refused") {
  CHECK_THROWS_WITH_AS(JsonWriter::of(std::numeric_limits<double>::infinity()),
                       "bad_number: NaN or infinity cannot be written as JSON", Error);
  CHECK_THROWS_WITH_AS(JsonWriter::of(std::string("a\xFF")),
                       "bad_json: the text \"a?\" is no UTF-8 and cannot be written as JSON", Error);
  CHECK_THROWS_AS(JsonWriter::of(std::vector<StatedWeight>{{"\xC3", 1.0}}), Error);
}
