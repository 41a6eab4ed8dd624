// SPDX-License-Identifier: MIT
#include "journeyrank/judge/gap.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using namespace journeyrank;

namespace {

const Names three = Names::of(std::vector<std::string>{"bill", "login", "move"});

/// Effort (a burden), satisfaction (higher is better, lower is more urgent), cost (a total).
Model three_criteria() {
  return {.criteria = {{.id = "effort",
                        .scale = Anchored{.at_0 = 0.0, .at_1 = 200.0},
                        .weight = 2.0,
                        .missing = Missing::renormalise,
                        .metric = Burden{.column = "ces", .at_most = 3}},
                       {.id = "happy",
                        .direction = Direction::minimize,
                        .scale = Anchored{.at_0 = 1.0, .at_1 = 0.5},
                        .missing = Missing::renormalise,
                        .metric = Csat{}},
                       {.id = "cost",
                        .scale = Anchored{.at_0 = 0.0, .at_1 = 4000.0},
                        .missing = Missing::renormalise,
                        .metric = Sum{"cost"}}}};
}

const std::vector<std::vector<Estimate>> estimates = {
    {with_outcome(measured_rate(30, 100), {.factor = 400.0}), with_outcome(measured_rate(10, 100), {.factor = 100.0}),
     with_outcome(measured_rate(4, 10), {.factor = 50.0})},
    {measured_rate(60, 100), measured_rate(90, 100), not_measured("no survey")},
    {measured(3000, 50), measured(1000, 70), measured(500, 9)}};

const CriteriaMatrix matrix(three, {{"effort", {120.0, 10.0, 20.0}},
                                    {"happy", {0.6, 0.9, 0.0}, {}, {0, 0, 1}},
                                    {"cost", {3000.0, 1000.0, 500.0}}});

TargetsInForce targets(const std::vector<Target>& list) {
  std::vector<StatedTarget> stated;
  for (const auto& each : list) stated.push_back({each, {"t", stated.size() + 1}});
  return targets_in_force(stated, three_criteria(), three, std::nullopt);
}

GapReport report_on(const std::vector<Target>& list, const GapOptions& options = {}) {
  return gaps(matrix, estimates, Scorer::fit(matrix, three_criteria()), targets(list), options);
}

const std::vector<Target> plan = {{.journey = "bill", .metric = "effort", .target = 80.0},
                                  {.metric = "happy", .target = 0.8},
                                  {.metric = "cost", .target = 1000.0}};

}  // namespace

// By hand: bill has 120 customers in pain where 80 are planned, 40 more, 0.2 of the scale of 200; effort weighs half:
// 0.1. That the truth is above 80 = 400 * 0.2 is the chance that Beta(30.5, 70.5) lies above 0.2: 0.991700444590036 by
// mpmath.
TEST_CASE("gap: in units, in value, in points and as a probability, by hand") {
  const GapReport report = report_on(plan);
  REQUIRE(report.gaps.size() == 9);
  const Gap& bill = report.gaps[0];
  CHECK(bill.journey == "bill");
  CHECK(bill.criterion == "effort");
  CHECK(bill.better == Better::lower);
  CHECK(bill.actual == 120.0);
  CHECK(bill.target == 80.0);
  CHECK(bill.n == 100);
  CHECK(bill.against->gap == 40.0);
  CHECK(bill.against->shortfall == 40.0);
  CHECK(bill.against->value_gap == doctest::Approx(0.2).epsilon(1e-15));
  CHECK(bill.against->points == doctest::Approx(0.1).epsilon(1e-15));
  CHECK(*bill.against->probability == Beta{30.5, 70.5}.tails(0.2).above);
  CHECK(*bill.against->probability == doctest::Approx(0.991700444590036).epsilon(1e-13));
}

TEST_CASE("gap: where higher is better, less than planned is the shortfall") {
  const GapReport report = report_on(plan);
  const Gap& bill = report.gaps[1];
  CHECK(bill.better == Better::higher);
  CHECK(bill.against->gap == doctest::Approx(-0.2));
  CHECK(bill.against->shortfall == doctest::Approx(0.2));
  CHECK(bill.against->value_gap == doctest::Approx(0.4));
  CHECK(*bill.against->probability == Beta{60.5, 40.5}.tails(0.8).below);
  const Gap& login = report.gaps[4];
  CHECK(login.against->gap == doctest::Approx(0.1));
  CHECK(login.against->shortfall == 0.0);
  CHECK(login.against->points < 0.0);
}

TEST_CASE("gap: a total is beyond its target or not, without doubt; exactly met is met") {
  const GapReport report = report_on(plan);
  CHECK(report.gaps[2].against->probability == 1.0);
  CHECK(report.gaps[5].against->gap == 0.0);
  CHECK(report.gaps[5].against->shortfall == 0.0);
  CHECK(report.gaps[5].against->points == 0.0);
  CHECK(report.gaps[5].against->probability == 0.0);
  CHECK(report.gaps[8].against->probability == 0.0);
}

