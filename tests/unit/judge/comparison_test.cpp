// SPDX-License-Identifier: MIT
#include "journeyrank/judge/comparison.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "journeyrank/rank/rank.hpp"

#include "laws/random_problem.hpp"
#include "refusal.hpp"

using journeyrank::Anchored;
using journeyrank::compare;
using journeyrank::Comparison;
using journeyrank::CriteriaMatrix;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Pin;
using journeyrank::rank;
using journeyrank::reading_order;
using journeyrank::sentence;
using journeyrank::Shares;

namespace {

Model four_criteria() {
  Model model;
  model.criteria = {{.id = "pain", .label = "Pain", .scale = Anchored{0.0, 50000.0}},
                    {.id = "revenue", .label = "Revenue", .scale = Anchored{0.0, 25e6}},
                    {.id = "retention", .label = "Retention", .scale = Anchored{0.0, 6.0}},
                    {.id = "cost", .label = "Cost to serve", .unit = "GBP", .scale = Anchored{0.0, 300000.0}}};
  return model;
}

/// Two journeys of the telecom example, rounded, and one that is behind both.
CriteriaMatrix three_journeys() {
  return CriteriaMatrix(Names::of(std::vector<std::string>{"bill", "fault", "move"}),
                        {{.criterion = "pain", .values = {40135.0, 40171.0, 6940.0}},
                         {.criterion = "revenue", .values = {21888000.0, 17640000.0, 2844000.0}},
                         {.criterion = "retention", .values = {1.3004, 2.2994, 5.7734}},
                         {.criterion = "cost", .values = {192067.0, 282906.0, 73102.0}}},
                        {.labels = {"Bill query", "Tech fault", "Moving home"}});
}

/// The points in an order, and the rounding last.
double sum_in(const Comparison& comparison, const std::vector<std::size_t>& order) {
  double sum = 0.0;
  for (const std::size_t c : order) sum += comparison.criteria[c].points;
  return sum + comparison.rounding;
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

void check_adds_up(const Comparison& comparison, Splitmix64& random) {
  std::vector<std::size_t> order;
  double all = 0.0;
  for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
    order.push_back(c);
    all += std::fabs(comparison.criteria[c].a.points) + std::fabs(comparison.criteria[c].b.points);
  }
  CHECK(same_bits(sum_in(comparison, order), comparison.difference));
  CHECK(same_bits(sum_in(comparison, reading_order(comparison)), comparison.difference));
  for (int again = 0; again < 3; ++again) {
    random.shuffle(order);
    CHECK(same_bits(sum_in(comparison, order), comparison.difference));
  }
  CHECK(std::fabs(comparison.rounding) <= 0x1p-51 * all);
}

}  // namespace

TEST_CASE("comparison: each criterion has both sides and the points of A less those of B") {
  const auto matrix = three_journeys();
  const auto ranking = rank(matrix, four_criteria());
  const Comparison comparison = compare(ranking, matrix, "fault", "bill");
  CHECK(comparison.a.journey == "fault");
  CHECK(comparison.a.label == "Tech fault");
  CHECK(comparison.a.rank == 1);
  CHECK(comparison.b.rank == 2);
  CHECK(comparison.of == 3);
  CHECK(comparison.shares == Shares::additive);
  CHECK(comparison.difference == ranking.scores()[1] - ranking.scores()[0]);
  CHECK(comparison.low == comparison.difference);
  CHECK(comparison.high == comparison.difference);
  REQUIRE(comparison.criteria.size() == 4);
  const auto& cost = comparison.criteria[3];
  CHECK(cost.a.raw == 282906.0);
  CHECK(cost.b.raw == 192067.0);
  CHECK(cost.a.unit == "GBP");
  CHECK(std::fabs(cost.points - (cost.a.points - cost.b.points)) <= 1e-16);
  CHECK(reading_order(comparison) == std::vector<std::size_t>{3, 2, 0, 1});
  CHECK(reading_order(compare(ranking, matrix, "bill", "fault")) == std::vector<std::size_t>{3, 2, 0, 1});
}

