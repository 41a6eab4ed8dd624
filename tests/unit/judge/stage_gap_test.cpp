// SPDX-License-Identifier: MIT
#include "journeyrank/judge/stage_gap.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/tally.hpp"

#include "refusal.hpp"

using namespace journeyrank;

namespace {

/// Effort as a rate, time as a mean; a journey must have both.
Model two_criteria(Missing missing = Missing::reject) {
  return {.criteria = {{.id = "effort",
                        .scale = Anchored{.at_0 = 0.0, .at_1 = 1.0},
                        .weight = 3.0,
                        .missing = missing,
                        .metric = Rate{.column = "ces", .at_most = 3}},
                       {.id = "time",
                        .scale = Anchored{.at_0 = 0.0, .at_1 = 1000.0},
                        .missing = missing,
                        .metric = Mean{.column = "handle_s"}}}};
}

/// So many contacts of a journey and stage, of which some were hard, of so many seconds each and every other one more.
void add(Tally& tally, const char* journey, const char* stage, int count, int hard, std::int64_t seconds) {
  for (int i = 0; i < count; ++i) {
    const std::string id = std::string(journey) + stage + std::to_string(i);
    Contact contact{.contact_id = id, .journey = journey, .stage = stage, .started_at = i};
    if (hard >= 0) contact.ces = i < hard ? 1.0 : 7.0;
    contact.handle_ms = 1000 * (seconds + i % 2);
    tally.add(contact);
  }
}

/// Bill is asked (40 of which 10 hard, 300 s), verified (50, 40 hard, 100 s) and has 10 contacts of no stage; move is
/// verified (20, none hard) and paid for, of which nobody answered.
Tally contacts(const Slicing& slicing = slicing_by_stage()) {
  Tally tally(metrics_of(two_criteria()), slicing);
  add(tally, "bill", "ask", 40, 10, 300);
  add(tally, "bill", "verify", 50, 40, 100);
  add(tally, "bill", "", 10, 0, 50);
  add(tally, "move", "verify", 20, 0, 200);
  add(tally, "move", "pay", 6, -1, 60);
  return tally;
}

GapReport report_on(const std::vector<Target>& list, const Model& model = two_criteria()) {
  const Tally tally = contacts();
  const MeasuredMatrix measured = measure(tally, model);
  const std::vector<MeasuredSlice> slices = measure_slices(tally, model);
  std::vector<StatedTarget> stated;
  for (const auto& each : list) stated.push_back({each, {"t", stated.size() + 1}});
  const auto targets =
      targets_in_force(stated, model, measured.matrix.journeys(), std::nullopt, stages_of(slices, tally.slicing()));
  return gaps_with_stages(measured.matrix, measured.estimates, slices, Scorer::fit(measured.matrix, model), targets);
}

const Gap& at(const GapReport& report, const std::string& journey, const std::string& stage,
              const std::string& criterion) {
  const auto found = std::find_if(report.gaps.begin(), report.gaps.end(), [&](const Gap& gap) {
    return gap.journey == journey && gap.stage == stage && gap.criterion == criterion;
  });
  REQUIRE(found != report.gaps.end());
  return *found;
}

}  // namespace

// By hand: 40 of 50 are hard where a fifth is planned, 0.6 more of a scale of 1; effort weighs 3 of 4: 0.45 points.
TEST_CASE("stage_gap: a target of a stage is held against the contacts of that journey and stage, by hand") {
  const GapReport report = report_on({{.journey = "bill", .stage = "verify", .metric = "effort", .target = 0.2},
                                      {.journey = "bill", .metric = "effort", .target = 0.4}});
  const Gap& verify = at(report, "bill", "verify", "effort");
  CHECK(verify.n == 50);
  CHECK(verify.actual == 0.8);
  CHECK(verify.target == 0.2);
  CHECK(verify.against->gap == doctest::Approx(0.6));
  CHECK(verify.against->shortfall == doctest::Approx(0.6));
  CHECK(verify.against->value_gap == doctest::Approx(0.6));
  CHECK(verify.against->points == doctest::Approx(0.45));
  CHECK(*verify.against->probability == Beta{40.5, 10.5}.tails(0.2).above);
  const Gap& whole = at(report, "bill", "", "effort");
  CHECK(whole.n == 100);
  CHECK(whole.actual == 0.5);
  CHECK(whole.target == 0.4);
  CHECK(*whole.against->probability == Beta{50.5, 50.5}.tails(0.4).above);
}

TEST_CASE(
    "stage_gap: lines of stages stand behind their journey, in order of stage, and only where there is a target") {
  const GapReport report = report_on({{.stage = "verify", .metric = "time", .target = 90},
                                      {.journey = "bill", .stage = "ask", .metric = "time", .target = 200}});
  std::vector<std::string> lines;
  for (const auto& gap : report.gaps) lines.push_back(gap.journey + " " + gap.stage + " " + gap.criterion);
  CHECK(lines == std::vector<std::string>{"bill  effort", "bill  time", "bill ask time", "bill verify time",
                                          "move  effort", "move  time", "move verify time"});
  CHECK(has_stages(report));
  CHECK(at(report, "bill", "ask", "time").against->gap == doctest::Approx(100.5));
  CHECK(at(report, "move", "verify", "time").against->gap == doctest::Approx(110.5));
  const auto order = worst_first(report);
  REQUIRE(order.size() == 3);
  CHECK(report.gaps[order.front()].stage == "ask");
  CHECK(report.gaps[order.back()].small_sample);  // 20 contacts of move are verified
}