TEST_CASE("gap: what is not measured has its target and the reason, and neither gap nor headroom") {
  const Gap move = report_on(plan).gaps[7];
  CHECK(move.target == 0.8);
  CHECK_FALSE(move.actual.has_value());
  CHECK_FALSE(move.against.has_value());
  CHECK_FALSE(move.headroom.has_value());
  CHECK(move.why_missing == "no survey");
  CHECK_FALSE(move.small_sample);
}

TEST_CASE("gap: without a target there is only headroom, and that is said") {
  const GapReport report = report_on({});
  CHECK(report.notes == std::vector<Note>{{"no_target", "no target holds for any journey; only headroom can be told"}});
  for (const auto& each : report.gaps) CHECK_FALSE(each.against.has_value());
  CHECK(report.gaps[0].headroom.has_value());
  CHECK(worst_first(report).empty());
}

// Login's shrunk rate is the best; bill would have 400 customers at that rate.
TEST_CASE("gap: headroom is as many customers at the best journey's shrunk rate; a total has none") {
  const GapReport report = report_on(plan);
  auto shrunk = estimates[0];
  shrink(shrunk, {});
  const double best = shrunk[1].shrunk / 100.0;
  const Headroom& bill = *report.gaps[0].headroom;
  CHECK(bill.journey == "login");
  CHECK(bill.reference == doctest::Approx(400.0 * best));
  CHECK(bill.room == doctest::Approx(120.0 - 400.0 * best));
  CHECK(bill.points == doctest::Approx((120.0 - 400.0 * best) / 200.0 * 0.5));
  CHECK(report.gaps[3].headroom->room == 0.0);  // login's own rate is better than its shrunk one
  CHECK(report.gaps[3].headroom->points == 0.0);
  CHECK_FALSE(report.gaps[2].headroom.has_value());
  CHECK(report.gaps[1].headroom->journey == "login");
  CHECK(report.gaps[1].headroom->room > 0.0);
}

TEST_CASE("gap: headroom to a percentile is to nobody, and smaller") {
  const GapReport report = report_on(plan, {.percentile = 50.0});
  CHECK(report.gaps[0].headroom->journey.empty());
  CHECK(report.gaps[0].headroom->room < report_on(plan).gaps[0].headroom->room);
}

TEST_CASE("gap: points are weighed as the score is: where a criterion is missing, the others weigh more") {
  const GapReport report = report_on(plan);
  CHECK(report.gaps[8].against->value_gap == doctest::Approx(-0.125));
  CHECK(report.gaps[8].against->points == doctest::Approx(-0.125 / 3.0));  // 1 of 3 left, not 1 of 4
  CHECK(report.gaps[2].against->points == doctest::Approx(0.5 / 4.0));
}

TEST_CASE("gap: a criterion that is switched off has gaps in units and no points") {
  Model off = three_criteria();
  off.criteria[0].weight = 0.0;
  const GapReport report = gaps(matrix, estimates, Scorer::fit(matrix, off), targets(plan));
  CHECK(report.gaps[0].against->gap == 40.0);
  CHECK(report.gaps[0].against->points == 0.0);
}

// Of ten numbers eight are at most 1000: the 90th percentile is above that where less than 90 % of all numbers are.
TEST_CASE("gap: a quantile misses its target as surely as too few numbers lie within it") {
  Model model = three_criteria();
  model.criteria[2].metric = Quantile{.column = "handle_s", .p = 0.9};
  auto all = estimates;
  all[2][0].n = 10;
  all[2][0].around = order_statistics(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 1000, 2900, 3000}, 0.9);
  const GapReport report = gaps(matrix, all, Scorer::fit(matrix, model), targets(plan));
  CHECK(report.gaps[2].against->gap == 2000.0);
  CHECK(report.gaps[2].against->probability == Beta{8.5, 2.5}.tails(0.9).below);
  CHECK(report.gaps[2].against->why_unsure.empty());
  CHECK(report.gaps[2].headroom->room == 2500.0);
}

TEST_CASE("gap: an interval without width has a gap and no probability, and says why") {
  Model model = three_criteria();
  model.criteria[2].metric = TimeToResolve{};
  const GapReport report = gaps(matrix, estimates, Scorer::fit(matrix, model), targets(plan));
  CHECK(report.gaps[2].against->gap == 2000.0);
  CHECK_FALSE(report.gaps[2].against->probability.has_value());
  CHECK(report.gaps[2].against->why_unsure == "equal numbers alone say nothing of how far others may be off");
}