TEST_CASE("comparison: the points in any order and the rounding last give the difference bit for bit") {
  laws::for_each_problem(
      31, 400,
      {.most_criteria = 12, .policies = {Missing::reject, Missing::worst, Missing::interval, Missing::renormalise}},
      [](const laws::Problem& problem, Splitmix64& random) {
        if (problem.journeys.size() < 2 || (!adds_up(problem.model.method) && problem.raw.size() > 5)) return;
        const auto matrix = problem.matrix();
        try {
          const auto ranking = rank(matrix, problem.model);
          const std::size_t a = random.below(ranking.size());
          const std::size_t b = (a + 1 + random.below(ranking.size() - 1)) % ranking.size();
          const Comparison comparison = compare(ranking, matrix, problem.journeys[a], problem.journeys[b]);
          CHECK(same_bits(comparison.difference, ranking.scores()[a] - ranking.scores()[b]));
          check_adds_up(comparison, random);
          const double size = laws::size_of_scores(problem, ranking.scores());
          for (const auto& each : comparison.criteria) {
            CHECK(std::fabs(each.points - (each.a.points - each.b.points)) <= 1e-14 * size);
          }
        } catch (const journeyrank::Error&) {  // nothing was left to renormalise on
        }
      });
}

TEST_CASE("comparison: scores that are nearly equal, or far smaller than their points, add up too") {
  Splitmix64 random(32);
  for (int round = 0; round < 2000; ++round) {
    Model model;
    std::vector<journeyrank::MatrixColumn> columns;
    for (std::size_t c = 0; c < 2 + random.below(6); ++c) {
      const std::string id = "c" + std::to_string(c);
      model.criteria.push_back({.id = id,
                                .scale = Anchored{},
                                .weight = std::exp(random.between(-300.0, random.below(2) == 0 ? 0.0 : -250.0))});
      const double cell = random.below(3) == 0 ? std::exp(random.between(-300.0, 0.0)) : random.unit();
      columns.push_back({.criterion = id, .values = {cell, random.below(2) == 0 ? cell : std::nextafter(cell, 2.0)}});
    }
    const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"x", "y"}), columns);
    check_adds_up(compare(rank(matrix, model), matrix, "x", "y"), random);
    check_adds_up(compare(rank(matrix, model), matrix, "y", "x", {.shares = Shares::shapley}), random);
  }
}

TEST_CASE("comparison: Shapley values of two journeys add up to the difference bit for bit as well") {
  laws::for_each_problem(33, 100, {.policies = {Missing::worst, Missing::interval, Missing::renormalise}},
                         [](const laws::Problem& problem, Splitmix64& random) {
                           if (problem.journeys.size() < 2) return;
                           const auto matrix = problem.matrix();
                           try {
                             const auto ranking = rank(matrix, problem.model);
                             const Comparison comparison = compare(ranking, matrix, problem.journeys[0],
                                                                   problem.journeys[1], {.shares = Shares::shapley});
                             CHECK(comparison.shares == Shares::shapley);
                             check_adds_up(comparison, random);
                           } catch (const journeyrank::Error&) {
                           }
                         });
}

TEST_CASE("comparison: seen from the other side every sign turns") {
  const auto matrix = three_journeys();
  const auto ranking = rank(matrix, four_criteria());
  const Comparison there = compare(ranking, matrix, "fault", "bill");
  const Comparison back = compare(ranking, matrix, "bill", "fault");
  CHECK(back.difference == -there.difference);
  CHECK(back.rounding == -there.rounding);
  for (std::size_t c = 0; c < 4; ++c) CHECK(back.criteria[c].points == -there.criteria[c].points);
}

TEST_CASE("comparison: a criterion of weight 0 makes no difference") {
  Model model = four_criteria();
  model.criteria[1].weight = 0.0;
  const auto matrix = three_journeys();
  const Comparison comparison = compare(rank(matrix, model), matrix, "fault", "bill");
  CHECK(comparison.criteria[1].points == 0.0);
  CHECK(sentence(comparison) == "Tech fault is before Bill query by 15.7 points: Cost to serve +10.1, Retention +5.5.");
}