TEST_CASE("stage_gap: headroom of a stage is to the best journey at that stage") {
  const GapReport report = report_on({{.journey = "bill", .stage = "verify", .metric = "effort", .target = 0.2}});
  const Headroom& room = *at(report, "bill", "verify", "effort").headroom;
  CHECK(room.journey == "move");
  CHECK(room.reference == 0.0);
  CHECK(room.room == 0.8);
}

TEST_CASE("stage_gap: what a stage lacks is missing there and refuses nothing; its points have all weight as it was") {
  const GapReport report = report_on({{.journey = "move", .stage = "pay", .metric = "effort", .target = 0.2},
                                      {.journey = "move", .stage = "pay", .metric = "time", .target = 50}});
  const Gap& effort = at(report, "move", "pay", "effort");
  CHECK_FALSE(effort.actual.has_value());
  CHECK_FALSE(effort.against.has_value());
  CHECK(effort.why_missing == "no contact of the journey has \"ces\" measured");
  CHECK(at(report, "move", "pay", "time").against->points == doctest::Approx(0.0105 / 4.0));
}

TEST_CASE("stage_gap: contacts without a stage are none that a target is of") {
  CHECK(no_stage == no_slice);
  for (const auto& gap : report_on({{.stage = "verify", .metric = "time", .target = 90}}).gaps) {
    CHECK(gap.stage != "(none)");
  }
}

TEST_CASE("stage_gap: without targets of stages it says what gaps() does") {
  const std::vector<Target> list = {{.metric = "time", .target = 90}};
  const GapReport report = report_on(list);
  CHECK_FALSE(has_stages(report));
  const Tally tally = contacts({});
  const MeasuredMatrix measured = measure(tally, two_criteria());
  const Scorer scorer = Scorer::fit(measured.matrix, two_criteria());
  const auto targets =
      targets_in_force({{list[0], {"t", 1}}}, two_criteria(), measured.matrix.journeys(), std::nullopt);
  const GapReport plain = gaps(measured.matrix, measured.estimates, scorer, targets);
  const GapReport none = gaps_with_stages(measured.matrix, measured.estimates, {}, scorer, targets);
  CHECK(plain.notes == report.notes);
  CHECK(plain.notes == none.notes);
  REQUIRE(plain.gaps.size() == report.gaps.size());
  REQUIRE(plain.gaps.size() == none.gaps.size());
  for (std::size_t i = 0; i < plain.gaps.size(); ++i) {
    CHECK(plain.gaps[i].actual == report.gaps[i].actual);
    CHECK(plain.gaps[i].actual == none.gaps[i].actual);
    REQUIRE(plain.gaps[i].against.has_value() == (i % 2 == 1));  // only time has a target
    if (!plain.gaps[i].against) continue;
    CHECK(plain.gaps[i].against->points == report.gaps[i].against->points);
    CHECK(plain.gaps[i].against->probability == none.gaps[i].against->probability);
  }
}

TEST_CASE("stage_gap: slices by anything but stage, and stages of other contacts, are refused") {
  const Model model = two_criteria();
  const auto refused_slices = [&](const Slicing& slicing) {
    const Tally tally = contacts(slicing);
    return refusal_code([&] { stages_of(measure_slices(tally, model), tally.slicing()); });
  };
  CHECK(refused_slices({.by = {"channel"}}) == "bad_option");
  CHECK(refused_slices({.by = {"stage"}, .period = Period::month}) == "bad_option");
  const Tally tally = contacts();
  const MeasuredMatrix measured = measure(tally, model);
  const auto slices = measure_slices(tally, model);
  const Scorer scorer = Scorer::fit(measured.matrix, model);
  const auto unaware = targets_in_force({}, model, measured.matrix.journeys(), std::nullopt);
  CHECK(refusal_code([&] { gaps_with_stages(measured.matrix, measured.estimates, slices, scorer, unaware); }) ==
        "shape_mismatch");
  Tally others(metrics_of(model), slicing_by_stage());
  add(others, "bill", "ask", 5, 1, 100);
  const MeasuredMatrix fewer = measure(others, model);
  const auto targets = targets_in_force({{{.stage = "verify", .metric = "time", .target = 9}, {"t", 1}}}, model,
                                        fewer.matrix.journeys(), std::nullopt, stages_of(slices, tally.slicing()));
  CHECK(refusal([&] { gaps_with_stages(fewer.matrix, fewer.estimates, slices, scorer, targets); }).find("\"move\"") !=
        std::string::npos);
}
