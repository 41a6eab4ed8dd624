// SPDX-License-Identifier: MIT
#include "journeyrank/rank/ranking.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "refusal.hpp"

using journeyrank::CriteriaMatrix;
using journeyrank::Model;
using journeyrank::Names;
using journeyrank::Pin;
using journeyrank::Ranking;
using journeyrank::RankingParts;
using journeyrank::Scorer;
using journeyrank::ScoreRange;

namespace {

using Ranks = std::vector<std::uint32_t>;

Scorer any_scorer() {
  Model model;
  model.criteria = {{.id = "a"}};
  return Scorer::fit(CriteriaMatrix({}, {{.criterion = "a"}}), model);
}

/// Journeys "a", "b", ... whose scores fall from the first to the last.
RankingParts parts_of(std::vector<double> scores) {
  RankingParts parts;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    parts.journeys.push_back(std::string(1, static_cast<char>('a' + i)));
  }
  parts.scores.assign(scores.begin(), scores.end());
  parts.order = order_by_score(parts.scores, parts.journeys);
  return parts;
}

Ranking ranking_of(RankingParts parts) { return Ranking(any_scorer(), std::move(parts)); }

Ranks ranks_of(const RankingParts& parts) {
  const Ranking ranking = ranking_of(parts);
  return Ranks(ranking.ranks().begin(), ranking.ranks().end());
}

void pin(RankingParts& parts, std::uint32_t journey, std::int64_t place) {
  parts.pins.push_back(
      {{.journey = parts.journeys[journey], .place = place, .reason = "duty", .author = "board"}, journey});
}

}  // namespace

TEST_CASE("ranking: equal scores share the smallest rank: 1, 2, 2, 4") {
  CHECK(ranks_of(parts_of({0.9, 0.5, 0.5, 0.1})) == Ranks{1, 2, 2, 4});
  CHECK(ranks_of(parts_of({0.5, 0.5, 0.5})) == Ranks{1, 1, 1});
  CHECK(ranks_of(parts_of({0.9, 0.9, 0.5, 0.5, 0.5, 0.1})) == Ranks{1, 1, 3, 3, 3, 6});
  CHECK(ranks_of(parts_of({0.3, 0.2, 0.1})) == Ranks{1, 2, 3});
  CHECK(ranks_of(parts_of({0.5000000000000001, 0.5})) == Ranks{1, 2});
  CHECK(ranks_of(parts_of({0.0, -0.0})) == Ranks{1, 1});
}

TEST_CASE("ranking: no journey has no line, one journey has rank 1") {
  CHECK(ranking_of({}).size() == 0);
  CHECK(ranking_of({}).ranks().empty());
  CHECK(ranks_of(parts_of({0.2})) == Ranks{1});
}

TEST_CASE("ranking: within the tolerance of the first of their group journeys tie; the group does not creep on") {
  RankingParts parts = parts_of({0.75, 0.6875, 0.625, 0.5625});
  parts.tie_tolerance = 0.0625;
  CHECK(ranks_of(parts) == Ranks{1, 1, 3, 3});
  parts.tie_tolerance = 0.125;
  CHECK(ranks_of(parts) == Ranks{1, 1, 1, 4});
  parts.tie_tolerance = 0.03125;
  CHECK(ranks_of(parts) == Ranks{1, 2, 3, 4});
  parts.tie_tolerance = 1.0;
  CHECK(ranks_of(parts) == Ranks{1, 1, 1, 1});
}

TEST_CASE("ranking: lines hold journey, label, rank and score, in order") {
  RankingParts parts = parts_of({0.9, 0.5, 0.5});
  parts.order.journeys = {0, 2, 1};
  parts.labels = {"First", "Second", "Third"};
  const Ranking ranking = ranking_of(parts);
  REQUIRE(ranking.size() == 3);
  CHECK(ranking[1].journey == 2);
  CHECK(ranking[1].id == "c");
  CHECK(ranking[1].label == "Third");
  CHECK(ranking[1].rank == 2);
  CHECK(ranking[1].unpinned_rank == 2);
  CHECK(ranking[1].score == ScoreRange{0.5, 0.5, 0.5});
  CHECK(ranking[1].pin == nullptr);
  CHECK(ranking[2].id == "b");
  CHECK(ranking.scores()[0] == 0.9);
  CHECK(ranking.label(1) == "Second");
  CHECK(ranking_of(parts_of({0.9, 0.5})).label(1) == "b");
}

