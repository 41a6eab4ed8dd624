// SPDX-License-Identifier: MIT
#include "journeyrank/io/field_reader.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

using namespace journeyrank;

namespace {

struct Spot {
  std::int64_t x = 0;
};

constexpr std::array fields = {FieldReader{"x", "where it is", true,
                                           [](const JsonCursor& at, void* owner) {
                                             static_cast<Spot*>(owner)->x = std::get<std::int64_t>(at.json().value);
                                           }},
                               FieldReader{"note", "what is said of it", false, [](const JsonCursor&, void*) {}}};

std::string refusal(const JsonValue& root, bool is_step) {
  const JsonDocument document{"m.json", root};
  Spot place;
  try {
    read_fields(JsonCursor(document), &place, fields, is_step);
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("field reader: each member goes to the field of its key") {
  const JsonDocument document{"m.json", {JsonObject{{"note", {}}, {"x", {std::int64_t{5}}}}}};
  Spot place;
  read_fields(JsonCursor(document), &place, fields, false);
  CHECK(place.x == 5);
}

TEST_CASE("field reader: an unknown key is refused at the key, with the nearest") {
  const JsonValue object{JsonObject{{"nota", {}, {2, 3}}}, {1, 1}};
  CHECK(refusal(object, false) ==
        "unknown_name: m.json:2:3: unknown key \"nota\" (did you mean \"note\"?); allowed: x, note");
}

TEST_CASE("field reader: only a step has the key name") {
  const JsonValue object{JsonObject{{"name", {}, {1, 2}}, {"x", {std::int64_t{1}}}}, {1, 1}};
  CHECK(refusal(object, true).empty());
  CHECK(refusal(object, false) == "unknown_name: m.json:1:2: unknown key \"name\"; allowed: x, note");
}

TEST_CASE("field reader: a required key that is missing and what is no object are refused") {
  CHECK(refusal({JsonObject{}, {3, 4}}, false) == "bad_json: m.json:3:4: the key \"x\" is missing: where it is");
  CHECK(refusal({JsonArray{}, {3, 4}}, false) == "bad_json: m.json:3:4: found a list; allowed: an object in { }");
}

TEST_CASE("field reader: a name that is none of the known ones is refused with the list of them") {
  const JsonDocument document{"m.json", {std::string("flt"), {1, 1}}};
  constexpr std::array<std::string_view, 2> known = {"flat", "round"};
  CHECK_THROWS_WITH_AS(refuse_name(JsonCursor(document), "flt", known),
                       "unknown_name: m.json:1:1: found \"flt\" (did you mean \"flat\"?); allowed: flat, round", Error);
}

TEST_CASE("field reader: a number at a bound is allowed, one beyond it is refused") {
  const JsonDocument document{"m.json", {7.5, {1, 1}}};
  const JsonCursor at(document);
  CHECK_NOTHROW(refuse_number_outside(at, 7.5, Allowed{.at_least = 7.5, .at_most = 7.5}));
  CHECK_THROWS_WITH_AS(refuse_number_outside(at, 7.5, Allowed{.at_least = 8.0}),
                       "bad_option: m.json:1:1: found the number 7.5; allowed: a number >= 8", Error);
  CHECK_THROWS_WITH_AS(refuse_number_outside(at, 7.5, Allowed{.at_most = 7.0, .code = errc::bad_weights}),
                       "bad_weights: m.json:1:1: found the number 7.5; allowed: a number <= 7", Error);
  CHECK_THROWS_WITH_AS(refuse_number_outside(at, 7.5, Allowed{.at_least = 0.0, .at_most = 1.0}),
                       "bad_option: m.json:1:1: found the number 7.5; allowed: a number from 0 to 1", Error);
}

TEST_CASE("field reader: a text or list of the least size is allowed, a smaller one is refused") {
  const JsonDocument text{"m.json", {std::string(), {1, 1}}};
  CHECK_THROWS_WITH_AS(refuse_size_below(JsonCursor(text), 0, Allowed{.least_size = 1}),
                       "bad_option: m.json:1:1: found an empty text; allowed: 1 letter or more", Error);
  const JsonDocument list{"m.json", {JsonArray{}, {1, 1}}};
  CHECK_THROWS_WITH_AS(refuse_size_below(JsonCursor(list), 1, Allowed{.least_size = 2}),
                       "bad_option: m.json:1:1: found 1 entries; allowed: 2 or more", Error);
  CHECK_NOTHROW(refuse_size_below(JsonCursor(list), 2, Allowed{.least_size = 2}));
}