TEST_CASE("comparison: the sentence has what speaks for the one ahead first, then what is against it") {
  const auto matrix = three_journeys();
  const auto ranking = rank(matrix, four_criteria());
  CHECK(sentence(compare(ranking, matrix, "fault", "bill")) ==
        "Tech fault is before Bill query by 7.5 points: Cost to serve +7.6, Retention +4.2, against Revenue -4.2.");
  CHECK(sentence(compare(ranking, matrix, "bill", "fault")) ==
        "Bill query is behind Tech fault by 7.5 points: Cost to serve -7.6, Retention -4.2, against Revenue +4.2.");
}

TEST_CASE("comparison: journeys that are equal are level, and so is one with itself under another name") {
  Model model;
  model.criteria = {{.id = "x", .label = "X", .scale = Anchored{}}, {.id = "y", .label = "Y", .scale = Anchored{}}};
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"a", "b", "c"}),
      {{.criterion = "x", .values = {0.75, 0.75, 0.25}}, {.criterion = "y", .values = {0.25, 0.25, 0.75}}});
  const auto ranking = rank(matrix, model);
  CHECK(sentence(compare(ranking, matrix, "a", "b")) == "a is level with b, both with 50.0 points.");
  CHECK(sentence(compare(ranking, matrix, "a", "c")) ==
        "a is level with c, both with 50.0 points: X +25.0, against Y -25.0.");
  CHECK(compare(ranking, matrix, "a", "c").difference == 0.0);
}

TEST_CASE("comparison: a tie within the tolerance says how far apart the scores are") {
  Model model = four_criteria();
  model.tie_tolerance = 0.1;
  const auto matrix = three_journeys();
  CHECK(sentence(compare(rank(matrix, model), matrix, "fault", "bill")) ==
        "Tech fault is level with Bill query, for the 7.5 points between them are within the tolerance: Cost to serve "
        "+7.6, Retention +4.2, against Revenue -4.2.");
}

TEST_CASE("comparison: a difference that rounds to nothing is under 0.1 points") {
  Model model;
  model.criteria = {{.id = "x", .label = "X", .scale = Anchored{}}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{.criterion = "x", .values = {0.5, 0.5001}}});
  CHECK(sentence(compare(rank(matrix, model), matrix, "b", "a")) == "b is before a by under 0.1 points.");
}

TEST_CASE("comparison: a decree that turns the order is named, and the scores behind it") {
  const auto matrix = three_journeys();
  const Pin pin{.journey = "bill", .place = 1, .reason = "duty of care", .author = "board"};
  const auto ranking = rank(matrix, four_criteria(), {.pins = {pin}});
  const Comparison comparison = compare(ranking, matrix, "bill", "fault");
  CHECK(comparison.a.rank == 1);
  CHECK(comparison.a.unpinned_rank == 2);
  CHECK(comparison.a.pin_reason == "duty of care");
  CHECK(sentence(comparison) ==
        "Bill query is before Tech fault by decree (duty of care); by score it is behind by 7.5 points: Cost to serve "
        "-7.6, Retention -4.2, against Revenue +4.2.");
  CHECK(sentence(compare(ranking, matrix, "fault", "move")).starts_with("Tech fault is before Moving home by "));
}

TEST_CASE("comparison: a pin that moves the head of a tie group changes how others stand, and that is said") {
  Model model;
  model.criteria = {{.id = "x", .label = "X", .scale = Anchored{}}};
  model.tie_tolerance = 0.06;
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b", "c"}),
                              {{.criterion = "x", .values = {1.0, 0.95, 0.91}}});
  const Pin pin{.journey = "a", .place = 3, .reason = "done", .author = "board"};
  CHECK(sentence(compare(rank(matrix, model, {.pins = {pin}}), matrix, "b", "c")) ==
        "b is level with c through the pins of others; by score it is before by 4.0 points: X +4.0.");
}

