// SPDX-License-Identifier: MIT
#include "journeyrank/measure/name_index.hpp"

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
