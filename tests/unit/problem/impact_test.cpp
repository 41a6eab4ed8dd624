// SPDX-License-Identifier: MIT
#include "journeyrank/problem/impact.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/measure/sampling_weight.hpp"

#include "refusal.hpp"

using namespace journeyrank;

namespace {

const Model model{.criteria = {{.id = "effort", .metric = Rate{.column = "ces", .at_most = 3}},
                               {.id = "time", .metric = Mean{.column = "handle_s"}},
                               {.id = "cost", .metric = Sum{"cost"}},
                               {.id = "judged"}}};
const Names three = Names::of(std::vector<std::string>{"a", "b", "c"});

std::vector<std::vector<Estimate>> estimates() {
  return {{measured_rate(60, 200), measured_rate(10, 100), measured_rate(30, 100)},
          {measured_mean(100, 9, 10), not_measured("no handle_s"), measured_mean(160, 9, 30)},
          {measured(1, 1), measured(2, 2), measured(3, 3)},
          {not_measured("no metric in the model"), not_measured("no metric in the model"),
           not_measured("no metric in the model")}};
}

}  // namespace

// By hand: K = 100 / 400 = 0.25. Without a 40 / 200 = 0.2, without b 90 / 300 = 0.3, without c 70 / 300. The best is b
// with 0.1: K lies 0.15 above it, of which a has 200 (0.3 - 0.1) / 400 = 0.1 and c 100 (0.3 - 0.1) / 400 = 0.05.
TEST_CASE("impact: three journeys by hand") {
  const auto all = impact(three, estimates(), model);
  const CriterionImpact& effort = all[0];
  CHECK(effort.basis == Basis::rate);
  CHECK(effort.n == 400);
  CHECK(effort.overall == 0.25);
  CHECK(effort.reference == 0.1);
  CHECK(effort.reference_journey == "b");
  REQUIRE(effort.journeys.size() == 3);
  CHECK(*effort.journeys[0].impact == doctest::Approx(0.05).epsilon(1e-15));
  CHECK(*effort.journeys[1].impact == doctest::Approx(-0.05).epsilon(1e-15));
  CHECK(*effort.journeys[2].impact == doctest::Approx(0.25 - 70.0 / 300.0).epsilon(1e-14));
  CHECK(effort.difference == doctest::Approx(0.15).epsilon(1e-15));
  CHECK(effort.journeys[0].contribution == doctest::Approx(0.1).epsilon(1e-15));
  CHECK(effort.journeys[1].contribution == 0.0);
  CHECK(effort.journeys[2].contribution == doctest::Approx(0.05).epsilon(1e-15));
  CHECK(*effort.journeys[0].share == doctest::Approx(2.0 / 3.0).epsilon(1e-15));
  CHECK(*effort.journeys[0].share + *effort.journeys[1].share + *effort.journeys[2].share == 1.0);
}

TEST_CASE("impact: a mean is taken apart over the journeys that are measured") {
  const CriterionImpact time = impact(three, estimates(), model)[1];
  CHECK(time.basis == Basis::mean);
  CHECK(time.overall == 145.0);  // (10 * 100 + 30 * 160) / 40
  REQUIRE(time.journeys.size() == 2);
  CHECK(time.journeys[1].journey == "c");
  CHECK(*time.journeys[0].impact == -15.0);
  CHECK(*time.journeys[1].impact == 45.0);
}

TEST_CASE("impact: a total and a criterion without metric are not taken apart, and say why") {
  const auto all = impact(three, estimates(), model);
  CHECK(all[2].why_not == "sum is no rate and no mean over what the journeys have together");
  CHECK(all[2].journeys.empty());
  CHECK(all[3].why_not == "no metric in the model");
  auto none = estimates();
  none[0] = std::vector(3, not_measured("no survey"));
  CHECK(impact(three, none, model)[0].why_not == "no journey is measured");
}

TEST_CASE("impact: a stated reference takes the place of the best journey") {
  const auto all = impact(three, estimates(), model, {.references = {{"effort", 0.2}}});
  CHECK(all[0].reference == 0.2);
  CHECK(all[0].reference_journey.empty());
  CHECK(all[0].difference == doctest::Approx(0.05));
  CHECK(all[0].journeys[1].contribution == doctest::Approx(-0.025));
  CHECK(*all[0].journeys[1].share == doctest::Approx(-0.5));
  CHECK(all[1].reference_journey == "c");
}

