// SPDX-License-Identifier: MIT
#include "journeyrank/base/error.hpp"

#include <set>
#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using journeyrank::errc;
using journeyrank::Error;
using journeyrank::Place;

TEST_CASE("error: the message starts with the spelling of the code") {
  const Error error(errc::bad_weights, "all weights are 0");
  CHECK(error.code() == errc::bad_weights);
  CHECK(std::string(error.what()) == "bad_weights: all weights are 0");
  CHECK(error.detail() == "all weights are 0");
}

TEST_CASE("error: the place stands between code and message") {
  const Error error(errc::bad_csv, Place{"journeys.csv", 3, 12}, "found 4 fields, expected 5");
  CHECK(std::string(error.what()) == "bad_csv: journeys.csv:3:12: found 4 fields, expected 5");
  CHECK(error.detail() == "journeys.csv:3:12: found 4 fields, expected 5");
}

TEST_CASE("error: a place leaves out what it does not know") {
  CHECK(to_string(Place{"a.csv", 3, 12}) == "a.csv:3:12");
  CHECK(to_string(Place{"a.csv", 3}) == "a.csv:3");
  CHECK(to_string(Place{"a.csv"}) == "a.csv");
  CHECK(to_string(Place{"a.csv", 0, 12}) == "a.csv");
  CHECK(Error(errc::bad_csv, Place{}, "empty").detail() == "empty");
}

TEST_CASE("error: it is a std::invalid_argument") {
  CHECK_THROWS_AS(throw Error(errc::usage, "x"), std::invalid_argument);
}

TEST_CASE("error: every code has a spelling of its own and an exit code of its own that is neither 0 nor 1") {
  std::set<std::string> spellings;
  std::set<int> numbers;
  for (const auto& each : enumerators(errc{})) {
    spellings.insert(each.name);
    numbers.insert(static_cast<int>(each.value));
    CHECK(static_cast<int>(each.value) >= 2);
    CHECK(static_cast<int>(each.value) <= 130);
    CHECK(std::string(journeyrank::name_of(each.value)) == each.name);
  }
  CHECK(spellings.size() == enumerators(errc{}).size());
  CHECK(numbers.size() == enumerators(errc{}).size());
  for (int number = 2; number <= 20; ++number) CHECK(numbers.count(number) == 1);
  CHECK(numbers.count(130) == 1);
}
