// SPDX-License-Identifier: MIT
#include "journeyrank/judge/worse_replacement.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "laws/random_problem.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Levels;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::name_of;
using journeyrank::Names;
using journeyrank::ReplacementTest;
using journeyrank::Scorer;
using journeyrank::test_replacements;
using journeyrank::Worse;
using journeyrank::WorseReplacement;

namespace {

ReplacementTest test_all(const CriteriaMatrix& matrix, const Model& model, std::size_t witnesses = 10) {
  std::vector<std::uint32_t> rows(matrix.journey_count());
  std::iota(rows.begin(), rows.end(), std::uint32_t{0});
  return test_replacements(Scorer::fit(matrix, model), matrix, rows, witnesses, 1);
}

Model model_of_two(const journeyrank::Scale& scale) {
  Model model;
  model.criteria = {{.id = "pain", .scale = scale}, {.id = "cost", .scale = scale}};
  return model;
}

}  // namespace

TEST_CASE("worse_replacement: an outlier that gets worse gives the first place to another") {
  // "far" spreads pain. When its pain falls, pain counts for more and "left" passes "right".
  const CriteriaMatrix matrix(
      Names::of(std::vector<std::string>{"left", "right", "far"}),
      {{.criterion = "pain", .values = {3.0, 0.0, 10.0}}, {.criterion = "cost", .values = {2.0, 4.0, 0.0}}});
  Model model = model_of_two(MinMax{});
  model.criteria[0].weight = 0.9;
  const auto test = test_all(matrix, model);
  CHECK(test.tried > 0);
  CHECK(test.failed > 0);
  REQUIRE_FALSE(test.witnesses.empty());
  const WorseReplacement& found = test.witnesses[0];
  CHECK(found.replaced == 2);
  CHECK(found.first_before == 1);
  CHECK(found.first_after == 0);
}

TEST_CASE("worse_replacement: anchored scales, piecewise ones and levels keep the first one first") {
  std::size_t tried = 0;
  for (const std::size_t scale : {0u, 1u, 2u}) {
    laws::for_each_problem(7, 40, {.policies = {Missing::reject, Missing::worst, Missing::interval}},
                           [&, scale](laws::Problem problem, Splitmix64& random) {
                             laws::Variety variety{.scale = scale, .most_journeys = 10};
                             problem = laws::random_problem(random, variety);
                             const auto test = test_all(problem.matrix(), problem.model);
                             tried += test.tried;
                             CHECK(test.failed == 0);
                             CHECK(test.witnesses.empty());
                           });
  }
  CHECK(tried > 1000);
}

TEST_CASE("worse_replacement: under relative scales some random problems fail, and each witness can be repeated") {
  std::size_t failed = 0;
  Splitmix64 random(8);
  for (int trial = 0; trial < 200; ++trial) {
    laws::Problem problem = laws::random_problem(random, {.scale = 3, .most_journeys = 8});
    const auto matrix = problem.matrix();
    const auto test = test_all(matrix, problem.model, 1000);
    CHECK(test.witnesses.size() == test.failed);
    failed += test.failed;
    const auto before = Scorer::fit(matrix, problem.model).score(matrix, 1);
    for (const auto& each : test.witnesses) {
      for (const double score : before) CHECK(score <= before[each.first_before] + 1e-12);
      CHECK(each.replaced != each.first_before);
      CHECK(each.criterion.has_value() == (each.how == Worse::worst_on_one));
      if (each.how != Worse::worst_on_one) continue;
      laws::Problem worse = problem;
      auto& column = worse.raw[*each.criterion];
      const bool up = problem.model.criteria[*each.criterion].direction == journeyrank::Direction::maximize;
      column[each.replaced] =
          up ? *std::min_element(column.begin(), column.end()) : *std::max_element(column.begin(), column.end());
      const auto changed = worse.matrix();
      const auto after = Scorer::fit(changed, problem.model).score(changed, 1);
      CHECK(after[each.first_after] > after[each.first_before] + 1e-12);
    }
  }
  CHECK(failed > 2);
}

