// SPDX-License-Identifier: MIT
#include "journeyrank/problem/target.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/contact_metrics.hpp"

#include "refusal.hpp"

using namespace journeyrank;

namespace {

constexpr Date spring{2026, 4, 1};
constexpr Date autumn{2026, 10, 1};

const Model model{.criteria = {{.id = "volume", .metric = Contacts{}},
                               {.id = "time", .metric = Mean{.column = "handle_s"}},
                               {.id = "judged"}}};
const Names journeys = Names::of(std::vector<std::string>{"bill", "move"});

StatedTarget stated(Target target, std::size_t line = 2) {
  return {std::move(target), {"t.csv", line, 1}, {"t.csv", line, 1}, {"t.csv", line, 7}, {"t.csv", line, 3}};
}

using Cells = std::vector<std::optional<double>>;

TargetsInForce on(const std::vector<StatedTarget>& targets, const std::optional<Date>& today = spring) {
  return targets_in_force(targets, model, journeys, today);
}

/// Every journey is verified, bill alone is paid for, and some contacts of move say no stage.
TargetsInForce at_stages(const std::vector<StatedTarget>& targets) {
  const std::vector<StageJourneys> stages = {{"pay", Names::of(std::vector<std::string>{"bill"})},
                                             {"verify", journeys},
                                             {"(none)", Names::of(std::vector<std::string>{"move"})}};
  return targets_in_force(targets, model, journeys, spring, stages);
}

}  // namespace

TEST_CASE("target: a journey has its own, else the one for every journey") {
  const auto found = on({stated({.journey = "*", .metric = "time", .target = 300}),
                         stated({.journey = "move", .metric = "time", .target = 200}, 3)});
  CHECK(found.of_cells[1] == Cells{300.0, 200.0});
  CHECK(found.of_every_journey == Cells{std::nullopt, 300.0, std::nullopt});
  CHECK(found.of_cells[0] == Cells{std::nullopt, std::nullopt});
  CHECK(found.any());
  CHECK(found.notes.empty());
}

TEST_CASE("target: an empty journey is every journey, as * is") {
  CHECK(on({stated({.metric = "time", .target = 5})}).of_cells[1] == Cells{5.0, 5.0});
}

TEST_CASE("target: of those that hold today the newest wins, and its first day is inside") {
  const std::vector<StatedTarget> targets = {
      stated({.journey = "bill", .metric = "time", .target = 400}, 2),
      stated({.journey = "bill", .metric = "time", .target = 300, .valid_from = spring}, 3),
      stated({.journey = "bill", .metric = "time", .target = 200, .valid_from = autumn}, 4)};
  CHECK(on(targets, Date{2026, 3, 31}).of_cells[1][0] == 400.0);
  CHECK(on(targets, spring).of_cells[1][0] == 300.0);
  CHECK(on(targets, autumn).of_cells[1][0] == 200.0);
  CHECK(on(targets, spring).notes ==
        std::vector<Note>{{"target_not_yet_valid", "targets that hold only after 2026-04-01 are left out (1)"}});
}

TEST_CASE("target: a journey whose own target holds only later has that of every journey until then") {
  const auto found = on({stated({.metric = "time", .target = 300}),
                         stated({.journey = "bill", .metric = "time", .target = 200, .valid_from = autumn}, 3)});
  CHECK(found.of_cells[1] == Cells{300.0, 300.0});
}

TEST_CASE("target: one of a stage is left out where no stage was measured, and that is said") {
  const auto found = on({stated({.journey = "bill", .stage = "verify", .metric = "time", .target = 60}),
                         stated({.stage = "verify", .metric = "time", .target = 6, .valid_from = autumn})});
  CHECK_FALSE(found.any());
  CHECK(found.of_stages.empty());
  CHECK(found.notes == std::vector<Note>{{"target_of_stage",
                                          "targets of a stage are left out (2): journeys are measured as a whole here; "
                                          "contacts measured in slices by \"stage\" would tell"}});
}

TEST_CASE("target: of a stage a journey has its own, else that of every journey, and none of the whole journey") {
  const auto found = at_stages({stated({.journey = "bill", .stage = "verify", .metric = "time", .target = 60}),
                                stated({.stage = "verify", .metric = "time", .target = 90}, 3),
                                stated({.stage = "pay", .metric = "volume", .target = 5}, 4),
                                stated({.journey = "bill", .metric = "time", .target = 400}, 5)});
  CHECK(found.of_cells[1] == Cells{400.0, std::nullopt});
  REQUIRE(found.of_stages.size() == 3);
  CHECK(found.of_stages[0] == TargetCells{{5.0}, {std::nullopt}, {std::nullopt}});
  CHECK(found.of_stages[1] == TargetCells{{std::nullopt, std::nullopt}, {60.0, 90.0}, {std::nullopt, std::nullopt}});
  CHECK(found.of_stages[2] == TargetCells{{std::nullopt}, {std::nullopt}, {std::nullopt}});
  CHECK(found.any());
  CHECK(found.notes.empty());
  CHECK(at_stages({stated({.stage = "pay", .metric = "volume", .target = 5})}).any());
}

