// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_text.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"

using namespace journeyrank;

namespace {

JsonValue text(const std::string& words) { return {words}; }
JsonValue number(double value) { return {value}; }

}  // namespace

TEST_CASE("json text: one line holds everything") {
  const JsonValue value{
      JsonObject{{"a", {JsonArray{number(1.0), {true}, {}}}}, {"b", {JsonObject{}}}, {"c", text("x\"y")}}};
  CHECK(JsonText::line(value) == R"({"a": [1, true, null], "b": {}, "c": "x\"y"})");
}

TEST_CASE("json text: pretty text has two spaces a level and small things on one line") {
  const JsonValue scale{JsonObject{{"name", text("anchored")}, {"at_0", number(0)}, {"at_1", number(50000)}}};
  const JsonValue criterion{JsonObject{{"id", text("pain")}, {"scale", scale}, {"reason", text(std::string(80, 'r'))}}};
  const JsonValue model{JsonObject{{"criteria", {JsonArray{criterion}}}, {"profiles", {JsonArray{}}}}};
  CHECK(JsonText::pretty(model) ==
        "{\n"
        "  \"criteria\": [\n"
        "    {\n"
        "      \"id\": \"pain\",\n"
        "      \"scale\": {\"name\": \"anchored\", \"at_0\": 0, \"at_1\": 50000},\n"
        "      \"reason\": \"" +
            std::string(80, 'r') +
            "\"\n"
            "    }\n"
            "  ],\n"
            "  \"profiles\": []\n"
            "}\n");
}

TEST_CASE("json text: a line is at most 120 columns wide where it can be broken") {
  JsonArray numbers;
  for (int i = 0; i < 60; ++i) numbers.push_back(number(i));
  const std::string pretty = JsonText::pretty({JsonObject{{"list", {numbers}}}});
  CHECK(pretty.rfind("{\n  \"list\": [\n    0,\n    1,\n", 0) == 0);
  CHECK(JsonText::pretty({JsonObject{{"text", text(std::string(200, 'x'))}}}).find("x\"\n}") != std::string::npos);
}

TEST_CASE("json text: empty lists, empty objects and bare values are written") {
  CHECK(JsonText::pretty({JsonObject{}}) == "{}\n");
  CHECK(JsonText::pretty({JsonArray{}}) == "[]\n");
  CHECK(JsonText::pretty({std::int64_t{-3}}) == "-3\n");
}

TEST_CASE("json text: every double reads back to the same bits") {
  for (const double value : {0.0, -0.0, 0.1, 1.0 / 3.0, 5e-324, -1.7976931348623157e308, 1e21, 123456789012345680.0,
                             0.000001, 1e-7, 9007199254740993.0, 9223372036854775808.0, -9223372036854775808.0}) {
    const JsonValue back = parse_json(JsonText::line({value})).root;
    const auto* whole = std::get_if<std::int64_t>(&back.value);
    const double read = whole != nullptr ? static_cast<double>(*whole) : std::get<double>(back.value);
    CAPTURE(value);
    CHECK(std::memcmp(&read, &value, sizeof read) == 0);
  }
}

TEST_CASE("json text: a number that JSON has no word for becomes null") {
  CHECK(JsonText::line(number(std::numeric_limits<double>::quiet_NaN())) == "null");
  CHECK(JsonText::line(number(-std::numeric_limits<double>::infinity())) == "null");
}

TEST_CASE("json text: any bytes in a text or a key give valid UTF-8") {
  CHECK(as_utf8("a\xFF\xC3"
                "b\xE2\x82") ==
        "a\xEF\xBF\xBD\xEF\xBF\xBD"
        "b\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(as_utf8("\xC3\xA4") == "\xC3\xA4");
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  const std::string line = JsonText::line({JsonObject{{all, text(all)}}});
  CHECK(valid_utf8_length(line) == line.size());
  CHECK_NOTHROW(parse_json(line));
}