TEST_CASE("worse_replacement: every scale of the catalogue takes what the test makes up") {
  for (std::size_t scale = 0; scale < std::variant_size_v<journeyrank::Scale>; ++scale) {
    CAPTURE(scale);
    std::size_t tried = 0;
    Splitmix64 random(21);
    for (int trial = 0; trial < 60; ++trial) {
      const auto problem = laws::random_problem(random, {.scale = scale, .most_journeys = 8});
      tried += test_all(problem.matrix(), problem.model).tried;
    }
    CHECK(tried > 60);
  }
}

TEST_CASE("worse_replacement: of ratios beyond the worst is no further than 0, of their logarithms than 1") {
  const CriteriaMatrix matrix(Names::numbered(3), {{.criterion = "pain", .values = {90.0, 40.0, 2.0}},
                                                   {.criterion = "cost", .values = {50.0, 30.0, 4.0}}});
  for (const journeyrank::Scale& scale :
       {journeyrank::Scale(journeyrank::MaxRatio{}), journeyrank::Scale(journeyrank::SumRatio{}),
        journeyrank::Scale(journeyrank::VectorRatio{}), journeyrank::Scale(journeyrank::LogarithmicRatio{})}) {
    // The second: worst everywhere, on either one, beyond; the third, the worst already: beyond alone.
    CHECK(test_all(matrix, model_of_two(scale)).tried == 5);
  }
  // The third is at the end of what ratios take: for it there is nothing beyond.
  const CriteriaMatrix at_end(Names::numbered(3), {{.criterion = "pain", .values = {90.0, 40.0, 0.0}},
                                                   {.criterion = "cost", .values = {50.0, 30.0, 0.0}}});
  CHECK(test_all(at_end, model_of_two(journeyrank::SumRatio{})).tried == 4);
}

TEST_CASE("worse_replacement: a first journey, equal ones and one that cannot be worse are passed over") {
  const CriteriaMatrix equal(Names::numbered(3), {{.criterion = "pain", .values = {1.0, 1.0, 1.0}},
                                                  {.criterion = "cost", .values = {2.0, 2.0, 2.0}}});
  CHECK(test_all(equal, model_of_two(MinMax{})).tried == 0);
  // The second journey has the worst of both already: only what lies beyond can be tried.
  const CriteriaMatrix two(Names::numbered(2),
                           {{.criterion = "pain", .values = {1.0, 0.0}}, {.criterion = "cost", .values = {1.0, 0.0}}});
  CHECK(test_all(two, model_of_two(MinMax{})).tried == 1);
  CHECK(test_replacements(Scorer::fit(two, model_of_two(MinMax{})), two, {}, 10, 1).tried == 0);
}

TEST_CASE("worse_replacement: levels end at the worst one, and a missing cell stays missing") {
  const Levels levels{{{"low", 0.2}, {"high", 0.8}, {"none", 0.0}}};
  const CriteriaMatrix matrix(Names::numbered(3), {{.criterion = "pain", .values = {1.0, 0.0, 0.0}},
                                                   {.criterion = "cost", .values = {1.0, 0.0, 2.0}}});
  CHECK(test_all(matrix, model_of_two(levels)).tried ==
        3);  // only the second's cost can fall: on one, everywhere, beyond
  Model model = model_of_two(MinMax{});
  for (auto& each : model.criteria) each.missing = Missing::worst;
  const CriteriaMatrix gap(Names::numbered(2), {{.criterion = "pain", .values = {1.0, 0.0}, .missing = {0, 1}},
                                                {.criterion = "cost", .values = {1.0, 0.0}, .missing = {0, 1}}});
  CHECK(test_all(gap, model).tried == 0);
}

TEST_CASE("worse_replacement: the ways are spelled as they are read") {
  CHECK(std::string(name_of(Worse::worst_everywhere)) == "worst_everywhere");
  CHECK(std::string(name_of(Worse::worst_on_one)) == "worst_on_one");
  CHECK(std::string(name_of(Worse::beyond_worst)) == "beyond_worst");
}