TEST_CASE("target: of a stage too the newest that holds today wins, and a later one is said to be left out") {
  const auto found = at_stages(
      {stated({.journey = "bill", .stage = "verify", .metric = "time", .target = 60}),
       stated({.journey = "bill", .stage = "verify", .metric = "time", .target = 50, .valid_from = spring}, 3),
       stated({.journey = "bill", .stage = "verify", .metric = "time", .target = 40, .valid_from = autumn}, 4)});
  CHECK(found.of_stages[1][1][0] == 50.0);
  CHECK(found.notes ==
        std::vector<Note>{{"target_not_yet_valid", "targets that hold only after 2026-04-01 are left out (1)"}});
}

TEST_CASE("target: a stage that no contact of the journey has is refused with its place and the nearest") {
  CHECK(refusal([] { at_stages({stated({.journey = "bill", .stage = "verfy", .metric = "time"}, 4)}); }) ==
        "unknown_name: t.csv:4:3: no contact of journey \"bill\" has the stage \"verfy\" (did you mean \"verify\"?)");
  CHECK(refusal([] { at_stages({stated({.journey = "move", .stage = "pay", .metric = "time"}, 4)}); }) ==
        "unknown_name: t.csv:4:3: no contact of journey \"move\" has the stage \"pay\"");
  CHECK(refusal([] { at_stages({stated({.stage = "pya", .metric = "time"}, 4)}); }) ==
        "unknown_name: t.csv:4:3: no contact has the stage \"pya\" (did you mean \"pay\"?)");
}

TEST_CASE("target: no targets are none in force, no journeys no cells") {
  CHECK_FALSE(on({}).any());
  CHECK(targets_in_force({stated({.metric = "time", .target = 5})}, model, Names(), spring).of_cells[1].empty());
}

TEST_CASE("target: an unknown criterion or journey is refused with its place and the nearest name") {
  CHECK(refusal([] { on({stated({.metric = "tiem", .target = 5}, 4)}); }) ==
        "unknown_name: t.csv:4:7: no criterion \"tiem\" in the model (did you mean \"time\"?)");
  CHECK(refusal([] { on({stated({.journey = "bil", .metric = "time", .target = 5}, 4)}); }) ==
        "unknown_name: t.csv:4:1: no journey \"bil\" was measured (did you mean \"bill\"?)");
}

TEST_CASE("target: a criterion without metric has nothing to hold against a target") {
  CHECK(refusal([] { on({stated({.metric = "judged", .target = 5})}); }) ==
        "bad_option: t.csv:2:7: criterion \"judged\" has no metric, so nothing is measured to hold against a target");
}

TEST_CASE("target: a second one of one journey, stage, metric and day is refused, naming both lines") {
  CHECK(refusal([] {
          on({stated({.journey = "*", .metric = "time", .target = 5}, 2), stated({.metric = "time", .target = 6}, 9)});
        }) ==
        "duplicate_name: t.csv:9:1: every journey has a second target on \"time\"; the first stands at t.csv:2:1");
  CHECK(refusal([] {
          on({stated({.journey = "bill", .metric = "time", .target = 5, .valid_from = spring}, 2),
              stated({.journey = "bill", .metric = "time", .target = 5, .valid_from = spring}, 3)});
        }) ==
        "duplicate_name: t.csv:3:1: journey \"bill\" has a second target on \"time\" from 2026-04-01; the first "
        "stands at t.csv:2:1");
  CHECK_NOTHROW(on({stated({.metric = "time", .target = 5}), stated({.stage = "a", .metric = "time", .target = 5}, 3),
                    stated({.metric = "volume", .target = 5}, 4), stated({.journey = "move", .metric = "time"}, 5)}));
}

TEST_CASE("target: a first day needs a today, and must be one of the calendar; a target must be finite") {
  const auto from = [](const Date& day) { return stated({.metric = "time", .target = 5, .valid_from = day}); };
  CHECK(refusal([&] { on({from(spring)}, std::nullopt); }) ==
        "bad_option: t.csv:2:1: the target holds from a day on, so `today` must be told");
  CHECK(refusal_code([&] { on({from({2026, 2, 30})}); }) == "bad_time");
  CHECK(refusal_code([] { on({stated({.metric = "time", .target = NAN})}); }) == "bad_number");
  CHECK_NOTHROW(on({stated({.metric = "time", .target = 5})}, std::nullopt));
}
