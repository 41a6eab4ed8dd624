// SPDX-License-Identifier: MIT
#include "journeyrank/base/canonical_json.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

using journeyrank::CanonicalJson;
using journeyrank::Date;
using journeyrank::Enumerator;
using journeyrank::Field;
using journeyrank::FieldList;
using journeyrank::json_key_less;
using journeyrank::json_object;
using journeyrank::json_string;

namespace {

enum class Season { spring, autumn };

constexpr auto enumerators(Season) {
  return std::array{Enumerator{"spring", Season::spring}, Enumerator{"autumn", Season::autumn}};
}

struct Share {
  std::string who;
  double share = 0.0;

  static constexpr bool keyed = true;
  static constexpr auto fields() {
    return FieldList{Field{"who", &Share::who, "a name"}, Field{"share", &Share::share, "a number"}};
  }
};

struct Step {
  double z = 1.0;
  std::optional<double> middle = {};
  bool a = false;

  static constexpr const char* name = "step";
  static constexpr auto fields() {
    return FieldList{Field{"z", &Step::z, ""}, Field{"middle", &Step::middle, ""}, Field{"a", &Step::a, ""}};
  }
};

struct Other {
  static constexpr const char* name = "other";
  static constexpr auto fields() { return FieldList{}; }
};

struct Whole {
  std::string text = "x";
  Season season = Season::autumn;
  std::int64_t count = -5;
  std::optional<Date> day = Date{2026, 3, 1};
  std::vector<double> numbers = {1.0, 0.5};
  std::vector<Share> shares = {};
  std::variant<Step, Other> choice = Other{};
  std::vector<Step> steps = {};

  static constexpr auto fields() {
    return FieldList{Field{"text", &Whole::text, ""},       Field{"season", &Whole::season, ""},
                     Field{"count", &Whole::count, ""},     Field{"day", &Whole::day, ""},
                     Field{"numbers", &Whole::numbers, ""}, Field{"shares", &Whole::shares, ""},
                     Field{"choice", &Whole::choice, ""},   Field{"steps", &Whole::steps, ""}};
  }
};

}  // namespace

TEST_CASE("canonical_json: only quotes, backslashes and control letters are escaped, by their short form if any") {
  CHECK(json_string("") == "\"\"");
  CHECK(json_string("plain / text") == "\"plain / text\"");
  CHECK(json_string("\"\\\b\f\n\r\t") == R"("\"\\\b\f\n\r\t")");
  CHECK(json_string(std::string("\x00\x01\x0b\x1f\x7f", 5)) == "\"\\u0000\\u0001\\u000b\\u001f\x7f\"");
  CHECK(json_string("\xe2\x82\xac \xf0\x9f\x98\x80") == "\"\xe2\x82\xac \xf0\x9f\x98\x80\"");
}

// The keys of rundgren2020jcs, section 3.2.3, in the order given there.
TEST_CASE("canonical_json: keys stand in the order of their UTF-16 code units, as in rundgren2020jcs") {
  const std::vector<std::string> sorted = {
      "\r", "1", "\xc2\x80", "\xc3\xb6", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\xef\xac\xb3"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) CHECK(json_key_less(sorted[i], sorted[j]) == (i < j));
  }
}

TEST_CASE("canonical_json: code points around the surrogates are in UTF-16 order, prefixes first") {
  // U+D7FF, U+10000, U+10FFFF, U+E000, U+FFFF
  const std::vector<std::string> sorted = {
      "", "a", "aa", "\xed\x9f\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xee\x80\x80", "\xef\xbf\xbf"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) CHECK(json_key_less(sorted[i], sorted[j]) == (i < j));
  }
}

TEST_CASE("canonical_json: an object sorts its keys and has no white space") {
  CHECK(json_object({}) == "{}");
  CHECK(json_object({{"b", "1"}, {"a", "\"x\""}, {"B", "null"}}) == R"({"B":null,"a":"x","b":1})");
}

TEST_CASE("canonical_json: numbers, flags, texts, days and enumerators") {
  CHECK(CanonicalJson::of(0.1) == "0.1");
  CHECK(CanonicalJson::of(-0.0) == "0");
  CHECK(CanonicalJson::of(1e30) == "1e+30");
  CHECK(CanonicalJson::of(7) == "7");
  CHECK(CanonicalJson::of(std::int64_t{-9'000'000'000}) == "-9000000000");
  CHECK(CanonicalJson::of(true) == "true");
  CHECK(CanonicalJson::of(false) == "false");
  CHECK(CanonicalJson::of(std::string("a\"b")) == R"("a\"b")");
  CHECK(CanonicalJson::of(Date{2026, 3, 1}) == R"("2026-03-01")");
  CHECK(CanonicalJson::of(Season::autumn) == R"("autumn")");
}

TEST_CASE("canonical_json: a step states its name and every option; an empty optional is left out") {
  CHECK(CanonicalJson::of(Step{}) == R"({"a":false,"name":"step","z":1})");
  CHECK(CanonicalJson::of(Step{.middle = 0.5}) == R"({"a":false,"middle":0.5,"name":"step","z":1})");
  CHECK(CanonicalJson::of(Other{}) == R"({"name":"other"})");
}

TEST_CASE("canonical_json: lists keep their order, lists of keyed pairs become sorted objects") {
  CHECK(CanonicalJson::of(std::vector<double>{}) == "[]");
  CHECK(CanonicalJson::of(std::vector<double>{2.0, 1.0}) == "[2,1]");
  CHECK(CanonicalJson::of(std::vector<Share>{}) == "{}");
  CHECK(CanonicalJson::of(std::vector<Share>{{"pain", 0.25}, {"cost", 1.0}}) == R"({"cost":1,"pain":0.25})");
}

TEST_CASE("canonical_json: a described value with parts of every kind has exactly this text") {
  CHECK(CanonicalJson::of(Whole{.shares = {{"b", 1.0}, {"a", 2.0}}, .steps = {Step{}}}) ==
        R"({"choice":{"name":"other"},"count":-5,"day":"2026-03-01","numbers":[1,0.5],"season":"autumn",)"
        R"("shares":{"a":2,"b":1},"steps":[{"a":false,"name":"step","z":1}],"text":"x"})");
  CHECK(CanonicalJson::of(Whole{.day = {}, .choice = Step{}}) ==
        R"({"choice":{"a":false,"name":"step","z":1},"count":-5,"numbers":[1,0.5],"season":"autumn","shares":{},)"
        R"("steps":[],"text":"x"})");
}
