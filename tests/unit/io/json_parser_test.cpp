// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_parser.hpp"

#include <cmath>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace journeyrank;
using namespace std::string_literals;

namespace {

struct BadText {
  std::string text;
  errc code;
  std::string message;  ///< all of it after the code
};

void check_refused(const BadText& bad, const JsonLimits& limits = {}) {
  CAPTURE(bad.text);
  try {
    parse_json(bad.text, "m.json", limits);
    FAIL_CHECK("was read");
  } catch (const Error& error) {
    CHECK(error.code() == bad.code);
    CHECK(error.detail() == bad.message);
  }
}

const JsonValue& item(const JsonValue& array, std::size_t i) { return std::get<JsonArray>(array.value).at(i); }

}  // namespace

TEST_CASE("json parser: what is no JSON is refused at its place with what was found and what is allowed") {
  const BadText rows[] = {
      {"{", errc::bad_json, "m.json:1:2: found the end of the text; allowed: a key in double quotes, or }"},
      {"{\"a\"", errc::bad_json, "m.json:1:5: found the end of the text; allowed: a colon"},
      {"{\"a\":", errc::bad_json, "m.json:1:6: found the end of the text; allowed: a value"},
      {"{\"a\":1", errc::bad_json, "m.json:1:7: found the end of the text; allowed: a comma, or }"},
      {"{\"a\":1,\n", errc::bad_json, "m.json:2:1: found the end of the text; allowed: a key in double quotes"},
      {"[", errc::bad_json, "m.json:1:2: found the end of the text; allowed: a value, or ]"},
      {"[1", errc::bad_json, "m.json:1:3: found the end of the text; allowed: a comma, or ]"},
      {"{\"a\":1,}", errc::bad_json, "m.json:1:8: found '}'; allowed: a key in double quotes"},
      {"[1,]", errc::bad_json, "m.json:1:4: found ']'; allowed: a value"},
      {"[,1]", errc::bad_json, "m.json:1:2: found ','; allowed: a value, or ]"},
      {"[1,,2]", errc::bad_json, "m.json:1:4: found ','; allowed: a value"},
      {"[1:2]", errc::bad_json, "m.json:1:3: found ':'; allowed: a comma, or ]"},
      {"[1 2]", errc::bad_json, "m.json:1:4: found 2; allowed: a comma, or ]"},
      {"[\"a\" \"b\"]", errc::bad_json, "m.json:1:6: found the text \"b\"; allowed: a comma, or ]"},
      {"{\"a\",1}", errc::bad_json, "m.json:1:5: found ','; allowed: a colon"},
      {"{\"a\" \"b\"}", errc::bad_json, "m.json:1:6: found the text \"b\"; allowed: a colon"},
      {"{\"a\"::1}", errc::bad_json, "m.json:1:6: found ':'; allowed: a value"},
      {"{\"a\":1;\"b\":2}", errc::bad_json, "m.json:1:7: found ';'; allowed: a comma, or }"},
      {"{\"a\":1\n \"b\":2}", errc::bad_json, "m.json:2:2: found the text \"b\"; allowed: a comma, or }"},
      {"[1}", errc::bad_json, "m.json:1:3: found '}'; allowed: a comma, or ]"},
      {"{\"a\":1]", errc::bad_json, "m.json:1:7: found ']'; allowed: a comma, or }"},
      {"]", errc::bad_json, "m.json:1:1: found ']'; allowed: one JSON value, such as an object in { }"},
      {"{a:1}", errc::bad_json, "m.json:1:2: found a; allowed: a key in double quotes, or }"},
      {"{'a':1}", errc::bad_json, "m.json:1:2: found a single quote; allowed: a key in double quotes, or }"},
      {"{1:1}", errc::bad_json, "m.json:1:2: found 1; allowed: a key in double quotes, or }"},
      {"{\xE2\x80\x9C"
       "a\xE2\x80\x9D:1}",
       errc::bad_json, "m.json:1:2: found '\xE2\x80\x9C'; allowed: a key in double quotes, or }"},
      {"{} {}", errc::bad_json, "m.json:1:4: found '{'; allowed: nothing after the end of the value"},
      {"[1]\n,", errc::bad_json, "m.json:2:1: found ','; allowed: nothing after the end of the value"},
      {"{} x", errc::bad_json, "m.json:1:4: found x; allowed: nothing after the end of the value"},
      {"pain,cost\n1,2\n", errc::bad_json, "m.json:1:1: found pain; allowed: one JSON value, such as an object in { }"},
      {"// c\n{}", errc::bad_json,
       "m.json:1:1: found a comment, which JSON does not have; allowed: one JSON value, such as an object in { }"},
      {"[1, /* c */ 2]", errc::bad_json, "m.json:1:5: found a comment, which JSON does not have; allowed: a value"},
      {"{\n  # c\n}", errc::bad_json,
       "m.json:2:3: found a comment, which JSON does not have; allowed: a key in double quotes, or }"},
      {"[NaN]", errc::bad_json, "m.json:1:2: found NaN; allowed: a finite number"},
      {"{\"a\": nan}", errc::bad_json, "m.json:1:7: found nan; allowed: a finite number"},
      {"[Infinity]", errc::bad_json, "m.json:1:2: found Infinity; allowed: a finite number"},
      {"[-Infinity]", errc::bad_json, "m.json:1:2: found -Infinity; allowed: a finite number"},
      {"[inf]", errc::bad_json, "m.json:1:2: found inf; allowed: a finite number"},
      {"[1e999]", errc::bad_json,
       "m.json:1:2: found the number 1e999, which is beyond a double (up to about 1.8e308 either way)"},
      {"{\"a\":\n -1.8e308}", errc::bad_json,
       "m.json:2:2: found the number -1.8e308, which is beyond a double (up to about 1.8e308 either way)"},
      {"[True]", errc::bad_json, "m.json:1:2: found True; allowed: true, false or null, in small letters"},
      {"[None]", errc::bad_json, "m.json:1:2: found None; allowed: true, false or null, in small letters"},
      {"[nul]", errc::bad_json, "m.json:1:2: found nul; allowed: true, false or null, in small letters"},
      {"[truex]", errc::bad_json, "m.json:1:2: found truex; allowed: true, false or null, in small letters"},
      {"[undefined]", errc::bad_json, "m.json:1:2: found undefined; allowed: a value, or ]"},
      {"[01]", errc::bad_json, "m.json:1:2: found 01; allowed: a number such as 12, -0.5 or 3e6"},
      {"[0x10]", errc::bad_json, "m.json:1:2: found 0x10; allowed: a number such as 12, -0.5 or 3e6"},
      {"[1.]", errc::bad_json, "m.json:1:2: found 1.; allowed: a number such as 12, -0.5 or 3e6"},
      {"[.5]", errc::bad_json, "m.json:1:2: found .5; allowed: a number such as 12, -0.5 or 3e6"},
      {"[+1]", errc::bad_json, "m.json:1:2: found +1; allowed: a number such as 12, -0.5 or 3e6"},
      {"[-]", errc::bad_json, "m.json:1:2: found -; allowed: a number such as 12, -0.5 or 3e6"},
      {"[1e]", errc::bad_json, "m.json:1:2: found 1e; allowed: a number such as 12, -0.5 or 3e6"},
      {"[1,5 ,1.2.3]", errc::bad_json, "m.json:1:7: found 1.2.3; allowed: a number such as 12, -0.5 or 3e6"},
      {"[\"abc", errc::bad_json, "m.json:1:2: the text that begins here has no closing quote"},
      {"[\"a\nb\"]", errc::bad_json, "m.json:1:4: found a line break inside a text; allowed: \\n, or close the quote"},
      {"[\"a\tb\"]", errc::bad_json, "m.json:1:4: found a control character inside a text; allowed: its \\u escape"},
  };
  for (const auto& row : rows) check_refused(row);
  CHECK(std::size(rows) >= 50);
}

