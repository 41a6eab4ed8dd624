// SPDX-License-Identifier: MIT
#include "journeyrank/measure/reading_column.hpp"

#include <doctest/doctest.h>

using journeyrank::CaseReading;
using journeyrank::Condition;
using journeyrank::not_read;
using journeyrank::NumberOf;
using journeyrank::Reading;
using journeyrank::ReadingColumn;

TEST_CASE("ReadingColumn: holds conditions or numbers, or nothing") {
  ReadingColumn flags{Reading{Condition{.column = "churned"}}};
  for (const std::int64_t each : {std::int64_t{1}, not_read, std::int64_t{0}}) flags.push_back(each);
  CHECK(flags.at(0) == 1);
  CHECK(flags.at(1) == not_read);
  CHECK(flags.numbers.empty());
  ReadingColumn numbers{Reading{NumberOf{"handle_s"}}};
  numbers.push_back(-5);
  CHECK(numbers.at(0) == -5);
  CHECK(numbers.conditions.empty());
  for (const Reading& reading : {Reading{}, Reading{CaseReading{}}}) {
    ReadingColumn nothing{reading};
    nothing.push_back(7);
    CHECK(nothing.at(0) == not_read);
  }
}

TEST_CASE("ReadingColumn: several readings are appended as one by one") {
  const std::vector<std::int64_t> readings = {1, not_read, 0, 1};
  const auto at = [&readings](std::size_t i) { return readings[i]; };
  ReadingColumn flags{Reading{Condition{.column = "churned"}}};
  flags.append(1, 4, at);
  CHECK(flags.conditions == journeyrank::LargeVector<std::int8_t>{-1, 0, 1});
  ReadingColumn numbers{Reading{NumberOf{"handle_s"}}};
  numbers.append(0, 2, at);
  CHECK(numbers.numbers == journeyrank::LargeVector<std::int64_t>{1, not_read});
  ReadingColumn nothing{Reading{}};
  nothing.append(0, 4, at);
  CHECK(nothing.numbers.empty());
}

TEST_CASE("ReadingColumn: a further leg adds to numbers, answers anew, and makes a condition hold") {
  ReadingColumn time{Reading{NumberOf{"handle_s"}}};
  time.push_back(1000);
  time.push_back(not_read);
  time.add_leg(0, 500);
  time.add_leg(0, not_read);
  time.add_leg(1, 200);
  CHECK(time.at(0) == 1500);
  CHECK(time.at(1) == 200);
  ReadingColumn passed_on{Reading{Condition{.column = "transfers", .at_least = 1.0}}};
  passed_on.push_back(0);
  passed_on.push_back(not_read);
  passed_on.add_leg(0, 1);
  passed_on.add_leg(0, 0);
  passed_on.add_leg(1, 0);
  CHECK(passed_on.at(0) == 1);
  CHECK(passed_on.at(1) == 0);
  ReadingColumn hard{Reading{Condition{.column = "ces", .at_most = 3.0}}};
  hard.push_back(1);
  hard.add_leg(0, 0);  // the last answer is not in the band
  hard.add_leg(0, not_read);
  CHECK(hard.at(0) == 0);
  ReadingColumn answer{Reading{NumberOf{"csat"}}};
  answer.push_back(4);
  answer.add_leg(0, 2);
  CHECK(answer.at(0) == 2);
  ReadingColumn worth{Reading{NumberOf{"revenue"}}};
  worth.push_back(100'00);
  worth.add_leg(0, 120'00);
  worth.add_leg(0, not_read);
  CHECK(worth.at(0) == 120'00);
}