TEST_CASE("impact: the reference journey rests on enough; where none does, on what there is") {
  auto few = estimates();
  few[0][1] = measured_rate(0, 5);
  CHECK(impact(three, few, model)[0].reference_journey == "a");  // of two equal ones the first
  CHECK(impact(three, few, model, {.min_n = 5})[0].reference_journey == "b");
  CHECK(impact(three, few, model, {.min_n = 1000})[0].reference_journey == "b");
  few[0][1] = measured_rate(0, 500);
  few[0][1].clusters = 5;  // as many answers, of five accounts
  CHECK(impact(three, few, model)[0].reference_journey == "a");
}

TEST_CASE("impact: where higher is better the best journey is the highest") {
  Model up = model;
  up.criteria[1].direction = Direction::minimize;
  CHECK(impact(three, estimates(), up)[1].reference_journey == "c");
  CHECK(impact(three, estimates(), up)[1].difference == -15.0);
}

TEST_CASE("impact: one journey alone has no impact; journeys that are all equal have no difference and no shares") {
  const Names one = Names::of(std::vector<std::string>{"a"});
  const auto alone =
      impact(one, {{measured_rate(1, 4)}, {measured_mean(2, 1, 3)}, {measured(1, 1)}, {not_measured("")}}, model);
  CHECK_FALSE(alone[0].journeys[0].impact.has_value());
  CHECK(alone[0].difference == 0.0);
  CHECK_FALSE(alone[0].journeys[0].share.has_value());
  auto equal = estimates();
  equal[0] = {measured_rate(1, 10), measured_rate(2, 20), measured_rate(3, 30)};
  const CriterionImpact none = impact(three, equal, model)[0];
  CHECK(none.difference == 0.0);
  for (const auto& each : none.journeys) {
    CHECK(each.contribution == 0.0);
    CHECK(*each.impact == 0.0);
    CHECK_FALSE(each.share.has_value());
  }
}

TEST_CASE("impact: no journeys, nothing to take apart") {
  const auto none = impact(Names(), {{}, {}, {}, {}}, model);
  CHECK(none[0].why_not == "no journey is measured");
}

TEST_CASE("impact: estimates of another number of criteria are refused") {
  CHECK(refusal([] { impact(three, {{measured_rate(1, 4)}}, model); }) ==
        "shape_mismatch: impact: estimates of 1 criteria for a model of 4");
}

TEST_CASE("impact: a reference on an unknown criterion, or that is no number, is refused") {
  CHECK(refusal([] {
          impact(three, estimates(), model, {.references = {{"efort", 0.2}}});
        }) == "unknown_name: no criterion \"efort\" in the model (did you mean \"effort\"?)");
  CHECK(refusal([] {
          impact(three, estimates(), model, {.references = {{"effort", NAN}}});
        }) == "bad_number: the reference of \"effort\" is not a finite number");
}

// By hand: the 4 contacts of a stand for 14 with a rate of 0.5, the 10 of b each for itself, 1 of them met: K = 8 / 24.
TEST_CASE("impact: weighted contacts count as those that they stand for") {
  const Model one{.criteria = {{.id = "effort", .metric = Rate{.column = "ces", .at_most = 3, .weighted = true}}}};
  const WeightedMean mean{.n = 4, .all_one = false, .whole = 14, .mean = 0.5, .variance = 18.5 / 196, .effective = 2.6};
  const Names two = Names::of(std::vector<std::string>{"a", "b"});
  const auto all = impact(two, {{measured_weighted_rate(mean, 1), measured_rate(1, 10)}}, one);
  CHECK(all[0].n == 14);
  CHECK(all[0].overall == doctest::Approx(8.0 / 24).epsilon(1e-15));
  CHECK(*all[0].journeys[0].impact == doctest::Approx(8.0 / 24 - 0.1).epsilon(1e-14));
  CHECK(all[0].journeys[0].contribution == doctest::Approx(14.0 / 24 * 0.4).epsilon(1e-14));
  CHECK(*all[0].journeys[0].share == 1.0);
}