TEST_CASE("json parser: an escape that is none is refused at its backslash") {
  const std::string sentence =
      "found a backslash that begins no escape; allowed: \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four "
      "hexadecimal digits, surrogates in pairs";
  check_refused({"[\"a\\x\"]", errc::bad_json, "m.json:1:4: " + sentence});
  check_refused({"[\"\\u12\"]", errc::bad_json, "m.json:1:3: " + sentence});
  check_refused({"[\"\\u12G4\"]", errc::bad_json, "m.json:1:3: " + sentence});
  check_refused({"[\"\\ud800\"]", errc::bad_json,
                 "m.json:1:3: found half of a surrogate pair; allowed: both halves, \\ud83d\\ude00"});
  check_refused({"{\"ok\": \"C:\\dir\"}", errc::bad_json, "m.json:1:11: " + sentence});
}

TEST_CASE("json parser: a key that stands twice in one object is refused, naming both places") {
  check_refused({"{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", errc::bad_json,
                 "m.json:3:2: the key \"a\" stands twice in one object, first at 1:2"});
  check_refused({"[{\"x\": {\"k\": {}, \"k\": {}}}]", errc::bad_json,
                 "m.json:1:18: the key \"k\" stands twice in one object, first at 1:9"});
  check_refused({"{\"a\": 1, \"\\u0061\": 2}", errc::bad_json,
                 "m.json:1:10: the key \"a\" stands twice in one object, first at 1:2"});
  CHECK_NOTHROW(parse_json("[{\"a\": 1}, {\"a\": {\"a\": 2}}]"));
}

