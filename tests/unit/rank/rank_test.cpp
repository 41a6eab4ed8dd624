// SPDX-License-Identifier: MIT
#include "journeyrank/rank/rank.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"
#include "splitmix64.hpp"

using journeyrank::Anchored;
using journeyrank::CriteriaMatrix;
using journeyrank::Date;
using journeyrank::MinMax;
using journeyrank::Missing;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::rank;
using journeyrank::Ranking;
using journeyrank::Scorer;

namespace {

Names names_of(const std::vector<std::string>& list) { return Names::of(list); }

Model two_criteria() {
  Model model;
  model.criteria = {{.id = "pain", .scale = Anchored{0.0, 10.0}}, {.id = "cost", .scale = Anchored{0.0, 10.0}}};
  model.profiles = {{.id = "cfo", .weights = {{"pain", 0.0}, {"cost", 1.0}}}};
  return model;
}

CriteriaMatrix three_journeys() {
  return CriteriaMatrix(names_of({"c", "b", "a"}), {{.criterion = "pain", .values = {9.0, 1.0, 3.0}},
                                                    {.criterion = "cost", .values = {1.0, 5.0, 3.0}}});
}

/// Ids in order with their ranks: "c1 a2 b2".
std::string lines(const Ranking& ranking) {
  std::string text;
  for (std::size_t i = 0; i < ranking.size(); ++i) text += " " + ranking[i].id + std::to_string(ranking[i].rank);
  return text;
}

}  // namespace

TEST_CASE("rank: it is fit, score and order, and ties stand by id") {
  const auto matrix = three_journeys();
  const Ranking ranking = rank(matrix, two_criteria());
  CHECK(lines(ranking) == " c1 a2 b2");
  const auto scores = Scorer::fit(matrix, two_criteria()).score(matrix);
  CHECK(std::vector(ranking.scores().begin(), ranking.scores().end()) == scores);
  CHECK(ranking.notes().empty());
  CHECK(ranking.scorer().model() == two_criteria());
}

TEST_CASE("rank: a profile weighs its own way") {
  CHECK(lines(rank(three_journeys(), two_criteria(), {.profile = "cfo"})) == " b1 a2 c3");
  CHECK(rank(three_journeys(), two_criteria(), {.profile = "cfo"}).scorer().profile() == "cfo");
}

TEST_CASE("rank: no journey is an empty ranking, one journey has rank 1") {
  CHECK(rank(CriteriaMatrix({}, {{.criterion = "pain"}, {.criterion = "cost"}}), two_criteria()).size() == 0);
  const CriteriaMatrix one(names_of({"only"}),
                           {{.criterion = "pain", .values = {1.0}}, {.criterion = "cost", .values = {1.0}}});
  CHECK(lines(rank(one, two_criteria())) == " only1");
}

TEST_CASE("rank: a constant column under a relative scale leaves a note and changes no rank") {
  Model model = two_criteria();
  model.criteria[1].scale = MinMax{};
  const CriteriaMatrix matrix(
      names_of({"a", "b"}), {{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {7.0, 7.0}}});
  const Ranking ranking = rank(matrix, model);
  CHECK(lines(ranking) == " b1 a2");
  REQUIRE(ranking.notes().size() == 2);
  CHECK(ranking.notes()[0].code == "relative_scale");
  CHECK(ranking.notes()[1].code == "constant_column");
}

TEST_CASE("rank: the tie tolerance of the model holds") {
  Model model = two_criteria();
  model.tie_tolerance = 0.25;
  CHECK(lines(rank(three_journeys(), model)) == " c1 a1 b1");
}

TEST_CASE("rank: labels are carried to the lines") {
  const CriteriaMatrix matrix(
      names_of({"a", "b"}), {{.criterion = "pain", .values = {1.0, 2.0}}, {.criterion = "cost", .values = {0.0, 0.0}}},
      {.labels = {"Journey A", "Journey B"}});
  CHECK(rank(matrix, two_criteria())[0].label == "Journey B");
}

