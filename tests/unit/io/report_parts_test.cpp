// SPDX-License-Identifier: MIT
#include "journeyrank/io/report_parts.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

using namespace journeyrank;

namespace {

Model model(Missing policy) {
  Model made;
  made.criteria = {{.id = "pain", .scale = Anchored{0.0, 1.0}},
                   {.id = "cost", .scale = Anchored{0.0, 1.0}, .missing = policy}};
  return made;
}

CriteriaMatrix matrix() {
  return {
      Names::of(std::vector<std::string>{"a", "b"}),
      {{.criterion = "pain", .values = {0.25, 1.0}}, {.criterion = "cost", .values = {0.5, 0.0}, .missing = {0, 1}}}};
}

}  // namespace

TEST_CASE("report_parts: both questions are asked, with what they are told") {
  const ReportParts parts =
      ask_for_report(rank(matrix(), model(Missing::worst)), matrix(), {.top = 1, .seed = 7, .threads = 1});
  REQUIRE(parts.stability.has_value());
  CHECK(parts.stability->top == 1);
  REQUIRE(parts.robustness.has_value());
  CHECK(parts.robustness->found.seed == 7);
  CHECK(parts.notes.empty());
}

TEST_CASE("report_parts: what has no answer is left out, and it is said why") {
  std::vector<Note> notes;
  const auto asked = answer_or_note("who is first", notes, []() -> int { throw Error(errc::no_exact_answer, "why"); });
  CHECK_FALSE(asked.has_value());
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].code == "not_answered");
  CHECK(notes[0].text == "who is first is not in this report: no_exact_answer: why");
  CHECK(answer_or_note("who", notes, [] { return 3; }) == 3);
  CHECK(notes.size() == 1);
}

TEST_CASE("report_parts: no journeys are no fault of the report") {
  const CriteriaMatrix none(Names::numbered(0), {{.criterion = "pain"}, {.criterion = "cost"}});
  CHECK_NOTHROW(ask_for_report(rank(none, model(Missing::reject)), none));
}