TEST_CASE("json parser: bytes that are no text are refused") {
  check_refused(
      {"\xFF\xFE{\0}\0"s, errc::bad_json, "m.json:1:1: found a byte that is no UTF-8; save the file as UTF-8"});
  check_refused(
      {"{\"a\":\n\"\xE4\"}", errc::bad_json, "m.json:2:2: found a byte that is no UTF-8; save the file as UTF-8"});
  check_refused(
      {"[\"\xED\xA0\x80\"]", errc::bad_json, "m.json:1:3: found a byte that is no UTF-8; save the file as UTF-8"});
  check_refused({"{}\0{}"s, errc::bad_json, "m.json:1:3: found a zero byte; this is no JSON text"});
  check_refused(
      {"\x7F"
       "ELF\0"s,
       errc::bad_json, "m.json:1:5: found a zero byte; this is no JSON text"});
  check_refused(
      {"\x7F"
       "ELF",
       errc::bad_json, "m.json:1:1: found '\x7F'; allowed: one JSON value, such as an object in { }"});
}

TEST_CASE("json parser: nothing at all is empty input") {
  check_refused({"", errc::empty_input, "m.json: found no byte; allowed: a JSON object"});
  check_refused({" \r\n\t", errc::empty_input, "m.json: found only blanks; allowed: a JSON object"});
  check_refused({"\xEF\xBB\xBF", errc::empty_input, "m.json: found no byte; allowed: a JSON object"});
}

TEST_CASE("json parser: a text beyond a limit is refused, and one at the limit is read") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  check_refused({nested(65), errc::bad_json, "m.json:1:65: found more than 64 brackets inside one another"});
  CHECK_NOTHROW(parse_json(nested(64)));
  check_refused({"[[{\"a\":1}]]", errc::bad_json, "m.json:1:3: found more than 2 brackets inside one another"},
                {.max_depth = 2});
  check_refused({"[1, 2, 3]", errc::too_large, "m.json:1:8: found more than 3 values"}, {.max_values = 3});
  CHECK_NOTHROW(parse_json("[1, 2, 3]", "m.json", {.max_values = 4}));
  check_refused({"[1, 2, 3]", errc::too_large, "m.json: found 9 bytes; allowed: 8"}, {.max_bytes = 8});
  CHECK_NOTHROW(parse_json("[1, 2, 3]", "m.json", {.max_bytes = 9}));
  check_refused({"\"" + std::string(std::size_t{16} << 20, 'x') + "\"", errc::too_large,
                 "m.json: found 16777218 bytes; allowed: 16777216"});
}

