// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_reader.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"

using namespace journeyrank;

namespace {

enum class Size { small, large };

constexpr auto enumerators(Size) {
  return std::array{Enumerator{"small", Size::small}, Enumerator{"large", Size::large}};
}

struct Round {
  double radius = 1.0;
  static constexpr const char* name = "round";
  static constexpr auto fields() {
    return FieldList{Field{"radius", &Round::radius, "half the width", Allowed{.required = true, .at_least = 0.5}}};
  }
};

struct Flat {
  static constexpr const char* name = "flat";
  static constexpr auto fields() { return FieldList{}; }
};

struct Share {
  std::string who;
  double part = 0.0;
  static constexpr bool keyed = true;
  static constexpr auto fields() {
    return FieldList{Field{"who", &Share::who, "a name"},
                     Field{"part", &Share::part, "a part", Allowed{.at_least = 0.0, .code = errc::bad_weights}}};
  }
};

struct Everything {
  bool flag = false;
  std::int64_t whole = 7;
  std::uint8_t small = 3;
  double number = 0.5;
  std::string text = "default";
  Size size = Size::large;
  Date day{2026, 1, 2};
  std::optional<double> maybe{};
  std::vector<double> list{1.0};
  std::vector<Share> shares{};
  std::variant<Flat, Round> shape{};
  std::vector<std::string> named{};
  static constexpr auto fields() {
    return FieldList{Field{"flag", &Everything::flag, ""},
                     Field{"whole", &Everything::whole, "", Allowed{.at_most = 100}},
                     Field{"small", &Everything::small, ""},
                     Field{"number", &Everything::number, "", Allowed{.at_least = 0.0, .at_most = 1.0}},
                     Field{"text", &Everything::text, "", Allowed{.least_size = 1, .code = errc::bad_model}},
                     Field{"size", &Everything::size, ""},
                     Field{"day", &Everything::day, ""},
                     Field{"maybe", &Everything::maybe, "", Allowed{.at_least = 0.0}},
                     Field{"list", &Everything::list, "", Allowed{.least_size = 1}},
                     Field{"shares", &Everything::shares, ""},
                     Field{"shape", &Everything::shape, ""},
                     Field{"named", &Everything::named, ""}};
  }
};

Everything read(const std::string& text) {
  const JsonDocument document = parse_json(text, "m.json");
  return JsonReader::read<Everything>(JsonCursor(document));
}

}  // namespace

TEST_CASE("json reader: an empty object leaves every default") {
  const Everything value = read("{}");
  CHECK_FALSE(value.flag);
  CHECK(value.whole == 7);
  CHECK(value.text == "default");
  CHECK(value.size == Size::large);
  CHECK(value.day == Date{2026, 1, 2});
  CHECK_FALSE(value.maybe);
  CHECK(value.list == std::vector{1.0});
  CHECK(std::holds_alternative<Flat>(value.shape));
}

TEST_CASE("json reader: every kind of field is read") {
  const Everything value = read(
      R"({"flag": true, "whole": -5, "small": 255, "number": 1, "text": "x", "size": "small", "day": "2028-02-29",
          "maybe": 2.5, "list": [3, 0.25], "shares": {"b": 2, "a": 1}, "shape": {"radius": 4, "name": "round"},
          "named": ["p", "q"]})");
  CHECK(value.flag);
  CHECK(value.whole == -5);
  CHECK(value.small == 255);
  CHECK(value.number == 1.0);
  CHECK(value.text == "x");
  CHECK(value.size == Size::small);
  CHECK(value.day == Date{2028, 2, 29});
  CHECK(value.maybe == 2.5);
  CHECK(value.list == std::vector{3.0, 0.25});
  REQUIRE(value.shares.size() == 2);
  CHECK(value.shares[0].who == "b");
  CHECK(value.shares[1].part == 1.0);
  CHECK(std::get<Round>(value.shape).radius == 4.0);
  CHECK(value.named == std::vector<std::string>{"p", "q"});
}

TEST_CASE("json reader: a list replaces the default, also an empty object or list") {
  CHECK(read(R"({"list": [2]})").list == std::vector{2.0});
  CHECK(read(R"({"shares": {}})").shares.empty());
}

TEST_CASE("json reader: 1.0 is a whole number, as in JSON Schema") {
  CHECK(read(R"({"whole": 12.0})").whole == 12);
  CHECK(read(R"({"whole": -1e1})").whole == -10);
  CHECK(read(R"({"whole": -0.0})").whole == 0);
}

