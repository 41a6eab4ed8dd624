// SPDX-License-Identifier: MIT
#include "journeyrank/measure/name_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include <doctest/doctest.h>

using journeyrank::NameIndex;

TEST_CASE("NameIndex: names are numbered in the order they come, equal ones alike") {
  NameIndex names;
  CHECK_FALSE(names.find("a").has_value());
  CHECK(names.insert("a") == std::pair{0U, true});
  CHECK(names.insert("b") == std::pair{1U, true});
  CHECK(names.insert("a") == std::pair{0U, false});
  CHECK(names.size() == 2);
  CHECK(names[0] == "a");
  CHECK(names.find("b") == 1U);
}

TEST_CASE("NameIndex: the empty name and names with NUL are names like others") {
  NameIndex names;
  using namespace std::string_view_literals;
  CHECK(names.insert("") == std::pair{0U, true});
  CHECK(names.insert("\0"sv) == std::pair{1U, true});
  CHECK(names.insert("\0\0"sv) == std::pair{2U, true});
  CHECK(names.insert("") == std::pair{0U, false});
  CHECK(names[0].empty());
  CHECK(names[2] == "\0\0"sv);
}

TEST_CASE("NameIndex: a hundred thousand names survive its growing") {
  NameIndex names;
  for (unsigned i = 0; i < 100'000; ++i) REQUIRE(names.insert("customer " + std::to_string(i)) == std::pair{i, true});
  for (unsigned i = 0; i < 100'000; ++i) REQUIRE(names.find("customer " + std::to_string(i)) == i);
  CHECK_FALSE(names.find("customer 100000").has_value());
  CHECK(names[99'999] == "customer 99999");
}

TEST_CASE("NameIndex: names of any length are kept, around the length that fits a record") {
  NameIndex names;
  for (std::size_t length = 0; length < 300; ++length) REQUIRE(names.insert(std::string(length, 'x')).second);
  for (std::size_t length = 0; length < 300; ++length) {
    REQUIRE(names[static_cast<std::uint32_t>(length)] == std::string(length, 'x'));
    REQUIRE(names.find(std::string(length, 'x')) == length);
  }
  CHECK(names.insert(std::string(10'000'000, 'y')) == std::pair{300U, true});
  CHECK(names[300].size() == 10'000'000);
}

TEST_CASE("NameIndex: names that differ in one byte are different, at any place and length") {
  NameIndex names;
  std::uint32_t count = 0;
  for (std::size_t length = 0; length < 20; ++length) {
    REQUIRE(names.insert(std::string(length, 'a')) == std::pair{count++, true});
    for (std::size_t at = 0; at < length; ++at) {
      std::string name(length, 'a');
      for (const char letter : {'b', '\0', '\xFF'}) {
        name[at] = letter;
        REQUIRE(names.insert(name) == std::pair{count, true});
        REQUIRE(names.find(name) == count);
        REQUIRE(names[count++] == name);
      }
    }
  }
}

TEST_CASE("NameIndex: a copy is a table of its own") {
  NameIndex names;
  names.insert("a name that is longer than a record");
  NameIndex copy = names;
  copy.insert("another name that is longer than a record");
  CHECK(names.size() == 1);
  CHECK(copy[0] == names[0]);
  CHECK(copy.bytes() > 0);
}

TEST_CASE("NameIndex: room that is made at once changes no number, and spares growing") {
  NameIndex names;
  for (int i = 0; i < 40; ++i) names.insert(std::to_string(i));
  names.reserve(1000);
  const std::size_t bytes = names.bytes();
  for (std::uint32_t i = 0; i < 1000; ++i) REQUIRE(names.insert(std::to_string(i)) == std::pair{i, i >= 40});
  CHECK(names.bytes() == bytes);
  names.reserve(10);  // less than there are
  CHECK(names.bytes() == bytes);
  CHECK(names.insert("1000") == std::pair{1000U, true});
  CHECK(names.find("999") == 999U);
}