TEST_CASE("rank: the ranking says which cells were missing, and shows the interval of an open score") {
  Model model = two_criteria();
  model.criteria[1].missing = Missing::interval;
  const CriteriaMatrix matrix(names_of({"a", "b", "c"}),
                              {{.criterion = "pain", .values = {2.0, 4.0, 6.0}},
                               {.criterion = "cost", .values = {0.0, 5.0, 0.0}, .missing = {1, 0, 1}}});
  const Ranking ranking = rank(matrix, model);
  REQUIRE(ranking.notes().size() == 1);
  CHECK(ranking.notes()[0].code == "missing_cells");
  CHECK(ranking.notes()[0].text == "criterion \"cost\" is missing for 2 of 3 journeys (a, c); the policy is interval");
  CHECK(ranking.range(0).low == 0.1);
  CHECK(ranking.range(0).score == 0.35);
  CHECK(ranking.range(0).high == 0.6);
  CHECK(ranking.range(1).low == ranking.range(1).high);
}

TEST_CASE("rank: a note on many missing cells names three journeys; on all, none") {
  Model model = two_criteria();
  model.criteria[1].missing = Missing::worst;
  const CriteriaMatrix many(Names::numbered(5),
                            {{.criterion = "pain", .values = {1, 2, 3, 4, 5}},
                             {.criterion = "cost", .values = {1, 2, 3, 4, 5}, .missing = {1, 1, 0, 1, 1}}});
  CHECK(rank(many, model).notes()[0].text ==
        "criterion \"cost\" is missing for 4 of 5 journeys (1, 2, 4, ...); the policy is worst");
  const CriteriaMatrix all(Names::numbered(2), {{.criterion = "pain", .values = {1, 2}}});
  CHECK(rank(all, model).notes()[0].text == "criterion \"cost\" is missing for every journey; the policy is worst");
  CHECK(lines(rank(all, model)) == " 21 12");
}

TEST_CASE("rank: a pin places a journey by decree, until it expires") {
  const journeyrank::Pin pin{
      .journey = "b", .place = 1, .reason = "duty", .author = "board", .expires = Date{2026, 3, 31}};
  const Ranking held = rank(three_journeys(), two_criteria(), {.pins = {pin}, .today = Date{2026, 3, 1}});
  CHECK(lines(held) == " b1 c2 a3");
  CHECK(held[0].unpinned_rank == 2);
  const Ranking expired = rank(three_journeys(), two_criteria(), {.pins = {pin}, .today = Date{2026, 4, 1}});
  CHECK(lines(expired) == " c1 a2 b2");
  REQUIRE(expired.notes().size() == 1);
  CHECK(expired.notes()[0].code == "pin_expired");
  CHECK(refusal_code([&] { rank(three_journeys(), two_criteria(), {.pins = {pin}}); }) == "bad_option");
}

TEST_CASE("rank: what fit, score and pins refuse, it refuses") {
  CHECK(refusal_code([] { rank({}, {}); }) == "bad_model");
  CHECK(refusal_code([] { rank({}, two_criteria()); }) == "missing_column");
  CHECK(refusal_code([] { rank(three_journeys(), two_criteria(), {.profile = "ceo"}); }) == "unknown_name");
  Model model = two_criteria();
  for (auto& criterion : model.criteria) criterion.missing = Missing::renormalise;
  CHECK(refusal_code([&] { rank(CriteriaMatrix(names_of({"a"}), {}), model); }) == "missing_cell");
}

TEST_CASE("rank: the result is the same for any number of threads") {
  Splitmix64 random(1);
  const std::size_t n = 150'000;
  journeyrank::MatrixColumn pain{.criterion = "pain"};
  journeyrank::MatrixColumn cost{.criterion = "cost"};
  for (std::size_t i = 0; i < n; ++i) {
    pain.values.push_back(static_cast<double>(random.below(12)));
    cost.values.push_back(random.between(0.0, 12.0));
  }
  const CriteriaMatrix matrix(Names::numbered(n), {pain, cost});
  const Ranking one = rank(matrix, two_criteria(), {.threads = 1});
  for (const std::size_t threads : {0u, 2u, 7u}) {
    const Ranking other = rank(matrix, two_criteria(), {.threads = threads});
    CHECK(std::vector(one.order().begin(), one.order().end()) ==
          std::vector(other.order().begin(), other.order().end()));
    CHECK(std::vector(one.scores().begin(), one.scores().end()) ==
          std::vector(other.scores().begin(), other.scores().end()));
    CHECK(std::vector(one.ranks().begin(), one.ranks().end()) ==
          std::vector(other.ranks().begin(), other.ranks().end()));
  }
}
