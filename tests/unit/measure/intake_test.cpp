// SPDX-License-Identifier: MIT
#include "journeyrank/measure/intake.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Finding;
using journeyrank::Intake;
using journeyrank::Place;
using journeyrank::RowFault;

namespace {

auto at(std::size_t line) {
  return [line] { return Place{"a.csv", line, 3}; };
}

}  // namespace

TEST_CASE("Intake: counts all, keeps the first five places and the first text") {
  Intake intake;
  for (std::size_t line = 2; line < 9; ++line)
    intake.count(RowFault::bad_number, "csat", "n/a " + std::to_string(line), at(line));
  intake.count(RowFault::bad_number, "ces", "x", at(3));
  intake.count(RowFault::bad_start, "started_at", "", at(4));
  REQUIRE(intake.findings.size() == 3);
  CHECK(intake.findings[0].fault == RowFault::bad_start);
  CHECK(intake.findings[1].column == "ces");
  CHECK(intake.findings[2].count == 7);
  CHECK(intake.findings[2].places.size() == 5);
  CHECK(intake.findings[2].example == "n/a 2");
}

TEST_CASE("Finding: the sentence says what, how often, what happens and where") {
  Intake intake;
  for (std::size_t line : {7U, 9U, 12U}) intake.count(RowFault::bad_number, "csat", "n/a", at(line));
  CHECK(intake.findings[0].sentence() ==
        "csat is no number, or beyond 2^53 (3 rows): not measured; declare its text as missing in the mapping. First: "
        "a.csv:7:3 "
        "(\"n/a\"), then line 9, line 12");
  CHECK(intake.notes()[0].code == "bad_number");
  intake = {};
  intake.count(RowFault::ragged_row, "", "", at(4));
  CHECK(intake.findings[0].sentence() ==
        "the row has not the fields of the header (1 row): left out. First: a.csv:4:3");
  intake.findings[0].places = {{"a.csv", 4, 1}, {"b.csv", 2, 1}};
  CHECK(intake.findings[0].sentence().find("First: a.csv:4:1, then b.csv:2:1") != std::string::npos);
}

TEST_CASE("Finding: an example is one line of at most 40 bytes and never half a letter") {
  Intake intake;
  intake.count(RowFault::bad_flag, "resolved", std::string(39, 'x') + "\xc3\xa4" + "tail", at(2));
  CHECK(intake.findings[0].example == std::string(39, 'x'));
  intake.count(RowFault::bad_flag, "churned", "a\nb\x01", at(2));
  CHECK(intake.findings[0].example == "a b ");
  intake.count(RowFault::bad_flag, "abandoned", std::string(100, '\x80'), at(2));
  CHECK(intake.findings[0].example.empty());
}

TEST_CASE("Intake: merging parts in any order gives the same report") {
  std::vector<Intake> parts(5);
  Splitmix64 random(1);
  for (std::size_t line = 2; line < 60; ++line) {
    Intake& part = parts[random.below(parts.size())];
    ++part.rows;
    part.count(random.below(2) == 0 ? RowFault::bad_number : RowFault::no_customer,
               "c" + std::to_string(random.below(3)), "text " + std::to_string(line), at(line));
  }
  parts[1].table_notes = {{"no_customer_column", "a"}};
  parts[3].table_notes = {{"no_customer_column", "b"}, {"x", "y"}};
  parts[4].table_notes = {{"no_customer_column", "a"}};
  parts[2].currency = "GBP";
  Intake expected;
  for (const auto& part : parts) expected.merge(part);
  CHECK(expected.rows == 58);
  CHECK(expected.table_notes.size() == 3);
  for (int round = 0; round < 20; ++round) {
    random.shuffle(parts);
    Intake merged;
    for (const auto& part : parts) merged.merge(part);
    REQUIRE(merged == expected);
  }
}

TEST_CASE("Intake: money of two currencies is refused") {
  Intake pounds;
  pounds.currency = "GBP";
  Intake euros;
  euros.currency = "EUR";
  CHECK(refusal([&] { pounds.merge(euros); }) == "bad_option: found the currencies GBP and EUR; allowed: one");
}

TEST_CASE("Intake: what was said of one fault is taken back, whatever its column, and the rows stay") {
  Intake intake{.rows = 3, .used = 2};
  intake.count(RowFault::unused_weight, "weight", "2", at(2));
  intake.count(RowFault::bad_number, "ces", "x", at(3));
  intake.drop(RowFault::unused_weight);
  REQUIRE(intake.findings.size() == 1);
  CHECK(intake.findings[0].fault == RowFault::bad_number);
  CHECK(intake.rows == 3);
  intake.drop(RowFault::bad_flag);
  CHECK(intake.findings.size() == 1);
}
