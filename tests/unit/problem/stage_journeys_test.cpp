// SPDX-License-Identifier: MIT
#include "journeyrank/problem/stage_journeys.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

Names names(const std::vector<std::string>& list) { return Names::of(list); }

const std::vector<StageJourneys> stages = {{"(none)", names({"bill", "move"})}, {"verify", names({"bill"})}};

}  // namespace

TEST_CASE("stage_journeys: a stage that a journey has is let through, for every journey where one has it") {
  CHECK_NOTHROW(check_stage(stages, "verify", "bill", {}));
  CHECK_NOTHROW(check_stage(stages, "verify", "", {}));
}

TEST_CASE("stage_journeys: one that another journey has is refused, and no stage at all is said to be none") {
  CHECK(refusal([] {
          check_stage(stages, "verify", "move", {"t", 2});
        }) == "unknown_name: t:2: no contact of journey \"move\" has a stage; found \"verify\"");
  CHECK(refusal([] {
          check_stage({}, "verify", "", {"t", 2});
        }) == "unknown_name: t:2: no contact has a stage; found \"verify\"");
}

TEST_CASE("stage_journeys: contacts without a stage are no stage that a target can be of") {
  CHECK(refusal([] {
          check_stage(stages, "(none)", "bill", {"t", 2});
        }) == "unknown_name: t:2: no contact of journey \"bill\" has the stage \"(none)\"");
}

TEST_CASE("stage_journeys: the nearest stage is named") {
  CHECK(refusal([] {
          check_stage(stages, "verifi", "bill", {"t", 2});
        }) == "unknown_name: t:2: no contact of journey \"bill\" has the stage \"verifi\" (did you mean \"verify\"?)");
}