TEST_CASE("ranking: an open score is shown as the interval it lies in") {
  RankingParts parts = parts_of({0.9, 0.5});
  parts.ranges = {{0.9, 0.9, 0.9}, {0.5, 0.25, 0.75}};
  CHECK(ranking_of(parts).range(1) == ScoreRange{0.5, 0.25, 0.75});
  CHECK(ranking_of(parts)[1].score == ScoreRange{0.5, 0.25, 0.75});
}

TEST_CASE("ranking: a pinned journey has the rank of its place, and its unpinned rank stays visible") {
  RankingParts parts = parts_of({0.9, 0.7, 0.5, 0.1});
  pin(parts, 3, 1);
  const Ranking ranking = ranking_of(parts);
  CHECK(Ranks(ranking.order().begin(), ranking.order().end()) == Ranks{3, 0, 1, 2});
  CHECK(Ranks(ranking.ranks().begin(), ranking.ranks().end()) == Ranks{2, 3, 4, 1});
  CHECK(Ranks(ranking.unpinned_ranks().begin(), ranking.unpinned_ranks().end()) == Ranks{1, 2, 3, 4});
  CHECK(ranking[0].rank == 1);
  CHECK(ranking[0].unpinned_rank == 4);
  REQUIRE(ranking[0].pin != nullptr);
  CHECK(ranking[0].pin->reason == "duty");
  CHECK(ranking[1].pin == nullptr);
  CHECK(ranking.pins().size() == 1);
}

TEST_CASE("ranking: journeys that tie share a rank around a pin, and never with the pinned one") {
  RankingParts parts = parts_of({0.9, 0.5, 0.5, 0.5, 0.1});
  pin(parts, 4, 3);  // among the three that tie
  CHECK(ranks_of(parts) == Ranks{1, 2, 2, 2, 3});
  parts.pins.clear();
  pin(parts, 1, 1);  // one of them goes ahead
  CHECK(ranks_of(parts) == Ranks{2, 1, 3, 3, 5});
  parts.pins.clear();
  pin(parts, 2, 5);  // one of them goes last
  CHECK(ranks_of(parts) == Ranks{1, 2, 5, 2, 4});
}

TEST_CASE("ranking: a tie group may begin behind a pin, and the tolerance holds around it") {
  RankingParts parts = parts_of({0.75, 0.6875, 0.625, 0.5625});
  parts.tie_tolerance = 0.0625;
  pin(parts, 0, 1);
  CHECK(ranks_of(parts) == Ranks{1, 2, 2, 4});
  parts.pins.clear();
  pin(parts, 3, 2);
  CHECK(ranks_of(parts) == Ranks{1, 1, 4, 2});
}

TEST_CASE("ranking: everything pinned stands as decreed") {
  RankingParts parts = parts_of({0.9, 0.9, 0.9});
  pin(parts, 0, 3);
  pin(parts, 1, 1);
  pin(parts, 2, 2);
  CHECK(ranks_of(parts) == Ranks{3, 1, 2});
}

TEST_CASE("ranking: a copy and a moved ranking keep their pins") {
  RankingParts parts = parts_of({0.9, 0.7});
  pin(parts, 1, 1);
  Ranking first = ranking_of(parts);
  const Ranking copy = first;  // NOLINT: the copy is the point
  const Ranking moved = std::move(first);
  CHECK(copy[0].pin == &copy.pins()[0].pin);
  CHECK(moved[0].pin == &moved.pins()[0].pin);
}

TEST_CASE("ranking: a journey is found by its id, an unknown one refused with the nearest") {
  RankingParts parts = parts_of({});
  parts.journeys = Names::of(std::vector<std::string>{"bill query", "tech fault"});
  parts.order = {{1, 0}, {2, 1}};
  parts.scores = {0.1, 0.2};
  const Ranking ranking = ranking_of(parts);
  CHECK(ranking.find("tech fault") == 1);
  CHECK(refusal([&] { ranking.find("tech fualt"); }) ==
        "unknown_name: no journey \"tech fualt\" (did you mean \"tech fault\"?)");
}
