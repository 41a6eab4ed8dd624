// SPDX-License-Identifier: MIT
#include "journeyrank/io/json_line.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "journeyrank/io/json_parser.hpp"

#include "splitmix64.hpp"

using journeyrank::JsonLine;
using journeyrank::JsonPartKind;

namespace {

std::string fault(std::string_view text, const journeyrank::JsonLineLimits& limits = {}) {
  JsonLine line(limits);
  if (line.read(text)) return "";
  return std::to_string(line.fault_at()) + ": " + line.fault();
}

bool parses_as_json(const std::string& text) {
  try {
    journeyrank::parse_json(text);
    return true;
  } catch (const journeyrank::Error&) {
    return false;
  }
}

}  // namespace

TEST_CASE("JsonLine: parts stand in the order of the text, each object or list before what is in it") {
  JsonLine line;
  REQUIRE(line.read(R"( {"id": 0120, "x": 1} )") == false);
  REQUIRE(line.read(R"( {"id": 12345678901234567890.50, "a": {"b": [true, null]}, "n\u00e9\n": "\ud83d\ude00\/"} )"));
  const auto& parts = line.parts();
  REQUIRE(parts.size() == 7);
  CHECK(parts[0].kind == JsonPartKind::object);
  CHECK(parts[0].next == 7);
  CHECK(parts[1].key == "id");
  CHECK(parts[1].text == "12345678901234567890.50");
  CHECK(parts[2].text == R"({"b": [true, null]})");
  CHECK(parts[2].next == 6);
  CHECK(parts[3].kind == JsonPartKind::array);
  CHECK(parts[4].text == "true");
  CHECK(parts[5].kind == JsonPartKind::null);
  CHECK(parts[5].text.empty());
  CHECK(parts[6].key == "n\xC3\xA9\n");
  CHECK(parts[6].text == "\xF0\x9F\x98\x80/");
}

TEST_CASE("JsonLine: what is no JSON is refused where it stands, saying what is allowed there") {
  CHECK(fault("") ==
        "0: found the end of the line; allowed: a value: an object, a list, a text, a number, true, false "
        "or null");
  CHECK(fault("{\"a\" 1}") == "5: found \"1\"; allowed: a colon");
  CHECK(fault("{\"a\": 1,}") == "8: found '}'; allowed: a key in double quotes");
  CHECK(fault("[1 2]") == "3: found \"2\"; allowed: a comma, or ]");
  CHECK(fault("{} {}") == "3: found '{'; allowed: nothing after the end of the value");
  CHECK(fault("[01]") == "1: found \"01\"; allowed: a number such as 12, -0.5 or 3e6");
  CHECK(fault("[1.e3]") == "1: found \"1.e3\"; allowed: a number such as 12, -0.5 or 3e6");
  CHECK(fault("[NaN]").find("1: found \"NaN\"; allowed: a value") == 0);
  CHECK(fault("[\"a\tb\"]") == "3: found a control character; allowed: its \\u escape");
  CHECK(fault("[\"a") == "3: found a text without a closing quote before the end of the line");
  CHECK(fault("[\"\\x\"]").find("2: found a backslash that begins no escape") == 0);
  CHECK(fault("[\"\\ud83d\"]").find("2: found a backslash that begins no escape") == 0);
  CHECK(fault("[\"\xFF\"]") == "2: found a byte that is no UTF-8; allowed: text in UTF-8");
  CHECK(fault("{\"a\": 1, \"b\": 2, \"a\": 3}") == "17: found the key \"a\" twice in one object; allowed: once");
}

TEST_CASE("JsonLine: limits on depth and size are refused") {
  CHECK(fault(std::string(5, '['), {.max_depth = 4}) == "4: found more than 4 brackets inside one another");
  CHECK(fault("[1,2,3]", {.max_parts = 3}).find("found more than 3 values") != std::string::npos);
}

TEST_CASE("JsonLine: an object of a million members is taken apart, and a key that stands twice in it found") {
  std::string text = "{";
  for (int i = 0; i < 900'000; ++i) text += "\"k" + std::to_string(i) + "\":1,";
  CHECK(fault(text + "\"last\":1}").empty());
  CHECK(fault(text + "\"k7\":1}").find("found the key \"k7\" twice") != std::string::npos);
}

TEST_CASE("JsonLine: of texts made by chance it takes exactly those that the document parser takes") {
  constexpr std::string_view pieces[] = {"{",           "}",           "[",   "]",  ",",   ":",  "\"a\"",    "\"b\"",
                                         "\"\\u00e9\"", "\"\\ud83d\"", "1",   "-0", "0.5", "01", "0e0",      "1e",
                                         "true",        "null",        "nul", " ",  "\\",  "\"", "\xC3\xA9", "\xFF"};
  Splitmix64 random(20260301);
  int taken = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text = round % 2 == 0 ? "{\"a\":" : "[";
    const std::size_t length = random.below(7);
    for (std::size_t i = 0; i < length; ++i) text += pieces[random.below(std::size(pieces))];
    if (random.below(4) != 0) text += round % 2 == 0 ? "}" : "]";
    CAPTURE(text);
    JsonLine line;
    const bool read = line.read(text);
    taken += read ? 1 : 0;
    REQUIRE(read == parses_as_json(text));
  }
  CHECK(taken > 1000);
}