TEST_CASE("json reader: what does not fit is refused with place, path, what was found and what is allowed") {
  struct Row {
    const char* text;
    const char* message;
  };
  const Row rows[] = {
      {"[]", "bad_json: m.json:1:1: found a list; allowed: an object in { }"},
      {"null", "bad_json: m.json:1:1: found null; allowed: an object in { }"},
      {R"({"flag": 1})", "bad_json: m.json:1:10: flag: found the number 1; allowed: true or false"},
      {R"({"flag": "true"})", "bad_json: m.json:1:10: flag: found the text \"true\"; allowed: true or false"},
      {R"({"whole": 1.5})", "bad_json: m.json:1:11: whole: found the number 1.5; allowed: a whole number"},
      {R"({"whole": "1"})", "bad_json: m.json:1:11: whole: found the text \"1\"; allowed: a whole number"},
      {R"({"whole": 1e17})",
       "bad_json: m.json:1:11: whole: found the number 100000000000000000; allowed: a whole number"},
      {R"({"small": 256})", "bad_json: m.json:1:11: small: found the number 256; allowed: a smaller whole number"},
      {R"({"small": -1})", "bad_json: m.json:1:11: small: found the number -1; allowed: a whole number >= 0"},
      {R"({"whole": 101})", "bad_option: m.json:1:11: whole: found the number 101; allowed: a number <= 100"},
      {R"({"number": "0.5"})", "bad_json: m.json:1:12: number: found the text \"0.5\"; allowed: a number"},
      {R"({"number": null})", "bad_json: m.json:1:12: number: found null; allowed: a number"},
      {R"({"number": 1.5})", "bad_option: m.json:1:12: number: found the number 1.5; allowed: a number from 0 to 1"},
      {R"({"text": 5})", "bad_json: m.json:1:10: text: found the number 5; allowed: a text in double quotes"},
      {R"({"text": ""})", "bad_model: m.json:1:10: text: found an empty text; allowed: 1 letter or more"},
      {R"({"size": "Small"})",
       "unknown_name: m.json:1:10: size: found \"Small\" (did you mean \"small\"?); allowed: small, large"},
      {R"({"size": 1})", "bad_json: m.json:1:10: size: found the number 1; allowed: a text in double quotes"},
      {R"({"day": "2026-02-30"})",
       "bad_time: m.json:1:9: day: found the text \"2026-02-30\"; allowed: a day such as 2026-12-31"},
      {R"({"day": 20260101})",
       "bad_json: m.json:1:9: day: found the number 20260101; allowed: a text in double quotes"},
      {R"({"maybe": null})", "bad_json: m.json:1:11: maybe: found null; allowed: a value, or no key at all"},
      {R"({"maybe": -1})", "bad_option: m.json:1:11: maybe: found the number -1; allowed: a number >= 0"},
      {R"({"list": {}})", "bad_json: m.json:1:10: list: found an object; allowed: a list in [ ]"},
      {R"({"list": []})", "bad_option: m.json:1:10: list: found 0 entries; allowed: 1 or more"},
      {"{\"list\": [1,\n true]}", "bad_json: m.json:2:2: list[1]: found true; allowed: a number"},
      {R"({"shares": []})", "bad_json: m.json:1:12: shares: found a list; allowed: an object in { }"},
      {R"({"shares": {"a b": "1"}})",
       "bad_json: m.json:1:20: shares[\"a b\"]: found the text \"1\"; allowed: a number"},
      {R"({"shares": {"a": -0.5}})",
       "bad_weights: m.json:1:18: shares.a: found the number -0.5; allowed: a number >= 0"},
      {R"({"shape": "flat"})", "bad_json: m.json:1:11: shape: found the text \"flat\"; allowed: an object in { }"},
      {R"({"shape": {}})", "bad_json: m.json:1:11: shape: the key \"name\" is missing; allowed: flat, round"},
      {R"({"shape": {"name": 1}})",
       "bad_json: m.json:1:20: shape.name: found the number 1; allowed: a text in double quotes"},
      {R"({"shape": {"name": "rounded"}})",
       "unknown_name: m.json:1:20: shape.name: found \"rounded\" (did you mean \"round\"?); allowed: flat, round"},
      {R"({"shape": {"name": "round"}})",
       "bad_json: m.json:1:11: shape: the key \"radius\" is missing: half the width"},
      {R"({"shape": {"name": "round", "radius": 0.25}})",
       "bad_option: m.json:1:39: shape.radius: found the number 0.25; allowed: a number >= 0.5"},
      {R"({"shape": {"name": "flat", "radius": 1}})",
       "unknown_name: m.json:1:28: shape: unknown key \"radius\"; allowed: name"},
      {R"({"shape": {"name": "round", "radios": 1}})",
       "unknown_name: m.json:1:29: shape: unknown key \"radios\" (did you mean \"radius\"?); allowed: name, radius"},
      {R"({"wole": 1})",
       "unknown_name: m.json:1:2: unknown key \"wole\" (did you mean \"whole\"?); allowed: flag, whole, small, number, "
       "text, size, day, maybe, list, shares, shape, named"},
      {R"({"named": ["a", 1]})",
       "bad_json: m.json:1:17: named[1]: found the number 1; allowed: a text in double quotes"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK_THROWS_WITH_AS(read(row.text), row.message, Error);
  }
}

TEST_CASE("json reader: the first fault in the text is the one reported") {
  CHECK_THROWS_WITH_AS(read("{\"list\": 1, \"flag\": 2}"),
                       "bad_json: m.json:1:10: list: found the number 1; allowed: a list in [ ]", Error);
}