TEST_CASE("comparison: what is not known is named, and how far it can turn the difference") {
  Model model = four_criteria();
  model.criteria[0].missing = Missing::interval;
  model.criteria[3].missing = Missing::worst;
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{.criterion = "pain", .values = {0.0, 10000.0}, .missing = {1, 0}},
                               {.criterion = "revenue", .values = {5e6, 5e6}},
                               {.criterion = "retention", .values = {3.0, 0.0}},
                               {.criterion = "cost", .values = {30000.0, 0.0}, .missing = {0, 1}}});
  const Comparison comparison = compare(rank(matrix, model), matrix, "a", "b");
  CHECK(comparison.criteria[0].a.missing);
  CHECK(comparison.criteria[3].b.missing);
  CHECK(sentence(comparison) ==
        "a is before b by 22.5 points: Retention +12.5, Pain +7.5, Cost to serve +2.5. Not known: Pain of a, Cost to "
        "serve of b; it may turn out as +10.0 to +35.0 points.");
}

TEST_CASE("comparison: two open cells turn out each by itself") {
  Model model;
  model.criteria = {{.id = "x", .label = "X", .scale = Anchored{}, .missing = Missing::interval},
                    {.id = "y", .label = "Y", .scale = Anchored{}, .weight = 3.0, .missing = Missing::interval}};
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{.criterion = "x", .values = {0.0, 0.5}, .missing = {1, 0}},
                               {.criterion = "y", .values = {0.5, 0.0}, .missing = {0, 1}}});
  const Comparison comparison = compare(rank(matrix, model), matrix, "a", "b");
  CHECK(comparison.difference == 0.0);
  CHECK(comparison.low == 0.375 - 0.875);
  CHECK(comparison.high == 0.625 - 0.125);
}

TEST_CASE("comparison: where a cell was left out, the rescaled weights are those that the score has") {
  Model model = four_criteria();
  model.criteria[0].missing = Missing::renormalise;
  const CriteriaMatrix matrix(Names::of(std::vector<std::string>{"a", "b"}),
                              {{.criterion = "pain", .values = {0.0, 50000.0}, .missing = {1, 0}},
                               {.criterion = "revenue", .values = {12.5e6, 12.5e6}},
                               {.criterion = "retention", .values = {3.0, 3.0}},
                               {.criterion = "cost", .values = {150000.0, 150000.0}}});
  const Comparison comparison = compare(rank(matrix, model), matrix, "a", "b");
  CHECK(comparison.criteria[0].points == doctest::Approx(-0.25));
  CHECK(comparison.criteria[1].points == doctest::Approx(0.5 / 3.0 - 0.125));
  CHECK(comparison.difference == -0.125);
}

TEST_CASE("comparison: the same journey, an unknown one and another matrix are refused") {
  const auto matrix = three_journeys();
  const auto ranking = rank(matrix, four_criteria());
  CHECK(refusal([&] { compare(ranking, matrix, "bill", "bill"); }) ==
        "bad_option: compare: found \"bill\" twice; allowed: two journeys");
  CHECK(refusal([&] { compare(ranking, matrix, "bill", "fualt"); }) ==
        "unknown_name: no journey \"fualt\" (did you mean \"fault\"?)");
  const CriteriaMatrix other(Names::of(std::vector<std::string>{"x", "y", "z"}), {});
  CHECK(refusal_code([&] { compare(ranking, other, "bill", "fault"); }) == "shape_mismatch");
  CHECK(refusal_code([&] { compare(ranking, CriteriaMatrix(), "bill", "fault"); }) == "shape_mismatch");
}

TEST_CASE("comparison: Shapley values are said to be such, and points that the score adds need no word") {
  const auto matrix = three_journeys();
  const auto ranking = rank(matrix, four_criteria());
  const std::string a = ranking.journeys()[0];
  const std::string b = ranking.journeys()[1];
  CHECK(shares_sentence(compare(ranking, matrix, a, b)).empty());
  CHECK(shares_sentence(compare(ranking, matrix, a, b, {.shares = Shares::shapley})).starts_with("Points are Shapley"));
}