TEST_CASE("json parser: 100,000 lists or objects inside one another are refused without recursion") {
  check_refused(
      {std::string(100'000, '['), errc::bad_json, "m.json:1:65: found more than 64 brackets inside one another"});
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  check_refused({objects, errc::bad_json, "m.json:1:321: found more than 64 brackets inside one another"});
  check_refused(
      {std::string(100'000, '['), errc::bad_json, "m.json:1:1001: found more than 1000 brackets inside one another"},
      {.max_depth = 1'000'000});
}

TEST_CASE("json parser: values come out as they were written") {
  const JsonDocument document = parse_json(
      "[null, true, -7, 9223372036854775807, 9223372036854775808, 0.1, 1.0, -0.0, 5e-324, "
      "\"\\u00e4\\n\\ud83d\\ude00\", "
      "{}, []]");
  const JsonValue& root = document.root;
  CHECK(std::holds_alternative<std::nullptr_t>(item(root, 0).value));
  CHECK(std::get<bool>(item(root, 1).value));
  CHECK(std::get<std::int64_t>(item(root, 2).value) == -7);
  CHECK(std::get<std::int64_t>(item(root, 3).value) == INT64_MAX);
  CHECK(std::get<double>(item(root, 4).value) == 9223372036854775808.0);
  CHECK(std::get<double>(item(root, 5).value) == 0.1);
  CHECK(std::get<double>(item(root, 6).value) == 1.0);
  CHECK(std::signbit(std::get<double>(item(root, 7).value)));
  CHECK(std::get<double>(item(root, 8).value) == 5e-324);
  CHECK(std::get<std::string>(item(root, 9).value) == "\xC3\xA4\n\xF0\x9F\x98\x80");
  CHECK(std::get<JsonObject>(item(root, 10).value).empty());
  CHECK(std::get<JsonArray>(item(root, 11).value).empty());
}

TEST_CASE("json parser: every value and key knows its line and column") {
  const JsonDocument document = parse_json("{\r\n  \"a\": [10,\n 20 , \"x\"],\n\"b\" :{\"c\":null} }", "m.json");
  CHECK(document.source == "m.json");
  const auto& object = std::get<JsonObject>(document.root.value);
  CHECK(document.root.spot == TextSpot{1, 1});
  CHECK(object[0].spot == TextSpot{2, 3});
  CHECK(object[0].value.spot == TextSpot{2, 8});
  CHECK(item(object[0].value, 0).spot == TextSpot{2, 9});
  CHECK(item(object[0].value, 1).spot == TextSpot{3, 2});
  CHECK(item(object[0].value, 2).spot == TextSpot{3, 7});
  CHECK(object[1].spot == TextSpot{4, 1});
  CHECK(object[1].value.spot == TextSpot{4, 6});
  CHECK(std::get<JsonObject>(object[1].value.value)[0].value.spot == TextSpot{4, 11});
}

TEST_CASE("json parser: a byte order mark is passed over and takes no column") {
  CHECK(parse_json("\xEF\xBB\xBF[1]").root.spot == TextSpot{1, 1});
  check_refused({"\xEF\xBB\xBF[x]", errc::bad_json, "m.json:1:2: found x; allowed: a value, or ]"});
}

TEST_CASE("json parser: a text that is cut anywhere is refused or empty, and any changed byte is survived") {
  const std::string text = "{\"a\": [1.5e-3, true, null, \"\\u00e4\\\\\"], \"b\": {\"c\": \"\xC3\xA4\"}}";
  for (std::size_t length = 0; length < text.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(parse_json(text.substr(0, length)), Error);
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = text;
      changed[at] = static_cast<char>(byte);
      const bool is_json = nlohmann::json::accept(changed);
      try {
        parse_json(changed, "m.json");
        CHECK(is_json);
      } catch (const Error& error) {
        const std::string message = error.what();
        CAPTURE(message);
        CHECK(message.rfind("bad_json: m.json:", 0) == 0);
        CHECK((!is_json || message.find("stands twice") != message.npos));
      }
    }
  }
}

TEST_CASE("json parser: a path that cannot be read and one with too many bytes are refused") {
  CHECK_THROWS_WITH_AS(read_json(ByteSource::open("no such folder/m.json")),
                       "read_failed: no such folder/m.json: cannot be read: No such file or directory", Error);
  CHECK_THROWS_AS(read_json(ByteSource::text("[1, 2]"), {.max_bytes = 5}), Error);
  CHECK(read_json(ByteSource::text("[1, 2]", "here")).source == "here");
}