TEST_CASE("gap: a criterion without metric has no lines, a journey with nothing measured no points") {
  Model model = three_criteria();
  model.criteria.push_back({.id = "judged", .missing = Missing::renormalise});
  auto all = estimates;
  all[0][2] = not_measured("nobody answered");
  all[2][2] = not_measured("no cost");
  all.push_back(std::vector(3, not_measured("no metric in the model")));
  const CriteriaMatrix gappy(three, {{"effort", {120.0, 10.0, 0.0}, {}, {0, 0, 1}},
                                     {"happy", {0.6, 0.9, 0.0}, {}, {0, 0, 1}},
                                     {"cost", {3000.0, 1000.0, 0.0}, {}, {0, 0, 1}},
                                     {"judged", {0.0, 0.0, 0.0}, {}, {1, 1, 1}}});
  auto held = targets(plan);
  held.of_cells.push_back(std::vector<std::optional<double>>(3));
  const GapReport report = gaps(gappy, all, Scorer::fit(gappy, model), held);
  CHECK(report.gaps.size() == 9);
  for (std::size_t i = 6; i < 9; ++i) CHECK_FALSE(report.gaps[i].actual.has_value());
}

TEST_CASE("gap: the worst come first, then what rests on too little, then what is not measured") {
  std::vector<Target> milder = plan;
  milder[0].target = 100.0;
  milder.push_back({.journey = "move", .metric = "effort", .target = 10.0});
  const GapReport report = report_on(milder);
  std::vector<std::string> order;
  for (const std::size_t i : worst_first(report))
    order.push_back(report.gaps[i].journey + " " + report.gaps[i].criterion);
  CHECK(order == std::vector<std::string>{"bill cost", "bill happy", "bill effort", "login cost", "move cost",
                                          "login happy", "move effort", "move happy"});
  CHECK(report.gaps[6].small_sample);
  CHECK_FALSE(report.gaps[8].small_sample);  // a total of 9 contacts is what it is
  CHECK(report.notes == std::vector<Note>{{"small_samples",
                                           "1 of the cells with a target rest on fewer than 30 contacts, cases or "
                                           "customers; they are marked and stand behind the others"}});
  CHECK(report_on(milder, {.min_n = 5}).notes.empty());
}

TEST_CASE("gap: a cell whose observations go together is small when its clusters are few") {
  auto clustered = estimates;
  clustered[0][0].clusters = 29;
  const GapReport report = gaps(matrix, clustered, Scorer::fit(matrix, three_criteria()), targets(plan));
  CHECK(report.gaps[0].small_sample);
  CHECK(report.gaps[0].n == 100);
  clustered[0][0].clusters = 30;
  CHECK_FALSE(gaps(matrix, clustered, Scorer::fit(matrix, three_criteria()), targets(plan)).gaps[0].small_sample);
}

TEST_CASE("gap: options outside what is allowed are refused") {
  CHECK(refusal_code([] { report_on(plan, {.percentile = 101.0}); }) == "bad_option");
  CHECK(refusal_code([] { report_on(plan, {.percentile = NAN}); }) == "bad_option");
  CHECK(refusal_code([] { report_on(plan, {.min_n = -1}); }) == "bad_option");
}

TEST_CASE("gap: estimates of other criteria than the model's are refused") {
  Model other = three_criteria();
  std::swap(other.criteria[0], other.criteria[1]);
  CHECK(refusal_code([&] { gaps(matrix, estimates, Scorer::fit(matrix, other), targets(plan)); }) == "shape_mismatch");
  CHECK(refusal_code([] { gaps(matrix, {}, Scorer::fit(matrix, three_criteria()), targets(plan)); }) ==
        "shape_mismatch");
}

TEST_CASE("gap: no journeys, no gaps") {
  const CriteriaMatrix none(Names(), {{"effort", {}}, {"happy", {}}, {"cost", {}}});
  const GapReport report = gaps(none, {{}, {}, {}}, Scorer::fit(none, three_criteria()),
                                targets_in_force({}, three_criteria(), Names(), std::nullopt));
  CHECK(report.gaps.empty());
}

TEST_CASE("gap: points of a method that does not add up are what its own score falls by, and a note says so") {
  Model model = three_criteria();
  model.method = WeightedProduct{};
  for (auto& criterion : model.criteria) criterion.missing = Missing::interval;
  const Scorer scorer = Scorer::fit(matrix, model);
  const GapReport report = gaps(matrix, estimates, scorer, targets(plan));
  const Gap& bill = report.gaps[0];
  REQUIRE(bill.against);
  const std::vector<double> now = {120.0, 0.6, 3000.0};
  const std::vector<double> met = {80.0, 0.6, 3000.0};
  CHECK(bill.against->points == scorer.score(now) - scorer.score(met));
  CHECK(report.notes.back().code == "points_one_by_one");
  for (const auto& note : report_on(plan).notes) CHECK(note.code != "points_one_by_one");
}
